/**
 * The one reader of dates in EDTF (Extended Date/Time Format, ISO 8601-2:2019): for geodata/, for readers' own files and for
 * bibliographies. It reads years, months and days, the qualifiers `?`, `~` and `%` at the end of a date, and intervals whose ends are
 * dates, open (`..`) or unknown (empty). Years have four digits; the year 0 is 1 BC, and years before it have a minus sign.
 *
 * Other forms of the standard are refused by name, with what to write instead. Text that a person types is read by `typedDate`.
 */
import type { DatedSpan, DatePrecision, Span } from './model';
import { failure, success, type Issue, type Result } from './result';
import { addMonths, dayOf, OPEN_END, OPEN_START, parseDay } from './time';

/** A single EDTF date as a span; it covers the whole month or year if the text gives no day or month. */
export interface EdtfDate extends Span {
  readonly precision: 'day' | 'month' | 'year';
  /** True if the date has a qualifier: `?` uncertain, `~` approximate, `%` both (ISO 8601-2, section 8.1). */
  readonly uncertain: boolean;
}

/** One end of an EDTF interval: a date, `open` for `..`, `unknown` for an empty end (ISO 8601-2, section 12.2). */
export type EdtfEnd = EdtfDate | 'open' | 'unknown';

/** An EDTF text as an interval; a single date is an interval whose two ends are that date. */
export interface EdtfInterval {
  readonly start: EdtfEnd;
  readonly end: EdtfEnd;
  /** True if the text is an interval: two ends with a slash between them. */
  readonly isInterval: boolean;
}

/** The remedy shown with every date that could not be read: which forms can be written. */
export const EDTF_REMEDY =
  'Write EDTF such as 2023-04-23, 2023-04 or 2023, an interval such as 2022-08-25/2022-08-30, and “..” for an open end.';

/** A text that is not a date is quoted in the error message up to this many characters. */
const MOST_REPEATED = 60;

const DATE = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)$/;

/**
 * EDTF forms that the atlas does not accept, and frequent mistakes: a pattern, what the text is, and what to write instead. The first
 * pattern that matches is reported.
 */
const REFUSED: readonly { readonly form: RegExp; readonly is: string; readonly remedy: string }[] = [
  {
    form: /[{}[\]]/,
    is: 'is a set of dates',
    remedy: 'Write the first and the last as an interval, as in 2022-03/2022-11.',
  },
  { form: /T\d/, is: 'has a time of day', remedy: 'Leave the time out, as in 2023-05-01.' },
  {
    form: /^[+-]?Y|\dE\d|\dS\d|^-?\d{5}/,
    is: 'is a year in a long form',
    remedy: 'Write years with four digits, as in 0476.',
  },
  { form: /X/, is: 'leaves digits open (X)', remedy: 'Write an interval, as in 1990/1999 for 199X.' },
  {
    form: /^-?\d{4}-(?:2[1-9]|3\d|4[01])\W*$/,
    is: 'is a season or another part of a year',
    remedy: 'Write its months as an interval, as in 2023-03/2023-05.',
  },
  {
    form: /^-?\d{2,3}[?~%]?$/,
    is: 'is a century or a decade, or a year with too few digits',
    remedy: 'Write years with four digits, as in 0050, and centuries and decades as an interval, as in 1990/1999.',
  },
  { form: /^-0000/, is: 'is a year “minus nought”', remedy: 'Write the year 0, which is 1 BC, as 0000.' },
  {
    form: /[?~%].*\d|[?~%]{2}/,
    is: 'has a qualifier inside the date, or two of them',
    remedy: 'Put one qualifier at the end of the date, as in 2023-10~.',
  },
  { form: /^\.\.$/, is: 'has no date at all', remedy: 'Write ../.. for a stretch of time that is open at both ends.' },
];

/** Parses an EDTF date or interval into its two ends. */
export function parseEdtf(text: string): Result<EdtfInterval> {
  const ends = text.split('/');
  if (ends.length > 2) return refuse(text, 'has more than one slash', 'Write two dates with one slash between them.');
  const isInterval = ends.length === 2;
  const [start, end = start] = ends.map((each) => endOf(each, isInterval)) as [EdtfEnd | Issue, (EdtfEnd | Issue)?];
  for (const each of [start, end]) if (isIssue(each)) return failure(nameOf(text, each));
  return success({ start: start as EdtfEnd, end: end as EdtfEnd, isInterval });
}

