/**
 * Which of the pieces of a feature or part a window shows: the last of which there is a record. What is known on a day is no less known
 * because the window goes on after the record. This is the one place that decides it: map filters, still maps, lists, cards and rows follow.
 */
import type { Day, Span } from './model';
import { OPEN_END, OPEN_START, spansOverlap } from './time';

/** A day before all windows, those without a known start too: what gives way to no earlier piece. */
export const BEFORE_ALL: Day = 2 * OPEN_START;
/** A day after all windows, those without a known end too: what gives way to no later piece. */
export const AFTER_ALL: Day = 2 * OPEN_END;

/** A piece with what decides which windows show it. The map's filters read these four days. */
export interface WindowPiece extends Span {
  /** Start of the first later piece that says something of its own: a window that reaches it does not show this piece. AFTER_ALL for none. */
  readonly next: Day;
  /** End of the last earlier piece that tells more than this one and all between: a window that begins before it shows that one. BEFORE_ALL for none. */
  readonly since: Day;
}

/**
 * Pieces that do not overlap, in their order, with what decides which windows show them. A piece gives way to an earlier one that tells
 * all that it tells and more (`tellsMore`, which must be a strict order): one without a record to one with a record.
 */
export function inWindows<T extends Span>(
  pieces: readonly T[],
  tellsMore: (one: T, other: T) => boolean,
): readonly (T & WindowPiece)[] {
  return pieces.map((piece, at) => {
    const next = pieces.find((later, place) => place > at && !tellsMore(piece, later));
    const fuller = pieces.findLast(
      (earlier, place) => place < at && pieces.slice(place + 1, at + 1).every((each) => tellsMore(earlier, each)),
    );
    return { ...piece, next: next?.from ?? AFTER_ALL, since: fuller?.to ?? BEFORE_ALL };
  });
}

/** Whether a window shows this piece: it has a day in the window, and none of the window's other pieces is shown instead. */
export function isShownIn(piece: WindowPiece, window: Span): boolean {
  return spansOverlap(piece, window) && piece.next >= window.to && piece.since <= window.from;
}
