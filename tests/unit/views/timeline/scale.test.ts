import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AxisSegment } from '../../../../src/domain/model';
import { dayOf } from '../../../../src/domain/time';
import { boundaryAt, cutAxis, dayAt, positionOf } from '../../../../src/domain/axis';
import { axisMarks } from '../../../../src/views/timeline/scale';
import { textWidth } from '../../../../src/views/timeline/textWidth';
import { viewBetween } from '../../../fixtures/axisViews';

const axis: readonly AxisSegment[] = [
  { from: dayOf(1991, 1, 1), to: dayOf(2021, 12, 1), share: 0.07 },
  { from: dayOf(2021, 12, 1), to: dayOf(2023, 7, 28), share: 0.93 },
];
const plain: readonly AxisSegment[] = [{ from: dayOf(2022, 1, 1), to: dayOf(2023, 1, 1), share: 1 }];
const first = dayOf(1991, 1, 1);
const end = dayOf(2023, 7, 28);
const dense = dayOf(2021, 12, 1);

/** Axes of one to four segments without gaps, whose shares add up to 1. */
const axes = fc
  .array(fc.record({ days: fc.integer({ min: 1, max: 12_000 }), weight: fc.integer({ min: 1, max: 20 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts): readonly AxisSegment[] => {
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    let from = first;
    return parts.map(({ days, weight }) => {
      const segment = { from, to: from + days, share: weight / total };
      from += days;
      return segment;
    });
  });

describe('the date axis', () => {
  it('begins at 0, ends at its width and changes scale where a segment ends', () => {
    expect(positionOf(axis, first, 1000)).toBe(0);
    expect(positionOf(axis, dense, 1000)).toBeCloseTo(70);
    expect(positionOf(axis, end, 1000)).toBeCloseTo(1000);
  });

  it('holds days and positions outside of it at its ends', () => {
    expect(positionOf(axis, -100_000_000, 1000)).toBe(0);
    expect(positionOf(axis, 100_000_000, 1000)).toBeCloseTo(1000);
    expect(dayAt(axis, -50, 1000)).toBe(first);
    expect(dayAt(axis, 5000, 1000)).toBe(end - 1);
  });

  it('reaches the end of the last day for the right edge of a window', () => {
    expect(boundaryAt(axis, 1000, 1000)).toBe(end);
    expect(boundaryAt(axis, 5000, 1000)).toBe(end);
  });

  it('survives an axis without segments and one without width', () => {
    expect(positionOf([], 5, 100)).toBe(0);
    expect(dayAt([], 5, 100)).toBe(0);
    expect(dayAt(axis, 5, 0)).toBe(first);
    expect(axisMarks([], 100)).toEqual({ ticks: [], breaks: [] });
  });

  it('finds every day again where a day is at least a pixel wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: dense, max: end - 1 }), fc.integer({ min: 655, max: 4000 }), (day, width) => {
        expect(dayAt(axis, positionOf(axis, day, width), width)).toBe(day);
      }),
    );
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(axes, fc.integer({ min: 1, max: 3000 }), fc.nat(40_000), fc.nat(40_000), (any, width, a, b) => {
        const [early, late] = [first + Math.min(a, b), first + Math.max(a, b)];
        expect(positionOf(any, early, width)).toBeLessThanOrEqual(positionOf(any, late, width) + 1e-9);
        const [low, high] = [(Math.min(a, b) / 40_000) * width, (Math.max(a, b) / 40_000) * width];
        expect(dayAt(any, low, width)).toBeLessThanOrEqual(dayAt(any, high, width));
      }),
    );
  });
});

describe('what is written on the axis', () => {
  const labels = (any: readonly AxisSegment[], width: number): string[] =>
    axisMarks(any, width).ticks.flatMap(({ label }) => (label ? [label] : []));

  it('names every month, quarter or year, as there is room', () => {
    expect(labels(plain, 1200)).toHaveLength(12);
    expect(labels(plain, 400)).toEqual(['Jan 2022', 'Apr 2022', 'Jul 2022', 'Oct 2022']);
    expect(labels([{ from: dayOf(2020, 1, 1), to: dayOf(2024, 1, 1), share: 1 }], 200)).toEqual([
      '2020',
      '2021',
      '2022',
      '2023',
    ]);
  });

  it('counts quarters from January, whatever day the axis begins on', () => {
    expect(labels([{ from: dayOf(2021, 12, 10), to: dayOf(2022, 12, 10), share: 1 }], 400)[0]).toBe('Jan 2022');
  });

  it('marks the break of a compressed segment and names it as fully as fits', () => {
    expect(axisMarks(axis, 1000).breaks).toHaveLength(1);
    expect(labels(axis, 1000)[0]).toBe('1991');
    expect(labels(axis, 2000)[0]).toBe('before Dec 2021');
    expect(labels(axis, 340)[0]).toBe('Jan 2022');
  });

  it('sets no break between two segments at the same scale', () => {
    const middle = dayOf(2022, 7, 2);
    const halves = [
      { from: dayOf(2022, 1, 1), to: middle, share: (middle - dayOf(2022, 1, 1)) / 365 },
      { from: middle, to: dayOf(2023, 1, 1), share: (dayOf(2023, 1, 1) - middle) / 365 },
    ];
    expect(axisMarks(halves, 800).breaks).toEqual([]);
  });

  it('never lets labels overlap or leave the axis', () => {
    fc.assert(
      fc.property(axes, fc.integer({ min: 100, max: 2500 }), (any, width) => {
        let last = 0;
        for (const { label, labelX } of axisMarks(any, width).ticks) {
          if (!label) continue;
          expect(labelX).toBeGreaterThanOrEqual(last);
          last = labelX + textWidth(label);
          expect(last).toBeLessThanOrEqual(width + 1e-6);
        }
      }),
    );
  });
});

describe('an axis cut to a week', () => {
  const week = cutAxis(axis, viewBetween(axis, dayOf(2023, 4, 21), dayOf(2023, 4, 28)));
  const labels = (width: number): string[] =>
    axisMarks(week, width)
      .ticks.map(({ label }) => label)
      .filter(Boolean);

  it('names its days, the first with its year', () => {
    expect(labels(1000)).toEqual(['21 Apr 2023', '22 Apr', '23 Apr', '24 Apr', '25 Apr', '26 Apr', '27 Apr']);
  });

  it('names fewer days where there is less room, and never overlaps them', () => {
    const few = labels(320);
    expect(few.length).toBeGreaterThan(1);
    expect(few.length).toBeLessThan(7);
  });

  it('has no ticks outside of it', () => {
    for (const { x } of axisMarks(week, 1000).ticks) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(1000);
    }
  });
});
