/**
 * Reduces text to its letters, in lower case and without accents. Copies of the same text differ in spaces, hyphens at line ends, quotes,
 * dashes, footnote numbers, accents and ligatures, but their letters are the same and in the same order. So texts are compared by their
 * letters.
 */
import { foldLetters } from '../domain/fold';

/** The letters of a text, and the offset of each in the text. */
export interface Letters {
  /** The letters in lower case without accents, with nothing between them. */
  readonly letters: string;
  /** For each UTF-16 unit of `letters`, its offset in the text in UTF-16 units; then the text's length. */
  readonly offsets: Uint32Array;
}

/** The letters of one character: one, several (for a ligature), or none. */
function fold(character: string): string {
  return foldLetters(character).replace(/\P{L}/gu, '');
}

/** Cache of the letters of characters: a text has few different characters. */
const known = new Map<string, string>();

/** Buffers for letters and their offsets, used again for each text. */
let codes = new Uint16Array(4096);
let places = new Uint32Array(4096);

/**
 * Writes the letters of a text to `codes` and their offsets to `places`, and returns their number. It creates no objects, because copies
 * are long.
 */
function gather(text: string): number {
  makeRoom(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      // ASCII letters become lower case by setting bit 32.
      const lower = code | 32;
      if (lower < 97 || lower > 122) continue;
      codes[count] = lower;
      places[count++] = at;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    let folded = known.get(character);
    if (folded === undefined) known.set(character, (folded = fold(character)));
    // A ligature has several letters.
    makeRoom(count + folded.length + text.length - at + 1);
    for (let each = 0; each < folded.length; each++) {
      codes[count] = folded.charCodeAt(each);
      places[count++] = at;
    }
    at += character.length - 1;
  }
  return count;
}

/** Makes `codes` and `places` long enough for a number of letters. */
function makeRoom(count: number): void {
  if (count <= codes.length) return;
  const [oldCodes, oldPlaces] = [codes, places];
  codes = new Uint16Array(count * 2);
  places = new Uint32Array(count * 2);
  codes.set(oldCodes);
  places.set(oldPlaces);
}

/** The first `count` letters as a string, built in steps, because a function call takes at most some ten thousand arguments. */
function gathered(count: number): string {
  let letters = '';
  for (let at = 0; at < count; at += 8192)
    letters += String.fromCharCode.apply(null, codes.subarray(at, Math.min(count, at + 8192)) as unknown as number[]);
  return letters;
}

/** The letters of a text with their offsets. */
export function lettersOf(text: string): Letters {
  const count = gather(text);
  const offsets = places.slice(0, count + 1);
  offsets[count] = text.length;
  return { letters: gathered(count), offsets };
}
