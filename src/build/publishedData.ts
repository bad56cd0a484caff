/** Writes the published data into `data/` beside the page, and serves it from there in development. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import type { CompiledContent } from '../content/compile';
import { GEODATA, type GeodataApi } from '../content/vitePlugin';
import { indexAtlas } from '../domain/links';
import { annotations } from '../formats/publish/annotations';
import { eventsCalendar } from '../formats/publish/calendar';
import { bibliography } from '../formats/cite/cslJson';
import { CC_BY, datapackage, ODBL, type DescribedFile } from '../formats/publish/datapackage';
import { eventsCsv } from '../formats/publish/eventsTable';
import { bordersGeoJson, eventsGeoJson, featuresGeoJson } from '../formats/publish/geojson';
import { linkedPlaces } from '../formats/publish/linkedPlaces';
import { borderStatusesGeoJson, COLUMNS, statusesCsv, statusesGeoJson } from '../formats/publish/statuses';

/** Every published file by its name, as text. The same content gives the same bytes. */
export function publishedFiles({ atlas, geometry }: CompiledContent): ReadonlyMap<string, string> {
  const index = indexAtlas(atlas);
  const written: readonly (Omit<DescribedFile, 'bytes' | 'sha256'> & { readonly text: string })[] = [
    {
      path: 'features.geojson',
      title: 'Features and places',
      description:
        'Crossings, routes, areas, venues and places with their statuses over time. An open end of a date is null.',
      mediatype: 'application/geo+json',
      licence: CC_BY,
      text: json(featuresGeoJson(index, geometry)),
    },
    {
      path: 'borders.geojson',
      title: 'Borders',
      description:
        'State borders and exclaves, derived from OpenStreetMap data of December 2017. © OpenStreetMap contributors.',
      mediatype: 'application/geo+json',
      licence: ODBL,
      text: json(bordersGeoJson(index, geometry)),
    },
    {
      path: 'statuses.csv',
      title: 'Statuses as a table',
      description:
        'What held when: one row a status and part, of crossings, routes, areas and borders. It has no geometry, and so nothing of OpenStreetMap.',
      mediatype: 'text/csv',
      licence: CC_BY,
      text: statusesCsv(index),
      fields: STATUS_FIELDS,
    },
    {
      path: 'statuses.geojson',
      title: 'Statuses with geometry',
      description: 'The rows of statuses.csv for crossings, routes and areas, each with the geometry of its part.',
      mediatype: 'application/geo+json',
      licence: CC_BY,
      text: json(statusesGeoJson(index, geometry)),
    },
    {
      path: 'border-statuses.geojson',
      title: 'Statuses of borders with geometry',
      description:
        'The rows of statuses.csv for borders and exclaves; their geometry is derived from OpenStreetMap data of December 2017. © OpenStreetMap contributors.',
      mediatype: 'application/geo+json',
      licence: ODBL,
      text: json(borderStatusesGeoJson(index, geometry)),
    },
    {
      path: 'events.geojson',
      title: 'Events',
      description: 'Meetings, measures and statements; without a geometry where there was no place.',
      mediatype: 'application/geo+json',
      licence: CC_BY,
      text: json(eventsGeoJson(index)),
    },
    {
      path: 'events.csv',
      title: 'Events as a table',
      description: 'The same events, one to a row; lists in a field are joined with semicolons.',
      mediatype: 'text/csv',
      licence: CC_BY,
      text: eventsCsv(index),
      fields: EVENT_FIELDS,
      primaryKey: 'id',
    },
    {
      path: 'events.ics',
      title: 'Events as a calendar',
      description: 'The same events for a calendar program, as all-day events (iCalendar).',
      mediatype: 'text/calendar',
      licence: CC_BY,
      text: eventsCalendar(index),
    },
    {
      path: 'places.lpf.json',
      title: 'Gazetteer',
      description: 'Places and venues with their names by language and side, in the Linked Places format.',
      mediatype: 'application/json',
      licence: CC_BY,
      text: json(linkedPlaces(index)),
    },
    {
      path: 'annotations.jsonld',
      title: 'Passages and what they speak of',
      description: 'Paragraphs of the article linked to features and events, as Web Annotations.',
      mediatype: 'application/ld+json',
      licence: CC_BY,
      text: json(annotations(index)),
    },
    {
      path: 'bibliography.csl.json',
      title: 'Bibliography',
      description: 'Every source of the atlas, the works that the article cites included, as CSL-JSON.',
      mediatype: 'application/vnd.citationstyles.csl+json',
      licence: CC_BY,
      text: json(bibliography(atlas)),
    },
  ];
  const described = written.map(({ text, ...file }): DescribedFile => ({
    ...file,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  }));
  return new Map([
    ...written.map(({ path, text }) => [path, text] as const),
    ['datapackage.json', json(datapackage(atlas, described))] as const,
  ]);
}

