/**
 * Reads a date as files write it, and gives it as EDTF (`domain/edtf`): EDTF itself, dates with a time of day, `4/5/2023`, `23 April 2023`,
 * `44 BC`, numbers. Years are read as they are written: 50 is the year 50.
 */
import { parseEdtf } from '../../domain/edtf';
import { addMonths, calendarDateOf, dayOf, isoDate } from '../../domain/time';
import { dateLanguage, readTypedDate, type DateLanguage } from '../../domain/typedDate';
import type { NumberDates } from './outcome';

/** How dates are read that can be read in two ways. */
export interface DateWays {
  readonly numberDates: NumberDates;
  /** Whether `4/5/2023` is the 4th of May (`day`) or the 5th of April (`month`). */
  readonly first: 'day' | 'month';
}

/** A date in EDTF, and whether a time of day was left out. */
export interface DateText {
  readonly edtf: string;
  readonly hadTime: boolean;
}

/** A time of day after a date: `T10:00:00Z`, ` 10:30 PM`, `T00:00:00+04:00`. */
const TIME =
  /(?:T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
/** Three numbers with the same sign between them. */
const NUMBERS = /^(-?\d{1,4})([/.\-‐‑–])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/;
/** Words for an end that is open. */
const OPEN = /^(?:\.\.|open|present|now|today|ongoing|current|until now|to date|∞)$/i;

/** The first day of the calendars of spreadsheets, as days since 1970: day 0 of 1904, and of 1900 as counted from March of that year on. */
const EPOCH_1904 = 24_107;
const EPOCH_1900 = 25_569;

let english: DateLanguage | undefined;

/** Made when it is first needed: most files have dates in figures. */
function inEnglish(): DateLanguage {
  return (english ??= dateLanguage(['en']));
}

/** Reads a value as a date or interval; null if it is none. */
export function readDateText(value: unknown, ways: DateWays): DateText | null {
  if (typeof value === 'number') return plain(dateOfNumber(value, String(value), ways, true));
  if (value instanceof Date) return readDateText(Number.isNaN(value.getTime()) ? '' : value.toISOString(), ways);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text.length > 100 || text === '') return null;
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(text) && (!isMonthText(text) || ways.numberDates.startsWith('excel')))
    return plain(dateOfNumber(Number(text.replace(',', '.')), text, ways, false));
  const ends = text.split('/');
  if (ends.length === 2) {
    const [start, end] = ends.map((each) => withoutTime(each.trim())) as [DateText, DateText];
    if (parseEdtf(`${start.edtf}/${end.edtf}`).ok)
      return { edtf: `${start.edtf}/${end.edtf}`, hadTime: start.hadTime || end.hadTime };
  }
  const { edtf: date, hadTime } = withoutTime(text);
  const edtf = parseEdtf(date).ok ? date : (inNumbers(date, ways) ?? inWords(date));
  return edtf === null ? null : { edtf, hadTime };
}

/** Whether a text is a month and a year with a full stop between them, as `12.2022`: in a column of dates it is no number. */
export function isMonthText(text: string): boolean {
  return /^(?:0?[1-9]|1[0-2])\.[12]\d{3}$/.test(text.trim());
}

/** Whether a text in a column of dates is a number of which nothing says what it counts: no month such as `12.2022`. */
export function isPlainNumber(text: string): boolean {
  return /^\s*[+-]?\d+(?:[.,]\d+)?\s*$/.test(text) && !isMonthText(text);
}

/** Whether a text says that something has not ended. */
export function saysOpen(value: unknown): boolean {
  return typeof value === 'string' && OPEN.test(value.trim());
}

