/** The formats that can be imported: a new one is one file and one line. The first that recognises a file reads it. */
import { geojson } from './geojson';
import { geoparquet } from './geoparquet';
import { gpx } from './gpx';
import { kml, kmz } from './kml';
import { pmtiles } from './pmtiles';
import { shapefile } from './shapefile';
import type { ImportFormat } from './format';
import { jsonRows } from './jsonRows';
import { table } from './table';
import { topojson } from './topojson';

export const FORMATS: readonly ImportFormat[] = [
  kmz,
  shapefile,
  geoparquet,
  pmtiles,
  kml,
  gpx,
  topojson,
  jsonRows,
  geojson,
  table,
];
