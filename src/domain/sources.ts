/**
 * The title of a source as it is cited, and which fields a source must have. Lists, files and citations all use these functions, so that
 * they agree.
 */
import type { Issue } from './result';

/** The fields of a source that the functions of this file need. */
export interface SourceRecord {
  readonly title: string;
  /** True if `title` is the editor's description of the page and not a title that is printed on the page. */
  readonly described?: boolean | undefined;
  /** BCP 47 tag of the language of the page; absent for English. */
  readonly language?: string | undefined;
  /** The journal, site or publisher in which the source appeared. */
  readonly container?: string | undefined;
  /** Date of issue of the source, in EDTF. */
  readonly issued?: string | undefined;
  readonly url?: string | undefined;
  /** The reason why `container`, `issued` or `url` is not given. */
  readonly noPublisher?: string | undefined;
  readonly noDate?: string | undefined;
  readonly noUrl?: string | undefined;
}

/**
 * The title of a source as it is cited everywhere. A description gets square brackets (Publication Manual of the APA, 7th edition,
 * section 9.22), so that nobody takes it for a title printed on the page.
 */
export function citedTitle({ title, described }: Pick<SourceRecord, 'title' | 'described'>): string {
  return described ? `[${title}]` : title;
}

/**
 * Whether a title is a description in square brackets, as `citedTitle` writes it. CSL items have no field for this, so citations
 * recognise it by the brackets.
 */
export function isDescription(title: string): boolean {
  return /^\[[^[\]]*\]$/.test(title);
}

/**
 * The fields that a source leaves out and the reasons, as sentences for readers: shown after the source, and written into the note of its
 * CSL item.
 */
export function gapSentences({ noPublisher, noDate, noUrl }: SourceRecord): readonly string[] {
  return [
    ...(noPublisher ? [`No publisher: ${endStop(noPublisher)}`] : []),
    ...(noDate ? [`No date: ${endStop(noDate)}`] : []),
    ...(noUrl ? [`No address: ${endStop(noUrl)}`] : []),
  ];
}

/** Fields that a source must have unless it gives a reason, each with the name of the field in geodata/ that has the reason. */
const NEEDED = [
  { field: 'container', reason: 'no_publisher', value: 'container', why: 'noPublisher', what: 'publisher' },
  { field: 'issued', reason: 'no_date', value: 'issued', why: 'noDate', what: 'date' },
  { field: 'url', reason: 'no_url', value: 'url', why: 'noUrl', what: 'address' },
] as const;

/**
 * Faults in a source: a publisher, date or address that is missing without a reason, or that is given together with a reason for its
 * absence.
 */
export function sourceFaults(source: SourceRecord): readonly Issue[] {
  return [
    ...NEEDED.flatMap(({ field, reason, value, why, what }): Issue[] => {
      const [given, explained] = [source[value], source[why]];
      if (given === undefined && explained === undefined) {
        return [
          {
            field,
            message: `there is no ${what} and no word why.`,
            remedy: `Give it, or say in ${reason} why it is not known.`,
          },
        ];
      }
      if (given !== undefined && explained !== undefined) {
        return [
          { field: reason, message: `the ${what} is given and said to be unknown.`, remedy: `Take ${reason} away.` },
        ];
      }
      return [];
    }),
    // Citations change the capitals of English titles alone.
    ...(source.language === undefined && /(?!\p{Script=Latin})\p{L}/u.test(source.title)
      ? [
          {
            field: 'language',
            message: 'the title is in another script and its language is not given.',
            remedy: 'Give it as in BCP 47: ru, hy.',
          },
        ]
      : []),
    ...(/\b(copy|copies|republished)\b/i.test(source.container ?? '')
      ? [
          {
            field: 'container',
            message: 'the publisher is said to be a copy.',
            remedy: 'Name the site of the page that was read; the remark names the original.',
          },
        ]
      : []),
    ...((source.described && /[[\]]/.test(source.title)) || isDescription(source.title)
      ? [
          {
            field: 'title',
            message: 'the title has square brackets of its own.',
            remedy: 'Leave them out: they are added where "described: true" says that the title is a description.',
          },
        ]
      : []),
  ];
}

function endStop(sentence: string): string {
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
}
