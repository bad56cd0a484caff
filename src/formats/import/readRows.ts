/**
 * Makes a layer of rows, whatever form their file has: what the columns are is guessed, and the reader is asked to confirm it. All cells
 * are kept as properties, numbers as numbers where a whole column has nothing else.
 */
import { failure, success, type Result } from '../../domain/result';
import { loadPart } from '../../files/loadPart';
import { readCoordinate } from './coordinateText';
import { countOrder, emptyDayOrders, isMonthText, type DayOrders } from './dateText';
import type { ImportTools, RawFeature, RawLayer } from './format';
import { isCoarse, RowBits } from './missingDays';
import { Notes } from './notes';
import type { ColumnChoice, ColumnRole, TableAnswer } from './outcome';
import type { Row } from './rows';
import { guessTable, MOST_GAPS, type TableColumn } from './tableGuess';
import { titleOf } from './titles';
import { unusedDates } from './unusedDates';

/** Messages of faults in the rows of any file. */
export const ROW_NOTES = {
  empty: 'A row has nothing in any of its cells: it was left out.',
  coordinates: 'The coordinates of a row cannot be read: it is in the table, but not on the map.',
  comma: 'Coordinates have a decimal comma: they were read as numbers.',
  commas: 'Columns have numbers with a decimal comma: they were read as numbers.',
  shape: 'The geometry of a row cannot be read: it is in the table, but not on the map.',
  double: 'Several columns have the same name: a number was added.',
  unnamed: 'A column has no name: it is called by its number.',
  texts: 'Columns have numbers that are written as texts: they were read as numbers.',
} as const;

/** The rows of a file. They are read twice: to see what the columns are, and to make features. */
export interface RowSource {
  /** Name of the file. */
  readonly name: string;
  /** Names of the columns that have been seen so far, each only once. */
  readonly names: readonly string[];
  /** Reads the rows, without empty ones; `onread` is told how much of the file has been read, 0 to 1. Faults are noted. */
  readonly rows: (notes: Notes, onread: (share: number) => void) => Iterable<Row>;
  /** What is doubtful about the rows, when all have been looked at: a sentence each. */
  readonly doubts: () => readonly string[];
}

/** So many rows are shown with the question. */
const SHOWN = 20;
/** So many rows at the start, and so many in all, are looked at to guess what the columns are. */
const [FIRST, LOOKED_AT] = [1000, 5000];
/** More columns are no table. */
export const MOST_COLUMNS = 2000;

const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i;
const COMMA_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:,\d{1,15})?$/;

/** A number with more digits, as programs write those that are no decimal fractions: it is one if it has no digit too many. */
const LONG_NUMBER = /^-?(?:0|[1-9]\d*)\.\d+(?:e[+-]?\d{1,3})?$/;

/** Whether a cell is a number, as tables have it. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text) || (LONG_NUMBER.test(text) && String(Number(text)) === text);
}

/** What a column has, in all its rows. */
interface Column {
  readonly name: string;
  /** Whether all cells are numbers, with a point or with a decimal comma. */
  isNumber: boolean;
  /** How many have a comma, and the first of them. */
  commas: number;
  comma: string;
  /** How many are texts in a file that has numbers, too, and the first of them. */
  texts: number;
  text: string;
  isTruth: boolean;
  /** Whether some are months such as `12.2020`, which as numbers would lose their last figure. */
  hasMonths: boolean;
  readonly sample: string[];
  /** Which rows have nothing, counted from 0, and the first of them, counted from 1. */
  readonly blank: RowBits;
  readonly gaps: number[];
  /** Which rows give a month or a year alone. */
  readonly coarse: RowBits;
  /** Which number is the day in all its dates. */
  readonly orders: DayOrders;
}

