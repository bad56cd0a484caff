/** What a picture of a window says of the statuses that it draws, in sentences. */
import type { Feature } from '../domain/model';
import { byLastDay, type EndedRecord } from '../domain/recordEnd';
import { formatDay } from '../domain/time';
import type { View } from '../domain/view';
import { changedIn, endedIn } from '../symbology/pieces';

/** Features whose change is told by name, at most. */
const MOST_CHANGED = 3;
/** Features whose record ends within the window that are told by name, at most: nothing else in a picture says which they are. */
const MOST_ENDED = 12;

/** What a picture of a window says of features that it draws by one status of several, and of those whose record ends within it. */
export function windowSentences(view: Parameters<typeof endedIn>[0]): readonly string[] {
  return [...changedText(changedIn(view)), ...endedText(endedIn(view), view)];
}

/** That of several statuses within a window the last recorded is drawn, as a sentence; nothing if no feature on the map has several. */
export function changedText(changed: readonly Pick<Feature, 'title'>[]): readonly string[] {
  if (changed.length === 0) return [];
  const names = changed.length > MOST_CHANGED ? '' : `: ${titlesOf(changed)}`;
  return [`Where a status changed within these days, the last one recorded is drawn${names}.`];
}

/** Up to which day what is drawn is recorded, where that is not the window's last day, as a sentence; nothing if no record ends before. */
export function endedText(ended: readonly EndedRecord[], { window }: Pick<View, 'window'>): readonly string[] {
  if (ended.length === 0) return [];
  if (ended.length > MOST_ENDED)
    return [`Of ${ended.length} features what is drawn is not recorded up to ${formatDay(window.to - 1)}.`];
  const groups = [...byLastDay(ended)].map(([last, features]) => `after ${last}: ${titlesOf(features)}`);
  return [`Drawn as last recorded, without a record ${groups.join('; ')}.`];
}

function titlesOf(features: readonly Pick<Feature, 'title'>[]): string {
  return features.map(({ title }) => title).join('; ');
}
