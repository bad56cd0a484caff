/**
 * Finds features that repeat others exactly: same geometry, dates, values and folders. Features are sent on while the file is still being
 * read, so that only a number of 53 bits and a check of 32 are kept of each; a hundred thousand rows cost a few tenths of a second in the worker.
 */
import type { OwnFeature } from '../../domain/ownData';
import type { Notes } from './notes';

/** The message about repeated features, before it is counted. */
const REPEAT_NOTE = 'repeats';
/** So many of them are named. */
const MOST_NAMED = 10;
/** So many features are made room for at first. */
const FIRST_ROOM = 1024;
/** The hashes of so many names are remembered. */
const MOST_NAMES = 1000;

const number = new Float64Array(1);
const halves = new Uint32Array(number.buffer);

const START = { a: 0x9e3779b9, b: 0x85ebca6b } as const;

/** Two hashes of 32 bits over a stream of values. */
class Mixer {
  a: number = START.a;
  b: number = START.b;
  /** Hashes of the names of columns, which are the same in each row. */
  readonly #names = new Map<string, number>();

  begin(): void {
    this.a = START.a;
    this.b = START.b;
  }

  word(value: number): void {
    this.a = Math.imul(this.a ^ value, 2_654_435_761);
    this.a ^= this.a >>> 15;
    this.b = Math.imul(this.b ^ value, 1_597_334_677);
    this.b ^= this.b >>> 13;
  }

  text(text: string): void {
    const { length } = text;
    this.word(length);
    // A word has room for two units of UTF-16.
    for (let at = 0; at < length; at += 2)
      this.word(text.charCodeAt(at) | (at + 1 < length ? text.charCodeAt(at + 1) << 16 : 0));
  }

  /** Takes any value of JSON, with a sign of its kind, so that `1` is not `"1"`. The order of the names in a record does not count. */
  value(value: unknown): void {
    if (typeof value === 'number') {
      number[0] = value;
      this.word(1);
      this.word(halves[0] ?? 0);
      this.word(halves[1] ?? 0);
    } else if (typeof value === 'string') {
      this.word(2);
      this.text(value);
    } else if (Array.isArray(value)) {
      this.word(3);
      this.word(value.length);
      for (const each of value as readonly unknown[]) this.value(each);
    } else if (typeof value === 'object' && value !== null) this.#record(value);
    else this.word(value === true ? 5 : value === false ? 6 : 7);
  }

  /** Takes the sum of the hashes of all names with their values, which is the same in any order. */
  #record(value: object): void {
    const [a, b] = [this.a, this.b];
    let [sumA, sumB] = [0, 0];
    for (const name in value) {
      this.begin();
      this.word(this.#nameHash(name));
      this.value((value as Readonly<Record<string, unknown>>)[name]);
      sumA = (sumA + this.a) | 0;
      sumB = (sumB + this.b) | 0;
    }
    [this.a, this.b] = [a, b];
    this.word(4);
    this.word(sumA);
    this.word(sumB);
  }

  #nameHash(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const [a, b] = [this.a, this.b];
    this.begin();
    this.text(name);
    const hash = this.a ^ this.b;
    [this.a, this.b] = [a, b];
    if (this.#names.size < MOST_NAMES) this.#names.set(name, hash);
    return hash;
  }
}

export class Repeats {
  #hashes = new Float64Array(FIRST_ROOM);
  #checks = new Uint32Array(FIRST_ROOM);
  #numbers = new Float64Array(FIRST_ROOM);
  #count = 0;
  readonly #mixer = new Mixer();

  /** Remembers a feature. One with nothing in it repeats no other. */
  add({ number: at, geometry, properties, dates, folders }: OwnFeature): void {
    if (!geometry && Object.keys(properties).length === 0) return;
    const mixer = this.#mixer;
    mixer.begin();
    mixer.value(geometry);
    mixer.value(properties);
    mixer.value(dates?.edtf ?? null);
    mixer.value(folders ?? null);
    if (this.#count === this.#hashes.length) this.#grow();
    // 21 bits of one half and all of the other are a whole number that is exact; the check has the rest.
    this.#hashes[this.#count] = (mixer.a >>> 11) * 2 ** 32 + (mixer.b >>> 0);
    this.#checks[this.#count] = mixer.a;
    this.#numbers[this.#count] = at;
    this.#count++;
  }

  #grow(): void {
    const room = this.#count * 2;
    const [hashes, checks, numbers] = [new Float64Array(room), new Uint32Array(room), new Float64Array(room)];
    hashes.set(this.#hashes);
    checks.set(this.#checks);
    numbers.set(this.#numbers);
    [this.#hashes, this.#checks, this.#numbers] = [hashes, checks, numbers];
  }

  /** The features that repeat others, by their numbers, each with that of the first of its kind. */
  list(): readonly (readonly [at: number, first: number])[] {
    const sorted = this.#hashes.slice(0, this.#count).sort();
    const shared = new Set<number>();
    for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) shared.add(sorted[at] as number);
    const firsts = new Map<string, number>();
    const found: (readonly [number, number])[] = [];
    for (let at = 0; at < this.#count && shared.size > 0; at++) {
      const hash = this.#hashes[at] as number;
      if (!shared.has(hash)) continue;
      const key = `${hash} ${this.#checks[at]}`;
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, this.#numbers[at] as number);
      else found.push([this.#numbers[at] as number, first]);
    }
    return found;
  }

  /** Notes what repeats others; nothing is left out. */
  note(notes: Notes): void {
    const found = this.list();
    const [, first] = found[0] ?? [];
    for (const [at] of found) {
      notes.add({
        kind: 'told',
        message: REPEAT_NOTE,
        at,
        places: MOST_NAMED,
        counted: (count, noun) =>
          count === 1
            ? `One ${noun} repeats another, ${noun} ${first?.toLocaleString('en')}, in all: place, dates and values. Both were kept.`
            : `${count.toLocaleString('en')} ${noun}s repeat others in all: place, dates and values; the first of them ${noun} ${first?.toLocaleString('en')}. All were kept.`,
      });
    }
  }
}
