/** What is not known about a date, as the timeline draws it. Pure functions. */
import type { DatedSpan } from '../../domain/model';

/**
 * `month`: only the month or year is known, drawn as a hatched part. `about`: the day is approximate (EDTF `~`), drawn as a haze.
 * `uncertain`: a source doubts it (EDTF `?`), drawn with a dashed outline. A date marked `%` is both; it has the dashed outline.
 */
export type DateDoubt = 'month' | 'about' | 'uncertain';

/** What an end of a date, as written in EDTF, is marked as; null if it is not marked. */
export function markedDoubt(edtf: string): 'about' | 'uncertain' | null {
  return /[?%]/.test(edtf) ? 'uncertain' : edtf.includes('~') ? 'about' : null;
}

/** The doubt about an event's date as a whole; null if its day or days are known. */
export function doubtOf({ edtf, precision }: Pick<DatedSpan, 'edtf' | 'precision'>): DateDoubt | null {
  return markedDoubt(edtf) ?? (precision === 'month' || precision === 'year' ? 'month' : null);
}
