/** Writes borders.geojson: borders, and areas derived from the same data. They have a file of their own because of their licence. */
import { featureFile } from './featureRecords';
import type { PublishedFormat } from './format';

export const borders: PublishedFormat = {
  id: 'borders',
  name: 'borders',
  extension: 'geojson',
  title: 'Borders',
  description: ({ meta: { licences } }) =>
    `Borders, and areas that share their geometry, ${licences.borders.origin}. ${licences.borders.credit}.`,
  mediaType: 'application/geo+json',
  licence: 'borders',
  write: (records) => featureFile(records, borders),
};
