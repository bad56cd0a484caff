import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAxis } from '../../../../src/domain/axis';
import { sortSpanEnds } from '../../../../src/domain/dated';
import type { AxisSegment, Day } from '../../../../src/domain/model';
import { dayOf } from '../../../../src/domain/time';
import { densityOn } from '../../../../src/symbology/timeline/density';

const from = dayOf(2020, 1, 1);
/** Thirty years in a tenth of the width, and then 400 days. */
const axis: readonly AxisSegment[] = [
  { from: from - 10_000, to: from, share: 0.1 },
  { from, to: from + 400, share: 0.9 },
];
const startsAt = (days: readonly Day[]) => sortSpanEnds(days.map((day) => ({ from: from + day, to: from + day + 1 })));

describe('Density along the axis', () => {
  it('counts every start once, in a bar or in a sum, whatever the width and the part of the axis in view', () => {
    const size = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -11_000, max: 500 }), { maxLength: 200 }),
        fc.integer({ min: 60, max: 2000 }),
        fc.tuple(size, fc.double({ min: 0, max: 1, noNaN: true })),
        (days, width, [part, at]) => {
          const start = at * (1 - part);
          const visible = cutAxis(axis, { start, end: start + part });
          const { bars, span, before, after } = densityOn(startsAt(days), visible, width, 6);
          const inSpan = days.filter((day) => from + day >= span.from && from + day < span.to).length;
          expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(inSpan);
          if (before) expect(before.count).toBe(days.filter((day) => from + day < span.from).length);
          if (after) expect(after.count).toBe(days.filter((day) => from + day >= span.to).length);
          for (const { x, width: wide, count } of bars) {
            expect(x).toBeGreaterThanOrEqual(-1e-6);
            expect(x + wide).toBeLessThanOrEqual(width + 1e-6);
            expect(count).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('has bars of equally many days alone, and a sum of what begins where decades have a few pixels', () => {
    // Sixty-seven in the ten months before the break, one in each twenty days after it.
    const year = Array.from({ length: 67 }, (_, at) => -300 + at * 4);
    const days = Array.from({ length: 20 }, (_, at) => at * 20);
    const { bars, before, after, span, days: each } = densityOn(startsAt([...year, ...days]), axis, 1000, 10);
    expect(before).toEqual({ count: 67, x: 0, width: 100 });
    expect(after).toBeNull();
    expect(span).toEqual({ from, to: from + 400 });
    expect(each).toBe(4);
    expect(bars.map(({ count }) => count)).toEqual(days.map(() => 1));
    for (const bar of bars) {
      expect(bar.days).toBeLessThanOrEqual(4);
      expect(bar.width).toBeCloseTo(bar.days * (900 / 400));
      expect(bar.x).toBeGreaterThanOrEqual(100);
    }
  });

  it('has bars on both sides of a break where the scales are not too different, narrower on the denser one', () => {
    const mild: readonly AxisSegment[] = [
      { from, to: from + 400, share: 0.75 },
      { from: from + 400, to: from + 900, share: 0.25 },
    ];
    const { bars, before, after, days } = densityOn(startsAt([100, 700]), mild, 1000, 5);
    expect([before, after]).toEqual([null, null]);
    expect(days).toBe(4);
    expect(bars.map(({ width, days: each }) => [width, each])).toEqual([
      [7.5, 4],
      [2, 4],
    ]);
  });

  it('has the bars where the view has most room: zoomed to the years, these have them, and what follows is the sum', () => {
    const { bars, before, after, days } = densityOn(
      startsAt([-300, -290, 10, 20, 30]),
      cutAxis(axis, { start: 0, end: 0.15 }),
      1000,
      5,
    );
    expect(before).toBeNull();
    expect(after?.count).toBe(3);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(days).toBe(75);
  });

  it('keeps the heights of its bars while the view is moved', () => {
    const days = Array.from({ length: 200 }, (_, at) => (at * 37) % 400);
    const at = (start: number): ReadonlyMap<number, number> => {
      const visible = cutAxis(axis, { start, end: start + 0.2 });
      const { bars, days: each } = densityOn(startsAt(days), visible, 1000, 20);
      const whole = bars.filter((bar) => bar.days === each);
      // Days are found again from where the bars are.
      const first = visible[0] as AxisSegment;
      return new Map(
        whole.map(({ x, count }) => [
          Math.round(first.from + (x / 1000) * ((visible.at(-1) as AxisSegment).to - first.from)),
          count,
        ]),
      );
    };
    const [one, other] = [at(0.4), at(0.4321)];
    const common = [...one].filter(([day]) => other.has(day));
    expect(common.length).toBeGreaterThan(10);
    for (const [day, count] of common) expect(other.get(day)).toBe(count);
  });

  it('of nothing is nothing', () => {
    expect(densityOn(sortSpanEnds([]), axis, 500, 5).bars).toEqual([]);
    expect(densityOn(sortSpanEnds([]), [], 500, 5).bars).toEqual([]);
  });

  it('has a bar of at least a day, as wide as this', () => {
    const week: readonly AxisSegment[] = [{ from, to: from + 7, share: 1 }];
    const { bars, days } = densityOn(startsAt([2, 2, 6]), week, 700, 5);
    expect(days).toBe(1);
    expect(bars.map(({ x, width, count }) => [x, width, count].map(Math.round))).toEqual([
      [200, 100, 2],
      [600, 100, 1],
    ]);
  });
});
