/**
 * Filters of rows by a least and a greatest value: of numbers, and of dates in a column of the reader's own. Such a filter has the name of its
 * column behind a mark of its own, and one value, `10..20`, of which either end may be missing; days are written as whole numbers.
 */
import { formatDay } from './time';

/** What the ends of a range are. */
export type RangeType = 'number' | 'date';

/** A least and a greatest value, both included; null for none. */
export interface ValueRange {
  readonly from: number | null;
  readonly to: number | null;
}

const MARKS: Readonly<Record<RangeType, string>> = { number: 'n:', date: 'd:' };

/** The name of the filter by a range of a column. */
export function rangeField(type: RangeType, column: string): string {
  return `${MARKS[type]}${column}`;
}

/** What a filter with a name limits: the column and what its values are; null if it is no filter by a range. */
export function rangeOfField(field: string): { readonly type: RangeType; readonly column: string } | null {
  const type = (['number', 'date'] as const).find((each) => field.startsWith(MARKS[each]));
  return type ? { type, column: field.slice(MARKS[type].length) } : null;
}

/** The value of the filter; null where nothing is limited. */
export function formatRange({ from, to }: ValueRange): string | null {
  return from === null && to === null ? null : `${from ?? ''}..${to ?? ''}`;
}

/** The range of the values of a filter; a text that is none limits nothing. */
export function readRange([value = '']: readonly string[]): ValueRange {
  const [from, to] = value.split('..').map((text) => (text === '' || Number.isNaN(Number(text)) ? null : Number(text)));
  return { from: from ?? null, to: to ?? null };
}

/** Whether a value, or a span of values with both ends included, has something in common with a range. */
export function reachesRange([least, most]: readonly [least: number, most: number], { from, to }: ValueRange): boolean {
  return (from === null || most >= from) && (to === null || least <= to);
}

/** A range in words: `10 to 20`, `at least 10`, `1 May 2023 to 3 June 2023`, `until 3 June 2023`. */
export function rangeWords(type: RangeType, { from, to }: ValueRange): string {
  const words = (value: number): string => (type === 'date' ? formatDay(value) : String(value));
  if (from !== null && to !== null) return from === to ? words(from) : `${words(from)} to ${words(to)}`;
  if (from !== null) return `${type === 'date' ? 'since' : 'at least'} ${words(from)}`;
  return to === null ? 'any' : `${type === 'date' ? 'until' : 'at most'} ${words(to)}`;
}

/** A number with a point or a decimal comma; null for none. A comma between groups of three digits is no decimal point. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/^[−–]/, '-').replaceAll(/[\s\u00A0\u202F](?=\d)/g, '');
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const value = Number(isGrouped ? plain.replaceAll(',', '') : plain.replace(/^(-?\d*),(\d+)$/, '$1.$2'));
  return plain !== '' && Number.isFinite(value) ? value : null;
}
