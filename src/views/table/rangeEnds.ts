/** The ends of a range that is typed: which there are, and what a text says of one. */

export type RangeEnd = 'from' | 'to';

/** A value and how the field writes it. */
export interface EndValue {
  readonly value: number;
  readonly words: string;
}

/** A value whose text has another reading, too. */
export interface DoubtfulEnd extends EndValue {
  readonly other: EndValue;
}

/** What came of reading an end of a range: a value, maybe one of two that the text can mean, or why the text is none. */
export type ReadEnd = { readonly value: number } | DoubtfulEnd | { readonly fault: string };
