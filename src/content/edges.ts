/**
 * Makes the band within which an approximate outline or course really runs, as a polygon. It is made at build time, because buffers take
 * long to compute.
 */
import buffer from '@turf/buffer';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { lonNear } from '../domain/bounds';
import { outlineOf } from '../domain/geometry';

/** Digits after the decimal point of the band's coordinates, in degrees: about 100 m. More digits would claim more than is known. */
const DIGITS = 3;

/**
 * The band that extends `metres` to both sides of a line or of a polygon's outline; null if the geometry has neither. A band across the
 * antimeridian continues beyond 180 degrees, so that it stays one polygon.
 */
export function edgeBandOf(geometry: Geometry, metres: number): Polygon | MultiPolygon | null {
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

/**
 * The line with each longitude shifted by full turns to within 180 degrees of `near`. Turf's buffer projects around the middle of the
 * line and returns longitudes from -180 to 180.
 */
function onOneTurn(line: readonly Position[], near: number): Position[] {
  return line.map(([lon, ...rest]) => [lonNear(lon as number, near), ...rest]);
}

/** Rounds the positions of a ring and drops repeated ones; the ring stays closed. */
function rounded(ring: readonly Position[]): Position[] {
  const positions = ring.map((position) => position.map((value) => Number(value.toFixed(DIGITS))));
  return positions.filter((position, index) => index === 0 || position.join() !== positions[index - 1]?.join());
}
