/** Thresholds and patterns that several files of the PDF reader use. */

/** Text counts as small (a note, a running head) if its size is less than this share of the body text's size. */
export const SMALL_TEXT_SHARE = 0.93;
/** Two sizes count as equal if they differ by at most this share. */
export const SAME_SIZE_SHARE = 0.07;
/** A raised number has at most this share of the font size of its line. */
export const RAISED_SIZE_SHARE = 0.82;
/** Two lines belong to different paragraphs if the distance of their baselines is more than this many times the usual leading. */
export const WIDE_LEADING = 1.22;
/** A first line counts as indented if its indent is at least this many font heights. */
export const LEAST_INDENT_IN_FONT_HEIGHTS = 0.6;
/** The least width of a gutter between columns, in font heights. */
export const LEAST_GUTTER_IN_FONT_HEIGHTS = 0.8;
/** A line counts as full if it ends less than this far from the right edge of its column, in points. */
export const FULL_LINE_GAP_IN_POINTS = 0.75;

/** Matches the end of a sentence, with closing quotes and brackets. */
export const SENTENCE_END = /[.!?…:][”"’'»)\]]*$/u;
/** Matches a hyphen after a letter at the end of a line. */
export const WORD_BREAK = /\p{L}[-\u00ad\u2010]$/u;

/** Whether two lengths differ by at most the share `most` of the larger one. */
export const isNearlySame = (a: number, b: number, most: number): boolean => Math.abs(a - b) <= most * Math.max(a, b);
