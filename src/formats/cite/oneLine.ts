/** Keeps a text on one line. */

/** A text without line breaks and other control characters, which would end a field of a file that has one field a line. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
