/**
 * Reduces text to its letters, in lower case and without accents. Copies of a text differ in spaces, hyphens at line ends, quotes, dashes,
 * footnote numbers, accents and ligatures; their letters, in order, are the same. Texts are therefore compared by their letters.
 */
import { foldLetters } from '../domain/fold';

/** The letters of a text, and the offset of each in the text. */
export interface Letters {
  /** Letters in lower case without accents, and nothing between them. */
  readonly letters: string;
  /** For each UTF-16 unit of `letters`, its offset in the text in UTF-16 units; then the text's length. */
  readonly offsets: Uint32Array;
}

/** The letters of one character: one, several (a ligature), or none. */
function fold(character: string): string {
  return foldLetters(character).replace(/\P{L}/gu, '');
}

/** Letters of characters seen before: a text has few different ones. */
const known = new Map<string, string>();

/** Letters and their offsets, before it is known how many there are. Used again for each text. */
let codes = new Uint16Array(4096);
let places = new Uint32Array(4096);

/** Writes the letters of a text to `codes` and `places` and returns how many there are. It makes no objects: copies are long. */
function gather(text: string): number {
  makeRoom(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      // ASCII letters: bit 32 makes them lower case.
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

/** Makes `codes` and `places` long enough for so many letters. */
function makeRoom(count: number): void {
  if (count <= codes.length) return;
  const [oldCodes, oldPlaces] = [codes, places];
  codes = new Uint16Array(count * 2);
  places = new Uint32Array(count * 2);
  codes.set(oldCodes);
  places.set(oldPlaces);
}

/** The first `count` letters as a string, in steps: a function takes some ten thousand arguments at once. */
function gathered(count: number): string {
  let letters = '';
  for (let at = 0; at < count; at += 8192)
    letters += String.fromCharCode.apply(null, codes.subarray(at, Math.min(count, at + 8192)) as unknown as number[]);
  return letters;
}

/** The letters of a text. */
export function lettersOf(text: string): Letters {
  const count = gather(text);
  const offsets = places.slice(0, count + 1);
  offsets[count] = text.length;
  return { letters: gathered(count), offsets };
}
