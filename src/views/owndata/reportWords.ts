/** What was found in a reader's file, and what of it lies beyond the timeline, in words. Pure functions. */
import type { Span } from '../../domain/model';
import type { ImportNote, ImportReport, OwnFeature } from '../../domain/ownData';
import { isOpenEnd, isOpenStart } from '../../domain/time';

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

/** How many features have dates that the timeline does not show, as a sentence; empty if none has. */
export function outsideWords(features: readonly OwnFeature[], axis: Span): string {
  let [before, after] = [0, 0];
  for (const { dates } of features) {
    if (!dates) continue;
    if (!isOpenEnd(dates) && dates.to <= axis.from) before += 1;
    else if (!isOpenStart(dates) && dates.from >= axis.to) after += 1;
  }
  const parts = [before > 0 ? `${before.toLocaleString('en')} before its first day` : '', after > 0 ? `${after.toLocaleString('en')} after its last` : ''].filter(Boolean); // prettier-ignore
  const one = before + after === 1;
  return parts.length === 0 ? '' : `Beyond the timeline: ${parts.join(', ')}. ${one ? 'It is' : 'They are'} on the map on no day that can be chosen.`; // prettier-ignore
}
