/** Days that a reader asks for and that cannot all be shown: what is shown in their place, and why, in words. */
import { aftermathLayer, showsAftermath } from './aftermath';
import type { AtlasIndex } from './links';
import type { Day, Span } from './model';
import { selectableDays } from './selectableDays';
import { windowOfSession, type AppEvent, type Session } from './session';
import { formatDay, isOpenEnd, isOpenStart, isSameSpan, spanOfDay } from './time';

/** Days that were asked for and are not shown as they were asked for. */
export interface CutDays {
  /** The days asked for, half-open; without an open end. */
  readonly asked: Span;
  /** The days shown in their place. */
  readonly shown: Span;
  /** The first and the last day that can be shown now. */
  readonly first: Day;
  readonly last: Day;
  /** Title of the layer that must be on to see later days; empty if none would show them. */
  readonly hidden: string;
  /** Whether this is the second day of a comparison. */
  readonly isCompared: boolean;
}

/** The days that a session shows in place of others, if these are not the same; null if they are. An open end asks for whatever there is. */
export function cutDays(
  index: AtlasIndex,
  session: Session,
  asked: Span,
  shown = windowOfSession(session),
): CutDays | null {
  const whole = {
    from: isOpenStart(asked) ? shown.from : asked.from,
    to: isOpenEnd(asked) ? shown.to : asked.to,
  };
  if (isSameSpan(whole, shown)) return null;
  const { first, last } = selectableDays(index, session);
  const layer = aftermathLayer(index.atlas);
  const isHidden = layer !== undefined && !showsAftermath(index.atlas, session.layers) && whole.to - 1 > last;
  return { asked: whole, shown, first, last, hidden: isHidden ? layer.title : '', isCompared: false };
}

/** The day that a session compares with in place of another; null if that is the one asked for, or if nothing is compared. */
export function cutCompared(index: AtlasIndex, session: Session, asked: Day | null): CutDays | null {
  if (asked === null || session.compare === null) return null;
  const cut = cutDays(index, session, spanOfDay(asked), spanOfDay(session.compare));
  return cut && { ...cut, isCompared: true };
}

/** What is shown in place of the days that an event asked for; null if they are shown, or if it asked for none. */
export function cutByEvent(index: AtlasIndex, before: Session, after: Session, event: AppEvent): CutDays | null {
  if (event.type === 'compareChanged') return event.commit ? cutCompared(index, after, event.day) : null;
  const asked = askedBy(index, before, event);
  const cut = asked && cutDays(index, after, asked);
  if (cut) return cut;
  if (event.type === 'daysVisited') return cutCompared(index, after, event.compare ?? null);
  return event.type === 'stepVisited' ? cutCompared(index, after, event.step.state.compare) : null;
}

/** The days that an event asks the map to show; null if it asks for none by date, as playback, dragging and the text do. */
function askedBy(index: AtlasIndex, before: Session, event: AppEvent): Span | null {
  switch (event.type) {
    case 'dayChanged':
      return event.commit ? spanOfDay(event.day) : null;
    case 'windowChanged':
      return event.commit ? event.window : null;
    case 'daysVisited':
      return event.span;
    case 'momentChosen': {
      const moment = index.atlas.moments.find(({ id }) => id === event.id);
      return moment ? (moment.kind === 'highlight' ? spanOfDay(moment.span.from) : moment.span) : null;
    }
    case 'stepVisited':
      return event.step.state.mode === 'day' ? spanOfDay(event.step.state.span.from) : event.step.state.span;
    case 'selected':
      return event.day === undefined ? null : spanOfDay(event.day);
    case 'layerToggled':
      // Who switches the aftermath off asked for none of the days that go with it, but sees others.
      return windowOfSession(before);
    default:
      return null;
  }
}

/** What was asked for, what is shown, and why, in two sentences. */
export function cutWords({ asked, shown, first, last, hidden, isCompared }: CutDays): string {
  const told = `${daysInWords(asked)} was asked for${isCompared ? ' to compare with' : ''}; ${daysInWords(shown)} is shown.`;
  const isEarly = asked.from < first;
  const isLate = asked.to - 1 > last;
  const range = `Dates here run from ${formatDay(first)} to ${formatDay(last)}`;
  if (hidden !== '')
    return `${told} ${isEarly ? range : `The map stops on ${formatDay(last)}`} while the layer “${hidden}” is off.`;
  if (isEarly && isLate) return `${told} ${range}.`;
  return `${told} ${isLate ? `${formatDay(last)} is the last` : `${formatDay(first)} is the first`} day that can be shown.`;
}

function daysInWords({ from, to }: Span): string {
  return to - from === 1 ? formatDay(from) : `${formatDay(from)} to ${formatDay(to - 1)}`;
}
