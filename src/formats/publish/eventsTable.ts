/** The events as a table. */
import type { AtlasIndex } from '../../domain/links';
import { writeCsv, type CsvValue } from './csv';
import { eventRecord } from './geojson';

/** The events, one to a row, the id first. */
export function eventsCsv(index: AtlasIndex): string {
  const records = index.atlas.events.map((event) => eventRecord(event, index));
  const header = Object.keys(records[0] ?? {});
  return writeCsv(
    header,
    records.map((record) => Object.values(record) as CsvValue[]),
  );
}
