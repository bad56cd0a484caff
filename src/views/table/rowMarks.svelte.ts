/** Rows that the reader has marked to be copied or saved: by their keys, so that they stay marked while rows change. */
import { withAll, withToggled } from './keySets';
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

  /** Marks all rows. */
  all({ rows, found }: FoundRows): void {
    this.#keys = withAll(
      [],
      Array.from(found, (at) => rows.key(at)),
    );
  }

  clear(): void {
    this.#keys = NONE;
  }

  /** The positions of the marked rows that are listed, in their order. A row that a filter leaves out stays marked and is not among them. */
  listed({ rows, found }: FoundRows): Uint32Array {
    return this.#keys.size === 0 ? new Uint32Array(0) : found.filter((at) => this.#keys.has(rows.key(at)));
  }
}

function keyAt({ rows, found }: FoundRows, index: number): string {
  return rows.key(found[index] ?? 0);
}
