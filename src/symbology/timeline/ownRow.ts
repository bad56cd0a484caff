/**
 * The row of a reader's own features: a histogram of when they begin, below the rows of the timeline. Its sizes and words are those of the page
 * and of pictures; lengths are in CSS pixels.
 */
import type { SortedSpanEnds } from '../../domain/dated';
import type { AxisSegment } from '../../domain/model';
import { barHeights, densityOn, type Density, type DensitySum } from './density';
import { drawnWidth } from './textWidth';

/**
 * The row: its height, that of its highest bar, how wide a bar is about, how opaque, the size of the letters, how far its texts
 * stand from the left edge of the chart on a wide screen, the height of the line of texts above the bars on a narrow one, and the baselines of
 * title, second line and what stands for many days.
 */
export const OWN_ROW = {
  height: 29,
  barHeight: 22,
  barWidth: 5,
  opacity: 0.65,
  titleSize: 12,
  titleX: 8,
  titleLine: 15,
  baselines: { title: 12, highest: 26, narrow: 12, sum: 24 },
} as const;

/** Space left of the number of what has no bars; at its right there is some in the estimate of its width. */
const SUM_GAP = 2;

/** A bar as a rectangle in the row, from the left end of the axis and from the top of the row. */
export interface OwnBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text at a distance from the left end of the axis. */
export interface OwnSum {
  readonly text: string;
  readonly x: number;
}

/** The row as it is drawn. */
export interface OwnRowLook {
  /** What the histogram is made of. */
  readonly density: Density;
  readonly bars: readonly OwnBar[];
  /** How many begin in the days that have no bars, where that has room. */
  readonly sums: readonly OwnSum[];
  /** The title, with the numbers that have none. */
  readonly title: string;
  /** What the highest bar stands for: without a number the bars say only when there were more. */
  readonly highest: string;
}

/** The row on an axis of a width; `title` is what it is called. */
export function ownRow(dates: SortedSpanEnds, axis: readonly AxisSegment[], width: number, title: string): OwnRowLook {
  const density = densityOn(dates, axis, width, OWN_ROW.barWidth);
  const heights = barHeights(density, OWN_ROW.barHeight);
  const bars = density.bars.map((bar, at): OwnBar => {
    const height = heights[at] as number;
    return {
      x: bar.x,
      y: OWN_ROW.height - 1 - height,
      // Narrow bars stand close together.
      width: Math.max(1, bar.width - Math.min(1, bar.width / 4)),
      height,
    };
  });
  const told = sumsOf(density).map(({ sum, words }) => ({ words, placed: placeSum(sum, words) }));
  const untold = told.filter(({ placed }) => placed === null).map(({ words }) => words);
  return {
    density,
    bars,
    sums: told.flatMap(({ placed }) => placed ?? []),
    title: untold.length === 0 ? title : `${title}: ${untold.join(', ')}`,
    highest: highestText(density),
  };
}

/** What begins on one side of the bars. */
interface SideSum {
  readonly sum: DensitySum;
  readonly side: 'before' | 'after';
  /** `67 before`. */
  readonly words: string;
}

/** What begins in days that have no bars, in words: before or after those that have. */
export function sumsOf({ before, after }: Density): readonly SideSum[] {
  const of = (sum: DensitySum | null, side: SideSum['side']): readonly SideSum[] =>
    sum && sum.count > 0 ? [{ sum, side, words: `${number(sum.count)} ${side}` }] : [];
  return [...of(before, 'before'), ...of(after, 'after')];
}

/** The words for a sum in the part of the axis that it stands for, or its number alone; null without room. */
function placeSum({ x, width, count }: DensitySum, words: string): OwnSum | null {
  const text = [words, number(count)].find((each) => drawnWidth(each, OWN_ROW.titleSize) + SUM_GAP <= width);
  return text === undefined ? null : { text, x: x + SUM_GAP };
}

/** How many begin in the highest bar, and in how many days; of bars alike that of most days. */
function highestText({ bars, before, after }: Density): string {
  const [first, ...others] = bars;
  if (!first) return before?.count ? 'none since' : after?.count ? 'none until then' : 'none within these days';
  const highest = others.reduce(
    (most, each) => (each.count > most.count || (each.count === most.count && each.days > most.days) ? each : most),
    first,
  );
  return `up to ${number(highest.count)} ${highest.count === 1 ? 'begins' : 'begin'} in ${daysText(highest.days)}`;
}

/** A number of days in words. */
export function daysText(days: number): string {
  return days === 1 ? 'a day' : `${number(days)} days`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
