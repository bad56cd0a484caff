import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdtf } from '../../../../src/domain/edtf';
import { formatSpan, isoDate, isOpenEnd, isOpenStart, parseDay } from '../../../../src/domain/time';
import { datesOfFeature, readDates } from '../../../../src/formats/import/ownDates';
import { runs } from '../../../helpers/runs';

const inclusive = (properties: Record<string, unknown>): string | null => {
  const read = datesOfFeature(properties);
  if (!read.ok) return read.issues.map(({ field, message }) => `${field}: ${message}`).join();
  if (!read.value) return null;
  const { value } = read;
  return `${isOpenStart(value) ? '..' : isoDate(value.from)}/${isOpenEnd(value) ? '..' : isoDate(value.to - 1)}`;
};

describe('Dates in a file', () => {
  it.each(['2023', '2023-04~', '2023-04-23/..', '2023-10-03?/2023-10~', '2023-21', '2023-02-29', '..', '{2023,2024}'])(
    '%s is read as the atlas reads its own dates',
    (text) => expect(readDates(text)).toEqual(readEdtf(text)),
  );

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
    // The days of a timespan that is told by its ends, and of one that is told by one end of each.
    [{ when: { timespans: [{ start: '1700', end: '1710' }] } }, '1700-01-01/1710-12-31'],
    [{ when: { timespans: [{ start: { latest: '1710' }, end: { earliest: '1750' } }] } }, '1710-01-01/1750-12-31'],
    [{ when: { timespans: [{ start: { in: '1850' } }, { start: { in: '1800' } }] } }, '1800-01-01/1850-12-31'],
    [{ when: { timespans: [] }, date: '1993' }, '1993-01-01/1993-12-31'],
    [{ when: 'long ago', date: '1993' }, '1993-01-01/1993-12-31'],
    [{ edtf: '1993-05', date: '1999' }, '1993-05-01/1993-05-31'],
    [{ when: { timespans: [{ start: { in: '1993' } }] }, date: '1999' }, '1993-01-01/1993-12-31'],
    // A number is a year.
    [{ date: 1993 }, '1993-01-01/1993-12-31'],
    [{ date: 50 }, '0050-01-01/0050-12-31'],
    [{ start_date: -43, end_date: 0 }, '-0043-01-01/0000-12-31'],
    // Files write an empty text or null for what they do not have.
    [{ start_date: '', end_date: '1993' }, '../1993-12-31'],
    [{ start_date: '1993', end_date: null }, '1993-01-01/..'],
    [{ start_date: null, end_date: '  ', date: '1999' }, '1999-01-01/1999-12-31'],
    // A time of day plays no part.
    [{ edtf: '2023-05-01T10:00Z/2023-05-03 08:00' }, '2023-05-01/2023-05-03'],
    [{ date: ' 2023-05-01 ' }, '2023-05-01/2023-05-01'],
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
    [{ start_date: '2020', end_date: '2021/2022' }, 'start_date, end_date'],
    [{ date: '2023-05-01Tea' }, 'date'],
    [{ date: '50' }, 'date'],
    [{ when: { timespans: [{ start: { in: '1800' } }, { start: { in: 'later' } }] } }, 'when'],
    [{ when: { timespans: [{ start: { in: 'sooner' } }, { start: { in: '1800' } }] } }, 'when'],
    [{ when: { timespans: [{ start: { in: 'yesterday' } }] } }, 'when'],
  ])('%o is a fault that names its field', (properties, field) => {
    const read = datesOfFeature(properties);
    expect(read).toMatchObject({ ok: false, issues: [{ field }] });
    if (!read.ok) expect(read.issues[0]?.remedy).toMatch(/2023-04-23/);
  });

  it.each([
    [{ date: true }, 'date', 'The date is neither a text nor a year.'],
    [{ edtf: ['2023'] }, 'edtf', 'The date is neither a text nor a year.'],
    [{ date: 1993.5 }, 'date', 'The date is 1993.5, which is not a year.'],
    [{ start_date: {}, end_date: '1993' }, 'start_date, end_date', 'The date is neither a text nor a year.'],
    [{ start_date: '1993', end_date: false }, 'start_date, end_date', 'The date is neither a text nor a year.'],
    [{ date: 20230501 }, 'date', '“20230501” is a year in a long form.'],
  ])('%o is no text and no year, and is not passed over', (properties, field, message) => {
    expect(datesOfFeature(properties)).toMatchObject({
      ok: false,
      issues: [{ field, message, remedy: expect.stringContaining('2023-04-23') as string }],
    });
  });

  it('of several timespans keep what is known of the first and the last day', () => {
    const timespans = [{ start: { in: '1800~' } }, { start: { in: '1850-05' } }];
    expect(datesOfFeature({ when: { timespans } })).toMatchObject({
      value: { edtf: '1800~/1850-05', precision: 'year', softStart: 365, softEnd: 31, uncertain: true },
    });
    expect(datesOfFeature({ when: { timespans: [...timespans].reverse() } })).toMatchObject({
      value: { edtf: '1800~/1850-05' },
    });
  });

  it('of several timespans reach from the start of the first to the end of the last; of two alike the first is kept', () => {
    const edtfOf = (...timespans: object[]): string | undefined => {
      const read = datesOfFeature({ when: { timespans } });
      return read.ok ? read.value?.edtf : undefined;
    };
    const span = (start: string, end: string): object => ({ start: { in: start }, end: { in: end } });
    expect(edtfOf(span('1800', '1810'), span('1850', '1860'))).toBe('1800/1860');
    expect(edtfOf(span('1850', '1860'), span('1800', '1810'))).toBe('1800/1860');
    expect(edtfOf(span('1800~', '1850?'), span('1800', '1850'))).toBe('1800~/1850?');
    expect(edtfOf({ start: null })).toBe('../..');
  });

  it('with one end are open at the other, which is not the same as unknown', () => {
    expect(datesOfFeature({ start_date: '2020-11' })).toMatchObject({ value: { edtf: '2020-11/..' } });
    expect(datesOfFeature({ end_date: 1993 })).toMatchObject({ value: { edtf: '../1993' } });
  });

  it('of nothing are at all times', () => {
    for (const properties of [null, undefined, {}])
      expect(datesOfFeature(properties)).toEqual({ ok: true, value: null });
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
      runs(100),
    );
  });

  it('keep what is not known: a month stays a month', () => {
    const read = datesOfFeature({ date: '2022-02' });
    expect(read.ok && read.value && formatSpan(read.value)).toBe('February 2022');
    expect(read.ok && read.value?.softStart).toBe(28);
    expect(parseDay('2022-02-01')).toBe(read.ok ? read.value?.from : null);
  });
});
