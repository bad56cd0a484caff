/** Running text on one line, as every format of a copy gives it. */
import type { CopyMark } from '../model';

/** Makes spaces and ends of lines one space each, and takes soft hyphens and the spaces at both ends out. */
export function tidy(text: string): string {
  return text
    .replace(/\u00ad/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A text made tidy, and its marks, which keep their place among the letters. */
export function tidyMarked(
  text: string,
  marks: readonly CopyMark[],
): { readonly text: string; readonly marks: readonly CopyMark[] } {
  return { text: tidy(text), marks: marks.map(({ at, number }) => ({ at: tidy(text.slice(0, at)).length, number })) };
}
