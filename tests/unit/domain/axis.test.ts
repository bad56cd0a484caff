import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisSpan,
  dayBoundaryAtX,
  cutAxis,
  dayAtX,
  panView,
  placeSegments,
  xOfDay,
  revealDay,
  WHOLE_AXIS,
  zoomToDay,
  zoomView,
  type AxisView,
} from '../../../src/domain/axis';
import type { AxisSegment } from '../../../src/domain/model';
import { dayOf } from '../../../src/domain/time';
import { viewBetween } from '../../fixtures/axisViews';

const axis: readonly AxisSegment[] = [
  { from: dayOf(1991, 1, 1), to: dayOf(2021, 12, 1), share: 0.06 },
  { from: dayOf(2021, 12, 1), to: dayOf(2023, 7, 28), share: 0.66 },
  { from: dayOf(2023, 7, 28), to: dayOf(2026, 5, 16), share: 0.28 },
];
const WIDTH = 1000;
const views = fc
  .tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }))
  .map(([start, size]): AxisView => ({ start: Math.min(start, 1 - size), end: Math.min(start, 1 - size) + size }));
const days = ({ start, end }: AxisView): number => {
  const { from, to } = axisSpan(cutAxis(axis, { start, end }));
  return to - from;
};

describe('A view of the axis', () => {
  it('of all of it is the axis itself', () => {
    expect(cutAxis(axis, WHOLE_AXIS)).toBe(axis);
  });

  it('shows every day of its part where the whole would, only larger', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: dayOf(1991, 1, 1), max: dayOf(2026, 5, 15) }), (view, day) => {
        const at = xOfDay(axis, day, 1);
        const inView = (at - view.start) / (view.end - view.start);
        if (inView < 0 || inView > 1) return;
        expect(xOfDay(cutAxis(axis, view), day, WIDTH)).toBeCloseTo(inView * WIDTH, 3);
      }),
    );
  });

  it('keeps its shares adding up to one and its segments without gaps', () => {
    fc.assert(
      fc.property(views, (view) => {
        const cut = cutAxis(axis, view);
        expect(cut.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
        cut.slice(1).forEach((segment, at) => expect(segment.from).toBe(cut[at]?.to));
      }),
    );
  });

  it('zooms about the place under the pointer, never beyond the axis and never below a week', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (view, factor, anchor) => {
          const next = zoomView(axis, view, factor, anchor);
          expect(next.start).toBeGreaterThanOrEqual(0);
          expect(next.end).toBeLessThanOrEqual(1 + 1e-9);
          const at = view.start + anchor * (view.end - view.start);
          const inside = next.start > 1e-9 && next.end < 1 - 1e-9;
          if (inside) expect(next.start + anchor * (next.end - next.start)).toBeCloseTo(at, 6);
        },
      ),
    );
    let near: AxisView = WHOLE_AXIS;
    for (let step = 0; step < 60; step++) near = zoomView(axis, near, 1.5, 0.5);
    expect(days(near)).toBeGreaterThan(6.9);
    expect(days(near)).toBeLessThan(7.1);
  });

  it('can be narrowed to a week of the empty decades', () => {
    const view = zoomToDay(axis, WHOLE_AXIS, 100_000, dayOf(1993, 4, 3));
    expect(days(view)).toBeCloseTo(7, 1);
    expect(dayAtX(cutAxis(axis, view), WIDTH / 2, WIDTH)).toBe(dayOf(1993, 4, 3));
  });

  it('moves along the axis and stops at its ends', () => {
    const view = viewBetween(axis, dayOf(2023, 1, 1), dayOf(2023, 4, 1));
    expect(panView(view, 0.5).start).toBeCloseTo(view.start + (view.end - view.start) / 2, 6);
    expect(panView(view, 999).end).toBeCloseTo(1, 9);
    expect(panView(view, -999).start).toBe(0);
  });

  it('follows a day that has left it, and stays where it is for one in it', () => {
    const view = viewBetween(axis, dayOf(2023, 1, 1), dayOf(2023, 2, 1));
    expect(revealDay(axis, view, dayOf(2023, 1, 15))).toBe(view);
    for (const day of [dayOf(2022, 6, 1), dayOf(2023, 6, 1)]) {
      const moved = revealDay(axis, view, day);
      const at = xOfDay(axis, day, 1);
      expect(at).toBeGreaterThan(moved.start);
      expect(at).toBeLessThan(moved.end);
      expect(moved.end - moved.start).toBeCloseTo(view.end - view.start, 9);
    }
  });
});

/** Eighty days in the left fifth of the axis, forty in the rest: two and a half, then twenty pixels a day at 1000. */
const simple: readonly AxisSegment[] = [
  { from: 100, to: 180, share: 1 },
  { from: 180, to: 220, share: 4 },
];

