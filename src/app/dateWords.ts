/** Texts about the dates that are shown: over the map, in print, and for screen readers after a change of date. */
import type { DateChange } from '../state/atlasState.svelte';
import type { AtlasMeta } from '../domain/model';
import { formatDay } from '../domain/time';
import type { View } from '../domain/view';
import { changeSentence, changeWords } from '../symbology/changes';

/** At most this many lines are shown below the date on the map. */
const MOST_HAPPENED = 2;

/** The days of a view as text: “On 1 May 2023”, or the first and the last day of a window. */
export function dateText({ mode, window }: View): string {
  return mode === 'day' ? `On ${formatDay(window.from)}` : `${formatDay(window.from)} – ${formatDay(window.to - 1)}`;
}

/** The content's remark on the shown day, if it is the opening day or later; else empty. */
export function dateNote(
  { mode, window }: View,
  { opens, opensNote, aftermathNote }: Pick<AtlasMeta, 'opens' | 'opensNote' | 'aftermathNote'>,
): string {
  if (mode === 'window' || window.from < opens) return '';
  return window.from === opens ? opensNote : aftermathNote;
}

/** What happened on the shown day, and what the last change of date changed on the map while that date is still shown. */
export function happenedOn(view: View, change: DateChange | null): readonly string[] {
  const isShown = change?.view.window === view.window && change.view.mode === view.mode;
  return [...titlesOnTheDay(view), ...(isShown ? change.changes.map(changeWords) : [])].slice(0, MOST_HAPPENED);
}

/** What a screen reader announces after a change of date; empty before the first. */
export function spokenChange(change: DateChange | null): string {
  if (!change) return '';
  const { window, mode } = change.view;
  const when = mode === 'day' ? formatDay(window.from) : `${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
  const titles = titlesOnTheDay(change.view);
  return `${changeSentence(when, change.changes)}${titles.length > 0 ? ` On this day: ${titles.join('; ')}.` : ''}`;
}

/** Titles of the events that began on the shown day; none in a window. */
function titlesOnTheDay({ mode, window, events }: View): readonly string[] {
  if (mode !== 'day') return [];
  return events.filter(({ event }) => event.span.from === window.from).map(({ event }) => event.title);
}
