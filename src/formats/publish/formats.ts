/** All published formats, in the order in which they are listed everywhere. A new format is a file beside this one and a line here. */
import { annotations } from './annotations';
import { bibliography } from './bibliography';
import { borders } from './borders';
import { borderStatuses } from './borderStatuses';
import { eventsCsv } from './eventsCsv';
import { eventsGeoJson } from './eventsGeoJson';
import { eventsIcs } from './eventsIcs';
import { features } from './features';
import type { PublishedFormat } from './format';
import { routesGpx } from './gpx';
import { atlasKml, bordersKml } from './kml';
import { linkedPlaces } from './linkedPlaces';
import { statusesCsv } from './statusesCsv';
import { statusesGeoJson } from './statusesGeoJson';

export const FORMATS: readonly PublishedFormat[] = [
  features,
  borders,
  statusesCsv,
  statusesGeoJson,
  borderStatuses,
  eventsGeoJson,
  eventsCsv,
  eventsIcs,
  atlasKml,
  bordersKml,
  routesGpx,
  linkedPlaces,
  annotations,
  bibliography,
];
