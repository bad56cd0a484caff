/** A month as a calendar shows it, and what the keys do in it (WAI-ARIA Authoring Practices, date picker dialog). Pure. */
import type { Day } from '../../domain/model';
import { addMonths, clamp, shiftMonths } from '../../domain/time';
import type { DayRange } from './dateField';

/** Names of the days of the week, Monday first. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Day of the week, from 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The day of the week that a calendar begins with in a language (BCP 47), from 0 for Monday; Monday if that is not known. */
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

/** The weeks of the month of a day, each of seven days from `firstWeekday` on; null for a day of another month. */
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

/** The day that a key (`KeyboardEvent.key`) moves the focus to in a calendar, clamped to the range; null for a key that does not move it. */
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
