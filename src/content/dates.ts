/**
 * Reads the dates of geodata/: EDTF, as `domain/edtf` reads it, but without unknown ends. It runs at build time; the browser gets spans.
 */
import { EDTF_REMEDY, parseEdtf, readEdtf } from '../domain/edtf';
import type { DatedSpan } from '../domain/model';
import { failure, type Result } from '../domain/result';

/**
 * Reads an EDTF date or interval. An empty end is refused: in EDTF it means unknown, and a map that drew it as open would claim more than
 * the record does.
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
