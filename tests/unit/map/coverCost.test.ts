import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../../src/domain/model';
import { coverCost } from '../../../src/map/coverCost';

const SIZE = { width: 120, height: 60 };

describe('What it costs to cover a part of the map', () => {
  it('is the cost of each square pixel of what lies there, in cells of six pixels', () => {
    const cost = coverCost(SIZE, [{ box: [12, 12, 36, 24], cost: 0.5 }], []);
    expect(cost([0, 0, 120, 60])).toBeCloseTo(24 * 12 * 0.5);
    expect(cost([24, 0, 120, 60])).toBeCloseTo(12 * 12 * 0.5);
    expect(cost([36, 0, 120, 60])).toBeCloseTo(0);
    expect(cost([0, 24, 120, 60])).toBeCloseTo(0);
  });

  it('is the length of the lines that run there', () => {
    const line = [
      [-60, 30],
      [60, 30],
      [60, 90],
    ] as const;
    const cost = coverCost(SIZE, [], [{ points: line, cost: 2 }]);
    expect(cost([0, 0, 120, 60])).toBeCloseTo(2 * (60 + 30));
    expect(cost([0, 24, 30, 36])).toBeCloseTo(2 * 30);
    expect(cost([66, 0, 120, 60])).toBeCloseTo(0);
  });

  it('adds up: two halves cost as much as the whole, and no box costs less than nothing', () => {
    const box = fc
      .tuple(fc.integer({ min: -20, max: 110 }), fc.integer({ min: -20, max: 50 }), fc.integer({ min: 1, max: 80 }))
      .map(([x, y, side]): Bounds => [x, y, x + side, y + side / 2]);
    fc.assert(
      fc.property(fc.array(box, { maxLength: 5 }), fc.integer({ min: 0, max: 20 }), (boxes, at) => {
        const cost = coverCost(
          SIZE,
          boxes.map((each) => ({ box: each, cost: 1 })),
          [],
        );
        const whole = cost([0, 0, 120, 60]);
        expect(cost([0, 0, at * 6, 60]) + cost([at * 6, 0, 120, 60])).toBeCloseTo(whole);
        for (const each of boxes) expect(cost(each)).toBeGreaterThanOrEqual(-1e-6);
      }),
    );
  });
});
