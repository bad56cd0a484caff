/**
 * Text reduced to what survives typesetting: letters alone, folded. Spaces, hyphens at line ends, quotes, dashes, digits of footnote
 * marks, accents and ligatures differ from copy to copy; the letters and their order do not.
 */
import { foldLetters } from '../../domain/fold';

/** A text's letters, and where in the text each of them stood. */
export interface Letters {
  /** Folded letters without anything between them. */
  readonly letters: string;
  /** For each letter its offset in the text, in UTF-16 units, and after the last one the text's length. */
  readonly offsets: Uint32Array;
}

const PLAIN = /^[a-z]$/;

/** What one character comes to: folded letters, or nothing. */
function fold(character: string): string {
  return foldLetters(character).replace(/\P{L}/gu, '');
}

/** Characters met before, folded: a text has few that differ. */
const known = new Map<string, string>();

/** The letters of a text. */
export function lettersOf(text: string): Letters {
  const letters: string[] = [];
  // A ligature comes to three letters at most.
  const offsets = new Uint32Array(text.length * 3 + 1);
  let count = 0;
  let at = 0;
  for (const character of text) {
    let folded = PLAIN.test(character) ? character : known.get(character);
    if (folded === undefined) known.set(character, (folded = fold(character)));
    for (const letter of folded) {
      letters.push(letter);
      offsets[count++] = at;
    }
    at += character.length;
  }
  offsets[count] = text.length;
  return { letters: letters.join(''), offsets: offsets.slice(0, count + 1) };
}
