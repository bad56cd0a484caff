/** Writes features.geojson: crossings, routes, areas, venues and places. */
import { featureFile } from './featureRecords';
import type { PublishedFormat } from './format';

export const features: PublishedFormat = {
  id: 'features',
  name: 'features',
  extension: 'geojson',
  title: 'Features and places',
  description: () =>
    'Crossings, routes, areas, venues and places with their statuses over time. An open end of a date is null.',
  mediaType: 'application/geo+json',
  licence: 'own',
  write: (records) => featureFile(records, features),
};
