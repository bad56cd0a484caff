/**
 * Reads spans of time as people type them: `October 2022 to July 2023`, `Oct 2022 – Jul 2023`, `6 October – 15 December 2022`,
 * `1–5 May 2023`, `2020-2022`, `2022-10/2023-07` (ISO 8601-1, section 5.5). What the first date leaves out, it takes from the second; a month
 * that is later in the year is one of the year before: `12 December to 28 April 2023`.
 */
import type { Issue } from './result';
import { calendarDateOf, MONTH_NAMES } from './time';
import { readTypedDate, type DateLanguage, type DateReading, type TypedDate } from './typedDate';

/** A typed text as a date or as a span from one date to another (`range`). */
export type TypedSpan = TypedDate<SpanReading['precision']>;
/** One way to understand it. */
export type SpanReading = DateReading<DateReading['precision'] | 'range'>;

/** A typed text that is a date. */
type ReadDate = Extract<TypedDate, { type: 'date' }>;

/** Words before a span that add nothing to it, and between its dates. */
const BEFORE = /^\s*(from|between|von|zwischen)\s+/i;
const BETWEEN = [
  /\s+(?:to|until|till|til|through|thru|and|bis)\s+/gi,
  /\s+[-‐‑–—]\s+/g,
  /\s*(?:–|—|\.\.|\/)\s*/g,
  /-/g,
] as const;
/** Longer texts are no spans: each place where one could be divided is tried. */
const LONGEST = 60;

/** Reads a text that the reader typed as a date or as a span of time. */
export function readTypedSpan(text: string, language: DateLanguage): TypedSpan {
  const date = readTypedDate(text, language);
  if (date.type === 'date' || text.length > LONGEST) return date;
  return asSpan(text, language) ?? date;
}

function asSpan(text: string, language: DateLanguage): TypedSpan | null {
  const plain = text.replace(BEFORE, '').trim();
  let fault: TypedSpan | null = null;
  for (const sign of BETWEEN) {
    for (const found of plain.matchAll(sign)) {
      const read = joined(plain.slice(0, found.index), plain.slice(found.index + found[0].length), language);
      if (read?.type === 'date') return read;
      fault ??= read;
    }
  }
  return fault;
}

/** A span from one typed date to another; a fault if both are dates or look like ones and are no span; null if they are no dates. */
function joined(first: string, second: string, language: DateLanguage): TypedSpan | null {
  const to = readTypedDate(second, language);
  if (to.type === 'fault') return looksLikeDate(first, language) ? to : null;
  if (to.type === 'yearless') return looksLikeDate(first, language) ? { type: 'fault', issue: NO_YEAR } : null;
  if (to.type !== 'date') return null;
  const from = fullDates(first, to.reading, language);
  if (from.length === 0) {
    const read = readTypedDate(first, language);
    return read.type === 'fault' ? read : null;
  }
  const reading = spanTo(from, to.reading, false);
  if (!reading) return { type: 'fault', issue: REVERSED };
  // What the first date leaves out comes from the same reading of the second.
  const otherFrom = to.other ? fullDates(first, to.other, language) : from;
  const hasOther = to.other !== null || from.some((each) => each.other !== null);
  return { type: 'date', reading, other: hasOther ? spanTo(otherFrom, to.other ?? to.reading, true) : null };
}

/** The span from the first of some dates that is not after an end, in their second reading with `isOther`; null if all are after it. */
function spanTo(dates: readonly ReadDate[], end: DateReading, isOther: boolean): SpanReading | null {
  const readings = dates.map(({ reading, other }) => (isOther ? (other ?? reading) : reading));
  const from = readings.find(({ span }) => span.from < end.span.to);
  return from ? spanOf(from, end) : null;
}

const REVERSED: Issue = { message: 'The span ends before it begins.', remedy: 'Write the earlier date first.' };

const NO_YEAR: Issue = {
  message: 'The second date has no year of four figures.',
  remedy: 'Write it with one: 28 April 2023.',
};

function looksLikeDate(text: string, language: DateLanguage): boolean {
  return ['date', 'fault', 'yearless'].includes(readTypedDate(text, language).type);
}

/** A day of a month without this month: `1`, `1.`, `1st`. */
const DAY_ALONE = /^\s*\d{1,2}\s*\D{0,2}\s*$/;

/**
 * The dates that a text may mean: as it is, in the year of the span's end, in its month; in the year before where its month is later in the
 * year: within one month, the two dates are more likely exchanged. A day alone is one of the month of a day.
 */
function fullDates(text: string, end: DateReading, language: DateLanguage): readonly ReadDate[] {
  if (!/[\p{L}\p{N}]/u.test(text)) return [];
  const { year, month } = calendarDateOf(end.span.from);
  const inMonth = `${text} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
  const isDayAlone = DAY_ALONE.test(text);
  if (isDayAlone && end.precision !== 'day') return [];
  const isDate = (read: TypedDate): read is ReadDate => read.type === 'date';
  const read = (each: string): TypedDate => readTypedDate(each, language);
  const dates = (isDayAlone ? [inMonth] : [text, `${text} ${year}`, inMonth]).map(read).filter(isDate);
  if (isDayAlone || !isLaterMonth(dates.at(-1), month)) return dates;
  return [...dates, ...[read(`${text} ${year - 1}`)].filter(isDate)];
}

function isLaterMonth(date: ReadDate | undefined, month: number): boolean {
  return date !== undefined && calendarDateOf(date.reading.span.from).month > month;
}

function spanOf(from: DateReading, to: DateReading): SpanReading {
  return {
    span: { from: from.span.from, to: to.span.to },
    precision: 'range',
    words: `${from.words} to ${to.words}`,
  };
}
