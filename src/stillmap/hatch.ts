/**
 * Hatches an area with strokes that end at its edge. A pattern of SVG would be simpler, but browsers print patterns as pictures made of
 * pixels. Pure functions.
 */
import type { Geometry } from 'geojson';
import type { Point } from '../domain/geometry';
import type { Bounds } from '../domain/model';
import { ringsIn, type Plane } from './project';

/** SVG path data of the strokes, `distance` units apart along each axis, that rise to the right through an area within `box`. */
export function hatchOf(geometry: Geometry, plane: Plane, box: Bounds, distance: number): string {
  const crossings = new Map<number, number[]>();
  for (const ring of ringsIn(geometry, plane, box)) {
    ring.forEach((end, at) => cross(ring.at(at - 1) as Point, end, distance, crossings));
  }
  return [...crossings]
    .sort(([a], [b]) => a - b)
    .map(([stroke, places]) => strokesAlong(stroke * distance, places))
    .join('');
}

/**
 * Notes where strokes cross an edge. On a stroke, x + y is the same everywhere; the place along it is x - y. Each edge has its first end
 * and not its last, so that a corner is crossed once.
 */
function cross([x1, y1]: Point, [x2, y2]: Point, distance: number, crossings: Map<number, number[]>): void {
  const [from, to] = [x1 + y1, x2 + y2];
  const [least, most] = from < to ? [from, to] : [to, from];
  for (let stroke = Math.ceil(least / distance); stroke * distance < most; stroke += 1) {
    const share = (stroke * distance - from) / (to - from);
    const place = x1 - y1 + share * (x2 - y2 - (x1 - y1));
    const places = crossings.get(stroke);
    if (places) places.push(place);
    else crossings.set(stroke, [place]);
  }
}

/** The parts of a stroke inside the area: from its first crossing to its second, from the third to the fourth, and so on. */
function strokesAlong(sum: number, places: readonly number[]): string {
  const sorted = [...places].sort((a, b) => a - b);
  return sorted
    .flatMap((from, at) => {
      const to = sorted[at + 1];
      if (at % 2 === 1 || to === undefined) return [];
      const half = Math.round(((to - from) / 2) * 10) / 10;
      return half === 0 ? [] : [`M${rounded((sum + from) / 2)} ${rounded((sum - from) / 2)}l${half}-${half}`];
    })
    .join('');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
