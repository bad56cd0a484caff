/**
 * Computes the rows of the timeline in two groups: first crossings and routes with their status bars, then tracks with their events. Pure
 * functions; x and y are in CSS pixels, x from the left end of the visible axis, y from the top of the first row.
 */
import type { AtlasEvent, AxisSegment, Feature, Id, Track, TrackId } from '../../domain/model';
import type { Horizon } from '../../domain/visibility';
import {
  clustersOf,
  groupMarks,
  isOnAxis,
  laneCount,
  markOf,
  type Cluster,
  type Lanes,
  type MarkGroup,
} from './eventMarks';
import { trackStyle, type TrackStyle } from './looks';
import { statusBars, type StatusBar } from './statusBars';

/**
 * How many rows the chart has. `few`: the most important crossings and routes, and one row with all meetings. `usual`: more of them, and a
 * row for each track that is no background. `all`: every row, each 24 CSS pixels high.
 */
export type RowChoice = 'few' | 'usual' | 'all';

/** Headings of the two groups of rows. */
const GROUP_TITLES = { bars: 'Roads and crossings', tracks: 'Meetings, decisions' } as const;
/** Id of the one row that has the events of all tracks. */
const ALL_TRACKS = 'all-tracks';

/** Heights of rows in CSS pixels. */
interface Metrics {
  /** Height of a row of status bars, and of the bar itself. */
  readonly barRow: number;
  readonly bar: number;
  /** Height of a row of events. */
  readonly trackRow: number;
  /** Space between the two groups. */
  readonly gap: number;
  /** Height of a group's heading; 0 for none. */
  readonly heading: number;
  /** Number of rows of status bars at most, and of all rows: rows of bars give way. */
  readonly barRows: number;
  readonly rows: number;
  /** True if all events are in one row. */
  readonly merged: boolean;
  /** Height of a lane of events. */
  readonly lane: number;
  /** Size of a symbol that stands alone in its row, and of one that shares its row with another above or below. */
  readonly scale: number;
  readonly smallScale: number;
}
const FEW: Metrics = {
  barRow: 19,
  bar: 16,
  trackRow: 26,
  gap: 6,
  heading: 0,
  barRows: 4,
  rows: Infinity,
  merged: true,
  lane: 11,
  scale: 0.75,
  smallScale: 0.75,
};
const USUAL: Metrics = {
  barRow: 18,
  bar: 15.5,
  trackRow: 15.5,
  gap: 4,
  heading: 16,
  barRows: 6,
  rows: 14,
  merged: false,
  lane: 8,
  scale: 0.75,
  smallScale: 0.6,
};
const ALL: Metrics = {
  barRow: 24,
  bar: 19,
  trackRow: 24,
  gap: 4,
  heading: 22,
  barRows: Infinity,
  rows: Infinity,
  merged: false,
  lane: 11,
  scale: 0.85,
  smallScale: 0.8,
};
/** Rows of a narrow screen: name and status above, the bar below; all events in four lanes. */
const NARROW: Metrics = {
  barRow: 44,
  bar: 13,
  trackRow: 4 * 13 + 6,
  gap: 4,
  heading: 20,
  barRows: Infinity,
  rows: Infinity,
  merged: true,
  lane: 13,
  scale: 0.85,
  smallScale: 0.85,
};
const METRICS: Readonly<Record<RowChoice, Metrics>> = { few: FEW, usual: USUAL, all: ALL };

/** Symbols closer than this in a row's lane, in CSS pixels, would cover each other. */
const SYMBOL_ROOM = 11;
/** The same in a row of events that were no meetings: it has one lane. */
const LONE_ROOM = 17;
/** Most symbols above each other in a row of a track, in the row of all tracks, and there on a narrow screen. */
const TRACK_LANES = 2;
const NARROW_LANES = 4;
/** Baseline of a label from the top of its row if it is above the row; and from the row's middle if it is beside it; in CSS pixels. */
const BASELINE_ABOVE = 16;
const BASELINE_BESIDE = 4.5;

