/** Reads tables: CSV, TSV and their kin. Delimiter, character set and names are found; `readRows` asks what the columns are. */
import { failure, type Result } from '../../domain/result';
import { decode } from '../../files/decode';
import { unguarded } from '../publish/csv';
import { noteCharacterSet } from './characterSet';
import { foldedName } from './datePlan';
import type { GivenFile, ImportFormat, ImportTools, RawLayer } from './format';
import { Notes } from './notes';
import { isNumberText, MOST_COLUMNS, readRows, ROW_NOTES, type RowSource } from './readRows';
import { looksSeparated, rowsOf, separated, type Row, type Separated } from './rows';

/** Messages of faults in tables. */
export const TABLE_NOTES = {
  ...ROW_NOTES,
  open: 'A quotation mark is not closed: the row was read without it.',
  stray: 'A quotation mark stands inside a cell: the cell was read as far as it could be.',
  short: 'A row has fewer cells than the first row of the table: the others are empty.',
  long: 'A row has more cells than the first row of the table: they are in columns of their own.',
  wide: `A row has more than ${MOST_COLUMNS.toLocaleString('en')} cells: those beyond the columns were left out.`,
  guarded:
    'Cells begin with an apostrophe and a sign that spreadsheets would take for a formula: they were read without the apostrophe.',
  headless: 'The first row has values and no names: the columns are called by their numbers.',
} as const;

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

async function readTable({ name, bytes }: GivenFile, tools: ImportTools): Promise<Result<readonly RawLayer[]>> {
  const decoded = decode(bytes);
  if (typeof decoded === 'string')
    return failure({ message: `“${name}” is no text.`, remedy: 'Save the table as CSV in UTF-8, and open that.' });
  const form = separated(decoded.text);
  const notes = new Notes('row');
  noteCharacterSet(decoded, notes);
  const head = headOf(form, notes);
  if (!head) return failure({ message: `“${name}” has no rows.`, remedy: 'Choose the file that holds the data.' });
  const source = new SeparatedRows(name, form, head);
  return readRows(source, notes, tools);
}

/** The rows of a table after the one with the names. */
class SeparatedRows implements RowSource {
  readonly name: string;
  readonly names: string[];
  readonly #form: Separated;
  readonly #isHeadless: boolean;
  /** How many names the first row has, how many rows there are, and how many of them have something beyond it. */
  readonly #width: number;
  #count = 0;
  #longer = 0;

  constructor(name: string, form: Separated, { names, isHeadless }: Head) {
    this.name = name;
    this.names = names;
    this.#form = form;
    this.#isHeadless = isHeadless;
    this.#width = names.length;
  }

  *rows(notes: Notes, onread: (share: number) => void): Generator<Row> {
    const { names } = this;
    [this.#count, this.#longer] = [0, 0];
    const { length } = this.#form.text;
    const onfault: Parameters<typeof rowsOf>[1] = (fault, at) =>
      notes.add({ kind: fault === 'empty' ? 'dropped' : 'repaired', message: TABLE_NOTES[fault], at });
    let isHead = !this.#isHeadless;
    for (const row of rowsOf(this.#form, onfault, (at) => onread(at / length))) {
      if (isHead) {
        isHead = false;
        continue;
      }
      const { number } = row;
      const cells = withoutGuards(row, notes);
      this.#count++;
      const last = cells.length > this.#width ? cells.findLastIndex((cell) => cell.trim() !== '') : -1;
      if (last >= this.#width) this.#longer++;
      // One row must not make columns without end of all.
      if (last >= MOST_COLUMNS && last >= names.length)
        notes.add({ kind: 'dropped', message: TABLE_NOTES.wide, at: number });
      else {
        while (names.length <= last) names.push(nameOf(names.length, names));
        if (last >= this.#width) notes.add({ kind: 'told', message: TABLE_NOTES.long, at: number });
      }
      if (cells.length < this.#width) notes.add({ kind: 'told', message: TABLE_NOTES.short, at: number });
      yield cells === row.cells ? row : { ...row, cells };
    }
  }

  doubts(): readonly string[] {
    return [
      ...(this.#isHeadless ? ['The first row was read as values: the columns have no names.'] : []),
      ...(this.#form.delimiter === ',' && this.#longer > this.#count / 2 ? [SHIFTED] : []),
    ];
  }
}

/** The cells of a row as they were before they were guarded against spreadsheets (`formats/publish/csv`). */
function withoutGuards({ number, cells }: Row, notes: Notes): readonly string[] {
  if (!cells.some((cell) => cell !== unguarded(cell))) return cells;
  return cells.map((cell) => {
    const plain = unguarded(cell);
    if (plain !== cell) notes.add({ kind: 'told', message: TABLE_NOTES.guarded, at: number, value: cell });
    return plain;
  });
}

/** Names that are surely no values: files that were saved here have some of them. */
const SURE_NAMES = /^(?:no|row|edtf|wkt|(?:latitude|longitude)onthemap)$/;

/** What the first row of a table says. */
interface Head {
  /** The names of the columns. */
  readonly names: string[];
  /** Whether it has values and no names. */
  readonly isHeadless: boolean;
}

/** The names of the columns; null if the table is empty. */
function headOf(form: Separated, notes: Notes): Head | null {
  const [first] = rowsOf(form);
  if (!first) return null;
  // Years may be names of columns, beside others that are no values.
  const isHeadless =
    first.cells.some((cell) => isNumberText(cell.trim()) || /^\d+[.,]\d+$/.test(cell.trim())) &&
    !first.cells.some((cell) => SURE_NAMES.test(foldedName(cell)));
  if (isHeadless) notes.add({ kind: 'told', message: TABLE_NOTES.headless });
  const names: string[] = [];
  for (const [at, cell] of first.cells.entries()) {
    const written = isHeadless ? '' : unguarded(cell).replace(/\s+/g, ' ').trim();
    if (written === '') {
      if (!isHeadless) notes.add({ kind: 'repaired', message: TABLE_NOTES.unnamed, at: first.number });
      names.push(nameOf(at, names));
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
function nameOf(at: number, others: readonly string[]): string {
  let name = `Column ${at + 1}`;
  while (others.includes(name)) name += '*';
  return name;
}

/** What is doubtful where most rows are longer than the first. */
const SHIFTED =
  'Most rows have more cells than there are names, so that values stand in the wrong columns. Do numbers have a decimal comma? Then save the table with semicolons between the cells.';
