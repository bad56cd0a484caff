/** Puts running text on one line, for every format of a copy. */
import type { CopyFootnoteMark } from '../model';

/** Replaces each run of spaces and line ends by one space, and removes soft hyphens and the spaces at both ends. */
export function tidyCopyText(text: string): string {
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Tidies a text and moves its footnote marks with their letters. */
export function tidyMarked(
  text: string,
  marks: readonly CopyFootnoteMark[],
): { readonly text: string; readonly marks: readonly CopyFootnoteMark[] } {
  return {
    text: tidyCopyText(text),
    marks: marks.map(({ at, number }) => ({ at: tidyCopyText(text.slice(0, at)).length, number })),
  };
}
