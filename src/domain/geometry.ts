/** The core's only door to Turf: bounds and the circles that show how exactly a place is known. */
import turfBbox from '@turf/bbox';
import turfCircle from '@turf/circle';
import type { Geometry, Polygon, Position } from 'geojson';
import type { Bounds, LonLat } from './model';

/** West, south, east, north of geometries (RFC 7946, section 5); none of ours crosses the antimeridian. */
export function boundsOf(geometries: readonly Geometry[]): Bounds {
  const [west, south, east, north] = turfBbox({ type: 'GeometryCollection', geometries: [...geometries] });
  return [west, south, east, north];
}

/** The ring of all points `metres` away from a point, as a polygon of 64 corners. */
export function precisionCircle(point: LonLat, metres: number): Polygon {
  return turfCircle([...point], metres, { units: 'meters', steps: 64 }).geometry;
}

/** Every position of a geometry, in order. */
export function positionsOf(geometry: Geometry): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
    case 'GeometryCollection':
      return geometry.geometries.flatMap(positionsOf);
  }
}

/** The position in the middle of a line's vertices, or the point itself: a place to put a label. */
export function middleOf(geometry: Geometry): LonLat {
  const positions = positionsOf(geometry);
  const [lon, lat] = positions[Math.floor(positions.length / 2)] as [number, number];
  return [lon, lat];
}

/** The bounds that hold all of the given ones; null when there are none. */
export function unionBounds(all: readonly Bounds[]): Bounds | null {
  if (all.length === 0) return null;
  return [
    Math.min(...all.map((b) => b[0])),
    Math.min(...all.map((b) => b[1])),
    Math.max(...all.map((b) => b[2])),
    Math.max(...all.map((b) => b[3])),
  ];
}
