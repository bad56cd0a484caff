/** Projects positions with Web Mercator to units of the still map's plane, and clips lines to it. Pure functions. */
import type { Geometry, Position } from 'geojson';
import { centreOfBounds, lonNear, lonWidthOfBounds } from '../domain/bounds';
import type { Camera, Size } from '../domain/camera';
import { clipSegment, isCutAtAntimeridian, outlineOf, type Point } from '../domain/geometry';
import { mercatorY, RADIANS, scaleOf } from '../domain/mercator';
import type { Bounds, LonLat } from '../domain/model';

/** The plane of the still map: a picture is `width` × `height` units; y grows downwards. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  /** Projects a point, shifted by full turns of the globe to be nearest to the middle of the picture. */
  readonly project: (position: Position | LonLat) => Point;
  /**
   * Projects a position by its longitude as a plain number, so that the points of a line stay together; `pathOf` repeats lines on every
   * turn of the globe.
   */
  readonly projectPlain: (position: Position | LonLat) => Point;
  /** Units of one full turn around the earth: the map repeats after this distance. */
  readonly turn: number;
  /** Units per metre at the middle latitude of the plane. */
  readonly unitsPerMetre: number;
}

/** Radius of the earth in Web Mercator, in metres. */
const EARTH_RADIUS_M = 6_378_137;

/** The plane for bounds and a width in units. */
export function planeOf(bounds: Bounds, width: number): Plane {
  const [, south, , north] = bounds;
  const scale = width / (lonWidthOfBounds(bounds) * RADIANS);
  const [low, high] = [mercatorY(south), mercatorY(north)];
  const size = { width, height: (high - low) * scale };
  return planeAround(centreOfBounds(bounds)[0], (low + high) / 2, scale, (south + north) / 2, size);
}

/** The plane for a camera position and a picture size; its unit is a pixel. */
export function planeOfCamera({ zoom, lat, lon }: Camera, size: Size): Plane {
  return planeAround(lon, mercatorY(lat), scaleOf(zoom), lat, size);
}

/**
 * The plane whose middle is at longitude `lon` and Web Mercator height `y`, with `scale` units per radian; its metres are those at
 * latitude `lat`.
 */
function planeAround(lon: number, y: number, scale: number, lat: number, { width, height }: Size): Plane {
  const projectPlain = (position: Position | LonLat): Point => [
    width / 2 + (position[0] - lon) * RADIANS * scale,
    height / 2 + (y - mercatorY(position[1])) * scale,
  ];
  return {
    width,
    height,
    projectPlain,
    project: ([x, y]) => projectPlain([lonNear(x, lon), y]),
    turn: 2 * Math.PI * scale,
    unitsPerMetre: scale / (EARTH_RADIUS_M * Math.cos(lat * RADIANS)),
  };
}

/** The rectangle of a picture extended on each side by a share of its size. */
export function boxAround({ width, height }: Size, share: number): Bounds {
  return [-share * width, -share * height, (1 + share) * width, (1 + share) * height];
}

/** Clips a polygon ring to a rectangle (Sutherland–Hodgman algorithm). */
function clipRing(ring: readonly Point[], [minX, minY, maxX, maxY]: Bounds): readonly Point[] {
  const edges: readonly { inside: (p: Point) => boolean; cut: (a: Point, b: Point) => Point }[] = [
    { inside: (p) => p[0] >= minX, cut: (a, b) => [minX, along(a[1], b[1], (minX - a[0]) / (b[0] - a[0]))] },
    { inside: (p) => p[0] <= maxX, cut: (a, b) => [maxX, along(a[1], b[1], (maxX - a[0]) / (b[0] - a[0]))] },
    { inside: (p) => p[1] >= minY, cut: (a, b) => [along(a[0], b[0], (minY - a[1]) / (b[1] - a[1])), minY] },
    { inside: (p) => p[1] <= maxY, cut: (a, b) => [along(a[0], b[0], (maxY - a[1]) / (b[1] - a[1])), maxY] },
  ];
  return edges.reduce<readonly Point[]>((points, { inside, cut }) => {
    return points.flatMap((point, index) => {
      const previous = points.at(index - 1) as Point;
      if (inside(point)) return inside(previous) ? [point] : [cut(previous, point), point];
      return inside(previous) ? [cut(previous, point)] : [];
    });
  }, ring);
}

