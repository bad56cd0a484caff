/** What was done to a reader's file while it was read, in words: for the list of layers, and for what stands beside files that are saved. */
import type { ImportNote, ImportReport, OwnLayer } from './ownData';
import { areRows } from './ownNumbers';

/** A line of a report. */
export interface ReportLine {
  /** What was done, as the beginning of a sentence: `Repaired:`. */
  readonly kind: string;
  readonly words: string;
  /** Where in the file; null for the whole file. */
  readonly where: string | null;
  /** All places where `where` names the first ones alone; null where it names all, or more are there than a note keeps. */
  readonly everywhere: string | null;
  readonly offer: ImportNote['offer'];
}

const KINDS: Readonly<Record<ImportNote['kind'], string>> = {
  dropped: 'Left out:',
  repaired: 'Repaired:',
  told: 'Note:',
};

/** So many numbers of features are named. */
const MOST_NAMED = 5;

/** What stands in place of the numbers that are not named. */
const AND_MORE = ' and more';

/** Numbers of features, rows or lines in words: `rows 3 and 17`; `hasMore` if there are others that are not named. */
export function numbersWords(noun: string, numbers: readonly number[], hasMore: boolean): string {
  const named = numbers.map((each) => each.toLocaleString('en'));
  if (named.length === 1 && !hasMore) return `${noun} ${named[0]}`;
  if (hasMore) return `${noun}s ${named.join(', ')}${AND_MORE}`;
  return `${noun}s ${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

/**
 * The notes on some of a layer's features, whose numbers are given: those that concern any of them, and those on the file as a whole. What
 * concerns others, too, says which of these.
 */
export function notesOn(layer: Pick<OwnLayer, 'file' | 'report'>, numbers: ReadonlySet<number>): readonly ImportNote[] {
  return layer.report.notes.flatMap((note) => {
    const these = note.numbers?.filter((each) => numbers.has(each));
    if (!these || these.length === note.numbers?.length) return note;
    if (these.length === 0) return [];
    const words = numbersWords(
      areRows(layer) ? 'row' : 'feature',
      these.slice(0, MOST_NAMED),
      these.length > MOST_NAMED,
    );
    return { ...note, numbers: these, where: `of these ${words}` };
  });
}

/** All places of a note in words, if its words name the first ones alone and all are known. */
function everywhereOf({ where, numbers }: ImportNote): string | null {
  if (!where?.endsWith(AND_MORE) || !numbers) return null;
  // What is counted stands before the first number: `of these rows`.
  return numbersWords(where.slice(0, where.search(/s \d/)), numbers, false);
}

/** The lines of a report, what was left out first. */
export function reportLines({ notes, found, kept }: ImportReport): readonly ReportLine[] {
  const order = Object.keys(KINDS);
  const lines = [...notes]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((note) => {
      const { kind, message, where, offer } = note;
      return { kind: KINDS[kind], words: message, where, everywhere: everywhereOf(note), offer };
    });
  const isExplained = notes.some(({ kind }) => kind === 'dropped');
  if (kept >= found || isExplained) return lines;
  const words = `${(found - kept).toLocaleString('en')} of ${found.toLocaleString('en')} features could not be used.`;
  return [{ kind: KINDS.dropped, words, where: null, everywhere: null, offer: undefined }, ...lines];
}
