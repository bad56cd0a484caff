/**
 * The outline of everything within some metres of a shape, on the ellipsoid. It is the line on which the distance from the shape has that
 * value, found with marching squares on a grid whose crossings are then put where the distance is right. So it has the right form without a
 * union of many circles: where two circles would overlap, it has one outline, and holes where something is further away on all sides.
 */
import type { MultiPolygon, Position } from 'geojson';
import { lonNear } from '../bounds';
import type { LonLat } from '../model';
import { pointAt } from './geodesic';
import { nearestPoints } from './nearest';
import { metresPerTurn, shapeOf, type Box, type Shape } from './pieces';
import { isInPolygon } from './plane';

/** Corners of a circle around a point. */
const CORNERS = 128;
/** A cell of the grid is at most this share of the distance wide, where the grid then has not too many. */
const FINENESS = 1 / 5;
/** Cells along the longer side of the grid: a power of two, at least and at most. */
const LEAST_CELLS = 64;
const MOST_CELLS = 1024;
/** Metres by which a corner of the outline may lie beside the true line. */
const EXACT = 0.5;
/** Beyond this latitude a grid of longitudes and latitudes has no use. */
const LAST_LATITUDE = 88;

/**
 * The area within so many metres of a shape. Longitudes may continue beyond 180 degrees. Null if the shape has no position or the area
 * comes too near to a pole or reaches around the earth, where it is no outline on a map.
 */
export function areaAround(shape: Shape, metres: number): MultiPolygon | null {
  if (!shape.box || metres <= 0) return null;
  const frame = frameAround(shape.box, metres);
  if (!frame) return null;
  const point = pointOf(shape.box);
  if (point) return { type: 'MultiPolygon', coordinates: [[circle(point, metres)]] };
  return { type: 'MultiPolygon', coordinates: withHoles(new Grid(shape, metres, frame).rings()) };
}

/** The only point of a box; null if it has more than one. */
function pointOf({ piece }: Box): LonLat | null {
  return piece && piece.from[0] === piece.to[0] && piece.from[1] === piece.to[1] ? piece.from : null;
}

/** A geodesic circle, counter-clockwise, closed (RFC 7946, section 3.1.6). */
function circle(centre: LonLat, metres: number): Position[] {
  const ring = Array.from({ length: CORNERS }, (_, at): Position => [
    ...pointAt(centre, -(360 * at) / CORNERS, metres),
  ]);
  return [...ring, ring[0] as Position];
}

/** A rectangle of longitudes and latitudes. */
interface Frame {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function frameAround(box: Box, metres: number): Frame | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let near: number | null = null;
  const visit = ({ piece, halves }: Box): void => {
    halves?.forEach(visit);
    if (!piece) return;
    for (const [lon, lat] of [piece.from, piece.to]) {
      // What is cut at the antimeridian is joined again: each piece is put next to the one before.
      const x: number = lonNear(lon, near ?? lon);
      near = x;
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  };
  visit(box);
  const upward = (metres * 1.02) / metresPerTurn(0, 0, 1)[1];
  [south, north] = [south - upward, north + upward];
  if (south < -LAST_LATITUDE || north > LAST_LATITUDE) return null;
  const sideward = (metres * 1.02) / Math.min(metresPerTurn(south, 1, 0)[0], metresPerTurn(north, 1, 0)[0]);
  [west, east] = [west - sideward, east + sideward];
  return east - west >= 360 ? null : { west, south, east, north };
}

/** A square of the grid: its lower left corner and its width in cells, a power of two. */
interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The distances from a shape on a grid, worked out where the outline passes and nowhere else. */
class Grid {
  readonly #shape: Shape;
  readonly #metres: number;
  readonly #frame: Frame;
  readonly #cells: number;
  /** Degrees of longitude and latitude that a cell is wide and high. */
  readonly #size: readonly [number, number];
  readonly #values = new Map<number, number>();
  readonly #corners = new Map<string, LonLat>();

  constructor(shape: Shape, metres: number, frame: Frame) {
    this.#shape = shape;
    this.#metres = metres;
    this.#frame = frame;
    const { west, south, east, north } = frame;
    const [, high] = metresPerTurn((south + north) / 2, 0, north - south);
    const wide = metresPerTurn(Math.min(Math.abs(south), Math.abs(north)), east - west, 0)[0];
    const wanted = Math.max(high, wide) / (metres * FINENESS);
    this.#cells = 2 ** Math.ceil(Math.log2(Math.min(MOST_CELLS, Math.max(LEAST_CELLS, wanted))));
    this.#size = [(east - west) / this.#cells, (north - south) / this.#cells];
  }

