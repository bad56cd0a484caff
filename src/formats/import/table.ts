/**
 * Reads tables: CSV, TSV and their kin. Delimiter, character set and columns are found; the reader is asked to confirm what the columns
 * are. All cells are kept as properties, numbers as numbers where a whole column has nothing else.
 */
import type { Result } from '../../domain/result';
import { failure, success } from '../../domain/result';
import { decode } from '../../files/decode';
import { tellSet } from './characterSet';
import { loadPart } from '../../files/loadPart';
import { readCoordinate } from './coordinateText';
import { countOrder, noOrders, type DayOrders } from './dateText';
import type { GivenFile, ImportFormat, ImportTools, RawFeature, RawLayer } from './format';
import { Notes } from './notes';
import type { ColumnChoice, ColumnRole, TableAnswer } from './outcome';
import { looksSeparated, rowsOf, separated, type Row, type Separated } from './rows';
import { guessTable, type TableColumn } from './tableGuess';
import { titleOf } from './titles';

/** Messages of faults in tables. */
export const TABLE_NOTES = {
  open: 'A quotation mark is not closed: the row was read without it.',
  stray: 'A quotation mark stands inside a cell: the cell was read as far as it could be.',
  empty: 'A row has nothing in any of its cells: it was left out.',
  short: 'A row has fewer cells than there are columns: the others are empty.',
  long: 'A row has more cells than there are columns: they are in columns of their own.',
  double: 'Several columns have the same name: a number was added.',
  unnamed: 'A column has no name: it is called by its number.',
  headless: 'The first row has values and no names: the columns are called by their numbers.',
  coordinates: 'The coordinates of a row cannot be read: it is in the table, but not on the map.',
  comma: 'Coordinates have a decimal comma: they were read as numbers.',
  commas: 'Columns have numbers with a decimal comma: they were read as numbers.',
  shape: 'The geometry of a row cannot be read: it is in the table, but not on the map.',
} as const;

/** So many rows are shown with the question. */
const SHOWN = 20;
/** So many rows at the start, and so many in all, are looked at to guess what the columns are. */
const [FIRST, LOOKED_AT] = [1000, 5000];
/** More columns are no table. */
const MOST_COLUMNS = 2000;

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i;
const COMMA_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:,\d{1,15})?$/;

