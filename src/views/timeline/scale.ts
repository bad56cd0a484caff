/** What is written on the date axis (`domain/axis`): ticks from decades to days. Pure; x is in CSS pixels from its left end. */
import { placeSegments, type PlacedSegment } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import { addMonths, clamp, dateOf, formatMonth } from '../../domain/time';
import { textWidth } from './textWidth';

/** Least clear space between two tick labels, in CSS pixels. */
const LABEL_GAP = 8;
/** Clear space that makes a row of labels calm to read, in CSS pixels: it decides how many are written. */
const LABEL_ROOM = 16;
/** Steps between labelled ticks, in months. */
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;
const DAYS_PER_MONTH = 365.2425 / 12;
/** A segment at less than this part of the densest one's scale is compressed: it shows no months. */
const COMPRESSED = 0.1;
/** A break mark is drawn between two segments whose scales differ by more than this factor. */
const BREAK = 1.5;
/** Narrowest month, in CSS pixels, that still gets a small tick of its own. */
const MINOR_MONTH = 9;
/** Narrowest day, likewise. */
const MINOR_DAY = 5;
/** Days of a month that are labelled, from the smallest step on: each list ends well before the next month begins. */
const DAY_STEPS: readonly { readonly days: number; readonly has: (date: number) => boolean }[] = [
  { days: 1, has: () => true },
  { days: 2, has: (date) => date % 2 === 1 && date < 31 },
  { days: 5, has: (date) => date % 5 === 1 && date < 31 },
  { days: 7, has: (date) => date % 7 === 1 && date < 28 },
  { days: 10, has: (date) => date % 10 === 1 && date < 31 },
];
/** A compressed segment this wide, in CSS pixels, has room for ticks after all. */
const CAPTION_MOST = 160;

/** A date written on the axis. */
export interface Tick {
  readonly day: Day;
  /** Where the tick is, in CSS pixels. */
  readonly x: number;
  /** `major` has a line through the rows, `minor` a short one, `caption` names a compressed segment and has none. */
  readonly kind: 'major' | 'minor' | 'caption';
  /** What is written; empty if there is no room. */
  readonly label: string;
  /** Left edge of the label, in CSS pixels. */
  readonly labelX: number;
}

/** Everything written on the axis. */
export interface AxisMarks {
  /** In order of x. */
  readonly ticks: readonly Tick[];
  /** Where the scale changes, in CSS pixels. */
  readonly breaks: readonly number[];
}

/** Ticks and breaks for an axis `width` CSS pixels wide. Labels never overlap and never leave the axis. */
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

/** Ticks of a segment; `scale` is in CSS pixels a day. */
function ticksOf(segment: PlacedSegment, scale: number): readonly Tick[] {
  const step = DAY_STEPS.find(({ days }) => days * scale >= textWidth('30 Sep 2023') + LABEL_ROOM);
  return step ? dayTicks(segment, scale, step.has) : monthTicks(segment, scale);
}

/** Ticks at days; the first label says the year, and so does each month's first day. */
function dayTicks(segment: PlacedSegment, scale: number, isLabelled: (date: number) => boolean): readonly Tick[] {
  const ticks: Tick[] = [];
  let hasYear = false;
  for (let day = Math.ceil(segment.from); day < segment.to; day++) {
    const { year, date } = dateOf(day);
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
  // Reckoned with the shortest month, so that labels have equal steps and none is left out for want of room.
  const step = STEPS.find(
    (months) => (months * DAYS_PER_MONTH - 3) * scale >= textWidth(months < 12 ? 'Jan 2000' : '2000') + LABEL_ROOM,
  );
  const tickStep = month >= MINOR_MONTH ? 1 : step;
  if (!tickStep) return [];
  const ticks: Tick[] = [];
  // Months are counted from the year 0, so that quarters begin in January whatever day the segment begins on.
  for (let day = firstOfMonthFrom(segment.from); day < segment.to; day = addMonths(day, 1)) {
    const { year, month: number } = dateOf(day);
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

/** The first day of a month that is not before a day. */
function firstOfMonthFrom(day: Day): Day {
  const first = addMonths(day, 0);
  return first === day ? day : addMonths(day, 1);
}

/** A compressed segment is too small for months: it gets one label, the fullest that fits. */
function captionOf(segment: PlacedSegment, isFirst: boolean): readonly Tick[] {
  const start = String(dateOf(segment.from).year);
  const before = `before ${formatMonth(segment.to, 'short')} ${dateOf(segment.to).year}`;
  const between = `${start}–${dateOf(segment.to - 1).year}`;
  const label = [isFirst ? before : between, start].find((text) => textWidth(text) + LABEL_GAP <= segment.width);
  return label ? [{ day: segment.from, x: segment.left, kind: 'caption', label, labelX: segment.left }] : [];
}

/** Moves labels inside the axis and empties those that would touch the one before. */
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
