/** What a key does to a date slider (WAI-ARIA Authoring Practices, slider pattern). */
import type { Day } from '../domain/model';
import { clamp, shiftMonths } from '../domain/time';

/** Days that an arrow moves with Shift held: a week. */
const LEAP = 7;

/**
 * The day after a key (`KeyboardEvent.key`), held inside `range` (both days included); null for a key that is not the
 * slider's, which then keeps its usual effect.
 */
export function dayAfterKey(
  key: string,
  shift: boolean,
  day: Day,
  range: { readonly first: Day; readonly last: Day },
): Day | null {
  const step = shift ? LEAP : 1;
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
