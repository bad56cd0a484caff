/**
 * Where the name of something wide stands. A country, a sea or an area has no exact point: its name stands at the first of several spots
 * at which it is not cut by the edge of the map, and is left out if there is none. Pure functions.
 */
import type { LonLat } from '../domain/model';
import { LABEL_TYPES, labelSize, roughTextWidth, type LabelTier } from './labelOrder';

/** A name with the spots at which it may stand. */
export interface StandingName {
  /** Id of what is named. */
  readonly id: string;
  /** The name as it is written. */
  readonly text: string;
  /** The tier in whose size it is written. */
  readonly tier: LabelTier;
  /** The spots, the best first. */
  readonly spots: readonly LonLat[];
}

/** Pixels that stay free between a name and the edge of the map. */
const MARGIN = 6;
/** Names are broken into lines that are no wider than this many times the font size. */
export const MOST_EMS = 12;

/** The name of a spot: the id of what is named and the number of the spot. */
export function spotName(id: string, at: number): string {
  return `${id}@${at}`;
}

/**
 * The spots at which names stand on a map of a size, by their names (`spotName`). `project` gives the position of a point in pixels from
 * the map's upper left corner.
 */
export function standingSpots(
  names: readonly StandingName[],
  zoom: number,
  { width, height }: { readonly width: number; readonly height: number },
  project: (point: LonLat) => readonly [x: number, y: number],
): readonly string[] {
  return names.flatMap(({ id, text, tier, spots }) => {
    const size = labelSize(tier, zoom);
    const tracking = (LABEL_TYPES[tier].tracking ?? 0) * size * text.length;
    // Tracked names are written in capitals.
    const whole = roughTextWidth(tracking > 0 ? text.toUpperCase() : text, size) + tracking;
    const lines = Math.ceil(whole / (MOST_EMS * size));
    const [halfWidth, halfHeight] = [whole / lines / 2 + MARGIN, (lines * size * 1.2) / 2 + MARGIN];
    const found = spots.findIndex((spot) => {
      const [x, y] = project(spot);
      return x >= halfWidth && x <= width - halfWidth && y >= halfHeight && y <= height - halfHeight;
    });
    return found < 0 ? [] : [spotName(id, found)];
  });
}
