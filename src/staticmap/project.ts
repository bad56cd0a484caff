/** Web Mercator to the still map's own units, and lines cut to its frame. Pure. */
import type { Geometry, Position } from 'geojson';
import type { Bounds, LonLat } from '../domain/model';

/** The still map's plane: the opening bounds are `width` units wide; y grows downwards. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly project: (position: Position | LonLat) => readonly [x: number, y: number];
  /** Units per metre at the middle latitude. */
  readonly unitsPerMetre: number;
}

const mercatorY = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

/** Makes the plane for bounds. */
export function planeOf([west, south, east, north]: Bounds, width: number): Plane {
  const scale = width / ((east - west) * (Math.PI / 180));
  const top = mercatorY(north);
  const middle = ((south + north) / 2) * (Math.PI / 180);
  return {
    width,
    height: (top - mercatorY(south)) * scale,
    project: (position) => [
      ((position[0] as number) - west) * (Math.PI / 180) * scale,
      (top - mercatorY(position[1] as number)) * scale,
    ],
    unitsPerMetre: scale / (6_378_137 * Math.cos(middle)),
  };
}

type Point = readonly [number, number];

/** Sutherland–Hodgman: the part of a ring inside a box. */
export function clipRing(ring: readonly Point[], [minX, minY, maxX, maxY]: Bounds): readonly Point[] {
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

/** SVG path data of a geometry, to `steps` steps a unit, rings cut to `box`, lines outside it left out. */
export function pathOf(geometry: Geometry, plane: Plane, box: Bounds, steps: number): string {
  const inBox = ([x, y]: Point): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  const line = (positions: readonly Position[]): string => {
    const points = positions.map((position) => plane.project(position));
    // A vertex outside is kept next to one inside, so that lines run on to the frame's edge.
    const kept = points.map((p, i) => inBox(p) || inBox(points[i - 1] ?? p) || inBox(points[i + 1] ?? p));
    const runs: Point[][] = [];
    points.forEach((point, index) => {
      if (!kept[index]) return;
      if (!kept[index - 1]) runs.push([]);
      runs.at(-1)?.push(point);
    });
    return runs.map((run) => draw(run, steps)).join('');
  };
  const ring = (positions: readonly Position[]): string => {
    const points = clipRing(
      positions.slice(0, -1).map((position) => plane.project(position)),
      box,
    );
    return points.length < 3 ? '' : `${draw(points, steps)}Z`;
  };
  switch (geometry.type) {
    case 'LineString':
      return line(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.map(line).join('');
    case 'Polygon':
      return geometry.coordinates.map(ring).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flat().map(ring).join('');
    default:
      return '';
  }
}

/** Relative path data: repeated points fall away after rounding. */
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
