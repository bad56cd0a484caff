/** Dates of geodata/: EDTF, as `domain/edtf` reads it, without unknown ends. Runs at build time: the browser gets spans. */
import { EDTF_REMEDY, parseEdtf, readEdtf } from '../domain/edtf';
import type { DatedSpan } from '../domain/model';
import { failure, type Result } from '../domain/result';

/**
 * Reads a date or an interval. An end that was left empty is refused: in EDTF it is unknown, and a map that drew it as open would say
 * more than the record does.
 */
export function readDate(text: string): Result<DatedSpan> {
  const ends = parseEdtf(text);
  if (ends.ok && (ends.value.start === 'unknown' || ends.value.end === 'unknown')) {
    return failure({
      message: `“${text}” has an end that is empty, which means that nobody knows it.`,
      remedy: `Write “..” where the end is open, or the date it can be dated to at the latest. ${EDTF_REMEDY}`,
    });
  }
  return readEdtf(text);
}
