/** Dates in a search query: which days they mean, how well records match them, and the result that goes to these days. */
import type { DatedSpan, Day, Span } from '../domain/model';
import { shortenForMessage } from '../domain/shorten';
import {
  clamp,
  containsDay,
  calendarDateOf,
  dayOf,
  formatDay,
  isOpenEnd,
  isOpenStart,
  MONTH_NAMES,
  spanOfDay,
  spansOverlap,
} from '../domain/time';
import type { SpanReading, TypedSpan } from '../domain/typedSpan';
import { MATCH_GRADES, HIT_GROUP_HEADINGS, type SearchHit } from './hits';
import type { RankedGroup } from './ranking';

/** The days that a query asks for, and how running text would write them. */
export interface AskedDates {
  readonly spans: readonly Span[];
  readonly text: string;
}

/**
 * The days that a query asks for: a day, a month, a year or a span; for an ambiguous date both readings. A day without a year is that day in each
 * of `years`. Null if the query does not look like a date; an empty list of days if it looks like one but is not.
 */
export function datesIn(date: TypedSpan, query: string, years: readonly number[]): AskedDates | null {
  switch (date.type) {
    case 'none':
      return null;
    case 'fault':
      return { spans: [], text: query };
    case 'date':
      return { spans: readingsOf(date).map(({ span }) => span), text: date.reading.words };
    case 'yearless': {
      const { month, date: number } = date;
      // Only leap years have a 29 February.
      const days = years.map((year) => dayOf(year, month, number)).filter((day) => calendarDateOf(day).date === number);
      return { spans: days.map(spanOfDay), text: `${number} ${MONTH_NAMES[month - 1]}` };
    }
  }
}

function readingsOf(date: TypedSpan): readonly SpanReading[] {
  return date.type === 'date' ? [date.reading, ...(date.other ? [date.other] : [])] : [];
}

/** The grade of a record's dates for the days of a query; `FIT.similar` if they do not match. */
export function dateMatchGrade(spans: readonly DatedSpan[], asked: readonly Span[]): number {
  let best: number = MATCH_GRADES.similar;
  for (const span of spans) for (const days of asked) best = Math.min(best, fitOfDate(span, days));
  return best;
}

function fitOfDate(span: DatedSpan, days: Span): number {
  const isWhole = days.from <= span.from && span.to <= days.to;
  // An event known only to the month or year does not match a single day in it.
  if (!isWhole && span.precision !== 'day' && span.precision !== 'range') return MATCH_GRADES.similar;
  if (containsDay(days, span.from)) return MATCH_GRADES.itself;
  // A span without an end includes every later date, so only its start counts as a match.
  return !isOpenStart(span) && !isOpenEnd(span) && spansOverlap(span, days)
    ? MATCH_GRADES.begins
    : MATCH_GRADES.similar;
}

/**
 * The group of results that go to the days of a query, or with a message that the query looks like a date but is not one. `range` are the
 * days that can be shown at all, `opens` is the opening day, the last one without the aftermath layer, and `label` are words for the days
 * after it: “after the article”.
 */
export function daysGroup(date: TypedSpan, query: string, range: Span, opens: Day, label: string): RankedGroup {
  const hits = readingsOf(date).map((reading) => daysHit(reading, range, opens, label));
  const note =
    date.type === 'fault'
      ? `“${shortenForMessage(query)}” was not read as a date. ${[date.issue.message, date.issue.remedy].filter(Boolean).join(' ')}`
      : undefined;
  return {
    group: {
      kind: 'days',
      title: HIT_GROUP_HEADINGS.days,
      ...(note === undefined ? {} : { note }),
      hits,
      total: hits.length,
      features: [],
      events: [],
    },
    fit: MATCH_GRADES.itself,
  };
}

function daysHit({ span, words }: SpanReading, range: Span, opens: Day, label: string): SearchHit {
  const last = range.to - 1;
  const from = clamp(span.from, range.from, last);
  const isMoved = !spansOverlap(span, range);
  // Days of which some can be shown are asked for as typed: the page then says what it shows in their place.
  const days = isMoved ? { from, to: clamp(span.to, from + 1, range.to) } : span;
  const what = isMoved
    ? `the ${span.from < range.from ? 'first' : 'last'} day that can be shown; ${words} is beyond it`
    : whatIsCut(span, range, opens, label);
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
    inAftermath: from > opens,
    days,
  };
}

/** Which days of a span can be shown; undefined for all. */
function whatIsCut(span: Span, range: Span, opens: Day, label: string): string | undefined {
  const last = range.to - 1;
  const isLate = span.from <= opens && span.to > opens + 1 && opens < last;
  const parts = [
    span.from < range.from ? `from ${formatDay(range.from)}, the first day that can be shown` : '',
    isLate
      ? `up to ${formatDay(opens)} while what came ${label} is not shown`
      : span.to > range.to
        ? `up to ${formatDay(last)}, the last day that can be shown`
        : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('; ') : undefined;
}