interface RowBox {
  readonly title: string;
  readonly y: number;
  readonly height: number;
  /** y of the middle of the row's symbols or bars. */
  readonly middle: number;
  /** y of the label's baseline. */
  readonly labelY: number;
}

/** The timeline row of a track's events, or of the events of all tracks. */
export interface TrackRow extends RowBox {
  readonly kind: 'track';
  readonly id: TrackId;
  /** Shape and colour of the track's symbols; null if the row has several tracks. */
  readonly style: TrackStyle | null;
  /** The row's clusters of events, sorted by x. */
  readonly clusters: readonly Cluster[];
}

/** The timeline row of a crossing's or route's statuses. */
export interface BarRow extends RowBox {
  readonly kind: 'bars';
  readonly id: Id;
  /** Texts for the row's label, the longest first: its title, and a shorter name that belongs to no side. */
  readonly titles: readonly string[];
  readonly feature: Feature;
  readonly barY: number;
  readonly barHeight: number;
  /** The row's status bars, sorted by x. */
  readonly bars: readonly StatusBar[];
}

/** A row of the timeline. */
export type TimelineRow = TrackRow | BarRow;

/** A group of rows. */
export interface RowGroup {
  readonly title: string;
  /** Top of the group, in CSS pixels: that of its heading, if it has one. */
  readonly y: number;
  /** y of the heading's baseline; null if the heading is drawn in the strip of dates, or the group has none. */
  readonly headingY: number | null;
}

/** What the layout is computed from. */
export interface LayoutInput {
  /** How many rows there are. */
  readonly rows: RowChoice;
  /** Tracks, in the order of their rows. The compiler refuses events of any other track. */
  readonly tracks: readonly Track[];
  readonly events: readonly AtlasEvent[];
  /** Features with a row of status bars, in the order of their rows. */
  readonly features: readonly Feature[];
  /** Words for the place of an event; empty if it has none. */
  readonly placeOf: (event: AtlasEvent) => string;
  /** The last day that may be shown: statuses and events that begin later are left out. */
  readonly horizon: Horizon;
  /** Segments of the axis, cut to its visible part. */
  readonly axis: readonly AxisSegment[];
  /** Segments of the whole axis: row heights are computed from it, so that zooming does not change them. */
  readonly fullAxis: readonly AxisSegment[];
  /** Width of the visible axis in CSS pixels. */
  readonly width: number;
  /** Whether the screen is narrow, so that labels are above their rows. */
  readonly narrow: boolean;
  /** Number of rows of status bars at most, where that is not the number that `rows` stands for. */
  readonly mostBars?: number | undefined;
}

/** The rows from top to bottom, their groups, and their total height. */
export interface TimelineLayout {
  readonly rows: readonly TimelineRow[];
  readonly groups: readonly RowGroup[];
  readonly height: number;
}

/** The heading of the first group, in the strip of dates; empty where the first row says the same. */
export function firstHeading({ rows, groups }: Pick<TimelineLayout, 'rows' | 'groups'>): string {
  const [first] = rows;
  const heading = groups[0]?.title ?? '';
  return first?.kind === 'track' && first.title === heading ? '' : heading;
}

/** Computes the layout of the timeline. A track without events and a feature without statuses get no row. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const metrics = input.narrow ? NARROW : METRICS[input.rows];
  const rows: TimelineRow[] = [];
  const groups: RowGroup[] = [];
  let y = 0;
  const begin = (title: string): void => {
    const isFirst = groups.length === 0;
    if (!isFirst) y += metrics.gap;
    // The heading of the first group is in the strip of dates, which stays while the rows are scrolled.
    const heading = isFirst && !input.narrow ? 0 : metrics.heading;
    groups.push({ title, y, headingY: heading > 0 ? y + heading - 4 : null });
    y += heading;
  };
  const add = (row: TimelineRow): void => {
    rows.push(row);
    y += row.height;
  };
  const eventRows = trackGroups(input, metrics)
    .map((tracks) => ({ tracks, events: input.events.filter(({ track }) => tracks.some(({ id }) => id === track)) }))
    .filter(({ events }) => events.length > 0);
  // A further row of events, such as that of the aftermath, takes the place of a row of bars.
  const barRows = input.mostBars ?? Math.min(metrics.barRows, metrics.rows - eventRows.length);
  for (const feature of input.features) {
    if (rows.length >= barRows) break;
    const bars = statusBars(feature, input);
    if (bars === null) continue;
    if (rows.length === 0) groups.push({ title: GROUP_TITLES.bars, y, headingY: null });
    add(barRow(feature, bars, y, metrics, input));
  }
  for (const { tracks, events } of eventRows) {
    if (rows.at(-1)?.kind !== 'track') begin(GROUP_TITLES.tracks);
    add(trackRow(tracks, events, y, metrics, input));
  }
  return { rows, groups, height: y };
}

/** The tracks of each row of events: one of all tracks, or one a track. The background is left out where there are few rows. */
function trackGroups({ tracks, rows, narrow }: LayoutInput, { merged }: Metrics): readonly (readonly Track[])[] {
  const shown = narrow || rows === 'all' ? tracks : tracks.filter(({ background }) => !background);
  return merged ? [shown] : shown.map((track) => [track]);
}

