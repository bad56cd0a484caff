import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/content/dates';
import { OPEN_END, OPEN_START, parseDay } from '../../../src/domain/time';

const day = (text: string): number => parseDay(text) as number;

describe('A date of geodata/ becomes a half-open span', () => {
  it.each([
    ['2023-04-23', day('2023-04-23'), day('2023-04-24'), 'day', 0, 0, false],
    ['1993-04', day('1993-04-01'), day('1993-05-01'), 'month', 30, 30, false],
    ['2024-02', day('2024-02-01'), day('2024-03-01'), 'month', 29, 29, false],
    ['1991', day('1991-01-01'), day('1992-01-01'), 'year', 365, 365, false],
    ['2022-08-25/2022-08-30', day('2022-08-25'), day('2022-08-31'), 'range', 0, 0, false],
    ['2023-04-23/..', day('2023-04-23'), OPEN_END, 'range', 0, 0, false],
    ['../1991', OPEN_START, day('1992-01-01'), 'year', 0, 365, false],
    ['../..', OPEN_START, OPEN_END, 'range', 0, 0, false],
    ['2021-07~', day('2021-07-01'), day('2021-08-01'), 'month', 31, 31, true],
    ['2023-02-11/2023-02-17?', day('2023-02-11'), day('2023-02-18'), 'range', 0, 0, true],
    ['1991/1993-04-02', day('1991-01-01'), day('1993-04-03'), 'year', 365, 0, false],
  ])('%s', (edtf, from, to, precision, softStart, softEnd, uncertain) => {
    const value = { edtf, from, to, precision, softStart, softEnd, uncertain };
    expect(readDate(edtf)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'yesterday',
    '2023-02-29',
    '2023-13',
    '23 April 2023',
    '2023-05-04/2023-05-01',
    '2023-05-01/',
    '..',
    '2023-21',
    '2023/2024/2025',
  ])('“%s” is refused with a remedy', (edtf) => {
    const result = readDate(edtf);
    expect(result).toMatchObject({ ok: false, issues: [{ remedy: expect.stringContaining('EDTF') as string }] });
  });
});
