import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf, readEdtf } from '../../../src/domain/edtf';
import { isoDate, OPEN_END, OPEN_START, parseDay } from '../../../src/domain/time';
import { runs } from '../../helpers/runs';

const day = (text: string): number => parseDay(text) as number;
const MS_PER_DAY = 86_400_000;

describe('A date in EDTF becomes a half-open span', () => {
  it.each([
    ['2023-04-23', day('2023-04-23'), day('2023-04-24'), 'day', 0, 0, false],
    ['1993-04', day('1993-04-01'), day('1993-05-01'), 'month', 30, 30, false],
    ['2023-01', day('2023-01-01'), day('2023-02-01'), 'month', 31, 31, false],
    ['2023-12', day('2023-12-01'), day('2024-01-01'), 'month', 31, 31, false],
    ['2024-02', day('2024-02-01'), day('2024-03-01'), 'month', 29, 29, false],
    ['1991', day('1991-01-01'), day('1992-01-01'), 'year', 365, 365, false],
    ['2022-08-25/2022-08-30', day('2022-08-25'), day('2022-08-31'), 'range', 0, 0, false],
    ['2023-05-01/2023-05-01', day('2023-05-01'), day('2023-05-02'), 'range', 0, 0, false],
    ['2023-04-23/..', day('2023-04-23'), OPEN_END, 'range', 0, 0, false],
    ['../1991', OPEN_START, day('1992-01-01'), 'year', 0, 365, false],
    ['../..', OPEN_START, OPEN_END, 'range', 0, 0, false],
    ['2023-04-23/', day('2023-04-23'), OPEN_END, 'range', 0, 0, false],
    ['/1991-05', OPEN_START, day('1991-06-01'), 'month', 0, 31, false],
    ['2021-07~', day('2021-07-01'), day('2021-08-01'), 'month', 31, 31, true],
    ['2021%', day('2021-01-01'), day('2022-01-01'), 'year', 365, 365, true],
    ['2023-02-11/2023-02-17?', day('2023-02-11'), day('2023-02-18'), 'range', 0, 0, true],
    ['2023-02-11?/2023-02-17', day('2023-02-11'), day('2023-02-18'), 'range', 0, 0, true],
    ['2023-02-11/2023-03', day('2023-02-11'), day('2023-04-01'), 'month', 0, 31, false],
    ['1991/1993-04-02', day('1991-01-01'), day('1993-04-03'), 'year', 365, 0, false],
    // The end of the month is later than the day that the interval begins on.
    ['2023-10-03?/2023-10~', day('2023-10-03'), day('2023-11-01'), 'month', 0, 31, true],
    ['2023/2023', day('2023-01-01'), day('2024-01-01'), 'year', 365, 365, false],
    // Years are astronomical: 0000 is 1 BC and a leap year.
    ['0000', day('0000-01-01'), day('0001-01-01'), 'year', 366, 366, false],
    ['0000-02-29', day('0000-02-29'), day('0000-03-01'), 'day', 0, 0, false],
    ['-0043-03-15', day('-0043-03-15'), day('-0043-03-16'), 'day', 0, 0, false],
    ['0050', day('0050-01-01'), day('0051-01-01'), 'year', 365, 365, false],
  ])('%s', (text, from, to, precision, softStart, softEnd, uncertain) => {
    const value = { edtf: text, from, to, precision, softStart, softEnd, uncertain };
    expect(readEdtf(text)).toEqual({ ok: true, value });
  });

  it('tells an end that is open from one that nobody knows', () => {
    const date = { from: day('2023-04-23'), to: day('2023-04-24'), precision: 'day', uncertain: false };
    expect(parseEdtf('2023-04-23/..')).toEqual({ ok: true, value: { start: date, end: 'open', isInterval: true } });
    expect(parseEdtf('/2023-04-23')).toEqual({ ok: true, value: { start: 'unknown', end: date, isInterval: true } });
    expect(parseEdtf('2023-04-23')).toEqual({ ok: true, value: { start: date, end: date, isInterval: false } });
  });
});

