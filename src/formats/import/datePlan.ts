/** Finds the dates of features: which properties they are in, by the names in use and by their values, and how they are written. */
import { foldLetters } from '../../domain/fold';
import {
  countOrder,
  type DateWays,
  type DayOrders,
  emptyDayOrders,
  isPlainNumber,
  readDateText,
  saysOpen,
} from './dateText';
import type { NumberDates } from './outcome';

/** In which properties the dates are, the best names first, and how they are written. */
export interface DatePlan extends DateWays {
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  /** Properties with a date or an interval. */
  readonly dates: readonly string[];
  /** Whether a start without an end is a day, month or year of its own, and not the beginning of something that goes on. */
  readonly isAloneOneDay?: boolean | undefined;
  /** Whether an end without a start is a day, month or year of its own, and not the end of something that was there before. */
  readonly isEndOneDay?: boolean | undefined;
}

/** A guess of where the dates are. */
export interface DateGuess extends DatePlan {
  /** Whether there are dates such as `4/5/2023`, and none that decides which number is the day. */
  readonly isOrderOpen: boolean;
  /** Whether some dates have the day first and some the month. */
  readonly isOrderMixed: boolean;
}

type Role = 'start' | 'end' | 'date';

/** Names of properties, folded to letters and digits, that are dates by convention. */
const SURE: Readonly<Record<Role, readonly string[]>> = {
  start: [
    'startdate',
    'datestart',
    'startdatetime',
    'validfrom',
    'begindate',
    'datebegin',
    'datefrom',
    'fromdate',
    'startyear',
    'yearstart',
    'yearfrom',
    'fromyear',
    'beginyear',
    'timespanbegin',
    'dtstart',
  ],
  end: [
    'enddate',
    'dateend',
    'enddatetime',
    'validto',
    'validuntil',
    'validthrough',
    'dateto',
    'todate',
    'dateuntil',
    'endyear',
    'yearend',
    'yearto',
    'toyear',
    'timespanend',
    'dtend',
  ],
  date: ['edtf', 'date', 'eventdate', 'isodate', 'datetime'],
};
/** Names that are often dates: they count if their values are. */
const LIKELY: Readonly<Record<Role, readonly string[]>> = {
  start: [
    'start',
    'starts',
    'begin',
    'begins',
    'began',
    'beginning',
    'from',
    'since',
    'starttime',
    'timestart',
    'starttimestamp',
    'earliest',
    'firstdate',
    'first',
    'opened',
    'founded',
    'established',
    'beginn',
    'anfang',
    'debut',
    'inicio',
    'baslangic',
    'начало',
    'von',
    'ab',
  ],
  end: [
    'end',
    'ends',
    'ended',
    'to',
    'until',
    'till',
    'endtime',
    'timeend',
    'endtimestamp',
    'latest',
    'lastdate',
    'last',
    'finish',
    'finished',
    'closed',
    'ceased',
    'dissolved',
    'ende',
    'fin',
    'bitis',
    'son',
    'конец',
    'bis',
  ],
  date: [
    'when',
    'day',
    'time',
    'timestamp',
    'year',
    'dates',
    'dated',
    'datum',
    'fecha',
    'data',
    'tarih',
    'tarix',
    'дата',
    'occurred',
    'occurreddate',
    'incidentdate',
    'observed',
    'observedon',
    'published',
    'jahr',
    'annee',
    'yil',
  ],
};

/** Names of dates on which a record was written down, folded: nothing began on them. */
const OF_RECORDS = ['timestamp', 'published'];

/** So many values of a property are looked at. */
const LOOKED_AT = 500;
/** A likely name counts if at least this share of its values are dates. */
const MOST_ARE = 0.8;
/** A property with no known name is taken for a date if nearly all its values are days. */
const NEARLY_ALL = 0.95;

/** A property with a value of each of some features; values that are missing are left out. */
export interface SampledColumn {
  readonly name: string;
  readonly values: readonly unknown[];
  /** Which number is the day in all its dates; absent if `values` are all that is known. */
  readonly orders?: Readonly<DayOrders> | undefined;
}

