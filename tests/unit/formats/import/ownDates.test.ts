import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/content/dates';
import { formatSpan, isoDate, isOpenEnd, isOpenStart, parseDay } from '../../../../src/domain/time';
import { datesOfFeature, readDates } from '../../../../src/formats/import/ownDates';

const inclusive = (properties: Record<string, unknown>): string | null => {
  const read = datesOfFeature(properties);
  if (!read.ok) return read.issues.map(({ field, message }) => `${field}: ${message}`).join();
  if (!read.value) return null;
  const { value } = read;
  return `${isOpenStart(value) ? '..' : isoDate(value.from)}/${isOpenEnd(value) ? '..' : isoDate(value.to - 1)}`;
};

const two = (value: number): string => String(value).padStart(2, '0');
const four = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
const dates = fc
  .tuple(
    // Years below 100, the year 0 and those before it are years like any other.
    fc.oneof(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: -400, max: 120 })),
    fc.option(fc.integer({ min: 1, max: 12 })),
    fc.option(fc.integer({ min: 1, max: 28 })),
  )
  .map(([year, month, date]) => [four(year), ...(month ? [two(month), ...(date ? [two(date)] : [])] : [])].join('-'));
const marked = fc.tuple(dates, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join(''));
const yearIn = (text: string): number => parseInt(text, 10);
/** When a date begins, for putting two in order: its year, then its month and day as text. */
const begins = (text: string): number => {
  const [, month = '01', date = '01'] = /^-?\d{4}(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text) ?? [];
  return yearIn(text) * 10_000 + Number(month) * 100 + Number(date);
};
const isApart = (first: string, last: string): boolean => begins(first) < begins(last) || yearIn(last) < yearIn(first);
const ends = fc.oneof(marked, fc.constant('..'));

describe('Dates in a file', () => {
  it('are read as the atlas reads its own', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          marked,
          fc
            .tuple(ends, ends)
            // The build's parser refuses an end that begins no later than the start, as in 2023/2023; a reader's file may write it.
            .filter(([first, last]) => first === '..' || last === '..' || isApart(first, last))
            .map((pair) => pair.join('/')),
        ),
        (text) => {
          const [ours, theirs] = [readDates(text), readDate(text)];
          expect(ours.ok).toBe(theirs.ok);
          if (ours.ok && theirs.ok) expect(ours.value).toEqual(theirs.value);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    [{ start_date: '2020-11-10', end_date: '2022-08-30' }, '2020-11-10/2022-08-30'],
    [{ start_date: '2020-11' }, '2020-11-01/..'],
    [{ end_date: 1993 }, '../1993-12-31'],
    [{ edtf: '2023-04-23/..' }, '2023-04-23/..'],
    [{ edtf: '2023/2023' }, '2023-01-01/2023-12-31'],
    [{ date: '0050' }, '0050-01-01/0050-12-31'],
    [{ start_date: '0050-03', end_date: '0099' }, '0050-03-01/0099-12-31'],
    [{ date: '0000-02-29' }, '0000-02-29/0000-02-29'],
    [{ edtf: '-0043-03-15' }, '-0043-03-15/-0043-03-15'],
    [{ edtf: '2022-02~' }, '2022-02-01/2022-02-28'],
    [{ edtf: '2024-02' }, '2024-02-01/2024-02-29'],
    [{ date: '2023-05-01' }, '2023-05-01/2023-05-01'],
    [{ date: '2023-05-01T23:59:59+14:00' }, '2023-05-01/2023-05-01'],
    [{ date: '2023-05-01T00:00:00Z' }, '2023-05-01/2023-05-01'],
    [{ when: { timespans: [{ start: { in: '1600' }, end: { in: '1699' } }] } }, '1600-01-01/1699-12-31'],
    [{ when: { timespans: [{ start: { in: '1832' } }] } }, '1832-01-01/1832-12-31'],
    [
      { when: { timespans: [{ start: { earliest: '1700', latest: '1710' }, end: { latest: '1750-03' } }] } },
      '1700-01-01/1750-03-31',
    ],
    [{ when: { timespans: [{ start: { in: '1800' } }, { start: { in: '1850' } }] } }, '1800-01-01/1850-12-31'],
    [{ when: { timespans: [{ start: { earliest: '1980', latest: '1985' } }] } }, '1980-01-01/1985-12-31'],
    [{ when: { timespans: [null] } }, '../..'],
    [{ start_date: '2023-01-01', date: '1999-01-01' }, '2023-01-01/..'],
    [{ name: 'undated' }, null],
    [{ date: '' }, null],
  ])('%o is %s', (properties, dated) => expect(inclusive(properties)).toBe(dated));

  it.each([
    [{ date: '2023-02-29' }, 'date'],
    [{ date: '23 April 2023' }, 'date'],
    [{ edtf: '2023-13' }, 'edtf'],
    [{ date: '0050-13-01' }, 'date'],
    [{ date: '0001-02-29' }, 'date'],
    [{ edtf: '-0000' }, 'edtf'],
    [{ edtf: '2023-05-01/2022-05-01' }, 'edtf'],
    [{ start_date: 'long ago' }, 'start_date, end_date'],
    [{ when: { timespans: [{ start: { in: 'yesterday' } }] } }, 'when'],
  ])('%o is a fault that names its field', (properties, field) => {
    const read = datesOfFeature(properties);
    expect(read).toMatchObject({ ok: false, issues: [{ field }] });
    if (!read.ok) expect(read.issues[0]?.remedy).toMatch(/2023-04-23/);
  });

  it('never throw, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('edtf', 'date', 'when', 'start_date', 'end_date'),
          fc.oneof(fc.anything(), fc.record({ timespans: fc.array(fc.anything()) })),
        ),
        (properties) => {
          expect(typeof datesOfFeature(properties).ok).toBe('boolean');
        },
      ),
    );
  });

  it('keep what is not known: a month stays a month', () => {
    const read = datesOfFeature({ date: '2022-02' });
    expect(read.ok && read.value && formatSpan(read.value)).toBe('February 2022');
    expect(read.ok && read.value?.softStart).toBe(28);
    expect(parseDay('2022-02-01')).toBe(read.ok ? read.value?.from : null);
  });
});
