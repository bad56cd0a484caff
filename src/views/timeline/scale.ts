/** What is written on the date axis (`domain/axis`): ticks from decades to days. Pure; x is in CSS pixels from its left end. */
import { stretchesOf, type Stretch } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import { addMonths, clamp, dateOf, formatMonth } from '../../domain/time';

/** CSS pixels a character takes at 12 px in the interface's sans, on average and rounded up. */
const CHARACTER = 6.4;
/** Least clear space between two tick labels, in CSS pixels. */
const LABEL_GAP = 8;
/** Clear space that makes a row of labels calm to read: it decides how many are written. */
const LABEL_ROOM = 16;
/** Steps between labelled ticks, in months. */
const STEPS = [1, 3, 6, 12, 24, 60, 120] as const;
const DAYS_PER_MONTH = 365.2425 / 12;
/** A segment at less than this part of the densest one's scale shows no months: it is marked as compressed. */
const COMPRESSED = 0.1;
/** Two neighbouring scales must differ by this factor for the reader to be told with a break mark. */
const BREAK = 1.5;
/** Narrowest month, in CSS pixels, that still gets a small tick of its own. */
const MINOR_MONTH = 9;
/** Narrowest day, likewise. */
const MINOR_DAY = 5;
/** Days of a month that are labelled, from the closest step on: each list ends well before the next month begins. */
const DAY_STEPS: readonly { readonly days: number; readonly of: (date: number) => boolean }[] = [
  { days: 1, of: () => true },
  { days: 2, of: (date) => date % 2 === 1 && date < 31 },
  { days: 5, of: (date) => date % 5 === 1 && date < 31 },
  { days: 7, of: (date) => date % 7 === 1 && date < 28 },
  { days: 10, of: (date) => date % 10 === 1 && date < 31 },
];
/** A compressed segment this wide, in CSS pixels, has room for ticks after all. */
const CAPTION_MOST = 160;

/** A date written on the axis. */
export interface Tick {
  readonly day: Day;
  /** Where the tick stands, in CSS pixels. */
  readonly x: number;
  /** `major` has a line through the rows, `minor` a short one, `caption` names a compressed segment and has none. */
  readonly kind: 'major' | 'minor' | 'caption';
  /** What is written; empty where there is no room. */
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

/** Estimated width of a text at 12 px, in CSS pixels: there is no canvas to measure with when prerendering. */
export function textWidth(text: string): number {
  return text.length * CHARACTER;
}

/** Ticks and breaks for an axis `width` CSS pixels wide. Labels never overlap and never leave the axis. */
export function axisMarks(axis: readonly AxisSegment[], width: number): AxisMarks {
  const placed = stretchesOf(axis, width);
  const scaleOf = (stretch: Stretch): number => stretch.width / (stretch.to - stretch.from);
  const densest = Math.max(0, ...placed.map(scaleOf));
  const ticks = placed.flatMap((stretch, index) =>
    scaleOf(stretch) < densest * COMPRESSED && stretch.width < CAPTION_MOST
      ? captionOf(stretch, index === 0 && placed.length > 1)
      : ticksOf(stretch, scaleOf(stretch)),
  );
  const breaks = placed.slice(1).flatMap((stretch, index) => {
    const [low, high] = [scaleOf(placed[index] as Stretch), scaleOf(stretch)].sort((a, b) => a - b) as [number, number];
    return low * BREAK < high ? [stretch.left] : [];
  });
  return { ticks: withoutOverlaps(ticks, width), breaks };
}

function ticksOf(stretch: Stretch, scale: number): readonly Tick[] {
  const dated = DAY_STEPS.find(({ days }) => days * scale >= textWidth('30 Sep 2023') + LABEL_ROOM);
  return dated ? dayTicks(stretch, scale, dated.of) : monthTicks(stretch, scale);
}

/** Ticks at days; the first one written, and each month's first day, say the year. */
function dayTicks(stretch: Stretch, scale: number, labelled: (date: number) => boolean): readonly Tick[] {
  const ticks: Tick[] = [];
  let told = false;
  for (let day = Math.ceil(stretch.from); day < stretch.to; day++) {
    const { year, date } = dateOf(day);
    const major = labelled(date);
    if (!major && scale < MINOR_DAY) continue;
    const x = stretch.left + (day - stretch.from) * scale;
    const short = `${date} ${formatMonth(day, 'short')}`;
    const label = !major ? '' : !told || date === 1 ? `${short} ${year}` : short;
    told ||= major;
    ticks.push({ day, x, kind: major ? 'major' : 'minor', label, labelX: x - textWidth(label) / 2 });
  }
  return ticks;
}

function monthTicks(stretch: Stretch, scale: number): readonly Tick[] {
  const month = scale * DAYS_PER_MONTH;
  // The shortest month counts: labels are to stand at equal steps, none left out for want of room.
  const step = STEPS.find(
    (months) => (months * DAYS_PER_MONTH - 3) * scale >= textWidth(months < 12 ? 'Jan 2000' : '2000') + LABEL_ROOM,
  );
  const drawn = month >= MINOR_MONTH ? 1 : step;
  if (!drawn) return [];
  const ticks: Tick[] = [];
  // Months are counted from the year 0, so that quarters begin in January whatever day the segment begins on.
  for (let day = firstOfMonthFrom(stretch.from); day < stretch.to; day = addMonths(day, 1)) {
    const { year, month: number } = dateOf(day);
    const count = year * 12 + number - 1;
    if (count % drawn !== 0) continue;
    const major = step !== undefined && count % step === 0;
    const x = stretch.left + (day - stretch.from) * scale;
    const label = !major ? '' : step < 12 ? `${formatMonth(day, 'short')} ${year}` : String(year);
    ticks.push({ day, x, kind: major ? 'major' : 'minor', label, labelX: x - textWidth(label) / 2 });
  }
  return ticks;
}

function firstOfMonthFrom(day: Day): Day {
  const first = addMonths(day, 0);
  return first === day ? day : addMonths(day, 1);
}

/** A compressed segment is too small for months: it gets one label, the fullest that fits. */
function captionOf(stretch: Stretch, first: boolean): readonly Tick[] {
  const start = String(dateOf(stretch.from).year);
  const before = `before ${formatMonth(stretch.to, 'short')} ${dateOf(stretch.to).year}`;
  const between = `${start}–${dateOf(stretch.to - 1).year}`;
  const label = [first ? before : between, start].find((text) => textWidth(text) + LABEL_GAP <= stretch.width);
  return label ? [{ day: stretch.from, x: stretch.left, kind: 'caption', label, labelX: stretch.left }] : [];
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
