/**
 * Many dated things at once, a reader's own file among them: how many there are in a window, and how densely they lie along the
 * axis. Two sorted lists of numbers answer both, so that a hundred thousand cost no more than a glance.
 */
import type { Day, Span } from './model';

/** The first days of many spans and the days after their last, each sorted. */
export interface DatedCounts {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Sorts the dates of spans, once. */
export function countsOf(spans: Iterable<Span>): DatedCounts {
  const all = [...spans];
  return {
    starts: Float64Array.from(all, ({ from }) => from).sort(),
    ends: Float64Array.from(all, ({ to }) => to).sort(),
  };
}

/** How many values of a sorted list are smaller than `limit`. */
function countBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the spans have a day in a window: those that began before its end, less those that ended before it began. */
export function countIn({ starts, ends }: DatedCounts, window: Span): number {
  return countBelow(starts, window.to) - countBelow(ends, window.from + 1);
}

/** How many of the spans begin in each bin; `edges` are ascending and one more than the bins. */
export function densityOf({ starts }: DatedCounts, edges: readonly Day[]): readonly number[] {
  const below = edges.map((edge) => countBelow(starts, edge));
  return below.slice(1).map((count, at) => count - (below[at] as number));
}
