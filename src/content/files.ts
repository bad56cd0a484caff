/** Parses the files of geodata/ into checked records. A fault names file, id and field. */
import type { Geometry } from 'geojson';
import * as v from 'valibot';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { tidyGeometry } from './tidy';
import type { Issue } from '../domain/result';

/** The text of all content files, by path relative to geodata/. */
export type ContentFiles = Readonly<Record<string, string>>;

/** Collects faults, so that one run reports all of them. */
export class Faults {
  readonly issues: Issue[] = [];

  add(issue: Issue): void {
    this.issues.push(issue);
  }
}

/** Checks a parsed value against a schema; a fault names the id of the record that has it. */
function check<TSchema extends v.GenericSchema>(
  schema: TSchema,
  value: unknown,
  file: string,
  faults: Faults,
): v.InferOutput<TSchema> | null {
  const outcome = v.safeParse(schema, value);
  if (outcome.success) return outcome.output;
  for (const fault of outcome.issues) {
    const path = fault.path ?? [];
    const record = path.map((item) => item.value).findLast((item) => hasId(item));
    const outer = record ?? (hasId(value) ? value : undefined);
    faults.add({
      file,
      id: hasId(outer) ? outer.id : undefined,
      field: path
        .map((item) => String(item.key))
        .filter((key, index) => !(index === 0 && Array.isArray(value)))
        .join('.'),
      message: fault.message.endsWith('.') ? fault.message : `${fault.message}.`,
      remedy: 'See geodata/README.md for what the field takes.',
    });
  }
  return null;
}

function hasId(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string';
}

/** The text of a required file; null, with a fault, if it is missing. */
function need(files: ContentFiles, file: string, faults: Faults): string | null {
  const text = files[file];
  if (text === undefined)
    faults.add({ file, message: 'the file is missing.', remedy: 'Add it, see geodata/README.md.' });
  return text ?? null;
}

/** Parses a YAML file and checks it against a schema. Dates stay text (YAML 1.2 core schema). */
export function readYaml<TSchema extends v.GenericSchema>(
  files: ContentFiles,
  file: string,
  schema: TSchema,
  faults: Faults,
): v.InferOutput<TSchema> | null {
  const text = need(files, file, faults);
  if (text === null) return null;
  const value = parseText(text, file, faults);
  return value === undefined ? null : check(schema, value, file, faults);
}

function parseText(text: string, file: string, faults: Faults): unknown {
  try {
    return parseYaml(text) as unknown;
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    faults.add({
      file,
      field: line ? `line ${line}` : undefined,
      message: `the YAML cannot be read: ${(error as Error).message.split('\n')[0]}`,
      remedy: 'Mind indentation, and quote texts that hold a colon.',
    });
    return undefined;
  }
}

/** Splits a Markdown file into checked front matter and body. */
export function readFrontMatter<TSchema extends v.GenericSchema>(
  text: string,
  file: string,
  schema: TSchema,
  faults: Faults,
): { front: v.InferOutput<TSchema>; body: string } | null {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (!match) {
    faults.add({
      file,
      message: 'there is no front matter.',
      remedy: 'Begin the file with --- , the fields, and --- .',
    });
    return null;
  }
  const value = parseText(match[1] as string, file, faults);
  const front = value === undefined ? null : check(schema, value, file, faults);
  return front === null ? null : { front, body: match[2] as string };
}

/** A feature of a GeoJSON file with checked properties and a valid geometry. */
export interface GeoRecord<TProperties> {
  readonly properties: TProperties;
  readonly geometry: Geometry;
}

/** Parses a GeoJSON FeatureCollection (RFC 7946); checks properties against a schema and geometries for validity. */
export function readGeoJson<TSchema extends v.GenericSchema>(
  files: ContentFiles,
  file: string,
  schema: TSchema,
  faults: Faults,
): readonly GeoRecord<v.InferOutput<TSchema>>[] {
  const text = need(files, file, faults);
  if (text === null) return [];
  let features: unknown;
  try {
    features = (JSON.parse(text) as { features?: unknown }).features;
  } catch (error) {
    faults.add({ file, message: `the JSON cannot be read: ${(error as Error).message}.` });
    return [];
  }
  if (!Array.isArray(features)) {
    faults.add({ file, message: 'it is no FeatureCollection.', remedy: 'RFC 7946, section 3.3.' });
    return [];
  }
  return features.flatMap((feature: { properties?: unknown; geometry?: Geometry | null }) => {
    const properties = check(schema, feature.properties, file, faults);
    if (properties === null) return [];
    const id = hasId(properties) ? properties.id : undefined;
    const wrong = feature.geometry ? faultOfGeometry(feature.geometry) : 'there is no geometry.';
    if (wrong) {
      faults.add({
        file,
        id,
        field: 'geometry',
        message: wrong,
        remedy: 'RFC 7946, section 3.1: [longitude, latitude].',
      });
      return [];
    }
    return [{ properties, geometry: tidyGeometry(feature.geometry as Geometry) }];
  });
}

/** What is wrong with a geometry: positions off the earth, lines of one point, rings that are not closed. Null if nothing is. */
function faultOfGeometry(geometry: Geometry): string | null {
  const isPosition = (value: unknown): boolean =>
    Array.isArray(value) &&
    value.length >= 2 &&
    value.every((number) => Number.isFinite(number)) &&
    Math.abs(value[0] as number) <= 180 &&
    Math.abs(value[1] as number) <= 90;
  const line = (positions: unknown, least: number): string | null => {
    if (!Array.isArray(positions) || positions.length < least) return `a line has fewer than ${least} positions.`;
    const off = positions.find((each) => !isPosition(each)) as unknown;
    return off === undefined ? null : `the position ${JSON.stringify(off)} is not on the earth.`;
  };
  const ring = (positions: unknown): string | null => {
    const fault = line(positions, 4);
    if (fault) return fault;
    const all = positions as number[][];
    const [first, last] = [all[0], all.at(-1)];
    return first?.[0] === last?.[0] && first?.[1] === last?.[1] ? null : 'a ring is not closed.';
  };
  const each = (list: unknown, of: (value: unknown) => string | null): string | null =>
    Array.isArray(list) && list.length > 0 ? (list.map(of).find((fault) => fault !== null) ?? null) : 'it is empty.';
  switch (geometry.type) {
    case 'Point':
      return isPosition(geometry.coordinates)
        ? null
        : `the position ${JSON.stringify(geometry.coordinates)} is not on the earth.`;
    case 'LineString':
      return line(geometry.coordinates, 2);
    case 'MultiLineString':
      return each(geometry.coordinates, (positions) => line(positions, 2));
    case 'Polygon':
      return each(geometry.coordinates, ring);
    case 'MultiPolygon':
      return each(geometry.coordinates, (polygon) => each(polygon, ring));
    default:
      return `a geometry of type ${geometry.type} is not used here.`;
  }
}
