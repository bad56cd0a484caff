/**
 * What a reader has chosen in the table: which rows it lists, how they are filtered and sorted, and which columns it has. It is a part of
 * the session (`domain/session`) and fits into the address. The rows themselves are made by `domain/tableRows`.
 */
import { foldName } from './fold';
import { tidyWidths, type ColumnWidths } from './columnOrder';
import type { Bounds, Id, Span } from './model';
import { OPEN_END, OPEN_START } from './time';

/** What a row of the table can be, in the order in which the kinds are offered. */
export const ROW_KINDS = ['features', 'statuses', 'events', 'people', 'places', 'sources'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** How the ids of layers of a reader's own data begin (`domain/ownData`). Such a layer is a further kind of rows. */
const OWN_ROWS = /^own-data-[a-z0-9-]+$/;

/** What rows can be filtered by, apart from days, free text and the map's frame. */
export const FILTER_FIELDS = [
  'feature',
  'kind',
  'layer',
  'status',
  'track',
  'level',
  'actor',
  'facilitator',
  'place',
  'certainty',
  'confidence',
  'passage',
  'article',
  'alone',
  'type',
  'side',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Columns of a kind of rows, and what its rows can be filtered by. */
interface KindOfRows {
  /** All columns, in their order. The first one says what the row is about and is always shown. */
  readonly columns: readonly string[];
  /** The columns that are not shown unless the reader chooses them. */
  readonly more: readonly string[];
  /** What the rows can be filtered by, in the order in which it is offered. */
  readonly fields: readonly FilterField[];
}

/** The kinds of rows. The address names columns and fields, so that their names never change. */
export const KINDS_OF_ROWS: Readonly<Record<RowKind, KindOfRows>> = {
  features: {
    columns: [
      'title',
      'kind',
      'status',
      'since',
      'until',
      'passages',
      'precision',
      'sources',
      'confidence',
      'certainty',
      'layer',
      'article',
      'alone',
      'id',
    ],
    more: ['certainty', 'layer', 'article', 'alone', 'id'],
    fields: ['kind', 'layer', 'status', 'certainty', 'confidence', 'passage', 'article', 'alone'],
  },
  statuses: {
    columns: [
      'feature',
      'part',
      'status',
      'from',
      'to',
      'sources',
      'doubt',
      'note',
      'confidence',
      'alone',
      'kind',
      'certainty',
      'passages',
      'edtf',
    ],
    more: ['kind', 'certainty', 'passages', 'edtf'],
    fields: ['feature', 'status', 'kind', 'layer', 'certainty', 'confidence', 'passage', 'article', 'alone'],
  },
  events: {
    columns: [
      'title',
      'when',
      'track',
      'place',
      'participants',
      'facilitators',
      'passages',
      'sources',
      'confidence',
      'level',
      'features',
      'article',
      'alone',
      'edtf',
      'id',
    ],
    more: ['level', 'features', 'article', 'alone', 'edtf', 'id'],
    fields: ['track', 'actor', 'facilitator', 'place', 'level', 'feature', 'confidence', 'passage', 'article', 'alone'],
  },
  people: {
    columns: ['name', 'when', 'event', 'as', 'with', 'place', 'track', 'role', 'state', 'level', 'passages', 'sources'],
    more: ['role', 'state', 'level', 'passages', 'sources'],
    fields: ['actor', 'facilitator', 'track', 'place', 'level', 'confidence', 'passage', 'article', 'alone'],
  },
  places: {
    columns: [
      'title',
      'kind',
      'meetings',
      'passages',
      'precision',
      'confidence',
      'sources',
      'also',
      'certainty',
      'article',
      'lat',
      'lon',
      'id',
    ],
    more: ['also', 'certainty', 'article', 'lat', 'lon', 'id'],
    fields: ['kind', 'track', 'actor', 'certainty', 'confidence', 'passage', 'article'],
  },
  sources: {
    columns: ['title', 'publisher', 'issued', 'authors', 'side', 'used', 'article', 'type', 'licence', 'id'],
    more: ['type', 'licence', 'id'],
    fields: ['type', 'side', 'article', 'passage', 'feature'],
  },
};

/** A filter on one field: a row is kept if it has at least one of the values. */
export interface TableFilter {
  /** A `FilterField`; for rows of a layer of a reader's own the name of a column. */
  readonly field: string;
  /** At least one value, each once. */
  readonly values: readonly string[];
}

/** A filter of other rows than the table has. */
export interface WaitingFilter extends TableFilter {
  /** Id of the reader's own layer of whose rows it is; null for rows of the atlas. */
  readonly of: Id | null;
}

/**
 * The days to which rows are limited: those that the page shows, all days that a reader can choose, or a span of the reader's own
 * (half-open).
 */
export type TableDays = 'shown' | 'all' | Span;

/** By which column the rows are sorted. */
export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableState {
  /** What the rows are: a `RowKind`, or the id of a layer of the reader's own data. */
  readonly rows: Id;
  readonly days: TableDays;
  /** Whether only rows are listed whose place is in a frame. */
  readonly inFrame: boolean;
  /** That frame, as an address has it; null for the frame of the map, wherever it is moved. */
  readonly frame: Bounds | null;
  /** Filters, each on another field; a row must pass all of them. */
  readonly filters: readonly TableFilter[];
  /** Filters that these rows do not have, as the reader left them: rows that have them are filtered by them again. */
  readonly waiting: readonly WaitingFilter[];
  /** Words that a row must contain, folded (`tableWords`), with single spaces between them; empty for none. */
  readonly text: string;
  /** Null for the order in which the atlas or file has the rows. */
  readonly sort: TableSort | null;
  /** Names of the columns that are shown, in their order; null for those that are shown unless the reader chooses. */
  readonly columns: readonly string[] | null;
  /** Widths that the reader gave to columns of these rows. */
  readonly widths: ColumnWidths;
  /** What is kept of rows that the table had before, each once, as the reader left them: rows that come back have it again. */
  readonly earlier: readonly EarlierRows[];
}

/**
 * What is kept of rows that the table does not have now. Their days are theirs alone: whoever leaves the date for the statuses
 * would not see that it is left for incidents, too.
 */
export type EarlierRows = Pick<TableState, 'rows' | 'days' | 'sort' | 'columns' | 'widths'>;

/** The table with which the page opens. */
export const FIRST_TABLE: TableState = {
  rows: 'features',
  days: 'shown',
  inFrame: false,
  frame: null,
  filters: [],
  waiting: [],
  text: '',
  sort: null,
  columns: null,
  widths: {},
  earlier: [],
};

/** The kind of rows with a name; null for rows of a reader's own data. */
export function rowKindOf(rows: Id): RowKind | null {
  return ROW_KINDS.find((kind) => kind === rows) ?? null;
}

/** Whether a name can be that of rows: a kind, or a layer of a reader's own data. */
export function isRowsName(rows: string): boolean {
  return rowKindOf(rows) !== null || OWN_ROWS.test(rows);
}

/** Longest free text by which rows are filtered, in characters. */
const LONGEST_TEXT = 120;

/** Free text as words, folded as the search folds them (`domain/fold`), with single spaces between them. */
export function tableWords(text: string): string {
  return (
    foldName(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ')
      .slice(0, LONGEST_TEXT)
      .trim() ?? ''
  );
}

/** The columns of a kind that are shown unless the reader chooses. */
export function usualColumns(kind: RowKind): readonly string[] {
  const { columns, more } = KINDS_OF_ROWS[kind];
  return columns.filter((column) => !more.includes(column));
}

/**
 * The table after a change. Filters, sorting and columns that the rows do not have are left out; if the rows change, they have the days,
 * order and columns that they had last, and filters that they do not have wait for rows that have them. If nothing changed, the same
 * object is returned.
 */
export function changeTable(table: TableState, change: Partial<TableState>): TableState {
  const isOther = change.rows !== undefined && change.rows !== table.rows && isRowsName(change.rows);
  const next = tidy({ ...table, ...(isOther ? forRows(table, change.rows ?? '') : {}), ...change });
  return isSameTable(table, next) ? table : next;
}

/** What changes of a table as it gets other rows. */
function forRows(table: TableState, rows: Id): Partial<TableState> {
  const all = [...table.filters.map((filter) => ({ ...filter, of: ownerOf(table.rows) })), ...table.waiting];
  const isFor = ({ of, field }: WaitingFilter): boolean => of === ownerOf(rows) && hasField(rows, field);
  const filters = all.filter(isFor).map(({ field, values }) => ({ field, values }));
  const { days, sort, columns, widths } = table.earlier.find((each) => each.rows === rows) ?? FIRST_TABLE;
  return {
    days,
    filters,
    waiting: all.filter((each) => !isFor(each)),
    sort,
    columns,
    widths,
    earlier: earlierFor(table, rows),
  };
}

/** What is kept of other rows as the table gets these. */
function earlierFor(table: TableState, rows: Id): readonly EarlierRows[] {
  const { days, sort, columns, widths } = table;
  const isUsual = days === FIRST_TABLE.days && sort === null && columns === null && Object.keys(widths).length === 0;
  const left = { rows: table.rows, days, sort, columns, widths };
  return [...table.earlier.filter((each) => each.rows !== rows), ...(isUsual ? [] : [left])];
}

/**
 * The table of an address to which the reader comes back, with what addresses do not have as it is now: widths, what waits for other rows,
 * and all that the reader chose for rows of their own.
 */
export function cameBackTo(found: TableState, now: TableState): TableState {
  const kept = changeTable(now, { rows: found.rows });
  const { days, inFrame, frame, text, filters, sort, columns } = found;
  const written = rowKindOf(found.rows) === null ? {} : { filters, sort, columns };
  return changeTable(kept, { days, inFrame, frame, text, ...written });
}

/** Whose filters rows have: those of the atlas (null), or those of a layer of a reader's own. */
function ownerOf(rows: Id): Id | null {
  return rowKindOf(rows) === null ? rows : null;
}

/** Whether rows can be filtered by a field. Which columns an own layer has is not known here, but no field of the atlas is one. */
function hasField(rows: Id, field: string): boolean {
  const kind = rowKindOf(rows);
  const fields: readonly string[] = kind === null ? FILTER_FIELDS : KINDS_OF_ROWS[kind].fields;
  return fields.includes(field) === (kind !== null);
}

/** Whether two tables show the same, and will with the rows that they had before. */
export function isSameTable(a: TableState, b: TableState): boolean {
  return a === b || (fieldsOf(a) === fieldsOf(b) && isSameEarlier(a, b));
}

function isSameEarlier(a: TableState, b: TableState): boolean {
  if (a.earlier === b.earlier && a.waiting === b.waiting) return true;
  return JSON.stringify([a.earlier, a.waiting]) === JSON.stringify([b.earlier, b.waiting]);
}

function fieldsOf({ rows, days, inFrame, frame, filters, text, sort, columns, widths }: TableState): string {
  const shown = typeof days === 'string' ? days : [days.from, days.to];
  return JSON.stringify([
    rows,
    shown,
    inFrame,
    frame,
    filters.map(({ field, values }) => [field, values]),
    text,
    sort && [sort.column, sort.descending],
    columns,
    widths,
  ]);
}

function tidy(table: TableState): TableState {
  const rows = isRowsName(table.rows) ? table.rows : FIRST_TABLE.rows;
  const kind = rowKindOf(rows);
  const { columns }: { columns: readonly string[] } | Record<string, undefined> =
    kind === null ? {} : KINDS_OF_ROWS[kind];
  const seen = new Set<string>();
  const filters = table.filters
    .map(({ field, values }) => ({ field, values: [...new Set(values)] }))
    .filter(({ field, values }) => values.length > 0 && hasField(rows, field))
    // A second filter on a field replaces the first.
    .reverse()
    .filter(({ field }) => !seen.has(field) && seen.add(field))
    .reverse();
  return {
    rows,
    days: tidyDays(table.days),
    inFrame: table.inFrame,
    frame: table.inFrame ? table.frame : null,
    filters,
    waiting: table.waiting,
    text: tableWords(table.text),
    sort: table.sort && (columns?.includes(table.sort.column) ?? true) ? table.sort : null,
    columns: kind === null ? table.columns && [...new Set(table.columns)] : tidyColumns(kind, table.columns),
    widths: tidyWidths(table.widths, columns ?? null),
    earlier: table.earlier,
  };
}

function tidyDays(days: TableDays): TableDays {
  if (typeof days === 'string') return days;
  if (days.from >= days.to) return 'all';
  return days.from <= OPEN_START && days.to >= OPEN_END ? 'all' : { from: days.from, to: days.to };
}

/** The columns that the kind has, in the order that was chosen, behind the first of the kind; null if they are the usual ones. */
function tidyColumns(kind: RowKind, chosen: readonly string[] | null): readonly string[] | null {
  if (chosen === null) return null;
  const { columns } = KINDS_OF_ROWS[kind];
  const kept = [...new Set([columns[0] ?? '', ...chosen])].filter((column) => columns.includes(column));
  return kept.join() === usualColumns(kind).join() ? null : kept;
}
