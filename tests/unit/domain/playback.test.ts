import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisSegment } from '../../../src/domain/model';
import {
  advancePlayhead,
  PLAYBACK_PACES,
  playheadOn,
  type PlaybackPace,
  type Playhead,
  type PlaybackTimetable,
} from '../../../src/domain/playback';
import { dayOf } from '../../../src/domain/time';

const axis: readonly AxisSegment[] = [
  { from: dayOf(1991, 1, 1), to: dayOf(2022, 1, 1), share: 0.1 },
  { from: dayOf(2022, 1, 1), to: dayOf(2023, 1, 1), share: 0.9 },
];
const eventDays = [dayOf(1993, 4, 1), dayOf(2022, 3, 1), dayOf(2022, 3, 2), dayOf(2022, 9, 14)];
const timetable: PlaybackTimetable = { axis, eventDays, last: dayOf(2022, 12, 31) };
const normal: PlaybackPace = { ...PLAYBACK_PACES.normal, stepwise: false };

/** Plays to the end in frames; every day the reader saw, once. */
function play(
  pace: PlaybackPace,
  frame: (at: number) => number,
  from = dayOf(1991, 1, 1),
): { days: number[]; ms: number } {
  let head: Playhead = playheadOn(timetable, from);
  const days = [head.day];
  let ms = 0;
  for (let at = 0; !head.ended && at < 200_000; at++) {
    const step = frame(at);
    ms += step;
    head = advancePlayhead(timetable, head, step, pace);
    if (days.at(-1) !== head.day) days.push(head.day);
  }
  expect(head.ended).toBe(true);
  return { days, ms };
}

describe('Playing', () => {
  it('shows every day with an event, however long the frames are, and never goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 12 }), (frames) => {
        const { days } = play(normal, (at) => frames[at % frames.length] as number);
        expect(days).toEqual([...days].sort((a, b) => a - b));
        expect(eventDays.filter((day) => !days.includes(day))).toEqual([]);
        expect(days.at(-1)).toBe(timetable.last);
      }),
    );
  });

  it('takes the time of its pace and of its pauses', () => {
    const { ms } = play(normal, () => 16);
    const wanted = normal.wholeMs + (eventDays.length + 1) * normal.pauseMs;
    expect(Math.abs(ms - wanted)).toBeLessThan(wanted * 0.05);
  });

  it('passes empty decades in a moment and dense months slowly', () => {
    const early = play(normal, () => 16, dayOf(1991, 1, 1)).ms;
    const late = play(normal, () => 16, dayOf(2022, 1, 1)).ms;
    expect(early - late).toBeLessThan(normal.wholeMs * 0.2);
  });

  it('pauses on a day with an event', () => {
    const before = playheadOn(timetable, dayOf(2022, 2, 28));
    const there = advancePlayhead(timetable, before, 400, normal);
    expect(there).toMatchObject({ day: dayOf(2022, 3, 1), pause: normal.pauseMs });
    expect(advancePlayhead(timetable, there, normal.pauseMs - 1, normal).day).toBe(there.day);
    expect(advancePlayhead(timetable, there, normal.pauseMs + 300, normal).day).toBe(dayOf(2022, 3, 2));
  });

  it('jumps from event to event for readers who prefer reduced motion, no faster than can be read', () => {
    const stepwise: PlaybackPace = { ...PLAYBACK_PACES.fast, stepwise: true };
    const { days, ms } = play(stepwise, () => 50);
    expect(days).toEqual([dayOf(1991, 1, 1), ...eventDays, timetable.last]);
    expect(ms).toBeGreaterThan(5 * 1700);
  });

  it('moves along the axis in proportion to the time, whole days behind', () => {
    const head = playheadOn(timetable, dayOf(2022, 3, 2));
    expect(head).toEqual({
      position: expect.closeTo(0.1 + (0.9 * 60) / 365),
      day: dayOf(2022, 3, 2),
      pause: 0,
      ended: false,
    });
    // A tenth of the axis, which is a ninth of the year.
    const next = advancePlayhead(timetable, head, normal.wholeMs / 10, normal);
    expect(next.position - head.position).toBeCloseTo(0.1);
    expect(next.day).toBe(head.day + Math.round(365 / 9));
    expect(next).toMatchObject({ pause: 0, ended: false });
    // A frame may be too short for a day: the position moves on all the same.
    const frame = advancePlayhead(timetable, head, 1, normal);
    expect([frame.day, frame.position > head.position]).toEqual([head.day, true]);
  });

  it('counts what is left of a step after a pause', () => {
    const paused: Playhead = { ...playheadOn(timetable, dayOf(2022, 3, 2)), pause: 500 };
    expect(advancePlayhead(timetable, paused, 499, normal)).toEqual({ ...paused, pause: 1 });
    expect(advancePlayhead(timetable, paused, 500, normal)).toEqual({ ...paused, pause: 0 });
    const on = advancePlayhead(timetable, paused, 500 + normal.wholeMs / 10, normal);
    expect(on.position - paused.position).toBeCloseTo(0.1);
  });

  it('pauses on the last day as on an event, and ends after it', () => {
    const before = playheadOn(timetable, dayOf(2022, 12, 1));
    const last = advancePlayhead(timetable, before, normal.wholeMs, normal);
    expect(last).toEqual({ ...playheadOn(timetable, timetable.last), pause: normal.pauseMs });
    expect(advancePlayhead(timetable, last, normal.pauseMs - 1, normal).ended).toBe(false);
    const end = advancePlayhead(timetable, last, normal.pauseMs, normal);
    expect(end).toEqual({ ...last, pause: 0, ended: true });
    expect(advancePlayhead(timetable, end, 1000, normal)).toBe(end);
  });

  it('does not know of events after the last day', () => {
    const short: PlaybackTimetable = { ...timetable, last: dayOf(2022, 9, 13) };
    const before = playheadOn(short, dayOf(2022, 9, 1));
    expect(advancePlayhead(short, before, normal.wholeMs, normal).day).toBe(short.last);
    expect(advancePlayhead(short, before, 0, { ...normal, stepwise: true }).day).toBe(short.last);
    const withEvent: PlaybackTimetable = { ...timetable, last: dayOf(2022, 9, 14) };
    expect(advancePlayhead(withEvent, before, normal.wholeMs, normal).day).toBe(withEvent.last);
  });

  it('pauses after a jump as long as its pace says, and never less than a reader needs', () => {
    const head = playheadOn(timetable, dayOf(2022, 1, 1));
    const pauseAt = (pauseMs: number): number =>
      advancePlayhead(timetable, head, 0, { ...normal, pauseMs, stepwise: true }).pause;
    expect([pauseAt(0), pauseAt(1800), pauseAt(2600)]).toEqual([1800, 1800, 2600]);
  });

  it('ends on the last day', () => {
    expect(advancePlayhead(timetable, playheadOn(timetable, timetable.last), 16, normal).ended).toBe(true);
  });
});
