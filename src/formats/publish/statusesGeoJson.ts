/** Writes statuses.geojson: the rows of statuses.csv with geometry, except those of borders. */
import type { PublishedFormat } from './format';
import { statusFile } from './statusRecords';

export const statusesGeoJson: PublishedFormat = {
  id: 'statuses',
  name: 'statuses',
  extension: 'geojson',
  title: 'Statuses with geometry',
  description: () => 'The rows of statuses.csv for crossings, routes and areas, each with the geometry of its part.',
  mediaType: 'application/geo+json',
  licence: 'own',
  write: (records) => statusFile(records, statusesGeoJson),
};
