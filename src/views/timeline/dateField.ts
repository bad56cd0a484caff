/** Decides what a date field does with a finished text, and what it tells the reader. Pure functions. */
import type { Day, Span } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { shortenForMessage } from '../../domain/shorten';
import { clamp, formatDay, spansOverlap } from '../../domain/time';
import { readTypedDate, type DateLanguage } from '../../domain/typedDate';
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

/** Result of a finished text in a date field. */
export type FinishedText =
  /** The text gave a day to show. `note` says why it differs from the typed one, or is empty. */
  | { readonly type: 'taken'; readonly day: Day; readonly note: string }
  /** The text gave no day; the message says what is wrong and what to do. Text and shown day stay. */
  | { readonly type: 'refused'; readonly message: string };

/** Example dates for the end of a sentence: one in numbers in the reader's order, and one in words. */
export function exampleDateOf({ order }: Pick<DateLanguage, 'order'>): string {
  const figures = { dmy: '23.4.2023', mdy: '4/23/2023', ymd: '2023-04-23' }[order];
  return `${figures} or 23 April 2023`;
}

/**
 * The day that a text means, limited to the range. `beyond` is added to the message about a day after the last one: how the reader can
 * show later days.
 */
export function finishText(text: string, language: DateLanguage, range: DayRange, beyond: string): FinishedText {
  const typed = readTypedDate(text, language);
  const outside = spanOutside(text, language, range);
  if (outside)
    return refused(`${outside} is outside the days that can be shown, ${formatDay(range.first)} to ${formatDay(range.last)}.`, beyond); // prettier-ignore
  if (typed.type === 'none')
    return refused(`“${shortenForMessage(text)}” is no date.`, `Write one such as ${exampleDateOf(language)}.`);
  if (typed.type === 'fault') return refused(typed.issue.message, typed.issue.remedy ?? '');
  if (typed.type === 'yearless') return refused('The year is missing.', `Write it too: ${exampleDateOf(language)}.`);
  const { span, precision, words } = typed.reading;
  if (precision === 'month') return refused('The day is missing.', `Write it too: ${formatDay(span.from)}.`);
  if (precision === 'year') return refused('Day and month are missing.', `Write them too: ${formatDay(span.from)}.`);
  const day = clamp(span.from, range.first, range.last);
  if (day > span.from)
    return taken(day, `${words} is before the first day that can be shown: ${formatDay(day)} was taken.`);
  if (day < span.from) {
    return taken(
      day,
      `${words} is after the last day that can be shown: ${formatDay(day)} was taken. ${beyond}`.trim(),
    );
  }
  return taken(day, '');
}

function taken(day: Day, note: string): FinishedText {
  return { type: 'taken', day, note };
}

function refused(message: string, remedy: string): FinishedText {
  return { type: 'refused', message: `${message} ${remedy}`.trim() };
}

/** A typed month, year or span of which no day can be shown, in words; null for any other text. */
function spanOutside(text: string, language: DateLanguage, { first, last }: DayRange): string | null {
  const typed = readTypedSpan(text, language);
  if (typed.type !== 'date' || typed.reading.precision === 'day') return null;
  return spansOverlap(typed.reading.span, { from: first, to: last + 1 }) ? null : typed.reading.words;
}

/** A typed month, year or span of which some days can be shown; null for a day and for a text that is none of these. */
export function spanTyped(text: string, language: DateLanguage, range: DayRange): SpanReading | null {
  const typed = readTypedSpan(text, language);
  if (typed.type !== 'date' || typed.reading.precision === 'day') return null;
  return spansOverlap(typed.reading.span, { from: range.first, to: range.last + 1 }) ? typed.reading : null;
}

/** The session event by which a typed span takes effect in a field: in one for a day, and for both ends if it has two dates. */
export function spanEvent(name: FieldName, { span, precision }: SpanReading): AppEvent | null {
  const isBoth = name === 'day' || (precision === 'range' && name !== 'compare');
  return isBoth ? { type: 'windowChanged', window: span, commit: true } : null;
}

/** Tells the reader, while typing, how the text is understood, and how to write the other date that it could mean. */
export function readTypedDateBack(text: string, language: DateLanguage): string {
  const typed = readTypedDate(text, language);
  if (typed.type !== 'date' || typed.reading.precision !== 'day') return `For example ${exampleDateOf(language)}`;
  const { reading, other } = typed;
  return other ? `${reading.words}. For ${other.words} write the month’s name.` : reading.words;
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
