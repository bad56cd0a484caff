import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisSegment } from '../../../src/domain/model';
import { advance, PACES, playheadOn, type Pace, type Playhead, type Timetable } from '../../../src/domain/playback';
import { dayOf } from '../../../src/domain/time';

const axis: readonly AxisSegment[] = [
  { from: dayOf(1991, 1, 1), to: dayOf(2022, 1, 1), share: 0.1 },
  { from: dayOf(2022, 1, 1), to: dayOf(2023, 1, 1), share: 0.9 },
];
const eventDays = [dayOf(1993, 4, 1), dayOf(2022, 3, 1), dayOf(2022, 3, 2), dayOf(2022, 9, 14)];
const timetable: Timetable = { axis, eventDays, last: dayOf(2022, 12, 31) };
const normal: Pace = { ...PACES.normal, stepwise: false };

/** Plays to the end in frames; every day the reader saw, once. */
function play(pace: Pace, frame: (at: number) => number, from = dayOf(1991, 1, 1)): { days: number[]; ms: number } {
  let head: Playhead = playheadOn(timetable, from);
  const days = [head.day];
  let ms = 0;
  for (let at = 0; !head.ended && at < 200_000; at++) {
    const step = frame(at);
    ms += step;
    head = advance(timetable, head, step, pace);
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
    const there = advance(timetable, before, 400, normal);
    expect(there).toMatchObject({ day: dayOf(2022, 3, 1), pause: normal.pauseMs });
    expect(advance(timetable, there, normal.pauseMs - 1, normal).day).toBe(there.day);
    expect(advance(timetable, there, normal.pauseMs + 300, normal).day).toBe(dayOf(2022, 3, 2));
  });

  it('jumps from event to event for readers who prefer reduced motion, no faster than can be read', () => {
    const stepwise: Pace = { ...PACES.fast, stepwise: true };
    const { days, ms } = play(stepwise, () => 50);
    expect(days).toEqual([dayOf(1991, 1, 1), ...eventDays, timetable.last]);
    expect(ms).toBeGreaterThan(5 * 1700);
  });

  it('ends on the last day', () => {
    expect(advance(timetable, playheadOn(timetable, timetable.last), 16, normal).ended).toBe(true);
  });
});
