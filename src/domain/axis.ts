/**
 * The date axis: piecewise linear, so that decades with few events take little room and the months that the atlas is about take the
 * rest. Pure; x is in CSS pixels from the left end of the axis. A view of the axis (`AxisView`) is a part of it. Cut to a view, an
 * axis is an axis again, and everything that can be drawn on one can be drawn on the other.
 */
import type { AxisSegment, Day } from './model';
import { clamp } from './time';

/** The visible part of an axis: both ends as shares of the whole, 0 to 1. */
export interface AxisView {
  readonly start: number;
  readonly end: number;
}

/** All of an axis. */
export const WHOLE_AXIS: AxisView = { start: 0, end: 1 };

/** A view shows at least this many days: a week. */
const LEAST_DAYS = 7;
/** A day that is brought into view has at least this share of the view between it and the edge. */
const EDGE = 0.08;

/** A segment of an axis of some width. */
export interface PlacedSegment extends AxisSegment {
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
export function placeSegments(axis: readonly AxisSegment[], width: number): readonly PlacedSegment[] {
  const total = axis.reduce((sum, segment) => sum + segment.share, 0) || 1;
  let left = 0;
  return axis.map((segment) => {
    const placed = { ...segment, left, width: (segment.share / total) * width };
    left += placed.width;
    return placed;
  });
}

/** Where a day begins on an axis `width` CSS pixels wide; a day off the axis is put at its nearer end. */
export function positionOf(axis: readonly AxisSegment[], day: Day, width: number): number {
  const placed = placeSegments(axis, width);
  const segment = placed.find(({ to }) => day < to) ?? placed.at(-1);
  if (!segment) return 0;
  const part = (clamp(day, segment.from, segment.to) - segment.from) / (segment.to - segment.from);
  return segment.left + part * segment.width;
}

/** The time at x, in days with a fraction, clamped to the axis. */
function timeAt(axis: readonly AxisSegment[], x: number, width: number): number {
  const placed = placeSegments(axis, width).filter((segment) => segment.width > 0);
  const segment = placed.find(({ left, width: size }) => x < left + size) ?? placed.at(-1);
  if (!segment) return axisSpan(axis).from;
  const part = clamp((x - segment.left) / segment.width, 0, 1);
  return segment.from + part * (segment.to - segment.from);
}

/** The day whose beginning is nearest to x, the end of the axis included: for the right edge of a half-open window. */
export function boundaryAt(axis: readonly AxisSegment[], x: number, width: number): Day {
  return Math.round(timeAt(axis, x, width));
}

/** The day of the axis whose beginning is nearest to x. */
export function dayAt(axis: readonly AxisSegment[], x: number, width: number): Day {
  const { from, to } = axisSpan(axis);
  return clamp(boundaryAt(axis, x, width), Math.ceil(from), Math.ceil(to) - 1);
}

/** The axis cut to a view. Its ends may be within a day: they are then no whole numbers. */
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

/** The size of the narrowest view around a place on the axis (a share of it): that of a week. */
function leastViewSize(axis: readonly AxisSegment[], at: number): number {
  const placed = placeSegments(axis, 1);
  // Shares are added up in floating point: the last segment may end a little before 1.
  const segment = placed.find(({ left, width }) => at <= left + width) ?? placed.at(-1);
  return segment ? Math.min(1, (segment.width / (segment.to - segment.from)) * LEAST_DAYS) : 1;
}

/**
 * The view after zooming: narrower for a `factor` above 1. The place at `anchor`, a share of the view from 0 to 1, does not move
 * as long as the view does not meet an end of the axis.
 */
export function zoomView(axis: readonly AxisSegment[], view: AxisView, factor: number, anchor: number): AxisView {
  const size = view.end - view.start;
  const at = view.start + anchor * size;
  const next = clamp(size / factor, Math.min(size, leastViewSize(axis, at)), 1);
  return viewFrom(at - anchor * next, next);
}

/** The view after zooming to a day, which comes to its middle as far as the axis reaches: for buttons and keys. */
export function zoomToDay(axis: readonly AxisSegment[], view: AxisView, factor: number, day: Day): AxisView {
  const at = positionOf(axis, day, 1);
  const { start, end } = zoomView(axis, view, factor, clamp((at - view.start) / (view.end - view.start), 0, 1));
  return viewFrom(at - (end - start) / 2, end - start);
}

/** The view moved along the axis by a share of its own size, to later dates for a positive one. */
export function panView(view: AxisView, share: number): AxisView {
  const size = view.end - view.start;
  return viewFrom(view.start + share * size, size);
}

/** The view moved just as far as is needed to show a day clear of the edges; the same view if it shows the day already. */
export function revealDay(axis: readonly AxisSegment[], view: AxisView, day: Day): AxisView {
  const at = positionOf(axis, day, 1);
  const size = view.end - view.start;
  const edge = size * EDGE;
  if (size >= 1 || (at >= view.start && at <= view.end)) return view;
  return viewFrom(at < view.start ? at - edge : at - size + edge, size);
}

/** The view of a size that begins at `start`, moved so that it is inside the axis. */
function viewFrom(start: number, size: number): AxisView {
  const from = clamp(start, 0, 1 - size);
  return { start: from, end: from + size };
}
