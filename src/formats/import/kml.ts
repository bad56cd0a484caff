/**
 * Reads KML (OGC 12-007r2) and KMZ: placemarks with their folders, styles, times and data. Nothing that a file links to is fetched, and
 * descriptions are texts.
 */
import { failure, success, type Result } from '../../domain/result';
import { Archive } from './archive';
import { noteCharacterSet } from './characterSet';
import type { ImportFormat, ImportTools, RawFeature, RawLayer } from './format';
import { KmlStyles } from './kmlStyles';
import { Notes } from './notes';
import { beginsWith } from './recognise';
import { titleOf } from './titles';
import { childOf, childrenOf, childText, readXml, type XmlElement } from './xml';

/** At most so many files of an archive are read. */
const MOST_FILES = 200;

/** Messages of what is not read. */
export const KML_NOTES = {
  cut: 'The file ends before its elements do: it was cut short. What was there was read.',
  entities: 'The file declares entities: they were not expanded.',
  link: 'The file links to other files (NetworkLink): they were not fetched. Open them yourself.',
  overlay: 'The file has pictures to be laid on the ground or the screen: they are not shown.',
  icons: 'Placemarks have pictures as icons: they are shown as points of their colour.',
  files: `The archive has more than ${MOST_FILES} KML files: the others were left out.`,
  deep: 'Elements lie so deep in each other that the innermost were left out.',
  track: 'Tracks were made lines with the days of their first and last position.',
} as const;

/** Elements that hold others. */
const CONTAINERS = ['Document', 'Folder', 'kml'];
/** Elements of a placemark that become properties. */
const TEXTS = ['name', 'description', 'address', 'phoneNumber', 'Snippet'];

export const kml: ImportFormat = {
  id: 'kml',
  title: 'KML',
  extensions: ['kml'],
  mediaTypes: ['application/vnd.google-earth.kml+xml'],
  recognises: ({ text }) =>
    /<(?:\w+:)?kml[\s>]/.test(text) || (/^\s*</.test(text) && /<(?:\w+:)?Placemark[\s>]/.test(text)),
  read: (file, tools) => Promise.resolve(readKml(file.name, file.bytes, tools, new Notes(), [])),
};

export const kmz: ImportFormat = {
  id: 'kmz',
  title: 'KMZ',
  extensions: ['kmz'],
  mediaTypes: ['application/vnd.google-earth.kmz'],
  recognises: ({ bytes, extension }) =>
    beginsWith(bytes, 'PK\x03\x04') && (extension === 'kmz' || namesFile(bytes, /\.kml/i)),
  read: async (file, tools) => {
    const archive = Archive.open(file.name, file.bytes);
    if (!archive.ok) return archive;
    const all = archive.value.names.filter((name) => /\.kml$/i.test(name));
    const files = all.slice(0, MOST_FILES);
    if (files.length === 0)
      return failure({
        message: `“${file.name}” has no KML file in it.`,
        remedy: 'Choose a KMZ file that was exported whole.',
      });
    const layers: RawLayer[] = [];
    // The first one counts (OGC 12-007r2, section 5.3), and links to the others: GDAL writes a file for each layer.
    for (const each of files) {
      const unpacked = await archive.value.read(each);
      if (!unpacked.ok) return unpacked;
      const name = files.length > 1 ? each : file.name;
      const read = readKml(name, unpacked.value, tools, new Notes(), files);
      if (!read.ok) return read;
      layers.push(...read.value);
    }
    if (all.length > files.length)
      layers[0]?.notes.add({ kind: 'dropped', message: KML_NOTES.files, times: all.length - files.length });
    return success(layers);
  },
};

/** Whether the first bytes of an archive name a file. Names in it are not compressed. */
export function namesFile(bytes: Uint8Array, name: RegExp): boolean {
  return name.test(new TextDecoder('windows-1252').decode(bytes));
}

