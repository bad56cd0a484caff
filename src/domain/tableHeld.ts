/**
 * The filter of the table by two days, to which a comparison of them leads: rows that hold on one day and not on the other, or on both. It
 * has one value, `19478 not 19565` or `19478 and 19565`, with days as whole numbers.
 */
import type { Day } from './model';
import type { TableRows } from './tableRows';
import type { TableFilter } from './tableState';
import { formatDay, spanOfDay } from './time';

/** The name of the filter. Filters of a reader's own columns have a mark before their name, so that none has this one. */
const FIELD = 'held';

/** Two days by which rows are filtered. */
interface HeldDays {
  /** A day on which a row must hold. */
  readonly on: Day;
  readonly other: Day;
  /** Whether it must hold on the other day, too; else it must not. */
  readonly isBoth: boolean;
}

/** The filter by two days. */
export function heldFilter({ on, other, isBoth }: HeldDays): TableFilter {
  return { field: FIELD, values: [`${on} ${isBoth ? 'and' : 'not'} ${other}`] };
}

/** The days of a filter; null if it is another filter, or its value is none of this one. */
export function readHeldFilter({ field, values }: TableFilter): HeldDays | null {
  const [, on, word, other] = (field === FIELD && /^(-?\d+) (and|not) (-?\d+)$/.exec(values[0] ?? '')) || [];
  return on === undefined ? null : { on: Number(on), other: Number(other), isBoth: word === 'and' };
}

/** Whether a row passes the filter. */
export function isHeld(
  { isOnDays }: Pick<TableRows, 'isOnDays'>,
  at: number,
  { on, other, isBoth }: HeldDays,
): boolean {
  const holds = (day: Day): boolean => isOnDays(at, { window: spanOfDay(day), mode: 'day' });
  return holds(on) && holds(other) === isBoth;
}

/** The filter in words: `Holds: on 1 May 2023 and not on 27 July 2023`. */
export function heldFilterWords({ on, other, isBoth }: HeldDays): string {
  return `Holds: on ${formatDay(on)} and ${isBoth ? '' : 'not '}on ${formatDay(other)}`;
}
