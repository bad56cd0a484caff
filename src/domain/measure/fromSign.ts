/** How far a reader's own feature is from the sign of a feature of the atlas near which it lies on the map. */
import type { Feature, Span } from '../model';
import type { OwnPlace, StyledLayer } from '../ownData';
import { distanceBetween, distanceInWords, rangeInWords, type Measurable } from './distance';
import { ownMeasurable } from './ownLayers';
import { shapeOf } from './pieces';

/**
 * The distance in words, with the precision of both positions (“28 to 31 km”), as `Measure` says it. Null if one of them has no position, or
 * none that a source says.
 */
export function distanceToSign(
  styled: StyledLayer,
  { place }: Pick<OwnPlace, 'place'>,
  { id, title, point, precisionM, disclosed }: Feature,
  window: Span,
): string | null {
  const own = ownMeasurable(styled, place, window);
  if (!own || !disclosed) return null;
  const geometry = { type: 'Point' as const, coordinates: [...point] };
  const sign: Measurable = {
    id,
    title,
    layer: null,
    stretches: [{ geometry, shape: shapeOf(geometry), precisionM }],
    doubts: [],
  };
  const distance = distanceBetween(own, sign);
  if (!distance) return null;
  if (distance.most === 0)
    return distance.unknown > 0
      ? 'at the same place as drawn; how exactly it is placed is not known'
      : 'at the same place';
  const range = rangeInWords(distance, 'km');
  return `${range} away${distanceInWords(distance, 'km').slice(range.length)}`;
}
