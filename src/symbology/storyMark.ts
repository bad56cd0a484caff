/**
 * The shapes of the marks that a step of a story draws on the map, and where their texts stand: one geometry for live and still map. Both
 * draw Web Mercator with north at the top, which keeps angles: what is a bearing here is an angle on the screen.
 */
import { lonNear } from '../domain/bounds';
import { precisionCircle } from '../domain/geometry';
import { latitudeOf, mercatorY, RADIANS } from '../domain/mercator';
import type { LonLat, StoryMark } from '../domain/model';

/** Widths of a mark’s line and of the light line under it, and the size of its text, in CSS pixels. */
export const MARK_LOOK = { line: 2.6, under: 6, text: 14, halo: 2 } as const;

/** SVG path data of the head of an arrow that points up, with its tip at 0,0. */
export const HEAD_PATH = 'M-7 10L0 0L7 10';
/** Reach of the head from its tip, with its line, in CSS pixels. */
export const HEAD_REACH = 14;

/** Where a text stands: the side of it that is at its point, and how far away in CSS pixels. */
export interface MarkText {
  readonly text: string;
  readonly at: LonLat;
  readonly anchor: 'left' | 'right' | 'top' | 'bottom';
  readonly gap: number;
}

/** A mark as it is drawn. */
export interface MarkShape {
  /** A line, or a ring whose last point is its first; empty for a mark that is a text alone. */
  readonly line: readonly LonLat[];
  /** The tip of an arrow, and where it points: degrees clockwise from north. Null for other marks. */
  readonly head: { readonly at: LonLat; readonly bearing: number } | null;
  /** Null for a mark without a text. */
  readonly text: MarkText | null;
}

/** How far an arrow bends to one side, as a share of its length: a straight one would lie on a road that it is about. */
const BEND = 0.16;
/** How much of its way an arrow goes: it stops before what it points at, so that a symbol there stays whole. */
const REACH = 0.9;
/** Parts of the line of an arrow. */
const PARTS = 24;

/** A place on the plane of Web Mercator: radians of longitude and the like, y growing northwards. */
type PlanePoint = readonly [x: number, y: number];

/** The shape of a mark. */
export function shapeOfMark(mark: StoryMark): MarkShape {
  switch (mark.type) {
    case 'circle': {
      const line = precisionCircle(mark.at, mark.radiusM).coordinates[0] as unknown as readonly LonLat[];
      const top = line.reduce((best, point) => (point[1] > best[1] ? point : best));
      return { line, head: null, text: textAt(mark.text, [mark.at[0], top[1]], 'bottom', 5) };
    }
    case 'arrow':
      return arrow(mark.from, mark.to, mark.text);
    case 'label':
      // Above the symbol of the place, if it has one.
      return { line: [], head: null, text: textAt(mark.text, mark.at, 'bottom', 17) };
  }
}

function arrow(from: LonLat, to: LonLat, text: string): MarkShape {
  const start: PlanePoint = [from[0] * RADIANS, mercatorY(from[1])];
  const end: PlanePoint = [lonNear(to[0], from[0]) * RADIANS, mercatorY(to[1])];
  const way: PlanePoint = [end[0] - start[0], end[1] - start[1]];
  // It bends northwards; one that points north or south, to the west.
  const side = way[0] < 0 ? -1 : 1;
  const knee: PlanePoint = [
    (start[0] + end[0]) / 2 - way[1] * BEND * side,
    (start[1] + end[1]) / 2 + way[0] * BEND * side,
  ];
  const line = Array.from({ length: PARTS + 1 }, (_, at): LonLat => {
    const share = (at / PARTS) * REACH;
    const along = (axis: 0 | 1): number =>
      (1 - share) ** 2 * start[axis] + 2 * (1 - share) * share * knee[axis] + share ** 2 * end[axis];
    return [along(0) / RADIANS, latitudeOf(along(1))];
  });
  /** The direction of the line at its end: between its two straight sides. */
  const turn = (axis: 0 | 1): number => (1 - REACH) * (knee[axis] - start[axis]) + REACH * (end[axis] - knee[axis]);
  const bearing = Math.atan2(turn(0), turn(1)) / RADIANS;
  const anchor =
    Math.abs(way[0]) >= Math.abs(way[1]) ? (way[0] >= 0 ? 'right' : 'left') : way[1] >= 0 ? 'top' : 'bottom';
  return { line, head: { at: line.at(-1) as LonLat, bearing }, text: textAt(text, from, anchor, 6) };
}

function textAt(text: string, at: LonLat, anchor: MarkText['anchor'], gap: number): MarkText | null {
  return text === '' ? null : { text, at, anchor, gap };
}
