/**
 * Computes the event symbols of a timeline row: their positions, which are merged into a cluster because they would cover each other, and
 * what may be written beside them. Pure functions; x and y are in CSS pixels, x from the left end of the visible axis.
 */
import { axisSpan, xOfDay } from '../../domain/axis';
import type { AtlasEvent, AxisSegment, DatedSpan, Id } from '../../domain/model';
import type { EventView, View } from '../../domain/view';
import { doubtOf, type DateDoubt } from './doubts';
import type { TrackStyle } from './looks';

/** Width of each digit of the number beside a cluster, in CSS pixels. */
const DIGIT_ROOM = 7;
/** Half the width of a symbol of full size, in CSS pixels. */
const SYMBOL_HALF = 6;
/** Space between a symbol and the number beside it, in CSS pixels: the ring of what is selected lies between them. */
const COUNT_GAP = 4.5;
/** Least space between a number and the symbol of other events, in CSS pixels: it shows to which events the number belongs. */
const COUNT_ROOM = 5;
/** Half the height of the digits of a number, in CSS pixels. */
const COUNT_HALF = 4.3;
/** Size of the symbol at the article's date, relative to the symbol of the record's date. */
export const STATED_SCALE = 0.8;
/** Half the width of the haze around a date that is approximate, in CSS pixels. */
export const HAZE = 13;
/** Least width of a bar in CSS pixels, so that a single day is visible. */
const LEAST_BAR = 2;

/** An axis and its width in CSS pixels. */
export interface PlacedAxis {
  readonly axis: readonly AxisSegment[];
  readonly width: number;
}

/** The bar that shows a date of several days. */
export interface DaysBar {
  readonly x: number;
  readonly width: number;
  /** True if the date is known only to the month or year: the bar is then hatched. */
  readonly soft: boolean;
}

/** A date drawn in a timeline row: a symbol and perhaps a bar. */
export interface DateMark {
  /** x of the symbol's centre, in CSS pixels. */
  readonly x: number;
  /** The bar of an event with several days, or of a date not known to the day; null for a single day. */
  readonly bar: DaysBar | null;
  /** What is not known about the date; null if nothing is in doubt. */
  readonly doubt: DateDoubt | null;
}

/** An event drawn in its timeline row. */
export interface EventMark extends DateMark {
  readonly event: AtlasEvent;
  /** Where the article's date is drawn, as a hollow mark, if it differs from the record's; else null. */
  readonly stated: DateMark | null;
}

/** Part of a row that something takes up, in CSS pixels. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Events that share one symbol: one event, or several that are too close to be drawn apart. */
export interface Cluster {
  /** Id of the cluster's first event. */
  readonly id: Id;
  /** x of the symbol's centre, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** Size of the symbol, relative to its path's. */
  readonly scale: number;
  /** Shape and colour of the symbol: those of the first event's track. */
  readonly style: TrackStyle;
  /** Marks of the cluster's events, sorted by date; never empty. */
  readonly marks: readonly EventMark[];
  /** What symbol, bars and the article's date take up, and the number wherever it may stand. */
  readonly extent: Extent;
  /** Left edges at which the number of events may stand, the best first: it touches nothing there. Empty for one event. */
  readonly counts: readonly Box[];
  /** The area that reacts to the pointer: as wide as the space to the neighbours lets it, 24 CSS pixels at most. */
  readonly reach: Extent;
  /** Height of that area, in CSS pixels. */
  readonly reachHeight: number;
  /** Texts that may be written beside the symbol, the longest first; empty for several events. */
  readonly names: readonly string[];
}

/** State of a cluster: how it relates to the shown dates and to the selection. */
export interface ClusterState {
  /** `future` only if all events of the cluster are; `present` if at least one is. */
  readonly relation: EventView['relation'];
  readonly emphasised: boolean;
  readonly selected: boolean;
}

/** Marks of one row that are drawn as one symbol; `lane` is the height above the row's lowest lane, from 0. */
export interface MarkGroup {
  readonly marks: readonly EventMark[];
  readonly lane: number;
}

/** Computes the state of a cluster from the states of its events. The layout does not depend on the shown date; this state does. */
export function clusterState({ marks }: Pick<Cluster, 'marks'>, events: ReadonlyMap<Id, EventView>): ClusterState {
  const views = marks.flatMap(({ event }) => events.get(event.id) ?? []);
  const has = (relation: EventView['relation']): boolean => views.some((view) => view.relation === relation);
  return {
    relation: has('present') ? 'present' : has('past') ? 'past' : 'future',
    emphasised: views.some((view) => view.emphasised),
    selected: views.some((view) => view.selected),
  };
}

