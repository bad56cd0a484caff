/** Words of the table. */
import { writtenBounds } from '../../domain/bounds';
import type { AtlasIndex } from '../../domain/links';
import type { Bounds } from '../../domain/model';
import type { OwnLayer } from '../../domain/ownData';
import { undatedWords } from '../../domain/ownSpans';
import { FIELD_WORDS, ROW_WORDS } from '../../domain/tableColumns';
import { valueTitle, type TableWords } from '../../domain/tableAtlas';
import { heldFilterWords, readHeldFilter } from '../../domain/tableHeld';
import { rangeOfField, rangeWords, readRange } from '../../domain/tableRanges';
import type { TableWindow } from '../../domain/tableRows';
import { FILTER_FIELDS, rowKindOf, type TableFilter, type TableState } from '../../domain/tableState';
import { formatDay, isOpenEnd, isOpenStart } from '../../domain/time';
import { STATUS_LOOKS } from '../../symbology/statuses';
import { statusInWords } from '../../symbology/statusWords';
import { distanceText } from '../prose/units';

/** Words for statuses and distances in cells. */
export const TABLE_WORDS: TableWords = {
  // The row has a cell for the kind.
  status: (feature, status) => statusInWords(feature, status).replace(/^(border|area), /, ''),
  statusInGeneral: (status) => STATUS_LOOKS[status].label,
  distance: distanceText,
};

/** What the rows are called, and a sentence on what a row is. */
export function rowsWords(
  rows: string,
  own: readonly Pick<OwnLayer, 'id' | 'title'>[],
): { readonly title: string; readonly about: string } {
  const kind = rowKindOf(rows);
  if (kind !== null) return ROW_WORDS[kind];
  const layer = own.find(({ id }) => id === rows);
  return { title: layer?.title ?? 'Your data', about: 'Your own data.' };
}

/** `14 of 31 rows, 4 of them without a date`; `31 rows` if none is left out. */
export function countWords(found: number, total: number, undated = 0): string {
  const rows = total === 1 ? 'row' : 'rows';
  const number = (count: number): string => count.toLocaleString('en-GB');
  const count = found === total ? `${number(total)} ${rows}` : `${number(found)} of ${number(total)} ${rows}`;
  return `${count}${undatedWords(undated, found)}`;
}

/** How many of the rows have no date, as a line below their number. */
export function undatedLine(undated: number, found: number): string {
  const words = undatedWords(undated, found).slice(2);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}: listed on all days.`;
}

/** The days of the table: `on 1 May 2023`, of events `up to 1 May 2023`, `1 October 2022 – 31 July 2023`. */
export function daysWords({ window, mode }: TableWindow, isUpTo: boolean): string {
  if (mode === 'day') return `${isUpTo ? 'up to' : 'on'} ${formatDay(window.from)}`;
  if (isOpenStart(window)) return `until ${formatDay(window.to - 1)}`;
  if (isOpenEnd(window)) return `since ${formatDay(window.from)}`;
  return window.to - window.from === 1
    ? `on ${formatDay(window.from)}`
    : `${formatDay(window.from)} – ${formatDay(window.to - 1)}`;
}

/** Whether the rows count events up to a day, and not only those of that day. */
export function countsUpTo(rows: string): boolean {
  return rows === 'events' || rows === 'people';
}

/** At most so many values of a filter are named; the rest is a number. */
const MOST_NAMED = 3;

/** A filter in words: `Status: blocked or suspended`, `injured: 10 to 20`. */
export function filterWords(filter: TableFilter, index: AtlasIndex): string {
  const held = readHeldFilter(filter);
  if (held) return heldFilterWords(held);
  const { field, values } = filter;
  const range = rangeOfField(field);
  if (range) return `${range.column}: ${rangeWords(range.type, readRange(values))}`;
  const known = FILTER_FIELDS.find((each) => each === field);
  const titles = values.map((value) => (known ? valueTitle(known, value, { index, words: TABLE_WORDS }) : value));
  const title = known ? FIELD_WORDS[known].title : field.replace(/^p:/, '');
  const named = titles.slice(0, MOST_NAMED);
  const more = titles.length - named.length;
  return `${title}: ${named.join(' or ')}${more > 0 ? ` or ${more} more` : ''}`;
}

/** The filter by the map's frame, in words for a reader who sees the map. */
export const IN_FRAME = 'in the map’s frame';
/** The filter by the frame that an address has, which is not that of the map. */
export const IN_A_FRAME = 'in a frame';

/** The four sides of a frame in degrees: `west 44.12°, south 38.50°, east 48.90°, north 41.25°`. */
function sidesWords(bounds: Bounds): string {
  const written = writtenBounds(bounds);
  const decimals = Math.max(2, ...written.map((value) => String(value).split('.')[1]?.length ?? 0));
  return ['west', 'south', 'east', 'north'].map((name, at) => `${name} ${written[at]?.toFixed(decimals)}°`).join(', ');
}

/** The filter by a frame, by its name, in words for a file, which has no map beside it: with the bounds. */
export function frameWords(name: string, bounds: Bounds): string {
  return `${name} (${sidesWords(bounds)})`;
}

/** The filter by the frame that an address has, in words for a reader who sees another. */
export function shortFrameWords(bounds: Bounds): string {
  return `In the frame ${sidesWords(bounds)}`;
}

/**
 * All that limits the rows, in words; empty for nothing. `frame` is how the filter by the map's frame is called, empty where it limits
 * nothing.
 */
export function limitWords(
  { days, filters, text, rows }: TableState,
  window: TableWindow,
  index: AtlasIndex,
  frame: string,
): readonly string[] {
  return [
    ...(days === 'all' ? [] : [daysWords(window, countsUpTo(rows))]),
    ...(frame === '' ? [] : [frame]),
    ...(text === '' ? [] : [`with “${text}”`]),
    ...filters.map((filter) => filterWords(filter, index)),
  ];
}
