/** The handles of the timeline: which ones a view has, and where their lines and labels are. Pure functions; x is in CSS pixels. */
import { axisSpan, xOfDay } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import { formatDay } from '../../domain/time';
import type { View } from '../../domain/view';
import { placePill, placePills, type Pill } from './pills';

/** Names of the handles: the day, the two ends of a window, and the day that `day` is compared with. */
export type HandleName = 'day' | 'from' | 'to' | 'compare';

/** A draggable handle: a slider for a day, drawn as a line through the rows with a label at its top. */
export interface Handle {
  readonly name: HandleName;
  /** Accessible name of the slider. */
  readonly label: string;
  /** The day that the handle sets; for the ends of a window, a day inside the window. */
  readonly day: Day;
  /** x of the handle's line: at the beginning of its day, for `to` at the end of its day. */
  readonly x: number;
  /** The first and last day that the handle can take. */
  readonly range: { readonly first: Day; readonly last: Day };
  /** Position of the handle's label. */
  readonly pill: Pill;
  /** True if the day is outside the visible axis: the label is then at the edge, without a line. */
  readonly away: boolean;
}

/**
 * The handles of a view: one for a day, two for a window or a comparison. The visible axis is `width` CSS pixels wide. Labels stay
 * between `min` and `max` (CSS pixels) and do not overlap if there is room.
 */
export function handlesOf(
  view: View,
  axis: readonly AxisSegment[],
  width: number,
  min: number,
  max: number,
): readonly Handle[] {
  const { mode, range, compare, window } = view;
  const visible = axisSpan(axis);
  const handleOf = (name: HandleName, label: string, day: Day, days: Handle['range']): Omit<Handle, 'pill'> => ({
    name,
    label,
    day,
    x: xOfDay(axis, name === 'to' ? day + 1 : day, width),
    range: days,
    away: day + 1 <= visible.from || day > visible.to,
  });
  /** Adds labels to two handles; the first argument is the handle further left, so that labels never cross. */
  const withPills = (one: Omit<Handle, 'pill'>, other: Omit<Handle, 'pill'>): readonly Handle[] => {
    const isInOrder = one.day <= other.day;
    const [first, second] = isInOrder ? [one, other] : [other, one];
    const pills = placePills(
      { x: first.x, text: formatDay(first.day) },
      { x: second.x, text: formatDay(second.day) },
      min,
      max,
    );
    const [pill, otherPill] = isInOrder ? pills : [pills[1], pills[0]];
    return [
      { ...one, pill },
      { ...other, pill: otherPill },
    ];
  };
  const [firstDay, lastDay] = [window.from, window.to - 1];
  if (mode === 'window') {
    return withPills(
      handleOf('from', 'From', firstDay, { ...range, last: lastDay }),
      handleOf('to', 'To', lastDay, { ...range, first: firstDay }),
    );
  }
  const day = handleOf('day', 'Date', firstDay, range);
  if (compare !== null) return withPills(day, handleOf('compare', 'Compared date', compare, range));
  return [{ ...day, pill: placePill({ x: day.x, text: formatDay(firstDay) }, min, max) }];
}