/** Id of the event to which a click on a cluster goes: its first event or, if one of its events is selected, the one after that. */
export function eventToVisit({ marks }: Pick<Cluster, 'marks'>, selection: View['selection']): Id {
  const selected = selection?.type === 'event' ? selection.event.id : null;
  const at = marks.findIndex(({ event }) => event.id === selected);
  return (marks[(at + 1) % marks.length] as EventMark).event.id;
}

/** Where an event is drawn on an axis. */
export function markOf(event: AtlasEvent, placed: PlacedAxis): EventMark {
  const { span, stated } = event;
  return { event, ...dateMark(span, placed), stated: stated ? dateMark(stated, placed) : null };
}

/**
 * The symbol of a date known to the day or as a range is at its first day; that of a date known only to the month or year is in the
 * middle of its bar.
 */
function dateMark(span: DatedSpan, { axis, width }: PlacedAxis): DateMark {
  const from = xOfDay(axis, span.from, width);
  const to = xOfDay(axis, span.to, width);
  const soft = span.precision === 'month' || span.precision === 'year';
  const bar = soft || span.to - span.from > 1 ? { x: from, width: Math.max(LEAST_BAR, to - from), soft } : null;
  return { x: soft ? (from + to) / 2 : from, bar, doubt: doubtOf(span) };
}

/** Whether an event, or the article's date for it, has a day on the axis; days outside would be drawn at the axis's ends. */
export function isOnAxis({ span, stated }: AtlasEvent, axis: readonly AxisSegment[]): boolean {
  const { from, to } = axisSpan(axis);
  return [span, ...(stated ? [stated] : [])].some((dates) => dates.to > from && dates.from < to);
}

/** How the symbols of a row are put beside and above each other. */
export interface Lanes {
  /** Number of symbols that may stand one above the other. */
  readonly count: number;
  /** Symbols closer than this in one lane, in CSS pixels, would cover each other. */
  readonly room: number;
}

/**
 * Puts marks that would cover each other into lanes one above the other, and merges those that would need too many lanes. Marks never
 * move horizontally, because x is the date.
 */
export function groupMarks(marks: readonly EventMark[], { count, room }: Lanes): readonly MarkGroup[] {
  /** For each lane its last group, and the x from which the lane is free again. */
  const lanes: { freeFrom: number; readonly group: MarkGroup & { readonly marks: EventMark[] } }[] = [];
  const groups: MarkGroup[] = [];
  const startOf = ({ group }: (typeof lanes)[number]): number => firstOf(group).x;
  for (const mark of [...marks].sort((a, b) => a.x - b.x || a.event.span.from - b.event.span.from)) {
    const free = lanes.findIndex(({ freeFrom }) => freeFrom <= mark.x);
    const lane = free >= 0 ? free : lanes.length;
    if (lane < count) {
      const group = { marks: [mark], lane };
      lanes[lane] = { freeFrom: mark.x + room, group };
      groups.push(group);
      continue;
    }
    const nearest = lanes.reduce((best, each) => (startOf(each) > startOf(best) ? each : best));
    nearest.group.marks.push(mark);
    // The number has a place right of the symbol, before the next symbol of its lane.
    const size = countWidth(nearest.group.marks.length);
    const end = startOf(nearest) + Math.max(room, 2 * (SYMBOL_HALF + COUNT_GAP) + size);
    nearest.freeFrom = Math.max(nearest.freeFrom, end);
  }
  return groups;
}

/** Width of the number beside a cluster; 0 for a single event. */
function countWidth(events: number): number {
  return events > 1 ? DIGIT_ROOM * String(events).length : 0;
}

/** Number of lanes that some groups need; at least one. */
export function laneCount(groups: readonly MarkGroup[]): number {
  return 1 + Math.max(0, ...groups.map(({ lane }) => lane));
}

/** How the clusters of a row are drawn. */
export interface ClusterDrawing {
  /** The y of a lane's centre; `alone` if no symbol of another lane is near. */
  readonly yOf: (lane: number, alone: boolean) => number;
  /** Size of a symbol, relative to its path's; `alone` as above. */
  readonly scaleOf: (alone: boolean) => number;
  /** Height of the area that reacts to the pointer; `alone` as above. */
  readonly heightOf: (alone: boolean) => number;
  /** Width of the axis, in CSS pixels. */
  readonly width: number;
  /** Whether names may stand beside the symbols. */
  readonly named: boolean;
  /** Shape and colour of the symbol of an event. */
  readonly styleOf: (event: AtlasEvent) => TrackStyle;
  /** Texts for an event, the longest first. */
  readonly namesOf: (event: AtlasEvent) => readonly string[];
}

/** Half the least size of a target, in CSS pixels (WCAG 2.2, success criterion 2.5.8). */
const TARGET_HALF = 12;