describe('What is not read is named, with what to write instead', () => {
  it.each([
    ['2023-21', 'is a season or another part of a year', '2023-03/2023-05'],
    ['2023-41?', 'is a season or another part of a year', '2023-03/2023-05'],
    ['2023-03/2023-33', 'is a season or another part of a year', '2023-03/2023-05'],
    ['{2023,2024}', 'is a set of dates', '2022-03/2022-11'],
    ['[2023..2024]', 'is a set of dates', '2022-03/2022-11'],
    ['199X', 'leaves digits open (X)', '1990/1999 for 199X'],
    ['2023-XX', 'leaves digits open (X)', '1990/1999 for 199X'],
    ['Y12345', 'is a year in a long form', '0476'],
    ['Y-17E7', 'is a year in a long form', '0476'],
    ['02023', 'is a year in a long form', '0476'],
    ['1950S2', 'is a year in a long form', '0476'],
    ['19', 'is a century or a decade, or a year with too few digits', '0050'],
    ['-043~', 'is a century or a decade, or a year with too few digits', '0050'],
    ['2023-05-01T10:00:00Z', 'has a time of day', 'Leave the time out'],
    ['2023?-10', 'has a qualifier inside the date, or two of them', '2023-10~'],
    ['?2023', 'has a qualifier inside the date, or two of them', '2023-10~'],
    ['2023-04~?', 'has a qualifier inside the date, or two of them', '2023-10~'],
    ['-0000', 'is a year “minus nought”', '0000'],
    ['..', 'has no date at all', '../..'],
    ['2023/2024/2025', 'has more than one slash', 'one slash'],
    ['2023-05-04/2023-05-01', 'ends before it begins', 'earlier date first'],
    ['2023-10-03/2023-09~', 'ends before it begins', 'earlier date first'],
    ['2023-02-29', 'is a date that does not exist', '2023-04-23'],
    ['-0001-02-29', 'is a date that does not exist', '2023-04-23'],
    ['2023-00', 'is a date that does not exist', '2023-04-23'],
    ['2023-13', 'is a date that does not exist', '2023-04-23'],
    ['2023-12-32~', 'is a date that does not exist', '2023-04-23'],
    ['2023-04-31/..', 'is a date that does not exist', '2023-04-23'],
    ['', 'is not a date', '2023-04-23'],
    ['yesterday', 'is not a date', '2023-04-23'],
    ['23 April 2023', 'is not a date', '2023-04-23'],
    ['2023-1', 'is not a date', '2023-04-23'],
    ['+2023', 'is not a date', '2023-04-23'],
    ['2023-01-01/open', 'is not a date', '2023-04-23'],
    [' 2023', 'is not a date', '2023-04-23'],
    ['x2023-04-23', 'is not a date', '2023-04-23'],
  ])('%s', (text, is, remedy) => {
    const issue = readEdtf(text).ok ? null : (readEdtf(text) as { issues: readonly unknown[] }).issues[0];
    expect(issue).toEqual({ message: `“${text}” ${is}.`, remedy: expect.stringContaining(remedy) as string });
  });

  it('repeats no more than the beginning of a long text', () => {
    const at = (length: number) => readEdtf('x'.repeat(length));
    expect(at(60)).toMatchObject({ issues: [{ message: `“${'x'.repeat(60)}” is not a date.` }] });
    expect(at(61)).toMatchObject({ issues: [{ message: `“${'x'.repeat(60)}…” is not a date.` }] });
  });
});

/** A date or interval as the package `edtf` reads it: first and last day, null where an end is open or unknown; null where it refuses. */
interface Theirs {
  readonly type: string;
  readonly from: number | null;
  readonly last: number | null;
}
function theirs(text: string): Theirs | null {
  try {
    const { type, min, max } = edtf(text) as { type: string; min: number | null; max: number | null };
    const dayOf = (ms: number | null): number | null =>
      ms === null || !Number.isFinite(ms) ? null : Math.floor(ms / MS_PER_DAY);
    return { type, from: dayOf(min), last: dayOf(max) };
  } catch {
    return null;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
const four = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
const years = fc.oneof(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: -400, max: 120 }));
const dates = fc
  .tuple(
    years,
    fc.option(fc.integer({ min: 0, max: 14 })),
    fc.option(fc.integer({ min: 0, max: 32 })),
    fc.constantFrom('', '', '?', '~', '%'),
  )
  .map(
    ([year, month, date, mark]) =>
      [four(year), ...(month === null ? [] : [two(month), ...(date === null ? [] : [two(date)])])].join('-') + mark,
  );
