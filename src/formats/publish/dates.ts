/** Converts spans to dates for published files: ISO 8601, both ends included, null for an open end (`edtf` then has `..`). */
import type { Span } from '../../domain/model';
import { isoDate, isOpenEnd, isOpenStart } from '../../domain/time';

/** First and last day of a span, ISO 8601, both included; null for an open end. */
export interface InclusiveDates {
  readonly start: string | null;
  readonly end: string | null;
}

/** First and last day of a span, both included. A span known to the month or year covers the whole month or year. */
export function inclusiveDates(span: Span): InclusiveDates {
  return {
    start: isOpenStart(span) ? null : isoDate(span.from),
    end: isOpenEnd(span) ? null : isoDate(span.to - 1),
  };
}
