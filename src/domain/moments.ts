/** The order of the moments that readers go to by name. */
import type { Moment } from './model';

/** Moments in the order of the days on which they begin; the shorter of two that begin together comes first. */
export function inOrderOfDates(moments: readonly Moment[]): readonly Moment[] {
  return [...moments].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}
