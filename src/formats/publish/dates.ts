/** Dates as the published files write them: ISO 8601, both ends included, nothing where an end is open (`edtf` then has `..`). */
import type { Span } from '../../domain/model';
import { isoDate, isOpenEnd, isOpenStart } from '../../domain/time';

/** First and last day of a span, ISO 8601, both included; null for an end that is open. */
export interface InclusiveDates {
  readonly start: string | null;
  readonly end: string | null;
}

/** The first and the last day of a span. Month and year precision cover the whole month or year. */
export function inclusive(span: Span): InclusiveDates {
  return {
    start: isOpenStart(span) ? null : isoDate(span.from),
    end: isOpenEnd(span) ? null : isoDate(span.to - 1),
  };
}
