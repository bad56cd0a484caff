/** What was found in a reader's file, and what of it lies beyond the timeline, in words. Pure functions. */
import type { Span } from '../../domain/model';
import type { ImportNote, ImportReport, OwnLayer } from '../../domain/ownData';
import { countBeyond } from '../../domain/ownSpans';
import { formatDay } from '../../domain/time';

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

/**
 * How many features have dates that the timeline does not show, as sentences; empty if none has. `axis` has the days that can be chosen now,
 * `reach` those that can be with what came after.
 */
export function outsideWords(layer: Pick<OwnLayer, 'features'>, axis: Span, reach: Span): string {
  const { before, after } = countBeyond(layer, reach);
  const parts = [before > 0 ? `${before.toLocaleString('en')} before its first day` : '', after > 0 ? `${after.toLocaleString('en')} after its last` : ''].filter(Boolean); // prettier-ignore
  const never = parts.length === 0 ? '' : `Beyond the timeline: ${parts.join(', ')}. ${before + after === 1 ? 'It is' : 'They are'} on the map on no day that can be chosen.`; // prettier-ignore
  const later = countBeyond(layer, axis).after - after;
  const yet = later <= 0 ? '' : `${later.toLocaleString('en')} ${later === 1 ? 'begins' : 'begin'} after ${formatDay(axis.to - 1)}, where the timeline ends now. “Show …” above goes on to them.`; // prettier-ignore
  return [yet, never].filter(Boolean).join(' ');
}
