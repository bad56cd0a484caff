/**
 * Reads JSON whose records are the rows of a table, as services give them: a list, a list in a member such as `data`, or a record a line.
 * What the columns are is guessed and asked as for any table (`readRows`).
 */
import type { OwnValue } from '../../domain/ownData';
import { failure, type Result } from '../../domain/result';
import { wellFormed } from '../../files/decode';
import { noteCharacterSet } from './characterSet';
import type { FileStart, GivenFile, ImportFormat, ImportTools, RawLayer } from './format';
import { asUtf8 } from './geojson';
import { JsonScan, type Member } from './jsonScan';
import { JsonValues, type ValueWays } from './jsonValues';
import { Notes } from './notes';
import { MOST_COLUMNS, readRows, ROW_NOTES, type RowSource } from './readRows';
import type { Row } from './rows';
import { cleanValue, VALUE_FAULTS } from './values';

/** Messages of faults in rows that are records. */
export const JSON_ROW_NOTES = {
  cut: 'The file ends in the middle of a row: it was cut short. What was whole was read.',
  broken: 'The text of a row is no JSON: it was left out.',
  none: 'What stands in the place of a row is no record: it was left out.',
  nested: 'A value is a list or record: it is kept as text, in JSON.',
  joined: 'A value is a list of texts: they stand in one cell, with semicolons between them.',
} as const;

/** Names of the member that has the rows, in lower case, the surest first. */
const LISTS = [
  'data',
  'rows',
  'results',
  'result',
  'records',
  'items',
  'events',
  'incidents',
  'entries',
  'elements',
  'values',
  'value',
  'list',
];
/** So many values of a list are looked at, to find a record. */
const LOOKED_AT = 10;

const GEOMETRIES = /^(?:(?:Multi)?(?:Point|LineString|Polygon)|GeometryCollection)$/i;
/** Types of records that are no rows: of GeoJSON, TopoJSON, projects of the atlas and annotations. */
const OTHER_TYPES = /^(?:Feature|FeatureCollection|Topology|rapprochement-atlas-project|Annotation\w*)$/i;

