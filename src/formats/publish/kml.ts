/**
 * Writes KML (OGC KML 2.2) for earth viewers and for programs that read no GeoJSON: folders by layer, time spans, styles, and the fields of
 * the other files as typed data. The files hang on nothing outside of them: icons are those of the viewer, in the atlas's colours.
 */
import type { Feature as GeoFeature, Geometry, Position } from 'geojson';
import { escapeHtml } from '../../domain/html';
import type { AtlasIndex } from '../../domain/links';
import type { Feature, Id, Part } from '../../domain/model';
import { plainText } from '../../domain/plainText';
import { formatSpan, isSameSpan, spansOverlap } from '../../domain/time';
import { PALETTES, type Palette } from '../../symbology/palette';
import { trackLook } from '../../symbology/tracks';
import { csvList } from './csv';
import { inclusiveDates } from './dates';
import { eventRecords, type EventRecord } from './eventRecords';
import { addressesOf } from './featureRecords';
import type { PublishedFormat, WrittenFile } from './format';
import { underLicence } from './licensed';
import { joinedGeometry } from './parts';
import { statementOf, statementSentences } from './provenance';
import type { PublishedRecords } from './records';
import { cdata, element, startTag, textElement, xmlDocument } from './xml';

/** Writes atlas.kml: what features.geojson has, and the events, under the atlas's own licence. */
export const atlasKml: PublishedFormat = {
  id: 'atlas-kml',
  name: 'atlas',
  extension: 'kml',
  title: 'Features and events as KML',
  description: () =>
    'Crossings, routes, areas, venues, places and events in folders, with time spans, for Google Earth and others.',
  mediaType: 'application/vnd.google-earth.kml+xml',
  licence: 'own',
  write: (records) => kmlFile(atlasKml, records, eventFolders(records)),
};

/** Writes borders.kml: what borders.geojson has, under the licence of the borders. */
export const bordersKml: PublishedFormat = {
  id: 'borders-kml',
  name: 'borders',
  extension: 'kml',
  title: 'Borders as KML',
  description: ({ meta: { licences } }) =>
    `For Google Earth and others: borders, and areas that share their geometry, ${licences.borders.origin}. ${licences.borders.credit}.`,
  mediaType: 'application/vnd.google-earth.kml+xml',
  licence: 'borders',
  write: (records) => kmlFile(bordersKml, records, { folders: [], count: 0 }),
};

interface Folders {
  readonly folders: readonly string[];
  /** How many records the folders have. */
  readonly count: number;
}

function kmlFile(format: PublishedFormat, records: PublishedRecords, more: Folders): WrittenFile {
  const statement = statementOf(format, records);
  const features = featureFolders(format, records);
  const document = element('Document', [
    textElement('name', statement.title),
    '<open>1</open>',
    element('atom:author', [textElement('atom:name', records.index.atlas.meta.title)]),
    statement.permalink === undefined ? '' : `${startTag('atom:link', { href: statement.permalink })}</atom:link>`,
    htmlElement('description', statementSentences(statement)),
    ...styles(records.index),
    schemaOf('feature', FEATURE_DATA),
    more.count > 0 ? schemaOf('event', EVENT_DATA) : '',
    ...features.folders,
    ...more.folders,
  ]);
  const root = `${startTag('kml', { xmlns: 'http://www.opengis.net/kml/2.2', 'xmlns:atom': 'http://www.w3.org/2005/Atom' })}\n${document}\n</kml>`;
  return { text: xmlDocument(root), count: features.count + more.count };
}

/** A folder for each layer, and one for the places that belong to no layer. */
function featureFolders({ licence }: PublishedFormat, records: PublishedRecords): Folders {
  const features = underLicence(records, licence);
  const folderOf = (title: string, layer: Id | null): string =>
    element('Folder', [
      textElement('name', title),
      ...features.filter((feature) => feature.layer === layer).map((feature) => placemarks(feature, records)),
    ]);
  const isFilled = (layer: Id | null): boolean => features.some((feature) => feature.layer === layer);
  return {
    folders: [...records.index.atlas.layers.map(({ id, title }) => ({ id, title })), { id: null, title: 'Places' }]
      .filter(({ id }) => isFilled(id))
      .map(({ id, title }) => folderOf(title, id)),
    count: features.length,
  };
}

/**
 * A feature as a placemark. If its parts existed on different days, such as the courses of a route, each of these times is a placemark of
 * its own, so that a viewer shows the right one; all of them name the feature in `feature_id`.
 */
