/** Shortens text that a reader typed, or that an address contains, before a message quotes it. */

/** Longest quotation in a message, in characters (code points): a pasted page would fill the screen. */
const MOST = 40;

/** The text without white space at both ends; a longer one is cut and ends with an ellipsis. */
export function shortenForMessage(text: string): string {
  const characters = [...text.trim().slice(0, 2 * MOST + 2)];
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : characters.join('');
}

/** Words that are to stand between double quotation marks: those that they have themselves become single ones. */
export function inQuotes(words: string): string {
  return words.replaceAll('“', '‘').replaceAll('”', '’');
}
