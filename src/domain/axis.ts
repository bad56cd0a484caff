/**
 * The date axis of the timeline. It is piecewise linear: decades with few events take little width, and the months that the atlas is
 * about take the rest. All functions are pure; x is in CSS pixels from the left end of the axis. A view of the axis (`AxisView`) is its
 * visible part. An axis that is cut to a view is again an axis, so the same functions work on both.
 */
import type { AxisSegment, Day } from './model';
import { clamp } from './time';

/** The visible part of an axis: both ends as shares of the whole, 0 to 1. */
export interface AxisView {
  readonly start: number;
  readonly end: number;
}

/** The view that shows the whole axis. */
export const WHOLE_AXIS: AxisView = { start: 0, end: 1 };

/** A view of the axis covers at least this many days: a week. */
const LEAST_DAYS = 7;
/** When a day is scrolled into view, it keeps at least this share of the view's width from the edge. */
const EDGE = 0.08;

/** A segment of the axis with its position and width on the screen. */
export interface PlacedSegment extends AxisSegment {
  /** Left edge of the segment, in CSS pixels from the left end of the axis. */
  readonly left: number;
  /** Width of the segment, in CSS pixels. */
  readonly width: number;
}

/** The first day of an axis, and the day after its last day. */
export function axisSpan(axis: readonly AxisSegment[]): { from: Day; to: Day } {
  return { from: axis[0]?.from ?? 0, to: axis.at(-1)?.to ?? 1 };
}

/** The segments of an axis that is `width` CSS pixels wide, each with its left edge and width. */
export function placeSegments(axis: readonly AxisSegment[], width: number): readonly PlacedSegment[] {
  const total = axis.reduce((sum, segment) => sum + segment.share, 0) || 1;
  let left = 0;
  return axis.map((segment) => {
    const placed = { ...segment, left, width: (segment.share / total) * width };
    left += placed.width;
    return placed;
  });
}

/** The x at which a day begins on an axis that is `width` CSS pixels wide; a day outside the axis gets the x of the nearer end. */
export function xOfDay(axis: readonly AxisSegment[], day: Day, width: number): number {
  const placed = placeSegments(axis, width);
  const segment = placed.find(({ to }) => day < to) ?? placed.at(-1);
  if (!segment) return 0;
  const part = (clamp(day, segment.from, segment.to) - segment.from) / (segment.to - segment.from);
  return segment.left + part * segment.width;
}

/** The time at x, in days with a fraction; an x outside the axis gives the first or last time of the axis. */
function timeAt(axis: readonly AxisSegment[], x: number, width: number): number {
  const placed = placeSegments(axis, width).filter((segment) => segment.width > 0);
  const segment = placed.find(({ left, width: size }) => x < left + size) ?? placed.at(-1);
  if (!segment) return axisSpan(axis).from;
  const part = clamp((x - segment.left) / segment.width, 0, 1);
  return segment.from + part * (segment.to - segment.from);
}

/**
 * The day whose beginning is nearest to x. The answer may be the day after the axis's last one, which is the right edge of a half-open
 * window.
 */
export function dayBoundaryAtX(axis: readonly AxisSegment[], x: number, width: number): Day {
  return Math.round(timeAt(axis, x, width));
}

/** The day of the axis whose beginning is nearest to x; never a day after the axis's last one. */
export function dayAtX(axis: readonly AxisSegment[], x: number, width: number): Day {
  const { from, to } = axisSpan(axis);
  return clamp(dayBoundaryAtX(axis, x, width), Math.ceil(from), Math.ceil(to) - 1);
}

/** Cuts an axis to a view. The new ends may lie within a day, so that they are not whole numbers. */
export function cutAxis(axis: readonly AxisSegment[], view: AxisView): readonly AxisSegment[] {
  if (view.start <= 0 && view.end >= 1) return axis;
  return placeSegments(axis, 1).flatMap((segment) => {
    const from = Math.max(view.start, segment.left);
    const to = Math.min(view.end, segment.left + segment.width);
    if (to <= from) return [];
    const day = (at: number): number =>
      segment.from + ((at - segment.left) / segment.width) * (segment.to - segment.from);
    return { from: day(from), to: day(to), share: (to - from) / (view.end - view.start) };
  });
}

/** The width of the narrowest view allowed around a point of the axis, as a share of the axis: the width of a week there. */
function leastViewSize(axis: readonly AxisSegment[], at: number): number {
  const placed = placeSegments(axis, 1);
  // The shares of the segments are added up in floating point, so the last segment may end a little before 1.
  const segment = placed.find(({ left, width }) => at <= left + width) ?? placed.at(-1);
  return segment ? Math.min(1, (segment.width / (segment.to - segment.from)) * LEAST_DAYS) : 1;
}

/**
 * Zooms a view of the axis: a `factor` above 1 makes the view narrower. The point at `anchor`, a share of the view from 0 to 1, keeps its
 * x unless the view reaches an end of the axis.
 */
export function zoomView(axis: readonly AxisSegment[], view: AxisView, factor: number, anchor: number): AxisView {
  const size = view.end - view.start;
  const at = view.start + anchor * size;
  const next = clamp(size / factor, Math.min(size, leastViewSize(axis, at)), 1);
  return viewFrom(at - anchor * next, next);
}

/** Zooms a view with the given day at its middle, or as near to the middle as the ends of the axis allow. Buttons and keys use this. */
export function zoomToDay(axis: readonly AxisSegment[], view: AxisView, factor: number, day: Day): AxisView {
  const at = xOfDay(axis, day, 1);
  const { start, end } = zoomView(axis, view, factor, clamp((at - view.start) / (view.end - view.start), 0, 1));
  return viewFrom(at - (end - start) / 2, end - start);
}

/** Moves a view along the axis by a share of the view's own width; a positive share moves it to later dates. */
export function panView(view: AxisView, share: number): AxisView {
  const size = view.end - view.start;
  return viewFrom(view.start + share * size, size);
}

/** Moves a view just far enough to show a day at some distance from the edges; returns the same view if it shows the day already. */
export function revealDay(axis: readonly AxisSegment[], view: AxisView, day: Day): AxisView {
  const at = xOfDay(axis, day, 1);
  const size = view.end - view.start;
  const edge = size * EDGE;
  if (size >= 1 || (at >= view.start && at <= view.end)) return view;
  return viewFrom(at < view.start ? at - edge : at - size + edge, size);
}

/** A view of the given size that begins at `start`, moved so that all of it lies inside the axis. */
function viewFrom(start: number, size: number): AxisView {
  const from = clamp(start, 0, 1 - size);
  return { start: from, end: from + size };
}
