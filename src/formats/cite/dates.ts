/** How dates of CSL are written in citations. */
import { MONTH_NAMES } from '../../domain/time';
import type { CslDate } from './cslJson';

/** A date by its parts: a month is 1 to 12. What is not known is absent. */
export interface DateParts {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

/** The parts of the first date of a CSL date. */
export function partsOf(date: CslDate | undefined): DateParts {
  const [year, month, day] = date?.['date-parts']?.[0] ?? [];
  return { year, month, day };
}

/** Month and day as American styles write them: `May 4`, `May`; empty without a month. */
export function monthAndDay({ month, day }: DateParts): string {
  if (month === undefined) return '';
  return `${MONTH_NAMES[month - 1] as string}${day === undefined ? '' : ` ${day}`}`;
}

/** A whole day as American styles write it: `May 4, 2023`; empty if the day is not known. */
export function wholeDay(date: CslDate | undefined): string {
  const parts = partsOf(date);
  return parts.day === undefined ? '' : `${monthAndDay(parts)}, ${parts.year}`;
}

/** A date in ISO 8601, as exactly as it is known: `2023-05`; empty for none. */
export function isoText(date: CslDate | undefined): string {
  return (date?.['date-parts']?.[0] ?? []).map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}
