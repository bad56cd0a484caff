/** Computes a histogram along the axis. It can show more items than symbols, which would cover each other. Pure functions. */
import { dayBoundaryAtX } from '../../domain/axis';
import { densityOf, type SortedSpanEnds } from '../../domain/dated';
import type { AxisSegment } from '../../domain/model';

/** One bar of a histogram on the axis. */
export interface DensityBar {
  /** Left edge of the bar, in CSS pixels from the left end of the axis. */
  readonly x: number;
  readonly width: number;
  readonly count: number;
  /** How many days it stands for, at least one. */
  readonly days: number;
  /**
   * Height of the bar as a share of the full height, 0 to 1. It grows with the square root of how many there are in a day, so that a bar of
   * one is visible beside a bar of hundreds, and a bar of years in a dense part of the axis is no peak beside bars of days.
   */
  readonly part: number;
}

/** Histogram bars about `barWidth` CSS pixels wide on an axis of `width` CSS pixels; bars without items are left out. */
export function densityBars(
  counts: SortedSpanEnds,
  axis: readonly AxisSegment[],
  width: number,
  barWidth: number,
): readonly DensityBar[] {
  const bars = Math.max(1, Math.floor(width / barWidth));
  const size = width / bars;
  const edges = Array.from({ length: bars + 1 }, (_, at) => dayBoundaryAtX(axis, at * size, width));
  const found = densityOf(counts, edges);
  const daysOf = (at: number): number => Math.max(1, (edges[at + 1] as number) - (edges[at] as number));
  const daily = found.map((count, at) => count / daysOf(at));
  const most = Math.max(...daily);
  return found.flatMap((count, at) =>
    count === 0
      ? []
      : [{ x: at * size, width: size, count, days: daysOf(at), part: Math.sqrt((daily[at] as number) / most) }],
  );
}
