/**
 * Finds the passages of the digest in a copy of the article, decides which of the copy's paragraphs are shown under each passage, and
 * reports what was found.
 */
import type { Article, Id } from '../domain/model';
import { matchAnchors, type Anchored, type AnchorMatch, type Doubt } from './match';
import { placeBySketch } from './bySketch';
import type { CopyFootnote, CopyFormat, CopyParagraph, CopyText } from './model';
import { lettersOf } from './normalise';
import type { OriginalPassage } from './originalPassage';

/**
 * Whether the copy is the article. `whole`: almost every passage was found. `part`: enough passages to be sure. `other`: too few, so it
 * is a different text.
 */
export type CopyVerdict = 'whole' | 'part' | 'other';

/** Report on which passages were found in a copy. */
export interface CopyReport {
  readonly verdict: CopyVerdict;
  /** Ids of the passages that were found, in the order of the article. */
  readonly placed: readonly Id[];
  /** Ids of the passages whose position is doubtful. */
  readonly doubt: readonly Id[];
  /** Ids of the passages that were not found. */
  readonly missing: readonly Id[];
  /** Whether the copy contains the article's title or DOI. */
  readonly named: boolean;
  /** Whether the copy contains the author's name. */
  readonly byAuthor: boolean;
  /** Number of passages of which the copy has most of the words, according to their sketches; null if there are no sketches. */
  readonly agreeing: number | null;
  /** Number of words between the article's words that do not belong to it; they are marked or not shown. */
  readonly beside: number;
}

/** The reader's own copy with the positions of its passages. It is plain data, so that a worker can send it to the page. */
export interface OwnCopy {
  /** Name of the file from which the copy was read. */
  readonly name: string;
  /** File format of the copy. */
  readonly format: CopyFormat;
  /** Paragraphs of the copy in reading order. */
  readonly paragraphs: readonly CopyParagraph[];
  /** Footnotes of the copy, sorted by number. */
  readonly footnotes: readonly CopyFootnote[];
  /** Passages that were found, by id. */
  readonly passages: Readonly<Record<Id, OriginalPassage>>;
  /** Report on which passages were found. */
  readonly report: CopyReport;
}

/** What is known about the article, by which its passages are found in a copy. */
export interface PlaceBy {
  /** The passages in the order of the article. */
  readonly passages: readonly (Anchored & { readonly sketch?: string | undefined })[];
  /** Title, DOI and author, by which the article is recognised. */
  readonly article: Pick<Article, 'title' | 'doi' | 'author'>;
}

/** A copy is whole if at least this share of the passages was found. */
const WHOLE = 0.9;
/** This many phrases prove that a text is part of the article: another text may contain one by chance, but not three. */
const ENOUGH = 3;

/** Finds the passages in a copy. */
export function placeCopy(
  name: string,
  copy: CopyText,
  by: PlaceBy,
  onprogress: (part: number) => void = () => {},
): OwnCopy {
  const { format, footnotes } = copy;
  // Sketches prove more than phrases: if they show that the text is the article, they decide what is shown.
  const bySketch = placeBySketch(copy.paragraphs, by.passages, by.article.title);
  const agreeing = bySketch?.agreeing ?? null;
  if (bySketch?.isArticle) {
    const { paragraphs, passages, beside } = bySketch;
    const is = (isDoubt: boolean) => (id: Id) =>
      passages[id] !== undefined && (passages[id].doubt !== null) === isDoubt;
    const ids = by.passages.map(({ id }) => id);
    const [placed, doubt] = [ids.filter(is(false)), ids.filter(is(true))];
    const missing = ids.filter((id) => !passages[id]);
    const verdict = placed.length + doubt.length >= WHOLE * ids.length ? 'whole' : 'part';
    const report = { verdict, placed, doubt, missing, ...namesIn(copy, by), agreeing, beside } as const;
    onprogress(1);
    return { name, format, paragraphs, footnotes, passages, report };
  }
  const { paragraphs } = copy;
  const matches = matchAnchors(paragraphs, by.passages, onprogress);
  const report = { ...reportOf(copy, matches, by), agreeing, beside: 0 };
  // If the sketches say that it is a different text, only almost all phrases, each with the words beside it, prove the opposite.
  const isOther = agreeing !== null && report.placed.length < WHOLE * matches.length;
  return {
    name,
    format,
    paragraphs,
    footnotes,
    passages: originals(copy, matches),
    report: isOther ? { ...report, verdict: 'other' } : report,
  };
}

