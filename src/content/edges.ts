/** The ground within which an approximate outline or course really runs, as a polygon. Made at build time: buffers are dear. */
import buffer from '@turf/buffer';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { lonNear } from '../domain/bounds';
import { outlineOf } from '../domain/geometry';

/** About 100 m: finer would say more than the doubt allows. */
const DIGITS = 3;

/**
 * The band `metres` to both sides of a line or of a polygon's outline; null where there is none. A band across the antimeridian goes on
 * beyond 180 degrees, so that it keeps together.
 */
export function edgeOf(geometry: Geometry, metres: number): Polygon | MultiPolygon | null {
  const outline = outlineOf(geometry);
  if (!outline) return null;
  const near = outline[0]?.[0]?.[0] ?? 0;
  const lines = outline.map((line) => onOneTurn(line, near));
  const roundRing = (ring: readonly Position[]): Position[] => rounded(onOneTurn(ring, near));
  const band = buffer({ type: 'MultiLineString', coordinates: lines }, metres, { units: 'meters', steps: 6 });
  if (!band) return null;
  return band.geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: band.geometry.coordinates.map(roundRing) }
    : { type: 'MultiPolygon', coordinates: band.geometry.coordinates.map((polygon) => polygon.map(roundRing)) };
}

/** A line whose longitudes are plain numbers within 180 degrees of `near`. The buffer takes the middle of all, and gives -180 to 180. */
function onOneTurn(line: readonly Position[], near: number): Position[] {
  return line.map(([lon, ...rest]) => [lonNear(lon as number, near), ...rest]);
}

/** Rounds a ring and drops positions that repeat; the first stays the last. */
function rounded(ring: readonly Position[]): Position[] {
  const positions = ring.map((position) => position.map((value) => Number(value.toFixed(DIGITS))));
  return positions.filter((position, index) => index === 0 || position.join() !== positions[index - 1]?.join());
}
