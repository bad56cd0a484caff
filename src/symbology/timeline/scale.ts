/**
 * Computes the ticks and labels of the date axis (`domain/axis`), from decades to days. Pure functions; x is in CSS pixels from the left
 * end of the axis.
 */
import { placeSegments, type PlacedSegment } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import { addMonths, clamp, calendarDateOf, formatMonth } from '../../domain/time';
import { textWidth } from './textWidth';

/** Least space between two tick labels, in CSS pixels. */
const LABEL_GAP = 8;
/** Space between tick labels that is comfortable to read, in CSS pixels: it decides how many labels are drawn. */
const LABEL_ROOM = 16;
/** Possible distances between labelled ticks, in months. */
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;
const DAYS_PER_MONTH = 365.2425 / 12;
/** A segment whose scale is below this share of the densest segment's scale is compressed: it shows no months. */
const COMPRESSED = 0.1;
/** A break is drawn between two segments whose scales differ by more than this factor. */
const BREAK = 1.5;
/** A month gets a small tick if it is at least this wide, in CSS pixels. */
const MINOR_MONTH = 9;
/** A day gets a small tick if it is at least this wide, in CSS pixels. */
const MINOR_DAY = 5;
/** Which days of a month are labelled, smallest step first: each step ends well before the next month begins. */
const DAY_STEPS: readonly { readonly days: number; readonly has: (date: number) => boolean }[] = [
  { days: 1, has: () => true },
  { days: 2, has: (date) => date % 2 === 1 && date < 31 },
  { days: 5, has: (date) => date % 5 === 1 && date < 31 },
  { days: 7, has: (date) => date % 7 === 1 && date < 28 },
  { days: 10, has: (date) => date % 10 === 1 && date < 31 },
];
/** A compressed segment that is at least this wide, in CSS pixels, has ticks nevertheless. */
const CAPTION_MOST = 160;

/** A date drawn on the axis. */
export interface Tick {
  readonly day: Day;
  /** x of the tick, in CSS pixels. */
  readonly x: number;
  /** `major` ticks have a line through the rows, `minor` ticks a short line; a `caption` names a compressed segment and has no line. */
  readonly kind: 'major' | 'minor' | 'caption';
  /** Text of the tick's label; empty if there is no room. */
  readonly label: string;
  /** Left edge of the tick's label, in CSS pixels. */
  readonly labelX: number;
}

/** Ticks and breaks of the axis. */
export interface AxisMarks {
  /** Ticks, sorted by x. */
  readonly ticks: readonly Tick[];
  /** x of each change of scale, in CSS pixels. */
  readonly breaks: readonly number[];
}

/** Ticks and breaks of an axis that is `width` CSS pixels wide. Labels never overlap and never leave the axis. */
export function axisMarks(axis: readonly AxisSegment[], width: number): AxisMarks {
  const segments = placeSegments(axis, width);
  const scales = segments.map((segment) => segment.width / (segment.to - segment.from));
  const densest = Math.max(0, ...scales);
  const ticks = segments.flatMap((segment, at) => {
    const scale = scales[at] as number;
    const isCompressed = scale < densest * COMPRESSED && segment.width < CAPTION_MOST;
    return isCompressed ? captionOf(segment, at === 0) : ticksOf(segment, scale);
  });
  const breaks = segments.flatMap((segment, at) => {
    const [before, scale] = [scales[at - 1], scales[at] as number];
    const isBreak = before !== undefined && Math.min(before, scale) * BREAK < Math.max(before, scale);
    return isBreak ? [segment.left] : [];
  });
  return { ticks: withoutOverlaps(ticks, width), breaks };
}

/** Ticks of a segment; `scale` is in CSS pixels per day. */
function ticksOf(segment: PlacedSegment, scale: number): readonly Tick[] {
  const step = DAY_STEPS.find(({ days }) => days * scale >= textWidth('30 Sep 2023') + LABEL_ROOM);
  return step ? dayTicks(segment, scale, step.has) : monthTicks(segment, scale);
}

/** Ticks at days; the label of the first tick and that of each month's first day include the year. */
function dayTicks(segment: PlacedSegment, scale: number, isLabelled: (date: number) => boolean): readonly Tick[] {
  const ticks: Tick[] = [];
  let hasYear = false;
  for (let day = Math.ceil(segment.from); day < segment.to; day++) {
    const { year, date } = calendarDateOf(day);
    const major = isLabelled(date);
    if (!major && scale < MINOR_DAY) continue;
    const short = `${date} ${formatMonth(day, 'short')}`;
    const label = !major ? '' : !hasYear || date === 1 ? `${short} ${year}` : short;
    hasYear ||= major;
    ticks.push(tickOf(segment, scale, day, major, label));
  }
  return ticks;
}

function monthTicks(segment: PlacedSegment, scale: number): readonly Tick[] {
  const month = scale * DAYS_PER_MONTH;
  // Computed with the shortest month, so that labelled ticks are evenly spaced and no label is left out.
  const step = STEPS.find(
    (months) => (months * DAYS_PER_MONTH - 3) * scale >= textWidth(months < 12 ? 'Jan 2000' : '2000') + LABEL_ROOM,
  );
  const tickStep = month >= MINOR_MONTH ? 1 : step;
  if (!tickStep) return [];
  const ticks: Tick[] = [];
  // Months are counted from the year 0, so that quarters begin in January whatever day the segment begins on.
  for (let day = firstOfMonthFrom(segment.from); day < segment.to; day = addMonths(day, 1)) {
    const { year, month: number } = calendarDateOf(day);
    const count = year * 12 + number - 1;
    if (count % tickStep !== 0) continue;
    const major = step !== undefined && count % step === 0;
    const label = !major ? '' : step < 12 ? `${formatMonth(day, 'short')} ${year}` : String(year);
    ticks.push(tickOf(segment, scale, day, major, label));
  }
  return ticks;
}

function tickOf(segment: PlacedSegment, scale: number, day: Day, major: boolean, label: string): Tick {
  const x = segment.left + (day - segment.from) * scale;
  return { day, x, kind: major ? 'major' : 'minor', label, labelX: x - textWidth(label) / 2 };
}

/** The first day of a month on or after a day. */
function firstOfMonthFrom(day: Day): Day {
  const first = addMonths(day, 0);
  return first === day ? day : addMonths(day, 1);
}

/** A compressed segment is too narrow for months: it has one label, the longest that fits. */
function captionOf(segment: PlacedSegment, isFirst: boolean): readonly Tick[] {
  const start = String(calendarDateOf(segment.from).year);
  const before = `before ${formatMonth(segment.to, 'short')} ${calendarDateOf(segment.to).year}`;
  const between = `${start}–${calendarDateOf(segment.to - 1).year}`;
  const label = [...(isFirst ? [before, 'before'] : [between]), start].find(
    (text) => textWidth(text) + LABEL_GAP <= segment.width,
  );
  return label ? [{ day: segment.from, x: segment.left, kind: 'caption', label, labelX: segment.left }] : [];
}

/** Moves labels inside the axis and removes those that would touch the previous label. */
function withoutOverlaps(ticks: readonly Tick[], width: number): readonly Tick[] {
  let end = -LABEL_GAP;
  return ticks.map((tick) => {
    if (!tick.label) return tick;
    const size = textWidth(tick.label);
    const labelX = clamp(tick.labelX, 0, Math.max(0, width - size));
    if (size > width || labelX < end + LABEL_GAP) return { ...tick, label: '' };
    end = labelX + size;
    return { ...tick, labelX };
  });
}
