import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/content/dates';
import type { DatedSpan } from '../../../src/domain/model';
import {
  addMonths,
  clamp,
  containsDay,
  dayOf,
  formatDay,
  formatMonth,
  formatSpan,
  isoDate,
  spanOfDay,
  spansOverlap,
  parseDay,
  shiftMonths,
} from '../../../src/domain/time';
import { runs } from '../../helpers/runs';

function spanOf(edtf: string): DatedSpan {
  const result = readDate(edtf);
  if (!result.ok) throw new Error(`${edtf} is no date`);
  return result.value;
}

describe('A day', () => {
  it('counts from 1970', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(dayOf(1969, 12, 31)).toBe(-1);
    expect(dayOf(1970, 2, 1)).toBe(31);
  });

  it('survives writing and reading, leap days included', () => {
    // Years of four digits, before and after the year 0: the calendar of ISO 8601 as the atlas writes it.
    fc.assert(
      fc.property(fc.integer({ min: dayOf(-9999, 1, 1), max: dayOf(9999, 12, 31) }), (day) => {
        expect(parseDay(isoDate(day))).toBe(day);
      }),
      runs(100),
    );
    expect((parseDay('2024-03-01') as number) - (parseDay('2024-02-28') as number)).toBe(2);
    expect((parseDay('2023-03-01') as number) - (parseDay('2023-02-28') as number)).toBe(1);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-13-01',
    '2023-00-10',
    '2023-4-1',
    '2023-04',
    '',
    '-0000-01-01',
    '0001-02-29',
    ' 2023-04-01',
  ])('is not read from “%s”', (text) => expect(parseDay(text)).toBeNull());

  it('is in the year that was written, however small or far back', () => {
    // One era of 400 years has 146,097 days, whatever it is called.
    for (const year of [-400, -44, -1, 0, 1, 50, 99, 100]) {
      expect(dayOf(year + 400, 3, 1) - dayOf(year, 3, 1)).toBe(146_097);
    }
    expect(dayOf(0, 3, 1) - dayOf(0, 2, 28)).toBe(2);
    expect(dayOf(1, 1, 1)).toBe(-719_162);
    expect(isoDate(addMonths(dayOf(50, 12, 5), 2))).toBe('0051-02-01');
    expect(isoDate(shiftMonths(dayOf(0, 1, 31), 1))).toBe('0000-02-29');
    expect(formatDay(dayOf(-43, 3, 15))).toBe('15 March 44 BC');
    expect(formatMonth(dayOf(0, 3, 15))).toBe('March 1 BC');
  });

  it('is written for people', () => {
    const day = parseDay('2023-05-01') as number;
    expect(formatDay(day)).toBe('1 May 2023');
    expect(formatMonth(day)).toBe('May 2023');
    expect(formatMonth(parseDay('2023-09-30') as number, 'short')).toBe('Sep');
  });

  it.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2023-03-31', -1, '2023-02-28'],
    ['2023-12-15', 1, '2024-01-15'],
  ])('%s shifted by %i months is %s', (from, months, to) => {
    expect(isoDate(shiftMonths(parseDay(from) as number, months))).toBe(to);
  });

  it('leads to the first of a later month across a year', () => {
    expect(isoDate(addMonths(parseDay('2022-11-30') as number, 3))).toBe('2023-02-01');
  });
});

describe('A span', () => {
  it('has its first day and not the day after its last', () => {
    const span = spanOf('2023-05-01/2023-05-04');
    const has = (text: string): boolean => containsDay(span, parseDay(text) as number);
    expect(['2023-04-30', '2023-05-01', '2023-05-04', '2023-05-05'].map(has)).toEqual([false, true, true, false]);
  });

  it('does not overlap one that begins the day after it ends', () => {
    expect(spansOverlap(spanOf('2023-05-01'), spanOf('2023-05-02'))).toBe(false);
    expect(spansOverlap(spanOf('2023-05-01/2023-05-02'), spanOf('2023-05-02/..'))).toBe(true);
    expect(spansOverlap(spanOfDay(7), spanOfDay(7))).toBe(true);
  });

  it.each([
    ['2023-05-01', '1 May 2023'],
    ['2023-05-01/2023-05-04', '1–4 May 2023'],
    ['2023-04-28/2023-05-04', '28 April – 4 May 2023'],
    ['2022-12-28/2023-01-04', '28 December 2022 – 4 January 2023'],
    ['1993-04', 'April 1993'],
    ['1991', '1991'],
    ['1991/1993', '1991 – 1993'],
    ['1991/1993-04', '1991 – April 1993'],
    ['2023-04-23/..', 'since 23 April 2023'],
    ['../1991', 'until 1991'],
    ['0050', '50'],
    ['-0043/0014', '44 BC – 14'],
    ['../..', 'at all dates shown'],
    ['2021-07~', 'about July 2021'],
    ['1992~/..', 'since about 1992'],
    ['../2019~', 'until about 2019'],
    ['2023-07-11/2023-07-24~', '11 July – about 24 July 2023'],
    ['2023-07-25~/2023-09-17', 'about 25 July – 17 September 2023'],
    ['2023-07-20~/2023-07-25?', 'about 20–25 July 2023'],
    ['2020-11-10/2023-10-03~', '10 November 2020 – about 3 October 2023'],
    ['2020~/2022-02-01', 'about 2020 – 1 February 2022'],
  ])('%s reads “%s”', (edtf, words) => expect(formatSpan(spanOf(edtf))).toBe(words));
});

it('A value is held between its bounds', () => {
  expect([clamp(-1, 0, 5), clamp(3, 0, 5), clamp(9, 0, 5)]).toEqual([0, 3, 5]);
});
