/**
 * Reads the values of a JSON list one by one, or those of a text with one value a line (RFC 8142 too), so that one with a fault costs no
 * other, and a file that is cut short gives what it has.
 */
import { doubleName, repairJson, type JsonFault } from './jsonRepair';
import { countNames, type JsonScan } from './jsonScan';
import type { Fault, Notes } from './notes';

/** Messages of faults in the text of a value. */
export const VALUE_NOTES = {
  double: 'A name stands twice in one record: the last value counts.',
  mended: {
    numbers: 'NaN, Infinity or undefined stand for a number, which JSON does not have: the value is empty.',
    zeros: 'A number begins with zeros or a plus sign, which JSON does not have: it was read as written.',
    commas: 'A comma stands before a closing bracket: it was left out.',
    comments: 'The file has comments, which JSON does not have: they were left out.',
    controls: 'A text has a line break or another control character that is not escaped: it was read as written.',
  } satisfies Record<JsonFault, string>,
  stopped: 'So many values do not close that no end to them is in sight: the rest of the file was left out.',
} as const;

/**
 * So many bytes, or so many times those of the file, are read again to find values inside of broken ones. In lists that nest without an
 * end, each would be read to the end of the file.
 */
const MOST_AGAIN = { bytes: 100_000_000, times: 20 } as const;

/** What a kind of file calls its values. */
export interface ValueWays {
  /** The message of a value in the middle of which the file ends, and of one that is no JSON. */
  readonly cut: string;
  readonly broken: string;
  /** Where a value stands: `start` is its first byte, `number` its number in the list. */
  readonly placeOf: (start: number, number: number) => Pick<Fault, 'at' | 'noun'>;
  /** Where the next value begins after a byte and before another, if a broken value took it in; -1 if none does. */
  readonly next: (from: number, until: number) => number;
}

export class JsonValues {
  readonly #scan: JsonScan;
  readonly #notes: Notes;
  readonly #ways: ValueWays;
  /** The byte that was reached. */
  at = 0;

  constructor(scan: JsonScan, notes: Notes, ways: ValueWays) {
    this.#scan = scan;
    this.#notes = notes;
    this.#ways = ways;
  }

  /** The values from a byte on, to the bracket that closes their list or the end of the file; undefined for each that is no JSON. */
  *list(from: number): Generator<unknown> {
    const [scan, { next, cut, broken, placeOf }] = [this.#scan, this.#ways];
    const { length } = scan.bytes;
    let number = 0;
    let again = Math.max(MOST_AGAIN.bytes, MOST_AGAIN.times * length);
    for (
      this.at = scan.skip(from, true);
      this.at < length && !scan.is(this.at, ']');
      this.at = scan.skip(this.at, true)
    ) {
      const start = this.at;
      number++;
      const found = scan.value(start);
      const value = found.end < 0 ? undefined : this.#parse(start, found.end, found.names, number);
      // A stray bracket is one byte that is no value.
      this.at = found.end <= start ? (found.end < 0 ? length : start + 1) : found.end;
      if (value === undefined) {
        // A bracket that is missing takes all that follows into one value: what follows is looked for.
        const after = next(start + 1, found.end < 0 ? length : found.end);
        if (after >= 0) this.at = after;
        const isCut = found.end < 0 && after < 0;
        this.#notes.add({ kind: 'dropped', message: isCut ? cut : broken, ...placeOf(start, number) });
        again -= (found.end < 0 ? length : found.end) - start;
        if (again < 0 && this.at < length) {
          this.#notes.add({ kind: 'dropped', message: VALUE_NOTES.stopped, ...placeOf(this.at, number + 1) });
          this.at = length;
        }
      }
      yield value;
    }
  }

  /** Reads a value; undefined if it is no JSON. */
  #parse(start: number, end: number, names: number, number: number): unknown {
    const text = this.#scan.text(start, end);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const mended = repairJson(text);
      if (!mended) return undefined;
      try {
        value = JSON.parse(mended.text);
      } catch {
        return undefined;
      }
      for (const fault of mended.faults)
        this.#notes.add({ kind: 'repaired', message: VALUE_NOTES.mended[fault], ...this.#ways.placeOf(start, number) });
    }
    if (names > 0 && countNames(value) < names) {
      const name = doubleName(text);
      if (name !== null)
        this.#notes.add({
          kind: 'told',
          message: VALUE_NOTES.double,
          value: name,
          ...this.#ways.placeOf(start, number),
        });
    }
    return value;
  }
}
