/**
 * Computes a histogram along the axis. It can show more items than symbols, which would cover each other. All bars stand for the same number
 * of days, so that heights are numbers: where decades lie in the width of a few bars, there is a sum instead. Pure functions.
 */
import { axisSpan, placeSegments, xOfDay, type PlacedSegment } from '../../domain/axis';
import { countSpansStarting, densityOf, type SortedSpanEnds } from '../../domain/dated';
import type { AxisSegment, Day } from '../../domain/model';

/** One bar of a histogram on the axis. */
export interface DensityBar {
  /** Left edge of the bar, in CSS pixels from the left end of the axis. */
  readonly x: number;
  readonly width: number;
  /** How many begin in its days. */
  readonly count: number;
  /** Number of its days; fewer than of the others where the bars begin or end. */
  readonly days: number;
}

/** What begins before or after the days of the bars, which has no bars: the axis is too dense there. */
export interface DensitySum {
  readonly count: number;
  /** The part of the axis that has no bars, in CSS pixels. */
  readonly x: number;
  readonly width: number;
}

/** A histogram on the axis. */
export interface Density {
  /** The bars, sorted by x; those without items are left out. */
  readonly bars: readonly DensityBar[];
  /** Number of days of a bar, at least one. */
  readonly days: number;
  /** The days that have bars: the first, and the one after the last. They may lie within a day, as the ends of a cut axis do. */
  readonly span: { readonly from: Day; readonly to: Day };
  /** Where bars are, in CSS pixels. */
  readonly from: number;
  readonly to: number;
  /** All that begins before these days, and after; null where the axis has no more days. */
  readonly before: DensitySum | null;
  readonly after: DensitySum | null;
}

/** Parts of the axis that have so many times as many days to a pixel as the widest part, or as few, have bars with it. */
const ALIKE = 6;
/** Height of the lowest bar in CSS pixels. */
const LOWEST_BAR = 2;
/** Where the axis is denser than in its widest part, a bar has at least this width in CSS pixels. */
const LEAST_BAR = 2;

/** The height of each bar in CSS pixels, where the highest has `highest`; one that stands for little is still seen. */
export function barHeights({ bars }: Density, highest: number): readonly number[] {
  const most = Math.max(...bars.map(({ count }) => count));
  return bars.map(({ count }) => Math.max(LOWEST_BAR, (highest * count) / most));
}

/** A histogram whose bars are about `barWidth` CSS pixels wide in the widest part of an axis of `width` CSS pixels. */
export function densityOn(
  counts: SortedSpanEnds,
  axis: readonly AxisSegment[],
  width: number,
  barWidth: number,
): Density {
  const whole = axisSpan(axis);
  const { drawn, widest } = segmentsAlike(placeSegments(axis, width));
  const span = { from: drawn[0]?.from ?? whole.from, to: drawn.at(-1)?.to ?? whole.to };
  const densest = Math.max(0, ...drawn.map(({ scale }) => scale));
  const days = Math.max(1, Math.round(barWidth * widest), Math.ceil(LEAST_BAR * densest));
  // Bars begin at the same days wherever the view begins, so that they keep their heights while the axis is moved.
  const first = Math.floor(span.from / days) + 1;
  const inner = Array.from({ length: Math.max(0, Math.ceil(span.to / days) - first) }, (_, at) => (first + at) * days);
  const edges = [span.from, ...inner, span.to];
  const xs = edges.map((day) => xOfDay(axis, day, width));
  const bars = densityOf(counts, edges).flatMap((count, at): readonly DensityBar[] => {
    if (count === 0) return [];
    const [day, end, x, endX] = [edges[at], edges[at + 1], xs[at], xs[at + 1]] as [Day, Day, number, number];
    return [{ x, width: endX - x, count, days: Math.ceil(end) - Math.floor(day) }];
  });
  const [from, to] = [xs[0] as number, xs.at(-1) as number];
  const begun = countSpansStarting(counts, { from: -Infinity, to: span.from });
  const later = countSpansStarting(counts, { from: span.to, to: Infinity });
  return {
    bars,
    days,
    span,
    from,
    to,
    before: span.from > whole.from ? { count: begun, x: 0, width: from } : null,
    after: span.to < whole.to ? { count: later, x: to, width: width - to } : null,
  };
}

/** A part of the axis with its days to a pixel. */
type Scaled = PlacedSegment & { readonly scale: number };

/** The widest part of the axis with those beside it whose scale is not too different, and the scale of the widest. */
function segmentsAlike(placed: readonly PlacedSegment[]): {
  readonly drawn: readonly Scaled[];
  readonly widest: number;
} {
  const scaled = placed
    .filter(({ width, from, to }) => width > 0 && to > from)
    .map((each) => ({ ...each, scale: (each.to - each.from) / each.width }));
  const most = Math.max(...scaled.map(({ width }) => width));
  const at = scaled.findIndex(({ width }) => width === most);
  const widest = scaled[at]?.scale ?? 0;
  const isAlike = ({ scale }: Scaled): boolean => scale <= widest * ALIKE && widest <= scale * ALIKE;
  const left = scaled.slice(0, Math.max(0, at)).findLastIndex((each) => !isAlike(each)) + 1;
  const right = scaled.slice(Math.max(0, at)).findIndex((each) => !isAlike(each));
  return { drawn: scaled.slice(left, right < 0 ? undefined : at + right), widest };
}