/** The clusters of a row. */
export function clustersOf(
  groups: readonly MarkGroup[],
  { room }: Pick<Lanes, 'room'>,
  { yOf, scaleOf, heightOf, width, named, styleOf, namesOf }: ClusterDrawing,
): readonly Cluster[] {
  const placed = groups.map(({ marks, lane }) => {
    const { x } = firstOf({ marks });
    const others = groups.filter((group) => group.lane !== lane);
    const alone = !others.some((group) => Math.abs(firstOf(group).x - x) < room);
    return { marks, lane, alone, x, y: yOf(lane, alone), scale: scaleOf(alone), height: heightOf(alone) };
  });
  const boxes = placed.map(boxesOf);
  /** Where the numbers of the clusters so far may stand. */
  const numbers: Box[] = [];
  return placed.map(({ marks, lane, alone, x, y, scale, height }, at) => {
    const { event } = firstOf({ marks });
    const beside = groups.flatMap((group) => (group.lane === lane || alone ? [firstOf(group).x] : []));
    // Its own symbol is the first box of each; the number stands beside that.
    const [, ...ownParts] = boxes[at] ?? [];
    const obstacles = [...boxes.filter((_, other) => other !== at).flat(), ...ownParts, ...numbers];
    const counts = countPlaces({ x, y, half: SYMBOL_HALF * scale, events: marks.length }, obstacles, width);
    numbers.push(...counts);
    return {
      id: event.id,
      x,
      y,
      scale,
      style: styleOf(event),
      marks,
      extent: unionOf([...(boxes[at] ?? []), ...counts]),
      counts,
      reach: {
        from: Math.max(x - TARGET_HALF, ...beside.filter((other) => other < x).map((other) => (other + x) / 2)),
        to: Math.min(x + TARGET_HALF, ...beside.filter((other) => other > x).map((other) => (other + x) / 2)),
      },
      reachHeight: height,
      names: named && alone && marks.length === 1 ? namesOf(event) : [],
    };
  });
}

function firstOf({ marks }: Pick<MarkGroup, 'marks'>): EventMark {
  return marks[0] as EventMark;
}

/** Something drawn in a row: its extent along the axis, and its top and bottom, in CSS pixels. */
interface Box extends Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Marks with the place of their symbol. */
interface PlacedMarks {
  readonly marks: readonly EventMark[];
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  /** Height of the lane, in CSS pixels. */
  readonly height: number;
}

/** What is drawn for a cluster: first its symbol, then bars, hazes and the article's dates of all its events. */
function boxesOf({ marks, x, y, scale, height }: PlacedMarks): readonly Box[] {
  const boxOf = (from: number, to: number, above: number, below = above): Box => ({
    from,
    to,
    top: y - above,
    bottom: y + below,
  });
  const symbol = (at: number, half: number): Box => boxOf(at - half, at + half, half);
  const half = SYMBOL_HALF * scale;
  const parts = ({ x: at, bar, doubt }: DateMark, stripe: number): readonly Box[] => [
    ...(doubt === 'about' ? [boxOf(at - HAZE, at + HAZE, height / 2)] : []),
    ...(bar ? [bar.soft ? boxOf(bar.x, bar.x + bar.width, 3.5) : boxOf(bar.x, bar.x + bar.width, stripe, 5.5)] : []),
  ];
  return [
    symbol(x, half),
    ...marks.flatMap((mark) => [
      ...parts(mark, -3.5),
      ...(mark.stated
        ? [
            symbol(mark.stated.x, half * STATED_SCALE),
            boxOf(Math.min(mark.stated.x, mark.x), Math.max(mark.stated.x, mark.x), 1),
            ...parts(mark.stated, 2.5),
          ]
        : []),
    ]),
  ];
}

/** Where the number of events may stand: right of the symbol, then left of it, if it touches nothing there and lies on the axis. */
function countPlaces(
  { x, y, half, events }: { readonly x: number; readonly y: number; readonly half: number; readonly events: number },
  obstacles: readonly Box[],
  width: number,
): readonly Box[] {
  const size = countWidth(events);
  if (size === 0) return [];
  const [right, left] = [x + half + COUNT_GAP, x - half - COUNT_GAP - size];
  return [right, left]
    .map((from) => ({ from, to: from + size, top: y - COUNT_HALF, bottom: y + COUNT_HALF }))
    .filter(
      ({ from, to }) =>
        from >= 0 &&
        to <= width &&
        !obstacles.some(
          (box) =>
            box.from < to + COUNT_ROOM &&
            box.to > from - COUNT_ROOM &&
            box.top < y + COUNT_HALF &&
            box.bottom > y - COUNT_HALF,
        ),
    );
}

/** What some extents take up together. */
function unionOf(extents: readonly Extent[]): Extent {
  return {
    from: Math.min(...extents.map(({ from }) => from)),
    to: Math.max(...extents.map(({ to }) => to)),
  };
}
