/**
 * An index that finds which of many dated records can differ between two windows. A record has change days: the days on which it, or one
 * of its statuses, begins or has ended. It can differ only if one of its change days lies between the ends or between the beginnings of
 * the two windows. All change days are sorted once, so a change of date examines only the records it may change.
 */
import type { Day, Span } from './model';

/** All change days, sorted, and for each of them the index of its record. */
export interface ChangeIndex {
  readonly days: Float64Array;
  readonly positions: Uint32Array;
}

/** Builds the index. `daysOf[i]` has the change days of record `i`. */
export function indexChanges(daysOf: readonly (readonly Day[])[]): ChangeIndex {
  const all = daysOf
    .flatMap((days, position) => days.map((day) => ({ day, position })))
    .sort((a, b) => a.day - b.day || a.position - b.position);
  return {
    days: Float64Array.from(all, ({ day }) => day),
    positions: Uint32Array.from(all, ({ position }) => position),
  };
}

/** Indices of the records that may differ between two windows, ascending and without repetition. */
export function changedBetween(index: ChangeIndex, before: Span, after: Span): readonly number[] {
  const changed = new Set<number>();
  // A window includes what begins on its last day and excludes what ends with the day before its first.
  addBetween(index, Math.min(before.from, after.from) + 1, Math.max(before.from, after.from) + 1, changed);
  addBetween(index, Math.min(before.to, after.to), Math.max(before.to, after.to), changed);
  return [...changed].sort((a, b) => a - b);
}

/** Adds to `changed` the indices of the records that have a change day from `from` up to, but not including, `to`. */
function addBetween({ days, positions }: ChangeIndex, from: Day, to: Day, changed: Set<number>): void {
  for (let at = firstFrom(days, from); at < days.length && (days[at] as number) < to; at++) {
    changed.add(positions[at] as number);
  }
}

/** The index of the first day in the sorted list that is not before `day`; the length of the list if all days are before it. */
function firstFrom(days: Float64Array, day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
