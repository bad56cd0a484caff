/** Stepping from event to event: what it does to the session. Pure; the timeline and the strip on a phone share it. */
import type { Day } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import type { View } from '../../domain/view';
import { windowWith } from './handles';

/** The days of the events before and after what is shown; undefined where there is none. In a window its last day is what steps. */
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

/** Steps to a day: the day itself, or the last day of the window, so that it takes in one event more or less. */
export function steppedTo(view: Pick<View, 'mode' | 'window'>, day: Day): AppEvent {
  if (view.mode === 'day') return { type: 'dayChanged', day, commit: true };
  return { type: 'windowChanged', window: windowWith(view.window, 'to', day), commit: true };
}
