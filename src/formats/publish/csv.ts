/**
 * Writes comma-separated values (RFC 4180) in UTF-8 with a byte order mark, without which Excel assumes another encoding; lines end with
 * CR LF. Lists in one field are joined with `;`. Spreadsheets run text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as
 * a formula ("CSV injection", OWASP). As is usual, such text gets an apostrophe in front and the field is quoted; programs that read the
 * file must remove the apostrophe (`unguarded`). Numbers are not changed: a longitude of -77.1 stays as it is.
 */
/** A value that a CSV field can hold; null is an empty field. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** The byte order mark, which marks the file as UTF-8 (Unicode Standard, section 23.8). */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes rows below a header. A field with a quote, comma or line break is quoted (section 2, rules 5 to 7). */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // Some spreadsheets treat a semicolon as the end of a column: each item of a list is then a cell, so each is protected by itself.
  const text = typeof value === 'string' ? guarded(value) : value.map((item) => guarded(listItem(item))).join(';');
  return /[",\r\n]|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A list as one text, its items joined with `;`. */
export function csvList(items: readonly string[]): string {
  return items.map(listItem).join(';');
}

/** A semicolon inside an item would look like the end of the item; in a web address it can be percent-encoded (RFC 3986, section 2.1). */
function listItem(item: string): string {
  return item.replaceAll(';', /^https?:/.test(item) ? '%3B' : ',');
}

/** A text that no spreadsheet runs. One that has such an apostrophe already gets another, so that reading takes off the right one. */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}

/** A text without the apostrophe that keeps spreadsheets from running it: the inverse of `guarded`. */
export function unguarded(text: string): string {
  return /^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}