/** A column that begins after some rows, which have nothing in it. */
function newColumn(name: string, before: number): Column {
  const blank = new RowBits();
  for (let row = 0; row < before; row++) blank.add(row);
  return {
    name,
    isNumber: true,
    commas: 0,
    comma: '',
    texts: 0,
    text: '',
    isTruth: true,
    hasMonths: false,
    sample: [],
    blank,
    gaps: Array.from({ length: Math.min(before, MOST_GAPS) }, (_, at) => at + 1),
    coarse: new RowBits(),
    orders: emptyDayOrders(),
  };
}

/** Looks at the rows of a file, asks what their columns are, and makes a layer of them. `notes` become those of the layer. */
export async function readRows(
  source: RowSource,
  notes: Notes,
  { tell, ask }: ImportTools,
): Promise<Result<readonly RawLayer[]>> {
  const { name, names } = source;
  const columns: Column[] = [];
  const shown: Row[] = [];
  let count = 0;
  const onread = (share: number): void =>
    tell({ words: `Looking at ${count.toLocaleString('en')} rows`, share: share / 2 });
  const found = new Notes('row');
  for (const row of source.rows(found, onread)) {
    while (columns.length < names.length) columns.push(newColumn(names[columns.length] as string, count));
    if (columns.length > MOST_COLUMNS) break;
    count++;
    const isLooked = count <= FIRST || (count % 50 === 0 && count < LOOKED_AT * 50);
    for (const [at, column] of columns.entries()) lookAt(column, row, at, isLooked, count);
    if (shown.length < SHOWN) shown.push(row);
  }
  if (names.length > MOST_COLUMNS)
    return failure({
      message: `“${name}” has more than ${MOST_COLUMNS.toLocaleString('en')} columns, more than a table has.`,
      remedy: 'Choose a part of it.',
    });
  if (count === 0) {
    const faults = found.list().map(({ message, where }) => `${message}${where ? ` (${where})` : ''}`);
    const message = `“${name}” has ${names.length > 0 ? 'column names and ' : ''}no rows.`;
    return failure({ message: [message, ...faults].join(' '), remedy: 'Choose the file that holds the data.' });
  }
  const sampled = columns.map(({ name: each, sample, gaps, orders }): TableColumn => ({
    name: each,
    values: sample,
    gaps,
    orders,
  }));
  const { guess, doubts, dateLike } = guessTable(sampled);
  const answer = await ask({
    name,
    columns: columns.map((column) => column.name),
    rows: shown.map(({ cells }) => columns.map((_, at) => cells[at] ?? '')),
    count,
    gaps: columns.map(({ blank }) => blank.bits),
    coarse: columns.map(({ coarse }) => coarse.bits),
    twoWays: columns.map(({ orders }) => orders.both > 0),
    dateLike,
    guess,
    doubts: [...source.doubts(), ...doubts],
  });
  const columnNamed = (role: ColumnRole): number => columns.findIndex((column) => column.name === answer.columns[role]);
  const { start, end, date } = answer.columns;
  // Elsewhere they are numbers, in a column of dates texts.
  if (!answer.numberDates.startsWith('excel'))
    for (const column of columns)
      if (column.hasMonths && [start, end, date].includes(column.name)) column.isNumber = false;
  noteNumbers(columns, answer.columns, notes);
  const unused = unusedDates(dateLike, Object.values(answer.columns));
  if (unused !== '') notes.add({ kind: 'told', message: unused });
  const toGeometry = await geometryReader(columnNamed, notes);
  let share = 0.5;
  const layer: RawLayer = {
    title: titleOf(name),
    notes,
    features: () =>
      featuresOf(
        source.rows(notes, (read) => (share = 0.5 + read / 2)),
        columns,
        toGeometry,
        columnNamed('group'),
      ),
    share: () => share,
    dates: planOf(answer),
    naming: answer.columns.label,
    positions: POSITIONS.flatMap((role) => answer.columns[role] ?? []),
  };
  return success([layer]);
}

