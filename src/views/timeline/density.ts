/** A histogram along the axis: how many things begin where. It can show more things than symbols could without covering each other. Pure. */
import { boundaryAt } from '../../domain/axis';
import { densityOf, type DatedCounts } from '../../domain/dated';
import type { AxisSegment } from '../../domain/model';

/** One bar of a histogram. */
export interface DensityBar {
  /** Left edge, in CSS pixels from the left end of the axis. */
  readonly x: number;
  readonly width: number;
  readonly count: number;
  /** Part of the full height, 0 to 1: the square root of the share of the fullest bar, so that a bar of one is visible beside a bar of hundreds. */
  readonly part: number;
}

/** Bars about `barWidth` CSS pixels wide over an axis `width` pixels wide; empty ones are left out. */
export function densityBars(
  counts: DatedCounts,
  axis: readonly AxisSegment[],
  width: number,
  barWidth: number,
): readonly DensityBar[] {
  const bars = Math.max(1, Math.floor(width / barWidth));
  const size = width / bars;
  const edges = Array.from({ length: bars + 1 }, (_, at) => boundaryAt(axis, at * size, width));
  const found = densityOf(counts, edges);
  const most = Math.max(1, ...found);
  return found.flatMap((count, at) =>
    count === 0 ? [] : [{ x: at * size, width: size, count, part: Math.sqrt(count / most) }],
  );
}
