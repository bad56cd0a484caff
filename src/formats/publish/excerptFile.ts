/** Published files cut down to a part of the atlas. The files themselves are made at build time, see `build/publishedData`. */
import type { Excerpt } from '../../domain/excerpt';
import type { Id } from '../../domain/model';
import { parseDay } from '../../domain/time';
import { cutCalendar } from './calendar';
import { BYTE_ORDER_MARK, readRow } from './csv';

/** One file of the published data, as `datapackage.json` describes it (Data Package v1, "Data Resource"). */
export interface PublishedFile {
  /** File name, relative to the data folder. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Media type (RFC 6838). */
  readonly mediatype: string;
  /** Length in bytes. */
  readonly bytes: number;
  readonly licences: readonly { readonly title: string; readonly path: string }[];
}

/** A file cut down, and how many records are left in it. */
export interface CutFile {
  readonly text: string;
  readonly count: number;
}

/** Reads the list of files out of a `datapackage.json`. Throws an `Error` with a sentence for people when it is none. */
export function readDatapackage(text: string): readonly PublishedFile[] {
  const { resources } = JSON.parse(text) as { resources?: readonly Resource[] };
  if (!Array.isArray(resources)) throw new Error('the file is no list of files');
  return (resources as readonly Resource[]).map(({ licenses = [], description = '', ...rest }) => ({
    path: rest.path,
    title: rest.title,
    description,
    mediatype: rest.mediatype,
    bytes: rest.bytes,
    licences: licenses.map(({ title, path }) => ({ title, path })),
  }));
}

interface Resource {
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly licenses?: readonly { readonly title: string; readonly path: string }[];
}

/** Whether a file makes sense as a whole only. */
export function isWholeOnly(path: string): boolean {
  return !Object.hasOwn(CUTS, path);
}

/** The file with the records of the excerpt alone. Throws an `Error` for a file that is not known or cannot be read. */
export function excerptFile(path: string, text: string, excerpt: Excerpt): CutFile {
  const cut = CUTS[path];
  if (!cut) throw new Error(`${path} has no parts`);
  return cut(text, excerpt);
}

/** How each published file is cut: one line per file. */
const CUTS: Readonly<Record<string, (text: string, excerpt: Excerpt) => CutFile>> = {
  'features.geojson': (text, excerpt) => cutFeatures(text, isTaken(excerpt), statusesOn(excerpt)),
  'borders.geojson': (text, excerpt) => cutFeatures(text, isTaken(excerpt), statusesOn(excerpt)),
  'statuses.csv': (text, excerpt) =>
    cutRows(text, (row) => excerpt.features.has(row('feature_id')) && holdsOn(excerpt, row('from'), row('to'))),
  'statuses.geojson': (text, excerpt) => cutFeatures(text, isStatusTaken(excerpt)),
  'border-statuses.geojson': (text, excerpt) => cutFeatures(text, isStatusTaken(excerpt)),
  'events.geojson': (text, { events }) => cutFeatures(text, (feature) => events.has(String(feature.id))),
  'events.csv': (text, { events }) => cutRows(text, (row) => events.has(row('id'))),
  'events.ics': (text, { events }) => cutCalendar(text, (id) => events.has(id)),
  'places.lpf.json': (text, { features }) => cutFeatures(text, (feature) => features.has(lastPart(feature['@id']))),
  'annotations.jsonld': (text, excerpt) => cutAnnotations(text, excerpt),
  'bibliography.csl.json': (text, { sources }) => cutItems(text, sources),
};

type Keep = (feature: Identified) => boolean;

function isTaken({ features }: Excerpt): Keep {
  return (feature) => features.has(String(feature.id));
}

function isStatusTaken(excerpt: Excerpt): Keep {
  return ({ properties: { feature_id: id, from = null, to = null } = {} }) =>
    excerpt.features.has(String(id)) && holdsOn(excerpt, from, to);
}

/** Takes from a feature the statuses that hold on none of the days shown. */
function statusesOn(excerpt: Excerpt): (feature: Identified) => Identified {
  return (feature) => {
    const { properties } = feature;
    const statuses = properties?.statuses?.filter(({ from, to }) => holdsOn(excerpt, from, to));
    return statuses ? { ...feature, properties: { ...properties, statuses } } : feature;
  };
}

/** Whether a status with these days, both included, holds on a day of the excerpt; an end that is open is null or empty. */
function holdsOn({ window }: Excerpt, from: string | null, to: string | null): boolean {
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')];
  return (first === null || first < window.to) && (last === null || last >= window.from);
}

/** A feature of GeoJSON (RFC 7946, section 3.2) or of Linked Places. */
interface Identified {
  readonly id?: string | number;
  readonly '@id'?: string;
  readonly properties?: Partial<Dated> & {
    readonly feature_id?: string;
    readonly statuses?: readonly Dated[];
  };
}

/** Days of a status as published: both included, null where open. */
interface Dated {
  readonly from: string | null;
  readonly to: string | null;
}

function cutFeatures(text: string, keep: Keep, cut: (feature: Identified) => Identified = (all) => all): CutFile {
  // The bounds of the whole would be wrong for a part; they are optional (RFC 7946, section 5).
  const { bbox: _, ...collection } = JSON.parse(text) as { features: readonly Identified[]; bbox?: unknown };
  const features = collection.features.filter(keep).map(cut);
  return { text: write({ ...collection, features }), count: features.length };
}

interface Annotation {
  readonly body?: unknown;
}

function cutAnnotations(text: string, { features, events }: Excerpt): CutFile {
  const page = JSON.parse(text) as { items: readonly Annotation[] };
  const items = page.items.filter(({ body }) =>
    [body].flat().some((each) => {
      const id = lastPart(typeof each === 'string' ? each : (each as { id?: string } | undefined)?.id);
      return features.has(id) || events.has(id);
    }),
  );
  return { text: write({ ...page, items }), count: items.length };
}

function cutItems(text: string, ids: ReadonlySet<Id>): CutFile {
  const items = (JSON.parse(text) as readonly { id: string }[]).filter((item) => ids.has(item.id));
  return { text: write(items), count: items.length };
}

/** Rows of CSV (RFC 4180) are kept byte for byte. `keep` asks a row for fields by name. */
function cutRows(text: string, keep: (row: (name: string) => string) => boolean): CutFile {
  const [header = '', ...rows] = text.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+(?:\r\n|\n|$)/g) ?? [];
  const names = readRow(header);
  const kept = rows.filter((row) => {
    const fields = readRow(row);
    return keep((name) => fields[names.indexOf(name)] ?? '');
  });
  // Reading a response as text takes the mark away (Encoding Standard, "UTF-8 decode"): the file has it again.
  return { text: BYTE_ORDER_MARK + [header.replace(BYTE_ORDER_MARK, ''), ...kept].join(''), count: kept.length };
}

/** The id at the end of an address: behind the last `#`, `=` or `/`. */
function lastPart(address: string | undefined): string {
  return /[^#=/]*$/.exec(address ?? '')?.[0] ?? '';
}

function write(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
