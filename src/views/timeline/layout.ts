/**
 * Computes the rows of the timeline: one per track with its events, and below them one per crossing and route with its status bars. Pure
 * functions; x and y are in CSS pixels, x from the left end of the visible axis, y from the top of the first row.
 */
import type { AtlasEvent, AxisSegment, Feature, Id, Track, TrackId } from '../../domain/model';
import type { Horizon } from '../../domain/visibility';
import { clustersOf, groupMarks, isOnAxis, laneCount, markOf, type Cluster, type MarkGroup } from './eventMarks';
import { trackStyle, type TrackStyle } from './looks';
import { statusBars, type StatusBar } from './statusBars';

/** Heights of rows in CSS pixels. */
interface Metrics {
  /** Height of a row's label above the row; 0 if labels are left of the rows. */
  readonly label: number;
  /** Space above and below the lanes of a track's row. */
  readonly padding: number;
  readonly lane: number;
  readonly bar: number;
  /** Space between two rows of status bars. */
  readonly gap: number;
}
const WIDE: Metrics = { label: 0, padding: 2.5, lane: 9, bar: 14, gap: 2 };
/** Heights on narrow screens: labels are above their rows, and fingers need more room. */
const NARROW: Metrics = { label: 17, padding: 3, lane: 14, bar: 20, gap: 6 };
/** Baseline of a label from the top of its row if it is above the row; and from the row's middle if it is beside it; in CSS pixels. */
const BASELINE_ABOVE = 13;
const BASELINE_BESIDE = 4;

interface RowBox {
  readonly title: string;
  readonly y: number;
  readonly height: number;
  /** y of the middle of the row's symbols or bars. */
  readonly middle: number;
  /** y of the label's baseline. */
  readonly labelY: number;
}

/** The timeline row of a track's events. */
export interface TrackRow extends RowBox {
  readonly kind: 'track';
  readonly id: TrackId;
  /** Shape and colour of the track's symbols. */
  readonly style: TrackStyle;
  /** The row's clusters of events, sorted by x. */
  readonly clusters: readonly Cluster[];
}

/** The timeline row of a crossing's or route's statuses. */
export interface BarRow extends RowBox {
  readonly kind: 'bars';
  readonly id: Id;
  readonly feature: Feature;
  readonly barY: number;
  readonly barHeight: number;
  /** The row's status bars, sorted by x. */
  readonly bars: readonly StatusBar[];
}

/** A row of the timeline. */
export type TimelineRow = TrackRow | BarRow;

/** What the layout is computed from. */
export interface LayoutInput {
  /** Tracks, in the order of their rows. The compiler refuses events of any other track. */
  readonly tracks: readonly Track[];
  readonly events: readonly AtlasEvent[];
  /** Features with a row of status bars, in the order of their rows. */
  readonly features: readonly Feature[];
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
}

/** The rows from top to bottom, and their total height. */
export interface TimelineLayout {
  readonly rows: readonly TimelineRow[];
  readonly height: number;
}

/** Computes the layout of the timeline. A track without events and a feature without statuses get no row. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const metrics = input.narrow ? NARROW : WIDE;
  const rows: TimelineRow[] = [];
  let y = 0;
  for (const track of input.tracks) {
    const row = trackRow(track, y, metrics, input);
    if (!row) continue;
    rows.push(row);
    y += row.height;
  }
  if (rows.length > 0) y += metrics.gap;
  for (const feature of input.features) {
    const row = barRow(feature, y, metrics, input);
    if (!row) continue;
    rows.push(row);
    y += row.height;
  }
  return { rows, height: y };
}

/** The row of a track; null if the track has no event at any date. */
function trackRow(track: Track, y: number, metrics: Metrics, input: LayoutInput): TrackRow | null {
  const { axis, fullAxis, width, narrow } = input;
  const { id, title } = track;
  const events = input.events.filter((event) => event.track === id);
  if (events.length === 0) return null;
  const group = (some: readonly AtlasEvent[], on: readonly AxisSegment[]): readonly MarkGroup[] =>
    groupMarks(some.map((event) => markOf(event, { axis: on, width })));
  const groups = group(
    events.filter((event) => isOnAxis(event, axis)),
    axis,
  );
  const lanes = Math.max(laneCount(groups), laneCount(group(events, fullAxis)));
  const top = y + metrics.label;
  const plotHeight = 2 * metrics.padding + lanes * metrics.lane;
  const middle = top + plotHeight / 2;
  return {
    kind: 'track',
    id,
    title,
    style: trackStyle(track),
    y,
    height: metrics.label + plotHeight,
    middle,
    labelY: narrow ? y + BASELINE_ABOVE : middle + BASELINE_BESIDE,
    // Lanes are counted upwards, but y grows downwards.
    clusters: clustersOf(groups, width, (lane) => top + metrics.padding + (lanes - lane - 0.5) * metrics.lane),
  };
}

/** The row of a feature; null if the feature has no status on the axis. */
function barRow(feature: Feature, y: number, metrics: Metrics, input: LayoutInput): BarRow | null {
  const { axis, fullAxis, width, narrow, horizon } = input;
  const bars = statusBars(feature, { axis, fullAxis, width, horizon });
  if (bars === null) return null;
  const barY = y + metrics.label + metrics.gap / 2;
  const middle = barY + metrics.bar / 2;
  return {
    kind: 'bars',
    id: feature.id,
    title: feature.title,
    feature,
    y,
    height: metrics.label + metrics.bar + metrics.gap,
    middle,
    labelY: narrow ? y + BASELINE_ABOVE : middle + BASELINE_BESIDE,
    barY,
    barHeight: metrics.bar,
    bars,
  };
}
