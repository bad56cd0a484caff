import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/content/dates';
import type { DatedSpan, Span } from '../../../src/domain/model';
import { isoDate, parseDay } from '../../../src/domain/time';
import { dateLanguage } from '../../../src/domain/typedDate';
import { readTypedSpan } from '../../../src/domain/typedSpan';
import { MATCH_GRADES } from '../../../src/search/hits';
import { datesIn, daysGroup, dateMatchGrade } from '../../../src/search/typedDates';

const day = (text: string): number => parseDay(text) as number;
const read = (query: string) => readTypedSpan(query, dateLanguage([]));
const written = ({ from, to }: Span): string => `${isoDate(from)}/${isoDate(to - 1)}`;
const asked = (query: string) => {
  const dates = datesIn(read(query), query, [2023, 2024]);
  return dates && [dates.spans.map(written), dates.text];
};
function dated(edtf: string): DatedSpan {
  const result = readDate(edtf);
  if (!result.ok) throw new Error(edtf);
  return result.value;
}

describe('A query names', () => {
  it.each<[string, string, ReturnType<typeof asked>]>([
    ['a day', '2023-05-01', [['2023-05-01/2023-05-01'], '1 May 2023']],
    ['a month', 'May 2023', [['2023-05-01/2023-05-31'], 'May 2023']],
    ['a year', '2023', [['2023-01-01/2023-12-31'], '2023']],
    ['a span', 'Oct 2022 to Jul 2023', [['2022-10-01/2023-07-31'], 'October 2022 to July 2023']],
    ['a day in two readings', '4/5/2023', [['2023-05-04/2023-05-04', '2023-04-05/2023-04-05'], '4 May 2023']],
    ['a day of each year', '23 April', [['2023-04-23/2023-04-23', '2024-04-23/2024-04-23'], '23 April']],
    ['29 February of leap years alone', '29 February', [['2024-02-29/2024-02-29'], '29 February']],
    ['no day, though it looks like one', '2023-02-31', [[], '2023-02-31']],
    ['no date', 'checkpoint', null],
  ])('%s', (_what, query, expected) => expect(asked(query)).toEqual(expected));
});

describe('The dates of a record fit those of a query', () => {
  const fit = (edtf: string, ...days: readonly [string, string][]): string | undefined => {
    const best = dateMatchGrade(
      [dated(edtf)],
      days.map(([from, last]) => ({ from: day(from), to: day(last) + 1 })),
    );
    return Object.entries(MATCH_GRADES).find(([, value]) => value === best)?.[0];
  };
  const may1: [string, string] = ['2023-05-01', '2023-05-01'];
  const may: [string, string] = ['2023-05-01', '2023-05-31'];
  const year: [string, string] = ['2023-01-01', '2023-12-31'];

  it.each<[string, string, [string, string], string]>([
    ['on its day', '2023-05-01', may1, 'itself'],
    ['on no other', '2023-05-02', may1, 'similar'],
    ['in its month', '2023-05-31', may, 'itself'],
    ['not in another', '2023-06-01', may, 'similar'],
    ['in its year', '2023-05', year, 'itself'],
    ['not on one day of a month that is all that is known', '2023-05', may1, 'similar'],
    ['not in a month of a year that is all that is known', '2023', may, 'similar'],
    ['not in its first month', '2023', ['2023-01-01', '2023-01-31'], 'similar'],
    ['not in its last month', '2023', ['2023-12-01', '2023-12-31'], 'similar'],
    ['on the first of its days', '2023-05-01/2023-05-03', may1, 'itself'],
    ['on a later one, as going on', '2023-04-30/2023-05-03', may1, 'begins'],
    ['on the last of its days, as going on', '2023-04-30/2023-05-01', may1, 'begins'],
    ['not after them', '2023-04-28/2023-04-30', may1, 'similar'],
    ['where it has no end, at its start alone', '2023-05-01/..', may1, 'itself'],
    ['where it has no end, not later', '2023-04-30/..', may1, 'similar'],
    ['where it has no start, not before its end', '../2023-05-03', may1, 'similar'],
  ])('%s', (_what, edtf, days, expected) => expect(fit(edtf, days)).toBe(expected));

  it('as well as the best of them', () => {
    expect(fit('2023-04-30/2023-05-03', may1, ['2023-04-30', '2023-04-30'])).toBe('itself');
    expect(
      dateMatchGrade([dated('2023-06-01'), dated('2023-05-01')], [{ from: day('2023-05-01'), to: day('2023-05-02') }]),
    ).toBe(MATCH_GRADES.itself);
    expect([dateMatchGrade([], [{ from: 0, to: 1 }]), dateMatchGrade([dated('2023')], [])]).toEqual([
      MATCH_GRADES.similar,
      MATCH_GRADES.similar,
    ]);
  });
});

