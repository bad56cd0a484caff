/**
 * A sketch of a paragraph: enough to decide whether a given text is that paragraph, too little to rebuild the paragraph. Every run of ten
 * letters (a shingle, Broder 1997) is hashed; one run in six is chosen by its hash, and sets one bit in a bit set (a Bloom filter, 1970,
 * with one hash function). That is less than half a bit per letter, where English text has about one: many texts share a sketch, and it
 * contains no word of the article.
 */

/** Number of letters in a run: about two words, so that the usual words of a subject alone do not agree. */
export const LETTERS_IN_RUN = 10;
/** One run in this many is chosen by its hash, so that the same runs are chosen in every copy of a text. */
const EVERY = 6;
/**
 * Bits in the sketch for each chosen run: about a quarter of all bits is set, so a run of another text finds its bit set in one case of
 * four.
 */
export const BITS_A_RUN = 3.5;
/** Base of the rolling hash (Rabin and Karp 1987): an odd number, so that every letter changes the hash. */
const BASE = 0x01000193;

/** A decoded sketch. */
export interface Sketch {
  /** The bits of the sketch, eight per byte, lowest first. */
  readonly bits: Uint8Array;
  /** Number of bits in the sketch. */
  readonly size: number;
  /** Number of bits that are set. */
  readonly set: number;
}

/** A run of letters that was chosen by its hash. */
export interface HashedRun {
  /** Offset of the run's first letter in the text's letters. */
  readonly at: number;
  /** Hash of the run, to be looked up in a sketch. */
  readonly hash: number;
}

/** The chosen runs of a text's letters, in order. */
export function runsOf(letters: string): readonly HashedRun[] {
  const runs: HashedRun[] = [];
  eachRun(letters, (at, hash) => runs.push({ at, hash }));
  return runs;
}

/** Calls `onrun` for each chosen run of a text's letters, in order, with the offset of its first letter and its hash. */
export function eachRun(letters: string, onrun: (at: number, hash: number) => void): void {
  /** The factor of the letter that leaves the rolling hash. */
  let out = 1;
  for (let power = 0; power < LETTERS_IN_RUN; power++) out = Math.imul(out, BASE);
  let hash = 0;
  for (let at = 0; at < letters.length; at++) {
    hash = (Math.imul(hash, BASE) + letters.charCodeAt(at)) | 0;
    if (at >= LETTERS_IN_RUN) hash = (hash - Math.imul(out, letters.charCodeAt(at - LETTERS_IN_RUN))) | 0;
    if (at < LETTERS_IN_RUN - 1) continue;
    const mixed = mix(hash);
    if (mixed % EVERY === 0) onrun(at - LETTERS_IN_RUN + 1, Math.floor(mixed / EVERY));
  }
}

/** Spreads the differences between hashes over all bits (the finaliser of MurmurHash3). */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Makes the sketch of a paragraph from its letters, in base64 (RFC 4648): about one character for each fourteen letters. */
export function makeSketch(letters: string): string {
  const runs = runsOf(letters);
  const bytes = new Uint8Array(Math.max(1, Math.ceil((new Set(runs.map(({ hash }) => hash)).size * BITS_A_RUN) / 8)));
  for (const { hash } of runs) {
    const bit = hash % (bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] as number) | (1 << (bit & 7));
  }
  return btoa(String.fromCharCode(...bytes));
}

/** Decodes a sketch; null if the text is not base64 or is empty. */
export function readSketch(base64: string): Sketch | null {
  try {
    const bits = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    let set = 0;
    for (const byte of bits) for (let bit = 0; bit < 8; bit++) set += (byte >> bit) & 1;
    return bits.length === 0 ? null : { bits, size: bits.length * 8, set };
  } catch {
    return null;
  }
}

/** Whether a sketch contains a run: always if the run is in its paragraph, otherwise by chance in one case of four. */
export function sketchHasRun({ bits, size }: Sketch, hash: number): boolean {
  return (((bits[(hash % size) >> 3] as number) >> ((hash % size) & 7)) & 1) === 1;
}
