/**
 * Dates as map expressions (MapLibre style specification, `global-state`). They say the same as `domain/visibility`; the
 * window is `[day, day + days)` and the count of a venue begins at `countFrom`.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { OPEN_START } from '../../domain/time';
import type { Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';

/** The global state that filters read: whole days, and what they hinge on besides. */
export interface DateState {
  readonly day: number;
  readonly days: number;
  readonly countFrom: number;
  /** 1 while venues are shown: a town that is a venue is then named by its venue. */
  readonly venues: number;
}

/** The global state of a window. On a day, meetings count from the beginning of time. */
export function dateState(window: Span, mode: TimeMode, venues: boolean): DateState {
  return {
    day: window.from,
    days: window.to - window.from,
    countFrom: mode === 'day' ? OPEN_START : window.from,
    venues: venues ? 1 : 0,
  };
}

const day: ExpressionSpecification = ['global-state', 'day'];
const end: ExpressionSpecification = ['+', day, ['global-state', 'days']];

/** A piece is drawn when it holds in the window and no later piece of its part begins there. */
export const shownInWindow: ExpressionSpecification = [
  'all',
  ['<', ['get', 'from'], end],
  ['>', ['get', 'to'], day],
  ['>=', ['get', 'next'], end],
];

/** Meetings counted at a venue: a sum over its slots. A meeting counts when it overlaps `[countFrom, end)`. */
export function meetingCount(slots: number): ExpressionSpecification {
  const counts = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'case',
    [
      'all',
      ['has', `from${slot}`],
      ['<', ['get', `from${slot}`], end],
      ['>', ['get', `to${slot}`], ['global-state', 'countFrom']],
    ],
    1,
    0,
  ]);
  return ['+', 0, ...counts];
}

/** Whether a meeting falls on the very day or into the window. */
export function meetsInWindow(slots: number): ExpressionSpecification {
  const hits = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'all',
    ['has', `from${slot}`],
    ['<', ['get', `from${slot}`], end],
    ['>', ['get', `to${slot}`], day],
  ]);
  return ['any', false, ...hits];
}
