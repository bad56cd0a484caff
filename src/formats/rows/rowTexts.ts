/**
 * Rows as text: for the clipboard (tab-separated values) and for files (CSV). Both have the columns that are shown, with dates in ISO 8601
 * and EDTF and lists as the published tables have them (`formats/publish`), since both are read by programs.
 */
import { csvList, guarded, writeCsv, type CsvValue } from '../publish/csv';
import type { TableColumn, TableRows } from '../../domain/tableRows';

/** A number that is written as it is read again: not `007`, `1e5` or a long identifier. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/;

/** A column of the text: its heading, and what it has of a row. */
export interface TextColumn {
  readonly heading: string;
  readonly value: (at: number) => string | number | readonly string[];
}

/** The columns of the text: those that are shown, those with sources followed by their addresses, those with days by their EDTF. */
function textColumns(columns: readonly TableColumn[], rows: TableRows): readonly TextColumn[] {
  const lastEnd = columns.some(({ id }) => id === 'edtf') ? undefined : columns.findLast(({ isEnd }) => isEnd);
  return columns.flatMap((column): readonly TextColumn[] => {
    const { id, title } = column;
    return [
      { heading: title, value: (at) => valueOf(rows, at, id) },
      ...(hasPages(id, rows)
        ? [{ heading: `${title}: addresses`, value: (at: number) => addressesOf(rows, at, id) }]
        : []),
      ...(column === lastEnd ? [{ heading: 'EDTF', value: (at: number) => rows.cell(at, 'edtf').text }] : []),
    ];
  });
}

function valueOf(rows: TableRows, at: number, column: string): string | number {
  const { text, file = text } = rows.cell(at, column);
  return NUMBER.test(file) ? Number(file) : file;
}

/** The addresses of the pages of a cell, in the order of its text and empty for a page without one; nothing if none has one. */
function addressesOf(rows: TableRows, at: number, column: string): readonly string[] {
  const urls = (rows.cell(at, column).links ?? []).flatMap((link) => (link.type === 'page' ? [link.url] : []));
  return urls.some((url) => url !== '') ? urls : [];
}

/** Whether the cells of a column lead to pages, whose addresses then have a column of their own. */
function hasPages(column: string, rows: TableRows): boolean {
  for (let at = 0; at < Math.min(rows.size, 200); at++) {
    if (rows.cell(at, column).links?.some(({ type }) => type === 'page')) return true;
  }
  return false;
}

/** Text without tabs and line ends, which would begin another cell; what a spreadsheet would run gets an apostrophe in front. */
function tabField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return guarded(value.replaceAll(/[\t\r\n]+/g, ' '));
}

/** Rows as tab-separated values with a line of headings, to be pasted into a spreadsheet. */
export function rowsAsTabs(positions: Iterable<number>, columns: readonly TableColumn[], rows: TableRows): string {
  const all = textColumns(columns, rows);
  const lines = [all.map(({ heading }) => tabField(heading)).join('\t')];
  for (const at of positions) {
    const values = all.map(({ value }) => value(at));
    lines.push(values.map((value) => tabField(typeof value === 'object' ? csvList(value) : value)).join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

/** Rows as CSV; `more` are columns that only the file has. */
export function rowsAsCsv(
  positions: Iterable<number>,
  columns: readonly TableColumn[],
  rows: TableRows,
  more: readonly TextColumn[] = [],
): string {
  const all = [...textColumns(columns, rows), ...more];
  return writeCsv(
    all.map(({ heading }) => heading),
    Array.from(positions, (at): readonly CsvValue[] => all.map(({ value }) => value(at))),
  );
}
