import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  axisSpan,
  cutAxis,
  dayAt,
  panView,
  positionOf,
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
        const at = positionOf(axis, day, 1);
        const inView = (at - view.start) / (view.end - view.start);
        if (inView < 0 || inView > 1) return;
        expect(positionOf(cutAxis(axis, view), day, WIDTH)).toBeCloseTo(inView * WIDTH, 3);
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
    expect(dayAt(cutAxis(axis, view), WIDTH / 2, WIDTH)).toBe(dayOf(1993, 4, 3));
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
      const at = positionOf(axis, day, 1);
      expect(at).toBeGreaterThan(moved.start);
      expect(at).toBeLessThan(moved.end);
      expect(moved.end - moved.start).toBeCloseTo(view.end - view.start, 9);
    }
  });
});
