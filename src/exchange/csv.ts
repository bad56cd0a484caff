/** Comma-separated values (RFC 4180), UTF-8, lines ended by CR LF. Lists in one field are joined with `;`. */
import type { AtlasIndex } from '../domain/links';
import { eventRecord } from './geojson';

/** What a field can hold; null is an empty field. */
export type CsvValue = string | number | boolean | null | readonly string[];

/** Writes rows under a header. A field with a quote, comma or line break is quoted (section 2, rules 5 to 7). */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return [header, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** The events, one to a row, the id first. */
export function eventsCsv(index: AtlasIndex): string {
  const records = index.atlas.events.map((event) => eventRecord(event, index));
  const header = Object.keys(records[0] ?? {});
  return writeCsv(
    header,
    records.map((record) => Object.values(record) as CsvValue[]),
  );
}

function field(value: CsvValue): string {
  if (value === null) return '';
  const text = Array.isArray(value)
    ? // A semicolon inside an item would look like the end of it.
      value.map((item: string) => item.replaceAll(';', ',')).join(';')
    : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
