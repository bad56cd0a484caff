/** Rounds and orients geometries as RFC 7946 asks. It runs at build time, so that neither the page nor the published files need to. */
import rewind from '@turf/rewind';
import truncate from '@turf/truncate';
import type { Geometry } from 'geojson';

/**
 * Digits after the decimal point of coordinates in degrees: about a metre (RFC 7946, section 11.2). No position in the atlas is known
 * more exactly.
 */
const DIGITS = 5;

/**
 * The geometry with rounded positions, without heights, and with polygon rings oriented as in section 3.1.6: outer rings
 * counterclockwise, holes clockwise. Lines keep their direction, which `rewind` would change.
 */
export function tidyGeometry(geometry: Geometry): Geometry {
  const rounded = truncate(geometry as Exclude<Geometry, { type: 'GeometryCollection' }>, {
    precision: DIGITS,
    coordinates: 2,
  });
  return rounded.type === 'Polygon' || rounded.type === 'MultiPolygon' ? (rewind(rounded) as Geometry) : rounded;
}
