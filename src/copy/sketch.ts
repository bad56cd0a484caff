/**
 * A sketch of a paragraph: enough to say whether a text that somebody has is that paragraph, too little to write the paragraph from
 * it. The letters are cut into every run of twelve (shingles, Broder 1997), the hash of a run decides whether it is one of the eight
 * that is kept, and what is kept of it is one bit in a set (Bloom 1970, one hash). That is less than half a bit a letter, where
 * English needs about one: many texts share a sketch, and nothing of the article's words is in it.
 */

/** Letters in a run: two to three words, so that the customary words of a subject alone do not agree. */
export const RUN = 10;
/** One run in so many is kept, by its hash: the same runs are chosen in every copy. */
const EVERY = 6;
/** Bits for each run kept: about a quarter of the bits are set, and a run of another text meets a set one as often. */
export const BITS_A_RUN = 3.5;
/** Base of the rolling hash: odd, so that no letter is lost (Rabin and Karp 1987). */
const BASE = 0x01000193;

/** A sketch, ready for use. */
export interface Sketch {
  readonly bits: Uint8Array;
  /** How many bits there are. */
  readonly size: number;
  /** How many are set. */
  readonly set: number;
}

/** A run of letters that sketches are asked about. */
export interface Run {
  /** Offset of its first letter. */
  readonly at: number;
  /** What a sketch is asked with. */
  readonly hash: number;
}

/** The runs of a text's letters that sketches keep, in order. */
export function runsOf(letters: string): readonly Run[] {
  const runs: Run[] = [];
  eachRun(letters, (at, hash) => runs.push({ at, hash }));
  return runs;
}

/** Tells the runs of a text's letters that sketches keep, in order: the offset of the first letter, and what a sketch is asked with. */
export function eachRun(letters: string, tell: (at: number, hash: number) => void): void {
  let out = 1;
  for (let power = 0; power < RUN; power++) out = Math.imul(out, BASE);
  let hash = 0;
  for (let at = 0; at < letters.length; at++) {
    hash = (Math.imul(hash, BASE) + letters.charCodeAt(at)) | 0;
    if (at >= RUN) hash = (hash - Math.imul(out, letters.charCodeAt(at - RUN))) | 0;
    if (at < RUN - 1) continue;
    const mixed = mix(hash);
    if (mixed % EVERY === 0) tell(at - RUN + 1, Math.floor(mixed / EVERY));
  }
}

/** Spreads a hash over all bits (the end of MurmurHash3). */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The sketch of a paragraph, from its letters: base64 (RFC 4648), about one character for each fourteen letters. */
export function makeSketch(letters: string): string {
  const runs = runsOf(letters);
  const bytes = new Uint8Array(Math.max(1, Math.ceil((new Set(runs.map(({ hash }) => hash)).size * BITS_A_RUN) / 8)));
  for (const { hash } of runs) {
    const bit = hash % (bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] as number) | (1 << (bit & 7));
  }
  return btoa(String.fromCharCode(...bytes));
}

/** Reads a sketch; null where the text is none. */
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

/** Whether a sketch has a run: always where its paragraph has it, by chance in one case of four where it has not. */
export function has({ bits, size }: Sketch, hash: number): boolean {
  return (((bits[(hash % size) >> 3] as number) >> ((hash % size) & 7)) & 1) === 1;
}
