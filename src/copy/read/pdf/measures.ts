/** Thresholds and patterns that several parts of the PDF reader use. */

/** Text is small (a note, a head) where its size is less than this part of the body text's size. */
export const SMALLER = 0.93;
/** Two sizes that differ by no more than this part count as the same. */
export const SAME_SIZE = 0.07;
/** A raised number has at most this part of the size of its line. */
export const RAISED_SIZE = 0.82;
/** Two lines belong to different paragraphs where their baselines are more than this many times the usual leading apart. */
export const WIDE_LEADING = 1.22;
/** A first line counts as indented from this many font heights. */
export const INDENT = 0.6;
/** The least width of a gutter between columns, in font heights. */
export const GUTTER = 0.8;
/** A line is full where it ends less than this far from the right edge of its column, in points. */
export const FULL = 0.75;

/** The end of a sentence, with the quotes and brackets that may close after it. */
export const SENTENCE_END = /[.!?…:][”"’'»)\]]*$/u;
/** A hyphen after a letter at the end of a line. */
export const WORD_BREAK = /\p{L}[-\u00ad\u2010]$/u;

/** Whether two lengths differ by at most the part `most` of the larger one. */
export const isSame = (a: number, b: number, most: number): boolean => Math.abs(a - b) <= most * Math.max(a, b);
