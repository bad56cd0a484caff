/** Reads the dates of the features of one layer, as a plan says where they are, and notes those that cannot be read. */
import { readEdtf, shortestEdtf } from '../../domain/edtf';
import type { DatedSpan } from '../../domain/model';
import { firstDaysAmong, type DatePlan } from './datePlan';
import { DayOrder } from './dayOrder';
import { hasShortYear, orderOf, readDateText, saysOpen } from './dateText';
import type { RawFeature } from './format';
import type { Noun, Notes } from './notes';
import { datesOfWhen, isGiven } from './ownDates';

/** Messages of faults in dates. */
export const DATE_NOTES = {
  unreadable:
    'A date that cannot be read. Write days as 2023-05-01 or 1 May 2023, and spans as 2022-12-12/2023-04-28. The feature itself stays: it is shown without a date, on all days.',
  shortYear:
    'A date whose year has two figures, of which nobody knows the century. Write the year with four figures: 01/05/2023. The feature itself stays: it is shown without a date, on all days.',
  order:
    'The dates of a feature whose end comes before its start. The feature itself stays: it is shown without a date, on all days.',
  time: 'Times of day were left out: the atlas knows days.',
} as const;

/** What was done with features that have one of their days alone, by what the plan says of them. */
const LONE_NOTES = {
  goesOn: loneNote('last day', 'from {their} first day on'),
  firstAlone: loneNote('last day', 'at {their} first date alone'),
  wasBefore: loneNote('first day', 'on all days up to {their} last'),
  lastAlone: loneNote('first day', 'at {their} last date alone'),
} as const;

/** What is said of features that have one of their days alone, and of how many of them that is a month or year. */
type LoneNote = (count: number, noun: Noun, coarse: number) => string;