export const table: ImportFormat = {
  id: 'csv',
  title: 'a table',
  extensions: ['csv', 'tsv', 'tab', 'txt'],
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  recognises: ({ text, extension }) => {
    if (text.trim() === '' || /^\s*[{[<]/.test(text)) return false;
    return ['csv', 'tsv', 'tab'].includes(extension) || looksSeparated(text);
  },
  read: readTable,
};

/** What a column has, in all its rows. */
interface Column {
  readonly name: string;
  /** Whether all cells are numbers, with a point or with a decimal comma. */
  isNumber: boolean;
  /** How many have a comma, and the first of them. */
  commas: number;
  comma: string;
  isTruth: boolean;
  readonly sample: string[];
  /** How many rows have nothing, and the first of them. */
  blanks: number;
  readonly gaps: number[];
  /** Which number is the day in all its dates. */
  readonly orders: DayOrders;
}

/** So many rows that have nothing in a column are remembered. */
const MOST_GAPS = 2000;

function newColumn(name: string): Column {
  return {
    name,
    isNumber: true,
    commas: 0,
    comma: '',
    isTruth: true,
    sample: [],
    blanks: 0,
    gaps: [],
    orders: noOrders(),
  };
}

async function readTable({ name, bytes }: GivenFile, { tell, ask }: ImportTools): Promise<Result<readonly RawLayer[]>> {
  const decoded = decode(bytes);
  if (typeof decoded === 'string')
    return failure({ message: `“${name}” is no text.`, remedy: 'Save the table as CSV in UTF-8, and open that.' });
  const form = separated(decoded.text);
  const notes = new Notes('row');
  tellSet(decoded, notes);
  const head = headOf(form, notes);
  if (!head) return failure({ message: `“${name}” has no rows.`, remedy: 'Choose the file that holds the data.' });
  if (head.names.length > MOST_COLUMNS)
    return failure({ message: `“${name}” has ${head.names.length} columns, more than a table has.`, remedy: 'Choose a part of it.' }); // prettier-ignore
  const columns = head.names.map(newColumn);
  const shown: string[][] = [];
  let [count, longer] = [0, 0];
  let read = 0;
  const onread = (at: number): void => {
    read = at / form.text.length;
    tell({ words: `Looking at ${count.toLocaleString('en')} rows`, share: read / 2 });
  };
  for (const { cells } of bodyOf(form, head.isHeadless, undefined, onread)) {
    count++;
    if (cells.length > head.names.length) longer++;
    if (cells.length > columns.length && cells.length <= MOST_COLUMNS)
      for (let at = columns.length; at < cells.length; at++)
        if ((cells[at] ?? '').trim() !== '') {
          while (columns.length <= at) columns.push(newColumn(nameOf(columns.length, columns)));
        }
    const isLooked = count <= FIRST || (count % 50 === 0 && count < LOOKED_AT * 50);
    for (const [at, column] of columns.entries()) lookAt(column, cells[at] ?? '', isLooked, count);
    if (shown.length < SHOWN) shown.push(head.names.map((_, at) => cells[at] ?? ''));
  }
  if (count === 0) return failure({ message: `“${name}” has column names and no rows.`, remedy: 'Choose the file that holds the data.' }); // prettier-ignore
  const sampled = columns.map(({ name: each, sample, gaps, orders }): TableColumn => ({ name: each, values: sample, gaps, orders })); // prettier-ignore
  const { guess, doubts } = guessTable(sampled);
  const shifted = form.delimiter === ',' && longer > count / 2 ? [SHIFTED] : [];
  const answer = await ask({
    name,
    columns: columns.map((column) => column.name),
    rows: shown.map((row) => columns.map((_, at) => row[at] ?? '')),
    count,
    blanks: columns.map(({ blanks }) => blanks),
    twoWays: columns.map(({ orders }) => orders.both > 0),
    guess,
    doubts: [...(head.isHeadless ? ['The first row was read as values: the columns have no names.'] : []), ...shifted, ...doubts], // prettier-ignore
  });
  const columnNamed = (role: ColumnRole): number => columns.findIndex((column) => column.name === answer.columns[role]);
  noteCommas(columns, answer.columns, notes);
  const toGeometry = await geometryReader(columnNamed, notes);
  let share = 0.5;
  const layer: RawLayer = {
    title: titleOf(name),
    notes,
    features: () => featuresOf(form, head.isHeadless, columns, toGeometry, columnNamed('group'), notes, (at) => (share = 0.5 + at / form.text.length / 2)), // prettier-ignore
    share: () => share,
    dates: planOf(answer),
  };
  return success([layer]);
}

/** The names of the columns; null if the table is empty. */
function headOf(
  form: Separated,
  notes: Notes,
): { readonly names: readonly string[]; readonly isHeadless: boolean } | null {
  const [first] = rowsOf(form);
  if (!first) return null;
  const isHeadless = first.cells.some((cell) => NUMBER.test(cell.trim()) || /^\d+[.,]\d+$/.test(cell.trim()));
  if (isHeadless) notes.add({ kind: 'told', message: TABLE_NOTES.headless });
  const names: string[] = [];
  for (const [at, cell] of first.cells.entries()) {
    const written = isHeadless ? '' : cell.replace(/\s+/g, ' ').trim();
    if (written === '') {
      if (!isHeadless) notes.add({ kind: 'repaired', message: TABLE_NOTES.unnamed, at: first.number });
      names.push(
        nameOf(
          at,
          names.map((each) => ({ name: each })),
        ),
      );
      continue;
    }
    // A name that scripts act on is called otherwise among the properties, too.
    let unique = written === '__proto__' ? '_proto_' : written;
    for (let number = 2; names.includes(unique); number++) unique = `${written} (${number})`;
    if (unique !== written)
      notes.add({ kind: 'repaired', message: TABLE_NOTES.double, at: first.number, value: written });
    names.push(unique);
  }
  return { names, isHeadless };
}

/** A name for a column that has none. */
function nameOf(at: number, others: readonly { readonly name: string }[]): string {
  let name = `Column ${at + 1}`;
  while (others.some((other) => other.name === name)) name += '*';
  return name;
}

function* bodyOf(
  form: Separated,
  isHeadless: boolean,
  onfault?: Parameters<typeof rowsOf>[1],
  onread?: (at: number) => void,
): Generator<Row> {
  let isFirst = !isHeadless;
  for (const row of rowsOf(form, onfault, onread)) {
    if (isFirst) isFirst = false;
    else yield row;
  }
}

function lookAt(column: Column, written: string, isLooked: boolean, row: number): void {
  const cell = written.trim();
  if (cell === '') {
    column.blanks++;
    if (column.gaps.length < MOST_GAPS) column.gaps.push(row);
    return;
  }
  if (column.isNumber && !NUMBER.test(cell)) {
    column.isNumber = COMMA_NUMBER.test(cell);
    if (column.commas++ === 0) column.comma = cell;
  }
  if (column.isTruth && !/^(?:true|false)$/i.test(cell)) column.isTruth = false;
  // All rows are looked at: the only date that tells, or that can be read in two ways, may be in the last.
  countOrder(column.orders, cell);
  if (isLooked && column.sample.length < LOOKED_AT) column.sample.push(cell);
}

/** A cell as the value that its column has. */
function valueOf(column: Column, written: string): string | number | boolean | null {
  const cell = written.trim();
  if (cell === '') return null;
  if (column.isNumber) return Number(cell.replace(',', '.'));
  if (column.isTruth) return /^true$/i.test(cell);
  return cell;
}

function* featuresOf(
  form: Separated,
  isHeadless: boolean,
  columns: readonly Column[],
  toGeometry: (row: Row) => unknown,
  group: number,
  notes: Notes,
  onread: (at: number) => void,
): Generator<RawFeature> {
  const count = columns.length;
  for (const row of bodyOf(
    form,
    isHeadless,
    (fault, at) => notes.add({ kind: fault === 'empty' ? 'dropped' : 'repaired', message: TABLE_NOTES[fault], at }),
    onread,
  )) {
    // prettier-ignore
    const { number, cells } = row;
    if (cells.length < count) notes.add({ kind: 'told', message: TABLE_NOTES.short, at: number });
    const properties: Record<string, unknown> = {};
    for (const [at, column] of columns.entries()) properties[column.name] = valueOf(column, cells[at] ?? '');
    const folder = (cells[group] ?? '').trim();
    yield { number, geometry: toGeometry(row), properties, ...(folder ? { folders: [folder] } : {}) };
  }
}

/** Reads the geometry of rows from the columns that the reader chose. */
async function geometryReader(at: (role: ColumnRole) => number, notes: Notes): Promise<(row: Row) => unknown> {
  const [wkt, latitude, longitude] = [at('wkt'), at('latitude'), at('longitude')];
  if (wkt >= 0) {
    const { readGeometryText } = await loadPart(() => import('./wkt'));
    return ({ cells, number }) => {
      const cell = (cells[wkt] ?? '').trim();
      if (cell === '') return null;
      const read = readGeometryText(cell);
      if (read !== null && /\bPOINT\b[^,]*\d,\d/i.test(cell)) notes.add({ kind: 'told', message: TABLE_NOTES.comma, at: number, value: cell }); // prettier-ignore
      if (read === null) notes.add({ kind: 'dropped', message: TABLE_NOTES.shape, at: number, value: cell });
      return read;
    };
  }
  if (latitude < 0 || longitude < 0) return () => null;
  return ({ cells, number }) => {
    const written = [cells[longitude] ?? '', cells[latitude] ?? ''].map((cell) => cell.trim()) as [string, string];
    if (written[0] === '' && written[1] === '') return null;
    const coordinates = written.map(readCoordinate);
    if (!coordinates.some(Number.isNaN)) {
      if (written.some((cell) => cell.includes(','))) notes.add({ kind: 'told', message: TABLE_NOTES.comma, at: number, value: written.join(' ') }); // prettier-ignore
      return { type: 'Point', coordinates };
    }
    notes.add({ kind: 'dropped', message: TABLE_NOTES.coordinates, at: number, value: written.join(', ') });
    return null;
  };
}

/** What is doubtful where most rows are longer than the first. */
const SHIFTED =
  'Most rows have more cells than there are names, so that values stand in the wrong columns. Do numbers have a decimal comma? Then save the table with semicolons between the cells.';

/** Notes columns of numbers with a decimal comma; coordinates are noted where they are read. */
function noteCommas(columns: readonly Column[], { latitude, longitude }: ColumnChoice, notes: Notes): void {
  for (const { name, isNumber, commas, comma } of columns)
    if (isNumber && commas > 0 && name !== latitude && name !== longitude)
      notes.add({ kind: 'told', message: TABLE_NOTES.commas, value: `${name}: ${comma}`, times: commas });
}

function planOf({ columns, numberDates, first, withoutEnd, withoutStart }: TableAnswer): RawLayer['dates'] {
  const list = (name: string | undefined): string[] => (name === undefined ? [] : [name]);
  return {
    starts: list(columns.start),
    ends: list(columns.end),
    dates: list(columns.date),
    numberDates,
    first,
    isAloneOneDay: withoutEnd === 'one-day',
    isEndOneDay: withoutStart === 'one-day',
  };
}