const ends = fc.oneof({ weight: 4, arbitrary: dates }, fc.constantFrom('..', ''));
const written = fc.oneof(
  dates,
  fc.tuple(ends, ends).map((pair) => pair.join('/')),
  // Two ends that lie close together: a day in the month that the interval ends with, and the same date twice.
  fc.tuple(years, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).chain(([year, month, date]) => {
    const near = [
      four(year),
      `${four(year)}-${two(month)}`,
      `${four(year)}-${two(month)}-${two(date)}`,
      `${four(year)}-${two(month)}~`,
    ];
    return fc.tuple(fc.constantFrom(...near), fc.constantFrom(...near)).map((pair) => pair.join('/'));
  }),
  // Anything made of the signs that EDTF uses.
  fc
    .array(fc.constantFrom(...'0123456789-/.?~%XTYES{}[],', '2023', '-05', '-21', '..'), { maxLength: 8 })
    .map((all) => all.join('')),
);

/** 29 February of a year that has none: the package takes it and moves it to 1 March. */
const isNoLeapDay = (text: string): boolean =>
  text.split('/').some((end) => {
    const [, date] = /^(-?\d{4}-02-29)/.exec(end) ?? [];
    return date !== undefined && parseDay(date) === null;
  });
/** 29 February of the year 0, which is a leap year: the package moves this one, too. */
const isLeapDayOfYear0 = (text: string): boolean => text.includes('0000-02-29') && !text.includes('-0000-02-29');

describe('What is read means what the package `edtf` reads', () => {
  it('where both read a text', () => {
    fc.assert(
      fc.property(written, (text) => {
        const [ours, other] = [readEdtf(text), theirs(text)];
        if (!ours.ok || !other || isLeapDayOfYear0(text)) return;
        const { from, to } = ours.value;
        expect([from <= OPEN_START ? null : from, to >= OPEN_END ? null : to - 1], text).toEqual([
          other.from,
          other.last,
        ]);
      }),
      runs(2000),
    );
  });

  it('and what the package refuses is refused, but for intervals that end no sooner than they begin', () => {
    fc.assert(
      fc.property(written, (text) => {
        const ours = readEdtf(text);
        if (!ours.ok || theirs(text)) return;
        // The package compares the first days of both ends: it refuses 2023-10-03/2023-10 and 2023/2023. The standard does not.
        const [first = '', last = ''] = text.split('/').map((end) => end.replace(/[?~%]/, ''));
        const [start, end] = [theirs(first), theirs(last)];
        expect(start?.from, text).toBeTypeOf('number');
        expect((end as Theirs).from as number, text).toBeLessThanOrEqual((start as Theirs).from as number);
        expect((end as Theirs).last as number, text).toBeGreaterThanOrEqual((start as Theirs).from as number);
      }),
      runs(2000),
    );
  });

  it('and what the package reads is refused only where it is a form that the atlas does not use', () => {
    const forms = /season|set of dates|leaves digits|long form|century|time of day|qualifier inside/;
    fc.assert(
      fc.property(written, (text) => {
        const ours = readEdtf(text);
        if (ours.ok || !theirs(text) || isNoLeapDay(text)) return;
        expect(ours.issues[0]?.message, text).toMatch(forms);
      }),
      runs(2000),
    );
  });

  it('gives dates that can be written again', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('-0400-01-01'), max: day('2100-12-31') }), (from) => {
        expect(readEdtf(isoDate(from))).toMatchObject({ value: { from, to: from + 1 } });
      }),
      runs(100),
    );
  });
});
