/**
 * Writes events.geojson: events as points; an event without a place, or with an undisclosed one, has a null geometry (RFC 7946, section
 * 3.2).
 */
import { eventRecords } from './eventRecords';
import { collectionFile } from './featureRecords';
import type { PublishedFormat } from './format';
import { statementOf } from './provenance';

export const eventsGeoJson: PublishedFormat = {
  id: 'events',
  name: 'events',
  extension: 'geojson',
  title: 'Events',
  description: () => 'Meetings, measures and statements; without a geometry where there was no place.',
  mediaType: 'application/geo+json',
  licence: 'own',
  write: (records) => {
    const features = eventRecords(records).map((properties) => {
      const { id, lon, lat } = properties;
      const geometry = lon === null || lat === null ? null : { type: 'Point' as const, coordinates: [lon, lat] };
      return { type: 'Feature' as const, id, geometry, properties: { ...properties } };
    });
    return collectionFile(features, statementOf(eventsGeoJson, records));
  },
};
