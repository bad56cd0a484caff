/** Counts the rows of a table that have one of their two days alone: what becomes of them is asked. Rows with neither are not asked about. */
import type { ColumnChoice, TableQuestion } from './outcome';

/** The rows that a question is about. */
export interface LoneRows {
  readonly count: number;
  /** How many of them give a month or a year alone. */
  readonly coarse: number;
}

/** Rows with a first day and no last, and rows with a last and no first. */
export interface MissingDays {
  readonly end: LoneRows;
  readonly start: LoneRows;
}

/** A set of rows, a bit for each: a column of a long table has many of them. */
export class RowBits {
  #bits = new Uint8Array(0);

  /** The set, as it is told to the page; what is beyond its end is not in it. */
  get bits(): Uint8Array {
    return this.#bits;
  }

  /** Adds a row, counted from 0. */
  add(row: number): void {
    const at = row >> 3;
    if (at >= this.#bits.length) {
      const longer = new Uint8Array(Math.max(16, (at + 1) * 2));
      longer.set(this.#bits);
      this.#bits = longer;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (row & 7));
  }
}

/** A month or a year alone, as files write it. */
const COARSE = /^~?(?:\d{4}|\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4}|\p{L}{3,}\.?\s\d{4})[~?%]?$/u;

/** Whether a cell of a column of dates gives a month or a year alone. */
export function isCoarse(cell: string): boolean {
  return cell.length <= 30 && COARSE.test(cell);
}

/** The rows that have one of their days alone, by a choice of columns. A date stands for a first day that is missing. */
export function missingDays(question: TableQuestion, { start, end, date }: ColumnChoice): MissingDays {
  const { columns, count, gaps, coarse } = question;
  const has = (sets: readonly Uint8Array[], name: string | undefined, row: number): boolean =>
    name !== undefined && (((sets[columns.indexOf(name)]?.[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  const isGiven = (name: string | undefined, row: number): boolean => name !== undefined && !has(gaps, name, row);
  const [noEnd, noStart] = [
    { count: 0, coarse: 0 },
    { count: 0, coarse: 0 },
  ];
  for (let row = 0; row < count; row++) {
    const [hasStart, hasEnd] = [isGiven(start, row), isGiven(end, row)];
    if (hasStart && !hasEnd) {
      noEnd.count++;
      if (has(coarse, start, row)) noEnd.coarse++;
    } else if (hasEnd && !hasStart && !isGiven(date, row)) {
      noStart.count++;
      if (has(coarse, end, row)) noStart.coarse++;
    }
  }
  return { end: noEnd, start: noStart };
}
