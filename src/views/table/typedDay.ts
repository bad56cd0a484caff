/** Reads a day that is typed as an end of a range. */
import { dateLanguage, readTypedDate } from '../../domain/typedDate';

/**
 * The first or, with `to`, the last day of what is typed: a day, month or year in any usual order. A text that is no date gives the reason
 * why not.
 */
export function readTypedDay(
  text: string,
  end: 'from' | 'to',
): { readonly value: number } | { readonly fault: string } {
  const read = readTypedDate(text, dateLanguage(navigator.languages));
  if (read.type === 'date') return { value: end === 'from' ? read.reading.span.from : read.reading.span.to - 1 };
  return {
    fault:
      read.type === 'fault'
        ? `${read.issue.message} ${read.issue.remedy ?? ''}`
        : `“${text}” is not a date. Write a day, a month or a year, such as 1 May 2023 or May 2023.`,
  };
}
