/** Reads the rows of a text with separated values (RFC 4180 and its kin), piece by piece, in however bad a state it is. */
import Papa from 'papaparse';

/** A row of a file. */
export interface Row {
  /** Its number, from 1: as a spreadsheet counts it, or that of its record in a list. */
  readonly number: number;
  /** Its cells as texts. */
  readonly cells: readonly string[];
  /** Its cells as texts, numbers, truth values and null, with holes where it has none; absent in files of texts alone. */
  readonly values?: readonly unknown[] | undefined;
}

/** What is wrong with a row: a quotation mark that is not closed or stands inside a cell, or cells that are all empty. */
export type RowFault = 'open' | 'stray' | 'empty';

/** So many characters are read at a time. */
const PIECE = 1 << 20;
/** Signs that part cells, the most usual first. */
const DELIMITERS = [',', '\t', ';', '|'];

/** What was found out about the form of a text. */
export interface Separated {
  readonly text: string;
  readonly delimiter: string;
}

/** The text with one kind of line end, and the sign that parts its cells. */
export function separated(given: string): Separated {
  let text = given.replace(/^\ufeff/, '');
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  // Spreadsheets write the sign in a line of its own.
  const written = /^"?sep=(.)"?\n/i.exec(text);
  if (written) return { text: text.slice(written[0].length), delimiter: written[1] as string };
  return { text, delimiter: guessDelimiter(text) };
}

/**
 * The rows of a text, without empty ones. `onfault` is told of quotation marks that are wrong, and of rows that have signs between cells
 * and nothing in any.
 */
export function* rowsOf(
  { text, delimiter }: Separated,
  onfault: (fault: RowFault, row: number) => void = () => {},
  onread: (at: number) => void = () => {},
): Generator<Row> {
  let at = 0;
  let number = 0;
  let piece = PIECE;
  while (at < text.length) {
    const isLast = at + piece >= text.length;
    const input = text.slice(at, at + piece);
    const { data, errors, cursor } = parse(input, delimiter, !isLast);
    const bad = errors.find(({ code, row = 0 }) => isRunaway(code, data[row], isLast));
    const rows = bad ? data.slice(0, bad.row) : data;
    for (const { code, row = 0 } of errors)
      if (code === 'InvalidQuotes' && row < rows.length) onfault('stray', number + row + 1);
    for (const cells of rows) {
      number++;
      if (cells.some((cell) => cell.trim() !== '')) yield { number, cells };
      else if (cells.length > 1) onfault('empty', number);
    }
    if (bad) {
      const start = at + startOfRow(input, delimiter, rows.length);
      const end = text.indexOf('\n', start);
      number++;
      onfault('open', number);
      const [cells = []] = parse(text.slice(start, end < 0 ? undefined : end), delimiter, false, '\0').data;
      yield { number, cells };
      at = end < 0 ? text.length : end + 1;
      continue;
    }
    if (isLast) break;
    if (rows.length === 0) piece *= 2;
    else {
      at += cursor;
      piece = PIECE;
    }
    onread(at);
  }
}

/** Whether a text has rows with the same number of cells, more than one. */
export function looksSeparated(text: string): boolean {
  const form = separated(text.slice(0, 20_000));
  const lengths: number[] = [];
  for (const { cells } of rowsOf(form)) {
    lengths.push(cells.length);
    if (lengths.length > 12) break;
  }
  // The last row may be cut.
  const whole = text.length > 20_000 ? lengths.slice(0, -1) : lengths;
  return whole.length >= 2 && (whole[0] as number) > 1 && whole.every((length) => length === whole[0]);
}

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly code: string; readonly row?: number }[];
  /** The character after the last row. */
  readonly cursor: number;
}

function parse(input: string, delimiter: string, ignoreLastRow: boolean, quoteChar = '"', preview = 0): Parsed {
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar, preview });
  const read = parser.parse(input, 0, ignoreLastRow) as Pick<Parsed, 'data' | 'errors'> & { readonly meta: Parsed };
  return { data: read.data, errors: read.errors, cursor: read.meta.cursor };
}

/** Whether a quotation mark took more than its own line into a cell: up to one that belongs to another row, or to the end of the file. */
function isRunaway(code: string, cells: readonly string[] | undefined, isLast: boolean): boolean {
  if (code === 'MissingQuotes') return isLast;
  return code === 'InvalidQuotes' && cells?.some((cell) => cell.includes('\n')) === true;
}

/** Where a row starts, if the rows before it are whole. */
function startOfRow(input: string, delimiter: string, row: number): number {
  return row === 0 ? 0 : parse(input, delimiter, false, '"', row).cursor;
}

/** The sign that parts most rows into the same number of cells. */
function guessDelimiter(text: string): string {
  const start = text.slice(0, 60_000);
  const cut = start.length < text.length ? start.lastIndexOf('\n') : -1;
  const sample = cut > 0 ? start.slice(0, cut) : start;
  const scored = DELIMITERS.map((delimiter) => {
    const { data } = parse(sample, delimiter, false, '"', 30);
    // What follows the last line end is no row: in a file of two rows it would count as much as one.
    const rows = data.filter((cells) => cells.length > 1 || cells[0] !== '');
    const lengths = rows.map(({ length }) => length).filter((length) => length > 1);
    const [most = 1, times = 0] = [...counted(lengths)].sort((a, b) => b[1] - a[1])[0] ?? [];
    return { delimiter, score: most > 1 ? times / Math.max(1, rows.length) + Math.min(most, 100) / 1000 : 0 };
  });
  return scored.reduce((one, other) => (other.score > one.score ? other : one)).delimiter;
}

function counted(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}
