/** A month as a calendar shows it, and how keys move in it (WAI-ARIA Authoring Practices, date picker dialog). Pure functions. */
import type { Day } from '../../domain/model';
import { addMonths, clamp, shiftMonths } from '../../domain/time';
import type { DayRange } from './dateField';

/** Names of the days of the week, Monday first. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Index of the day of the week, from 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The day of the week with which calendars begin in a language (BCP 47 tag), from 0 for Monday; Monday if this is unknown. */
export function firstWeekdayOf(tag: string): number {
  try {
    const locale = new Intl.Locale(tag) as Intl.Locale & {
      getWeekInfo?: () => { readonly firstDay: number };
      readonly weekInfo?: { readonly firstDay: number };
    };
    return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) - 1;
  } catch {
    return 0;
  }
}

/** The weeks of the month that contains a day. Each week has seven days from `firstWeekday` on; null stands for days of other months. */
export function weeksOf(day: Day, firstWeekday: number): readonly (readonly (Day | null)[])[] {
  const first = addMonths(day, 0);
  const next = addMonths(day, 1);
  const start = first - ((weekdayOf(first) - firstWeekday + 7) % 7);
  return Array.from({ length: Math.ceil((next - start) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => {
      const each = start + week * 7 + at;
      return each >= first && each < next ? each : null;
    }),
  );
}

/**
 * The day to which a key (`KeyboardEvent.key`) moves the focus in a calendar, limited to the range; null for keys that do not move it.
 */
export function dayAfterCalendarKey(
  key: string,
  shift: boolean,
  day: Day,
  firstWeekday: number,
  range: DayRange,
): Day | null {
  const inWeek = (weekdayOf(day) - firstWeekday + 7) % 7;
  const moves: Readonly<Record<string, () => Day>> = {
    ArrowRight: () => day + 1,
    ArrowLeft: () => day - 1,
    ArrowDown: () => day + 7,
    ArrowUp: () => day - 7,
    Home: () => day - inWeek,
    End: () => day + 6 - inWeek,
    PageDown: () => shiftMonths(day, shift ? 12 : 1),
    PageUp: () => shiftMonths(day, shift ? -12 : -1),
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return move ? clamp(move(), range.first, range.last) : null;
}
