/**
 * Counts and compares large lists of spans, such as the features in a reader's own file: how many exist in a window, which of them a
 * change of window adds and removes, and how many begin in each interval of the axis. The dates are sorted once, so that a hundred
 * thousand spans are answered in few steps; only `spansInWindow` examines each span.
 */
import type { Day, Span } from './model';
import { OPEN_START, spansOverlap } from './time';

/** The first days of many spans and the days after their last, each sorted. */
export interface SortedSpanEnds {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Spans with their sorted dates, and for each sorted date the index of its span in `spans`. */
export interface SpanIndex extends SortedSpanEnds {
  readonly spans: readonly Span[];
  /** For each entry of `starts`, the index of its span in `spans`. */
  readonly byStart: Uint32Array;
  /** For each entry of `ends`, the index of its span in `spans`. */
  readonly byEnd: Uint32Array;
}

/** The spans that a change of window adds and removes, as indices into the list of spans, in no particular order. */
export interface WindowDifference {
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/** More spans than a list has. Times all days between the open ends it is still a whole number without loss. */
const MOST_PLACES = 2 ** 24;

/** Sorts spans by first and by last day. Callers that only count spans use `sortSpanEnds`, which does less work. */
export function indexSpans(spans: readonly Span[]): SpanIndex {
  const sorted = (dayOf: (span: Span) => Day): readonly [Uint32Array, Float64Array] => {
    // Day and place are one number, for a typed array without a function of comparison is sorted many times as fast.
    const keys = Float64Array.from(spans, (span, place) => (dayOf(span) - OPEN_START) * MOST_PLACES + place).sort();
    return [
      Uint32Array.from(keys, (key) => key % MOST_PLACES),
      Float64Array.from(keys, (key) => Math.floor(key / MOST_PLACES) + OPEN_START),
    ];
  };
  const [byStart, starts] = sorted(({ from }) => from);
  const [byEnd, ends] = sorted(({ to }) => to);
  return { spans, byStart, starts, byEnd, ends };
}

/** The indices of all spans that share a day with a window. */
export function spansInWindow({ spans }: SpanIndex, window: Span): readonly number[] {
  return spans.flatMap((span, place) => (spansOverlap(span, window) ? place : []));
}

/**
 * The spans that exist in one of two windows and not in the other. Such a span begins between the ends of the windows or ends between
 * their beginnings, so only those are examined.
 */
export function spansChangedBetween(index: SpanIndex, before: Span, after: Span): WindowDifference {
  const [added, removed]: [number[], number[]] = [[], []];
  const look = (place: number, span: Span): void => {
    const [existed, exists] = [spansOverlap(span, before), spansOverlap(span, after)];
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
    // A span that also begins between the two ends was examined in the loop before.
    if (span.from < firstEnd || span.from >= lastEnd) look(place, span);
  }
  return { added, removed };
}

/** Sorts the first and last days of spans. */
export function sortSpanEnds(spans: Iterable<Span>): SortedSpanEnds {
  const all = [...spans];
  return {
    starts: Float64Array.from(all, ({ from }) => from).sort(),
    ends: Float64Array.from(all, ({ to }) => to).sort(),
  };
}

/** The dates of several lists as those of one. */
export function mergeSpanEnds(all: readonly SortedSpanEnds[]): SortedSpanEnds {
  const [only] = all;
  if (only && all.length === 1) return only;
  const merge = (lists: readonly Float64Array[]): Float64Array => {
    const merged = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const list of lists) {
      merged.set(list, at);
      at += list.length;
    }
    return merged.sort();
  };
  return { starts: merge(all.map(({ starts }) => starts)), ends: merge(all.map(({ ends }) => ends)) };
}

/** How many values of a sorted list, or of its part from one place to before another, are less than `limit`. */
export function countBelow(sorted: Float64Array, limit: number, from = 0, to = sorted.length): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low - from;
}

/** How many spans share a day with a window: those that began before its end minus those that ended before its beginning. */
export function countSpansIn({ starts, ends }: SortedSpanEnds, window: Span): number {
  return countBelow(starts, window.to) - countBelow(ends, window.from + 1);
}

/** How many spans are over before a window, and how many begin after it. */
export function countSpansBeyond(
  { starts, ends }: SortedSpanEnds,
  window: Span,
): { readonly before: number; readonly after: number } {
  return { before: countBelow(ends, window.from + 1), after: starts.length - countBelow(starts, window.to) };
}

/** How many spans begin in a window. */
export function countSpansStarting({ starts }: SortedSpanEnds, { from, to }: Span): number {
  return countBelow(starts, to) - countBelow(starts, from);
}

/** How many spans begin in each bin. `edges` are the days that separate the bins, ascending, one more than there are bins. */
export function densityOf({ starts }: SortedSpanEnds, edges: readonly Day[]): readonly number[] {
  const below = edges.map((edge) => countBelow(starts, edge));
  return below.slice(1).map((count, at) => count - (below[at] as number));
}
