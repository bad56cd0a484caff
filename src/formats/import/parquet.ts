/** Reads GeoParquet 1.0 and 1.1, and Parquet with its own type of geometry or with columns of latitude and longitude, row group by row group. */
import { Gunzip } from 'fflate';
import {
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
  type FileMetaData,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet';
import { failure, success, type Result } from '../../domain/result';
import { shortenForMessage } from '../../domain/shorten';
import { isoDate } from '../../domain/time';
import type { GivenFile, ImportTools, RawFeature, RawLayer, Unproject } from './format';
import { Notes } from './notes';
import { isSound } from './parquetPages';
import { isLonLat, isWebMercator, webMercator } from './projections';
import { guessTable } from './tableGuess';
import { titleOf } from './titles';

/** At most so many bytes are unpacked, by what the file says of itself. */
const MOST_BYTES = 1_500_000_000;
/** Ways of compression that can be read. */
const CODECS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP'];
const MS_PER_DAY = 86_400_000;
/** The note on rows that cannot be read. */
const DAMAGED = 'A part of the file is damaged, or too large for this device: its rows were left out.';

/** Dates and times as texts: as a `Date`, a year would depend on what reads it. */
const parsers = {
  dateFromDays: (days: number) => (Number.isFinite(days) ? isoDate(days) : null),
  timestampFromMilliseconds: (ms: bigint) => timeText(Number(ms)),
  timestampFromMicroseconds: (us: bigint) => timeText(Number(us / 1000n)),
  timestampFromNanoseconds: (ns: bigint) => timeText(Number(ns / 1_000_000n)),
};

/** Reads a file. */
export async function readParquet(
  { name, bytes }: GivenFile,
  { tell }: Pick<ImportTools, 'tell'>,
): Promise<Result<readonly RawLayer[]>> {
  const file = {
    byteLength: bytes.length,
    slice: (start: number, end?: number): ArrayBuffer => bytes.slice(start, end).buffer,
  };
  let metadata: FileMetaData;
  let schema: SchemaTree;
  try {
    metadata = await parquetMetadataAsync(file);
    schema = parquetSchema(metadata);
  } catch {
    return failure({ message: `“${name}” is damaged or cut short.`, remedy: 'Download it again, or save it anew.' });
  }
  const fault = faultOf(name, metadata);
  if (fault) return fault;
  const shape = shapeOf(metadata, schema);
  const crs = shape?.crs ?? 'OGC:CRS84';
  if (!isLonLat(crs) && !isWebMercator(crs))
    return failure({
      message: `“${name}” is in the projection “${shortenForMessage(crs)}”, which is not read here.`,
      remedy: 'Save it in longitude and latitude (WGS 84, EPSG:4326), and open that.',
    });
  const notes = new Notes();
  if (isWebMercator(crs))
    notes.add({
      kind: 'repaired',
      message: 'Coordinates are in Web Mercator (EPSG:3857): they were made longitude and latitude.',
    });
  const rows = Number(metadata.num_rows);
  let read = 0;
  /** The rows of a group; null if they cannot be read. */
  const rowsOf = async (group: RowGroup, rowStart: number): Promise<Record<string, unknown>[] | null> => {
    if (!isSound(bytes, group, schema)) return null;
    const rowEnd = rowStart + Number(group.num_rows);
    const onPage = (): void => tell({ words: 'Reading GeoParquet', share: read / rows });
    try {
      return await parquetReadObjects({
        file,
        metadata,
        rowStart,
        rowEnd,
        parsers,
        compressors: { GZIP: unzip },
        onPage,
      });
    } catch {
      return null;
    }
  };
  const unproject: { readonly unproject?: Unproject } = isWebMercator(crs) ? { unproject: webMercator } : {};
  return success([
    {
      title: titleOf(name),
      notes,
      features: async function* () {
        for (const group of metadata.row_groups) {
          const first = read;
          const part = await rowsOf(group, first);
          if (!part) {
            const count = Number(group.num_rows);
            notes.add({ kind: 'dropped', message: DAMAGED, at: first + 1, noun: 'row', times: Math.max(1, count) });
            read += count;
            continue;
          }
          const toGeometry = geometryOf(shape?.name, part);
          for (const row of part) {
            read++;
            yield featureOf(row, read, toGeometry, shape);
          }
        }
      },
      share: () => read / rows,
      ...unproject,
    },
  ]);
}

/** Why a file is not read; null if it is. */
function faultOf(name: string, { row_groups: groups }: FileMetaData): Result<never> | null {
  const columns = groups.flatMap((group) => group.columns.flatMap(({ meta_data: data }) => data ?? []));
  const codec = columns.find((column) => !CODECS.includes(column.codec))?.codec;
  if (codec !== undefined)
    return failure({
      message: `“${name}” is packed with ${codec}, which is not read here.`,
      remedy: 'Write it with SNAPPY or GZIP, or without compression (in GDAL: -lco COMPRESSION=SNAPPY), and open that.',
    });
  const size = columns.reduce((sum, column) => sum + Number(column.total_uncompressed_size), 0);
  if (size <= MOST_BYTES) return null;
  return failure({
    message: `“${name}” grows to ${Math.round(size / 1_000_000)} MB when it is unpacked; the limit here is ${MOST_BYTES / 1_000_000} MB.`,
    remedy: 'Choose a part of it: fewer features or fewer columns.',
  });
}

/** The column with the geometry, its coordinate reference system, and columns that only repeat its bounds. */
interface ShapeColumn {
  readonly name: string;
  readonly crs: string;
  readonly boxes: readonly string[];
}

function shapeOf(metadata: FileMetaData, { children: columns }: SchemaTree): ShapeColumn | null {
  const isShape = ({ element }: SchemaTree): boolean => /^GEO(?:METRY|GRAPHY)$/.test(element.logical_type?.type ?? '');
  const geo = geoMetadata(metadata);
  const name = columns.some((column) => column.element.name === geo.primary && isShape(column))
    ? geo.primary
    : columns.find(isShape)?.element.name;
  if (name === undefined) return null;
  const type = columns.find((column) => column.element.name === name)?.element.logical_type;
  const written = geo.crs ?? (type && 'crs' in type ? type.crs : undefined);
  return {
    name,
    crs: written === undefined ? 'OGC:CRS84' : nameOfWritten(written, metadata),
    boxes: columns.filter(({ element }) => element.name === 'bbox').map(({ element }) => element.name),
  };
}

/** A coordinate reference system as PROJJSON, as far as it names itself. */
interface ProjJson {
  readonly name?: string;
  readonly id?: { readonly authority?: string; readonly code?: string | number };
}

/** The name of a reference system: its code if it has one. */
function nameOf({ id: { authority, code } = {}, name }: ProjJson): string | undefined {
  return typeof authority === 'string' && code !== undefined ? `${authority}:${code}` : name;
}

/** The name of a reference system that a type has: as such, as PROJJSON, or as the key of metadata with it (`projjson:key`). */
function nameOfWritten(written: string, { key_value_metadata: pairs }: FileMetaData): string {
  const key = /^projjson:(.*)/.exec(written)?.[1];
  const text = pairs?.find((pair) => pair.key === key)?.value ?? written;
  try {
    return nameOf((JSON.parse(text) ?? {}) as ProjJson) ?? written;
  } catch {
    return written;
  }
}

/** What GeoParquet says of its columns. */
function geoMetadata({ key_value_metadata: pairs }: FileMetaData): {
  readonly primary?: string;
  readonly crs?: string;
} {
  try {
    const geo = JSON.parse(pairs?.find(({ key }) => key === 'geo')?.value ?? '{}') as {
      readonly primary_column?: string;
      readonly columns?: Readonly<Record<string, { readonly crs?: ProjJson | null }>>;
    };
    const crs = geo.primary_column === undefined ? undefined : geo.columns?.[geo.primary_column]?.crs;
    const name = nameOf(crs ?? {});
    return {
      ...(geo.primary_column === undefined ? {} : { primary: geo.primary_column }),
      ...(name === undefined ? {} : { crs: name }),
    };
  } catch {
    return {};
  }
}

/** How the geometry of a row is read: from its column, or from latitude and longitude. */
function geometryOf(
  name: string | undefined,
  rows: readonly Record<string, unknown>[],
): (row: Record<string, unknown>) => unknown {
  if (name !== undefined) return (row) => row[name] ?? null;
  const [first] = rows;
  const columns = Object.keys(first ?? {}).map((each) => ({
    name: each,
    values: rows
      .slice(0, 1000)
      .map((row) => row[each])
      .filter((value) => typeof value === 'number' || typeof value === 'string')
      .map(String),
  }));
  const { latitude, longitude } = guessTable(columns).guess.columns;
  if (latitude === undefined || longitude === undefined) return () => null;
  return (row) => {
    const coordinates = [row[longitude], row[latitude]].map((each) =>
      each === null || each === undefined ? NaN : Number(each),
    );
    return coordinates.some(Number.isNaN) ? null : { type: 'Point', coordinates };
  };
}

function featureOf(
  row: Record<string, unknown>,
  number: number,
  toGeometry: (row: Record<string, unknown>) => unknown,
  shape: ShapeColumn | null,
): RawFeature {
  const entries = Object.entries(row).filter(([name]) => name !== shape?.name && !shape?.boxes.includes(name));
  return { number, geometry: toGeometry(row), properties: Object.fromEntries(entries) };
}

/** Unpacks a part, which may have several members one after the other (RFC 1952, section 2.2). */
function unzip(packed: Uint8Array, length: number): Uint8Array {
  // The length is what the file says, which was limited before; more does not fit in, which throws.
  const whole = new Uint8Array(length);
  let at = 0;
  new Gunzip((part) => {
    whole.set(part, at);
    at += part.length;
  }).push(packed, true);
  return whole.subarray(0, at);
}

/** A time as text; midnight is a day. */
function timeText(ms: number): string | null {
  if (!(Math.abs(ms) < 8.64e15)) return null;
  const day = Math.floor(ms / MS_PER_DAY);
  const rest = ms - day * MS_PER_DAY;
  return rest === 0 ? isoDate(day) : `${isoDate(day)}T${new Date(rest).toISOString().slice(11, 19)}Z`;
}
