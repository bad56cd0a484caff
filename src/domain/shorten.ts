/** What a reader typed or an address holds, as far as a sentence about it repeats it. */

/** Characters (code points) that are repeated at most: a pasted page would fill the screen. */
const MOST = 40;

/** The text without white space at its ends; what is longer than a line is cut, with an ellipsis. */
export function shorten(text: string): string {
  const characters = [...text.trim().slice(0, 2 * MOST + 2)];
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : characters.join('');
}
