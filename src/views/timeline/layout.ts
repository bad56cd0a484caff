/**
 * Where everything on the timeline stands: a row per track with its events, below them a row of status bars per crossing
 * and route. Pure; x and y are in CSS pixels, x from the left end of the axis, y from the top of the first row.
 */
import { axisSpan, positionOf } from '../../domain/axis';
import type { AtlasEvent, AxisSegment, DatedSpan, Day, Feature, Id, Status, Track, TrackId } from '../../domain/model';
import { isoDate, clamp, formatSpan, isOpenEnd, isOpenStart, OPEN_END } from '../../domain/time';
import type { EventView } from '../../domain/view';
import { isWithin, primaryStatuses, type Horizon, type StatusPiece } from '../../domain/visibility';
import { statusLabel } from '../../symbology/statuses';
import { trackLook, type TrackLook } from '../../symbology/tracks';
import { textWidth } from './scale';

/** Symbols nearer than this, in CSS pixels, would cover each other. */
const SYMBOL_ROOM = 13;
/** Room for the number beside a cluster, in CSS pixels per digit. */
const DIGIT_ROOM = 8;
/** Symbols stacked in a row at most; what still collides becomes a cluster. */
const MAX_LANES = 2;
/** Least room for a name beside a symbol, and the part of it that must fit. */
const LEAST_NAME = 42;
const LEAST_PART = 0.55;
/** Space between a symbol and its name, and between that and what follows, in CSS pixels. */
const NAME_GAP = 6;
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
  readonly event: AtlasEvent;
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
  /** Written beside the symbol, where there is room until the next; '' where there is none. */
  readonly label: string;
}

/** How a cluster stands on the chosen date and to what is selected. */
export interface ClusterState {
  /** `future` only when all of its events are; `present` when one is. */
  readonly relation: EventView['relation'];
  readonly emphasised: boolean;
  readonly selected: boolean;
}

/** The state of a cluster from those of its events: the layout stays, whatever the date. */
export function stateOf({ marks }: Pick<Cluster, 'marks'>, events: ReadonlyMap<Id, EventView>): ClusterState {
  const views = marks.flatMap(({ event }) => events.get(event.id) ?? []);
  const has = (relation: EventView['relation']): boolean => views.some((view) => view.relation === relation);
  return {
    relation: has('present') ? 'present' : has('past') ? 'past' : 'future',
    emphasised: views.some((view) => view.emphasised),
    selected: views.some((view) => view.selected),
  };
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
  /** Shape and colour of its marks. */
  readonly look: TrackLook;
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
  /** True where the status began before what is seen of the axis: its start is not drawn. */
  readonly cut: boolean;
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
  readonly events: readonly AtlasEvent[];
  /** Features with a row of status bars, in their order. */
  readonly features: readonly Feature[];
  readonly horizon: Horizon;
  /** The axis, cut to what is seen of it. */
  readonly axis: readonly AxisSegment[];
  /** All of the axis: the rows keep the heights they have on it, whatever is seen; the axis itself unless told. */
  readonly whole?: readonly AxisSegment[];
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
    const events = input.events.filter((event) => event.track === track.id);
    if (events.length === 0) continue;
    const placed = placeInLanes(events.map((event) => markOf(event, input)).filter((mark) => isInView(mark, input)));
    const lanes = Math.max(
      lanesOf(placed),
      input.whole
        ? lanesOf(placeInLanes(events.map((event) => markOf(event, { ...input, axis: input.whole ?? input.axis }))))
        : 1,
    );
    const top = y + metrics.label;
    const height = metrics.label + 2 * metrics.padding + lanes * metrics.lane;
    const middle = top + (height - metrics.label) / 2;
    rows.push({
      kind: 'track',
      id: track.id,
      title: track.title,
      look: trackLook(track),
      y,
      height,
      middle,
      labelY: input.narrow ? y + 13 : middle + 4,
      clusters: placed.map(({ marks, lane }, at) =>
        clusterOf(
          marks,
          top + metrics.padding + (lanes - lane - 0.5) * metrics.lane,
          roomAfter(placed, at, input.width),
        ),
      ),
    });
    y += height;
  }
  if (rows.length > 0) y += metrics.gap;
  for (const feature of input.features) {
    const bars = statusBars(feature, input);
    if (bars === null) continue;
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
  const others = [...new Set(events.map((event) => event.track))].filter((id) => !listed.has(id));
  return [
    ...tracks,
    ...others.map((id) => ({ id, title: id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' '), look: 'disc' })),
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

function markOf(event: AtlasEvent, place: Place): EventMark {
  const { span, stated } = event;
  return { event, ...dateMark(span, place), stated: stated ? dateMark(stated, place) : null };
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
function placeInLanes(marks: readonly EventMark[]): readonly Lane['last'][] {
  const lanes: Lane[] = [];
  const placed: Lane['last'][] = [];
  for (const mark of [...marks].sort((a, b) => a.x - b.x || a.event.span.from - b.event.span.from)) {
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

function clusterOf(marks: readonly EventMark[], y: number, room: number): Cluster {
  const first = marks[0] as EventMark;
  return { id: first.event.id, x: first.x, y, marks, label: marks.length > 1 ? '' : nameIn(first.event.title, room) };
}

/** A name that fits, or most of it; a stump would tell nothing. */
function nameIn(title: string, room: number): string {
  if (room < LEAST_NAME) return '';
  const name = shorten(title, room);
  return name.length > title.length * LEAST_PART ? name : '';
}

/** Clear space behind a symbol until the next one of its row, or the end of the axis. */
function roomAfter(placed: readonly Lane['last'][], at: number, width: number): number {
  const { marks } = placed[at] as Lane['last'];
  const { x, bar } = marks[0] as EventMark;
  // A mark of the date in the article is drawn beside it.
  const taken = Math.max(x, bar ? bar.x + bar.width : x, marks[0]?.stated?.x ?? x);
  const nexts = placed
    .slice(at + 1)
    .flatMap(({ marks: [next] }) => (next ? [Math.min(next.x, next.stated?.x ?? next.x, next.bar?.x ?? next.x)] : []));
  return Math.min(width, ...nexts) - taken - SYMBOL_ROOM - NAME_GAP;
}

function lanesOf(placed: readonly Lane['last'][]): number {
  return 1 + Math.max(0, ...placed.map(({ lane }) => lane));
}

/** Whether a mark, its stretch or that of the article's date can be seen: positions off the axis are held at its ends. */
function isInView({ event: { span, stated } }: EventMark, { axis }: Place): boolean {
  const { from, to } = axisSpan(axis);
  return [span, ...(stated ? [stated] : [])].some((dates) => dates.to > from && dates.from < to);
}

/** The bars of a feature; null for one that has none to show at any time, an empty list where none lies in view. */
function statusBars(feature: Feature, { horizon, axis, whole, width }: LayoutInput): readonly StatusBar[] | null {
  if (!isWithin(horizon, feature.span)) return null;
  const all = axisSpan(whole ?? axis);
  const pieces = primaryStatuses(feature, null, horizon).filter((piece) => piece.from < all.to && all.from < piece.to);
  if (pieces.length === 0) return null;
  const edge = axisSpan(axis);
  return pieces
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
        cut: piece.from < edge.from && edge.from > all.from,
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
  const [first = '', end = first] = span.edtf.split('/');
  return {
    ...span,
    // What is doubtful of an end of the status is not of an end that is cut.
    edtf: [
      piece.from === span.from ? first : isoDate(piece.from),
      open ? '..' : piece.to === span.to ? end : isoDate(piece.to - 1),
    ].join('/'),
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
