/**
 * What a dated source shows in a window, as text: where two windows give the same text, the filters of `filters.ts` draw the same
 * picture, and the map need not be told. A property test holds the two against each other.
 */
import type { FeatureCollection } from 'geojson';
import { OPEN_START } from '../../domain/time';
import type { Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';

/** The picture of a source. */
export function pictureOf(source: FeatureCollection, window: Span, mode: TimeMode): string {
  const countFrom = mode === 'day' ? OPEN_START : window.from;
  let picture = '';
  for (const { properties } of source.features) {
    const from = properties?.['from'] as number | undefined;
    const meetings = properties?.['meetings'] as number | undefined;
    if (meetings !== undefined) {
      let [count, met] = [0, ''];
      for (let slot = 0; slot < meetings; slot++) {
        const [first, after] = [properties?.[`from${slot}`] as number, properties?.[`to${slot}`] as number];
        if (first >= window.to) continue;
        if (after > countFrom) count += 1;
        if (after > window.from) met = '!';
      }
      picture += `${count}${met},`;
    } else if (from !== undefined) {
      const [to, next] = [properties?.['to'] as number, (properties?.['next'] as number | undefined) ?? Infinity];
      // Before, after, holding, or holding until a later piece takes its place.
      picture += from >= window.to ? 'b' : to <= window.from ? 'a' : next >= window.to ? 'h' : 'p';
    }
  }
  return picture;
}
