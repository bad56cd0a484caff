/**
 * Reads GeoJSON (RFC 7946): a collection, one feature or geometry, a list, one value a line, or a sequence (RFC 8142). The file is read
 * feature by feature, so that one with a fault costs no other, and a file that is cut short gives what it has.
 */
import { failure, success, type Result } from '../../domain/result';
import { styleOfProperties } from '../own/simpleStyle';
import { decode, type Decoded } from '../../files/decode';
import { noteCharacterSet } from './characterSet';
import type { FileStart, GivenFile, ImportFormat, RawFeature, RawLayer, Unproject } from './format';
import { JsonScan, type Member } from './jsonScan';
import { JsonValues, VALUE_NOTES } from './jsonValues';
import { LEFT_OUT } from './layers';
import { titleOf } from './titles';
import { Notes } from './notes';
import { isLonLat, isWebMercator, webMercator } from './projections';
import { isEsriJson } from './unread';

const GEOMETRIES = '(?:Multi)?(?:Point|LineString|Polygon)|GeometryCollection';
/** Types that have no features. */
const IS_SINGLE = new RegExp(`^(?:Feature|${GEOMETRIES})$`, 'i');
const IS_GEOJSON = new RegExp(`"type"\\s*:\\s*"(?:FeatureCollection|Feature|${GEOMETRIES})"`, 'i');

/** Messages of faults in the text. */
export const JSON_NOTES = {
  cut: 'The file ends in the middle of a feature: it was cut short. What was whole was read.',
  broken: 'The text of a feature is no JSON: it was left out.',
  folded: 'A collection stands in the place of a feature: its features were read.',
  list: 'The file is a list and no collection: its features were read.',
  ...VALUE_NOTES,
} as const;

export const geojson: ImportFormat = {
  id: 'geojson',
  title: 'GeoJSON',
  extensions: ['geojson', 'json', 'geojsonl', 'geojsons', 'ndjson', 'jsonl'],
  mediaTypes: ['application/geo+json', 'application/geo+json-seq', 'application/json'],
  recognises: ({ text, extension }: FileStart) => {
    if (!/^[\s\x1e]*[{[]/.test(text) || /"type"\s*:\s*"(?:Topology|rapprochement-atlas-project)"/.test(text))
      return false;
    if (isEsriJson(text)) return false;
    // The type may stand after all features; a story names no type and no features.
    return IS_GEOJSON.test(text) || /"features"\s*:\s*\[/.test(text) || /^geojson|^ndjson$|^jsonl$/.test(extension);
  },
  read: ({ name, bytes }: GivenFile) => {
    const utf8 = asUtf8(bytes);
    if (!utf8)
      return Promise.resolve(
        failure({ message: `“${name}” is no text.`, remedy: 'Save it anew as GeoJSON in UTF-8, and open that.' }),
      );
    const notes = new Notes('feature');
    noteCharacterSet(utf8, notes);
    return Promise.resolve(readGeoJson(name, utf8.bytes, notes));
  },
};

/** A text in UTF-8, without a byte order mark. */
interface Utf8 extends Pick<Decoded, 'guess' | 'isDamaged'> {
  readonly bytes: Uint8Array;
}

/** The bytes of a text in UTF-8; null if they are no text. */
export function asUtf8(bytes: Uint8Array): Utf8 | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < bytes.length; at += 1 << 22)
      decoder.decode(bytes.subarray(at, at + (1 << 22)), { stream: true });
    // UTF-16 without letters beyond ASCII is valid UTF-8, too: with zero bytes.
    if (!bytes.subarray(0, 1000).includes(0)) return { bytes: bytes.subarray(start), guess: null, isDamaged: false };
  } catch {
    // Another character set.
  }
  const read = decode(bytes);
  if (typeof read === 'string') return null;
  return { ...read, bytes: new TextEncoder().encode(read.text.replace(/^\ufeff/, '')) };
}

function readGeoJson(name: string, bytes: Uint8Array, notes: Notes): Result<readonly RawLayer[]> {
  const scan = new JsonScan(bytes);
  const first = scan.skip(0, true);
  const head = scan.is(first, '{') ? scan.members(first) : null;
  const member = (key: string): Member | undefined => head?.members.findLast((each) => each.name === key);
  // The type counts: a feature or geometry may have a foreign member of that name.
  const list = IS_SINGLE.test(textOf(scan, member('type')) ?? '') ? undefined : member('features');
  const crs = crsOf(scan, member('crs'));
  if (crs.type === 'unknown')
    return failure({
      message: `“${name}” is in the projection “${crs.name}”, which is not read here.`,
      remedy: 'Save it in longitude and latitude (WGS 84, EPSG:4326), and open that.',
    });
  const title = textOf(scan, member('title')) ?? textOf(scan, member('name')) ?? titleOf(name);
  const isSingle = head !== null && head.end >= 0 && scan.skip(head.end, true) >= bytes.length;
  const isCollection = list !== undefined && scan.is(list.start, '[') && (isSingle || head?.end === -1);
  const reader = new FeatureReader(scan, notes, isCollection);
  let features: () => Iterable<RawFeature>;
  if (isCollection) {
    features = () => reader.list(list.start + 1);
  } else if (scan.is(first, '[')) {
    notes.add({ kind: 'repaired', message: JSON_NOTES.list });
    features = () => reader.list(first + 1);
  } else features = () => reader.list(first);
  const unproject: { readonly unproject?: Unproject } = crs.type === 'mercator' ? { unproject: webMercator } : {};
  if (crs.type === 'mercator')
    notes.add({
      kind: 'repaired',
      message: 'Coordinates are in Web Mercator (EPSG:3857): they were made longitude and latitude.',
    });
  return success([{ title, notes, features, share: () => reader.at / bytes.length, ...unproject }]);
}

