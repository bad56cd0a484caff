/** Reads what the table of a project shows. The file may have been changed by hand: what is none is left out (`changeTable`). */
import type { ColumnWidths } from '../../domain/columnOrder';
import type { Bounds } from '../../domain/model';
import {
  changeTable,
  FIRST_TABLE,
  type EarlierRows,
  type TableDays,
  type TableFilter,
  type TableSort,
  type TableState,
  type WaitingFilter,
} from '../../domain/tableState';
import { isRecord } from './layer';

const isText = (value: unknown): value is string => typeof value === 'string';
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** The table that a project has; null if it has none. */
export function readTableState(value: unknown): TableState | null {
  if (!isRecord(value) || !isText(value['rows'])) return null;
  const { rows, inFrame, frame, filters, waiting, text, sort, columns, widths, earlier } = value;
  return changeTable(FIRST_TABLE, {
    rows,
    days: readDays(value['days']),
    inFrame: inFrame === true,
    frame: isBounds(frame) ? frame : null,
    filters: Array.isArray(filters) ? filters.flatMap(readFilter) : [],
    waiting: Array.isArray(waiting) ? waiting.flatMap(readWaiting) : [],
    text: isText(text) ? text : '',
    sort: readSort(sort),
    columns: Array.isArray(columns) ? texts(columns) : null,
    widths: readWidths(widths),
    earlier: Array.isArray(earlier) ? earlier.flatMap(readEarlier) : [],
  });
}

function readSort(value: unknown): TableSort | null {
  if (!isRecord(value) || !isText(value['column'])) return null;
  return { column: value['column'], descending: value['descending'] === true };
}

function readWidths(value: unknown): ColumnWidths {
  const pairs = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(pairs.filter((pair): pair is [string, number] => typeof pair[1] === 'number'));
}

/** What is kept of other rows; older files have neither days nor order of them. It is made tidy as the table gets these rows. */
function readEarlier(value: unknown): EarlierRows[] {
  if (!isRecord(value) || !isText(value['rows'])) return [];
  const { rows, columns, widths } = value;
  return [
    {
      rows,
      days: readDays(value['days']),
      sort: readSort(value['sort']),
      columns: Array.isArray(columns) ? texts(columns) : null,
      widths: readWidths(widths),
    },
  ];
}

function isBounds(value: unknown): value is Bounds {
  return Array.isArray(value) && value.length === 4 && value.every((each) => Number.isFinite(each));
}

function readFilter(value: unknown): TableFilter[] {
  return isRecord(value) && isText(value['field']) ? [{ field: value['field'], values: texts(value['values']) }] : [];
}

function readWaiting(value: unknown): WaitingFilter[] {
  const of = isRecord(value) && isText(value['of']) ? value['of'] : null;
  return readFilter(value).map((filter) => ({ ...filter, of }));
}

function readDays(value: unknown): TableDays {
  if (value === 'all') return 'all';
  const { from, to } = isRecord(value) ? value : {};
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) ? { from: from as number, to: to as number } : 'shown';
}
