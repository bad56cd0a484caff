/** What of a reader's file lies beyond the timeline, in words. */
import type { Span } from '../../domain/model';
import type { OwnLayer } from '../../domain/ownData';
import { countBeyond } from '../../domain/ownSpans';
import { formatDay } from '../../domain/time';

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
