/** Why a feature of the reader's own is not on the map, though its card is shown, and what brings it there. */
import type { Day, Span } from '../../domain/model';
import { holdsIn, nearestDayOf, type OwnFeature, type OwnLook } from '../../domain/ownData';
import { daysWords } from '../../domain/ownSpans';

/** What a card says of a feature that the map does not show. */
export interface Absence {
  readonly words: string;
  /** The nearest day on which it holds, if that can be shown; else null. */
  readonly day: Day | null;
}

/** What is said of a feature that is not on the map in the windows that are shown; null if it is. `reach`: the days that can be shown. */
export function absenceOf(
  feature: OwnFeature,
  look: OwnLook,
  windows: readonly Span[],
  reach: Span | null,
): Absence | null {
  if (!feature.geometry) return null;
  if (!look.isVisible) return { words: 'Not on the map: its layer is hidden.', day: null };
  const [window] = windows;
  if (!window || windows.some((each) => holdsIn(feature, each))) return null;
  const day = nearestDayOf(feature, window);
  if (day === null) return null;
  const isThere = isReached(day, reach);
  const when = day < window.from ? 'its days are over' : 'its days come later';
  return {
    words: `Not on the map ${windows.map((each) => daysWords(each, 'on')).join(' or ')}: ${when}${isThere ? '' : ', and the timeline does not reach them'}.`,
    day: isThere ? day : null,
  };
}

/** Whether a day can be shown; `reach` are the days that can, null for all. */
export function isReached(day: Day, reach: Span | null): boolean {
  return !reach || (day >= reach.from && day < reach.to);
}