function along(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** The parts of a line inside a rectangle, each as a list of points. */
export function clipLine(points: readonly Point[], box: Bounds): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  points.slice(1).forEach((point, index) => {
    const kept = clipSegment(points[index] as Point, point, box);
    if (!kept) return;
    const [from, to] = kept;
    const run = runs.at(-1);
    if (run && run.at(-1) === from) run.push(to);
    else runs.push([from, to]);
  });
  return runs;
}

/**
 * SVG path data of a geometry, clipped to `box` and rounded to `steps` steps per unit, on every turn of the globe that reaches into the
 * box.
 */
export function pathOf(geometry: Geometry, plane: Plane, box: Bounds, steps: number): string {
  const line = (positions: readonly Position[]): string =>
    onEveryTurn(positions, plane, box)
      .flatMap((points) => clipLine(points, box))
      .map((run) => draw(run, steps))
      .join('');
  const ring = (positions: readonly Position[]): string =>
    ringIn(positions, plane, box)
      .map((points) => `${draw(points, steps)}Z`)
      .join('');
  switch (geometry.type) {
    case 'LineString':
      return line(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.map(line).join('');
    case 'Polygon':
      return geometry.coordinates.map(ring).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(ring).join('');
    case 'GeometryCollection':
      return geometry.geometries.map((each) => pathOf(each, plane, box, steps)).join('');
    default:
      return '';
  }
}

/** The rings of an area in units of the plane, clipped to `box`, on every turn of the globe that reaches into it. */
export function ringsIn(geometry: Geometry, plane: Plane, box: Bounds): readonly (readonly Point[])[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.flatMap((ring) => ringIn(ring, plane, box));
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat().flatMap((ring) => ringIn(ring, plane, box));
  return [];
}

function ringIn(positions: readonly Position[], plane: Plane, box: Bounds): readonly (readonly Point[])[] {
  return onEveryTurn(positions.slice(0, -1), plane, box)
    .map((points) => clipRing(points, box))
    .filter(({ length }) => length >= 3);
}

/**
 * SVG path data of a line, or of an area's outline. `fill` is the path of the whole geometry, which is returned unless the area was cut
 * at the antimeridian.
 */
export function outlinePathOf(geometry: Geometry, plane: Plane, box: Bounds, steps: number, fill: string): string {
  if (!isCutAtAntimeridian(geometry)) return fill;
  return pathOf({ type: 'MultiLineString', coordinates: outlineOf(geometry) ?? [] }, plane, box, steps);
}

/** The points of a line, on each turn of the globe on which it reaches into a rectangle. */
function onEveryTurn(positions: readonly Position[], plane: Plane, box: Bounds): readonly (readonly Point[])[] {
  const points = positions.map(plane.projectPlain);
  let [least, most] = [Infinity, -Infinity];
  for (const [x] of points) [least, most] = [Math.min(least, x), Math.max(most, x)];
  return [-1, 0, 1].flatMap((turns) => {
    const by = turns * plane.turn;
    if (most + by < box[0] || least + by > box[2]) return [];
    return [by === 0 ? points : points.map(([x, y]): Point => [x + by, y])];
  });
}

/** Relative SVG path data; points that are equal after rounding are dropped. */
function draw(points: readonly Point[], factor: number): string {
  const rounded = points.map(([x, y]) => [Math.round(x * factor), Math.round(y * factor)] as const);
  let [lastX, lastY] = rounded[0] ?? [0, 0];
  let path = `M${lastX / factor} ${lastY / factor}l`;
  let count = 0;
  for (const [x, y] of rounded.slice(1)) {
    if (x === lastX && y === lastY) continue;
    const dx = (x - lastX) / factor;
    const dy = (y - lastY) / factor;
    path += `${count > 0 && dx >= 0 ? ' ' : ''}${dx}${dy >= 0 ? ' ' : ''}${dy}`;
    [lastX, lastY] = [x, y];
    count += 1;
  }
  return count === 0 ? '' : path;
}
