/**
 * The rows of the timeline: one per track with its events, below them one per crossing and route with its status bars. Pure; x and y
 * are in CSS pixels, x from the left end of the visible axis, y from the top of the first row.
 */
import type { AtlasEvent, AxisSegment, Feature, Id, Track, TrackId } from '../../domain/model';
import type { Horizon } from '../../domain/visibility';
import { clustersOf, groupMarks, isOnAxis, laneCount, markOf, type Cluster, type MarkGroup } from './eventMarks';
import { trackStyle, type TrackStyle } from './looks';
import { statusBars, type StatusBar } from './statusBars';

/** Heights of rows in CSS pixels. */
interface Metrics {
  /** Room for a label above its row; 0 if labels are left of the rows. */
  readonly label: number;
  /** Space above and below the lanes of a track. */
  readonly padding: number;
  readonly lane: number;
  readonly bar: number;
  /** Space between two rows of bars. */
  readonly gap: number;
}
const WIDE: Metrics = { label: 0, padding: 2.5, lane: 9, bar: 14, gap: 2 };
/** Labels are above their rows, and fingers need more room. */
const NARROW: Metrics = { label: 17, padding: 3, lane: 14, bar: 20, gap: 6 };
/** Baseline of a label above its row, and of one beside it below the row's middle, in CSS pixels. */
const BASELINE_ABOVE = 13;
const BASELINE_BESIDE = 4;

interface RowBox {
  readonly title: string;
  readonly y: number;
  readonly height: number;
  /** Middle of the row's drawing, below the label if that is above. */
  readonly middle: number;
  /** Baseline of the label. */
  readonly labelY: number;
}

/** The events of a track. */
export interface TrackRow extends RowBox {
  readonly kind: 'track';
  readonly id: TrackId;
  /** Shape and colour of its symbols. */
  readonly style: TrackStyle;
  /** In order of x. */
  readonly clusters: readonly Cluster[];
}

/** The statuses of a crossing or route. */
export interface BarRow extends RowBox {
  readonly kind: 'bars';
  readonly id: Id;
  readonly feature: Feature;
  readonly barY: number;
  readonly barHeight: number;
  /** In order of x. */
  readonly bars: readonly StatusBar[];
}

/** A row of the timeline. */
export type Row = TrackRow | BarRow;

/** What is laid out. */
export interface LayoutInput {
  /** Tracks in the order of their rows. The compiler refuses an event whose track is none of them. */
  readonly tracks: readonly Track[];
  readonly events: readonly AtlasEvent[];
  /** Features with a row of status bars, in the order of their rows. */
  readonly features: readonly Feature[];
  /** What begins after it is not shown. */
  readonly horizon: Horizon;
  /** The axis, cut to its visible part. */
  readonly axis: readonly AxisSegment[];
  /** The whole axis: whatever part is visible, rows have the heights that they have on the whole. */
  readonly fullAxis: readonly AxisSegment[];
  /** Width of the visible axis in CSS pixels. */
  readonly width: number;
  /** Whether labels are above their rows. */
  readonly narrow: boolean;
}

/** The rows from top to bottom, and their height together. */
export interface TimelineLayout {
  readonly rows: readonly Row[];
  readonly height: number;
}

/** Lays the timeline out. A track without an event gets no row, nor does a feature without a status. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const metrics = input.narrow ? NARROW : WIDE;
  const rows: Row[] = [];
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

/** The row of a track; null if it has no event at any date. */
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
    // Lanes count upwards.
    clusters: clustersOf(groups, width, (lane) => top + metrics.padding + (lanes - lane - 0.5) * metrics.lane),
  };
}

/** The row of a feature; null if it has no status at any date of the axis. */
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
