/**
 * Where everything on the timeline stands: a row per track with its events, below them a row of status bars per crossing
 * and route. Pure; x and y are in CSS pixels, x from the left end of the axis, y from the top of the first row.
 */
import { axisSpan, positionOf } from '../domain/axis';
import type { AxisSegment, DatedSpan, Day, Feature, Id, Status, Track, TrackId } from '../domain/model';
import { clamp, formatSpan, isOpenEnd, isOpenStart, OPEN_END } from '../domain/time';
import type { EventView } from '../domain/view';
import { isWithin, primaryStatuses, type Horizon, type StatusPiece } from '../domain/visibility';
import { statusLabel } from '../symbology/statuses';
import { textWidth } from './scale';

/** Symbols nearer than this, in CSS pixels, would cover each other. */
const SYMBOL_ROOM = 13;
/** Room for the number beside a cluster, in CSS pixels per digit. */
const DIGIT_ROOM = 8;
/** Symbols stacked in a row at most; what still collides becomes a cluster. */
const MAX_LANES = 2;
/** Least width of a soft edge, in CSS pixels: a month in a compressed stretch of the axis would vanish. */
const SOFT_ROOM = 6;
/** Least width of a bar, in CSS pixels: one day must not vanish. */
const BAR_ROOM = 2;
/** Space on both sides of a bar's label, in CSS pixels. */
const LABEL_PADDING = 5;

/** Heights of rows in CSS pixels: on a narrow screen labels stand above their rows, and fingers need more room. */
interface Metrics {
  readonly label: number;
  readonly padding: number;
  readonly lane: number;
  readonly bar: number;
  readonly gap: number;
}
const WIDE: Metrics = { label: 0, padding: 2.5, lane: 9, bar: 14, gap: 2 };
const NARROW: Metrics = { label: 17, padding: 3, lane: 14, bar: 20, gap: 6 };

/** A stretch of days drawn as a bar. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  /** True when the day inside it is not known: drawn hatched. */
  readonly soft: boolean;
}

/** A date on a row. */
export interface DateMark {
  /** Centre of the symbol. */
  readonly x: number;
  /** Drawn for an event of several days, or one not known to the day. */
  readonly bar: Bar | null;
}

/** An event on its row. */
export interface EventMark extends DateMark {
  readonly view: EventView;
  /** The article's date where it differs from the record's: a hollow mark. */
  readonly stated: DateMark | null;
}

/** One event, or several too near to each other to be drawn apart. */
export interface Cluster {
  /** Id of the first event. */
  readonly id: Id;
  /** Centre of the symbol. */
  readonly x: number;
  readonly y: number;
  /** In order of date; never empty. */
  readonly marks: readonly EventMark[];
  /** `future` only when all of them are; `present` when one is. */
  readonly relation: EventView['relation'];
  readonly emphasised: boolean;
  readonly selected: boolean;
}

interface RowBox {
  readonly title: string;
  readonly y: number;
  readonly height: number;
  /** Middle of the row's drawing, below the label where that stands above. */
  readonly middle: number;
  /** Baseline of the label. */
  readonly labelY: number;
}

/** The events of a track. */
export interface TrackRow extends RowBox {
  readonly kind: 'track';
  readonly id: TrackId;
  /** In order of x. */
  readonly clusters: readonly Cluster[];
}

