/** What a card has of a row on its first two lines: what the row is about, of which kind it is, and when it was. */
import { columnsThatSay, type ColumnSays } from '../../domain/ownColumns';
import type { Cell, TableColumn, TableRows } from '../../domain/tableRows';

/** Columns of which a card has the kind, the first that the rows have. */
const KINDS = ['kind', 'track', 'type'];
/** Columns of which a card has the dates, the first that the rows have. */
const DATES = [['since', 'until'], ['from', 'to'], ['when'], ['issued']];
/** Names of columns. */
export interface CardColumns {
  readonly title: string;
  /** Null for none. */
  readonly kind: string | null;
  /** First and last day, or a date; empty for none. */
  readonly dates: readonly string[];
}

/** The columns of the first two lines. Of a reader's own columns the name tells, or else the first one that has texts. */
export function cardColumns({ columns, choices }: Pick<TableRows, 'columns' | 'choices'>): CardColumns {
  const has = (id: string): boolean => columns.some((column) => column.id === id);
  const dates = DATES.find((ids) => ids.every(has)) ?? [];
  const first = columns[0]?.id ?? '';
  if (first !== 'number') return { title: first, kind: KINDS.find(has) ?? null, dates };
  const own = columns.filter(({ id, isNumber }) => id !== 'number' && !dates.includes(id) && isNumber !== true);
  const named = (says: ColumnSays, among: readonly TableColumn[]): TableColumn | undefined => {
    const [name] = columnsThatSay(says, among.map((column) => column.title)); // prettier-ignore
    return among.find((column) => column.title === name);
  };
  const title = named('title', own) ?? own[0];
  const rest = own.filter((column) => column !== title);
  // A column of few values says of which kind rows are.
  const kind =
    named('kind', rest) ??
    rest.find(({ id }) => choices.some(({ field, values }) => field === id && values.length > 1));
  return { title: title?.id ?? first, kind: kind?.id ?? null, dates };
}

/** The dates of a row in words: `23 Apr 2023 – no end known`; a single day once. */
export function datesOf(cells: readonly Cell[]): string {
  return [...new Set(cells.map(({ text }) => text).filter((text) => text !== ''))].join(' – ');
}

/** The columns of the further lines of a card. */
export function lineColumns(columns: readonly TableColumn[], card: CardColumns): readonly TableColumn[] {
  const used = [card.title, card.kind, ...card.dates];
  return columns.filter(({ id }) => !used.includes(id));
}
