/** Reads a day that is typed as an end of a range. */
import { dateLanguage, readTypedDate, type DateReading } from '../../domain/typedDate';
import type { ReadEnd } from './rangeEnds';

/**
 * The first or, with `to`, the last day of what is typed: a day, month or year in any usual order. A date with two readings is that of the
 * reader's language, and gives the other one too. A text that is no date gives the reason why not.
 */
export function readTypedDay(text: string, end: 'from' | 'to'): ReadEnd {
  const read = readTypedDate(text, dateLanguage(navigator.languages));
  if (read.type === 'date') {
    const valueOf = ({ span, words }: DateReading) => ({ value: end === 'from' ? span.from : span.to - 1, words });
    const { reading, other } = read;
    return other ? { ...valueOf(reading), other: valueOf(other) } : { value: valueOf(reading).value };
  }
  return {
    fault:
      read.type === 'fault'
        ? `${read.issue.message} ${read.issue.remedy ?? ''}`
        : `“${text}” is not a date. Write a day, a month or a year, such as 1 May 2023 or May 2023.`,
  };
}
