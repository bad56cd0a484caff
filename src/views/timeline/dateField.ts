/** What a date field does with a finished text, and what it says about it. Pure. */
import type { Day, Span } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { shorten } from '../../domain/shorten';
import { clamp, formatDay } from '../../domain/time';
import { readTypedDate, type DateLanguage } from '../../domain/typedDate';
import type { View } from '../../domain/view';
import { dayAfterKey } from './keys';

/** A date that can be typed: the day, an end of the window, or the day that is compared with. */
export type FieldName = 'day' | 'from' | 'to' | 'compare';

/** Days that can be chosen, both included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** The result of a finished text. */
export type Finished =
  /** A day to show. `note` says why it is not the one that was typed, or is empty. */
  | { readonly type: 'taken'; readonly day: Day; readonly note: string }
  /** No day: what is wrong and what to do. The text stays, and so does the day shown. */
  | { readonly type: 'refused'; readonly message: string };

/** Examples of a date for the end of a sentence: one in figures in the reader's order, and one in words. */
export function exampleOf({ order }: Pick<DateLanguage, 'order'>): string {
  const figures = { dmy: '23.4.2023', mdy: '4/23/2023', ymd: '2023-04-23' }[order];
  return `${figures} or 23 April 2023`;
}

/**
 * The day that a text means, clamped to the range. `beyond` is added to the note about a day after the last one: it says how the reader
 * can show later days.
 */
export function finishText(text: string, language: DateLanguage, range: DayRange, beyond: string): Finished {
  const typed = readTypedDate(text, language);
  if (typed.type === 'none')
    return refused(`“${shorten(text)}” is no date.`, `Write one such as ${exampleOf(language)}.`);
  if (typed.type === 'fault') return refused(typed.issue.message, typed.issue.remedy ?? '');
  if (typed.type === 'yearless') return refused('The year is missing.', `Write it too: ${exampleOf(language)}.`);
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

function taken(day: Day, note: string): Finished {
  return { type: 'taken', day, note };
}

function refused(message: string, remedy: string): Finished {
  return { type: 'refused', message: `${message} ${remedy}`.trim() };
}

/** What a text is read as while it is being typed, and how to write the other date that it could mean. */
export function readBack(text: string, language: DateLanguage): string {
  const typed = readTypedDate(text, language);
  if (typed.type !== 'date' || typed.reading.precision !== 'day') return `For example ${exampleOf(language)}`;
  const { reading, other } = typed;
  return other ? `${reading.words}. For ${other.words} write the month’s name.` : reading.words;
}

/** Ends of a window that were typed and are not in effect, because they are on the wrong side of the other end; null for an end that is in effect. */
export interface WaitingEnds {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Both ends are in effect. */
export const NONE_WAITS: WaitingEnds = { from: null, to: null };

/**
 * Moves an end of the window to a typed day. The other end never moves: an end on the wrong side of it waits, and both take effect as
 * soon as they are in order, whichever was typed first.
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
  return { event: { type: 'windowChanged', window, commit: true }, waiting: NONE_WAITS };
}

/** Why an end is not in effect, and what to do; empty if it is. */
export function whyWaits(view: Pick<View, 'window'>, waiting: WaitingEnds, name: 'from' | 'to'): string {
  if (waiting[name] === null) return '';
  return name === 'from'
    ? `From is after To, ${formatDay(waiting.to ?? view.window.to - 1)}. Both are shown once To is no earlier than From.`
    : `To is before From, ${formatDay(waiting.from ?? view.window.from)}. Both are shown once From is no later than To.`;
}

/** Shows a typed day, in a field that has no other end. */
export function dayTyped(name: 'day' | 'compare', day: Day): AppEvent {
  return name === 'compare' ? { type: 'compareChanged', day, commit: true } : { type: 'dayChanged', day, commit: true };
}

/**
 * The day after a key (`KeyboardEvent.key`) in a field: the up and down arrows change it by a day, with Shift by a week, Page Up and Page Down by
 * a month; null for a key that belongs to the text.
 */
export function steppedByKey(key: string, shift: boolean, day: Day, range: DayRange): Day | null {
  return /^(Arrow(Up|Down)|Page(Up|Down))$/.test(key) ? dayAfterKey(key, shift, day, range) : null;
}