/** Makes the plugin. It takes the content that the plugin of geodata/ has compiled. */
export function publishedData(): Plugin {
  let content: () => CompiledContent;
  return {
    name: 'atlas-published-data',
    configResolved(config) {
      const geodata = config.plugins.find((plugin) => plugin.name === GEODATA);
      if (!geodata) throw new Error(`The plugin ${GEODATA} must come with this one.`);
      ({ content } = geodata.api as GeodataApi);
    },
    generateBundle() {
      for (const [path, source] of publishedFiles(content())) {
        this.emitFile({ type: 'asset', fileName: `data/${path}`, source });
      }
    },
    configureServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const text = publishedFiles(content()).get((request.url ?? '').replace(/^\/|\?.*$/g, ''));
        if (text === undefined) next();
        else response.end(text);
      });
    },
  };
}

/** Line by line, so that two versions can be compared. */
function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Type and meaning of each column of the statuses. */
const STATUS_COLUMNS: Readonly<
  Record<(typeof COLUMNS)[number], { readonly type: string; readonly description: string }>
> = {
  feature_id: { type: 'string', description: 'Name of the feature in the atlas.' },
  feature_title: { type: 'string', description: 'What it is called.' },
  kind: { type: 'string', description: 'border, area, crossing or route.' },
  part_id: { type: 'string', description: 'Name of the part; of a feature without parts that of the feature.' },
  status: { type: 'string', description: 'What held: a word of the list in geodata/README.md.' },
  from: { type: 'date', description: 'First day on which it held for the part, ISO 8601; empty where it is open.' },
  to: { type: 'date', description: 'Last day on which it held for the part, ISO 8601; empty where it is open.' },
  edtf: {
    type: 'string',
    description: 'Date as authored, EDTF (ISO 8601-2:2019), both ends included; ".." for an open end.',
  },
  primary: { type: 'boolean', description: 'Whether the editor marked it as the one to draw where several hold.' },
  note: { type: 'string', description: 'What held, in a sentence.' },
  confidence: { type: 'string', description: 'high, medium or low.' },
  sources: {
    type: 'string',
    description: 'What this status rests on: ids in bibliography.csl.json, joined with semicolons.',
  },
  source_urls: {
    type: 'string',
    description:
      'Addresses of the sources, in their order, joined with semicolons; nothing between two where a source has none.',
  },
  passages: { type: 'string', description: 'Paragraphs that speak of the feature, joined with semicolons.' },
  one_sided: {
    type: 'string',
    description: 'Side whose sources alone it rests on, ISO 3166-1 alpha-2; empty where others say so too.',
  },
};

const EVENT_FIELDS = [
  { name: 'id', type: 'string', description: 'Name of the event in the atlas.' },
  { name: 'title', type: 'string', description: 'What it was.' },
  { name: 'edtf', type: 'string', description: 'Date of the record, EDTF (ISO 8601-2:2019), both ends included.' },
  { name: 'start_date', type: 'date', description: 'First day, ISO 8601; empty where it is open.' },
  { name: 'end_date', type: 'date', description: 'Last day, ISO 8601; empty where it is open.' },
  { name: 'precision', type: 'string', description: 'day, range, month or year.' },
  { name: 'stated_edtf', type: 'string', description: 'Date as the article gives it, where it differs.' },
  { name: 'track', type: 'string', description: 'Row of the timeline.' },
  { name: 'level', type: 'string', description: 'Level of those who met or spoke.' },
  { name: 'facilitators', type: 'string', description: 'Who facilitated, joined with semicolons.' },
  { name: 'participants', type: 'string', description: 'Who took part, joined with semicolons.' },
  { name: 'place_id', type: 'string', description: 'Name of the place in the atlas.' },
  { name: 'place_name', type: 'string', description: 'Place in words.' },
  { name: 'stated_place', type: 'string', description: 'Place as the article gives it, where it differs.' },
  { name: 'lon', type: 'number', description: 'Longitude, degrees, WGS84.' },
  { name: 'lat', type: 'number', description: 'Latitude, degrees, WGS84.' },
  { name: 'location_precision_m', type: 'number', description: 'Metres within which the position lies.' },
  { name: 'in_article', type: 'boolean', description: 'Whether the article mentions it.' },
  { name: 'confidence', type: 'string', description: 'high, medium or low.' },
  { name: 'passages', type: 'string', description: 'Paragraphs that speak of it, joined with semicolons.' },
  { name: 'sources', type: 'string', description: 'Ids in bibliography.csl.json, joined with semicolons.' },
  {
    name: 'source_urls',
    type: 'string',
    description:
      'Addresses of the sources, in their order, joined with semicolons; nothing between two where a source has none.',
  },
  { name: 'notes', type: 'string', description: "Ids of the editor's notes, joined with semicolons." },
  { name: 'summary', type: 'string', description: "The editor's description." },
  {
    name: 'one_sided',
    type: 'string',
    description: 'Side whose sources alone it rests on, ISO 3166-1 alpha-2; empty where others say so too.',
  },
] as const;

const STATUS_FIELDS = COLUMNS.map((name) => ({ name, ...STATUS_COLUMNS[name] }));
