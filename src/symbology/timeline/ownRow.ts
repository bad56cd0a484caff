/**
 * The row of a reader's own features: a histogram of when they begin, below the rows of the timeline. Its sizes are those of the page and of
 * pictures; lengths are in CSS pixels.
 */
import type { SortedSpanEnds } from '../../domain/dated';
import type { AxisSegment } from '../../domain/model';
import { densityBars } from './density';

/**
 * The row: its height, that of its highest bar, how wide a bar is about, how opaque, the size of the letters, how far the title stands from the
 * left edge of the chart on a wide screen, and how far its foot from the top.
 */
export const OWN_ROW = {
  height: 29,
  barHeight: 22,
  barWidth: 5,
  opacity: 0.65,
  titleSize: 12,
  titleX: 8,
  titleY: { wide: 19, narrow: 12 },
} as const;

/** A bar as a rectangle in the row, from the left end of the axis and from the top of the row. */
export interface OwnBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many begin in the highest bar of the row, and in how many days; of bars alike in height that with most. Null without bars. */
export function highestOwnBar(
  dates: SortedSpanEnds,
  axis: readonly AxisSegment[],
  width: number,
): { readonly count: number; readonly days: number } | null {
  const highest = densityBars(dates, axis, width, OWN_ROW.barWidth).filter(({ part }) => part === 1);
  return highest.reduce<(typeof highest)[number] | null>(
    (most, each) => (most && most.count >= each.count ? most : each),
    null,
  );
}

/** The bars of the row on an axis of a width. */
export function ownBars(dates: SortedSpanEnds, axis: readonly AxisSegment[], width: number): readonly OwnBar[] {
  return densityBars(dates, axis, width, OWN_ROW.barWidth).map((bar) => {
    const height = OWN_ROW.barHeight * bar.part;
    return { x: bar.x, y: OWN_ROW.height - 1 - height, width: Math.max(1, bar.width - 1), height };
  });
}
