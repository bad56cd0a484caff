import { describe, expect, it } from 'vitest';
import { orderOf, readDateText, saysOpen } from '../../../../src/formats/import/dateText';
import { guessDates } from '../../../../src/formats/import/datePlan';

const read = (value: unknown, ways: Partial<Parameters<typeof readDateText>[1]> = {}): string | undefined =>
  readDateText(value, { numberDates: 'none', first: 'day', ...ways })?.edtf;

describe('A date in a file', () => {
  it.each([
    ['2023-05-01', '2023-05-01'],
    ['2023-05~', '2023-05~'],
    ['2022-08-25/2022-08-30', '2022-08-25/2022-08-30'],
    ['2023-05-01T10:00:00Z/2023-05-03T12:00:00Z', '2023-05-01/2023-05-03'],
    ['2023-05-01T23:30:00.123+04:00', '2023-05-01'],
    ['2023-05-01 10:30', '2023-05-01'],
    ['2023/05/01', '2023-05-01'],
    ['2023.5.1', '2023-05-01'],
    ['2023/05', '2023-05'],
    ['05/2023', '2023-05'],
    ['12.2022', '2022-12'],
    ['01.2023', '2023-01'],
    ['5-2023', '2023-05'],
    ['20230501', '2023-05-01'],
    ['1.5.2023', '2023-05-01'],
    ['01-05-2023 10:00:00', '2023-05-01'],
    ['13/5/2023', '2023-05-13'],
    ['5/13/2023', '2023-05-13'],
    ['5/1/2023 10:30 PM', '2023-01-05'],
    ['1 May 2023', '2023-05-01'],
    ['May 1, 2023', '2023-05-01'],
    ['01-May-2023', '2023-05-01'],
    ['Mon, 01 May 2023 10:00:00 GMT', '2023-05-01'],
    ['October 2022', '2022-10'],
    // Years as they are written.
    ['0050', '0050'],
    ['0050-03-01', '0050-03-01'],
    ['1/3/0050', '0050-03-01'],
    ['-0043-03-15', '-0043-03-15'],
    ['44 BC', '-0043'],
    ['AD 50', '0050'],
    ['50 CE', '0050'],
    ['c. 1850', '1850~'],
    [1682899200000, '2023-05-01'],
    [1682899200, '2023-05-01'],
    [-62_000_000_000_000, '0005-04-19'],
    [50, '0050'],
    [-43, '-0043'],
    [20230501, '2023-05-01'],
    [new Date('2023-05-01T00:00:00Z'), '2023-05-01'],
  ])('%s is %s', (value, edtf) => expect(read(value)).toBe(edtf));

  it.each([
    '',
    'long ago',
    '31/2/2023',
    '2023-02-29',
    '5/4/23',
    '1/2/3',
    '50',
    '1e5',
    '13.2022',
    '12.9022',
    'May',
    NaN,
    Infinity,
    {},
    null,
    true,
    'x'.repeat(1000),
  ])('%s is none', (value) => expect(read(value)).toBeUndefined());

  it('is read as asked where there are two ways', () => {
    expect(read('4/5/2023')).toBe('2023-05-04');
    expect(read('4/5/2023', { first: 'month' })).toBe('2023-04-05');
    expect(read('50', { numberDates: 'years' })).toBe('0050');
    // The calendar of 1900 in spreadsheets has a 29 February, which there was not: 59 is the 28th, and 61 the 1st of March.
    expect(
      ['1', '59', '61', '44927', '44927.75', '45047'].map((each) => read(each, { numberDates: 'excel-1900' })),
    ).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2023-01-01', '2023-01-01', '2023-05-01']);
    expect(['0', '43585'].map((each) => read(each, { numberDates: 'excel-1904' }))).toEqual([
      '1904-01-01',
      '2023-05-01',
    ]);
    // Four digits are a year in any case.
    expect(read('1993', { numberDates: 'excel-1900' })).toBe('1993');
    expect(read('-5', { numberDates: 'excel-1900' })).toBeUndefined();
  });

  it('tells which number is the day, and whether it had a time', () => {
    expect(
      ['13/5/2023', '5/13/2023', '4/5/2023', '5/5/2023', '13/13/2023', '2023-05-04', '4.5.23'].map(orderOf),
    ).toEqual(['day', 'month', 'both', null, null, null, null]);
    const hadTime = (text: string): boolean | undefined =>
      readDateText(text, { numberDates: 'none', first: 'day' })?.hadTime;
    expect(['2023-05-01T00:00:00Z', '2023-05-01T10:00', '2023-05-01'].map(hadTime)).toEqual([false, true, false]);
    expect(['present', '..', 'Ongoing', '2023', null].map(saysOpen)).toEqual([true, true, true, false, false]);
  });
});

describe('Where the dates are', () => {
  const guess = (columns: Record<string, unknown[]>, isNamedOnly = true): string => {
    const named = Object.entries(columns).map(([name, values]) => ({ name, values }));
    const { starts, ends, dates, numberDates, first } = guessDates(named, isNamedOnly);
    return [starts, ends, dates]
      .map((names) => names.join('+'))
      .concat(numberDates, first)
      .join(' | ');
  };

  it.each([
    [{ 'Start Date': ['2020'], END_DATE: ['2021'] }, 'Start Date | END_DATE |  | years | day'],
    [{ validFrom: [''], valid_to: ['2021-01'] }, 'validFrom | valid_to |  | none | day'],
    [{ from: ['2020-01-01'], to: ['2021-01-01'] }, 'from | to |  | none | day'],
    // Places, and not dates.
    [{ from: ['Baku'], to: ['Shusha'] }, ' |  |  | none | day'],
    [{ event_date: ['13/5/2023'], year: [2023] }, ' |  | event_date+year | years | day'],
    [{ date: ['5/13/2023'] }, ' |  | date | none | month'],
    [{ date: [44927, 45047] }, ' |  | date | excel-1900 | day'],
    [{ Tarix: ['01.05.2023'] }, ' |  | Tarix | none | day'],
    [{ anything: ['2023-05-01'] }, ' |  |  | none | day'],
  ])('%j', (columns, found) => expect(guess(columns)).toBe(found));

  it('is found in a table by values alone', () => {
    expect(guess({ name: ['A'], 'Was seen': ['1/5/2023', '2/5/2023'], code: [1] }, false)).toBe(
      ' |  | Was seen | none | day',
    );
  });
});
