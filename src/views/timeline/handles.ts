/** The handles of the timeline: which there are, where they stand, and what moving one does. Pure; x is in CSS pixels. */
import { axisSpan, positionOf } from '../../domain/axis';
import type { AxisSegment, Day, Span } from '../../domain/model';
import type { AppEvent } from '../../domain/session';
import { clamp, formatDay } from '../../domain/time';
import type { View } from '../../domain/view';
import { placePill, placePills, type Pill } from './layout';

/** `compare` is the day that `day` is compared with. */
export type HandleName = 'day' | 'from' | 'to' | 'compare';

export interface Handle {
  readonly name: HandleName;
  /** Name of the slider. */
  readonly label: string;
  /** The day it stands for, included in the window. */
  readonly day: Day;
  /** Where its line stands: for the end of a window, where its last day ends. */
  readonly x: number;
  /** Days it can take. */
  readonly range: { readonly first: Day; readonly last: Day };
  /** Its label. */
  readonly pill: Pill;
  /** True when the day lies outside what is seen of the axis: the label waits at the edge, without a line. */
  readonly away: boolean;
}

/** The handles on an axis `width` wide; labels are held between `min` and `max`. */
export function handlesOf(
  view: View,
  axis: readonly AxisSegment[],
  width: number,
  min: number,
  max: number,
): readonly Handle[] {
  const seen = axisSpan(axis);
  const firstDay = view.window.from;
  const lastDay = view.window.to - 1;
  const isAway = (day: Day): boolean => day + 1 <= seen.from || day > seen.to;
  const at = (day: Day): number => positionOf(axis, day, width);
  const { range } = view;
  if (view.mode === 'window') {
    const [x, end] = [at(firstDay), at(lastDay + 1)];
    const [a, b] = placePills({ x, text: formatDay(firstDay) }, { x: end, text: formatDay(lastDay) }, min, max);
    return [
      {
        name: 'from',
        label: 'From',
        day: firstDay,
        x,
        range: { ...range, last: lastDay },
        pill: a,
        away: isAway(firstDay),
      },
      {
        name: 'to',
        label: 'To',
        day: lastDay,
        x: end,
        range: { ...range, first: firstDay },
        pill: b,
        away: isAway(lastDay),
      },
    ];
  }
  const day = { name: 'day', label: 'Date', day: firstDay, x: at(firstDay), range, away: isAway(firstDay) } as const;
  const text = formatDay(firstDay);
  const { compare } = view;
  if (compare === null) return [{ ...day, pill: placePill(day.x, text, min, max) }];
  const other = {
    name: 'compare',
    label: 'Compared date',
    day: compare,
    x: at(compare),
    range,
    away: isAway(compare),
  } as const;
  // The earlier label to the left: labels never cross.
  const [dayFirst, otherText] = [firstDay <= compare, formatDay(compare)];
  const [a, b] = dayFirst
    ? placePills({ x: day.x, text }, { x: other.x, text: otherText }, min, max)
    : placePills({ x: other.x, text: otherText }, { x: day.x, text }, min, max);
  return [
    { ...day, pill: dayFirst ? a : b },
    { ...other, pill: dayFirst ? b : a },
  ];
}

/** The window after one of its ends has moved; the other end stays. */
export function windowWith(window: Span, name: 'from' | 'to', day: Day): Span {
  return name === 'from' ? { from: day, to: window.to } : { from: window.from, to: day + 1 };
}

/** What moving a handle to a day does, the day held where the handle may stand; null when it stands there already. */
export function moveHandle(
  view: View,
  handles: readonly Handle[],
  name: HandleName,
  day: Day,
  commit: boolean,
): AppEvent | null {
  const handle = handles.find((each) => each.name === name);
  if (!handle) return null;
  const held = clamp(day, handle.range.first, handle.range.last);
  if (held === handle.day && !commit) return null;
  if (name === 'day') return { type: 'dayChanged', day: held, commit };
  if (name === 'compare') return { type: 'compareChanged', day: held, commit };
  return { type: 'windowChanged', window: windowWith(view.window, name, held), commit };
}
