/**
 * Text reduced to what survives typesetting: letters alone, folded. Spaces, hyphens at line ends, quotes, dashes, digits of footnote
 * marks, accents and ligatures differ from copy to copy; the letters and their order do not.
 */
import { foldLetters } from '../domain/fold';

/** A text's letters, and where in the text each of them stood. */
export interface Letters {
  /** Folded letters without anything between them. */
  readonly letters: string;
  /** For each letter, in UTF-16 units, its offset in the text, in such units too, and after the last one the text's length. */
  readonly offsets: Uint32Array;
}

/** What one character comes to: folded letters, or nothing. */
function fold(character: string): string {
  return foldLetters(character).replace(/\P{L}/gu, '');
}

/** Characters met before, folded: a text has few that differ. */
const known = new Map<string, string>();

/** Where letters and their offsets are gathered before it is known how many there are. */
let codes = new Uint16Array(4096);
let places = new Uint32Array(4096);

/** Gathers the letters of a text and says how many they are. A copy is read letter by letter several times: this makes no objects. */
function gather(text: string): number {
  makeRoom(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      // Of ASCII the letters are A to Z, in lower case 32 further.
      const lower = code | 32;
      if (lower < 97 || lower > 122) continue;
      codes[count] = lower;
      places[count++] = at;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    let folded = known.get(character);
    if (folded === undefined) known.set(character, (folded = fold(character)));
    // A ligature comes to several letters.
    makeRoom(count + folded.length + text.length - at + 1);
    for (let each = 0; each < folded.length; each++) {
      codes[count] = folded.charCodeAt(each);
      places[count++] = at;
    }
    at += character.length - 1;
  }
  return count;
}

function makeRoom(count: number): void {
  if (count <= codes.length) return;
  const [oldCodes, oldPlaces] = [codes, places];
  codes = new Uint16Array(count * 2);
  places = new Uint32Array(count * 2);
  codes.set(oldCodes);
  places.set(oldPlaces);
}

/** The first letters gathered, as a text. A function takes some ten thousand arguments at once. */
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