  /** The closed outlines: counter-clockwise around what is near, clockwise around holes. */
  rings(): Position[][] {
    const next = new Map<string, string>();
    const visit = ({ x, y, width }: Block): void => {
      if (this.#misses({ x, y, width })) return;
      if (width === 1) {
        for (const [from, to] of this.#sidesIn(x, y)) next.set(from, to);
        return;
      }
      const half = width / 2;
      for (const [dx, dy] of [
        [0, 0],
        [half, 0],
        [0, half],
        [half, half],
      ] as const)
        visit({ x: x + dx, y: y + dy, width: half });
    };
    visit({ x: 0, y: 0, width: this.#cells });
    const rings: Position[][] = [];
    for (const first of [...next.keys()]) if (next.has(first)) rings.push(this.#follow(first, next));
    return rings.filter((ring) => ring.length > 3);
  }

  #follow(first: string, next: Map<string, string>): Position[] {
    const ring: Position[] = [];
    let at: string | undefined = first;
    while (at !== undefined && next.has(at)) {
      ring.push([...(this.#corners.get(at) as LonLat)]);
      const to: string | undefined = next.get(at);
      next.delete(at);
      at = to;
    }
    return [...ring, ring[0] as Position];
  }

  #place(x: number, y: number): LonLat {
    return [this.#frame.west + x * this.#size[0], this.#frame.south + y * this.#size[1]];
  }

  /** How much further than wanted a place is from the shape, in metres; negative where it is nearer. */
  #excess([lon, lat]: LonLat, atMost = Infinity): number {
    const point = shapeOf({ type: 'Point', coordinates: [lon, lat] });
    return (nearestPoints(point, this.#shape, atMost)?.metres ?? Infinity) - this.#metres;
  }

  #value(x: number, y: number): number {
    const key = y * (this.#cells + 1) + x;
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = this.#excess(this.#place(x, y));
    this.#values.set(key, value);
    return value;
  }

  /** Whether the outline cannot pass through a block: on a way of some metres the distance changes by no more metres. */
  #misses({ x, y, width }: Block): boolean {
    if (width === 1) return false;
    const [, lat] = this.#place(x, y + width / 2);
    const nearest = Math.max(0, Math.abs(lat) - (width / 2) * this.#size[1]);
    const half = Math.hypot(
      metresPerTurn(nearest, (width / 2) * this.#size[0], 0)[0],
      metresPerTurn(lat, 0, (width / 2) * this.#size[1])[1],
    );
    return Math.abs(this.#excess(this.#place(x + width / 2, y + width / 2), this.#metres + half * 1.02)) > half * 1.01;
  }

  /** The pieces of the outline in a cell, from one of its sides to another, with what is near on their left. */
  *#sidesIn(x: number, y: number): Generator<readonly [string, string]> {
    const corners = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
    ] as const;
    const near = corners.map(([cx, cy]) => this.#value(cx, cy) < 0);
    /** The sides that the outline crosses: with what is near behind (`out`) or ahead (`in`), going around counter-clockwise. */
    const [outs, ins]: [number[], number[]] = [[], []];
    near.forEach((isNear, at) => {
      const isNextNear = near[(at + 1) % 4];
      if (isNear && !isNextNear) outs.push(at);
      if (!isNear && isNextNear) ins.push(at);
    });
    const side = (at: number): string =>
      this.#crossing(corners[at] as readonly [number, number], corners[(at + 1) % 4] as readonly [number, number]);
    if (outs.length === 2 && this.#excess(this.#place(x + 0.5, y + 0.5)) < 0) {
      // Two corners that lie opposite each other are near, and so is the middle: the outline leaves out the two others.
      for (const out of outs) yield [side(out), side((out + 1) % 4)];
      return;
    }
    for (const out of outs) yield [side(out), side(ins.length === 1 ? (ins[0] as number) : (out + 3) % 4)];
  }

  /** The crossing of the outline with an edge of the grid, as a key of `#corners`. */
  #crossing(one: readonly [number, number], other: readonly [number, number]): string {
    const isOrdered = one[0] < other[0] || one[1] < other[1];
    const [[x0, y0], [x1, y1]] = isOrdered ? [one, other] : [other, one];
    const key = `${x0} ${y0} ${x1 > x0 ? 'h' : 'v'}`;
    if (!this.#corners.has(key)) {
      let [low, high] = [0, 1];
      let [atLow, atHigh] = [this.#value(x0, y0), this.#value(x1, y1)];
      let place = this.#place(x0, y0);
      for (let step = 0; step < 20; step++) {
        const share = Math.min(0.99, Math.max(0.01, atLow / (atLow - atHigh))) * (high - low) + low;
        place = this.#place(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
        const value = this.#excess(place);
        if (Math.abs(value) < EXACT) break;
        if (value < 0 === atLow < 0) [low, atLow] = [share, value];
        else [high, atHigh] = [share, value];
      }
      this.#corners.set(key, place);
    }
    return key;
  }
}

/** Puts every hole into the outline around it. */
function withHoles(rings: readonly Position[][]): Position[][][] {
  const isOuter = (ring: readonly Position[]): boolean => signedArea(ring) > 0;
  const polygons = rings.filter(isOuter).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => !isOuter(ring))) {
    const [lon = 0, lat = 0] = hole[0] ?? [];
    polygons.find(([outer]) => isInPolygon([lon, lat], [outer ?? []]))?.push(hole);
  }
  return polygons;
}

/** Area of a ring in square degrees: positive if it runs counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  return ring.slice(1).reduce((sum, [x1 = 0, y1 = 0], at) => {
    const [x0 = 0, y0 = 0] = ring[at] as Position;
    return sum + (x0 * y1 - x1 * y0) / 2;
  }, 0);
}
