/** How a cited work or page is named, and what its record must say. All lists, files and citations use these functions, so that they agree. */
import type { Issue } from './result';

/** The fields of a source that this file speaks of. */
export interface SourceRecord {
  readonly title: string;
  /** True where `title` is the editor's description of the page and not a title read on it. */
  readonly described?: boolean | undefined;
  /** Where it appeared: journal, site, publisher. */
  readonly container?: string | undefined;
  /** Date of issue, EDTF. */
  readonly issued?: string | undefined;
  readonly url?: string | undefined;
  /** Why `container`, `issued` or `url` is not given. */
  readonly noPublisher?: string | undefined;
  readonly noDate?: string | undefined;
  readonly noUrl?: string | undefined;
}

/**
 * The title as it is cited everywhere: a description of a work stands in square brackets (Publication Manual of the APA, 7th edition,
 * section 9.22), so that nobody takes it for words of the page.
 */
export function citedTitle({ title, described }: Pick<SourceRecord, 'title' | 'described'>): string {
  return described ? `[${title}]` : title;
}

/** Whether a title is a description in square brackets, as `citedTitle` writes it. Citations read it from CSL items, which have no field for it. */
export function isDescription(title: string): boolean {
  return /^\[[^[\]]*\]$/.test(title);
}

/** What a record leaves out and why, as sentences for people: shown behind the record and written into the note of its CSL item. */
export function gapSentences({ noPublisher, noDate, noUrl }: SourceRecord): readonly string[] {
  return [
    ...(noPublisher ? [`No publisher: ${endStop(noPublisher)}`] : []),
    ...(noDate ? [`No date: ${endStop(noDate)}`] : []),
    ...(noUrl ? [`No address: ${endStop(noUrl)}`] : []),
  ];
}

/** The fields that a source must have or give a reason for, each with the field of geodata/ that holds the reason. */
const NEEDED = [
  { field: 'container', reason: 'no_publisher', value: 'container', why: 'noPublisher', what: 'publisher' },
  { field: 'issued', reason: 'no_date', value: 'issued', why: 'noDate', what: 'date' },
  { field: 'url', reason: 'no_url', value: 'url', why: 'noUrl', what: 'address' },
] as const;

/** Faults of a source's record: a publisher, date or address that is missing without a reason, or given together with one. */
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
