import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../src/domain/model';
import { addMonths, isoDate, parseDay } from '../../../../src/domain/time';
import {
  dayAfterCalendarKey,
  firstWeekdayOf,
  WEEKDAYS,
  weekdayOf,
  weeksOf,
} from '../../../../src/views/timeline/calendar';

const day = (text: string): Day => parseDay(text) as Day;
const range = { first: day('1991-01-01'), last: day('2023-07-27') };

describe('A calendar', () => {
  it('knows the day of the week, before 1970 too', () => {
    const names = ['2023-04-23', '1970-01-01', '1969-12-31', '1900-01-01'].map(
      (text) => WEEKDAYS[weekdayOf(day(text))],
    );
    expect(names).toEqual(['Sunday', 'Thursday', 'Wednesday', 'Monday']);
  });

  it('begins the week as the language does', () => {
    expect(['de-DE', 'en-US', 'not a tag'].map(firstWeekdayOf)).toEqual([0, 6, 0]);
  });

  it('has each day of a month once, each under its day of the week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: day('1900-01-01'), max: day('2100-01-01') }),
        fc.integer({ min: 0, max: 6 }),
        (at, first) => {
          const weeks = weeksOf(at, first);
          const days = weeks.flat().filter((each) => each !== null);
          const from = addMonths(at, 0);
          expect(days).toEqual(Array.from({ length: addMonths(at, 1) - from }, (_, n) => from + n));
          for (const week of weeks) {
            expect(week.some((each) => each !== null)).toBe(true);
            week.forEach((each, column) => each !== null && expect(weekdayOf(each)).toBe((column + first) % 7));
          }
        },
      ),
    );
  });

  it.each([
    ['ArrowDown', false, '2023-04-27'],
    ['ArrowLeft', false, '2023-04-19'],
    ['Home', false, '2023-04-17'],
    ['End', false, '2023-04-23'],
    ['PageUp', false, '2023-03-20'],
    ['PageDown', true, '2023-07-27'],
  ] as const)('moves by %s', (key, shift, to) => {
    const moved = dayAfterCalendarKey(key, shift, day('2023-04-20'), 0, range);
    expect(moved === null ? null : isoDate(moved)).toBe(to);
  });

  it('leaves other keys alone', () => expect(dayAfterCalendarKey('Enter', false, 0, 0, range)).toBeNull());
});
