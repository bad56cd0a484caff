/** EDTF (ISO 8601-2:2019, levels 0 and 1) to half-open spans of days. Runs at build time: the browser gets spans. */
import edtf from 'edtf';
import type { DatedSpan, DatePrecision } from '../domain/model';
import { failure, success, type Result } from '../domain/result';
import { OPEN_END, OPEN_START, parseDay } from '../domain/time';

const MS_PER_DAY = 86_400_000;

/** What the library tells of a single date; its own types leave these out. */
interface ParsedDate {
  readonly type: string;
  readonly min: number;
  readonly max: number;
  /** 1 year, 2 month, 3 day. */
  readonly precision: number;
  readonly uncertain?: { readonly value: number };
  readonly approximate?: { readonly value: number };
}

interface End {
  readonly from: number;
  readonly to: number;
  readonly precision: 'day' | 'month' | 'year';
  readonly uncertain: boolean;
}

function readEnd(text: string): End | null {
  const parsed = edtf(text) as ParsedDate;
  if (parsed.type !== 'Date' || parsed.precision < 1) return null;
  // The parser takes 29 February of any year and moves it on, that of the year 0 too, which exists: a day is read by our calendar.
  const calendar = text.replace(/[?~%]/g, '');
  const isDay = /^-?\d{4}-\d{2}-\d{2}$/.test(calendar);
  const day = isDay ? parseDay(calendar) : null;
  if (isDay && day === null) return null;
  return {
    from: day ?? Math.floor(parsed.min / MS_PER_DAY),
    to: day === null ? Math.floor(parsed.max / MS_PER_DAY) + 1 : day + 1,
    precision: parsed.precision >= 3 ? 'day' : parsed.precision === 2 ? 'month' : 'year',
    uncertain: /[?~%]/.test(text),
  };
}

/** Days by which an end is soft: all of its month or year, none when it is known to the day. */
function softness(end: End | null): number {
  return !end || end.precision === 'day' ? 0 : end.to - end.from;
}

/** Reads an EDTF date or interval. Both ends are inclusive in the text, the end of the span is not. */
export function readDate(text: string): Result<DatedSpan> {
  const remedy = 'Write EDTF such as 2023-04-23, 1993-04, 2022-08-25/2022-08-30 or 2023-04-23/.. .';
  try {
    edtf(text);
    const [first, last] = text.includes('/') ? text.split('/') : [text, text];
    const start = first === '..' ? null : readEnd(first as string);
    const end = last === '..' ? null : readEnd(last as string);
    if ((first !== '..' && !start) || (last !== '..' && !end)) {
      return failure({ message: `"${text}" is no date, or of a kind the atlas does not use.`, remedy });
    }
    const span = { from: start?.from ?? OPEN_START, to: end?.to ?? OPEN_END };
    if (span.from >= span.to) return failure({ message: `"${text}" ends before it begins.`, remedy });
    return success({
      ...span,
      edtf: text,
      precision: precisionOf(text, start, end),
      softStart: softness(start),
      softEnd: softness(end),
      uncertain: Boolean(start?.uncertain || end?.uncertain),
    });
  } catch {
    return failure({ message: `"${text}" is no EDTF date.`, remedy });
  }
}

function precisionOf(text: string, start: End | null, end: End | null): DatePrecision {
  const all = [start?.precision, end?.precision];
  if (all.includes('year')) return 'year';
  if (all.includes('month')) return 'month';
  return text.includes('/') ? 'range' : 'day';
}
