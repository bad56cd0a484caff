/** The words for the dates that are shown: over the map, on paper, and for screen readers after a change of date. */
import type { DateChange } from '../state/atlasState.svelte';
import type { AtlasMeta } from '../domain/model';
import { formatDay } from '../domain/time';
import type { View } from '../domain/view';
import { changeSentence, changeWords } from '../symbology/changes';

/** Lines under the date on the map, at most. */
const MOST_HAPPENED = 2;

/** The days that a view shows: “On 1 May 2023”, or the first and the last day of a window. */
export function dateText({ mode, window }: View): string {
  return mode === 'day' ? `On ${formatDay(window.from)}` : `${formatDay(window.from)} – ${formatDay(window.to - 1)}`;
}

/** What the content says of the day that is shown, where it is the one on which the atlas opens or a day after it; else empty. */
export function dateNote(
  { mode, window }: View,
  { opens, opensNote, aftermathNote }: Pick<AtlasMeta, 'opens' | 'opensNote' | 'aftermathNote'>,
): string {
  if (mode === 'window' || window.from < opens) return '';
  return window.from === opens ? opensNote : aftermathNote;
}

/** What happened on the day that is shown, and what the last change of date changed on the map, as long as that is shown. */
export function happenedOn(view: View, change: DateChange | null): readonly string[] {
  const isShown = change?.view.window === view.window && change.view.mode === view.mode;
  return [...titlesOnTheDay(view), ...(isShown ? change.changes.map(changeWords) : [])].slice(0, MOST_HAPPENED);
}

/** What a screen reader hears of a change of date; empty before the first. */
export function spokenChange(change: DateChange | null): string {
  if (!change) return '';
  const { window, mode } = change.view;
  const when = mode === 'day' ? formatDay(window.from) : `${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
  const titles = titlesOnTheDay(change.view);
  return `${changeSentence(when, change.changes)}${titles.length > 0 ? ` On this day: ${titles.join('; ')}.` : ''}`;
}

/** Titles of the events that began on the day; none in a window. */
function titlesOnTheDay({ mode, window, events }: View): readonly string[] {
  if (mode !== 'day') return [];
  return events.filter(({ event }) => event.span.from === window.from).map(({ event }) => event.title);
}