/** A row with the events of some tracks. */
function trackRow(
  tracks: readonly Track[],
  events: readonly AtlasEvent[],
  y: number,
  metrics: Metrics,
  { axis, fullAxis, width, narrow, placeOf }: LayoutInput,
): TrackRow {
  const { merged, lane: laneHeight, trackRow: height, scale, smallScale } = metrics;
  const only = merged ? undefined : tracks[0];
  const met = merged || events.some(({ meeting }) => meeting);
  const lanes: Lanes = {
    count: !met ? 1 : narrow ? NARROW_LANES : TRACK_LANES,
    room: met ? SYMBOL_ROOM : LONE_ROOM,
  };
  const group = (some: readonly AtlasEvent[], on: readonly AxisSegment[]): readonly MarkGroup[] =>
    groupMarks(
      some.map((event) => markOf(event, { axis: on, width })),
      lanes,
    );
  const groups = group(
    events.filter((event) => isOnAxis(event, axis)),
    axis,
  );
  // Zooming out brings no new lanes: as many as the whole axis needs are kept.
  const used = Math.max(laneCount(groups), laneCount(group(events, fullAxis)));
  const middle = y + height / 2;
  const styles = new Map(tracks.map((track) => [track.id, trackStyle(track)]));
  return {
    kind: 'track',
    id: only?.id ?? ALL_TRACKS,
    title: only?.title ?? GROUP_TITLES.tracks,
    style: (only && styles.get(only.id)) ?? null,
    y,
    height,
    middle,
    labelY: middle + BASELINE_BESIDE,
    clusters: clustersOf(groups, lanes, {
      // Lanes are counted upwards, but y grows downwards. In a row of one track, a symbol with none above or below is in the middle.
      yOf: (lane, alone) => (alone && !merged ? middle : middle + ((used - 1) / 2 - lane) * laneHeight),
      scaleOf: (alone) => (alone ? scale : smallScale),
      heightOf: (alone) => (alone && !merged ? height : laneHeight),
      width,
      named: !merged,
      styleOf: ({ track }) => styles.get(track) as TrackStyle,
      namesOf: (event) => [...new Set([event.title, event.meeting ? placeOf(event) : ''])].filter(Boolean),
    }),
  };
}

/** The row of a feature. */
function barRow(
  feature: Feature,
  bars: readonly StatusBar[],
  y: number,
  { barRow: height, bar }: Metrics,
  { narrow }: LayoutInput,
): BarRow {
  const barY = narrow ? y + height - bar - 5 : y + (height - bar) / 2;
  const middle = barY + bar / 2;
  return {
    kind: 'bars',
    id: feature.id,
    title: feature.title,
    titles: [
      feature.title,
      ...feature.names
        .filter(({ lang, usage, toponym }) => lang === 'en' && !usage && toponym.length < feature.title.length)
        .map(({ toponym }) => toponym),
    ],
    feature,
    y,
    height,
    middle,
    labelY: narrow ? y + BASELINE_ABOVE : middle + BASELINE_BESIDE,
    barY,
    barHeight: bar,
    bars,
  };
}
