/** What a reader can choose about a handout. */

export type PaperSize = 'a4' | 'letter';

/** What a handout is about, what it has, and on which paper. */
export interface HandoutOptions {
  readonly paper: PaperSize;
  /** One map for each step of a story, or one for all of them. */
  readonly maps: 'each' | 'one';
  /** Whether the statements of the steps, or the digest of the passages concerned, are printed. */
  readonly hasText: boolean;
  readonly hasTimeline: boolean;
  /** Whether the reader's own layers are on its maps and in its timeline, where there are any. */
  readonly hasOwnData: boolean;
  readonly hasQuestions: boolean;
  /** Questions of the reader's own: one a line. */
  readonly ownQuestions: string;
  readonly hasGlossary: boolean;
  readonly hasSources: boolean;
  /** Whether pages for the teacher follow: answers, notes, and what an exercise leaves out. */
  readonly hasAnswers: boolean;
  /** What the maps leave out for an exercise. */
  readonly blank: { readonly names: boolean; readonly statuses: boolean };
  /** Whether the handout is drawn for a printer without colours. */
  readonly isGrey: boolean;
}

/** The options at first. `paper` is what readers of a language use. */
export function initialOptions(paper: PaperSize): HandoutOptions {
  return {
    paper,
    maps: 'each',
    hasText: true,
    hasTimeline: true,
    hasOwnData: true,
    hasQuestions: true,
    ownQuestions: '',
    hasGlossary: true,
    hasSources: true,
    hasAnswers: false,
    blank: { names: false, statuses: false },
    isGrey: false,
  };
}

/** Regions where paper in the format Letter is usual (CLDR, supplemental data, `paperSize`). */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PR', 'SV', 'VE']);

/** The paper that is usual where a language tag such as `en-US` is spoken. */
export function usualPaper(language: string): PaperSize {
  const region = /-([A-Z]{2})\b/.exec(language)?.[1];
  return region !== undefined && LETTER.has(region) ? 'letter' : 'a4';
}

/** What the name of a handout's file says besides its title: paper, and what tells it from other handouts of the same. */
export function fileWords({ paper, blank, hasAnswers, isGrey }: HandoutOptions): string {
  return [
    paper === 'a4' ? 'A4' : 'Letter',
    blank.names || blank.statuses ? 'to fill in' : '',
    hasAnswers ? 'with answers' : '',
    isGrey ? 'in grey' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Sizes of the papers in millimetres (ISO 216; ANSI/ASME Y14.1). */
export const PAPER_SIZES: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
};
