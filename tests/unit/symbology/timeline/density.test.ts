import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortSpanEnds } from '../../../../src/domain/dated';
import type { AxisSegment } from '../../../../src/domain/model';
import { dayOf } from '../../../../src/domain/time';
import { densityBars } from '../../../../src/symbology/timeline/density';

const from = dayOf(2020, 1, 1);
const axis: readonly AxisSegment[] = [
  { from, to: from + 1000, share: 0.1 },
  { from: from + 1000, to: from + 1400, share: 0.9 },
];

describe('Density along the axis', () => {
  it('counts every start on the axis once, whatever the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1399 }), { maxLength: 200 }),
        fc.integer({ min: 60, max: 2000 }),
        (days, width) => {
          const bars = densityBars(
            sortSpanEnds(days.map((day) => ({ from: from + day, to: from + day + 1 }))),
            axis,
            width,
            6,
          );
          expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(days.length);
          for (const { x, width: size, part } of bars) {
            expect(x).toBeGreaterThanOrEqual(0);
            expect(x + size).toBeLessThanOrEqual(width + 1e-6);
            expect(part).toBeGreaterThan(0);
            expect(part).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });

  it('is highest where most begins, and still shows what is alone', () => {
    const crowd = Array.from({ length: 100 }, () => ({ from: from + 1100, to: from + 1101 }));
    const bars = densityBars(sortSpanEnds([...crowd, { from: from + 1300, to: from + 1301 }]), axis, 1000, 10);
    expect(bars.map(({ count }) => count)).toEqual([100, 1]);
    expect(bars[0]?.part).toBe(1);
    expect(bars[1]?.part).toBeCloseTo(0.1);
  });

  it('is a matter of days: where years stand close together, many of them make no peak', () => {
    // Five in a hundred days of the dense part, two in the four days of another bar.
    const spread = Array.from({ length: 50 }, (_, at) => from + at * 20);
    const starts = [...spread, from + 1100, from + 1100].map((day) => ({ from: day, to: day + 1 }));
    const bars = densityBars(sortSpanEnds(starts), axis, 1000, 10);
    expect(bars.map(({ count }) => count)).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 2]);
    expect(bars.at(-1)?.part).toBe(1);
    for (const { part } of bars.slice(0, -1)) expect(part).toBeLessThan(0.4);
  });

  it('of nothing is nothing', () => {
    expect(densityBars(sortSpanEnds([]), axis, 500, 5)).toEqual([]);
  });

  it('has bars side by side, each with what begins in it', () => {
    // Ten bars of ten pixels: the first stands for the thousand empty days.
    const starts = [0, 999, 1001, 1399].map((day) => ({ from: from + day, to: from + day + 1 }));
    expect(
      densityBars(sortSpanEnds(starts), axis, 100, 10).map(({ x, width, count, days }) => [x, width, count, days]),
    ).toEqual([
      [0, 10, 2, 1000],
      [10, 10, 1, 44],
      [90, 10, 1, 44],
    ]);
    // As wide as fits: three bars of a little more than thirty pixels.
    const [bar] = densityBars(sortSpanEnds(starts), axis, 100, 30);
    expect(bar?.width).toBeCloseTo(100 / 3);
    // At least one, however narrow the axis.
    expect(densityBars(sortSpanEnds(starts), axis, 5, 10)).toEqual([{ x: 0, width: 5, count: 4, days: 1400, part: 1 }]);
  });
});
