/**
 * Reads dates as people type them: `4/23/2023`, `23.4.2023`, `2023-04-23`, `23 April 2023`, `April 2023`, in the order and with the month
 * names of the reader's language. Search and date fields both use it. It does not guess: a year of two digits is refused, a date that can
 * be understood in two ways gives both, and a text that looks like a date but is not one gets an explanation.
 */
import { foldLetters } from './fold';
import type { Span } from './model';
import type { Issue } from './result';
import { shortenForMessage } from './shorten';
import { addMonths, dayOf, formatDay, formatMonth, MONTH_NAMES, spanOfDay } from './time';

/** The order in which a language writes day, month and year in numbers. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What reading a typed date needs to know of the reader's language. */
export interface DateLanguage {
  /** The order of day, month and year in dates written with numbers. */
  readonly order: DateOrder;
  /** Month names, folded (`foldLetters`), each with its month number from 1 to 12: those of the reader's languages and of English. */
  readonly months: ReadonlyMap<string, number>;
  /** Words beside a date that add nothing to it, folded: days of the week, “of”, the sign for “year”. */
  readonly fillers: ReadonlySet<string>;
}

/** How much of the calendar a typed date covers. */
type DateUnit = 'day' | 'month' | 'year';

/** One way to understand a typed text: as a day, a whole month or a whole year. `typedSpan` also reads a `range` from one to another. */
export interface DateReading<Unit extends string = DateUnit> {
  /** The days that the typed date covers. */
  readonly span: Span;
  readonly precision: Unit;
  /** The date with the month as a word, so that nobody can misread it: `5 April 2023`. */
  readonly words: string;
}

/** The result of reading a typed text. */
export type TypedDate<Unit extends string = DateUnit> =
  /** The text is not a date and does not look like one. */
  | { readonly type: 'none' }
  /** The text is a date. `other` is the second way to understand it, such as `4/5/2023` in the order that the reader does not use. */
  | { readonly type: 'date'; readonly reading: DateReading<Unit>; readonly other: DateReading<Unit> | null }
  /** The text is a day and a month without a year; months count from 1. */
  | { readonly type: 'yearless'; readonly month: number; readonly date: number }
  /** The text looks like a date but is not one; the issue says what is wrong and what to do. */
  | { readonly type: 'fault'; readonly issue: Issue };