function placemarks(feature: Feature, records: PublishedRecords): string {
  const { parts } = feature;
  const times = parts.filter((part, at) => parts.findIndex(({ span }) => isSameSpan(span, part.span)) === at);
  if (times.length < 2) return placemark(feature, parts, null, records);
  return times
    .filter(({ span }) => spansOverlap(span, records.window))
    .map((time) => {
      const same = parts.filter(({ span }) => isSameSpan(span, time.span));
      return placemark(feature, same, time, records);
    })
    .join('\n');
}

function placemark(feature: Feature, parts: readonly Part[], time: Part | null, records: PublishedRecords): string {
  const { index, geometry } = records;
  const span = time?.span ?? feature.span;
  const { start, end } = inclusiveDates(span);
  const shape = feature.disclosed ? joinedGeometry(parts, geometry) : null;
  const about = [
    plainText(feature.summary),
    ...feature.statuses.map((status) => `${formatSpan(status.span)}: ${status.note}`),
    ...sourceSentences(feature.sources, index),
  ];
  return element(
    'Placemark',
    [
      textElement('name', time?.title ? `${feature.title}: ${time.title}` : feature.title),
      htmlElement('description', about),
      timeSpan(start, end),
      `<styleUrl>#kind-${feature.kind}</styleUrl>`,
      data('feature', FEATURE_DATA, {
        id: time?.id ?? feature.id,
        feature_id: feature.id,
        kind: feature.kind,
        layer: feature.layer,
        edtf: span.edtf,
        start_date: start,
        end_date: end,
        certainty: feature.certainty,
        confidence: feature.confidence,
        precision_m: feature.precisionM,
        in_article: feature.inArticle,
        passages: csvList(feature.passages),
        sources: csvList(feature.sources),
        source_urls: csvList(addressesOf(feature.sources, index)),
      }),
      shape ? geometryElement(shape) : '',
    ],
    { id: time?.id ?? feature.id },
  );
}

/** A folder of events with a folder for each track. */
function eventFolders(records: PublishedRecords): Folders {
  const rows = eventRecords(records);
  const folders = records.index.atlas.tracks.map(({ id, title }) => {
    const placemarksOfTrack = rows.filter(({ track }) => track === id).map((row) => eventPlacemark(row, records.index));
    return placemarksOfTrack.length === 0 ? '' : element('Folder', [textElement('name', title), ...placemarksOfTrack]);
  });
  const folder = rows.length === 0 ? '' : element('Folder', [textElement('name', 'Events'), ...folders]);
  return { folders: [folder], count: rows.length };
}

function eventPlacemark(row: EventRecord, index: AtlasIndex): string {
  const point =
    row.lon === null || row.lat === null ? null : { type: 'Point' as const, coordinates: [row.lon, row.lat] };
  const about = [row.summary, row.place_name ?? '', ...sourceSentences(row.sources, index)];
  return element(
    'Placemark',
    [
      textElement('name', row.title),
      htmlElement('description', about),
      timeSpan(row.start_date, row.end_date),
      `<styleUrl>#track-${row.track}</styleUrl>`,
      data('event', EVENT_DATA, {
        ...row,
        facilitators: csvList(row.facilitators),
        participants: csvList(row.participants),
        passages: csvList(row.passages),
        sources: csvList(row.sources),
        source_urls: csvList(row.source_urls),
      }),
      point ? geometryElement(point) : '',
    ],
    { id: row.id },
  );
}

/** Titles of sources with their addresses, as one sentence for readers. */
function sourceSentences(ids: readonly Id[], index: AtlasIndex): readonly string[] {
  const said = ids.flatMap((id) => {
    const source = index.sources.get(id);
    return source ? [source.url ? `${source.title} <${source.url}>` : source.title] : [];
  });
  return said.length > 0 ? [`Sources: ${said.join('; ')}.`] : [];
}

/** Days with both ends included; an open end is left out (section 15.3). */
function timeSpan(start: string | null, end: string | null): string {
  const [begin, last] = [textElement('begin', start), textElement('end', end)];
  return begin || last ? `<TimeSpan>${begin}${last}</TimeSpan>` : '';
}

