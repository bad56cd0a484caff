/**
 * Playing time: where the date stands after some milliseconds. Pure, so that a test needs no clock. The date moves at an even pace
 * along the axis, not along the calendar: empty decades pass in a moment, the dense months slowly.
 */
import { positionOf, dayAt, axisSpan } from './axis';
import type { AxisSegment, Day } from './model';

/** How fast time plays, and whether it waits where something happens. */
export interface Pace {
  /** Milliseconds for the whole axis, waits not counted. */
  readonly wholeMs: number;
  /** Milliseconds to wait at a stop; 0 passes it by. */
  readonly waitMs: number;
  /** From stop to stop without anything between: for readers who want no motion. */
  readonly stepwise: boolean;
}

export type Speed = 'slow' | 'normal' | 'fast';

/** Paces a reader chooses from. */
export const PACES: Readonly<Record<Speed, Omit<Pace, 'stepwise'>>> = {
  slow: { wholeMs: 180_000, waitMs: 2600 },
  normal: { wholeMs: 75_000, waitMs: 1500 },
  fast: { wholeMs: 30_000, waitMs: 500 },
};

/** Least milliseconds between two steps without motion: a step must be seen and read. */
const STEP_MS = 1800;

/** Where playing stands. */
export interface Playhead {
  /** Place on the axis, 0 to 1. */
  readonly at: number;
  /** The day shown. */
  readonly day: Day;
  /** Milliseconds still to wait before it moves on. */
  readonly wait: number;
  /** True once the last day has been reached and waited at. */
  readonly ended: boolean;
}

/** What playing runs over. */
export interface Score {
  readonly axis: readonly AxisSegment[];
  /** Days on which something begins, ascending. */
  readonly stops: readonly Day[];
  /** Last day. */
  readonly last: Day;
}

/** The playhead on a day, about to move. */
export function playheadOn({ axis }: Score, day: Day): Playhead {
  return { at: positionOf(axis, day, 1), day, wait: 0, ended: false };
}

/** The playhead `elapsed` milliseconds later. It never passes a stop without standing on it. */
export function advance(score: Score, head: Playhead, elapsed: number, pace: Pace): Playhead {
  if (head.ended) return head;
  if (head.wait > elapsed) return { ...head, wait: head.wait - elapsed };
  const free = elapsed - head.wait;
  const next = score.stops.find((stop) => stop > head.day && stop <= score.last);
  if (head.day >= score.last) return { ...head, wait: 0, ended: true };
  if (pace.stepwise) return standOn(score, next ?? score.last, Math.max(STEP_MS, pace.waitMs));
  const at = head.at + free / pace.wholeMs;
  const day = Math.min(
    score.last,
    Math.max(head.day, at >= 1 ? axisSpan(score.axis).to - 1 : dayAt(score.axis, at, 1)),
  );
  if (next !== undefined && day >= next) return standOn(score, next, pace.waitMs);
  if (day >= score.last) return standOn(score, score.last, pace.waitMs);
  return { at, day, wait: 0, ended: false };
}

function standOn(score: Score, day: Day, wait: number): Playhead {
  return { ...playheadOn(score, day), wait };
}