/** Words and figures of a date that ends with a year of two figures: `1 April 23`, `Apr ’23`. */
const SHORT_YEAR = /^\s*(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\p{L}{3,}\.?(?:\s+\d{1,2},)?\s*['’]?\d{2}\s*$/u;

/** Whether a value is a date but for its year, which has two figures. */
export function hasShortYear(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 100) return false;
  const { edtf } = withoutTime(value.trim());
  const [, a = '', , , c = ''] = NUMBERS.exec(edtf) ?? [];
  return (
    (c.length === 2 && a.length <= 2) || (SHORT_YEAR.test(edtf) && readTypedDate(edtf, inEnglish()).type !== 'none')
  );
}

/** What a text begins with in which one of two numbers is the day: other texts need not be looked at. */
const TWO_NUMBERS = /^\s*\d{1,2}[/.\-‐‑–]\s?\d/;

/** Which of two numbers is the day, where a text can be read in one way only; `both` where it can be read in two; null for other texts. */
export function orderOf(text: string): 'day' | 'month' | 'both' | null {
  const [, a, , b, year = ''] = NUMBERS.exec(withoutTime(text.trim()).edtf) ?? [];
  if (a === undefined || b === undefined || year.length !== 4) return null;
  const [first, second] = [Number(a), Number(b)];
  if (first === second || first < 1 || second < 1) return null;
  if (first > 12) return second > 12 ? null : 'day';
  return second > 12 ? 'month' : 'both';
}

/** How many dates have the day first, the month first, or could have either; and of the latter how many have full stops. */
export type DayOrders = Record<'day' | 'month' | 'both' | 'stops', number>;

/** Counts of dates by which number is the day, before any date was counted. */
export function emptyDayOrders(): DayOrders {
  return { day: 0, month: 0, both: 0, stops: 0 };
}

/** Counts a text among others, if it is a date of numbers. */
export function countOrder(counted: DayOrders, text: string): void {
  const order = TWO_NUMBERS.test(text) ? orderOf(text) : null;
  if (order !== null) counted[order]++;
  if (order === 'both' && text.includes('.')) counted.stops++;
}

function plain(edtf: string | null): DateText | null {
  return edtf === null ? null : { edtf, hadTime: false };
}

function withoutTime(text: string): DateText {
  const found = TIME.exec(text);
  if (!found || !/\d/.test(text.slice(0, found.index))) return { edtf: text, hadTime: false };
  const hadTime = found.slice(1).some((each) => each !== undefined && Number(each) !== 0);
  return { edtf: text.slice(0, found.index).trim(), hadTime };
}

/** A number as a date; `text` is how it is written. */
function dateOfNumber(number: number, text: string, { numberDates }: DateWays, isNumber: boolean): string | null {
  if (!Number.isFinite(number)) return null;
  const size = Math.abs(number);
  // Milliseconds since 1970, or seconds with ten digits, as web services write them.
  if (size >= 1e11 && size < 8e15) return isoDate(Math.floor(number / 86_400_000));
  if (size >= 1e9 && size < 1e10) return isoDate(Math.floor(number / 86_400));
  // Four digits are a year in EDTF.
  if (/^-?\d{4}$/.test(text)) return parseEdtf(text).ok ? text : null;
  if (/^\d{8}$/.test(text)) return existing(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  if (numberDates.startsWith('excel')) return dateOfSerial(number, numberDates);
  const isYear = Number.isInteger(number) && size <= 9999 && (numberDates === 'years' || isNumber);
  return isYear ? yearText(number) : null;
}

/** The day of a spreadsheet's number. Its calendar of 1900 has a 29 February in that year, which there was not. */
function dateOfSerial(number: number, system: NumberDates): string | null {
  if (number < (system === 'excel-1904' ? 0 : 1) || number >= 2_958_466) return null;
  const whole = Math.floor(number);
  if (system === 'excel-1904') return isoDate(whole - EPOCH_1904);
  return isoDate(whole - EPOCH_1900 + (whole < 60 ? 1 : 0));
}

function inNumbers(text: string, { first }: DateWays): string | null {
  const month = /^(\d{1,2})[/.\-](\d{4})$/.exec(text) ?? /^(\d{4})[/.](\d{1,2})$/.exec(text);
  if (month) {
    const [one, two] = [month[1] as string, month[2] as string];
    const [year, number] = one.length === 4 ? [one, two] : [two, one];
    return Number(number) >= 1 && Number(number) <= 12 ? `${year}-${number.padStart(2, '0')}` : null;
  }
  const [, a = '', , b = '', c = ''] = NUMBERS.exec(text) ?? [];
  if (a.replace('-', '').length === 4 && c.length <= 2) return existing(Number(a), Number(b), Number(c));
  // A year of two digits is not guessed.
  if (c.length !== 4 || a.length > 2 || a.startsWith('-')) return null;
  const [one, two] = [Number(a), Number(b)];
  const isDayFirst = one > 12 || (two <= 12 && first === 'day');
  return isDayFirst ? existing(Number(c), two, one) : existing(Number(c), one, two);
}

function inWords(text: string): string | null {
  const era = /^(?:(a\.?d|c\.?e)\.?\s*)?(\d{1,4})\s*(b\.?c\.?(?:e\.?)?|a\.?d\.?|c\.?e\.?)?$/i.exec(text);
  if (era && (era[1] !== undefined || era[3] !== undefined)) {
    const year = Number(era[2]);
    if (year === 0) return null;
    return yearText(/^b/i.test(era[3] ?? '') ? 1 - year : year);
  }
  const about = /^(?:circa|about|ca?\.?|approx\.?|~)\s*(.+)$/i.exec(text)?.[1];
  if (about !== undefined) {
    const read = readDateText(about, { numberDates: 'years', first: 'day' });
    return read && /\d$/.test(read.edtf) && !read.edtf.includes('/') ? `${read.edtf}~` : null;
  }
  if (!/\p{L}{3}/u.test(text)) return null;
  const read = readTypedDate(text, inEnglish());
  if (read.type !== 'date' || read.other) return null;
  const iso = isoDate(read.reading.span.from);
  return { day: iso, month: iso.slice(0, -3), year: iso.slice(0, -6) }[read.reading.precision];
}

/** A year with at least four digits. */
function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** A day as EDTF; null if the calendar does not have it. */
function existing(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1) return null;
  const day = dayOf(year, month, date);
  return day < addMonths(dayOf(year, month, 1), 1) && calendarDateOf(day).year === year ? isoDate(day) : null;
}
