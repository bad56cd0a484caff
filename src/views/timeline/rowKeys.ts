/**
 * How arrow keys move the focus among the symbols and bars of the timeline: left and right within a row, up and down to the nearest item
 * in the next row (WAI-ARIA Authoring Practices, grid pattern). Pure functions.
 */
import type { TimelineRow } from '../../symbology/timeline/layout';

/** Row and column of a timeline item (an event symbol or a status bar). */
export interface TimelineItemPosition {
  /** Index of the item's row from the top, from 0. */
  readonly row: number;
  /** Index of the item in its row from the left, from 0. */
  readonly item: number;
}

/** The x of a status bar is taken at its visible start, at most this many CSS pixels inside it. */
const BAR_START = 40;

/** The x of every item of each row, in CSS pixels. */
export function itemPositions(rows: readonly TimelineRow[]): readonly (readonly number[])[] {
  return rows.map((row) =>
    row.kind === 'track'
      ? row.clusters.map(({ x }) => x)
      : row.bars.map(({ x, width }) => x + Math.min(width, BAR_START) / 2),
  );
}

/**
 * The item that gets the focus after a key (`KeyboardEvent.key`), given the x of every item in each row; the same item if there is none
 * in that direction; null for keys that do not move the focus.
 */
export function itemAfterKey(
  key: string,
  { row, item }: TimelineItemPosition,
  positions: readonly (readonly number[])[],
): TimelineItemPosition | null {
  const xs = positions[row] ?? [];
  const inRow = (to: number): TimelineItemPosition => ({ row, item: Math.max(0, Math.min(xs.length - 1, to)) });
  const inOtherRow = (to: number): TimelineItemPosition => {
    const others = positions[to] ?? [];
    const distance = (at: number): number => Math.abs((others[at] as number) - (xs[item] ?? 0));
    if (others.length === 0) return { row, item };
    return { row: to, item: others.reduce((best, _, at) => (distance(at) < distance(best) ? at : best), 0) };
  };
  const moves: Readonly<Record<string, () => TimelineItemPosition>> = {
    ArrowLeft: () => inRow(item - 1),
    ArrowRight: () => inRow(item + 1),
    Home: () => inRow(0),
    End: () => inRow(xs.length - 1),
    ArrowUp: () => inOtherRow(row - 1),
    ArrowDown: () => inOtherRow(row + 1),
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return move ? move() : null;
}