/** The positions of the passages that were found by their phrases. */
function originals({ paragraphs }: CopyText, matches: readonly AnchorMatch[]): Readonly<Record<Id, OriginalPassage>> {
  const found = matches.filter((match) => match.state !== 'missing');
  const inOrder = found.filter((match) => match.state === 'placed' || match.why !== 'sequence');
  const starts = [...new Set(inOrder.map(({ place }) => place.paragraph))];
  return Object.fromEntries(
    found.map((match) => {
      const { paragraph, from, to } = match.place;
      const doubt = match.state === 'doubt' ? match.why : null;
      const place = { paragraph, anchor: { from, to }, doubt };
      // A passage outside the order of the article shows only its own paragraph.
      if (doubt === 'sequence') return [match.passage, { ...place, under: null, after: [] }];
      const first = inOrder.find((other) => other.place.paragraph === paragraph)?.passage;
      const under = first === undefined || first === match.passage ? null : first;
      // What follows the last passage are notes, references and the like, so they are not shown under it.
      const next = starts.find((start) => start > paragraph) ?? paragraph + 1;
      const after = under === null ? range(paragraph + 1, Math.min(next, paragraphs.length)) : [];
      return [match.passage, { ...place, under, after }];
    }),
  );
}

/**
 * Ids of the passages to which a paragraph of the copy may belong, in the order of the article (`order`): those whose anchors it
 * contains; for a paragraph between two passages found, these two and all between them. None for a paragraph before the first or after
 * the last passage.
 */
export function passagesAt(
  { passages, paragraphs }: Pick<OwnCopy, 'passages' | 'paragraphs'>,
  paragraph: number,
  order: readonly Id[],
): readonly Id[] {
  const known = paragraphs[paragraph]?.passage;
  if (known) return [known];
  if (known === null && !order.some((id) => passages[id]?.paragraph === paragraph)) return [];
  const found = order.filter((id) => passages[id] && passages[id].doubt !== 'sequence');
  const startOf = (id: Id): number => passages[id]?.paragraph ?? -1;
  const here = found.filter((id) => startOf(id) === paragraph);
  if (here.length > 0) return here;
  const before = found.findLast((id) => startOf(id) < paragraph);
  const after = found.find((id) => startOf(id) > paragraph);
  if (before === undefined || after === undefined) return [];
  return order.slice(order.indexOf(before), order.indexOf(after) + 1);
}

/** A paragraph of the copy as it is shown under a passage. */
export interface ShownParagraph {
  /** Index of the paragraph in the copy. */
  readonly paragraph: number;
  /** Ids of the passages whose words the paragraph shows, in the order of the article: several if the copy has them in one paragraph. */
  readonly passages: readonly Id[];
  /**
   * Why the paragraph's words may not be those of the passage: a doubt, or `beside` if they are certainly not the article's. The reader
   * is told. Null if the words are the passage's.
   */
  readonly mark: Doubt | 'beside' | null;
}

/** The copy's paragraphs that are shown under a passage: none if it was not found, or if its words are shown under an earlier passage. */
export function shownUnder(copy: OwnCopy, passage: Id, order: readonly Id[]): readonly ShownParagraph[] {
  const place = copy.passages[passage];
  if (!place || place.under !== null) return [];
  const mark = place.doubt;
  if (place.before) {
    return [...place.before, place.paragraph, ...place.after].map((paragraph) => {
      const isBeside = mark !== 'unlike' && copy.paragraphs[paragraph]?.passage !== passage;
      return { paragraph, passages: [passage], mark: isBeside ? 'beside' : mark };
    });
  }
  const here = mark === 'sequence' ? [passage] : passagesAt(copy, place.paragraph, order);
  return [
    { paragraph: place.paragraph, passages: here, mark },
    ...place.after.map((paragraph) => ({ paragraph, passages: [passage], mark })),
  ];
}

/** Whether a copy contains the article's title or DOI, and its author's name. */
function namesIn({ paragraphs, footnotes }: CopyText, { article }: PlaceBy): Pick<CopyReport, 'named' | 'byAuthor'> {
  const text = [...paragraphs, ...footnotes].map((each) => each.text).join(' ');
  const { letters } = lettersOf(text);
  const has = (words: string): boolean => words !== '' && letters.includes(lettersOf(words).letters);
  return {
    named: has(article.title) || (!!article.doi && text.toLowerCase().includes(article.doi.toLowerCase())),
    byAuthor: has(article.author),
  };
}

/** The report on a copy whose passages were found by their phrases. */
function reportOf(
  copy: CopyText,
  matches: readonly AnchorMatch[],
  by: PlaceBy,
): Omit<CopyReport, 'agreeing' | 'beside'> {
  const of = (state: AnchorMatch['state']): readonly Id[] =>
    matches.filter((match) => match.state === state).map(({ passage }) => passage);
  const [placed, doubt, missing] = [of('placed'), of('doubt'), of('missing')];
  const enough = Math.min(ENOUGH, Math.ceil(matches.length / 2));
  const verdict: CopyVerdict =
    placed.length + doubt.length >= WHOLE * matches.length ? 'whole' : placed.length >= enough ? 'part' : 'other';
  return { verdict, placed, doubt, missing, ...namesIn(copy, by) };
}

/** The whole numbers from `from` up to, but not including, `to`. */
function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
