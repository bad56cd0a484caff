/** How the relief looks: one table for the map, the still map and paper. */
import type { Palette } from './palette';

/** Tints of the height bands by their number in the base map's data, the lowest band first. */
export const HEIGHT_TINTS = ['height1', 'height2', 'height3', 'height4'] as const satisfies readonly (keyof Palette)[];

/**
 * Zooms between which the relief is drawn: it comes in between the first two, is whole between the second and third, and is gone at the
 * fourth. Above zoom 9 a pixel is some 80 m wide, and a cell of the grid is wider than the valleys.
 */
export const RELIEF_ZOOMS = [4.4, 5.4, 7.5, 9] as const;

/** How strongly the relief is drawn at a zoom, from 0 to 1. */
export function reliefStrength(zoom: number): number {
  const [from, full, until, gone] = RELIEF_ZOOMS;
  return Math.max(0, Math.min(1, (zoom - from) / (full - from), (gone - zoom) / (gone - until)));
}
