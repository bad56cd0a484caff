/** What a card has of a row on its first two lines: what the row is about, of which kind it is, and when it was. */
import { columnsThatSay, type ColumnSays } from '../../domain/ownColumns';
import type { Cell, TableColumn, TableRows } from '../../domain/tableRows';

/** Columns of which a card has the kind, the first that the rows have. */
const KINDS = ['kind', 'track', 'type'];
/** Columns of which a card has the dates, the first that the rows have. */
const DATES = [['since', 'until'], ['from', 'to'], ['when'], ['issued']];
/** Names of columns that have a position, or a part of one. */
const POSITION = /^(lat|latitude|lon|lng|long|longitude|x|y|wkt)$/i;
/** Id of the column with the number of a row in its file. */
const NUMBER = 'number';
/** Names of columns. */
export interface CardColumns {
  readonly title: string;
  /** Null for none. */
  readonly kind: string | null;
  /** First and last day, or a date; empty for none. */
  readonly dates: readonly string[];
}

/** The columns of the first two lines. */
export function cardColumns({ columns, choices }: Pick<TableRows, 'columns' | 'choices'>): CardColumns {
  const has = (id: string): boolean => columns.some((column) => column.id === id);
  const dates = DATES.find((ids) => ids.every(has)) ?? [];
  const title = columns.findLast(({ isName }) => isName)?.id ?? '';
  if (!isOwn(columns)) return { title, kind: KINDS.find(has) ?? null, dates };
  const rest = columns.filter(({ id, isNumber }) => id !== title && !dates.includes(id) && isNumber !== true);
  // A column of few values says of which kind rows are.
  const kind =
    saying('kind', rest)[0] ??
    rest.find(({ id }) => choices.some(({ field, values }) => field === id && values.length > 1));
  return { title, kind: kind?.id ?? null, dates };
}

/** What a row is called on its card. A number in a file alone would not say what it numbers. */
export function cardTitle(rows: Pick<TableRows, 'cell' | 'unnamed'>, { title }: CardColumns, at: number): string {
  const text = title === NUMBER && rows.unnamed ? '' : rows.cell(at, title).text;
  return text || (rows.unnamed?.(at) ?? '');
}

/** Whether rows are a reader's own. */
function isOwn(columns: readonly TableColumn[]): boolean {
  return columns[0]?.id === NUMBER;
}

/** Those of some columns that say a thing by their names, the most telling first. */
function saying(says: ColumnSays, columns: readonly TableColumn[]): readonly TableColumn[] {
  const names = columnsThatSay(
    says,
    columns.map(({ title }) => title),
  );
  return names.flatMap((name) => columns.find(({ title }) => title === name) ?? []);
}

/** The dates of a row in words: `23 Apr 2023 – no end known`; a single day once. */
export function datesOf(cells: readonly Cell[]): string {
  return [...new Set(cells.map(({ text }) => text).filter((text) => text !== ''))].join(' – ');
}

/**
 * The columns of the further lines of a card, in the order that is shown. Of a reader's own rows whose columns are in the order of the file,
 * where it was comes first; what is for programs comes last: further dates as the file has them, ids, and the number of the row. What the card or the map has is left out: days, and coordinates, of which a
 * line would have only one.
 */
export function lineColumns(
  columns: readonly TableColumn[],
  card: CardColumns,
  rows: Pick<TableRows, 'columns' | 'choices'>,
): readonly TableColumn[] {
  const rest = columns.filter(({ id }) => ![card.title, card.kind, ...card.dates].includes(id));
  if (!isOwn(columns)) return rest;
  const ids = saying('id', rest);
  const written = rows.choices.flatMap(({ range, title }) =>
    card.dates.length > 0 && range?.type === 'date' ? title : [],
  );
  const rank = (column: TableColumn): number => {
    if (column.id === 'number') return 4;
    if (ids.includes(column)) return 3;
    if (written.includes(column.title)) return 2;
    return saying('place', [column]).length > 0 ? 0 : 1;
  };
  const isSaid = ({ id, title, isWritten }: TableColumn): boolean =>
    isWritten === true || POSITION.test(title) || POSITION.test(id);
  const said = rest.filter((column) => !isSaid(column));
  const isNumber = ({ id }: TableColumn): number => Number(id === 'number');
  return said.toSorted(
    isInOrder(columns, rows.columns) ? (a, b) => rank(a) - rank(b) : (a, b) => isNumber(a) - isNumber(b),
  );
}

/** Whether columns that are shown are in the order in which the rows have them. Those that name a row are first in any case. */
function isInOrder(shown: readonly TableColumn[], all: readonly TableColumn[]): boolean {
  const places = shown.filter(({ isName }) => !isName).map(({ id }) => all.findIndex((column) => column.id === id));
  return places.every((place, at) => at === 0 || place > (places[at - 1] as number));
}
