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

/** Whether any of a geometry lies inside bounds or on their edge. None of ours crosses the antimeridian. */
export function reachesInto(geometry: Geometry, bounds: Bounds): boolean {
  switch (geometry.type) {
    case 'Point':
      return isInside(geometry.coordinates, bounds);
    case 'MultiPoint':
      return geometry.coordinates.some((position) => isInside(position, bounds));
    case 'LineString':
      return crosses(geometry.coordinates, bounds);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => crosses(line, bounds));
    case 'Polygon':
      return covers(geometry.coordinates, bounds);
    case 'MultiPolygon':
      return geometry.coordinates.some((rings) => covers(rings, bounds));
    case 'GeometryCollection':
      return geometry.geometries.some((each) => reachesInto(each, bounds));
  }
}

function isInside([x = 0, y = 0]: Position, [west, south, east, north]: Bounds): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

/** Whether a line touches a rectangle or has a part inside it. */
function crosses(line: readonly Position[], bounds: Bounds): boolean {
  return line
    .slice(1)
    .some((end, at) => clipSegment(line[at] as unknown as Point, end as unknown as Point, bounds) !== null);
}

/** A point of a plane: degrees, or units of a picture. */
export type Point = readonly [x: number, y: number];

/** The part of a straight line inside a box, its own ends where they are inside; null where it passes by (Liang and Barsky, 1984). */
export function clipSegment(a: Point, b: Point, [minX, minY, maxX, maxY]: Bounds): readonly [Point, Point] | null {
  let from = 0;
  let to = 1;
  for (const axis of [0, 1] as const) {
    const [min, max] = axis === 0 ? [minX, maxX] : [minY, maxY];
    const way = b[axis] - a[axis];
    if (way === 0) {
      if (a[axis] < min || a[axis] > max) return null;
      continue;
    }
    const [enter, leave] = [(min - a[axis]) / way, (max - a[axis]) / way];
    from = Math.max(from, Math.min(enter, leave));
    to = Math.min(to, Math.max(enter, leave));
    if (from > to) return null;
  }
  const at = (share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  return [from === 0 ? a : at(from), to === 1 ? b : at(to)];
}

/** Whether a polygon shares ground with a rectangle: a ring crosses it, or the whole rectangle lies inside the polygon. */
function covers(rings: readonly (readonly Position[])[], bounds: Bounds): boolean {
  if (rings.some((ring) => crosses(ring, bounds))) return true;
  const [x, y] = bounds;
  // A ray to the east meets the rings an odd number of times from inside; holes count with them.
  const meets = rings.flatMap((ring) => ring.slice(1).map((end, at) => [ring[at] as Position, end] as const));
  const crossed = meets.filter(
    ([[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]]) => y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0,
  );
  return crossed.length % 2 === 1;
}
