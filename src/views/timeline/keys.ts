/** What a key does to a date slider (WAI-ARIA Authoring Practices, slider pattern). */
import { WHOLE_AXIS, zoomToDay, type AxisView } from '../../domain/axis';
import type { AxisSegment, Day } from '../../domain/model';
import { clamp, shiftMonths } from '../../domain/time';

/** Days that an arrow key moves the date with Shift: a week. */
const DAYS_WITH_SHIFT = 7;

/**
 * The day after a key (`KeyboardEvent.key`), clamped to `range` (both days included); null for a key that is none of a slider's and
 * keeps its usual effect.
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

/** Factor by which a key or button zooms. */
export const ZOOM_STEP = 2;

/** The visible part of the axis after a key that zooms: plus and minus zoom about the day of the handle, 0 shows all of it; null for any other key. */
export function viewAfterKey(key: string, axis: readonly AxisSegment[], view: AxisView, day: Day): AxisView | null {
  if (key === '0') return WHOLE_AXIS;
  const factor = key === '+' || key === '=' ? ZOOM_STEP : key === '-' || key === '_' ? 1 / ZOOM_STEP : null;
  if (factor === null) return null;
  return zoomToDay(axis, view, factor, day);
}