function loneNote(missing: string, shown: string): LoneNote {
  return (count, noun, coarse) => {
    const [have, are, their] = count === 1 ? (['has', 'is', 'its'] as const) : (['have', 'are', 'their'] as const);
    const what = `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
    return `${what} ${have} no ${missing} and ${are} shown ${shown.replace('{their}', their)}${coarseWords(count, coarse)}.`;
  };
}

/** What a date is that is no day, where it is all that a feature has. */
function coarseWords(count: number, coarse: number): string {
  if (coarse === 0) return '';
  const which = count === 1 ? ': this' : `; of ${coarse === count ? 'all of them' : coarse.toLocaleString('en')} that`;
  return `${which} is a month or year, which counts as the whole`;
}

/** So many features that have one of their days alone are named. */
const MOST_NAMED = 20;

/** So many different dates are remembered: files have the same ones over and over. */
const MOST_KEPT = 50_000;

/** What became of the dates of a feature. */
type Read =
  | { readonly span: DatedSpan; readonly hadTime: boolean; readonly ordered: readonly string[] }
  | { readonly fault: 'unreadable' | 'shortYear' | 'order' };

export class FeatureDates {
  readonly #plan: DatePlan;
  readonly #notes: Notes;
  readonly #kept = new Map<string, Read>();
  readonly #order: DayOrder;

  constructor(plan: DatePlan, notes: Notes) {
    this.#plan = plan;
    this.#order = new DayOrder(plan.first);
    this.#notes = notes;
  }

  /** The dates of a feature; null if it has none, or none that can be read. */
  of(
    { number, when }: Pick<RawFeature, 'number' | 'when'>,
    properties: Readonly<Record<string, unknown>>,
  ): DatedSpan | null {
    const { starts, ends, dates } = this.#plan;
    const first = (names: readonly string[]): unknown => {
      const name = names.find((each) => isGiven(properties[each]));
      return name === undefined ? undefined : properties[name];
    };
    const given = when && (isGiven(when.start) || isGiven(when.end) || isGiven(when.date)) ? when : null;
    const edtf = given ? undefined : properties['edtf'];
    const end = given ? given.end : first(ends);
    // Beside a last day, a date is the first.
    const start = given ? given.start : (first(starts) ?? (isGiven(end) ? first(firstDaysAmong(dates)) : undefined));
    if (isGiven(edtf) && dates.includes('edtf')) return this.#take(number, edtf, undefined);
    if (isGiven(start) && !isGiven(end))
      return this.#plan.isAloneOneDay
        ? this.#takeLone(number, start, undefined, 'firstAlone')
        : this.#takeLone(number, start, null, 'goesOn');
    if (isGiven(end) && !isGiven(start) && !saysOpen(end))
      return this.#plan.isEndOneDay
        ? this.#takeLone(number, end, undefined, 'lastAlone')
        : this.#takeLone(number, null, end, 'wasBefore');
    if (isGiven(start) || isGiven(end)) return this.#take(number, start ?? null, end ?? null);
    const timespans = given ? null : datesOfWhen(properties['when']);
    if (timespans) {
      if (timespans.ok) return timespans.value;
      this.#notes.add({
        kind: 'dropped',
        message: DATE_NOTES.unreadable,
        at: number,
        value: textOf(properties['when']),
      });
      return null;
    }
    const date = given ? given.date : first(dates);
    return isGiven(date) ? this.#take(number, date, undefined) : null;
  }

  /** Notes how dates were read that can be read in two ways, when all were. */
  noteOrder(): void {
    const message = this.#order.words(this.#notes.noun);
    if (message !== '') this.#notes.add({ kind: 'told', message, times: this.#order.count });
  }

  /** Reads one day where the other is missing, and notes what was made of it. */
  #takeLone(number: number, start: unknown, end: unknown, lone: keyof typeof LONE_NOTES): DatedSpan | null {
    const span = this.#take(number, start, end);
    // With an open end a month or year is where it begins or ends.
    const isApart = end === undefined && span !== null && span.to - span.from > 1 && !span.edtf.includes('/');
    if (span)
      this.#notes.add({
        kind: 'told',
        message: lone,
        counted: LONE_NOTES[lone],
        isApart,
        at: number,
        places: MOST_NAMED,
      });
    return span;
  }

  /** Reads a start and an end, or one date if `end` is undefined. */
  #take(number: number, start: unknown, end: unknown): DatedSpan | null {
    const key = `${typeof start}${textOf(start)}\n${end === undefined ? '' : typeof end + textOf(end)}`;
    let read = this.#kept.get(key);
    if (!read) {
      read = this.#read(start, end);
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(key, read);
    }
    if ('fault' in read) {
      const value = [start, end].filter(isGiven).map(textOf).join(' – ');
      this.#notes.add({ kind: 'dropped', message: DATE_NOTES[read.fault], at: number, value });
      return null;
    }
    for (const text of read.ordered) this.#order.add(text, number);
    if (read.hadTime) this.#notes.add({ kind: 'told', message: DATE_NOTES.time, at: number });
    return read.span;
  }

  #read(start: unknown, end: unknown): Read {
    const ends = (end === undefined ? [start] : [start, end]).map((value) => {
      if (end !== undefined && (!isGiven(value) || saysOpen(value))) return { edtf: '..', hadTime: false };
      return readDateText(value, this.#plan);
    });
    if (ends.includes(null)) return { fault: [start, end].some(hasShortYear) ? 'shortYear' : 'unreadable' };
    const texts = ends.map((each) => each?.edtf ?? '');
    // An interval in a column of starts or ends, as in `1990/1999`, gives its own start or end.
    if (end !== undefined) {
      texts[0] = texts[0]?.split('/')[0] ?? '';
      texts[1] = texts[1]?.split('/').at(-1) ?? '';
    }
    const span = readEdtf(shortestEdtf(texts.join('/')));
    const hadTime = ends.some((each) => each?.hadTime);
    return span.ok
      ? { span: span.value, hadTime, ordered: orderedOf([start, end]) }
      : { fault: end === undefined && !texts.join().includes('/') ? 'unreadable' : 'order' };
  }
}

/** Those of some values in which day and month are numbers. */
function orderedOf(values: readonly unknown[]): readonly string[] {
  return values.filter((value): value is string => typeof value === 'string' && orderOf(value) !== null);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
