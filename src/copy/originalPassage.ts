import type { Id } from '../domain/model';
import type { Doubt } from './match';

/** A passage in the words of the copy. */
export interface OriginalPassage {
  /** Index of the paragraph that contains its anchor. */
  readonly paragraph: number;
  /** The anchor's place in that paragraph's text, half-open, in UTF-16 units. */
  readonly anchor: { readonly from: number; readonly to: number };
  /** Why its place is doubtful; null where it is certain. */
  readonly doubt: Doubt | null;
  /** If the copy has several passages in this paragraph, the first of them, under which the paragraph is shown. Null if that is this passage. */
  readonly under: Id | null;
  /** Earlier paragraphs with words of the passage, and those between them. Absent where the passages have no sketches. */
  readonly before?: readonly number[];
  /** Later paragraphs, up to the next passage found: they belong to this passage or to one that was not found. */
  readonly after: readonly number[];
}
