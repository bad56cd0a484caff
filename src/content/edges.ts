/** The ground within which an approximate outline or course really runs, as a polygon. Made at build time: buffers are dear. */
import buffer from '@turf/buffer';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** About 100 m: finer would say more than the doubt allows. */
const DIGITS = 3;

/** The band `metres` to both sides of a line or of a polygon's outline; null where there is none. */
export function edgeOf(geometry: Geometry, metres: number): Polygon | MultiPolygon | null {
  const lines = outlineOf(geometry);
  if (!lines) return null;
  const band = buffer({ type: 'MultiLineString', coordinates: lines }, metres, { units: 'meters', steps: 6 });
  if (!band) return null;
  return band.geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: band.geometry.coordinates.map(roundRing) }
    : { type: 'MultiPolygon', coordinates: band.geometry.coordinates.map((polygon) => polygon.map(roundRing)) };
}

function outlineOf(geometry: Geometry): Position[][] | null {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    default:
      return null;
  }
}

/** Rounds a ring and drops positions that repeat; the first stays the last. */
function roundRing(ring: readonly Position[]): Position[] {
  const rounded = ring.map((position) => position.map((value) => Number(value.toFixed(DIGITS))));
  return rounded.filter((position, index) => index === 0 || position.join() !== rounded[index - 1]?.join());
}
