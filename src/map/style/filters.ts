/**
 * Dates as map expressions (MapLibre style specification, `global-state`). They say the same as `domain/visibility`; the window is
 * `[day, day + days)`, and meetings are counted from the day `countFrom` on. Every dated source has numbers of its own: a date that
 * changes one source leaves the tiles of the others alone.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { OPEN_START } from '../../domain/time';
import type { Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';

/** Sources that show other features on other dates. */
export const DATED_SOURCES = [
  'areas',
  'edges',
  'borders',
  'routes',
  'halos',
  'crossings',
  'venues',
  'aftermath',
  'places',
  'ghosts',
] as const;
export type DatedSource = (typeof DATED_SOURCES)[number];

/** The names of the numbers that filters read of a source. */
type DateNumber = 'day' | 'days' | 'countFrom';

/** The global state that filters read: whole days by source, and whether venues are shown. */
export type DateState = Readonly<Record<`${DateNumber}-${DatedSource}`, number>> & {
  /** 1 while venues are shown: a town that is a venue is then named by its venue. */
  readonly venues: number;
};

/** The numbers of one source for a window. On a day, meetings count from the beginning of time. */
export function dateNumbers(source: DatedSource, window: Span, mode: TimeMode): Readonly<Record<string, number>> {
  return {
    [`day-${source}`]: window.from,
    [`days-${source}`]: window.to - window.from,
    [`countFrom-${source}`]: mode === 'day' ? OPEN_START : window.from,
  };
}

/** The global state of a window. */
export function dateState(window: Span, mode: TimeMode, venues: boolean): DateState {
  return {
    ...Object.assign({}, ...DATED_SOURCES.map((source) => dateNumbers(source, window, mode))),
    venues: venues ? 1 : 0,
  } as DateState;
}

function number(name: DateNumber, source: DatedSource): ExpressionSpecification {
  return ['global-state', `${name}-${source}`];
}

function end(source: DatedSource): ExpressionSpecification {
  return ['+', number('day', source), number('days', source)];
}

/** Whether a piece is drawn: it has a day in the window, and no later piece of its part begins there. */
export function shownInWindow(source: DatedSource): ExpressionSpecification {
  return ['all', existsInWindow(source), ['>=', ['get', 'next'], end(source)]];
}

/** Whether a feature has a day in the window. */
export function existsInWindow(source: DatedSource): ExpressionSpecification {
  return ['all', ['<', ['get', 'from'], end(source)], ['>', ['get', 'to'], number('day', source)]];
}

/** Meetings counted at a venue: a sum over its slots. A meeting counts when it overlaps `[countFrom, end)`. */
export function meetingCount(slots: number, source: DatedSource): ExpressionSpecification {
  const counts = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'case',
    [
      'all',
      ['has', `from${slot}`],
      ['<', ['get', `from${slot}`], end(source)],
      ['>', ['get', `to${slot}`], number('countFrom', source)],
    ],
    1,
    0,
  ]);
  return ['+', 0, ...counts];
}

/** Whether a meeting falls on the very day or into the window. */
export function meetsInWindow(slots: number, source: DatedSource): ExpressionSpecification {
  const hits = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'all',
    ['has', `from${slot}`],
    ['<', ['get', `from${slot}`], end(source)],
    ['>', ['get', `to${slot}`], number('day', source)],
  ]);
  return ['any', false, ...hits];
}
