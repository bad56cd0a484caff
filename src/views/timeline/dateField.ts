/** Decides what a date field does with a finished text, and what it tells the reader. Pure functions. */
import type { Day, Span } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { shortenForMessage } from '../../domain/shorten';
import { clamp, formatDay } from '../../domain/time';
import type { DateLanguage } from '../../domain/typedDate';
import { readTypedSpan, type SpanReading } from '../../domain/typedSpan';
import type { View } from '../../domain/view';
import { dayAfterKey } from './keys';

/** Names of the date fields: the day, the two ends of the window, and the day that is compared with. */
export type FieldName = 'day' | 'from' | 'to' | 'compare';

/** The first and last day that can be chosen, both included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** A typed text that can be understood in two ways. */
export interface Doubt {
  /** How it was read: in the order of the reader's language. */
  readonly reading: SpanReading;
  /** The other way to read it. */
  readonly other: SpanReading;
}

/** Result of a finished text in a date field. */
export type FinishedText =
  /** The text is a day, whether or not that can be shown: the session tells of days that it cannot show. */
  | { readonly type: 'day'; readonly day: Day; readonly doubt?: Doubt }
  /** The text is a month, a year, or a span from one date to another. */
  | { readonly type: 'span'; readonly reading: SpanReading; readonly doubt?: Doubt }
  /** The text gave no day; the message says what is wrong and what to do. Text and shown day stay. */
  | { readonly type: 'refused'; readonly message: string };

/** Example dates for the end of a sentence: one in numbers in the reader's order, and one in words. */
export function exampleDateOf({ order }: Pick<DateLanguage, 'order'>): string {
  const figures = { dmy: '23.4.2023', mdy: '4/23/2023', ymd: '2023-04-23' }[order];
  return `${figures} or 23 April 2023`;
}

/** What a text asks for, read as the search reads it; with `takesSpans` it may be more than one day. */
export function finishText(text: string, language: DateLanguage, takesSpans: boolean): FinishedText {
  const typed = readTypedSpan(text, language);
  const example = exampleDateOf(language);
  if (typed.type === 'none')
    return refused(`“${shortenForMessage(text)}” is no date.`, `Write one such as ${example}.`);
  if (typed.type === 'fault') return refused(typed.issue.message, typed.issue.remedy ?? '');
  if (typed.type === 'yearless') return refused('The year is missing.', `Write it too: ${example}.`);
  const { reading, other } = typed;
  const { span, precision } = reading;
  const doubt = other ? { doubt: { reading, other } } : {};
  if (precision === 'day') return { type: 'day', day: span.from, ...doubt };
  if (takesSpans) return { type: 'span', reading, ...doubt };
  if (precision === 'month') return refused('The day is missing.', `Write it too: ${formatDay(span.from)}.`);
  if (precision === 'year') return refused('Day and month are missing.', `Write them too: ${formatDay(span.from)}.`);
  return refused('This is more than one day.', `Write one such as ${formatDay(span.from)}.`);
}

function refused(message: string, remedy: string): FinishedText {
  return { type: 'refused', message: `${message} ${remedy}`.trim() };
}

/** The session event by which a typed span takes effect in a field: in one for a day, and for both ends if it has two dates. */
export function spanEvent(name: FieldName, { span, precision }: SpanReading): AppEvent | null {
  const isBoth = name === 'day' || (precision === 'range' && name !== 'compare');
  return isBoth ? { type: 'windowChanged', window: span, commit: true } : null;
}

/** Tells the reader, while typing, how the text is understood, and which other date will be offered that it could mean. */
export function readTypedDateBack(text: string, language: DateLanguage, takesSpans: boolean): string {
  const typed = readTypedSpan(text, language);
  if (typed.type !== 'date' || (typed.reading.precision !== 'day' && !takesSpans))
    return `For example ${exampleDateOf(language)}`;
  const { reading, other } = typed;
  return other ? `${reading.words}. Enter takes it and offers ${other.words}.` : reading.words;
}

/**
 * Typed ends of the window that are not in effect, because they are on the wrong side of the other end; null for an end that is in
 * effect.
 */
export interface WaitingEnds {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** The state in which no typed end of the window is waiting. */
export const NO_END_WAITS: WaitingEnds = { from: null, to: null };

/**
 * Moves one end of the window to a typed day. The other end never moves: a day on the wrong side of it waits, and both take effect once
 * they are in order, whichever was typed first.
 */
export function endTyped(
  view: Pick<View, 'window'>,
  waiting: WaitingEnds,
  name: 'from' | 'to',
  day: Day,
): { readonly event: AppEvent | null; readonly waiting: WaitingEnds } {
  const now = { ...waiting, [name]: day };
  const from = now.from ?? view.window.from;
  const to = now.to ?? view.window.to - 1;
  if (from > to) return { event: null, waiting: now };
  const window: Span = { from, to: to + 1 };
  return { event: { type: 'windowChanged', window, commit: true }, waiting: NO_END_WAITS };
}

/**
 * Whether a field still shows what was typed in it: the days themselves, or the nearest that can be shown. Then the other way to read it is
 * of interest.
 */
export function isShown(
  { mode, window, compare, range }: Pick<View, 'mode' | 'window' | 'compare' | 'range'>,
  waiting: WaitingEnds,
  name: FieldName,
  reading: SpanReading,
): boolean {
  const near = (day: Day): Day => clamp(day, range.first, range.last);
  const [from, to] = [near(reading.span.from), near(reading.span.to - 1)];
  const isFrom = near(waiting.from ?? window.from) === from;
  const isTo = near(waiting.to ?? window.to - 1) === to;
  if (reading.precision !== 'day' && spanEvent(name, reading)) return mode === 'window' && isFrom && isTo;
  if (name === 'compare') return compare === from;
  if (name === 'day') return mode === 'day' && window.from === from;
  return mode === 'window' && (name === 'from' ? isFrom : isTo);
}

/** Message that says why an end of the window is not in effect and what to do; empty if it is in effect. */
export function whyWaits(view: Pick<View, 'window'>, waiting: WaitingEnds, name: 'from' | 'to'): string {
  if (waiting[name] === null) return '';
  return name === 'from'
    ? `From is after To, ${formatDay(waiting.to ?? view.window.to - 1)}. Both are shown once To is no earlier than From.`
    : `To is before From, ${formatDay(waiting.from ?? view.window.from)}. Both are shown once From is no later than To.`;
}

/** The session event that shows a typed day, in a field that is not an end of a window. */
export function dayTyped(name: 'day' | 'compare', day: Day): AppEvent {
  return name === 'compare' ? { type: 'compareChanged', day, commit: true } : { type: 'dayChanged', day, commit: true };
}

/**
 * The day to which a key (`KeyboardEvent.key`) in a date field steps: up and down arrows by a day, with Shift by a week, Page Up and Page
 * Down by a month; null for other keys.
 */
export function steppedByKey(key: string, shift: boolean, day: Day, range: DayRange): Day | null {
  return /^(Arrow(Up|Down)|Page(Up|Down))$/.test(key) ? dayAfterKey(key, shift, day, range) : null;
}