/** Paragraphs as an element whose content viewers read as HTML: all of the text is escaped. */
function htmlElement(name: string, paragraphs: readonly string[]): string {
  const html = paragraphs
    .filter(Boolean)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`);
  return html.length > 0 ? `<${name}>${cdata(html.join('\n'))}</${name}>` : '';
}

/** Names and types of the data of features and events (section 9.7: types of a SimpleField). */
const FEATURE_DATA = {
  id: 'string',
  feature_id: 'string',
  kind: 'string',
  layer: 'string',
  edtf: 'string',
  start_date: 'string',
  end_date: 'string',
  certainty: 'string',
  confidence: 'string',
  precision_m: 'int',
  in_article: 'bool',
  passages: 'string',
  sources: 'string',
  source_urls: 'string',
} as const;
const EVENT_DATA = {
  id: 'string',
  edtf: 'string',
  start_date: 'string',
  end_date: 'string',
  precision: 'string',
  stated_edtf: 'string',
  track: 'string',
  level: 'string',
  facilitators: 'string',
  participants: 'string',
  place_id: 'string',
  place_name: 'string',
  stated_place: 'string',
  location_precision_m: 'int',
  confidence: 'string',
  in_article: 'bool',
  passages: 'string',
  sources: 'string',
  source_urls: 'string',
} as const;

type DataTypes = Readonly<Record<string, 'string' | 'int' | 'bool'>>;

function schemaOf(name: string, types: DataTypes): string {
  const fields = Object.entries(types).map(
    ([field, type]) => `${startTag('SimpleField', { name: field, type })}</SimpleField>`,
  );
  return element('Schema', fields, { name, id: `data-${name}` });
}

/** Data by name, in the order of the schema; null is left out. Booleans are 1 and 0, which all readers understand. */
function data<T extends DataTypes>(
  schema: string,
  types: T,
  values: Readonly<Record<keyof T & string, string | number | boolean | null>>,
): string {
  const written = Object.keys(types).map((name) => {
    const value = values[name] ?? null;
    return textElement('SimpleData', typeof value === 'boolean' ? Number(value) : value, { name });
  });
  return element('ExtendedData', [element('SchemaData', written, { schemaUrl: `#data-${schema}` })]);
}

/** A geometry (section 10); lines and areas follow the ground. */
function geometryElement(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point><coordinates>${position(geometry.coordinates)}</coordinates></Point>`;
    case 'LineString':
      return `<LineString><tessellate>1</tessellate>${coordinates(geometry.coordinates)}</LineString>`;
    case 'Polygon': {
      const [outer = [], ...holes] = geometry.coordinates;
      const ring = (name: string, at: readonly Position[]): string =>
        `<${name}><LinearRing>${coordinates(at)}</LinearRing></${name}>`;
      return `<Polygon><tessellate>1</tessellate>${ring('outerBoundaryIs', outer)}${holes.map((hole) => ring('innerBoundaryIs', hole)).join('')}</Polygon>`;
    }
    case 'MultiPoint':
      return multi(geometry.coordinates.map((at) => ({ type: 'Point', coordinates: at })));
    case 'MultiLineString':
      return multi(geometry.coordinates.map((at) => ({ type: 'LineString', coordinates: at })));
    case 'MultiPolygon':
      return multi(geometry.coordinates.map((at) => ({ type: 'Polygon', coordinates: at })));
    case 'GeometryCollection':
      return multi(geometry.geometries);
  }
}

function multi(geometries: readonly GeoFeature['geometry'][]): string {
  return element('MultiGeometry', geometries.map(geometryElement));
}

function coordinates(all: readonly Position[]): string {
  return `<coordinates>${all.map(position).join(' ')}</coordinates>`;
}

function position([lon, lat]: Position): string {
  return `${lon},${lat}`;
}

/** Colours of the kinds of features. */
const KIND_COLOURS: Readonly<Record<Feature['kind'], keyof Palette>> = {
  border: 'border',
  area: 'areaLine',
  crossing: 'ink',
  route: 'guarded',
  place: 'inkSoft',
  venue: 'meeting',
};

function styles({ atlas }: AtlasIndex): readonly string[] {
  const colourOf = (name: keyof Palette, opacity = 'ff'): string => kmlColour(PALETTES.light[name], opacity);
  const style = (id: string, colour: keyof Palette): string =>
    element(
      'Style',
      [
        `<IconStyle><color>${colourOf(colour)}</color></IconStyle>`,
        `<LineStyle><color>${colourOf(colour)}</color><width>2.5</width></LineStyle>`,
        `<PolyStyle><color>${colourOf(colour, '40')}</color></PolyStyle>`,
      ],
      { id },
    );
  return [
    ...Object.entries(KIND_COLOURS).map(([kind, colour]) => style(`kind-${kind}`, colour)),
    ...atlas.tracks.map((track) => style(`track-${track.id}`, trackLook(track).colour)),
  ];
}

/** A colour `#rrggbb` in the order of KML, which is opacity, blue, green, red (section 16.2). */
function kmlColour(colour: string, opacity: string): string {
  const [, red, green, blue] = /^#(..)(..)(..)/.exec(colour) ?? [];
  return `${opacity}${blue}${green}${red}`;
}
