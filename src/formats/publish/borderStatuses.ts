/** Writes border-statuses.geojson: the rows of statuses.csv for the features in borders.geojson, with geometry. */
import type { PublishedFormat } from './format';
import { statusFile } from './statusRecords';

export const borderStatuses: PublishedFormat = {
  id: 'border-statuses',
  name: 'border-statuses',
  extension: 'geojson',
  title: 'Statuses of borders with geometry',
  description: ({ meta: { licences } }) =>
    `The rows of statuses.csv for what borders.geojson has; the geometry is ${licences.borders.origin}. ${licences.borders.credit}.`,
  mediaType: 'application/geo+json',
  licence: 'borders',
  write: (records) => statusFile(records, borderStatuses),
};
