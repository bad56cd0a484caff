import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
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
    ['ArrowUp', false, '2023-04-13'],
    ['ArrowRight', false, '2023-04-21'],
    ['PageUp', true, '2022-04-20'],
    ['PageDown', false, '2023-05-20'],
    ['ArrowLeft', false, '2023-04-19'],
    ['Home', false, '2023-04-17'],
    ['End', false, '2023-04-23'],
    ['PageUp', false, '2023-03-20'],
    ['PageDown', true, '2023-07-27'],
  ] as const)('moves by %s', (key, shift, to) => {
    const moved = dayAfterCalendarKey(key, shift, day('2023-04-20'), 0, range);
    expect(moved === null ? null : isoDate(moved)).toBe(to);
  });

  it('has the week’s first and last day where the language has them', () => {
    // 20 April 2023 is a Thursday; weeks begin with Sunday.
    const to = (key: string, from: string) => isoDate(dayAfterCalendarKey(key, false, day(from), 6, range) as Day);
    expect([to('Home', '2023-04-20'), to('End', '2023-04-20')]).toEqual(['2023-04-16', '2023-04-22']);
    expect([to('Home', '2023-04-16'), to('End', '2023-04-22')]).toEqual(['2023-04-16', '2023-04-22']);
  });

  it('stops at the first and the last day that can be chosen', () => {
    const end = (key: string, from: string) => isoDate(dayAfterCalendarKey(key, true, day(from), 0, range) as Day);
    expect([end('PageUp', '1991-06-01'), end('PageDown', '2023-06-01')]).toEqual(['1991-01-01', '2023-07-27']);
  });

  it('has as many weeks as the month needs', () => {
    // February 2021 begins with a Monday and has four weeks; May 2021 begins with a Saturday.
    expect(weeksOf(day('2021-02-14'), 0)).toHaveLength(4);
    expect(weeksOf(day('2021-05-31'), 0)).toHaveLength(6);
    expect(weeksOf(day('2021-05-31'), 0)[0]).toEqual([
      null,
      null,
      null,
      null,
      null,
      day('2021-05-01'),
      day('2021-05-02'),
    ]);
  });

  it('begins with Monday where the browser does not know how its language does', () => {
    const known = Intl.Locale;
    const withLocale = (Locale: unknown): number => {
      vi.stubGlobal('Intl', { ...Intl, Locale });
      return firstWeekdayOf('en-US');
    };
    class Older extends known {
      readonly weekInfo = { firstDay: 6 };
      readonly getWeekInfo = undefined;
    }
    class Silent extends known {
      readonly weekInfo = undefined;
      readonly getWeekInfo = undefined;
    }
    expect([withLocale(Older), withLocale(Silent)]).toEqual([5, 0]);
    vi.unstubAllGlobals();
  });

  it.each(['toString', 'constructor', 'a'])('leaves %s alone', (key) =>
    expect(dayAfterCalendarKey(key, false, 0, 0, range)).toBeNull(),
  );

  it('leaves other keys alone', () => expect(dayAfterCalendarKey('Enter', false, 0, 0, range)).toBeNull());
});
