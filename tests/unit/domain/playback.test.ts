import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisSegment } from '../../../src/domain/model';
import { advance, PACES, playheadOn, type Pace, type Playhead, type Score } from '../../../src/domain/playback';
import { dayOf } from '../../../src/domain/time';

const axis: readonly AxisSegment[] = [
  { from: dayOf(1991, 1, 1), to: dayOf(2022, 1, 1), share: 0.1 },
  { from: dayOf(2022, 1, 1), to: dayOf(2023, 1, 1), share: 0.9 },
];
const stops = [dayOf(1993, 4, 1), dayOf(2022, 3, 1), dayOf(2022, 3, 2), dayOf(2022, 9, 14)];
const score: Score = { axis, stops, last: dayOf(2022, 12, 31) };
const normal: Pace = { ...PACES.normal, stepwise: false };

/** Plays to the end in frames; every day the reader saw, once. */
function play(pace: Pace, frame: (at: number) => number, from = dayOf(1991, 1, 1)): { days: number[]; ms: number } {
  let head: Playhead = playheadOn(score, from);
  const days = [head.day];
  let ms = 0;
  for (let at = 0; !head.ended && at < 200_000; at++) {
    const step = frame(at);
    ms += step;
    head = advance(score, head, step, pace);
    if (days.at(-1) !== head.day) days.push(head.day);
  }
  expect(head.ended).toBe(true);
  return { days, ms };
}

describe('Playing', () => {
  it('stands on every stop, whatever the frames, and never goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 12 }), (frames) => {
        const { days } = play(normal, (at) => frames[at % frames.length] as number);
        expect(days).toEqual([...days].sort((a, b) => a - b));
        expect(stops.filter((stop) => !days.includes(stop))).toEqual([]);
        expect(days.at(-1)).toBe(score.last);
      }),
    );
  });

  it('takes the time of its pace and of its waits', () => {
    const { ms } = play(normal, () => 16);
    const wanted = normal.wholeMs + (stops.length + 1) * normal.waitMs;
    expect(Math.abs(ms - wanted)).toBeLessThan(wanted * 0.05);
  });

  it('passes empty decades in a moment and dense months slowly', () => {
    const early = play(normal, () => 16, dayOf(1991, 1, 1)).ms;
    const late = play(normal, () => 16, dayOf(2022, 1, 1)).ms;
    expect(early - late).toBeLessThan(normal.wholeMs * 0.2);
  });

  it('waits at a stop', () => {
    const before = playheadOn(score, dayOf(2022, 2, 28));
    const there = advance(score, before, 400, normal);
    expect(there).toMatchObject({ day: dayOf(2022, 3, 1), wait: normal.waitMs });
    expect(advance(score, there, normal.waitMs - 1, normal).day).toBe(there.day);
    expect(advance(score, there, normal.waitMs + 300, normal).day).toBe(dayOf(2022, 3, 2));
  });

  it('goes from stop to stop without motion between, no faster than can be read', () => {
    const stepwise: Pace = { ...PACES.fast, stepwise: true };
    const { days, ms } = play(stepwise, () => 50);
    expect(days).toEqual([dayOf(1991, 1, 1), ...stops, score.last]);
    expect(ms).toBeGreaterThan(5 * 1700);
  });

  it('ends where nothing comes after', () => {
    expect(advance(score, playheadOn(score, score.last), 16, normal).ended).toBe(true);
  });
});
