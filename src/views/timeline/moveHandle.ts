/** What moving a handle of the timeline changes. Pure functions. */
import type { Day, Span } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { clamp } from '../../domain/time';
import type { View } from '../../domain/view';
import type { Handle, HandleName } from '../../symbology/timeline/handles';

/** The window with one end moved to a day; the other end stays. */
export function windowWith(window: Span, name: 'from' | 'to', day: Day): Span {
  return name === 'from' ? { from: day, to: window.to } : { from: window.from, to: day + 1 };
}

/** The session event for moving a handle to a day, limited to the days it can take; null if nothing changes. */
export function moveHandle(
  view: Pick<View, 'window'>,
  handles: readonly Handle[],
  name: HandleName,
  day: Day,
  commit: boolean,
): AppEvent | null {
  const handle = handles.find((each) => each.name === name);
  if (!handle) return null;
  const clamped = clamp(day, handle.range.first, handle.range.last);
  if (clamped === handle.day && !commit) return null;
  if (name === 'day') return { type: 'dayChanged', day: clamped, commit };
  if (name === 'compare') return { type: 'compareChanged', day: clamped, commit };
  return { type: 'windowChanged', window: windowWith(view.window, name, clamped), commit };
}