/** Looks at a cell of a row. */
function lookAt(column: Column, { cells, values }: Row, at: number, isLooked: boolean, row: number): void {
  const cell = (cells[at] ?? '').trim();
  if (cell === '') {
    column.blank.add(row - 1);
    if (column.gaps.length < MOST_GAPS) column.gaps.push(row);
    return;
  }
  const value = values?.[at];
  if (column.isNumber && typeof value !== 'number') {
    if (value === undefined ? !isNumberText(cell) : typeof value !== 'string' || !isNumberText(cell)) {
      column.isNumber = typeof value !== 'boolean' && COMMA_NUMBER.test(cell);
      if (column.commas++ === 0) column.comma = cell;
    } else if (value !== undefined && column.texts++ === 0) column.text = cell;
  }
  if (column.isTruth && (values || !/^(?:true|false)$/i.test(cell))) column.isTruth = false;
  column.hasMonths ||= isMonthText(cell);
  if (isCoarse(cell)) column.coarse.add(row - 1);
  // All rows are looked at: the only date that tells, or that can be read in two ways, may be in the last.
  countOrder(column.orders, cell);
  if (isLooked && column.sample.length < LOOKED_AT) column.sample.push(cell);
}

/** A cell as the value that its column has. */
function valueOf(column: Column, { cells, values }: Row, at: number): unknown {
  const value = values?.[at];
  if (value !== undefined && typeof value !== 'string') return value;
  const cell = (cells[at] ?? '').trim();
  if (cell === '') return value ?? null;
  if (column.isNumber) return Number(cell.replace(',', '.'));
  if (value !== undefined) return value;
  if (column.isTruth) return /^true$/i.test(cell);
  return cell;
}

function* featuresOf(
  rows: Iterable<Row>,
  columns: readonly Column[],
  toGeometry: (row: Row) => unknown,
  group: number,
): Generator<RawFeature> {
  for (const row of rows) {
    const { number, cells, values } = row;
    const properties: Record<string, unknown> = {};
    for (const [at, column] of columns.entries())
      if (!values || at in values) properties[column.name] = valueOf(column, row, at);
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
      if (read !== null && /\bPOINT\b[^,]*\d,\d/i.test(cell))
        notes.add({ kind: 'told', message: ROW_NOTES.comma, at: number, value: cell });
      if (read === null) notes.add({ kind: 'dropped', message: ROW_NOTES.shape, at: number, value: cell });
      return read;
    };
  }
  if (latitude < 0 || longitude < 0) return () => null;
  return ({ cells, number }) => {
    const written = [cells[longitude] ?? '', cells[latitude] ?? ''].map((cell) => cell.trim()) as [string, string];
    if (written[0] === '' && written[1] === '') return null;
    const coordinates = written.map(readCoordinate);
    if (!coordinates.some(Number.isNaN)) {
      if (written.some((cell) => cell.includes(',')))
        notes.add({ kind: 'told', message: ROW_NOTES.comma, at: number, value: written.join(' ') });
      return { type: 'Point', coordinates };
    }
    notes.add({ kind: 'dropped', message: ROW_NOTES.coordinates, at: number, value: written.join(', ') });
    return null;
  };
}

/** Notes columns of numbers that are written otherwise; decimal commas of coordinates are noted where they are read. */
function noteNumbers(columns: readonly Column[], { latitude, longitude }: ColumnChoice, notes: Notes): void {
  for (const { name, isNumber, texts, text } of columns)
    if (isNumber && texts > 0)
      notes.add({ kind: 'told', message: ROW_NOTES.texts, value: `${name}: ${text}`, times: texts });
  for (const { name, isNumber, commas, comma } of columns)
    if (isNumber && commas > 0 && name !== latitude && name !== longitude)
      notes.add({ kind: 'told', message: ROW_NOTES.commas, value: `${name}: ${comma}`, times: commas });
}

/** The columns that say where a row is. */
const POSITIONS = ['latitude', 'longitude', 'wkt'] as const satisfies readonly ColumnRole[];

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