const NONE: TypedDate = { type: 'none' };
/** An abbreviated month name has at least this many letters: fewer letters begin several month names in most languages. */
const LEAST_LETTERS = 3;
/** Number of the reader's languages whose month names are read, beside English: a browser may list many. */
const MOST_LANGUAGES = 3;
/** Eight digits without separators end with the year if that year is at least this one; else they begin with the year. */
const LEAST_YEAR = 1500;
/** English words and number endings that may occur in a date. */
const ENGLISH_FILLERS = ['st', 'nd', 'rd', 'th', 'of', 'the', 'on', 'er'];
/** Characters that may separate the parts of a date; a text with other characters between them is not a date. */
const SEPARATORS = /^[\s.,،、/\-‐‑–—'’]*$/u;
/** Matches a text that begins or ends with a sign that joins two dates: half of a span, of which the other end is not the same. */
const JOINS = /^(?:\.\.|[/\-‐‑–—])|(?:\.\.|[/\-‐‑–—])$/u;
/** Matches a year of two figures that an apostrophe marks as one. */
const CUT_YEAR = /['’](\d{2})$/;

/** A day and a year with a word between them that may be the name of a month in another language. */
const FOREIGN = /^\d{1,2}\.?\s+\p{L}{3,}\.?\s+\d{4}$/u;

const languages = new Map<string, DateLanguage>();

/**
 * The date formats of the languages that a reader prefers (BCP 47 tags; the first one decides the order). Unknown tags are ignored;
 * without any known one it is English with the day before the month.
 */
export function dateLanguage(preferred: readonly string[]): DateLanguage {
  const key = preferred.join();
  const known = languages.get(key);
  if (known) return known;
  const tags = preferred.filter(isKnownTag).slice(0, MOST_LANGUAGES);
  // If a name means two different months, the reader's first language decides, so it is read last. Regional variants write month names as
  // their language does.
  const read = [...new Set(['en', ...tags.map((tag) => tag.replace(/^en-.*/, 'en')).reverse()])];
  const names = read.map((tag) => ({ tag, months: monthsOf(tag) }));
  const made: DateLanguage = {
    order: orderOf(tags[0] ?? 'en-GB'),
    months: new Map(names.flatMap(({ months }) => [...months])),
    fillers: new Set([...ENGLISH_FILLERS, ...names.flatMap(({ tag, months }) => fillersOf(tag, months))]),
  };
  languages.set(key, made);
  return made;
}

function isKnownTag(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0;
  } catch {
    return false;
  }
}

/** A date formatter that always uses the Gregorian calendar and ASCII digits, whatever the language prefers. */
function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(tag, { ...options, calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' });
}

function orderOf(tag: string): DateOrder {
  const order = formatter(tag, { year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(0)
    .map(({ type }) => ({ day: 'd', month: 'm', year: 'y' })[type as string] ?? '')
    .join('');
  return order === 'mdy' || order === 'ymd' ? order : 'dmy';
}

/** Month names of a language in all forms: long and short, alone and within a date. */
function monthsOf(tag: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const month of ['short', 'long'] as const) {
    for (const options of [{ month }, { day: 'numeric', month, year: 'numeric' }] as const) {
      const format = formatter(tag, options);
      for (let at = 1; at <= 12; at++) {
        const part = format.formatToParts(instantOf(at)).find(({ type }) => type === 'month');
        const name = foldLetters(part?.value ?? '').replace(/[^\p{L}]/gu, '');
        // Some languages number their months and have no names for them.
        if (name.length > 1 && !/\p{N}/u.test(part?.value ?? '')) names.set(name, at);
      }
    }
  }
  return names;
}

/** Every word that a language writes in a date except month names: days of the week and other words beside day, month and year. */
function fillersOf(tag: string, months: ReadonlyMap<string, number>): readonly string[] {
  // Some scripts join the day of the week to the rest, so the whole date is formatted for each day of the week.
  const ofWeek = [formatter(tag, { dateStyle: 'full' }), formatter(tag, { weekday: 'short' })];
  const others = (['long', 'medium', 'short'] as const).map((dateStyle) => formatter(tag, { dateStyle }));
  return [
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((date) => ofWeek.map((format) => format.format(instantOf(4, date)))),
    ...others.map((format) => format.format(instantOf(4))),
  ]
    .flatMap((text) => foldLetters(text).match(/\p{L}+/gu) ?? [])
    .filter((word) => !months.has(word));
}

/** A date in an arbitrary year as a JavaScript instant; months count from 1. */
function instantOf(month: number, date = 1): Date {
  return new Date(dayOf(2023, month, date) * 86_400_000);
}

/** The month that a word names, by its whole name or by first letters that no other month shares; null if it names none. */
function monthNamed(word: string, { months }: DateLanguage): number | null {
  const exact = months.get(word);
  if (exact !== undefined) return exact;
  if (word.length < LEAST_LETTERS) return null;
  const begun = new Set([...months].flatMap(([name, month]) => (name.startsWith(word) ? [month] : [])));
  return begun.size === 1 ? ([...begun][0] as number) : null;
}

/** Replaces the digits of any script by ASCII digits (Unicode general category Nd, in which each ten digits begin with zero). */
function plainFigures(text: string): string {
  return text.replace(/\p{Nd}/gu, (figure) => {
    if (figure <= '9') return figure;
    const code = figure.codePointAt(0) as number;
    // Finds the zero of this script: the first digit that has no digit directly before it.
    let nought = code;
    while (code - nought < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(nought - 1))) nought--;
    return String(code - nought);
  });
}

/** Reads a text that the reader typed as a date. */
export function readTypedDate(text: string, language: DateLanguage): TypedDate {
  const plain = plainFigures(text.replace(/[\u200e\u200f\u061c]/g, '')).trim();
  if (plain === '' || !/\d/.test(plain) || JOINS.test(plain)) return NONE;
  const folded = foldLetters(plain);
  const numbers: string[] = [];
  const months: number[] = [];
  let rest = folded;
  for (const [token] of folded.matchAll(/\d+|\p{L}+/gu)) {
    rest = rest.replace(token, ' ');
    if (/\d/.test(token)) {
      numbers.push(token);
      continue;
    }
    const month = monthNamed(token, language);
    // “Mar” may be a day of the week in one language and a month in another: a whole month name is always read as the month.
    if (language.months.has(token) || (month !== null && !language.fillers.has(token))) months.push(month as number);
    else if (!language.fillers.has(token)) return FOREIGN.test(plain) ? noSuchName(token) : NONE;
  }
  if (!SEPARATORS.test(rest)) return NONE;
  if (months.length > 1) return NONE;
  const [month] = months;
  const cutYear = CUT_YEAR.exec(plain)?.[1];
  if (month !== undefined && cutYear !== undefined)
    return shortYear(cutYear, numbers.length > 1 ? Number(numbers[0]) : 0, month);
  if (month !== undefined) return withName(month, numbers);
  // Numbers with a word between them, such as “1 of 2”, are read as a date only if day, month and year are all there.
  const isMarked = /\d\s*[./\-‐‑–—]\s*\d/u.test(folded);
  // Points stand between day, month and year alone: of the languages that put the month first one alone, Ngomba, writes them (CLDR 48).
  const isPointed = /^\D*\d{1,2}\s*\.\s*\d{1,2}\s*\./.test(folded);
  return inFigures(numbers, isMarked, isPointed && language.order === 'mdy' ? 'dmy' : language.order);
}

/** Reads a date that has a month name. */
function withName(month: number, numbers: readonly string[]): TypedDate {
  const years = numbers.filter((number) => number.length > 2);
  const [date, more] = numbers.filter((number) => number.length <= 2);
  const [year] = years;
  if (years.length > 1 || numbers.length > 2) return NONE;
  if (year === undefined) {
    if (more !== undefined) return shortYear(more, Number(date), month);
    const number = Number(date);
    if (number > 31) return shortYear(String(date), 0, month);
    // 29 February is accepted without a year, because some years have it.
    return number < 1 || number > daysIn(month, 2024)
      ? noSuchDay(number, month, null)
      : { type: 'yearless', month, date: number };
  }
  if (year.length !== 4) return longYear(year);
  return date === undefined ? wholeMonth(Number(year), month) : oneDay(Number(year), month, Number(date));
}

/** Reads a date that has only numbers. */
function inFigures(numbers: readonly string[], isMarked: boolean, order: DateOrder): TypedDate {
  const [a = '', b = '', c = ''] = numbers;
  if (numbers.length === 1) {
    if (a.length === 4) return wholeYear(Number(a));
    return a.length === 8 ? withoutSigns(a, order) : NONE;
  }
  if (numbers.length === 2) {
    const [year, month] = a.length > 2 ? [a, b] : [b, a];
    if (month.length > 2 || !isMarked) return NONE;
    if (year.length === 4) return wholeMonth(Number(year), Number(month));
    return year.length > 2 ? longYear(year) : NONE;
  }
  if (numbers.length !== 3) return NONE;
  const long = numbers.filter((number) => number.length > 2);
  const [year] = long;
  if (long.length > 1 || (!isMarked && year?.length !== 4)) return NONE;
  if (year === undefined) {
    const [first, second] = order === 'ymd' ? [b, c] : [a, b];
    const { date, month } = partsOf(first, second, order === 'dmy' ? 'dmy' : 'mdy');
    return shortYear(order === 'ymd' ? a : c, date, month);
  }
  if (year.length !== 4) return longYear(year);
  if (year === a) return inOrder(Number(a), b, c, 'mdy', false);
  if (year === c) return inOrder(Number(c), a, b, order === 'mdy' ? 'mdy' : 'dmy', true);
  return NONE;
}

/** Splits two numbers into day and month: in the given order, or in the other order if the month would be impossible. */
function partsOf(a: string, b: string, order: 'dmy' | 'mdy'): { readonly date: number; readonly month: number } {
  const [date, month] = order === 'dmy' ? [Number(a), Number(b)] : [Number(b), Number(a)];
  return month > 12 && date >= 1 && date <= 12 ? { date: month, month: date } : { date, month };
}

/** Reads two numbers and a year as a day; with `both`, the result has the other order as a second reading. */
function inOrder(year: number, a: string, b: string, order: 'dmy' | 'mdy', both: boolean): TypedDate {
  const { date, month } = partsOf(a, b, order);
  const read = oneDay(year, month, date);
  if (read.type !== 'date' || !both || date === month || date > 12) return read;
  const other = oneDay(year, date, month);
  return other.type === 'date' ? { ...read, other: other.reading } : read;
}

/** Reads eight digits without separators: day, month and year in the reader's order, or year, month and day (ISO 8601, basic format). */
function withoutSigns(text: string, order: DateOrder): TypedDate {
  const iso = oneDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  const year = Number(text.slice(4));
  if (year < LEAST_YEAR || (order === 'ymd' && iso.type === 'date')) return iso;
  const read = inOrder(year, text.slice(0, 2), text.slice(2, 4), order === 'mdy' ? 'mdy' : 'dmy', true);
  return read.type === 'date' || iso.type !== 'date' ? read : iso;
}

function daysIn(month: number, year: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

function oneDay(year: number, month: number, date: number): TypedDate {
  if (year < 1) return noSuchYear();
  if (month < 1 || month > 12) return noSuchMonth(month);
  if (date < 1 || date > daysIn(month, year)) return noSuchDay(date, month, year);
  const day = dayOf(year, month, date);
  return { type: 'date', reading: { span: spanOfDay(day), precision: 'day', words: formatDay(day) }, other: null };
}

function wholeMonth(year: number, month: number): TypedDate {
  if (year < 1) return noSuchYear();
  if (month < 1 || month > 12) return noSuchMonth(month);
  const from = dayOf(year, month, 1);
  const span = { from, to: addMonths(from, 1) };
  return { type: 'date', reading: { span, precision: 'month', words: formatMonth(from) }, other: null };
}

function wholeYear(year: number): TypedDate {
  if (year < 1) return noSuchYear();
  const span = { from: dayOf(year, 1, 1), to: dayOf(year + 1, 1, 1) };
  return { type: 'date', reading: { span, precision: 'year', words: String(year) }, other: null };
}

function fault(message: string, remedy: string): TypedDate {
  return { type: 'fault', issue: { message, remedy } };
}

/** The fault for the year 0: the calendar that people use goes from 1 BC to 1. */
function noSuchYear(): TypedDate {
  return fault('There is no year 0.', 'Write all four figures of the year.');
}

function noSuchMonth(month: number): TypedDate {
  return fault(`There is no month ${month}.`, 'Write the name of the month.');
}

/** The fault for a word in the place of a month. */
function noSuchName(word: string): TypedDate {
  return fault(
    `“${shortenForMessage(word)}” is no month in English or in a language of this browser.`,
    'Write its English name, or its number: 2023-05-01.',
  );
}

/** The fault for a day that does not exist; `year` is null if none was written. */
function noSuchDay(date: number, month: number, year: number | null): TypedDate {
  const days = daysIn(month, year ?? 2024);
  const name = `${MONTH_NAMES[month - 1]}${year === null ? '' : ` ${year}`}`;
  return fault(`${name} has ${days} days, none of them ${date}.`, `Write a day from 1 to ${days}.`);
}

/** The fault for a year of one or two digits; `date` is 0 if no day was written. */
function shortYear(year: string, date: number, month: number): TypedDate {
  const figures = year.padStart(2, '0');
  const start = `${date > 0 ? `${date} ` : ''}${MONTH_NAMES[month - 1] ?? ''}`.trim();
  const example = `${start} 20${figures}`.trim();
  return fault(`The year “${year}” may be 19${figures} or 20${figures}.`, `Write all four figures of it: ${example}.`);
}

function longYear(year: string): TypedDate {
  return fault(`“${shortenForMessage(year)}” is no year of four figures.`, 'Write all four figures of the year.');
}
