/**
 * The two nearest points of two geometries on the ellipsoid. Pairs of pieces are looked at in the order of a cheap lower bound, which
 * leaves out all but a few; for these the distance from the ends of each piece to the other is minimised with geodesics. No pair is left
 * out that could be nearer, so the result is the distance and no approximation from vertices.
 */
import { Geodesic } from 'geographiclib-geodesic';
import { lonNear } from '../bounds';
import type { LonLat } from '../model';
import { wrapped } from './geodesic';
import { along, gapBetween, gapOfPieces, metresPerTurn, type Box, type Piece, type Shape } from './pieces';
import { isInPolygon, meetingPoint } from './plane';

/** The nearest points of two geometries. */
export interface NearestPoints {
  /** Length of the geodesic between them in metres; 0 if the geometries touch or one lies inside the other. */
  readonly metres: number;
  /** A nearest point of the first geometry, and of the second. */
  readonly from: LonLat;
  readonly to: LonLat;
}

/** Metres that a search along a piece may leave to be gained: so few that the slope along the other piece has its right sign. */
const EXACT = 1e-9;
/** Nearer than this, in metres, two lines touch. */
const TOUCHING = 1e-3;
/** A search for a minimum ends after so many steps at the latest. */
const MOST_STEPS = 60;
/** No geodesic bends less than a circle of this radius in metres; the ellipsoid's greatest radius of curvature is 6,399,594. */
const FLATTEST = 6_410_000;

/**
 * The nearest points of two shapes. Null if one has no position, or if all of it is further away than `atMost` metres.
 */
export function nearestPoints(one: Shape, other: Shape, atMost = Infinity): NearestPoints | null {
  if (!one.box || !other.box) return null;
  const inside = pointInside(one, other) ?? pointInside(other, one);
  if (inside) return { metres: 0, from: inside, to: inside };
  let best: NearestPoints | null = null;
  let least = atMost;
  const queue = new Queue();
  queue.add({ bound: 0, one: one.box, other: other.box });
  for (let next = queue.take(); next && next.bound <= least; next = queue.take()) {
    const { one: a, other: b } = next;
    if (a.piece && b.piece) {
      const found = nearestOfPieces(a.piece, b.piece);
      if (found.metres <= least) {
        least = found.metres;
        best = found;
      }
      if (least < TOUCHING) break;
      continue;
    }
    const isFirst = b.halves === null || (a.halves !== null && sizeOf(a) >= sizeOf(b));
    const pairs = isFirst ? a.halves?.map((half) => [half, b]) : b.halves?.map((half) => [a, half]);
    for (const [x, y] of (pairs ?? []) as [Box, Box][]) {
      const gap = x.piece && y.piece ? gapOfPieces(x.piece, y.piece) : gapBetween(x.edges, y.edges);
      const bound = onGround(gap);
      if (bound <= least) queue.add({ bound, one: x, other: y });
    }
  }
  return best && best.metres < TOUCHING ? { ...best, metres: 0 } : best;
}

/** A lower bound of the way on the ground, in metres, between points that are so far apart through the earth. */
export function onGround(straight: number): number {
  return 2 * FLATTEST * Math.asin(Math.min(1, straight / (2 * FLATTEST)));
}

/** A position of a shape that lies inside a polygon of the other; null if none does. */
function pointInside(one: Shape, other: Shape): LonLat | null {
  if (other.polygons.length === 0) return null;
  return one.starts.find((start) => other.polygons.some((rings) => isInPolygon(start, rings))) ?? null;
}

/** Length of a box's diagonal. */
function sizeOf({ edges }: Box): number {
  return Math.hypot(edges[3] - edges[0], edges[4] - edges[1], edges[5] - edges[2]);
}

/** The way between a point of one piece and a point of another. */
interface Way {
  readonly metres: number;
  /** The shares of the first and of the second piece at which the points lie, from 0 to 1. */
  readonly shares: readonly [number, number];
  /** How fast the way gets longer while its end goes along the first piece, and along the second: in metres for the whole piece. */
  readonly slopes: readonly [number, number];
}

/**
 * The nearest points of two pieces. If the pieces do not meet, an end of one of them is among these, so each end is held against the other
 * piece. A way that is at right angles to both pieces is not the shortest: the earth bulges, so the way gets shorter if both of its ends
 * move along the pieces, in one direction or the other. On a sphere this is so for all lines that are straight in longitude and latitude;
 * two parallels are as far apart everywhere, and so also at an end. A search along both pieces at once stops where it is level: beside the
 * equator, where meridians are furthest apart. The ellipsoid is no sphere: from the best end a few millimetres in thousands of kilometres
 * may be left to gain along both pieces.
 */
