/**
 * A dated source's visibility signature: a text that says which of its features are drawn in a window, and with which counts. Where two
 * windows have equal signatures, the filters of `filters.ts` draw the same, so the map need not be told of the change. A property test
 * holds signatures and filters against each other.
 */
import type { FeatureCollection } from 'geojson';
import { OPEN_START } from '../../domain/time';
import type { Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';

/** The visibility signature of a source in a window. */
export function visibilitySignatureOf(source: FeatureCollection, window: Span, mode: TimeMode): string {
  const countFrom = mode === 'day' ? OPEN_START : window.from;
  let signature = '';
  for (const { properties } of source.features) {
    const from = properties?.['from'] as number | undefined;
    const meetings = properties?.['meetings'] as number | undefined;
    if (meetings !== undefined) {
      let count = 0;
      let meetsInWindow = '';
      for (let slot = 0; slot < meetings; slot++) {
        const meetingFrom = properties?.[`from${slot}`] as number;
        const meetingTo = properties?.[`to${slot}`] as number;
        if (meetingFrom >= window.to) continue;
        if (meetingTo > countFrom) count += 1;
        if (meetingTo > window.from) meetsInWindow = '!';
      }
      signature += `${count}${meetsInWindow},`;
    } else if (from !== undefined) {
      const to = properties?.['to'] as number;
      const next = (properties?.['next'] as number | undefined) ?? Infinity;
      // b: before its first day; a: after its last; p: the part's next piece begins in the window and is drawn instead; h: drawn.
      signature += from >= window.to ? 'b' : to <= window.from ? 'a' : next >= window.to ? 'h' : 'p';
    }
  }
  return signature;
}
