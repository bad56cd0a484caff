/**
 * The keys of the address that say what the table shows: `rows=statuses`, `where=status:blocked,suspended;layer:routes`, `q=ford`,
 * `days=2010-02-01/2010-06-30`, `inframe=44.1,38.5,48.9,41.25` (west, south, east, north; `1` for the map's frame), `sort=-from`, `columns=feature,from,to` (in the order in which they are shown). What is as it is at first is not written, and of a
 * layer of a reader's own data neither columns nor what concerns them.
 */
import { writtenBounds } from '../../domain/bounds';
import { readEdtf } from '../../domain/edtf';
import type { AtlasIndex } from '../../domain/links';
import type { Bounds } from '../../domain/model';
import {
  changeTable,
  FILTER_FIELDS,
  FIRST_TABLE,
  isRowsName,
  KINDS_OF_ROWS,
  rowKindOf,
  tableWords,
  type TableDays,
  type TableFilter,
  type TableSort,
  type TableState,
} from '../../domain/tableState';
import { isFilterValue } from '../../domain/tableValues';
import { isoDate, isOpenEnd, isOpenStart } from '../../domain/time';
import type { LinkValue } from './linkText';

const KEYS = ['rows', 'days', 'inframe', 'where', 'q', 'sort', 'columns'] as const;
type TableKey = (typeof KEYS)[number];

/** What an address sets of the table. */
export type TableChange = Partial<TableState>;

/** What is used to read a value, and to tell the reader what was ignored: see `parseHash`. */
type ReadAs = <T>(
  key: string,
  value: LinkValue,
  read: (text: string) => T | null,
  write: (value: T) => string,
  why: string,
) => T | null;
type Ignore = (key: string, value: string, why: string) => void;

/** Whether a key of the address is one of the table's. */
export function isTableKey(key: string): key is TableKey {
  return (KEYS as readonly string[]).includes(key);
}

/** Reads one key of the table. Filters with an unknown field or value are told to `ignore`. */
export function readTable(
  index: AtlasIndex,
  key: TableKey,
  value: LinkValue,
  readAs: ReadAs,
  ignore: Ignore,
): TableChange {
  switch (key) {
    case 'rows': {
      const rows = readAs(key, value, (text) => (isRowsName(text) ? text : null), String, 'there are no such rows.');
      return rows === null ? {} : { rows };
    }
    case 'days': {
      const text = readAs(
        key,
        value,
        (text) => (readDays(text) ? text : null),
        String,
        'days are written all, or like 2022-10/2023-07.',
      );
      const days = text === null ? null : readDays(text);
      return days === null ? {} : { days };
    }
    case 'inframe': {
      const text = readAs(
        key,
        value,
        (each) => (each === '1' || readBounds(each) ? each : null),
        String,
        'it is written inframe=1, or with four numbers for west, south, east and north.',
      );
      return text === null ? {} : { inFrame: true, frame: readBounds(text) };
    }
    case 'q': {
      const text = tableWords(value.joined.replaceAll('_', ' '));
      if (text === '') ignore(key, value.shown, 'it has no words.');
      return { text };
    }
    case 'sort':
      return { sort: readSort(value.joined) };
    case 'columns':
      return { columns: listOf(value.joined) };
    case 'where':
      return { filters: readFilters(index, value, ignore) };
  }
}

/**
 * The table that an address with these changes asks for, on top of `base`. Columns and fields that the rows do not have are told to
 * `ignore`.
 */
export function tableOf(change: TableChange, base: TableState, ignore: Ignore): TableState {
  if (Object.keys(change).length === 0) return base;
  const table = changeTable(FIRST_TABLE, change);
  const { sort, columns, filters } = change;
  if (sort && table.sort === null) ignore('sort', formatSort(sort), 'the rows have no such column.');
  const known: readonly string[] = KINDS_OF_ROWS[rowKindOf(table.rows) ?? 'features'].columns;
  const strange = columns?.filter((column) => !known.includes(column)) ?? [];
  if (strange.length > 0) ignore('columns', strange.join(','), 'the rows have no such column.');
  const lost = filters?.filter(({ field }) => !table.filters.some((each) => each.field === field)) ?? [];
  if (lost.length > 0) ignore('where', formatFilters(lost), 'these rows cannot be filtered by it.');
  return table;
}

