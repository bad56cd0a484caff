/** Rows that the reader has marked to be copied or saved: by their keys, so that they stay marked while rows change. */
import { withAll, without, withToggled } from './keySets';
import type { FoundRows } from './tableModel.svelte';

const NONE = withAll([], []);

export class RowMarks {
  #keys = $state.raw(NONE);
  /** The row from which a range is marked, by its index. */
  #start = 0;

  get count(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Marks a row, or takes its mark away. `isRange` marks all from the row that was marked last. */
  toggle(shown: FoundRows, index: number, isRange: boolean): void {
    if (isRange) {
      this.through(shown, this.#start, index);
      return;
    }
    this.#start = index;
    this.#keys = withToggled(this.#keys, keyAt(shown, index));
  }

  /** Marks all rows from one to another. */
  through(shown: FoundRows, from: number, to: number): void {
    const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)];
    const range = Array.from({ length: last - first + 1 }, (_, at) => keyAt(shown, first + at));
    this.#keys = withAll(this.#keys, range);
  }

  /** Marks all rows that are listed. */
  all(shown: FoundRows): void {
    this.#keys = withAll(this.#keys, keysOf(shown));
  }

  /** Takes the marks of the rows that are listed away. */
  none(shown: FoundRows): void {
    this.#keys = without(this.#keys, keysOf(shown));
  }

  /** How many of the rows that are listed are marked. A row that a filter leaves out counts for nothing. */
  extent(shown: FoundRows): 'none' | 'some' | 'all' {
    if (this.#keys.size === 0) return 'none';
    let [isAny, isEach] = [false, true];
    // Ends at the first two rows that differ: there may be 400,000.
    for (const at of shown.found) {
      if (this.#keys.has(shown.rows.key(at))) isAny = true;
      else isEach = false;
      if (isAny && !isEach) return 'some';
    }
    return isAny ? 'all' : 'none';
  }

  clear(): void {
    this.#keys = NONE;
  }

  /** The positions of the marked rows that are listed, in their order. A row that a filter leaves out stays marked and is not among them. */
  listed({ rows, found }: FoundRows): Uint32Array {
    return this.#keys.size === 0 ? new Uint32Array(0) : found.filter((at) => this.#keys.has(rows.key(at)));
  }
}

function keysOf({ rows, found }: FoundRows): readonly string[] {
  return Array.from(found, (at) => rows.key(at));
}

function keyAt({ rows, found }: FoundRows, index: number): string {
  return rows.key(found[index] ?? 0);
}
