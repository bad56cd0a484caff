/**
 * Many dated things at once, a reader's own file among them: how many exist in a window, which of them a change of window adds and
 * removes, and how many begin in each stretch of the axis. The dates are sorted once, so that an answer for a hundred thousand things takes
 * few steps; `existingIn` alone looks at each thing.
 */
import type { Day, Span } from './model';
import { overlaps } from './time';

/** The first days of many spans and the days after their last, each sorted. */
export interface DatedCounts {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Spans with their sorted dates, and for each sorted date the position in `spans` of the span that it belongs to. */
export interface DatedIndex extends DatedCounts {
  readonly spans: readonly Span[];
  /** For each of `starts`, the position of its span in `spans`. */
  readonly byStart: Uint32Array;
  /** For each of `ends`, the position of its span in `spans`. */
  readonly byEnd: Uint32Array;
}

/** What a change of window adds and removes, as positions in the list of spans. They are not sorted. */
export interface WindowDifference {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** Sorts spans by first and by last day. Who only counts spans calls `countsOf`, which does less. */
export function indexDated(spans: readonly Span[]): DatedIndex {
  const sorted = (dayOf: (span: Span) => Day): readonly [Uint32Array, Float64Array] => {
    const days = Float64Array.from(spans, dayOf);
    const places = Uint32Array.from(spans.keys()).sort((a, b) => (days[a] as number) - (days[b] as number));
    return [places, Float64Array.from(places, (place) => days[place] as number)];
  };
  const [byStart, starts] = sorted(({ from }) => from);
  const [byEnd, ends] = sorted(({ to }) => to);
  return { spans, byStart, starts, byEnd, ends };
}

/** The positions of all spans that have a day in a window. */
export function existingIn({ spans }: DatedIndex, window: Span): readonly number[] {
  return spans.flatMap((span, place) => (overlaps(span, window) ? place : []));
}

/**
 * What exists in one of two windows and not in the other. Only a span that begins between the ends of
 * the windows, or ends between their beginnings, can be one: no other is looked at.
 */
export function changesBetween(index: DatedIndex, before: Span, after: Span): WindowDifference {
  const [added, removed]: [number[], number[]] = [[], []];
  const look = (place: number, span: Span): void => {
    const [existed, exists] = [overlaps(span, before), overlaps(span, after)];
    if (exists && !existed) added.push(place);
    else if (existed && !exists) removed.push(place);
  };
  const [firstEnd, lastEnd] = [Math.min(before.to, after.to), Math.max(before.to, after.to)];
  const begun = countBelow(index.starts, lastEnd);
  for (let at = countBelow(index.starts, firstEnd); at < begun; at++) {
    const place = index.byStart[at] as number;
    look(place, index.spans[place] as Span);
  }
  const ended = countBelow(index.ends, Math.max(before.from, after.from) + 1);
  for (let at = countBelow(index.ends, Math.min(before.from, after.from) + 1); at < ended; at++) {
    const place = index.byEnd[at] as number;
    const span = index.spans[place] as Span;
    // A span that also begins between the ends has been looked at.
    if (span.from < firstEnd || span.from >= lastEnd) look(place, span);
  }
  return { added, removed };
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