/** Reads features one by one. */
class FeatureReader {
  readonly #values: JsonValues;
  readonly #notes: Notes;
  #number = 0;

  constructor(scan: JsonScan, notes: Notes, isMember: boolean) {
    this.#notes = notes;
    this.#values = new JsonValues(scan, notes, {
      cut: JSON_NOTES.cut,
      broken: JSON_NOTES.broken,
      placeOf: (start) => ({ at: scan.lineOf(start), noun: 'line' }),
      next: (start, until) => {
        const feature = scan.nextRecord(start, until, { name: 'type', value: 'Feature' });
        const before = feature < 0 ? until : feature;
        const collection = scan.nextRecord(start, before, { name: 'type', value: 'FeatureCollection' });
        return collection < 0 ? feature : collection;
      },
      inside: (start) => {
        const list = scan.is(start, '{') ? scan.members(start).members.find(({ name }) => name === 'features') : null;
        return list && scan.is(list.start, '[') ? list.start : -1;
      },
      isMember,
    });
  }

  /** The byte that was reached. */
  get at(): number {
    return this.#values.at;
  }

  /** The features from a byte on, to the bracket that closes their list or the end of the file. */
  *list(from: number): Generator<RawFeature> {
    for (const value of this.#values.list(from)) {
      this.#number++;
      if (value !== undefined) yield* this.#features(value, 0);
    }
  }

  /** The features of a value: one, or those of a collection. */
  *#features(value: unknown, depth: number): Generator<RawFeature> {
    const { type, geometry, properties, features, ...foreign } = (
      typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
    ) as Record<string, unknown>;
    const isSingle = typeof type === 'string' && IS_SINGLE.test(type);
    if (Array.isArray(features) && !isSingle && depth < 8) {
      if (depth > 0 || typeof type !== 'string')
        this.#notes.add({ kind: 'repaired', message: JSON_NOTES.folded, at: this.#number });
      for (const [index, each] of features.entries()) {
        if (index > 0) this.#number++;
        yield* this.#features(each, depth + 1);
      }
    } else if (isSingle && type.toLowerCase() !== 'feature') {
      yield { number: this.#number, geometry: value, properties: {} };
    } else if (isSingle || geometry !== undefined || properties !== undefined) {
      const style = styleOfProperties(properties);
      yield {
        number: this.#number,
        geometry,
        properties: withForeign(properties, foreign, geometry),
        ...(style ? { style } : {}),
      };
    } else this.#notes.add({ kind: 'dropped', message: LEFT_OUT, at: this.#number });
  }
}

/**
 * Properties with the foreign members of their feature (RFC 7946, section 6.1), such as `when` of the Linked Places format, and its `id`;
 * properties of the same name come first.
 */
function withForeign(properties: unknown, foreign: Record<string, unknown>, geometry: unknown): unknown {
  const { bbox: _, ...rest } = foreign;
  // Linked Places may date a geometry.
  const when = (geometry as Record<string, unknown> | null | undefined)?.['when'];
  if (when !== undefined && rest['when'] === undefined) rest['when'] = when;
  if (Object.keys(rest).length === 0) return properties;
  if (typeof properties !== 'object' || properties === null)
    return { ...rest, ...(properties == null ? {} : { properties }) };
  return { ...rest, ...properties };
}

/** The coordinate reference system that the member `crs` of GeoJSON 2008 names. */
function crsOf(
  scan: JsonScan,
  member: Member | undefined,
): { readonly type: 'lonlat' | 'mercator' } | { readonly type: 'unknown'; readonly name: string } {
  const written = member && member.end >= 0 ? scan.text(member.start, member.end) : '';
  const name = /"name"\s*:\s*"([^"]*)"/.exec(written)?.[1] ?? /"code"\s*:\s*"?(\d+)/.exec(written)?.[1] ?? '';
  if (name === '' || isLonLat(name)) return { type: 'lonlat' };
  return isWebMercator(name) ? { type: 'mercator' } : { type: 'unknown', name };
}

/** A member that is a text; null if there is none. */
function textOf(scan: JsonScan, member: Member | undefined): string | null {
  if (!member || member.end < 0 || !scan.is(member.start, '"')) return null;
  try {
    const text: unknown = JSON.parse(scan.text(member.start, member.end));
    return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 200) : null;
  } catch {
    return null;
  }
}
