/** Rows as text: for the clipboard (tab-separated values) and for files (CSV). Both have the columns that are shown. */
import { writeCsv, type CsvValue } from '../../formats/publish/csv';
import type { TableColumn, TableRows } from '../../domain/tableRows';

/** A number that is written as it is read again: not `007`, `1e5` or a long identifier. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/;

/** Names of columns in files. */
function headings(columns: readonly TableColumn[], rows: TableRows): readonly string[] {
  return columns.flatMap(({ id, title }) => (hasPages(id, rows) ? [title, `${title}: addresses`] : [title]));
}

/** Whether the cells of a column lead to pages, whose addresses then have a column of their own. */
function hasPages(column: string, rows: TableRows): boolean {
  for (let at = 0; at < Math.min(rows.size, 200); at++) {
    if (rows.cell(at, column).links?.some(({ type }) => type === 'page')) return true;
  }
  return false;
}

function fields(
  at: number,
  columns: readonly TableColumn[],
  rows: TableRows,
  paged: ReadonlySet<string>,
): readonly (string | number)[] {
  return columns.flatMap(({ id }): readonly (string | number)[] => {
    const { text, links = [] } = rows.cell(at, id);
    if (!paged.has(id)) return [NUMBER.test(text) ? Number(text) : text];
    return [text, links.flatMap((link) => (link.type === 'page' ? [link.url] : [])).join(' ; ')];
  });
}

function pagedColumns(columns: readonly TableColumn[], rows: TableRows): ReadonlySet<string> {
  return new Set(columns.map(({ id }) => id).filter((id) => hasPages(id, rows)));
}

/** Text without tabs and line ends, which would begin another cell; what a spreadsheet would run gets an apostrophe in front. */
function tabField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = value.replaceAll(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(plain) ? `'${plain}` : plain;
}

/** Rows as tab-separated values with a line of headings, to be pasted into a spreadsheet. */
export function rowsAsTabs(positions: Iterable<number>, columns: readonly TableColumn[], rows: TableRows): string {
  const paged = pagedColumns(columns, rows);
  const lines = [headings(columns, rows).map(tabField).join('\t')];
  for (const at of positions) lines.push(fields(at, columns, rows, paged).map(tabField).join('\t'));
  return `${lines.join('\n')}\n`;
}

/** Rows as CSV. */
export function rowsAsCsv(positions: Iterable<number>, columns: readonly TableColumn[], rows: TableRows): string {
  const paged = pagedColumns(columns, rows);
  return writeCsv(
    headings(columns, rows),
    Array.from(positions, (at): readonly CsvValue[] => fields(at, columns, rows, paged)),
  );
}

/** Longest name of a file without its ending, in characters. */
const LONGEST_NAME = 90;

/** Name of a file from its parts: letters, digits and hyphens. */
export function fileNameOf(parts: readonly string[]): string {
  return parts
    .map((part) =>
      part
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-+|-+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('_')
    .slice(0, LONGEST_NAME);
}
