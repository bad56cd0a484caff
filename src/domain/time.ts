/**
 * Days and spans. A day is a whole number and a span is half-open, so that "on a day" and "between two days" are the
 * same comparison everywhere: in the view, in map filters and on the timeline. Time zones and clocks play no part.
 */
import type { DatedSpan, Day, Span } from './model';

const MS_PER_DAY = 86_400_000;

/**
 * The start of a span that has no known start. It is a finite number, some 270,000 years ago, so that spans can be stored in JSON and
 * used in map filters.
 */
export const OPEN_START: Day = -100_000_000;
/** The end of a span that has no end. */
export const OPEN_END: Day = 100_000_000;
/** The span of what has no date: it holds on all days. */
export const ALWAYS: Span = { from: OPEN_START, to: OPEN_END };

/** English names of the months, January first. */
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * The day number of a calendar date; months count from 1. Years are astronomical: 0 is 1 BC, and 50 is the year 50 (`Date.UTC` would read
 * years from 0 to 99 as 1900 to 1999). A month or date that is too large runs on into the next year or month, as with `Date`.
 */
export function dayOf(year: number, month: number, date: number): Day {
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, date) / MS_PER_DAY);
}

/** The calendar date of a day number; months count from 1. */
export function calendarDateOf(day: Day): { year: number; month: number; date: number } {
  const instant = new Date(day * MS_PER_DAY);
  return { year: instant.getUTCFullYear(), month: instant.getUTCMonth() + 1, date: instant.getUTCDate() };
}

/**
 * Parses a complete ISO 8601 calendar date (`2023-04-23`, before the year 0 `-0043-03-15`); null if the text is not a date of the
 * calendar, such as 30 February.
 */
