/** Reads a layer of a reader's own from a project. The file may have been changed by hand: nothing in it is trusted. */
import type { Geometry } from 'geojson';
import type { Bounds, DatedSpan } from '../../domain/model';
import {
  COLUMN_TYPES,
  COLUMN_USES,
  type ImportNote,
  type ImportReport,
  type OwnColours,
  type OwnColumn,
  type OwnFeature,
  type OwnFeatureStyle,
  type OwnLayer,
  type OwnLook,
  type OwnValue,
  type StyledLayer,
} from '../../domain/ownData';
import { readEdtf, shortestEdtf } from '../../domain/edtf';
import { readSource } from '../../domain/ownSource';
import type { Issue } from '../../domain/result';

type Fields = Readonly<Record<string, unknown>>;

/** A colour as it is stored. */
const COLOUR = /^#[\da-f]{6}$/i;
/** Ids of own layers. */
const ID = /^own-data-[\w-]{1,80}$/;
/** How many coordinates each type of geometry is nested in lists; none for a collection. */
const DEPTHS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was read of a layer: null if it cannot be used. */
export interface LayerReading {
  readonly layer: StyledLayer | null;
  readonly issues: readonly Issue[];
}

/** Reads a layer with its look; `field` is where it stands in the file. */
export function readStyledLayer(value: unknown, field: string): LayerReading {
  const fields = isRecord(value) ? value['layer'] : undefined;
  if (!isRecord(value) || !isRecord(fields) || !Array.isArray(fields['features']) || !ID.test(text(fields['id'])))
    return { layer: null, issues: [{ field, message: 'This is no layer.' }] };
  const title = text(fields['title']).slice(0, 500) || 'Layer without a name';
  const all = fields['features'] as readonly unknown[];
  const features = all.flatMap((each) => readFeature(each) ?? []);
  const issues: Issue[] = [];
  const lost = all.length - features.length;
  if (lost > 0)
    issues.push({ field, message: `${lost} of the ${all.length} features of “${title}” could not be read.` });
  const look = readLook(value['look']);
  if (!look) issues.push({ field, message: `The look of “${title}” could not be read: it has one colour.` });
  const source = readSource(text(fields['source']));
  const layer: OwnLayer = {
    id: text(fields['id']),
    title,
    file: readFile(fields['file']),
    features,
    columns: list(fields['columns']).flatMap((each) => readColumn(each) ?? []),
    bounds: readBounds(fields['bounds']),
    report: readReport(fields['report'], features),
    ...(source === undefined ? {} : { source }),
  };
  return { layer: { layer, look: look ?? DEFAULT_LOOK }, issues };
}

/** The look of a layer whose look cannot be read. */
const DEFAULT_LOOK: OwnLook = { colours: { by: 'fixed', colour: '#e314b1' }, label: null, opacity: 1, isVisible: true };

function readFeature(value: unknown): OwnFeature | null {
  if (!isRecord(value) || !isRecord(value['properties'])) return null;
  const geometry = value['geometry'] === null ? null : readGeometry(value['geometry'], 0);
  const dates = value['dates'] === null ? null : readDates(value['dates']);
  if (geometry === undefined || dates === undefined) return null;
  const style = readStyle(value['style']);
  const folders = list(value['folders']).filter((each) => typeof each === 'string');
  return {
    number: number(value['number']) ?? 0,
    geometry,
    properties: value['properties'] as Readonly<Record<string, OwnValue>>,
    dates,
    ...(folders.length > 0 ? { folders } : {}),
    ...(style ? { style } : {}),
  };
}

/** A geometry; undefined if it is none. */
function readGeometry(value: unknown, depth: number): Geometry | undefined {
  if (!isRecord(value) || depth > 4) return undefined;
  const type = text(value['type']);
  if (type === 'GeometryCollection') {
    const parts = list(value['geometries']).map((each) => readGeometry(each, depth + 1));
    return parts.includes(undefined) ? undefined : { type, geometries: parts as Geometry[] };
  }
  const nesting = DEPTHS[type];
  if (nesting === undefined || !isNested(value['coordinates'], nesting)) return undefined;
  return { type, coordinates: value['coordinates'] } as Geometry;
}

/** Whether coordinates are positions in so many lists. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((each) => isNested(each, depth - 1));
  const [lon, lat] = value as unknown[];
  const isInRange = (each: unknown, most: number): boolean => typeof each === 'number' && Math.abs(each) <= most;
  return isInRange(lon, 180) && isInRange(lat, 90);
}

/** Dates by their EDTF text, from which the days follow; undefined if they are faulty. */
function readDates(value: unknown): DatedSpan | undefined {
  const read = isRecord(value) ? readEdtf(shortestEdtf(text(value['edtf']))) : null;
  return read?.ok ? read.value : undefined;
}