/** One status of a feature, as a bar. */
export interface StatusBar {
  /** Unique in its row. */
  readonly key: string;
  readonly x: number;
  readonly width: number;
  readonly status: Status;
  /** When it was the primary status. */
  readonly span: DatedSpan;
  /** Written inside; empty where it does not fit. */
  readonly label: string;
  /** The status in words, with its dates. */
  readonly words: string;
  /** Width of the soft part at either end; 0 where the end is known to the day. */
  readonly softStart: number;
  readonly softEnd: number;
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

export type Row = TrackRow | BarRow;

/** What is laid out. */
export interface LayoutInput {
  /** Rows in their order. */
  readonly tracks: readonly Track[];
  readonly events: readonly EventView[];
  /** Features with a row of status bars, in their order. */
  readonly features: readonly Feature[];
  readonly horizon: Horizon;
  readonly axis: readonly AxisSegment[];
  /** Width of the axis in CSS pixels. */
  readonly width: number;
  /** Whether labels stand above their rows. */
  readonly narrow: boolean;
}

/** The rows from top to bottom, and their height together. */
export interface TimelineLayout {
  readonly rows: readonly Row[];
  readonly height: number;
}

/** Lays the timeline out. Tracks without an event get no row. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const metrics = input.narrow ? NARROW : WIDE;
  const rows: Row[] = [];
  let y = 0;
  for (const track of tracksOf(input)) {
    const views = input.events.filter(({ event }) => event.track === track.id);
    if (views.length === 0) continue;
    const placed = placeInLanes(views.map((view) => markOf(view, input)));
    const lanes = 1 + Math.max(...placed.map(({ lane }) => lane));
    const top = y + metrics.label;
    const height = metrics.label + 2 * metrics.padding + lanes * metrics.lane;
    const middle = top + (height - metrics.label) / 2;
    rows.push({
      kind: 'track',
      id: track.id,
      title: track.title,
      y,
      height,
      middle,
      labelY: input.narrow ? y + 13 : middle + 4,
      clusters: placed.map(({ marks, lane }) =>
        clusterOf(marks, top + metrics.padding + (lanes - lane - 0.5) * metrics.lane),
      ),
    });
    y += height;
  }
  if (rows.length > 0) y += metrics.gap;
  for (const feature of input.features) {
    const bars = statusBars(feature, input);
    if (bars.length === 0) continue;
    const barY = y + metrics.label + metrics.gap / 2;
    const height = metrics.label + metrics.bar + metrics.gap;
    const middle = barY + metrics.bar / 2;
    rows.push({
      kind: 'bars',
      id: feature.id,
      title: feature.title,
      feature,
      y,
      height,
      middle,
      labelY: input.narrow ? y + 13 : middle + 4,
      barY,
      barHeight: metrics.bar,
      bars,
    });
    y += height;
  }
  return { rows, height: y };
}

/** The listed tracks, then those that only events name: no event may be lost because the list forgot its track. */
function tracksOf({ tracks, events }: LayoutInput): readonly Track[] {
  const listed = new Set(tracks.map(({ id }) => id));
  const others = [...new Set(events.map(({ event }) => event.track))].filter((id) => !listed.has(id));
  return [
    ...tracks,
    ...others.map((id) => ({ id, title: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ') })),
  ];
}

type Place = Pick<LayoutInput, 'axis' | 'width'>;

/** Where a date stands. A date known to the day or range stands at its first day, a vaguer one in the middle of its stretch. */
function dateMark(span: DatedSpan, { axis, width }: Place): DateMark {
  const from = positionOf(axis, span.from, width);
  const to = positionOf(axis, span.to, width);
  const soft = span.precision === 'month' || span.precision === 'year';
  const bar = soft || span.to - span.from > 1 ? { x: from, width: Math.max(BAR_ROOM, to - from), soft } : null;
  return { x: soft ? (from + to) / 2 : from, bar };
}

function markOf(view: EventView, place: Place): EventMark {
  const { span, stated } = view.event;
  return { view, ...dateMark(span, place), stated: stated ? dateMark(stated, place) : null };
}

interface Lane {
  /** x from which the lane is free. */
  free: number;
  last: { marks: EventMark[]; lane: number };
}

/**
 * Puts marks that would cover each other one above the other, and merges what needs more lanes than there are. Marks never
 * move sideways: x is the date.
 */
function placeInLanes(marks: readonly EventMark[]): readonly { marks: readonly EventMark[]; lane: number }[] {
  const lanes: Lane[] = [];
  const placed: Lane['last'][] = [];
  for (const mark of [...marks].sort((a, b) => a.x - b.x || a.view.event.span.from - b.view.event.span.from)) {
    const free = lanes.findIndex((lane) => lane.free <= mark.x);
    const index = free >= 0 ? free : lanes.length;
    if (index < MAX_LANES) {
      const last = { marks: [mark], lane: index };
      lanes[index] = { free: mark.x + SYMBOL_ROOM, last };
      placed.push(last);
      continue;
    }
    const nearest = lanes.reduce((best, lane) => (startOf(lane) > startOf(best) ? lane : best));
    nearest.last.marks.push(mark);
    nearest.free = startOf(nearest) + SYMBOL_ROOM + DIGIT_ROOM * String(nearest.last.marks.length).length;
  }
  return placed;
}

function startOf(lane: Lane): number {
  return (lane.last.marks[0] as EventMark).x;
}

function clusterOf(marks: readonly EventMark[], y: number): Cluster {
  const first = marks[0] as EventMark;
  const relations = marks.map(({ view }) => view.relation);
  return {
    id: first.view.event.id,
    x: first.x,
    y,
    marks,
    relation: relations.includes('present') ? 'present' : relations.includes('past') ? 'past' : 'future',
    emphasised: marks.some(({ view }) => view.emphasised),
    selected: marks.some(({ view }) => view.selected),
  };
}

function statusBars(feature: Feature, { horizon, axis, width }: LayoutInput): readonly StatusBar[] {
  if (!isWithin(horizon, feature.span)) return [];
  const edge = axisSpan(axis);
  return primaryStatuses(feature, null, horizon)
    .filter((piece) => piece.from < edge.to && edge.from < piece.to)
    .map((piece): StatusBar => {
      const x = positionOf(axis, piece.from, width);
      const size = Math.max(BAR_ROOM, positionOf(axis, piece.to, width) - x);
      const span = spanOf(piece, horizon);
      const [start, end] = uncertainEnds(piece);
      // A soft start and a soft end may meet in the middle, but not cross.
      const soft = (from: Day, to: Day): number =>
        Math.min(size / 2, Math.max(SOFT_ROOM, positionOf(axis, to, width) - positionOf(axis, from, width)));
      const words = statusLabel(feature.kind, piece.status.status);
      return {
        key: `${piece.from}`,
        x,
        width: size,
        status: piece.status,
        span,
        label: [words, piece.status.status].find((text) => textWidth(text) + 2 * LABEL_PADDING <= size) ?? '',
        words: `${words}, ${formatSpan(span)}`,
        softStart: start && piece.from >= edge.from ? soft(span.from, span.from + span.softStart) : 0,
        softEnd: end && piece.to <= edge.to ? soft(span.to - span.softEnd, span.to) : 0,
      };
    });
}

/**
 * The span of a piece. An end cut by another status is known to the day here. An end beyond the horizon is left open: what
 * came after the article is not to be told through the length of what began before.
 */
function spanOf(piece: StatusPiece, { last }: Horizon): DatedSpan {
  const { span } = piece.status;
  const open = piece.to > last + 1;
  return {
    ...span,
    from: piece.from,
    to: open ? OPEN_END : piece.to,
    softStart: piece.from === span.from ? span.softStart : 0,
    softEnd: !open && piece.to === span.to ? span.softEnd : 0,
  };
}

/** Which ends of a piece are not known to the day: soft, or marked `?`, `~` or `%` (EDTF level 1). */
function uncertainEnds(piece: StatusPiece): readonly [start: boolean, end: boolean] {
  const { span } = piece.status;
  const [first = '', last = first] = span.edtf.split('/');
  const vague = (text: string): boolean => /[?~%]/.test(text);
  return [
    piece.from === span.from && !isOpenStart(span) && (span.softStart > 0 || vague(first)),
    piece.to === span.to && !isOpenEnd(span) && (span.softEnd > 0 || vague(last)),
  ];
}

/** A handle's label. */
export interface Pill {
  /** Left edge, in CSS pixels. */
  readonly x: number;
  readonly width: number;
}

/** Space on both sides of a pill's text, in CSS pixels. */
const PILL_PADDING = 9;
/** Space between two pills, in CSS pixels. */
const PILL_GAP = 4;

function pillWidth(text: string): number {
  // Bold figures are wider than the average that `textWidth` counts with.
  return Math.ceil(textWidth(text) * 1.2) + 2 * PILL_PADDING;
}

/** Places the label of one handle over its line at `x`, held between `min` and `max`. */
export function placePill(x: number, text: string, min: number, max: number): Pill {
  const width = pillWidth(text);
  return { x: clamp(x - width / 2, min, Math.max(min, max - width)), width };
}

/** Places the labels of a window's two handles outwards of their lines; they never overlap where `max - min` holds both. */
export function placePills(
  from: { readonly x: number; readonly text: string },
  to: { readonly x: number; readonly text: string },
  min: number,
  max: number,
): readonly [from: Pill, to: Pill] {
  const [first, second] = [pillWidth(from.text), pillWidth(to.text)];
  // Half the gap on either side: a window of one day has both lines at nearly the same x.
  const left = clamp(from.x - first - PILL_GAP / 2, min, Math.max(min, max - second - PILL_GAP - first));
  const right = clamp(to.x + PILL_GAP / 2, left + first + PILL_GAP, Math.max(left + first + PILL_GAP, max - second));
  return [
    { x: left, width: first },
    { x: right, width: second },
  ];
}

/** The text, cut with an ellipsis where it is wider than `room` CSS pixels. */
export function shorten(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  let cut = text;
  while (cut && textWidth(`${cut}…`) > room) cut = cut.slice(0, -1);
  return `${cut.trimEnd()}…`;
}
