/** Dates in a query: the days that they name, how records fit them, and the offer to go there. */
import type { DatedSpan, Day, Span } from '../domain/model';
import { shorten } from '../domain/shorten';
import {
  clamp,
  contains,
  dateOf,
  dayOf,
  formatDay,
  isOpenEnd,
  isOpenStart,
  MONTH_NAMES,
  onDay,
  overlaps,
} from '../domain/time';
import type { DateReading, TypedDate } from '../domain/typedDate';
import { FIT, HEADINGS, type SearchHit } from './hits';
import type { RankedGroup } from './ranking';

/** The days that a query names, and how running text would write them. */
export interface AskedDates {
  readonly spans: readonly Span[];
  readonly text: string;
}

/**
 * The days that a query names: a day, a month or a year, both readings where there are two. A day without a year is that day in each of
 * `years`. Null when the query is no date. A query that looks like a date and is none has no days.
 */
export function datesIn(date: TypedDate, query: string, years: readonly number[]): AskedDates | null {
  switch (date.type) {
    case 'none':
      return null;
    case 'fault':
      return { spans: [], text: query };
    case 'date':
      return { spans: readingsOf(date).map(({ span }) => span), text: date.reading.words };
    case 'yearless': {
      const { month, date: number } = date;
      // Only some years have a 29 February.
      const days = years.map((year) => dayOf(year, month, number)).filter((day) => dateOf(day).date === number);
      return { spans: days.map(onDay), text: `${number} ${MONTH_NAMES[month - 1]}` };
    }
  }
}

function readingsOf(date: TypedDate): readonly DateReading[] {
  return date.type === 'date' ? [date.reading, ...(date.other ? [date.other] : [])] : [];
}

/** How well a record's dates fit those of a query; `FIT.similar` means that they do not. */
export function fitOfDates(spans: readonly DatedSpan[], asked: readonly Span[]): number {
  let best: number = FIT.similar;
  for (const span of spans) for (const days of asked) best = Math.min(best, fitOfDate(span, days));
  return best;
}

function fitOfDate(span: DatedSpan, days: Span): number {
  const isWhole = days.from <= span.from && span.to <= days.to;
  // An event of which only the month or year is known is not found under one day of it.
  if (!isWhole && span.precision !== 'day' && span.precision !== 'range') return FIT.similar;
  if (contains(days, span.from)) return FIT.itself;
  // A span without an end goes on over every later date: only its start is a date of its own.
  return !isOpenStart(span) && !isOpenEnd(span) && overlaps(span, days) ? FIT.begins : FIT.similar;
}

/**
 * The days that a query offers to go to, or why it looks like a date and is none. `range` are the days that can be shown at all, `opens`
 * is the last of them while the layer of the aftermath is off, and `label` says when the days after it are: “after the article”.
 */
export function daysGroup(date: TypedDate, query: string, range: Span, opens: Day, label: string): RankedGroup {
  const hits = readingsOf(date).map((reading) => daysHit(reading, range, opens, label));
  const note =
    date.type === 'fault'
      ? `“${shorten(query)}” was not read as a date. ${[date.issue.message, date.issue.remedy].filter(Boolean).join(' ')}`
      : undefined;
  return {
    group: {
      kind: 'days',
      title: HEADINGS.days,
      ...(note === undefined ? {} : { note }),
      hits,
      total: hits.length,
      features: [],
      events: [],
    },
    fit: FIT.itself,
  };
}

function daysHit({ span, words }: DateReading, range: Span, opens: Day, label: string): SearchHit {
  const last = range.to - 1;
  const from = clamp(span.from, range.from, last);
  const days = { from, to: clamp(span.to, from + 1, range.to) };
  const isMoved = !overlaps(span, range);
  const isCut = from <= opens && days.to > opens + 1;
  const what = isMoved
    ? `the ${span.from < range.from ? 'first' : 'last'} day that can be shown; ${words} is beyond it`
    : isCut
      ? `up to ${formatDay(opens)} while what came ${label} is not shown`
      : undefined;
  return {
    kind: 'days',
    id: `days-${days.from}-${days.to}`,
    title: isMoved ? `Go to ${formatDay(days.from)}` : `Go to ${words}`,
    titleMarks: [],
    ...(what === undefined ? {} : { what }),
    excerpt: '',
    marks: [],
    features: [],
    events: [],
    passage: null,
    inAftermath: days.from > opens,
    days,
  };
}