function readStyle(value: unknown): OwnFeatureStyle | undefined {
  if (!isRecord(value)) return undefined;
  const [colour, fill] = [value['colour'], value['fill']].map((each) =>
    COLOUR.test(text(each)) ? text(each) : undefined,
  );
  const [fillOpacity, width] = [number(value['fillOpacity']), number(value['width'])];
  return {
    ...(colour ? { colour } : {}),
    ...(fill ? { fill } : {}),
    ...(fillOpacity === undefined ? {} : { fillOpacity: Math.min(1, Math.max(0, fillOpacity)) }),
    ...(width === undefined ? {} : { width: Math.min(50, Math.max(0, width)) }),
  };
}

function readLook(value: unknown): OwnLook | null {
  if (!isRecord(value)) return null;
  const colours = readColours(value['colours']);
  const opacity = number(value['opacity']);
  if (!colours || opacity === undefined) return null;
  const label = typeof value['label'] === 'string' ? value['label'] : null;
  return { colours, label, opacity: Math.min(1, Math.max(0, opacity)), isVisible: value['isVisible'] !== false };
}

function readColours(value: unknown): OwnColours | null {
  if (!isRecord(value)) return null;
  const { by } = value;
  const isColour = (each: unknown): each is string => COLOUR.test(text(each));
  if (by === 'fixed' || by === 'file') return isColour(value['colour']) ? { by, colour: value['colour'] } : null;
  const { column, other } = value;
  if (typeof column !== 'string' || !isColour(other)) return null;
  if (by === 'category') {
    if (!isRecord(value['colours'])) return null;
    const colours = Object.entries(value['colours']).filter((entry): entry is [string, string] => isColour(entry[1]));
    return { by, column, colours: Object.fromEntries(colours), other };
  }
  const ramp = list(value['ramp']).filter(isColour);
  const [least, most] = list(value['range']).map(number);
  if (by !== 'number' || ramp.length < 2 || least === undefined || most === undefined) return null;
  return { by, column, range: [least, most], ramp, other };
}

function readColumn(value: unknown): OwnColumn | null {
  if (!isRecord(value) || typeof value['name'] !== 'string') return null;
  const type = COLUMN_TYPES.find((each) => each === value['type']);
  const filled = number(value['filled']);
  if (!type || filled === undefined) return null;
  const values = list(value['values']).flatMap((each) => {
    const count = isRecord(each) ? number(each['count']) : undefined;
    return isRecord(each) && typeof each['value'] === 'string' && count !== undefined
      ? { value: each['value'], count }
      : [];
  });
  const [least, most] = list(value['range']).map(number);
  const range = least === undefined || most === undefined ? null : ([least, most] as const);
  const readAs = COLUMN_USES.find((each) => each === value['readAs']);
  return {
    name: value['name'],
    type,
    filled,
    values,
    hasMore: value['hasMore'] === true,
    range,
    ...(readAs ? { readAs } : {}),
  };
}

function readBounds(value: unknown): Bounds | null {
  const bounds = list(value).map(number);
  return bounds.length === 4 && !bounds.includes(undefined) ? (bounds as unknown as Bounds) : null;
}

function readFile(value: unknown): OwnLayer['file'] {
  const fields = isRecord(value) ? value : {};
  return { name: text(fields['name']), format: text(fields['format']), bytes: number(fields['bytes']) ?? 0 };
}

function readReport(value: unknown, features: readonly OwnFeature[]): ImportReport {
  const fields = isRecord(value) ? value : {};
  const dated = features.filter(({ dates }) => dates !== null).length;
  const notes = list(fields['notes']).flatMap((each): ImportNote[] => {
    if (!isRecord(each) || typeof each['message'] !== 'string') return [];
    const kind = (['repaired', 'dropped', 'told'] as const).find((name) => name === each['kind']);
    const where = typeof each['where'] === 'string' ? each['where'] : null;
    if (!kind) return [];
    const numbers = Array.isArray(each['numbers']) ? list(each['numbers']).flatMap((at) => number(at) ?? []) : null;
    return [
      { kind, message: each['message'], where, count: number(each['count']) ?? 0, ...(numbers ? { numbers } : {}) },
    ];
  });
  return { found: number(fields['found']) ?? features.length, kept: features.length, dated, notes };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