/** Reads a file. `inside` are the names of the files of its archive, which are read beside it. */
function readKml(
  name: string,
  bytes: Uint8Array,
  { tell }: ImportTools,
  notes: Notes,
  inside: readonly string[],
): Result<readonly RawLayer[]> {
  const read = readXml(bytes, (share) => tell({ words: 'Reading KML', share: share / 2 }));
  if (!read) return failure({ message: `“${name}” is no text.`, remedy: 'Save it anew as KML, and open that.' });
  const { root, isCut, isDeep, hasEntities } = read;
  noteCharacterSet(read, notes);
  if (isCut) notes.add({ kind: 'told', message: KML_NOTES.cut });
  if (isDeep) notes.add({ kind: 'dropped', message: KML_NOTES.deep });
  if (hasEntities) notes.add({ kind: 'told', message: KML_NOTES.entities });
  // Some programs write a placemark alone.
  const whole = root.name === 'Placemark' ? { name: 'kml', attributes: {}, children: [root], text: '' } : root;
  const reader = new KmlReader(whole, notes, inside);
  const top = whole.name === 'kml' ? childOf(whole, 'Document') : root;
  const features = reader.read(whole);
  let at = 0;
  const title = (top && childText(top, 'name')) ?? titleOf(name);
  return success([
    {
      title,
      notes,
      features: function* () {
        for (const feature of features) {
          at++;
          yield feature;
        }
      },
      share: () => 0.5 + at / features.length / 2,
      // Times are elements of KML; data are asked for dates only by their names.
    },
  ]);
}

type When = NonNullable<RawFeature['when']>;

class KmlReader {
  readonly #notes: Notes;
  readonly #styles: KmlStyles;
  readonly #inside: readonly string[];
  /** Elements that stand for placemarks, with the names of their fields: before version 2.2, schemas made them (`parent`). */
  readonly #kinds: ReadonlyMap<string, readonly string[]>;
  readonly #features: RawFeature[] = [];

  constructor(root: XmlElement, notes: Notes, inside: readonly string[]) {
    this.#notes = notes;
    this.#inside = inside;
    this.#styles = new KmlStyles(root);
    this.#kinds = kindsOf(root);
  }

  read(root: XmlElement): readonly RawFeature[] {
    this.#container(root, [], undefined, true);
    if (this.#styles.hasIcons) this.#notes.add({ kind: 'told', message: KML_NOTES.icons });
    return this.#features;
  }

  #container(element: XmlElement, folders: readonly string[], inherited: When | undefined, isTop: boolean): void {
    for (const child of element.children) {
      const { name } = child;
      if (name === 'Placemark' || this.#kinds.has(name)) this.#placemark(child, folders, inherited);
      else if (name === 'NetworkLink') {
        const link = childOf(child, 'Link') ?? childOf(child, 'Url');
        const isInside = this.#inside.includes((link && childText(link, 'href')) ?? '');
        if (!isInside) this.#notes.add({ kind: 'dropped', message: KML_NOTES.link });
      } else if (/Overlay$/.test(name)) this.#notes.add({ kind: 'dropped', message: KML_NOTES.overlay });
      else if (CONTAINERS.includes(name)) {
        const title = childText(child, 'name');
        // The document around everything is the layer itself.
        const isNamed = title !== undefined && !(isTop && name === 'Document');
        this.#container(
          child,
          isNamed ? [...folders, title] : folders,
          whenOf(child) ?? inherited,
          isTop && name !== 'Folder',
        );
      }
    }
  }

  #placemark(element: XmlElement, folders: readonly string[], inherited: When | undefined): void {
    const number = this.#features.length + 1;
    const tracks: string[] = [];
    const geometries = element.children.flatMap((child) => this.#geometry(child, tracks, 0) ?? []);
    if (tracks.length > 0) this.#notes.add({ kind: 'told', message: KML_NOTES.track, at: number });
    const days = tracks.toSorted();
    const when = whenOf(element) ?? (days.length > 0 ? { start: days[0], end: days.at(-1) } : inherited);
    const style = this.#styles.of(element);
    this.#features.push({
      number,
      geometry: geometries.length > 1 ? { type: 'GeometryCollection', geometries } : (geometries[0] ?? null),
      properties: propertiesOf(element, this.#kinds.get(element.name) ?? []),
      ...(when ? { when } : {}),
      ...(folders.length > 0 ? { folders } : {}),
      ...(style ? { style } : {}),
    });
  }

  /** The geometry of an element; undefined if it is none. Times of tracks are added to `times`. */
  #geometry(element: XmlElement, times: string[], depth: number): unknown {
    switch (element.name) {
      case 'Point':
        return { type: 'Point', coordinates: positionsOf(element)[0] ?? [] };
      case 'LineString':
      case 'LinearRing':
        return { type: 'LineString', coordinates: positionsOf(element) };
      case 'Polygon': {
        const rings = ['outerBoundaryIs', 'innerBoundaryIs'].flatMap((edge) =>
          childrenOf(element, edge).flatMap((each) => childrenOf(each, 'LinearRing')),
        );
        return { type: 'Polygon', coordinates: rings.map(positionsOf) };
      }
      case 'MultiGeometry':
      case 'MultiTrack': {
        if (depth > 50) return undefined;
        const geometries = element.children.flatMap((child) => this.#geometry(child, times, depth + 1) ?? []);
        return joined(geometries as unknown as readonly { readonly type: string; readonly coordinates?: unknown }[]);
      }
      case 'Track': {
        for (const { text } of childrenOf(element, 'when')) times.push(text.trim());
        const coordinates = childrenOf(element, 'coord').map(({ text }) => text.trim().split(/\s+/).map(Number));
        return coordinates.length === 1
          ? { type: 'Point', coordinates: coordinates[0] }
          : { type: 'LineString', coordinates };
      }
      case 'Model': {
        const at = childOf(element, 'Location');
        return (
          at && { type: 'Point', coordinates: [childText(at, 'longitude'), childText(at, 'latitude')].map(Number) }
        );
      }
      default:
        return undefined;
    }
  }
}

