/**
 * Filters, sorts and counts rows of the table, in steps (`domain/steps`). What was worked out for one filter or one column is kept, so
 * that the next change only costs what it changes.
 */
import { sortInSteps, type Steps } from './steps';
import type { TableRows } from './tableRows';
import type { TableSort } from './tableState';

/** Something that rows must fulfil. */
export interface RowTest {
  /** The condition as a text: the same text means the same rows. */
  readonly key: string;
  /** The field on which the reader filters, or another name that `counts` can leave out. */
  readonly field: string;
  readonly passes: (at: number) => boolean;
}

/** Rows between two pauses. */
const PIECE = 2000;
/** Conditions whose rows are remembered: each takes a byte a row. */
const MOST_MASKS = 24;

const numberOrder = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export class TableQuery {
  readonly #rows: TableRows;
  /** For each row whether it fulfils a condition, by the key of the condition; the latest used last. */
  readonly #masks = new Map<string, Uint8Array>();
  /** Rank of each row by column; NaN for an empty cell. */
  readonly #ranks = new Map<string, Float64Array>();
  readonly #orders = new Map<string, Uint32Array>();

  constructor(rows: TableRows) {
    this.#rows = rows;
  }

  /** The positions of the rows that pass all tests, sorted. */
  *find(tests: readonly RowTest[], sort: TableSort | null): Steps<Uint32Array> {
    const order = yield* this.#order(sort);
    const kept = yield* this.#keptBy(tests);
    const found = new Uint32Array(order.length);
    let count = 0;
    for (let at = 0; at < order.length; at++) {
      const row = order[at] as number;
      if (kept[row] === 1) found[count++] = row;
      if (at % (PIECE * 10) === PIECE * 10 - 1) yield;
    }
    return found.subarray(0, count);
  }

  /** For the field of each test: how many rows there would be without the tests on it. */
  *countsWithoutEach(tests: readonly RowTest[]): Steps<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { field } of tests) {
      const kept = yield* this.#keptBy(tests.filter((test) => test.field !== field));
      let count = 0;
      for (const each of kept) count += each;
      counts.set(field, count);
    }
    return counts;
  }

  /**
   * How many rows with each value of a field there would be if the reader chose it: the tests on other fields are passed, those on this
   * field are left out.
   */
  *counts(field: string, tests: readonly RowTest[]): Steps<ReadonlyMap<string, number>> {
    const kept = yield* this.#keptBy(tests.filter((test) => test.field !== field));
    const counts = new Map<string, number>();
    for (let at = 0; at < this.#rows.size; at++) {
      if (kept[at] === 1)
        for (const value of this.#rows.values(at, field)) counts.set(value, (counts.get(value) ?? 0) + 1);
      if (at % PIECE === PIECE - 1) yield;
    }
    return counts;
  }

  *#keptBy(tests: readonly RowTest[]): Steps<Uint8Array> {
    const kept = new Uint8Array(this.#rows.size).fill(1);
    for (const test of tests) {
      const mask = yield* this.#mask(test);
      for (let at = 0; at < kept.length; at++) kept[at] = (kept[at] as number) & (mask[at] as number);
      yield;
    }
    return kept;
  }

  *#mask({ key, passes }: RowTest): Steps<Uint8Array> {
    const known = this.#masks.get(key);
    if (known) {
      this.#masks.delete(key);
      this.#masks.set(key, known);
      return known;
    }
    const mask = new Uint8Array(this.#rows.size);
    for (let at = 0; at < mask.length; at++) {
      mask[at] = passes(at) ? 1 : 0;
      if (at % PIECE === PIECE - 1) yield;
    }
    this.#masks.set(key, mask);
    for (const oldest of this.#masks.keys()) {
      if (this.#masks.size <= MOST_MASKS) break;
      this.#masks.delete(oldest);
    }
    return mask;
  }

  *#order(sort: TableSort | null): Steps<Uint32Array> {
    const key = sort === null ? '' : `${sort.descending}${sort.column}`;
    const known = this.#orders.get(key);
    if (known) return known;
    const positions = Uint32Array.from({ length: this.#rows.size }, (_, at) => at);
    let order: Uint32Array = positions;
    if (sort !== null) {
      const ranks = yield* this.#rank(sort.column);
      const sign = sort.descending ? -1 : 1;
      order = yield* sortInSteps(positions, (a, b) => {
        const [one, other] = [ranks[a] as number, ranks[b] as number];
        // Empty cells come last in either direction.
        if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
        return sign * (one - other);
      });
    }
    this.#orders.set(key, order);
    return order;
  }

  /** A number for each row, by which a column is sorted: texts are compared once, each distinct one. */
  *#rank(column: string): Steps<Float64Array> {
    const known = this.#ranks.get(column);
    if (known) return known;
    const { size } = this.#rows;
    const ranks = new Float64Array(size).fill(Number.NaN);
    const texts = new Map<string, number>();
    const places = new Int32Array(size).fill(-1);
    for (let at = 0; at < size; at++) {
      const { text, sort } = this.#rows.cell(at, column);
      const value = sort === undefined ? text : sort;
      if (typeof value === 'number') ranks[at] = value;
      else if (value !== null && value !== '') {
        const place = texts.get(value) ?? texts.size;
        texts.set(value, place);
        places[at] = place;
      }
      if (at % PIECE === PIECE - 1) yield;
    }
    const distinct = [...texts.keys()];
    const sorted = yield* sortInSteps(
      Uint32Array.from(distinct, (_, at) => at),
      (a, b) => numberOrder.compare(distinct[a] as string, distinct[b] as string),
    );
    // Numbers stand before texts in a column that has both.
    const rankOf = new Float64Array(distinct.length);
    sorted.forEach((place, rank) => (rankOf[place] = rank));
    const greatest = ranks.reduce((most, each) => (each > most ? each : most), 0);
    for (let at = 0; at < size; at++) {
      const place = places[at] as number;
      if (place >= 0) ranks[at] = greatest + 1 + (rankOf[place] as number);
    }
    this.#ranks.set(column, ranks);
    return ranks;
  }
}
