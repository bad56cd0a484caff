/** Dates as the published files write them: ISO 8601, both ends included, an open end as EDTF has it. */
import type { DatedSpan } from '../domain/model';
import { isoDate, isOpenEnd, isOpenStart } from '../domain/time';

/** First and last day of a span, both included; `..` for an end that is open (EDTF, ISO 8601-2:2019, level 1). */
export interface InclusiveDates {
  readonly start: string;
  readonly end: string;
}

/** The first and the last day of a span. Month and year precision cover the whole month or year. */
export function inclusive(span: DatedSpan): InclusiveDates {
  return {
    start: isOpenStart(span) ? '..' : isoDate(span.from),
    end: isOpenEnd(span) ? '..' : isoDate(span.to - 1),
  };
}
