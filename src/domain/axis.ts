/**
 * The date axis: piecewise linear, so that a long prehistory takes a sliver and the months the atlas is about take the rest.
 * Pure; x is in CSS pixels from the left end of the axis. A view of the axis is a part of it (`AxisView`); cut to that part, an
 * axis is an axis again, and everything drawn on one can be drawn on the other.
 */
import type { AxisSegment, Day } from './model';
import { clamp } from './time';

/** The part of an axis that is seen: both ends as shares of the whole, 0 to 1. */
export interface AxisView {
  readonly start: number;
  readonly end: number;
}

/** All of an axis. */
export const WHOLE_AXIS: AxisView = { start: 0, end: 1 };

/** Least stretch of days that a view can be narrowed to: a week. */
const LEAST_DAYS = 7;

/** A segment placed on an axis of some width. */
export interface Stretch extends AxisSegment {
  /** Left edge, in CSS pixels. */
  readonly left: number;
  /** In CSS pixels. */
  readonly width: number;
}

/** First day of the axis and the day after its last. */
export function axisSpan(axis: readonly AxisSegment[]): { from: Day; to: Day } {
  return { from: axis[0]?.from ?? 0, to: axis.at(-1)?.to ?? 1 };
}

/** The segments of an axis `width` CSS pixels wide, each with its place. */
export function stretchesOf(axis: readonly AxisSegment[], width: number): readonly Stretch[] {
  const total = axis.reduce((sum, segment) => sum + segment.share, 0) || 1;
  let left = 0;
  return axis.map((segment) => {
    const stretch = { ...segment, left, width: (segment.share / total) * width };
    left += stretch.width;
    return stretch;
  });
}

/** Where a day begins on an axis `width` CSS pixels wide; days off the axis are held at its ends. */
export function positionOf(axis: readonly AxisSegment[], day: Day, width: number): number {
  const placed = stretchesOf(axis, width);
  const stretch = placed.find(({ to }) => day < to) ?? placed.at(-1);
  if (!stretch) return 0;
  const part = (clamp(day, stretch.from, stretch.to) - stretch.from) / (stretch.to - stretch.from);
  return stretch.left + part * stretch.width;
}

/** The moment at x, in days with a fraction, held inside the axis. */
function momentAt(axis: readonly AxisSegment[], x: number, width: number): number {
  const placed = stretchesOf(axis, width).filter((stretch) => stretch.width > 0);
  const stretch = placed.find(({ left, width: wide }) => x < left + wide) ?? placed.at(-1);
  if (!stretch) return axisSpan(axis).from;
  const part = clamp((x - stretch.left) / stretch.width, 0, 1);
  return stretch.from + part * (stretch.to - stretch.from);
}

/** The day whose beginning is nearest to x, the end of the axis included: for the right edge of a half-open window. */
export function boundaryAt(axis: readonly AxisSegment[], x: number, width: number): Day {
  return Math.round(momentAt(axis, x, width));
}

/** The day whose beginning is nearest to x, held inside the axis. */
export function dayAt(axis: readonly AxisSegment[], x: number, width: number): Day {
  const { from, to } = axisSpan(axis);
  return clamp(boundaryAt(axis, x, width), Math.ceil(from), Math.ceil(to) - 1);
}

/** The axis cut to a view. Ends may lie within a day: they are then no whole numbers. */
export function cutAxis(axis: readonly AxisSegment[], view: AxisView): readonly AxisSegment[] {
  if (view.start <= 0 && view.end >= 1) return axis;
  return stretchesOf(axis, 1).flatMap((stretch) => {
    const from = Math.max(view.start, stretch.left);
    const to = Math.min(view.end, stretch.left + stretch.width);
    if (to <= from) return [];
    const day = (at: number): number =>
      stretch.from + ((at - stretch.left) / stretch.width) * (stretch.to - stretch.from);
    return { from: day(from), to: day(to), share: (to - from) / (view.end - view.start) };
  });
}

/** The narrowest view around a place on the axis: a week. */
function leastView(axis: readonly AxisSegment[], at: number): number {
  const stretch = stretchesOf(axis, 1).find(({ left, width }) => at <= left + width);
  return stretch ? Math.min(1, (stretch.width / (stretch.to - stretch.from)) * LEAST_DAYS) : 1;
}

/**
 * The view after zooming: narrower for a `factor` above 1. The place at `anchor`, a share of the view from 0 to 1, stays where
 * it is as far as the axis reaches.
 */
export function zoomView(axis: readonly AxisSegment[], view: AxisView, factor: number, anchor: number): AxisView {
  const size = view.end - view.start;
  const at = view.start + anchor * size;
  const next = clamp(size / factor, Math.min(size, leastView(axis, at)), 1);
  return held(at - anchor * next, next);
}

/** The view after zooming to a day, which comes to its middle as far as the axis reaches: for buttons and keys. */
export function zoomToDay(axis: readonly AxisSegment[], view: AxisView, factor: number, day: Day): AxisView {
  const at = positionOf(axis, day, 1);
  const { start, end } = zoomView(axis, view, factor, clamp((at - view.start) / (view.end - view.start), 0, 1));
  return held(at - (end - start) / 2, end - start);
}

/** The view moved along the axis by a share of itself. */
export function panView(view: AxisView, share: number): AxisView {
  const size = view.end - view.start;
  return held(view.start + share * size, size);
}

/** The view that frames days, with a margin on both sides that is a share of it. */
export function viewOfDays(axis: readonly AxisSegment[], from: Day, to: Day, margin = 0.06): AxisView {
  const [start, end] = [positionOf(axis, from, 1), positionOf(axis, to, 1)];
  const size = Math.min(1, Math.max((end - start) * (1 + 2 * margin), leastView(axis, start)));
  return held((start + end) / 2 - size / 2, size);
}

/** The view moved just as far as is needed for a day to be seen, clear of its edges; itself where it is. */
export function revealDay(axis: readonly AxisSegment[], view: AxisView, day: Day): AxisView {
  const at = positionOf(axis, day, 1);
  const size = view.end - view.start;
  const edge = size * 0.08;
  if (size >= 1 || (at >= view.start && at <= view.end)) return view;
  return held(at < view.start ? at - edge : at - size + edge, size);
}

/** A view of some size that begins at `start`, moved inside the axis. */
function held(start: number, size: number): AxisView {
  const from = clamp(start, 0, 1 - size);
  return { start: from, end: from + size };
}
