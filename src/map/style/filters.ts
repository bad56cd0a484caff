/**
 * Map filters for dates, as MapLibre expressions that read the global state. They express the rules of `domain/visibility`: the window is
 * `[day, day + days)`, and meetings count from the day `countFrom`. Each dated source has its own numbers, so that a date that changes
 * one source leaves the tiles of the others unchanged.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import { OPEN_START } from '../../domain/time';
import type { Span } from '../../domain/model';
import type { TimeMode } from '../../domain/session';

/** Names of the map sources whose features depend on the date. */
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

/** Names of the numbers that the filters of a source read. */
type DateNumber = 'day' | 'days' | 'countFrom';

/** The global state that filters read: day numbers for each source, and whether venues are shown. */
export type DateState = Readonly<Record<`${DateNumber}-${DatedSource}`, number>> & {
  /** 1 while venues are shown: a town that is a venue then has its name beside the venue's disc. */
  readonly venues: number;
  /** The track to whose meetings the discs of venues are limited; empty for all. */
  readonly track: string;
  /** Ids of what the reader has selected, and of what the passage on the screen is about: their names come first. */
  readonly chosen: readonly string[];
  readonly spoken: readonly string[];
  /** The spots at which names of wide things stand (`symbology/standing`). */
  readonly standing: readonly string[];
  /** Ids of what lies behind the rim of the globe, or so near to it that its symbol would hang over, and of towns whose dot the map's edge cuts. */
  readonly beyond: readonly string[];
};

/** The date numbers of one source for a window. In mode `day`, meetings count from the first one on. */
export function dateNumbers(source: DatedSource, window: Span, mode: TimeMode): Readonly<Record<string, number>> {
  return {
    [`day-${source}`]: window.from,
    [`days-${source}`]: window.to - window.from,
    [`countFrom-${source}`]: mode === 'day' ? OPEN_START : window.from,
  };
}

/** The global state for a window: the date numbers of all sources. */
export function dateState(window: Span, mode: TimeMode, venues: boolean): DateState {
  return {
    ...Object.assign({}, ...DATED_SOURCES.map((source) => dateNumbers(source, window, mode))),
    venues: venues ? 1 : 0,
    track: '',
    chosen: [],
    spoken: [],
    standing: [],
    beyond: [],
  } as DateState;
}

function number(name: DateNumber, source: DatedSource): ExpressionSpecification {
  return ['global-state', `${name}-${source}`];
}

function end(source: DatedSource): ExpressionSpecification {
  return ['+', number('day', source), number('days', source)];
}

/** Filter: whether a piece is drawn: it has a day in the window, and no other piece of its part is drawn instead (`domain/windowPieces`). */
export function shownInWindow(source: DatedSource): ExpressionSpecification {
  return [
    'all',
    existsInWindow(source),
    ['>=', ['get', 'next'], end(source)],
    ['<=', ['get', 'since'], number('day', source)],
  ];
}

/** Filter: whether a feature has a day in the window. */
export function existsInWindow(source: DatedSource): ExpressionSpecification {
  return ['all', ['<', ['get', 'from'], end(source)], ['>', ['get', 'to'], number('day', source)]];
}

/**
 * Expression: the number of meetings counted at a venue, a sum over the venue's numbered meeting properties. A meeting counts if it
 * overlaps `[countFrom, end)`.
 */
export function meetingCount(slots: number, source: DatedSource): ExpressionSpecification {
  const counts = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'case',
    isCounted(slot, source),
    1,
    0,
  ]);
  return ['+', 0, ...counts];
}

/** Expression: the tracks of the meetings counted at a venue, each after a space, in the order of their days. */
export function tracksMet(slots: number, source: DatedSource): ExpressionSpecification {
  const tracks = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'case',
    isCounted(slot, source),
    ['concat', ' ', ['get', `track${slot}`]],
    '',
  ]);
  return ['concat', '', ...tracks];
}

/** The meetings of a venue by its properties: read once, for they are counted at each change of date. */
const MEETINGS = new WeakMap<Readonly<Record<string, unknown>>, readonly (Span & { readonly track: unknown })[]>();

function meetingsOf(properties: Readonly<Record<string, unknown>>): readonly (Span & { readonly track: unknown })[] {
  const known = MEETINGS.get(properties);
  if (known) return known;
  const read = Array.from({ length: Number(properties['meetings'] ?? 0) }, (_, slot) => ({
    from: Number(properties[`from${slot}`]),
    to: Number(properties[`to${slot}`]),
    track: properties[`track${slot}`],
  }));
  MEETINGS.set(properties, read);
  return read;
}

/** The number that `meetingCount` has for the properties of a venue of the source `venues`, limited to a track or not. */
export function countMet(
  properties: Readonly<Record<string, unknown>>,
  window: Span,
  mode: TimeMode,
  track: string | null,
): number {
  const countFrom = mode === 'day' ? OPEN_START : window.from;
  return meetingsOf(properties).filter(
    (met) => met.from < window.to && met.to > countFrom && (track === null || met.track === track),
  ).length;
}

/** Filter: whether the meeting in a numbered property counts. */
function isCounted(slot: number, source: DatedSource): ExpressionSpecification {
  const isOnDates: ExpressionSpecification = [
    'all',
    ['has', `from${slot}`],
    ['<', ['get', `from${slot}`], end(source)],
    ['>', ['get', `to${slot}`], number('countFrom', source)],
  ];
  // Only the source of the discs knows tracks.
  return source === 'venues' ? [...isOnDates, isOfTrack(slot)] : isOnDates;
}

/** Filter: whether the meeting in a numbered property is of the track to which the venues are limited, if they are. */
function isOfTrack(slot: number): ExpressionSpecification {
  const track: ExpressionSpecification = ['global-state', 'track'];
  return ['any', ['==', track, ''], ['==', ['get', `track${slot}`], track]];
}

/** Expression: whether a venue has a meeting on the day that is shown. In a window all that are counted are on its days, and none stands out. */
export function meetsOnDay(slots: number, source: DatedSource): ExpressionSpecification {
  const hits = Array.from({ length: slots }, (_, slot): ExpressionSpecification => [
    'all',
    ['has', `from${slot}`],
    ['<', ['get', `from${slot}`], end(source)],
    ['>', ['get', `to${slot}`], number('day', source)],
  ]);
  return ['all', ['any', false, ...hits], ['<', number('countFrom', source), number('day', source)]];
}
