/**
 * Computes the event symbols of a timeline row: their positions, which are merged into a cluster because they would cover each other, and
 * which have room for a name. Pure functions; x and y are in CSS pixels, x from the left end of the visible axis.
 */
import { axisSpan, xOfDay } from '../../domain/axis';
import type { AtlasEvent, AxisSegment, DatedSpan, Id } from '../../domain/model';
import type { EventView, View } from '../../domain/view';
import { fitText } from './textWidth';

/** Symbols closer than this, in CSS pixels, would cover each other. */
const SYMBOL_ROOM = 13;
/** Width of each digit of the number beside a cluster, in CSS pixels. */
const DIGIT_ROOM = 8;
/** At most this many symbols are drawn one above the other; further ones at the same date are merged into a cluster. */
const MAX_LANES = 2;
/** A name is drawn beside a symbol only if there are at least this many CSS pixels. */
const LEAST_NAME_ROOM = 42;
/** A name that is cut is drawn only if at least this share of it remains. */
const LEAST_NAME_PART = 0.55;
/** Space between a symbol and its name, in CSS pixels. */
const NAME_GAP = 6;
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
}

/** An event drawn in its timeline row. */
export interface EventMark extends DateMark {
  readonly event: AtlasEvent;
  /** Where the article's date is drawn, as a hollow mark, if it differs from the record's; else null. */
  readonly stated: DateMark | null;
}

/** Events that share one symbol: one event, or several that are too close to be drawn apart. */
export interface Cluster {
  /** Id of the cluster's first event. */
  readonly id: Id;
  /** x of the symbol's centre, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** Marks of the cluster's events, sorted by date; never empty. */
  readonly marks: readonly EventMark[];
  /** Text beside the symbol, if it fits before the next symbol; else empty. */
  readonly label: string;
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
  return { x: soft ? (from + to) / 2 : from, bar };
}

/** Whether an event, or the article's date for it, has a day on the axis; days outside would be drawn at the axis's ends. */
export function isOnAxis({ span, stated }: AtlasEvent, axis: readonly AxisSegment[]): boolean {
  const { from, to } = axisSpan(axis);
  return [span, ...(stated ? [stated] : [])].some((dates) => dates.to > from && dates.from < to);
}

/**
 * Puts marks that would cover each other into lanes one above the other, and merges those that would need too many lanes. Marks never
 * move horizontally, because x is the date.
 */
export function groupMarks(marks: readonly EventMark[]): readonly MarkGroup[] {
  /** For each lane its last group, and the x from which the lane is free again. */
  const lanes: { freeFrom: number; readonly group: MarkGroup & { readonly marks: EventMark[] } }[] = [];
  const groups: MarkGroup[] = [];
  const startOf = ({ group }: (typeof lanes)[number]): number => firstOf(group).x;
  for (const mark of [...marks].sort((a, b) => a.x - b.x || a.event.span.from - b.event.span.from)) {
    const free = lanes.findIndex(({ freeFrom }) => freeFrom <= mark.x);
    const lane = free >= 0 ? free : lanes.length;
    if (lane < MAX_LANES) {
      const group = { marks: [mark], lane };
      lanes[lane] = { freeFrom: mark.x + SYMBOL_ROOM, group };
      groups.push(group);
      continue;
    }
    const nearest = lanes.reduce((best, each) => (startOf(each) > startOf(best) ? each : best));
    nearest.group.marks.push(mark);
    nearest.freeFrom = startOf(nearest) + SYMBOL_ROOM + DIGIT_ROOM * String(nearest.group.marks.length).length;
  }
  return groups;
}

/** Number of lanes that some groups need; at least one. */
export function laneCount(groups: readonly MarkGroup[]): number {
  return 1 + Math.max(0, ...groups.map(({ lane }) => lane));
}

/** The clusters of a row that is `width` CSS pixels wide; `yOf` returns the y of a lane's centre. */
export function clustersOf(
  groups: readonly MarkGroup[],
  width: number,
  yOf: (lane: number) => number,
): readonly Cluster[] {
  return groups.map(({ marks, lane }, at) => {
    const { event, x } = firstOf({ marks });
    const label = marks.length > 1 ? '' : nameIn(event.title, roomAfter(groups, at, width));
    return { id: event.id, x, y: yOf(lane), marks, label };
  });
}

function firstOf({ marks }: Pick<MarkGroup, 'marks'>): EventMark {
  return marks[0] as EventMark;
}

/** A name cut to fit the room; empty if too little of it would remain. */
function nameIn(title: string, room: number): string {
  if (room < LEAST_NAME_ROOM) return '';
  const name = fitText(title, room);
  return name.length > title.length * LEAST_NAME_PART ? name : '';
}

/** Free space between a group's symbol and the next symbol of the row or the end of the axis, in CSS pixels. */
function roomAfter(groups: readonly MarkGroup[], at: number, width: number): number {
  const { x, bar, stated } = firstOf(groups[at] as MarkGroup);
  // The hollow mark of the article's date also takes up room.
  const end = Math.max(x, bar ? bar.x + bar.width : x, stated?.x ?? x);
  const starts = groups.slice(at + 1).map((group) => {
    const next = firstOf(group);
    return Math.min(next.x, next.stated?.x ?? next.x, next.bar?.x ?? next.x);
  });
  return Math.min(width, ...starts) - end - SYMBOL_ROOM - NAME_GAP;
}
