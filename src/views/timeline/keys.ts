/** Maps keys to the days of a date slider and to the zoom of the axis (WAI-ARIA Authoring Practices, slider pattern). */
import { WHOLE_AXIS, zoomToDay, type AxisView } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import { clamp, shiftMonths } from '../../domain/time';

/** Days by which an arrow key with Shift moves the date: a week. */
const DAYS_WITH_SHIFT = 7;

/**
 * The day to which a key (`KeyboardEvent.key`) moves a slider, limited to `range` (both days included); null for keys that do not move
 * it.
 */
export function dayAfterKey(
  key: string,
  shift: boolean,
  day: Day,
  range: { readonly first: Day; readonly last: Day },
): Day | null {
  const step = shift ? DAYS_WITH_SHIFT : 1;
  const moves: Readonly<Record<string, () => Day>> = {
    ArrowRight: () => day + step,
    ArrowUp: () => day + step,
    ArrowLeft: () => day - step,
    ArrowDown: () => day - step,
    PageUp: () => shiftMonths(day, 1),
    PageDown: () => shiftMonths(day, -1),
    Home: () => range.first,
    End: () => range.last,
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  return move ? clamp(move(), range.first, range.last) : null;
}

/** Whether a key asks for a day after the last one of `range`, from that last day. */
export function goesPastEnd(key: string, day: Day, range: { readonly last: Day }): boolean {
  return day === range.last && (key === 'ArrowRight' || key === 'ArrowUp' || key === 'PageUp');
}

/** Factor by which one key press or button click zooms the axis. */
export const ZOOM_STEP = 2;

/**
 * The visible part of the axis after a zoom key: plus and minus zoom around the handle's day, 0 shows the whole axis; null for other
 * keys.
 */
export function viewAfterKey(key: string, axis: readonly AxisSegment[], view: AxisView, day: Day): AxisView | null {
  if (key === '0') return WHOLE_AXIS;
  const factor = key === '+' || key === '=' ? ZOOM_STEP : key === '-' || key === '_' ? 1 / ZOOM_STEP : null;
  if (factor === null) return null;
  return zoomToDay(axis, view, factor, day);
}
