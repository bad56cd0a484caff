/**
 * Where the name of something wide stands. A country, a sea or an area has no exact point: its name stands at the first of several spots
 * at which the edge of the map does not cut it, nothing lies over it and no border runs through it. If all are on borders, the first one
 * that is free will do; the name is left out if none is. Pure functions.
 */
import { clipSegment, type Point } from '../domain/geometry';
import type { Bounds, LonLat } from '../domain/model';
import { AREA_EMS, LABEL_TYPES, labelSize, roughTextWidth, type LabelTier } from './labelOrder';

/** A name with the spots at which it may stand. */
export interface StandingName {
  /** Id of what is named. */
  readonly id: string;
  /** The name as it is written. */
  readonly text: string;
  /** The tier in whose size it is written. */
  readonly tier: LabelTier;
  /** True if it hangs beside its spot, as the name of an area does: the map then finds out whether there is room. */
  readonly hangs?: boolean;
  /** The spots, the best first. */
  readonly spots: readonly LonLat[];
}

/** Where names may stand, in pixels from the map's upper left corner. */
export interface StandingRoom {
  /** Size of the map. */
  readonly size: { readonly width: number; readonly height: number };
  /** Boxes that are taken: symbols, and what lies over the map. */
  readonly taken?: readonly Bounds[];
  /** Lines on which no name should lie. */
  readonly lines?: readonly (readonly Point[])[];
}

/** Pixels that stay free between a name and the edge of the map. */
const MARGIN = 6;
/** Names are broken into lines that are no wider than this many times the font size. */
export const MOST_EMS = 12;

/** The name of a spot: the id of what is named and the number of the spot. */
export function spotName(id: string, at: number): string {
  return `${id}@${at}`;
}

/** The spots at which names stand on a map, by their names (`spotName`). `project` gives the position of a point in pixels. */
export function standingSpots(
  names: readonly StandingName[],
  zoom: number,
  { size: { width, height }, taken = [], lines = [] }: StandingRoom,
  project: (point: LonLat) => Point,
): readonly string[] {
  return names.flatMap((name) => {
    const box = boxOf(name, zoom);
    const free = name.spots.flatMap((spot, at) => {
      const found = box(project(spot));
      const isWhole =
        found[0] >= MARGIN && found[2] <= width - MARGIN && found[1] >= MARGIN && found[3] <= height - MARGIN;
      return isWhole && (name.hangs || !taken.some((other) => doOverlap(found, other))) ? [{ at, found }] : [];
    });
    const isCrossed = (found: Bounds): boolean => lines.some((line) => doesCross(line, found));
    const best =
      (name.tier === 'water' || name.hangs ? undefined : free.find(({ found }) => !isCrossed(found))) ?? free[0];
    return best ? [spotName(name.id, best.at)] : [];
  });
}

/** The box of a name around its spot. */
function boxOf({ text, tier }: StandingName, zoom: number): (spot: Point) => Bounds {
  const size = labelSize(tier, zoom);
  const tracking = (LABEL_TYPES[tier].tracking ?? 0) * size * text.length;
  // Tracked names are written in capitals.
  const whole = roughTextWidth(tracking > 0 ? text.toUpperCase() : text, size) + tracking;
  const lines = Math.ceil(whole / (MOST_EMS * size));
  const [halfWidth, halfHeight] = [whole / lines / 2, (lines * size * 1.2) / 2];
  return ([x, y]) => [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

/** The box of the name of an area: of a former one above its point, of another at the right (`map/style/areas`). */
export function boxOfAreaName(text: string, isFormer: boolean, [x, y]: Point): Bounds {
  const size = labelSize(isFormer ? 'formerArea' : 'deployedArea', 0);
  const width = AREA_EMS * size;
  const height = Math.ceil(roughTextWidth(text, size) / width) * size * 1.2;
  return isFormer ? [x - width / 2, y - height, x + width / 2, y] : [x, y - height / 2, x + width, y + height / 2];
}

function doOverlap(a: Bounds, b: Bounds): boolean {
  return a[0] < b[2] + MARGIN && a[2] > b[0] - MARGIN && a[1] < b[3] + MARGIN && a[3] > b[1] - MARGIN;
}

function doesCross(line: readonly Point[], box: Bounds): boolean {
  return line.some((to, at) => {
    const from = line[at - 1];
    return from !== undefined && clipSegment(from, to, box) !== null;
  });
}
