import type { Id } from '../domain/model';
import type { Doubt } from './match';

/** A passage as found in the reader's copy. */
export interface OriginalPassage {
  /** Index of the copy's paragraph that contains the passage's anchor. */
  readonly paragraph: number;
  /** Start and end offset of the anchor in that paragraph's text, half-open, in UTF-16 units. */
  readonly anchor: { readonly from: number; readonly to: number };
  /** Why the position is doubtful; null if it is certain. */
  readonly doubt: Doubt | null;
  /**
   * If several passages are in the same paragraph of the copy, the id of the first, under which the paragraph is shown; null if that is
   * this passage.
   */
  readonly under: Id | null;
  /** Indices of earlier paragraphs with words of the passage, and of those in between; absent if there are no sketches. */
  readonly before?: readonly number[];
  /** Indices of later paragraphs up to the next passage found: they belong to this passage or to one that was not found. */
  readonly after: readonly number[];
}
