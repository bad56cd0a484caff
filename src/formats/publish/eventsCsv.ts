/** Writes events.csv: one row for each event. */
import { writeCsv, type CsvValue } from './csv';
import { EVENT_FIELDS, eventRecords } from './eventRecords';
import { blankFields, type PublishedFormat } from './format';

export const eventsCsv: PublishedFormat = {
  id: 'events-table',
  name: 'events',
  extension: 'csv',
  title: 'Events as a table',
  description: () => 'The same events, one to a row; lists in a field are joined with semicolons.',
  mediaType: 'text/csv',
  licence: 'own',
  fields: EVENT_FIELDS,
  primaryKey: 'id',
  write: (records) => {
    const rows = eventRecords(records);
    const text = writeCsv(
      EVENT_FIELDS.map(({ name }) => name),
      rows.map((row) => EVENT_FIELDS.map(({ name }): CsvValue => row[name])),
    );
    return { text, count: rows.length, blank: blankFields(rows) };
  },
};
