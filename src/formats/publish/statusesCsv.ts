/** Writes statuses.csv: which feature had which status when. */
import { writeCsv, type CsvValue } from './csv';
import { blankFields, type PublishedFormat } from './format';
import { STATUS_FIELDS, statusRecords } from './statusRecords';

export const statusesCsv: PublishedFormat = {
  id: 'statuses-table',
  name: 'statuses',
  extension: 'csv',
  title: 'Statuses as a table',
  description: ({ meta: { licences } }) =>
    `What held when: one row a status and part, of crossings, routes, areas and borders. It has no geometry, and so nothing under ${licences.borders.title}.`,
  mediaType: 'text/csv',
  licence: 'own',
  fields: STATUS_FIELDS,
  write: (records) => {
    const rows = statusRecords(records);
    const text = writeCsv(
      STATUS_FIELDS.map(({ name }) => name),
      rows.map((row) => STATUS_FIELDS.map(({ name }): CsvValue => row[name])),
    );
    return { text, count: rows.length, blank: blankFields(rows) };
  },
};
