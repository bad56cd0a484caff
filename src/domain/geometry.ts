/**
 * Functions on GeoJSON geometry. This is the only file outside build-time code that uses Turf: for bounds, and for circles that show how
 * exactly a place is known.
 */
import turfBbox from '@turf/bbox';
import turfCircle from '@turf/circle';
import type { Geometry, Polygon, Position } from 'geojson';
import { splitAtAntimeridian, unionBounds, wrapLon, wrapBounds } from './bounds';
import type { Bounds, LonLat } from './model';

/**
 * The bounds of geometries that have at least one position between them: west, south, east, north (RFC 7946, section 5). A shape across
 * the antimeridian is either cut there into several lines or polygons (section 3.1.9) or continues beyond 180 degrees; west is then
 * greater than east.
 */
export function boundsOf(geometries: readonly Geometry[]): Bounds {
  const each = geometries.flatMap(simpleParts).map((part): Bounds => {
    const [west, south, east, north] = turfBbox(part);
    return wrapBounds([west, south, east, north]);
  });
  return unionBounds(each) as Bounds;
}

/** Splits a geometry into single points, lines and polygons. */
function simpleParts(geometry: Geometry): readonly Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(simpleParts);
    default:
      return [geometry];
  }
}

/** A circle of the given radius in metres around a point, as a polygon with 64 corners. */
export function precisionCircle(point: LonLat, metres: number): Polygon {
  return turfCircle([...point], metres, { units: 'meters', steps: 64 }).geometry;
}

/** All positions of a geometry, in order. */
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

/**
 * The lines of a line geometry, or the outlines of polygons; null for points. A shape that crosses the antimeridian is stored cut in two
 * (RFC 7946, section 3.1.9); the cut itself is not part of the outline and is left out.
 */
export function outlineOf(geometry: Geometry): Position[][] | null {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .flatMap((ring) => (isCutAtAntimeridian(geometry) ? withoutCuts(ring) : [ring]));
    default:
      return null;
  }
}

/** Whether a geometry's polygons were cut in two at the antimeridian: some touch it from the east and some from the west. */
export function isCutAtAntimeridian(geometry: Geometry): boolean {
  if (geometry.type !== 'MultiPolygon') return false;
  const longitudes = new Set(positionsOf(geometry).map(([lon]) => lon));
  return longitudes.has(180) && longitudes.has(-180);
}

/** A ring without its segments along the antimeridian. */
function withoutCuts(ring: readonly Position[]): Position[][] {
  const isOnCut = ([lon]: Position): boolean => Math.abs(lon as number) === 180;
  const runs: Position[][] = [[]];
  ring.forEach((position, index) => {
    const before = ring[index - 1];
    if (before && isOnCut(before) && isOnCut(position)) runs.push([]);
    runs.at(-1)?.push(position);
  });
  return runs.filter((run) => run.length > 1);
}

/**
 * A point on a geometry at which to put its label: the middle vertex of a line, the point itself, or a point inside a polygon; of several
 * polygons, inside the one with the largest extent.
 */
export function labelPointOf(geometry: Geometry): LonLat {
  const polygons = simpleParts(geometry).filter((part) => part.type === 'Polygon');
  if (polygons.length > 0) return pointInside(largest(polygons));
  const positions = positionsOf(geometry);
  const [lon, lat] = positions[Math.floor(positions.length / 2)] as [number, number];
  return [wrapLon(lon), lat];
}

function largest(polygons: readonly Polygon[]): Polygon {
  const extent = (polygon: Polygon): number => {
    const [west, south, east, north] = turfBbox(polygon);
    return (east - west) * (north - south);
  };
  return polygons.reduce((best, each) => (extent(each) > extent(best) ? each : best));
}

/** Number of parallels along which a polygon is searched for a point inside it. */
const SCANS = 15;

/**
 * A point well inside a polygon. Candidates are the middles of the intervals in which some parallels lie inside the polygon. The
 * candidate furthest from the outline is chosen; if two are equally far, the one nearer to half the height, where a name looks right.
 * Unlike the centre of the bounding box or of gravity, this point lies inside even if the polygon is concave or has holes.
 */
function pointInside(polygon: Polygon): LonLat {
  const [, south, , north] = turfBbox(polygon);
  const edges = polygon.coordinates.flatMap((ring) =>
    ring.slice(1).map((end, at) => [ring[at] as unknown as Point, end as unknown as Point] as const),
  );
  let best = { worth: -1, lon: 0, lat: 0 };
  for (let scan = 0; scan < SCANS; scan++) {
    const share = (scan + 0.5) / SCANS;
    const lat = south + (north - south) * share;
    // Longitudes at which the parallel crosses the rings, from west to east; they alternate between entering and leaving the polygon.
    const meets = edges
      .filter(([a, b]) => a[1] > lat !== b[1] > lat)
      .map(([a, b]) => a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]))
      .sort((a, b) => a - b);
    for (let at = 0; at + 1 < meets.length; at += 2) {
      const lon = ((meets[at] as number) + (meets[at + 1] as number)) / 2;
      const room = Math.min(...edges.map((edge) => distanceTo([lon, lat], edge)));
      const worth = room * (1 - Math.abs(share - 0.5) / 10);
      if (worth > best.worth) best = { worth, lon, lat };
    }
  }
  return [wrapLon(best.lon), best.lat];
}

/** Distance in degrees from a point to a line segment. */
function distanceTo([x, y]: Point, [[x0, y0], [x1, y1]]: readonly [Point, Point]): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x - x0 - dx * share, y - y0 - dy * share);
}

/** Whether some of a geometry lies inside bounds or on their edge. Both the geometry and the bounds may cross the antimeridian. */
export function reachesInto(geometry: Geometry, bounds: Bounds): boolean {
  // The geometry may continue beyond 180 degrees, but bounds never do, so it is also compared shifted by a full turn.
  return splitAtAntimeridian(bounds).some(([west, south, east, north]) =>
    [-360, 0, 360].some((turn) => reachesIntoBox(geometry, [west + turn, south, east + turn, north])),
  );
}

function reachesIntoBox(geometry: Geometry, bounds: Bounds): boolean {
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
      return geometry.geometries.some((each) => reachesIntoBox(each, bounds));
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

/** A point on a plane, in degrees of longitude and latitude or in units of an SVG picture. */
export type Point = readonly [x: number, y: number];

/** The part of a line segment that lies inside a box; null if the segment misses the box. Algorithm: Liang and Barsky, 1984. */
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

/** Whether a polygon shares area with a rectangle: a ring crosses it, or the whole rectangle lies inside the polygon. */
function covers(rings: readonly (readonly Position[])[], bounds: Bounds): boolean {
  if (rings.some((ring) => crosses(ring, bounds))) return true;
  const [x, y] = bounds;
  // Counts how often a ray from the point to the east crosses the polygon's rings, holes included: an odd number means that the point is
  // inside.
  const meets = rings.flatMap((ring) => ring.slice(1).map((end, at) => [ring[at] as Position, end] as const));
  const crossed = meets.filter(
    ([[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]]) => y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0,
  );
  return crossed.length % 2 === 1;
}
