/** Makes the inset's picture (`symbology/inset`) from the world's base map: its land and borders around the venues. Pure functions. */
import type { Position } from 'geojson';
import { feature, merge } from 'topojson-client';
import type { GeometryCollection, Objects, Polygon, MultiPolygon, Topology } from 'topojson-specification';
import { clipSegment, type Point } from '../domain/geometry';
import type { AtlasIndex } from '../domain/links';
import type { Bounds, LonLat } from '../domain/model';
import { groupByOcean } from '../domain/venues';
import { INSET_SIZE, insetBounds, insetPointPlain, type InsetPicture } from '../symbology/inset';

/** Points nearer to the one before than this are left out, in units of the picture. */
const STEP = 1.6;
/** Islands and lakes smaller than this are left out, in square units of the picture. */
const LEAST_AREA = 9;
/** How far lines go on beyond the picture, so that no edge of it is drawn as a coast. */
const BLEED = 6;

/** The picture around the venues that one map can show together; null if the atlas has no meeting at a place. */
export function insetPicture(index: AtlasIndex, world: Topology<Objects>): InsetPicture | null {
  const venues = index.atlas.features
    .filter(({ kind }) => kind === 'venue')
    .map(({ id, point }) => ({ id, point, count: index.meetingsAt.get(id)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
  if (venues.length === 0) return null;
  const bounds = insetBounds(groupByOcean(venues).near.map(({ point }) => point));
  const { countries, borders } = world.objects;
  const land = merge(world, (countries as GeometryCollection).geometries as (Polygon | MultiPolygon)[]);
  const lines = borders ? feature(world, borders) : null;
  const border = lines && 'geometry' in lines ? lines.geometry : null;
  // The picture may lie across the antimeridian.
  const turns = [-360, 0, 360].map((turn): Bounds => [bounds[0] + turn, bounds[1], bounds[2] + turn, bounds[3]]);
  const drawn = <T>(shapes: readonly T[], draw: (shape: T, bounds: Bounds) => string): string =>
    turns.flatMap((turned) => shapes.map((shape) => draw(shape, turned))).join('');
  return {
    bounds,
    land: drawn(land.coordinates.flat(), ringPath),
    borders: border?.type === 'MultiLineString' ? drawn(border.coordinates, linePath) : '',
  };
}

const FRAME: Bounds = [-BLEED, -BLEED, INSET_SIZE.width + BLEED, INSET_SIZE.height + BLEED];

/** A ring of land, cut at the frame; empty if nothing of it is large enough to be seen. */
function ringPath(ring: readonly Position[], bounds: Bounds): string {
  const cut = thinned(clipRing(ring.map((at) => insetPointPlain(bounds, at as unknown as LonLat))));
  return cut.length < 3 || areaOf(cut) < LEAST_AREA ? '' : `${path(cut)}z`;
}

/** A border, cut at the frame; empty if none of it is in the frame. */
function linePath(line: readonly Position[], bounds: Bounds): string {
  const points = line.map((at) => insetPointPlain(bounds, at as unknown as LonLat));
  const pieces: Point[][] = [];
  for (const [at, end] of points.slice(1).entries()) {
    const inside = clipSegment(points[at] as Point, end, FRAME);
    if (!inside) continue;
    const last = pieces.at(-1);
    const [from, to] = inside;
    if (last?.at(-1) === from) last.push(to);
    else pieces.push([from, to]);
  }
  return pieces.map((piece) => path(thinned(piece))).join('');
}

/** The part of a ring that lies in the frame. Algorithm: Sutherland and Hodgman, 1974. */
function clipRing(ring: readonly Point[]): readonly Point[] {
  const [left, top, right, bottom] = FRAME;
  const sides = [
    [0, left, 1],
    [1, top, 1],
    [0, right, -1],
    [1, bottom, -1],
  ] as const;
  return sides.reduce<readonly Point[]>((points, [axis, limit, sign]) => {
    const isIn = (point: Point): boolean => (point[axis] - limit) * sign >= 0;
    return points.flatMap((point, at) => {
      const before = points.at(at - 1) as Point;
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const crossing: Point = [before[0] + (point[0] - before[0]) * share, before[1] + (point[1] - before[1]) * share];
      return [...(isIn(point) === isIn(before) ? [] : [crossing]), ...(isIn(point) ? [point] : [])];
    });
  }, ring);
}

/** Points of a line at whole units, those too near to the one before left out; the last one stays. */
function thinned(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const [at, [x, y]] of points.entries()) {
    const last = kept.at(-1);
    if (last && at < points.length - 1 && Math.hypot(x - last[0], y - last[1]) < STEP) continue;
    kept.push([Math.round(x), Math.round(y)]);
  }
  return kept;
}

/** A line as SVG path data with relative steps, which are shorter. */
function path(points: readonly Point[]): string {
  return points
    .map(([x, y], at) => {
      const [fromX, fromY] = points[at - 1] ?? [0, 0];
      const [dx, dy] = [x - fromX, y - fromY];
      return at === 0 ? `M${x} ${y}l` : `${at === 1 || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    })
    .join('');
}

function areaOf(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] as Point;
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}
