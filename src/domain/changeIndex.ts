/**
 * Which of many dated records can differ between two windows. A record differs only if one of its change days (the days on which something
 * of it begins or is over) lies between the windows' ends or between their beginnings. All change days are sorted once, so that a change of
 * date looks at the records that it may change and at no others.
 */
import type { Day, Span } from './model';

/** Change days in order, and the position of the record that each belongs to. */
export interface ChangeIndex {
  readonly days: Float64Array;
  readonly positions: Uint32Array;
}

/** Sorts the change days of records; `daysOf` has the days of each record, and a record is known by its position there. */
export function indexChanges(daysOf: readonly (readonly Day[])[]): ChangeIndex {
  const all = daysOf
    .flatMap((days, position) => days.map((day) => ({ day, position })))
    .sort((a, b) => a.day - b.day || a.position - b.position);
  return {
    days: Float64Array.from(all, ({ day }) => day),
    positions: Uint32Array.from(all, ({ position }) => position),
  };
}

/** Positions of the records that may differ between two windows, each once and ascending. */
export function changedBetween(index: ChangeIndex, before: Span, after: Span): readonly number[] {
  const changed = new Set<number>();
  // A window has what begins on its last day, and does not have what is over on its first.
  addBetween(index, Math.min(before.from, after.from) + 1, Math.max(before.from, after.from) + 1, changed);
  addBetween(index, Math.min(before.to, after.to), Math.max(before.to, after.to), changed);
  return [...changed].sort((a, b) => a - b);
}

/** Adds the positions of the records with a change day from `from` up to, without, `to`. */
function addBetween({ days, positions }: ChangeIndex, from: Day, to: Day, changed: Set<number>): void {
  for (let at = firstFrom(days, from); at < days.length && (days[at] as number) < to; at++) {
    changed.add(positions[at] as number);
  }
}

/** The place of the first day that is not before `day`; the length of the list where there is none. */
function firstFrom(days: Float64Array, day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