export const jsonRows: ImportFormat = {
  id: 'json-rows',
  title: 'rows in JSON',
  extensions: ['json', 'ndjson', 'jsonl'],
  mediaTypes: ['application/json', 'application/x-ndjson'],
  recognises: ({ text, extension }: FileStart) =>
    /^[\s\x1e]*[{[]/.test(text) && findRows(new JsonScan(new TextEncoder().encode(text)), extension) !== null,
  read: readJsonRows,
};

/** Where the rows of a file are. */
interface Found {
  /** The byte from which on they stand. */
  readonly from: number;
  /** The name that a row has first: by it a row is found after one with a fault. */
  readonly first: string;
  /** The member that has the rows, and the names of those beside it; absent if there is none. */
  readonly list?: { readonly name: string; readonly others: readonly string[] } | undefined;
}

async function readJsonRows({ name, bytes }: GivenFile, tools: ImportTools): Promise<Result<readonly RawLayer[]>> {
  const utf8 = asUtf8(bytes);
  const scan = utf8 && new JsonScan(utf8.bytes);
  const found = scan && findRows(scan, /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
  if (!found)
    return failure({ message: `“${name}” has no rows.`, remedy: 'Choose the file that holds the data, in UTF-8.' });
  const notes = new Notes('row');
  noteCharacterSet(utf8, notes);
  const { list } = found;
  if (list && list.others.length > 0)
    notes.add({
      kind: 'told',
      message: `The rows are those of “${list.name}”. Beside it the file has: ${list.others.join(', ')}.`,
    });
  return readRows(new RecordRows(name, scan, found, notes), notes, tools);
}

/** Finds the rows of a text; null if it is something else. The extension decides what a single record is. */
function findRows(scan: JsonScan, extension: string): Found | null {
  const start = scan.skip(0, true);
  if (scan.is(start, '[')) {
    const first = firstName(scan, start);
    return first === null ? null : { from: start + 1, first };
  }
  const { members, end } = scan.members(start);
  if (isOther(scan, members)) return null;
  const after = end < 0 ? scan.bytes.length : scan.skip(end, true);
  const isAlone = after >= scan.bytes.length;
  const list = isAlone ? listIn(scan, members) : null;
  if (list) return list;
  const isByLine = isAlone ? /^(?:ndjson|jsonl)$/.test(extension) : scan.is(after, '{');
  return isByLine && members[0] ? { from: start, first: members[0].name } : null;
}

/** The list of rows among the members of a record; null if there is none. */
function listIn(scan: JsonScan, members: readonly Member[]): Found | null {
  const lists = members.flatMap((member): (Found & { readonly rank: number })[] => {
    const rank = LISTS.indexOf(member.name.toLowerCase());
    if (!scan.is(member.start, '[') || (rank < 0 && members.length > 1)) return [];
    const first = firstName(scan, member.start);
    if (first === null) return [];
    const others = members.filter((each) => each !== member).map(({ name }) => wellFormed(name).slice(0, 40));
    return [{ from: member.start + 1, first, list: { name: member.name, others: others.slice(0, 8) }, rank }];
  });
  return lists.sort((a, b) => a.rank - b.rank)[0] ?? null;
}

/** The name that the first row of a list has first; null if it has no rows. */
function firstName(scan: JsonScan, list: number): string | null {
  let at = scan.skip(list + 1, true);
  for (let looked = 0; looked < LOOKED_AT && at < scan.bytes.length && !scan.is(at, ']'); looked++) {
    if (scan.is(at, '{')) {
      const { members } = scan.members(at);
      if (members[0]) return isOther(scan, members) ? null : members[0].name;
    }
    const { end } = scan.value(at);
    if (end <= at) return null;
    at = scan.skip(end, true);
  }
  return null;
}

/** Whether a record is no row: a feature, geometry or collection, a story, an annotation or other linked data (JSON-LD). */
function isOther(scan: JsonScan, members: readonly Member[]): boolean {
  const begins = (name: string, signs: string): boolean =>
    members.some((each) => each.name === name && [...signs].some((sign) => scan.is(each.start, sign)));
  const typed = members.find(({ name, start }) => name === 'type' && scan.is(start, '"'));
  const type = typed && typed.end >= 0 ? scan.text(typed.start + 1, typed.end - 1) : '';
  return (
    begins('@context', '"[{') ||
    begins('steps', '[') ||
    begins('features', '[') ||
    begins('geometry', '{n') ||
    begins('properties', '{n') ||
    OTHER_TYPES.test(type) ||
    (GEOMETRIES.test(type) && (begins('coordinates', '[n') || begins('geometries', '[n'))) ||
    members.some(({ name }) => name === 'geometryType')
  );
}

/** The rows of a file of records. */
class RecordRows implements RowSource {
  readonly name: string;
  readonly names: string[] = [];
  readonly #scan: JsonScan;
  readonly #found: Found;
  /** The column of each name as the file has it. */
  readonly #columns = new Map<string, number>();
  /** Those of the layer: names have their faults where they are first seen. */
  readonly #notes: Notes;

  constructor(name: string, scan: JsonScan, found: Found, notes: Notes) {
    this.#notes = notes;
    this.name = name;
    this.#scan = scan;
    this.#found = found;
  }

  *rows(notes: Notes, onread: (share: number) => void): Generator<Row> {
    const { from, first, list } = this.#found;
    const ways: ValueWays = {
      cut: JSON_ROW_NOTES.cut,
      broken: JSON_ROW_NOTES.broken,
      placeOf: (_start, number) => ({ at: number }),
      next: (start, until) => this.#scan.nextRecord(start, until, { name: first }),
      isMember: list !== undefined,
    };
    const values = new JsonValues(this.#scan, notes, ways);
    let number = 0;
    for (const value of values.list(from)) {
      number++;
      if (number % 2000 === 0) onread(values.at / this.#scan.bytes.length);
      if (value === undefined) continue;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        notes.add({ kind: 'dropped', message: JSON_ROW_NOTES.none, at: number });
        continue;
      }
      const row = this.#row(value, number, notes);
      if (row.cells.some((cell) => cell?.trim())) yield row;
      else notes.add({ kind: 'dropped', message: ROW_NOTES.empty, at: number });
      if (this.names.length > MOST_COLUMNS) return;
    }
  }

  doubts(): readonly string[] {
    return [];
  }

  #row(record: object, number: number, notes: Notes): Row {
    const [cells, values]: [string[], unknown[]] = [[], []];
    for (const [name, given] of Object.entries(record)) {
      const at = this.#columnOf(name, number);
      if (at > MOST_COLUMNS) break;
      const value = cleanValue(given, number, notes);
      const flat = flatOf(value);
      if (typeof value === 'object' && flat !== null)
        notes.add({
          kind: 'told',
          message: isOfTexts(value) ? JSON_ROW_NOTES.joined : JSON_ROW_NOTES.nested,
          at: number,
          value: this.names[at],
        });
      values[at] = flat;
      cells[at] = flat === null ? '' : String(flat);
    }
    return { number, cells, values };
  }

  /** The column of a name. */
  #columnOf(written: string, number: number): number {
    const known = this.#columns.get(written);
    if (known !== undefined) return known;
    const at = this.names.length;
    this.#columns.set(written, at);
    const tell = (message: string, value?: string): void =>
      this.#notes.add({ kind: 'repaired', message, at: number, value });
    let usual = wellFormed(written);
    if (usual !== written) tell(VALUE_FAULTS.halves);
    if (usual.trim() === '') {
      usual = `Column ${at + 1}`;
      tell(ROW_NOTES.unnamed);
    } else if (usual === '__proto__') {
      usual = '_proto_';
      tell(VALUE_FAULTS.proto);
    }
    let unique = usual;
    for (let again = 2; this.names.includes(unique); again++) unique = `${usual} (${again})`;
    if (unique !== usual) tell(ROW_NOTES.double, usual);
    this.names.push(unique);
    return at;
  }
}

/** A value as a cell has it: a list of texts joined, any other list or record as JSON. */
function flatOf(value: OwnValue): string | number | boolean | null {
  if (typeof value !== 'object' || value === null) return value;
  if (isOfTexts(value)) return value.length === 0 ? null : value.join(';');
  return JSON.stringify(value);
}

/** Whether a value is a list of texts that can be told apart when they are joined. */
function isOfTexts(value: OwnValue): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && !each.includes(';'));
}