/** Geometries as one: of the same type as its plural. */
function joined(geometries: readonly { readonly type: string; readonly coordinates?: unknown }[]): unknown {
  const [first] = geometries;
  if (!first || geometries.length === 1) return first;
  const isSame = geometries.every(({ type }) => type === first.type);
  return isSame && ['Point', 'LineString', 'Polygon'].includes(first.type)
    ? { type: `Multi${first.type}`, coordinates: geometries.map(({ coordinates }) => coordinates) }
    : { type: 'GeometryCollection', geometries };
}

/**
 * The positions of an element: longitude, latitude and height with commas, parted by spaces. Spaces after commas are a usual slip. Of four or
 * six numbers each second one is what stands behind a decimal comma: these are handed on as they are written.
 */
function positionsOf(element: XmlElement): (number | string)[][] {
  const text = (childOf(element, 'coordinates')?.text ?? '').trim().replace(/\s*,\s*/g, ',');
  if (text === '') return [];
  return text.split(/\s+/).map((each) => {
    const numbers = each.split(',');
    if (/^-?\d+,\d+,-?\d+,\d+(?:,-?\d+,\d+)?$/.test(each))
      return [0, 2].map((at) => `${numbers[at]},${numbers[at + 1]}`);
    // A comma at the end is no height.
    return numbers.slice(0, numbers[2] === '' ? 2 : 3).map((number) => (number === '' ? NaN : Number(number)));
  });
}

/** The kinds of placemarks that the schemas of a file make, with the names of their fields. */
function kindsOf(root: XmlElement): ReadonlyMap<string, readonly string[]> {
  const schemas = [root, ...childrenOf(root, 'Document')].flatMap((each) => childrenOf(each, 'Schema'));
  return new Map(
    schemas.flatMap((schema) => {
      const { name, parent = childText(schema, 'parent') } = schema.attributes;
      if (!name || parent !== 'Placemark') return [];
      return [[name, childrenOf(schema, 'SimpleField').flatMap(({ attributes }) => attributes['name'] ?? [])]];
    }),
  );
}

/** The properties of a placemark; `fields` are those of its kind. */
function propertiesOf(element: XmlElement, fields: readonly string[]): Record<string, unknown> {
  const texts = TEXTS.flatMap((name): [string, unknown][] => {
    const text = childText(element, name);
    return text === undefined ? [] : [[name === 'Snippet' ? 'snippet' : name, text]];
  });
  const { id } = element.attributes;
  if (id) texts.push(['id', id]);
  const data = fields.map((name): [string, unknown] => [name, childText(element, name) ?? null]);
  for (const each of childrenOf(element, 'ExtendedData')) {
    for (const child of each.children) {
      if (child.name === 'Data' && child.attributes['name'])
        data.push([child.attributes['name'], childText(child, 'value') ?? null]);
      for (const simple of child.name === 'SchemaData' ? childrenOf(child, 'SimpleData') : [])
        if (simple.attributes['name']) data.push([simple.attributes['name'], simple.text.trim() || null]);
    }
  }
  // The texts come first, and a datum of the same name does not displace one: “name” is shown.
  return Object.fromEntries([...texts, ...data, ...texts]);
}

/** The time of an element (section 15): a span or an instant, each of any precision. */
function whenOf(element: XmlElement): When | undefined {
  const span = childOf(element, 'TimeSpan');
  if (span) return { start: childText(span, 'begin'), end: childText(span, 'end') };
  const stamp = childOf(element, 'TimeStamp');
  return stamp && { date: childText(stamp, 'when') };
}
