/** What a reader says of a table's columns: what is missing, and what need not be asked. Pure functions. */
import type { LoneRows } from '../../formats/import/missingDays';
import type { ColumnChoice, ColumnRole } from '../../formats/import/outcome';

/** A choice of columns without one role. */
export function withoutRole(columns: ColumnChoice, role: ColumnRole): ColumnChoice {
  return Object.fromEntries(Object.entries(columns).filter(([each]) => each !== role));
}

/** What is missing before the table can be read, as a sentence; empty if nothing is. */
export function faultOfAnswer({ latitude, longitude, wkt }: ColumnChoice): string {
  if (wkt !== undefined) return '';
  if (latitude === undefined && longitude === undefined)
    return 'Choose the columns with latitude and longitude, or the one with WKT.';
  if (latitude === undefined) return 'Choose the column with the latitude, too.';
  if (longitude === undefined) return 'Choose the column with the longitude, too.';
  return latitude === longitude ? 'Latitude and longitude are two columns.' : '';
}

/** How many rows, in words. */
export function rowsWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}

/** What counts for those of some rows that give a month or a year alone. */
export function coarseWords({ count, coarse }: LoneRows): string {
  const [which, give] = coarse === 1 ? ['1', 'gives'] : [coarse.toLocaleString('en'), 'give'];
  const subject = coarse === count ? (count === 1 ? 'It' : 'They') : `${which} of them`;
  const verb = subject === 'They' ? 'give' : give;
  return `${subject} ${verb} a month or a year alone: that counts as the whole month or year.`;
}
