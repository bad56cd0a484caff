/**
 * What it costs to cover a part of the map: a grid of costs, summed up once, that tells the cost of any box at once. Pure functions; all
 * lengths are pixels from the upper left corner of the map.
 */
import type { Size } from '../domain/camera';
import type { Point } from '../domain/geometry';
import type { Bounds } from '../domain/model';

/** A box that should not be covered. */
export interface CostlyBox {
  readonly box: Bounds;
  /** Cost of each square pixel. */
  readonly cost: number;
}

/** A line that should not be covered. */
export interface CostlyLine {
  readonly points: readonly Point[];
  /** Cost of each pixel of its length. */
  readonly cost: number;
}

/** Tells what it costs to cover a box. */
export type CoverCost = (box: Bounds) => number;

/** Width and height of a cell of the grid. */
const CELL = 6;

/** The costs of a map of a size, from what lies on it. */
export function coverCost(size: Size, boxes: readonly CostlyBox[], lines: readonly CostlyLine[]): CoverCost {
  const [columns, rows] = [Math.ceil(size.width / CELL), Math.ceil(size.height / CELL)];
  const row = columns + 1;
  const sums = new Float64Array(row * (rows + 1));
  const add = (column: number, line: number, cost: number): void => {
    if (column < 0 || line < 0 || column >= columns || line >= rows) return;
    const at = (line + 1) * row + column + 1;
    sums[at] = (sums[at] as number) + cost;
  };
  for (const { box, cost } of boxes) {
    const [left, top, right, bottom] = cellsOf(box, columns, rows);
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) add(x, y, cost * CELL * CELL);
  }
  for (const { points, cost } of lines) {
    for (const [at, to] of points.entries()) {
      const from = points[at - 1];
      if (!from || !isNear(from, to, size)) continue;
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      const steps = Math.ceil(length / CELL) || 1;
      for (let step = 0; step < steps; step++) {
        const share = (step + 0.5) / steps;
        const [x, y] = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
        add(Math.floor(x / CELL), Math.floor(y / CELL), (cost * length) / steps);
      }
    }
  }
  // Each cell becomes the sum of all cells above it and to its left.
  for (let at = row + 1; at < sums.length; at++) {
    if (at % row === 0) continue;
    const sum = (back: number): number => sums[at - back] as number;
    sums[at] = sum(0) + sum(1) + sum(row) - sum(row + 1);
  }
  return (box) => {
    const [left, top, right, bottom] = cellsOf(box, columns, rows);
    const sum = (x: number, y: number): number => sums[y * row + x] as number;
    return sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
  };
}

/** The cells that a box touches: the first column and row, and those after the last. */
function cellsOf([left, top, right, bottom]: Bounds, columns: number, rows: number): Bounds {
  const held = (at: number, most: number): number => Math.min(most, Math.max(0, at));
  return [
    held(Math.floor(left / CELL), columns),
    held(Math.floor(top / CELL), rows),
    held(Math.ceil(right / CELL), columns),
    held(Math.ceil(bottom / CELL), rows),
  ];
}

/** Whether a segment may lie on the map. */
function isNear(a: Point, b: Point, { width, height }: Size): boolean {
  return (
    Math.max(a[0], b[0]) >= 0 &&
    Math.max(a[1], b[1]) >= 0 &&
    Math.min(a[0], b[0]) <= width &&
    Math.min(a[1], b[1]) <= height
  );
}
