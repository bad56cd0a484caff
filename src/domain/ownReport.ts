/** What was done to a reader's file while it was read, in words: for the list of layers, and for what stands beside files that are saved. */
import type { ImportNote, ImportReport } from './ownData';

/** A line of a report. */
export interface ReportLine {
  /** What was done, as the beginning of a sentence: `Repaired:`. */
  readonly kind: string;
  readonly words: string;
  /** Where in the file; null for the whole file. */
  readonly where: string | null;
  readonly offer: ImportNote['offer'];
}

const KINDS: Readonly<Record<ImportNote['kind'], string>> = {
  dropped: 'Left out:',
  repaired: 'Repaired:',
  told: 'Note:',
};

/** The lines of a report, what was left out first. */
export function reportLines({ notes, found, kept }: ImportReport): readonly ReportLine[] {
  const order = Object.keys(KINDS);
  const lines = [...notes]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, message, where, offer }) => ({ kind: KINDS[kind], words: message, where, offer }));
  const isExplained = notes.some(({ kind }) => kind === 'dropped');
  if (kept >= found || isExplained) return lines;
  const words = `${(found - kept).toLocaleString('en')} of ${found.toLocaleString('en')} features could not be used.`;
  return [{ kind: KINDS.dropped, words, where: null, offer: undefined }, ...lines];
}