/**
 * Reads an EDTF date or interval as a half-open span of days. In the text both ends are inclusive; an unknown end is read as an open one.
 */
export function readEdtf(text: string): Result<DatedSpan> {
  const read = parseEdtf(text);
  if (!read.ok) return read;
  const { isInterval } = read.value;
  const [start, end] = [dateOrNull(read.value.start), dateOrNull(read.value.end)];
  const span = { from: start?.from ?? OPEN_START, to: end?.to ?? OPEN_END };
  if (span.from >= span.to)
    return refuse(text, 'ends before it begins', 'Write the earlier date first, or mend one of the two.');
  return success({
    ...span,
    edtf: text,
    precision: coarsest(start, end) ?? (isInterval ? 'range' : 'day'),
    softStart: softness(start),
    softEnd: softness(end),
    uncertain: start?.uncertain === true || end?.uncertain === true,
  });
}

/**
 * An interval whose ends are the same date as that date: `2023-05-15/2023-05-15` as `2023-05-15`, which is the same time in one form. Any
 * other text stays as it is.
 */
export function shortestEdtf(text: string): string {
  const [start = '', end, ...more] = text.split('/');
  return start === end && more.length === 0 && dateOfText(start) ? start : text;
}

function endOf(text: string, isInterval: boolean): EdtfEnd | Issue {
  if (isInterval && text === '..') return 'open';
  if (isInterval && text === '') return 'unknown';
  const date = dateOfText(text);
  if (date) return date;
  const refused = REFUSED.find(({ form }) => form.test(text));
  if (refused) return { message: refused.is, remedy: `${refused.remedy} ${EDTF_REMEDY}` };
  const isDateLike = /^-?\d{4}-\d{2}(?:-\d{2})?[?~%]?$/.test(text);
  return { message: isDateLike ? 'is a date that does not exist' : 'is not a date', remedy: EDTF_REMEDY };
}

/** Parses a single date; null if the text is no date or names a day that the calendar does not have. */
function dateOfText(text: string): EdtfDate | null {
  const [, year, month, date, mark] = DATE.exec(text) ?? [];
  if (year === undefined || year === '-0000') return null;
  const uncertain = mark !== '';
  if (date !== undefined) {
    const day = parseDay(`${year}-${month}-${date}`);
    return day === null ? null : { from: day, to: day + 1, precision: 'day', uncertain };
  }
  if (month !== undefined) {
    if (Number(month) < 1 || Number(month) > 12) return null;
    const from = dayOf(Number(year), Number(month), 1);
    return { from, to: addMonths(from, 1), precision: 'month', uncertain };
  }
  return { from: dayOf(Number(year), 1, 1), to: dayOf(Number(year) + 1, 1, 1), precision: 'year', uncertain };
}

function dateOrNull(end: EdtfEnd): EdtfDate | null {
  return typeof end === 'string' ? null : end;
}

/** The coarser precision of two dates; undefined where both are known to the day. */
function coarsest(...dates: readonly (EdtfDate | null)[]): DatePrecision | undefined {
  return (['year', 'month'] as const).find((precision) => dates.some((date) => date?.precision === precision));
}

/** How many days a date's true day may differ: the length of the month or year that it names, 0 if it names a day. */
function softness(date: EdtfDate | null): number {
  return !date || date.precision === 'day' ? 0 : date.to - date.from;
}

function isIssue(end: EdtfEnd | Issue): end is Issue {
  return typeof end !== 'string' && 'message' in end;
}

function refuse(text: string, is: string, remedy: string): Result<never> {
  return failure(nameOf(text, { message: is, remedy: `${remedy} ${EDTF_REMEDY}` }));
}

/** The same issue with the faulty text quoted in front of its message. */
function nameOf(text: string, { message, remedy }: Issue): Issue {
  const repeated = text.length > MOST_REPEATED ? `${text.slice(0, MOST_REPEATED)}…` : text;
  return { message: `“${repeated}” ${message}.`, ...(remedy === undefined ? {} : { remedy }) };
}