describe('A simple axis', () => {
  it('reaches from its first day to its last', () => {
    expect(axisSpan(simple)).toEqual({ from: 100, to: 220 });
    expect(axisSpan([])).toEqual({ from: 0, to: 1 });
  });

  it.each([
    [100, 0],
    [140, 100],
    [179, 197.5],
    [180, 200],
    [181, 220],
    [220, 1000],
    [99, 0],
    [221, 1000],
  ])('has day %i at %d pixels', (day, x) => expect(xOfDay(simple, day, WIDTH)).toBeCloseTo(x));

  it('places its segments one after the other, by their shares', () => {
    expect(placeSegments(simple, WIDTH).map(({ left, width }) => [left, width])).toEqual([
      [0, 200],
      [200, 800],
    ]);
    const noShare = [{ from: 0, to: 10, share: 0 }];
    expect(placeSegments(noShare, WIDTH).map(({ left, width }) => [left, width])).toEqual([[0, 0]]);
    expect(dayAtX(noShare, 5, WIDTH)).toBe(0);
  });

  it.each([
    // The nearest beginning of a day.
    [209, 180, 180],
    [211, 181, 181],
    [199, 180, 180],
    [-5, 100, 100],
    // The end of the axis is a boundary, but no day of it.
    [995, 220, 219],
    [5000, 220, 219],
  ])('has at %d pixels the boundary %i and the day %i', (x, boundary, day) => {
    expect([dayBoundaryAtX(simple, x, WIDTH), dayAtX(simple, x, WIDTH)]).toEqual([boundary, day]);
  });

  it('is cut within its segments, and loses those that are not visible', () => {
    expect(cutAxis(simple, { start: 0.1, end: 0.6 })).toEqual([
      { from: 140, to: 180, share: expect.closeTo(0.2) },
      { from: 180, to: 200, share: expect.closeTo(0.8) },
    ]);
    expect(cutAxis(simple, { start: 0.2, end: 0.6 })).toEqual([{ from: 180, to: 200, share: 1 }]);
    expect(cutAxis(simple, { start: 0, end: 0.2 })).toEqual([{ from: 100, to: 180, share: 1 }]);
    expect(cutAxis(simple, { start: 0, end: 0.5 })).toHaveLength(2);
    expect(cutAxis(simple, { start: 0.5, end: 1 })).toEqual([{ from: 195, to: 220, share: 1 }]);
  });

  it('shows within a cut only days that lie in it', () => {
    const cut = cutAxis(simple, { start: 0.21, end: 0.59 });
    // From half of the 181st day to half of the 200th.
    expect([dayAtX(cut, -5, WIDTH), dayAtX(cut, 5000, WIDTH)]).toEqual([181, 199]);
  });

  const size = ({ start, end }: AxisView): number => end - start;

  it('zooms to a week and no further, also at its right end', () => {
    const week = (7 / 40) * 0.8;
    expect(size(zoomView(simple, WHOLE_AXIS, 1000, 0.5))).toBeCloseTo(week);
    expect(size(zoomView(simple, WHOLE_AXIS, 1000, 0.1))).toBeCloseTo((7 / 80) * 0.2);
    expect(size(zoomView(simple, WHOLE_AXIS, 1000, 0.2))).toBeCloseTo((7 / 80) * 0.2);
    // Shares that add up to a little less than 1.
    const uneven = [0.7, 0.2, 0.1].map((share, at) => ({ from: at * 100, to: at * 100 + 100, share }));
    expect(size(zoomView(uneven, WHOLE_AXIS, 2, 1))).toBeCloseTo(0.5);
    expect(size(zoomView(uneven, WHOLE_AXIS, 1000, 1))).toBeCloseTo(0.007);
    // A view that is already narrower is not widened by zooming in; an axis of less than a week is shown whole.
    expect(size(zoomView(simple, { start: 0.5, end: 0.55 }, 2, 0.5))).toBeCloseTo(0.05);
    expect(zoomView([{ from: 0, to: 3, share: 1 }], WHOLE_AXIS, 2, 0.5)).toEqual(WHOLE_AXIS);
    expect(zoomView([], WHOLE_AXIS, 2, 0.5)).toEqual(WHOLE_AXIS);
  });

  it('zooms about the anchor, and out to the whole at most', () => {
    expect(zoomView(simple, { start: 0.4, end: 0.8 }, 2, 0.25)).toEqual({
      start: expect.closeTo(0.45),
      end: expect.closeTo(0.65),
    });
    expect(zoomView(simple, { start: 0.4, end: 0.8 }, 0.1, 0.25)).toEqual(WHOLE_AXIS);
  });

  it('zooms to a day with the day in the middle', () => {
    const view = zoomToDay(simple, { start: 0.4, end: 0.8 }, 2, 200);
    expect([view.start, view.end]).toEqual([expect.closeTo(0.5), expect.closeTo(0.7)]);
    // From a part of the axis where the day is not, too.
    for (const part of [
      { start: 0.2, end: 0.4 },
      { start: 0.8, end: 1 },
    ]) {
      const { start, end } = zoomToDay(simple, part, 1.25, 200);
      expect((start + end) / 2).toBeCloseTo(0.6);
      expect(end - start).toBeCloseTo(0.16);
    }
  });

  it('is moved by a share of what is visible', () => {
    expect(panView({ start: 0.2, end: 0.4 }, 0.5)).toEqual({ start: expect.closeTo(0.3), end: expect.closeTo(0.5) });
    expect(panView({ start: 0.2, end: 0.4 }, -2)).toEqual({ start: 0, end: expect.closeTo(0.2) });
    expect(panView({ start: 0.2, end: 0.4 }, 5)).toEqual({ start: expect.closeTo(0.8), end: 1 });
  });

  it('is moved as far as a day needs that is not visible, with a margin of 8 hundredths', () => {
    const view = viewBetween(simple, 190, 200);
    // At both edges, then beyond them.
    for (const day of [200, 190]) expect(revealDay(simple, view, day)).toBe(view);
    expect(revealDay(simple, view, 205)).toEqual({ start: expect.closeTo(0.516), end: expect.closeTo(0.716) });
    expect(revealDay(simple, view, 185)).toEqual({ start: expect.closeTo(0.284), end: expect.closeTo(0.484) });
    expect(revealDay(simple, WHOLE_AXIS, 500)).toBe(WHOLE_AXIS);
  });
});
