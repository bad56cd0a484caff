/** Places in the text and requests to go there. Where the text is scrolled to belongs to the reader's view: nobody else keeps it. */
import type { Id } from './model';

/** A place in the text that means the same after a change of width: pixels below the top of a passage. */
export interface ReadingPlace {
  /** The last passage that begins above the place; null where none does, and pixels count from the top of the text. */
  readonly passage: Id | null;
  /** Pixels. */
  readonly offset: number;
}

/** Where the text should be scrolled to, at once. */
export interface ReadingRequest {
  /** Counts up: a request is carried out once. */
  readonly token: number;
  readonly place: ReadingPlace;
}
