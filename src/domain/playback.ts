/**
 * Playback of time: computes which day is shown after a number of milliseconds. It is pure, so that tests need no clock. The date moves
 * at an even pace along the axis and not along the calendar: decades with few events pass quickly, the months with many events slowly.
 */
import { axisSpan, dayAtX, xOfDay } from './axis';
import type { AxisSegment, Day } from './model';

/** How fast time plays, and whether it pauses at events. */
export interface PlaybackPace {
  /** Milliseconds in which playback passes the whole axis, pauses not counted. */
  readonly wholeMs: number;
  /** Milliseconds of the pause on a day with an event; 0 for no pause. */
  readonly pauseMs: number;
  /** True if the date jumps from event to event and does not move evenly: for readers who prefer reduced motion. */
  readonly stepwise: boolean;
}

/** The name of a playback speed. */
export type PlaybackSpeed = 'slow' | 'normal' | 'fast';

/** The playback speeds that a reader can choose. */
export const PLAYBACK_PACES: Readonly<Record<PlaybackSpeed, Omit<PlaybackPace, 'stepwise'>>> = {
  slow: { wholeMs: 180_000, pauseMs: 2600 },
  normal: { wholeMs: 75_000, pauseMs: 1500 },
  fast: { wholeMs: 30_000, pauseMs: 500 },
};

/** The shortest pause, in milliseconds, if the date jumps from event to event: readers need time to see and read each day. */
const LEAST_STEP_MS = 1800;

/** The state of playback at one instant. */
export interface Playhead {
  /** The position of playback on the axis, 0 to 1. */
  readonly position: number;
  /** The day that playback shows. */
  readonly day: Day;
  /** Milliseconds that remain of the pause on this day. */
  readonly pause: number;
  /** True once the last day was shown and its pause is over. */
  readonly ended: boolean;
}

/** The axis and the events that playback passes. */
export interface PlaybackTimetable {
  readonly axis: readonly AxisSegment[];
  /** Days on which an event begins, ascending, also more than once; playback pauses on them. */
  readonly eventDays: readonly Day[];
  /** The last day that playback shows. */
  readonly last: Day;
}

/** A playhead on a day, without a pause. */
export function playheadOn({ axis }: Pick<PlaybackTimetable, 'axis'>, day: Day): Playhead {
  return { position: xOfDay(axis, day, 1), day, pause: 0, ended: false };
}

/** The playhead `elapsed` milliseconds later. However long the step is, playback shows every day with an event. */
export function advancePlayhead(
  timetable: PlaybackTimetable,
  head: Playhead,
  elapsed: number,
  pace: PlaybackPace,
): Playhead {
  const { axis, eventDays, last } = timetable;
  if (head.ended) return head;
  if (head.pause > elapsed) return { ...head, pause: head.pause - elapsed };
  if (head.day >= last) return { ...head, pause: 0, ended: true };
  const nextEvent = eventDays.find((day) => day > head.day && day <= last);
  if (pace.stepwise) return pauseOn(timetable, nextEvent ?? last, Math.max(LEAST_STEP_MS, pace.pauseMs));
  const position = head.position + (elapsed - head.pause) / pace.wholeMs;
  const day = Math.max(head.day, position >= 1 ? axisSpan(axis).to - 1 : dayAtX(axis, position, 1));
  const pauseDay = nextEvent ?? last;
  return day >= pauseDay ? pauseOn(timetable, pauseDay, pace.pauseMs) : { position, day, pause: 0, ended: false };
}

function pauseOn(timetable: PlaybackTimetable, day: Day, pause: number): Playhead {
  return { ...playheadOn(timetable, day), pause };
}