describe('The offer to go to a date', () => {
  const range = { from: day('2009-01-01'), to: day('2012-01-01') };
  const opens = day('2010-12-31');
  const offer = (query: string) => daysGroup(read(query), query, range, opens, 'after the journal').group;
  const hit = (query: string) => {
    const [first] = offer(query).hits;
    return first && [first.title, first.days && written(first.days), first.what, first.inAftermath];
  };

  it.each([
    ['2010-05-10', ['Go to 10 May 2010', '2010-05-10/2010-05-10', undefined, false]],
    ['2010', ['Go to 2010', '2010-01-01/2010-12-31', undefined, false]],
    ['2010-12-31', ['Go to 31 December 2010', '2010-12-31/2010-12-31', undefined, false]],
    ['2011-01-01', ['Go to 1 January 2011', '2011-01-01/2011-01-01', undefined, true]],
    [
      '2008-12-31',
      [
        'Go to 1 January 2009',
        '2009-01-01/2009-01-01',
        'the first day that can be shown; 31 December 2008 is beyond it',
        false,
      ],
    ],
    [
      '2012-01-01',
      [
        'Go to 31 December 2011',
        '2011-12-31/2011-12-31',
        'the last day that can be shown; 1 January 2012 is beyond it',
        true,
      ],
    ],
    // Days of which some can be shown are asked for as typed: the page says what it shows in their place.
    [
      'May 2010 to June 2015',
      [
        'Go to May 2010 to June 2015',
        '2010-05-01/2015-06-30',
        'up to 31 December 2010 while what came after the journal is not shown',
        false,
      ],
    ],
    [
      '2011 to 2015',
      ['Go to 2011 to 2015', '2011-01-01/2015-12-31', 'up to 31 December 2011, the last day that can be shown', true],
    ],
    [
      '2005 to 2009',
      ['Go to 2005 to 2009', '2005-01-01/2009-12-31', 'from 1 January 2009, the first day that can be shown', false],
    ],
    ['29 February', undefined],
    ['ford', undefined],
  ])('%s', (query, expected) => expect(hit(query)).toEqual(expected));

  it('ends with the last day without the later layer where it goes on after it', () => {
    const some = daysGroup(read('2010'), '2010', range, day('2010-06-30'), 'after the journal').group.hits[0];
    expect([some?.what, some?.inAftermath]).toEqual([
      'up to 30 June 2010 while what came after the journal is not shown',
      false,
    ]);
    const all = daysGroup(read('2010'), '2010', range, day('2010-12-30'), 'after the journal').group.hits[0];
    expect(all?.what).toContain('up to 30 December 2010');
    const none = daysGroup(read('2010'), '2010', range, day('2009-12-31'), 'after the journal').group.hits[0];
    expect([none?.what, none?.inAftermath]).toEqual([undefined, true]);
  });

  it('counts its readings, has ids of its own, and marks nothing', () => {
    expect(offer('4/5/2010')).toMatchObject({
      kind: 'days',
      title: 'Dates',
      total: 2,
      features: [],
      events: [],
    });
    expect(daysGroup(read('4/5/2010'), '4/5/2010', range, opens, '').fit).toBe(MATCH_GRADES.itself);
    expect(new Set(offer('4/5/2010').hits.map(({ id }) => id)).size).toBe(2);
    expect(offer('ford')).toMatchObject({ total: 0, hits: [] });
    expect(offer('ford').note).toBeUndefined();
  });

  it('says why a text is none that looks like a date', () => {
    expect(offer('2010-02-31').note).toMatch(/^“2010-02-31” was not read as a date\. February 2010 has 28 days/);
    expect(offer('2010-02-31').hits).toEqual([]);
  });
});
