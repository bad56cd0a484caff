/**
 * Reads the values of a JSON list one by one, or those of a text with one value a line (RFC 8142 too), so that one with a fault costs no
 * other, and a file that is cut short gives what it has.
 */
import { doubleName, repairJson, type JsonFault } from './jsonRepair';
import { countNames, type Found, type JsonScan } from './jsonScan';
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
  more: 'A bracket closes the list and more follows: that was read, too.',
  rest: 'After the list more text follows, which is none of its values: it was left out.',
  stopped: 'So many values do not close that no end to them is in sight: the rest of the file was left out.',
} as const;

/**
 * So many bytes, or so many times those of the file, are read again to find values inside of broken ones. In lists that nest without an
 * end, each would be read to the end of the file.
 */
const MOST_AGAIN = { bytes: 100_000_000, times: 20 } as const;

/** So many bytes behind a bracket stands the member by which a value is known. */
const NEAR = 100;

/** What a kind of file calls its values. */
export interface ValueWays {
  /** The message of a value in the middle of which the file ends, and of one that is no JSON. */
  readonly cut: string;
  readonly broken: string;
  /** Where a value stands: `start` is its first byte, `number` its number in the list. */
  readonly placeOf: (start: number, number: number) => Pick<Fault, 'at' | 'noun'>;
  /** Where the next value begins after a byte and before another, if a broken value took it in; -1 if none does. */
  readonly next: (from: number, until: number) => number;
  /** Where the list of values begins that a broken value has in it, if it is a collection; -1 for none. */
  readonly inside?: ((start: number) => number) | undefined;
  /** Whether the list is that of a member: then other members may follow. */
  readonly isMember?: boolean | undefined;
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
    const [scan, { inside, cut, broken, placeOf }] = [this.#scan, this.#ways];
    const { length } = scan.bytes;
    let number = 0;
    let again = Math.max(MOST_AGAIN.bytes, MOST_AGAIN.times * length);
    /** Where the collections end whose values are read because they are no JSON as a whole; -1 where that is not known. */
    const collections: number[] = [];
    for (this.at = scan.skip(from, true); this.at < length; this.at = scan.skip(this.at, true)) {
      const start = this.at;
      if (scan.is(start, ']')) {
        const end = collections.pop();
        if (end === undefined && !this.#goOn(number)) return;
        if (end !== undefined) this.at = this.#endOfCollection(end);
        continue;
      }
      const found = scan.value(start);
      const value = found.end < 0 ? undefined : this.#parse(start, found.end, found.names, number + 1);
      // A stray bracket is one byte that is no value.
      this.at = found.end <= start ? (found.end < 0 ? length : start + 1) : found.end;
      if (value === undefined) {
        again -= (found.end < 0 ? length : found.end) - start;
        const list = again < 0 ? -1 : (inside?.(start) ?? -1);
        if (list >= 0) {
          collections.push(found.end);
          this.at = list + 1;
          continue;
        }
        const after = this.#after(found);
        if (after >= 0) this.at = after;
        const isCut = found.end < 0 && after < 0;
        this.#notes.add({ kind: 'dropped', message: isCut ? cut : broken, ...placeOf(start, number + 1) });
        if (again < 0 && this.at < length) {
          this.#notes.add({ kind: 'dropped', message: VALUE_NOTES.stopped, ...placeOf(this.at, number + 2) });
          this.at = length;
        }
      }
      number++;
      yield value;
    }
  }

  /** Where to go on after a value that is no JSON; -1 if it takes in all that follows. */
  #after({ start, end }: Found): number {
    const { next } = this.#ways;
    const isOpen = this.#scan.is(start, '{') || this.#scan.is(start, '[');
    const after = isOpen ? this.#scan.afterBroken(start, (at) => next(at, at + NEAR) === at) : -1;
    // Where brackets and quotation marks do not tell, what looks like the next value is looked for.
    return after >= 0 ? after : next(start + 1, end < 0 ? this.#scan.bytes.length : end);
  }

  /** Goes on behind a bracket that closes the list, if values follow all the same; whether there are any. */
  #goOn(number: number): boolean {
    const [scan, { isMember, placeOf }] = [this.#scan, this.#ways];
    const start = this.at;
    let at = scan.skip(start + 1, true);
    if (isMember && (scan.is(at, '}') || scan.is(at, '"'))) return false;
    while (scan.is(at, ']') || scan.is(at, '}')) at = scan.skip(at + 1, true);
    if (at >= scan.bytes.length) return false;
    const isMore = scan.is(at, '{') || scan.is(at, '[');
    if (isMore) this.#notes.add({ kind: 'repaired', message: VALUE_NOTES.more, ...placeOf(at, number + 1) });
    else this.#notes.add({ kind: 'dropped', message: VALUE_NOTES.rest, ...placeOf(at, number + 1) });
    this.at = scan.is(at, '[') ? at + 1 : at;
    return isMore;
  }

  /** The byte behind a collection whose list of values ends at the byte that was reached. */
  #endOfCollection(end: number): number {
    const after = this.#scan.skip(this.at + 1);
    if (this.#scan.is(after, '}')) return after + 1;
    return end > this.at ? end : this.at + 1;
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
