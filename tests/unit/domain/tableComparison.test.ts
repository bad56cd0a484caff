/** Comparisons that are typed among words: what they are read as, and the filters that they may mean. */
import { describe, expect, it } from 'vitest';
import { closedRange, comparisonOffers, readComparison, type Comparison } from '../../../src/domain/tableComparison';
import type { FilterChoice } from '../../../src/domain/tableRows';
import { parseDay } from '../../../src/domain/time';

const choice = (title: string, type: 'number' | 'date'): FilterChoice => ({
  field: `${type === 'number' ? 'n' : 'd'}:${title}`,
  title,
  about: '',
  values: [],
  range: { type, ends: null },
});
const CHOICES = [
  choice('injured', 'number'),
  choice('killed (all)', 'number'),
  choice('reported', 'date'),
  { ...choice('kind', 'number'), range: undefined } as unknown as FilterChoice,
];
const readDay = (text: string, end: 'from' | 'to'): number | null =>
  text === 'May 2023' ? parseDay(end === 'from' ? '2023-05-01' : '2023-05-31') : parseDay(text);
const offers = (text: string, hasDays = false) => {
  const comparison = readComparison(text);
  return comparison ? comparisonOffers(comparison, CHOICES, hasDays, readDay) : [];
};
const words = (text: string, hasDays = false) => offers(text, hasDays).map((each) => each.words);

describe('A comparison among the words of the table', () => {
  it('is a sign with a value behind it', () => {
    expect(readComparison('>= 2')).toEqual({ before: '', sign: '>=', value: '2' });
    expect(readComparison('raid injured≤10 ')).toEqual({ before: 'raid injured', sign: '<=', value: '10' });
    expect(readComparison('=> 2')?.sign).toBe('>=');
    for (const text of ['', '2', '>=', 'ford', 'a -> b > c', '> 1 < 2']) expect(readComparison(text)).toBeNull();
  });

  it('may mean each column with numbers', () => {
    expect(words('>= 2')).toEqual(['injured: at least 2', 'killed (all): at least 2']);
    expect(words('> 2')).toEqual(['injured: more than 2', 'killed (all): more than 2']);
    expect(words('< 1,200')).toEqual(['injured: less than 1200', 'killed (all): less than 1200']);
    expect(words('= 0')).toEqual(['injured: 0', 'killed (all): 0']);
    expect(words('>= many')).toEqual([]);
    // A title without letters and digits is named by nothing.
    const sign = readComparison('>= 2') as Comparison;
    const titles = comparisonOffers(sign, [...CHOICES, choice('#', 'number')], false, readDay).map(
      (each) => each.field,
    );
    expect(titles).toEqual(['n:injured', 'n:killed (all)', 'n:#']);
  });

  it('means the column that is named before the sign; other words stay', () => {
    expect(words('Injured >= 2')).toEqual(['injured: at least 2']);
    expect(offers('raid killed (all) >= 2')).toMatchObject([{ field: 'n:killed (all)', rest: 'raid' }]);
    expect(offers('raid >= 2').map(({ rest }) => rest)).toEqual(['raid', 'raid']);
  });

  it('compares whole dates, and the days of the table', () => {
    expect(words('> May 2023', true)).toEqual(['reported: since 1 June 2023', 'Days: since 1 June 2023']);
    // The range has the next day already: none is left out of it.
    expect(offers('> May 2023', true).map(({ isOpen }) => isOpen)).toEqual([false, false]);
    expect(words('days >= May 2023', true)).toEqual(['Days: since 1 May 2023']);
    expect(words('< May 2023')).toEqual(['reported: until 30 April 2023']);
    expect(words('<= May 2023')).toEqual(['reported: until 31 May 2023']);
    expect(words('= May 2023')).toEqual(['reported: 1 May 2023 to 31 May 2023']);
  });

  it('leaves out the end of > and <: the next value that a row has takes its place', () => {
    const values = [0, 7, 2.5, 2];
    const rows = {
      size: values.length + 1,
      extent: (at: number) => (at < 4 ? ([values[at], values[at]] as never) : null),
    };
    const range = (text: string) => closedRange(offers(text)[0] as never, rows);
    expect(range('> 2')).toEqual({ from: 2.5, to: null });
    expect(range('< 2')).toEqual({ from: null, to: 0 });
    expect(range('> 7')).toEqual({ from: 8, to: null });
    expect(range('< 0')).toEqual({ from: null, to: -1 });
    expect(range('>= 2')).toEqual({ from: 2, to: null });
  });
});
