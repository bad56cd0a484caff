/**
 * Comma-separated values (RFC 4180), UTF-8 with a byte order mark, without which Excel takes the file for another encoding; lines ended
 * by CR LF. Lists in one field are joined with `;`.
 *
 * Text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is run as a formula by spreadsheets ("CSV injection", OWASP). The
 * usual protection is used: an apostrophe is put before it and the field is quoted. A program that reads the file has to remove the
 * apostrophe. Numbers are not changed: a longitude of -77.1 stays as it is.
 */
/** What a field can hold; null is an empty field. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** The byte order mark (Unicode Standard, section 23.8). */
const BYTE_ORDER_MARK = '\uFEFF';

/** Writes rows under a header. A field with a quote, comma or line break is quoted (section 2, rules 5 to 7). */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  // Some spreadsheets take a semicolon for the end of a column: each item of a list is then a cell and is protected by itself.
  const text = typeof value === 'string' ? guarded(value) : value.map((item) => guarded(listItem(item))).join(';');
  return /[",\r\n]|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A semicolon inside an item would look like the end of it; in an address it can be written otherwise (RFC 3986, section 2.1). */
function listItem(item: string): string {
  return item.replaceAll(';', /^https?:/.test(item) ? '%3B' : ',');
}

function guarded(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
