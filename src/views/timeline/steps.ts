/** Steps from event to event. The controls of the timeline and the date strip on phones use it. Pure functions. */
import { isAftermathHidden } from '../../domain/aftermath';
import type { Day } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { formatSpan } from '../../domain/time';
import type { View } from '../../domain/view';
import type { MenuEntry } from '../../ui/menu.svelte';
import { windowWith } from './moveHandle';

/**
 * The days of the events before and after the shown day; undefined if there is none. In a window, the window's last day steps, and never
 * before its first day.
 */
export function stepsFrom({ mode, window, range, events }: Pick<View, 'mode' | 'window' | 'range' | 'events'>): {
  readonly previous: Day | undefined;
  readonly next: Day | undefined;
} {
  const last = window.to - 1;
  const least = mode === 'day' ? range.first : window.from;
  let [previous, next]: [Day | undefined, Day | undefined] = [undefined, undefined];
  for (const { event } of events) {
    const day = event.span.from;
    if (day < last && day >= least && (previous === undefined || day > previous)) previous = day;
    if (day > last && day <= range.last && (next === undefined || day < next)) next = day;
  }
  return { previous, next };
}

/** The session event that steps to a day: it shows the day, or makes it the last day of the window. */
export function steppedTo(view: Pick<View, 'mode' | 'window'>, day: Day): AppEvent {
  if (view.mode === 'day') return { type: 'dayChanged', day, commit: true };
  return { type: 'windowChanged', window: windowWith(view.window, 'to', day), commit: true };
}

/**
 * The session event for a step to the day before or after, which is undefined at the end. Past the last day lies what came after, if it is
 * hidden: the page offers it.
 */
export function stepTo(view: Pick<View, 'mode' | 'window' | 'layers'>, day: Day | undefined): AppEvent | null {
  if (day !== undefined) return steppedTo(view, day);
  return isAftermathHidden(view) ? { type: 'endPassed' } : null;
}

/** What begins on the next day, in words: its date and first event, or that there is an aftermath to show; empty at the end. */
export function nextWords(view: Pick<View, 'events' | 'layers'>, next: Day | undefined): string {
  if (next === undefined) return isAftermathHidden(view) ? 'what came after' : '';
  const [first, ...others] = view.events.filter(({ event }) => event.span.from === next);
  const more = others.length > 0 ? `; and ${others.length} more` : '';
  return first ? `${formatSpan(first.event.span)}, ${first.event.title}${more}` : '';
}

/** The steps to the events before and after, as entries of a menu; without one that leads nowhere. */
export function stepEntries(view: View, dispatch: (event: AppEvent) => void): readonly MenuEntry[] {
  const { previous, next } = stepsFrom(view);
  return [
    { id: 'previous', label: 'Previous event', event: previous === undefined ? null : stepTo(view, previous) },
    { id: 'next', label: 'Next event', event: stepTo(view, next) },
  ].flatMap(({ id, label, event }) => (event ? [{ id, label, run: () => dispatch(event) }] : []));
}
