/** What of a reader's file lies beyond the timeline, or far from the rest of it, in words. */
import type { Span } from '../../domain/model';
import type { OwnLayer } from '../../domain/ownData';
import { areRows } from '../../domain/ownNumbers';
import { countBeyond } from '../../domain/ownSpans';
import { formatDay } from '../../domain/time';
import { bulkOf } from '../../formats/import/bulk';

/**
 * How many features have dates that the timeline does not show, as sentences; empty if none has. `axis` has the days that can be chosen now,
 * `reach` those that can be with what came after.
 */
export function outsideWords(layer: Pick<OwnLayer, 'features'>, axis: Span, reach: Span): string {
  const { before, after } = countBeyond(layer, reach);
  const parts = [
    before > 0 ? `${before.toLocaleString('en')} before its first day` : '',
    after > 0 ? `${after.toLocaleString('en')} after its last` : '',
  ].filter(Boolean);
  const never =
    parts.length === 0
      ? ''
      : `Beyond the timeline: ${parts.join(', ')}. ${before + after === 1 ? 'It is' : 'They are'} on the map on no day that can be chosen.`;
  const later = countBeyond(layer, axis).after - after;
  const yet =
    later <= 0
      ? ''
      : `${later.toLocaleString('en')} ${later === 1 ? 'begins' : 'begin'} after ${formatDay(axis.to - 1)}, where the timeline ends now. “Show …” above goes on to them.`;
  return [yet, never].filter(Boolean).join(' ');
}

/** So many features are named. */
const MOST_NAMED = 5;

/** Which few features lie far from the others, and what that means for the zoom, in two sentences; empty if none do. */
export function farWords(layer: OwnLayer): string {
  const far = bulkOf(layer)?.far ?? [];
  const [first, ...others] = far.slice(0, MOST_NAMED).map((number) => number.toLocaleString('en'));
  if (first === undefined) return '';
  const noun = areRows(layer) ? 'row' : 'feature';
  const rest = far.length - MOST_NAMED;
  const last = rest > 0 ? `${rest.toLocaleString('en')} more` : others.pop();
  const named = last === undefined ? `${noun} ${first}` : `${noun}s ${[first, ...others].join(', ')} and ${last}`;
  const verb = far.length === 1 ? 'lies' : 'lie';
  return `${far.length.toLocaleString('en')} of ${layer.features.length.toLocaleString('en')} ${verb} far from the others: ${named}. “Zoom to” leaves ${far.length === 1 ? 'it' : 'them'} out.`;
}
