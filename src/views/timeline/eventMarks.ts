/**
 * The symbols of a track's events: where each is drawn, which are merged into a cluster because they would cover each other, and
 * which have room for a name. Pure; x and y are in CSS pixels, x from the left end of the visible axis.
 */
import { axisSpan, positionOf } from '../../domain/axis';
import type { AtlasEvent, AxisSegment, DatedSpan, Id } from '../../domain/model';
import type { EventView, View } from '../../domain/view';
import { fitText } from './textWidth';

/** Symbols nearer than this, in CSS pixels, would cover each other. */
const SYMBOL_ROOM = 13;
/** Room for the number beside a cluster, in CSS pixels a digit. */
const DIGIT_ROOM = 8;
/** The most symbols drawn above each other; further ones at the same place become a cluster. */
const MAX_LANES = 2;
/** Least room for a name beside a symbol, in CSS pixels. */
const LEAST_NAME_ROOM = 42;
/** Least part of a name that is worth writing. */
const LEAST_NAME_PART = 0.55;
/** Space between a symbol and its name, in CSS pixels. */
const NAME_GAP = 6;
/** Least width of a bar, in CSS pixels: one day must not vanish. */
const LEAST_BAR = 2;

/** An axis and its width in CSS pixels. */
export interface PlacedAxis {
  readonly axis: readonly AxisSegment[];
  readonly width: number;
}

/** Several days drawn as a bar. */
export interface DaysBar {
  readonly x: number;
  readonly width: number;
  /** True if the date is only known to the month or year: drawn hatched. */
  readonly soft: boolean;
}

/** A date on a row. */
export interface DateMark {
  /** Centre of the symbol. */
  readonly x: number;
  /** Drawn for an event of several days, or one not known to the day. */
  readonly bar: DaysBar | null;
}

/** An event on its row. */
export interface EventMark extends DateMark {
  readonly event: AtlasEvent;
  /** The article's date if it differs from the record's: a hollow mark. */
  readonly stated: DateMark | null;
}

/** Events that one symbol stands for: one, or several that are too near to each other to be drawn apart. */
export interface Cluster {
  /** Id of the first event. */
  readonly id: Id;
  /** Centre of the symbol. */
  readonly x: number;
  readonly y: number;
  /** In order of date; never empty. */
  readonly marks: readonly EventMark[];
  /** Written beside the symbol if there is room until the next one; '' if there is none. */
  readonly label: string;
}

/** How a cluster relates to the shown dates and to what is selected. */
export interface ClusterState {
  /** `future` only if all of its events are; `present` if one is. */
  readonly relation: EventView['relation'];
  readonly emphasised: boolean;
  readonly selected: boolean;
}

/** Marks of one row, drawn as one symbol; `lane` counts upwards from 0. */
export interface MarkGroup {
  readonly marks: readonly EventMark[];
  readonly lane: number;
}

/** The state of a cluster, worked out from those of its events. The layout does not depend on the shown date, this does. */
export function clusterState({ marks }: Pick<Cluster, 'marks'>, events: ReadonlyMap<Id, EventView>): ClusterState {
  const views = marks.flatMap(({ event }) => events.get(event.id) ?? []);
  const has = (relation: EventView['relation']): boolean => views.some((view) => view.relation === relation);
  return {
    relation: has('present') ? 'present' : has('past') ? 'past' : 'future',
    emphasised: views.some((view) => view.emphasised),
    selected: views.some((view) => view.selected),
  };
}

/** The event that a click on a cluster visits: the first one, or the one after the event that is selected. */
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

/** A date known to the day or to a range has its symbol at its first day, a vaguer one in the middle of its bar. */
function dateMark(span: DatedSpan, { axis, width }: PlacedAxis): DateMark {
  const from = positionOf(axis, span.from, width);
  const to = positionOf(axis, span.to, width);
  const soft = span.precision === 'month' || span.precision === 'year';
  const bar = soft || span.to - span.from > 1 ? { x: from, width: Math.max(LEAST_BAR, to - from), soft } : null;
  return { x: soft ? (from + to) / 2 : from, bar };
}

/** Whether an event, or the article's date of it, has a day on the axis: days off the axis would be drawn at its ends. */
export function isOnAxis({ span, stated }: AtlasEvent, axis: readonly AxisSegment[]): boolean {
  const { from, to } = axisSpan(axis);
  return [span, ...(stated ? [stated] : [])].some((dates) => dates.to > from && dates.from < to);
}

/**
 * Puts marks that would cover each other into lanes one above the other, and merges what needs more lanes than there are. Marks
 * never move sideways: x is the date.
 */
export function groupMarks(marks: readonly EventMark[]): readonly MarkGroup[] {
  /** The last group of each lane, and the x from which the lane is free again. */
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

/** How many lanes some groups need; at least one. */
export function laneCount(groups: readonly MarkGroup[]): number {
  return 1 + Math.max(0, ...groups.map(({ lane }) => lane));
}

/** The clusters of a row `width` CSS pixels wide; `yOf` gives the centre of a lane. */
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

/** A name that fits, or most of it; '' if too little of it would be left to tell anything. */
function nameIn(title: string, room: number): string {
  if (room < LEAST_NAME_ROOM) return '';
  const name = fitText(title, room);
  return name.length > title.length * LEAST_NAME_PART ? name : '';
}

/** Clear space right of a group's symbol until the next symbol of the row or the end of the axis, in CSS pixels. */
function roomAfter(groups: readonly MarkGroup[], at: number, width: number): number {
  const { x, bar, stated } = firstOf(groups[at] as MarkGroup);
  // The mark of the article's date is drawn beside it.
  const end = Math.max(x, bar ? bar.x + bar.width : x, stated?.x ?? x);
  const starts = groups.slice(at + 1).map((group) => {
    const next = firstOf(group);
    return Math.min(next.x, next.stated?.x ?? next.x, next.bar?.x ?? next.x);
  });
  return Math.min(width, ...starts) - end - SYMBOL_ROOM - NAME_GAP;
}
