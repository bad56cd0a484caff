/** Geometries of geodata/ as RFC 7946 has them. Runs at build time: what the page gets and what is published need no more work. */
import rewind from '@turf/rewind';
import truncate from '@turf/truncate';
import type { Geometry } from 'geojson';

/** Digits after the point, about a metre: no position here is known more exactly (section 11.2). */
const DIGITS = 5;

/**
 * The geometry with rounded positions, without heights, and with the rings of polygons in the direction of section 3.1.6: outer ones
 * counterclockwise, holes clockwise. Lines keep their direction, which `rewind` would change.
 */
export function tidy(geometry: Geometry): Geometry {
  const rounded = truncate(geometry as Exclude<Geometry, { type: 'GeometryCollection' }>, {
    precision: DIGITS,
    coordinates: 2,
  });
  return rounded.type === 'Polygon' || rounded.type === 'MultiPolygon' ? (rewind(rounded) as Geometry) : rounded;
}
