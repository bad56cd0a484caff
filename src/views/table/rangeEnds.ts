/** The ends of a range that is typed: which there are, and what a text says of one. */

/** The least value or the greatest. */
export type RangeEnd = 'from' | 'to';

/** A value and how the field writes it. */
export interface EndValue {
  /** The number, or the day as in `Day`. */
  readonly value: number;
  /** What the field shows for it. */
  readonly words: string;
}

/** A value whose text has another reading, too. */
export interface DoubtfulEnd extends EndValue {
  /** What the text means in the other reading. */
  readonly other: EndValue;
}

/** What came of reading an end of a range: a value, maybe one of two that the text can mean, or why the text is none. */
export type ReadEnd = { readonly value: number } | DoubtfulEnd | { readonly fault: string };