export function parseDay(text: string): Day | null {
  const match = /^(-?\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const day = dayOf(year, month, date);
  return isoDate(day) === text ? day : null;
}

/** A day as an ISO 8601 calendar date: `2023-04-23`, before the year 0 `-0043-03-15`. */
export function isoDate(day: Day): string {
  const { year, month, date } = calendarDateOf(day);
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** A year as readers see it: `2023`; the astronomical year 0 is `1 BC`. */
function formatYear(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

/** A day as readers see it: `1 May 2023`. */
export function formatDay(day: Day): string {
  const { year, month, date } = calendarDateOf(day);
  return `${date} ${MONTH_NAMES[month - 1]} ${formatYear(year)}`;
}

/** A month as readers see it: `May 2023`; in the short style `May`. */
export function formatMonth(day: Day, style: 'long' | 'short' = 'long'): string {
  const { year, month } = calendarDateOf(day);
  const name = MONTH_NAMES[month - 1] as string;
  return style === 'short' ? name.slice(0, 3) : `${name} ${formatYear(year)}`;
}

/** First day of the month that is `months` months after the month of `day`. */
export function addMonths(day: Day, months: number): Day {
  const { year, month } = calendarDateOf(day);
  return dayOf(year, month + months, 1);
}

/** The same date `months` months later, or the last day of that month if the month is shorter. */
export function shiftMonths(day: Day, months: number): Day {
  const { date } = calendarDateOf(day);
  const first = addMonths(day, months);
  return Math.min(first + date - 1, addMonths(first, 1) - 1);
}

export function isOpenStart(span: Span): boolean {
  return span.from <= OPEN_START;
}

export function isOpenEnd(span: Span): boolean {
  return span.to >= OPEN_END;
}

/** Whether a day is in a span. */
export function containsDay(span: Span, day: Day): boolean {
  return span.from <= day && day < span.to;
}

/** Whether two spans cover the same days. */
export function isSameSpan(a: Span, b: Span): boolean {
  return a.from === b.from && a.to === b.to;
}

/** Whether two spans have a day in common. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/** The span that covers one day. */
export function spanOfDay(day: Day): Span {
  return { from: day, to: day + 1 };
}

/** Limits `value` to the range from `min` to `max`, both included. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/** An end that is uncertain by fewer days is known to the month, by more to the year. */
const MONTHS = 200;

/** One end of a span as text, no more exact than it is known: `23 April 2023`, `April 1993`, `1991`. */
function formatEnd(day: Day, softness: number): string {
  if (softness === 0) return formatDay(day);
  if (softness < MONTHS) return formatMonth(day);
  return formatYear(calendarDateOf(day).year);
}

/**
 * A span as readers see it, no more exact than it is known: `1–4 May 2023`, `April 1993`, `since 23 April 2023`. An uncertain end is
 * marked: `11 July – about 24 July 2023`.
 */
export function formatSpan(span: DatedSpan): string {
  const [aboutStart, aboutEnd] = doubtOf(span).map((isDoubtful) => (isDoubtful ? 'about ' : '')) as [string, string];
  const last = span.to - 1;
  if (isOpenStart(span) && isOpenEnd(span)) return 'at all dates shown';
  if (isOpenStart(span)) return `until ${aboutEnd}${formatEnd(last, span.softEnd)}`;
  const start = formatEnd(span.from, span.softStart);
  if (isOpenEnd(span)) return `since ${aboutStart}${start}`;
  const end = formatEnd(last, span.softEnd);
  if (start === end) return `${aboutStart || aboutEnd}${start}`;
  if (span.softStart === 0 && span.softEnd === 0) {
    const a = calendarDateOf(span.from);
    const b = calendarDateOf(last);
    if (a.year === b.year && a.month === b.month && aboutStart === aboutEnd) return `${aboutStart}${a.date}–${end}`;
    if (a.year === b.year) return `${aboutStart}${a.date} ${MONTH_NAMES[a.month - 1]} – ${aboutEnd}${end}`;
  }
  return `${aboutStart}${start} – ${aboutEnd}${end}`;
}

/** One end of a span as readers see it, no more exact than it is known: `about 24 July 2023`; empty where it is open. */
export function formatSpanEnd(span: DatedSpan, end: 'from' | 'to'): string {
  const isStart = end === 'from';
  if (isStart ? isOpenStart(span) : isOpenEnd(span)) return '';
  const about = doubtOf(span)[isStart ? 0 : 1] ? 'about ' : '';
  return about + (isStart ? formatEnd(span.from, span.softStart) : formatEnd(span.to - 1, span.softEnd));
}

/** How exactly the ends of a span are known, in a few words: `to the day`, `start to the month, end uncertain`. */
export function formatDoubt(span: DatedSpan): string {
  const doubts = doubtOf(span);
  const ends = [
    { name: 'start', isOpen: isOpenStart(span), softness: span.softStart, isDoubtful: doubts[0] },
    { name: 'end', isOpen: isOpenEnd(span), softness: span.softEnd, isDoubtful: doubts[1] },
  ].filter(({ isOpen }) => !isOpen);
  const words = ends.flatMap(({ name, softness, isDoubtful }) => {
    const known = softness === 0 ? '' : softness < MONTHS ? 'to the month' : 'to the year';
    const doubt = [isDoubtful ? 'uncertain' : '', known].filter(Boolean).join(', ');
    return doubt === '' ? [] : [`${name} ${doubt}`];
  });
  if (words.length === 2 && words[0]?.slice('start'.length) === words[1]?.slice('end'.length))
    return (words[0] ?? '').slice('start '.length);
  return words.join('; ') || (ends.length === 0 ? '' : 'to the day');
}

/** Whether the start and the end of a span are marked uncertain or approximate; in a single date one mark counts for both. */
function doubtOf({ edtf, uncertain }: DatedSpan): readonly [boolean, boolean] {
  const [start = '', end = start] = edtf.split('/');
  return [uncertain && /[?~%]/.test(start), uncertain && /[?~%]/.test(end)];
}
