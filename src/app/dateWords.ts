/** Texts about the dates that are shown: over the map, in print, and for screen readers after a change of date. */
import { isAftermathHidden } from '../domain/aftermath';
import type { ViewChange } from '../domain/changes';
import type { AtlasEvent, AtlasMeta, Day } from '../domain/model';
import { containsDay, formatDay, formatSpan } from '../domain/time';
import type { View } from '../domain/view';
import type { DateChange } from '../state/atlasState.svelte';
import { changeSentence, changeWords } from '../symbology/changes';
import { changedIn, endedIn } from '../symbology/pieces';

/** The parts of the content's description that these texts need. */
export type DateNotes = Pick<AtlasMeta, 'opens' | 'opensNote' | 'aftermathNote'>;

/** The texts over the map that go with a date. */
export interface DateCaption {
  /** The day in words, or the first and the last day of a window. */
  readonly date: string;
  /**
   * What the day is: what happened on it, or how long before it something happened. Of several days that the last recorded status is drawn,
   * where one changed or the record ended within them. Empty for none.
   */
  readonly relation: string;
  /** What the last change of date changed on the map: the first of all changes, with the day they are counted from; empty for nothing. */
  readonly change: string;
  /** How many other changes there are, in words; empty for none. */
  readonly otherChanges: string;
  /** The day with which the shown one is compared where all changes are to be listed; null where days are not compared. */
  readonly changedFrom: Day | null;
  /** Whether this is the last day, after which there is an aftermath that is not shown. */
  readonly isEnd: boolean;
}

/** The days of a view as text: `1 May 2023`, or the first and the last day of a window. */
export function dateText({ mode, window }: Pick<View, 'mode' | 'window'>): string {
  return mode === 'day' ? formatDay(window.from) : `${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
}

/** The texts over the map for a view; `change` is what its date changed. */
export function captionOf(view: View, notes: DateNotes, change: DateChange | null): DateCaption {
  const isShown = change?.view.window === view.window && change.view.mode === view.mode;
  const [first, ...others] = isShown ? changesToTell(change, notes) : [];
  const since = isShown ? sinceWords(change) : '';
  return {
    date: dateText(view),
    relation: relationOf(view, notes),
    change: first === undefined ? '' : (since === '' ? '' : `${since}: `) + changeWords(first),
    otherChanges: others.length === 0 ? '' : countWords(others.length, 'change'),
    changedFrom: isShown && view.mode === 'day' && !change.isOtherMode ? change.before.window.from : null,
    isEnd: view.mode === 'day' && view.window.from === view.range.last && isAftermathHidden(view),
  };
}

/** How many others there are: `2 more changes`. */
function countWords(others: number, noun: 'change' | 'event'): string {
  return `${others} more ${noun}${others === 1 ? '' : 's'}`;
}

/**
 * The date that the changes are counted from, as words before them; empty where it is the day before the shown one: then all of them
 * happened on that day. Without these words, what changed in months would read as changes of one day.
 */
function sinceWords({ view, before }: DateChange): string {
  if (view.mode !== 'day' || view.window.from < before.window.to) return `Compared with ${dateText(before)}`;
  return view.window.from === before.window.to ? '' : `Since ${dateText(before)}`;
}

/** What a screen reader announces after a change of date; empty before the first, and for a date to which the text led. */
export function spokenChange(change: DateChange | null, notes: DateNotes): string {
  if (!change || change.isLed) return '';
  const when = dateText(change.view);
  const titles = titlesOnTheDay(change.view, notes);
  const changes = changesToTell(change, notes);
  const since = changes.length > 0 ? sinceWords(change) : '';
  const told = changeSentence(since === '' ? when : `${when}. ${since}`, changes);
  if (titles.length === 0) return change.isOtherMode ? `${when}.` : told;
  const happened = `On this day: ${titles.join('; ')}.`;
  return changes.length > 0 ? `${told} ${happened}` : `${when}. ${happened}`;
}

/**
 * One relation of the shown days to what happened. Of one day: its own events, else one that goes on, else the last one before. The content’s note on
 * the opening day stands for the events of that day. Dates that are known to a month or year only take no part.
 */
function relationOf(view: View, notes: DateNotes): string {
  if (view.mode === 'window') return windowWords(view);
  const day = view.window.from;
  if (day === notes.opens && notes.opensNote !== '') return `${capital(notes.opensNote)}.`;
  const [title, ...others] = titlesOnTheDay(view, notes);
  if (title !== undefined) return others.length === 0 ? title : `${title}; and ${countWords(others.length, 'event')}`;
  let last: AtlasEvent | null = null;
  for (const { event } of view.events) {
    const { span } = event;
    if (span.from >= day || !isExact(event)) continue;
    if (containsDay(span, day)) return `${event.title}, ${formatSpan(span)}`;
    if (last === null || span.to > last.span.to || (span.to === last.span.to && event.inArticle)) last = event;
  }
  if (day > notes.opens && notes.aftermathNote !== '' && (last === null || last.span.to <= notes.opens + 1)) {
    return `${capital(distance(day - notes.opens))} ${notes.aftermathNote}`;
  }
  return last ? `${capital(distance(day - (last.span.to - 1)))} after: ${last.title}` : '';
}

/** Which status of several days is drawn, and of how many features it is not recorded up to the last day. */
function windowWords(view: View): string {
  const hasChanged = changedIn(view).length > 0;
  const [one, ...others] = endedIn(view);
  if (!hasChanged && !one) return '';
  const drawn = hasChanged
    ? 'Where a status changed, the last one recorded is drawn.'
    : 'What was recorded last is drawn.';
  if (!one) return drawn;
  const which = others.length === 0 ? one.feature.title : `${others.length + 1} features`;
  return `${drawn} The record ends before ${formatDay(view.window.to - 1)} for ${which}.`;
}

/** A number of days in words: `the day`, `8 days`, `3 months`, `28 years`. */
function distance(days: Day): string {
  if (days === 1) return 'the day';
  if (days < 60) return `${days} days`;
  return days < 730 ? `${Math.round(days / 30.44)} months` : `${Math.floor(days / 365.25)} years`;
}

/** Whether it is known to the day when an event began and ended. */
function isExact({ span }: AtlasEvent): boolean {
  return !span.uncertain && span.softStart === 0 && (span.precision === 'day' || span.precision === 'range');
}

/** Titles of the events that began on the shown day; none in a window, and none that the note on the opening day stands for. */
function titlesOnTheDay({ mode, window, events }: View, { opens, opensNote }: DateNotes): readonly string[] {
  if (mode !== 'day' || (window.from === opens && opensNote !== '')) return [];
  return events
    .filter(({ event }) => event.span.from === window.from && event.span.softStart === 0)
    .map(({ event }) => event.title);
}

/**
 * The changes worth telling. After the opening day most statuses end because no source was read for them: the events of those days tell
 * what happened, and that there is no record of a status is no news beside them.
 */
function changesToTell({ view, changes }: DateChange, { opens }: DateNotes): readonly ViewChange[] {
  if (view.window.to - 1 <= opens) return changes;
  return changes.filter(
    (change) =>
      change.type !== 'aftermath' &&
      (change.type !== 'status' || (change.status !== undefined && change.status !== 'unrecorded')),
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
