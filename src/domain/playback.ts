/**
 * Playing time: which day is shown after some milliseconds. Pure, so that a test needs no clock. The date moves at an even pace along
 * the axis, not along the calendar: decades with few events pass in a moment, the dense months slowly.
 */
import { axisSpan, dayAt, positionOf } from './axis';
import type { AxisSegment, Day } from './model';

/** How fast time plays, and whether it pauses at events. */
export interface Pace {
  /** Milliseconds for the whole axis, pauses not counted. */
  readonly wholeMs: number;
  /** Milliseconds of a pause at a day with an event; with 0 there is none. */
  readonly pauseMs: number;
  /** Whether the date jumps from event to event instead of moving: for readers who prefer reduced motion. */
  readonly stepwise: boolean;
}

/** A pace by its name. */
export type Speed = 'slow' | 'normal' | 'fast';

/** Paces a reader chooses from. */
export const PACES: Readonly<Record<Speed, Omit<Pace, 'stepwise'>>> = {
  slow: { wholeMs: 180_000, pauseMs: 2600 },
  normal: { wholeMs: 75_000, pauseMs: 1500 },
  fast: { wholeMs: 30_000, pauseMs: 500 },
};

/** Milliseconds of a pause at least if the date jumps: each day must be seen and read. */
const LEAST_STEP_MS = 1800;

/** How far playing has come. */
export interface Playhead {
  /** Position on the axis, 0 to 1. */
  readonly position: number;
  /** The day shown. */
  readonly day: Day;
  /** Milliseconds left of the pause. */
  readonly pause: number;
  /** True once the last day was shown and its pause is over. */
  readonly ended: boolean;
}

/** What is played. */
export interface Timetable {
  readonly axis: readonly AxisSegment[];
  /** Days on which an event begins, ascending. */
  readonly eventDays: readonly Day[];
  /** The last day to show. */
  readonly last: Day;
}

/** The playhead on a day, about to move. */
export function playheadOn({ axis }: Pick<Timetable, 'axis'>, day: Day): Playhead {
  return { position: positionOf(axis, day, 1), day, pause: 0, ended: false };
}

/** The playhead `elapsed` milliseconds later. It shows every day with an event, however long the step is. */
export function advance(timetable: Timetable, head: Playhead, elapsed: number, pace: Pace): Playhead {
  const { axis, eventDays, last } = timetable;
  if (head.ended) return head;
  if (head.pause > elapsed) return { ...head, pause: head.pause - elapsed };
  if (head.day >= last) return { ...head, pause: 0, ended: true };
  const nextEvent = eventDays.find((day) => day > head.day && day <= last);
  if (pace.stepwise) return pauseOn(timetable, nextEvent ?? last, Math.max(LEAST_STEP_MS, pace.pauseMs));
  const position = head.position + (elapsed - head.pause) / pace.wholeMs;
  const day = Math.max(head.day, position >= 1 ? axisSpan(axis).to - 1 : dayAt(axis, position, 1));
  const pauseDay = nextEvent ?? last;
  return day >= pauseDay ? pauseOn(timetable, pauseDay, pace.pauseMs) : { position, day, pause: 0, ended: false };
}

function pauseOn(timetable: Timetable, day: Day, pause: number): Playhead {
  return { ...playheadOn(timetable, day), pause };
}