/** Guesses where the dates are. `isNamedOnly` leaves out properties with no known name. */
export function guessDates(columns: readonly SampledColumn[], isNamedOnly: boolean): DateGuess {
  const found: Record<Role, string[]> = { start: [], end: [], date: [] };
  for (const role of ['start', 'end', 'date'] as const) {
    for (const names of [SURE, LIKELY]) {
      const order = names[role];
      const here = columns
        .map((column) => ({ column, rank: order.indexOf(foldedName(column.name)) }))
        .filter(({ column, rank }) => rank >= 0 && (names === SURE || shareOfDates(column) >= MOST_ARE))
        .sort((a, b) => a.rank - b.rank);
      found[role].push(...here.map(({ column }) => column.name));
    }
  }
  const isFound = found.start.length + found.end.length + found.date.length > 0;
  if (!isFound && !isNamedOnly) {
    const column = columns.find((each) => shareWritten(each, DAY) >= NEARLY_ALL);
    if (column) found.date.push(column.name);
  }
  const names = new Set(Object.values(found).flat());
  const dated = columns.filter(({ name }) => names.has(name));
  const values = dated.flatMap((column) => column.values.slice(0, LOOKED_AT));
  const counted = dated.flatMap(({ orders }) => orders ?? []);
  const orders = dated.length > 0 && counted.length === dated.length ? counted : [ordersOf(values)];
  return { starts: found.start, ends: found.end, dates: found.date, ...guessWays(values, orders) };
}

/** Guesses how dates are written. */
function guessWays(
  values: readonly unknown[],
  orders: readonly Readonly<DayOrders>[] = [ordersOf(values)],
): DateWays & { isOrderOpen: boolean; isOrderMixed: boolean } {
  const count = (order: keyof DayOrders): number => orders.reduce((sum, each) => sum + each[order], 0);
  const [days, months, open] = [count('day'), count('month'), count('both')];
  // With full stops the day comes first wherever they are used.
  const hasStops = open === count('stops');
  return {
    numberDates: guessNumbers(values),
    first: months > days ? 'month' : 'day',
    isOrderOpen: open > 0 && days === 0 && months === 0 && !hasStops,
    isOrderMixed: days > 0 && months > 0,
  };
}

/** Counts which number is the day in dates. */
function ordersOf(values: readonly unknown[]): DayOrders {
  const found = emptyDayOrders();
  for (const value of values) if (typeof value === 'string') countOrder(found, value);
  return found;
}

/** How numbers among dates are meant, by their sizes. */
function guessNumbers(values: readonly unknown[]): NumberDates {
  const numbers = values.filter(
    (value) => typeof value === 'number' || (typeof value === 'string' && isPlainNumber(value)),
  );
  const sizes = numbers.map((value) => Number(String(value).replace(',', '.')));
  if (sizes.length === 0) return 'none';
  const serials = sizes.filter((size) => size >= 10_000 && size < 80_000).length;
  if (serials > sizes.length / 2) return 'excel-1900';
  const years = sizes.filter((size) => Number.isInteger(size) && Math.abs(size) <= 2999).length;
  return years > sizes.length / 2 ? 'years' : 'none';
}

/** Those of some properties with dates that may say on which day something began which has a last day of its own. */
export function firstDaysAmong(dates: readonly string[]): readonly string[] {
  return dates.filter((name) => !OF_RECORDS.includes(foldedName(name)));
}

/** The properties, by their names, most of whose values are days or months, written as such and not as numbers. */
export function datesAmong(columns: readonly SampledColumn[]): readonly string[] {
  return columns.filter((column) => shareWritten(column, MONTH_OR_DAY) > 0.5).map(({ name }) => name);
}

/** A property's name in letters and digits alone: `Start date`, `START_DATE` and `startDate` are the same. */
export function foldedName(name: string): string {
  return foldLetters(name).replace(/[^\p{L}\p{N}]/gu, '');
}

function shareOfDates({ values }: SampledColumn): number {
  const looked = values.slice(0, LOOKED_AT);
  if (looked.length === 0) return 0;
  const ways = guessWays(looked);
  return looked.filter((value) => saysOpen(value) || readDateText(value, ways)).length / looked.length;
}

/** EDTF of a day, and of what is known to the month or day: a letter and a year may be any number of a record. */
const DAY = /\d-\d\d-\d\d$/;
const MONTH_OR_DAY = /\d-\d\d/;
/** A number as tables have it. */
const PLAIN_NUMBER = /^\s*[+-]?\d+(?:[.,]\d+)?\s*$/;

/** The share of values that are dates, written as such and not as numbers, whose EDTF is like `form`. */
function shareWritten({ values }: SampledColumn, form: RegExp): number {
  const looked = values.slice(0, LOOKED_AT);
  if (looked.length === 0) return 0;
  const written = looked.filter((value) => {
    if (typeof value !== 'string' || value.length > 100 || PLAIN_NUMBER.test(value)) return false;
    if (!/\d\D+\d|\p{L}\D*\d/u.test(value)) return false;
    const read =
      readDateText(value, { numberDates: 'none', first: 'day' }) ??
      readDateText(value, { numberDates: 'none', first: 'month' });
    return read !== null && form.test(read.edtf);
  });
  return written.length / looked.length;
}