/**
 * The table's keys with their values, without those that are as they are at first. `seen` is what the map shows; null if that is not known:
 * rows that follow it are then others on other screens.
 */
export function formatTable(table: TableState, seen: Bounds | null = null): readonly string[] {
  const { rows, days, inFrame, filters, text, sort, columns } = table;
  const frame = table.frame ?? (seen && writtenBounds(seen));
  const isOwn = rowKindOf(rows) === null;
  return [
    ...(rows === FIRST_TABLE.rows ? [] : [`rows=${rows}`]),
    ...(days === FIRST_TABLE.days ? [] : [`days=${formatDays(days)}`]),
    ...(inFrame ? [`inframe=${frame?.join() ?? '1'}`] : []),
    ...(filters.length === 0 || isOwn ? [] : [`where=${formatFilters(filters)}`]),
    ...(text === '' ? [] : [`q=${encodeURIComponent(text.replaceAll(' ', '_'))}`]),
    ...(sort === null || isOwn ? [] : [`sort=${formatSort(sort)}`]),
    ...(columns === null || isOwn ? [] : [`columns=${columns.join(',')}`]),
  ];
}

/**
 * An address as others can use it: without the table of a layer of the reader's own, which no other page has and which would open empty.
 * Any other address stays as it is.
 */
export function sharedAddress(address: string): string {
  const [page = '', ...rest] = address.split('#');
  const pairs = rest.join('#').split('&');
  const keyOf = (pair: string): string => pair.replace(/=.*$/s, '');
  if (!pairs.some((pair) => keyOf(pair) === 'rows' && rowKindOf(pair.slice('rows='.length)) === null)) return address;
  const kept = pairs.filter((pair) => keyOf(pair) !== 'view' && !isTableKey(keyOf(pair)));
  return kept.join('&') === 'v=1' ? page : `${page}#${kept.join('&')}`;
}

function readDays(text: string): TableDays | null {
  if (text === 'all') return 'all';
  const read = readEdtf(text);
  return read.ok ? { from: read.value.from, to: read.value.to } : null;
}

/** Four numbers for west, south, east and north in degrees; null for anything else. */
function readBounds(text: string): Bounds | null {
  const numbers = text.split(',').map((part) => (/^-?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers;
  const isOnEarth = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90;
  return numbers.length === 4 && isOnEarth && south < north && west !== east ? [west, south, east, north] : null;
}

function formatDays(days: TableDays): string {
  if (typeof days === 'string') return days;
  const from = isOpenStart(days) ? '..' : isoDate(days.from);
  const to = isOpenEnd(days) ? '..' : isoDate(days.to - 1);
  return from === to ? from : `${from}/${to}`;
}

function readSort(text: string): TableSort {
  return { column: text.replace(/^-/, ''), descending: text.startsWith('-') };
}

function formatSort({ column, descending }: TableSort): string {
  return `${descending ? '-' : ''}${column}`;
}

function readFilters(index: AtlasIndex, value: LinkValue, ignore: Ignore): readonly TableFilter[] {
  return value.joined.split(';').flatMap((text): TableFilter[] => {
    if (text === '') return [];
    const [name = '', list = ''] = text.split(':');
    const field = FILTER_FIELDS.find((each) => each === name);
    if (!field) {
      ignore('where', text, 'rows cannot be filtered by that.');
      return [];
    }
    const values = listOf(list);
    const known = values.filter((each) => isFilterValue(index, field, each));
    const strange = values.filter((each) => !known.includes(each));
    if (strange.length > 0 || values.length === 0)
      ignore('where', `${field}:${strange.join(',')}`, 'nothing here has that name.');
    return known.length === 0 ? [] : [{ field, values: known }];
  });
}

function formatFilters(filters: readonly TableFilter[]): string {
  return filters.map(({ field, values }) => `${field}:${values.map(encodeURIComponent).join(',')}`).join(';');
}

function listOf(text: string): readonly string[] {
  return text.split(',').filter((each) => each !== '');
}
