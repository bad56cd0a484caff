/**
 * The two nearest points of two geometries on the ellipsoid. Pairs of pieces are looked at in the order of a cheap lower bound, which
 * leaves out all but a few; for these the distance is minimised along both pieces with geodesics. No pair is left out that could be
 * nearer, so the result is the distance and no approximation from vertices.
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

/** Metres by which a minimum may be missed. */
const EXACT = 1e-6;
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

function nearestOfPieces(one: Piece, other: Piece): NearestPoints {
  const shift = lonNear(other.from[0], one.from[0]) - other.from[0];
  const moved = (at: LonLat): LonLat => [at[0] + shift, at[1]];
  const meeting = meetingPoint(one.from, one.to, moved(other.from), moved(other.to));
  if (meeting) return { metres: 0, from: wrapped(meeting), to: wrapped(meeting) };
  const outer = minimise(isPoint(one), (share) => {
    const from = along(one.from, one.to, share);
    const inner = nearestOn(from, other);
    // By the envelope theorem the slope along the first piece is the one at the nearest point of the second.
    return { value: inner.value, slope: -slopeAlong(one, from[1], inner.azimuth), more: inner };
  });
  return {
    metres: outer.value,
    from: wrapped(along(one.from, one.to, outer.share)),
    to: wrapped(along(other.from, other.to, outer.more.share)),
  };
}

function isPoint({ from, to }: Piece): boolean {
  return from[0] === to[0] && from[1] === to[1];
}

/** The nearest point of a piece from a point: its distance, its share of the piece, and in which direction it lies at the point. */
interface Reached {
  readonly value: number;
  readonly slope: number;
  readonly share: number;
  /** Degrees clockwise from north, at the point. */
  readonly azimuth: number;
}

function nearestOn([lon, lat]: LonLat, piece: Piece): Reached {
  const found = minimise(isPoint(piece), (share) => {
    const [lon2, lat2] = along(piece.from, piece.to, share);
    const { s12 = 0, azi1 = 0, azi2 = 0 } = Geodesic.WGS84.Inverse(lat, lon, lat2, lon2, Geodesic.STANDARD);
    return { value: s12, slope: slopeAlong(piece, lat2, azi2), more: azi1 };
  });
  return { value: found.value, slope: found.slope, share: found.share, azimuth: found.more };
}

/** How much further one gets in a direction while going along a piece, at a latitude: metres for the whole piece. */
function slopeAlong({ from, to }: Piece, lat: number, azimuth: number): number {
  const [east, north] = metresPerTurn(lat, to[0] - from[0], to[1] - from[1]);
  const radians = (azimuth * Math.PI) / 180;
  return east * Math.sin(radians) + north * Math.cos(radians);
}

/** A function of a share from 0 to 1, with its slope and whatever belongs to it. */
type Sloped<T> = (share: number) => { readonly value: number; readonly slope: number; readonly more: T };

/**
 * The minimum of a function that is convex between 0 and 1, or falls and rises in one half of it; else the lowest of both ends and the
 * middle. Method: false position with the step of Illinois on the slope. The function lies above its tangent, so the slope times the room
 * left bounds what is still to be gained.
 */
function minimise<T>(isOnePoint: boolean, f: Sloped<T>): ReturnType<Sloped<T>> & { readonly share: number } {
  const first = { ...f(0), share: 0 };
  if (isOnePoint || first.value < TOUCHING) return first;
  const last = { ...f(1), share: 1 };
  if (last.value < TOUCHING) return last;
  let [lower, higher] = [first, last] as readonly [typeof first, typeof first];
  // Meridians come nearer to each other away from the equator: beside it a way may fall, rise, and be level at its end. An end that is level
  // but for rounding brackets nothing.
  if (first.slope >= -EXACT || last.slope <= EXACT) {
    const middle = { ...f(0.5), share: 0.5 };
    if (first.slope < 0 && middle.slope > 0) higher = middle;
    else if (middle.slope < 0 && last.slope > 0) lower = middle;
    else return [last, middle].reduce((least, each) => (each.value < least.value ? each : least), first);
  }
  let [low, high] = [lower.share, higher.share];
  let [lowSlope, highSlope] = [lower.slope, higher.slope];
  let best = lower.value <= higher.value ? lower : higher;
  /** The end that was moved last: -1 the lower, 1 the higher. */
  let moved = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const share = (low * highSlope - high * lowSlope) / (highSlope - lowSlope);
    const next = { ...f(share), share };
    if (next.value <= best.value) best = next;
    const isBelow = next.slope < 0;
    const room = isBelow ? high - share : share - low;
    if (next.value < TOUCHING || Math.abs(next.slope) * room < EXACT) break;
    if (isBelow) {
      [low, lowSlope] = [share, next.slope];
      // An end that stays twice would keep the steps small.
      if (moved === -1) highSlope /= 2;
    } else {
      [high, highSlope] = [share, next.slope];
      if (moved === 1) lowSlope /= 2;
    }
    moved = isBelow ? -1 : 1;
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
