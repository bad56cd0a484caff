/**
 * A comparison that is typed among the words by which rows are filtered: `>= 2`, `injured > 10`, `< May 2023`. Words have no signs, so that
 * it would be searched as the word `2`; the table offers the filters that it may mean instead.
 */
import { rangeWords, readNumber, type RangeType, type ValueRange } from './tableRanges';
import type { FilterChoice } from './tableRows';
import { tableWords } from './tableState';

/** How a value is compared. */
type Sign = '>' | '>=' | '<' | '<=' | '=';

/** A comparison as it was typed. */
export interface Comparison {
  /** What stands before the sign: a column, or words. */
  readonly before: string;
  readonly sign: Sign;
  /** What stands behind the sign. */
  readonly value: string;
}

/** A filter that a comparison may mean. */
export interface ComparisonOffer {
  /** The name of the filter (`rangeField`); `days` for the days of the table. */
  readonly field: string;
  /** What is kept: for a number `>` and `<` leave out the end itself, which the range has (`isOpen`). Days are whole numbers. */
  readonly range: ValueRange;
  /** True if the end of the range is left out itself. */
  readonly isOpen: boolean;
  /** The filter in words: `injured: more than 2`. */
  readonly words: string;
  /** The words that stay a filter by words, folded. */
  readonly rest: string;
}

/** Reads a text as the first or last day of a date; null if it is none. */
type ReadDay = (text: string, end: 'from' | 'to') => number | null;

const COMPARISON = /^([^<>=≥≤]*)(>=|=>|≥|<=|=<|≤|==?|>|<)\s*([^<>=≥≤]+)$/u;
const SIGNS: Readonly<Record<string, Sign>> = { '=>': '>=', '≥': '>=', '=<': '<=', '≤': '<=', '==': '=' };

/** The comparison in a text; null if it has none. */
export function readComparison(text: string): Comparison | null {
  const [, before, sign, value] = COMPARISON.exec(text.trim()) ?? [];
  if (before === undefined || sign === undefined || value === undefined) return null;
  return { before: before.trim(), sign: SIGNS[sign] ?? (sign as Sign), value: value.trim() };
}

/**
 * The filters that a comparison may mean: of the column whose title stands before the sign, or else of all columns with such values, and of
 * the days if `hasDays`.
 */
export function comparisonOffers(
  comparison: Comparison,
  choices: readonly FilterChoice[],
  hasDays: boolean,
  readDay: ReadDay,
): readonly ComparisonOffer[] {
  const before = ` ${tableWords(comparison.before)}`;
  const columns = [
    ...choices.flatMap(({ field, title, range }) => (range ? [{ field, title, type: range.type }] : [])),
    ...(hasDays ? [{ field: 'days', title: 'Days', type: 'date' as const }] : []),
  ].map((column) => ({ ...column, name: ` ${tableWords(column.title)}` }));
  const named = columns.filter(({ name }) => name !== ' ' && before.endsWith(name));
  return (named.length > 0 ? named : columns).flatMap(({ field, title, type, name }): readonly ComparisonOffer[] => {
    const range = rangeOf(comparison, type, readDay);
    if (range === null) return [];
    const isOpen = type === 'number' && (comparison.sign === '>' || comparison.sign === '<');
    const bare = rangeWords(type, range);
    const words = isOpen ? bare.replace('at least', 'more than').replace('at most', 'less than') : bare;
    const rest = (named.length > 0 ? before.slice(0, -name.length) : before).trim();
    return [{ field, range, isOpen, words: `${title}: ${words}`, rest }];
  });
}

function rangeOf({ sign, value }: Comparison, type: RangeType, readDay: ReadDay): ValueRange | null {
  const ends =
    type === 'number'
      ? { first: readNumber(value), last: readNumber(value) }
      : { first: readDay(value, 'from'), last: readDay(value, 'to') };
  const { first, last } = ends;
  if (first === null || last === null) return null;
  const step = type === 'number' ? 0 : 1;
  switch (sign) {
    case '>=':
      return { from: first, to: null };
    case '>':
      return { from: last + step, to: null };
    case '<=':
      return { from: null, to: last };
    case '<':
      return { from: null, to: first - step };
    case '=':
      return { from: first, to: last };
  }
}

/** Rows whose values are asked for. */
interface ValuesOfRows {
  readonly size: number;
  readonly extent: (at: number, field: string) => readonly [least: number, most: number] | null;
}

/** The range with both ends included: an end that is left out gives way to the next value that a row has. */
export function closedRange({ field, range, isOpen }: ComparisonOffer, rows: ValuesOfRows): ValueRange {
  const { from, to } = range;
  if (!isOpen) return range;
  const isUp = from !== null;
  const end = from ?? to ?? 0;
  let next: number | null = null;
  for (let at = 0; at < rows.size; at++) {
    const value = rows.extent(at, field)?.[0];
    if (value === undefined || (isUp ? value <= end : value >= end)) continue;
    if (next === null || (isUp ? value < next : value > next)) next = value;
  }
  return isUp ? { from: next ?? end + 1, to } : { from, to: next ?? end - 1 };
}
