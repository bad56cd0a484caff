/**
 * Moves discs apart that would lie on each other, and draws arcs: geometry of the venue view. Pure functions; lengths are pixels where
 * nothing else is said.
 */
import { lonNear } from '../domain/bounds';
import type { Point } from '../domain/geometry';
import { latitudeOf, mercatorY, RADIANS } from '../domain/mercator';
import type { Id, LonLat } from '../domain/model';

/** A disc on a map. */
export interface Disc {
  readonly id: Id;
  /** Its place. */
  readonly at: Point;
  readonly radius: number;
}

/** Least distance between the edges of two discs. */
const GAP = 2;
/** How far a disc may be moved, in steps of this, and into how many directions. */
const STEP = 3;
const MOST_STEPS = 40;
const DIRECTIONS = 32;
/** More discs than this stay where they are: moving them would tell nobody anything. */
const MOST_DISCS = 60;

/**
 * The discs that must move so that none lies on another, with their new places. Large discs stay; each of the others goes as little as
 * possible.
 */
export function spreadDiscs(discs: readonly Disc[]): ReadonlyMap<Id, Point> {
  const moved = new Map<Id, Point>();
  if (discs.length > MOST_DISCS) return moved;
  const placed: Disc[] = [];
  const isFree = (at: Point, radius: number): boolean =>
    placed.every((other) => Math.hypot(at[0] - other.at[0], at[1] - other.at[1]) >= radius + other.radius + GAP);
  for (const disc of [...discs].sort((a, b) => b.radius - a.radius || a.id.localeCompare(b.id))) {
    const at = isFree(disc.at, disc.radius) ? disc.at : freePlace(disc, isFree);
    if (at !== disc.at) moved.set(disc.id, at);
    placed.push({ ...disc, at });
  }
  return moved;
}

/** The nearest place that is free for a disc; its own if there is none. */
function freePlace({ at, radius }: Disc, isFree: (at: Point, radius: number) => boolean): Point {
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    for (let turn = 0; turn < DIRECTIONS; turn += 1) {
      const angle = (turn / DIRECTIONS) * 2 * Math.PI;
      const place: Point = [at[0] + Math.cos(angle) * step * STEP, at[1] + Math.sin(angle) * step * STEP];
      if (isFree(place, radius)) return place;
    }
  }
  return at;
}

/** How far an arc rises beside the straight line, as a share of its length; its number of steps. */
const RISE = 0.16;
const ARC_STEPS = 32;

/** An arc between two places: a quadratic Bézier curve on the plane of Web Mercator that rises towards the nearer pole. */
export function arcBetween(from: LonLat, to: LonLat): readonly LonLat[] {
  const start: Point = [from[0] * RADIANS, mercatorY(from[1])];
  const end: Point = [lonNear(to[0], from[0]) * RADIANS, mercatorY(to[1])];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const middle: Point = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  // Perpendicular to the line, on its side away from the equator.
  const side = Math.sign(dx || 1) * (middle[1] < 0 ? -1 : 1);
  const control: Point = [middle[0] - dy * RISE * 2 * side, middle[1] + dx * RISE * 2 * side];
  return Array.from({ length: ARC_STEPS + 1 }, (_, step): LonLat => {
    const share = step / ARC_STEPS;
    const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    const x = a * start[0] + b * control[0] + c * end[0];
    const y = a * start[1] + b * control[1] + c * end[1];
    return [x / RADIANS, latitudeOf(y)];
  });
}