function nearestOfPieces(one: Piece, other: Piece): NearestPoints {
  const shift = lonNear(other.from[0], one.from[0]) - other.from[0];
  const moved = (at: LonLat): LonLat => [at[0] + shift, at[1]];
  const meeting = meetingPoint(one.from, one.to, moved(other.from), moved(other.to));
  if (meeting) return { metres: 0, from: wrapped(meeting), to: wrapped(meeting) };
  const way = (s: number, t: number): Way => wayBetween(one, other, s, t);
  const [ofOne, ofOther] = [endsOf(one), endsOf(other)];
  const corners = ofOne.map((s) => ofOther.map((t) => way(s, t)));
  const toOther = (s: number, ends = ofOther.map((t) => way(s, t))): Way => leastOf(ends, 1, (t) => way(s, t));
  const toOne = (t: number, ends = ofOne.map((s) => way(s, t))): Way => leastOf(ends, 0, (s) => way(s, t));
  const fromOne = ofOne.map((s, at) => toOther(s, corners[at]));
  const fromOther = ofOther.map((t, at) =>
    toOne(
      t,
      corners.map((row) => row[at] as Way),
    ),
  );
  let best = shortest([...fromOne, ...fromOther]);
  if (fallsInward(best, 0)) best = leastOf(fromOne, 0, (s) => toOther(s));
  else if (fallsInward(best, 1)) best = leastOf(fromOther, 1, (t) => toOne(t));
  return {
    metres: best.metres,
    from: wrapped(along(one.from, one.to, best.shares[0])),
    to: wrapped(along(other.from, other.to, best.shares[1])),
  };
}

function shortest(ways: readonly Way[]): Way {
  return ways.reduce((least, each) => (each.metres < least.metres ? each : least));
}

/** Whether a way from an end of a piece gets shorter along that piece. */
function fallsInward({ shares, slopes }: Way, side: 0 | 1): boolean {
  return shares[side] === 0 ? slopes[side] < -EXACT : shares[side] === 1 && slopes[side] > EXACT;
}

/** The shares of a piece's ends: one if it is a point. */
function endsOf({ from, to }: Piece): readonly number[] {
  return from[0] === to[0] && from[1] === to[1] ? [0] : [0, 1];
}

function wayBetween(one: Piece, other: Piece, s: number, t: number): Way {
  const [[lon1, lat1], [lon2, lat2]] = [along(one.from, one.to, s), along(other.from, other.to, t)];
  const { s12 = 0, azi1 = 0, azi2 = 0 } = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.STANDARD);
  return { metres: s12, shares: [s, t], slopes: [-slopeAlong(one, lat1, azi1), slopeAlong(other, lat2, azi2)] };
}

/** How much further one gets in a direction while going along a piece, at a latitude: metres for the whole piece. */
function slopeAlong({ from, to }: Piece, lat: number, azimuth: number): number {
  const [east, north] = metresPerTurn(lat, to[0] - from[0], to[1] - from[1]);
  const radians = (azimuth * Math.PI) / 180;
  return east * Math.sin(radians) + north * Math.cos(radians);
}

/**
 * The shortest way from a point to a piece, given the ways to the piece's ends; `side` is the piece's number among both. The way falls and
 * rises once along so short a piece, or is shortest at an end. Method: false position with the step of Illinois on the slope. The way lies
 * above its tangent, so the slope times the room left bounds what is still to be gained.
 */
function leastOf(ends: readonly Way[], side: 0 | 1, at: (share: number) => Way): Way {
  const [first, last = first] = ends as readonly [Way, Way?];
  let best = first.metres <= last.metres ? first : last;
  let [low, high] = [0, 1];
  let [lowSlope, highSlope] = [first.slopes[side], last.slopes[side]];
  if (best.metres < TOUCHING || lowSlope >= 0 || highSlope <= 0) return best;
  /** The end that was moved last: -1 the lower, 1 the higher. */
  let moved = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    // Where the way is steep on one side and all but level on the other, false position alone would creep.
    const share = step % 3 === 2 ? (low + high) / 2 : (low * highSlope - high * lowSlope) / (highSlope - lowSlope);
    const next = at(share);
    if (next.metres <= best.metres) best = next;
    const slope = next.slopes[side];
    const room = slope < 0 ? high - share : share - low;
    if (next.metres < TOUCHING || Math.abs(slope) * room < EXACT) break;
    if (slope < 0) {
      [low, lowSlope] = [share, slope];
      // An end that stays twice would keep the steps small.
      if (moved === -1) highSlope /= 2;
    } else {
      [high, highSlope] = [share, slope];
      if (moved === 1) lowSlope /= 2;
    }
    moved = slope < 0 ? -1 : 1;
  }
  return best;
}

/** Two boxes, and a lower bound of the distance between what they hold, in metres. */
interface Pair {
  readonly bound: number;
  readonly one: Box;
  readonly other: Box;
}

/** A queue from which the pair with the least bound is taken first: a binary heap. */
class Queue {
  readonly #pairs: Pair[] = [];

  add(pair: Pair): void {
    const pairs = this.#pairs;
    let at = pairs.push(pair) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((pairs[above] as Pair).bound <= pair.bound) break;
      pairs[at] = pairs[above] as Pair;
      at = above;
    }
    pairs[at] = pair;
  }

  take(): Pair | undefined {
    const pairs = this.#pairs;
    const [first] = pairs;
    const moved = pairs.pop();
    if (moved === undefined || pairs.length === 0) return first;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= pairs.length) break;
      if (below + 1 < pairs.length && (pairs[below + 1] as Pair).bound < (pairs[below] as Pair).bound) below++;
      if ((pairs[below] as Pair).bound >= moved.bound) break;
      pairs[at] = pairs[below] as Pair;
      at = below;
    }
    pairs[at] = moved;
    return first;
  }
}
