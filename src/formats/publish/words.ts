/** Texts in the export and citation dialogs about the current view. */
import type { Excerpt } from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { Id } from '../../domain/model';
import { formatDay, isoDate } from '../../domain/time';
import type { View } from '../../domain/view';

type Shown = Pick<View, 'mode' | 'window'>;

/** The days of a view as readers see them: `1 May 2023`, or `6 October 2022 to 15 July 2023`. */
export function whenWords({ mode, window }: Shown): string {
  return mode === 'day' ? formatDay(window.from) : `${formatDay(window.from)} to ${formatDay(window.to - 1)}`;
}

/** The days of a view for a file name: `2023-05-01`, or `2022-10-06--2023-07-15`. */
export function fileNameStampOf({ mode, window }: Shown): string {
  return mode === 'day' ? isoDate(window.from) : `${isoDate(window.from)}--${isoDate(window.to - 1)}`;
}

/** A sentence with the numbers of features, events and sources in an excerpt. */
export function countWords({ features, events, sources }: Excerpt): string {
  return [
    features.size === 1 ? '1 feature or place' : `${features.size} features and places`,
    events.size === 1 ? '1 event' : `${events.size} events`,
    sources.size === 1 ? '1 source.' : `${sources.size} sources.`,
  ].join(', ');
}

/** Sentences that say what an excerpt leaves out and why; none if it includes everything that is shown. */
export function leftOutWords({ leftOut }: Excerpt, view: View, index: AtlasIndex): readonly string[] {
  const layers = new Set([...leftOut.hidden].map((id) => layerTitle(id, index)));
  return [
    ...(leftOut.hidden.size > 0
      ? [`${areWords(leftOut.hidden.size)} left out because the layer of the place is off: ${[...layers].join(', ')}.`]
      : []),
    ...(leftOut.placeless.size > 0 ? [`${areWords(leftOut.placeless.size)} left out because there is no place.`] : []),
    ...(view.ghosts ? ['What is drawn faintly, because it is gone or not yet there, is left out.'] : []),
  ];
}

function areWords(count: number): string {
  return count === 1 ? '1 event is' : `${count} events are`;
}

function layerTitle(event: Id, index: AtlasIndex): string {
  const layer = index.features.get(index.events.get(event)?.place ?? '')?.layer;
  return index.atlas.layers.find(({ id }) => id === layer)?.title ?? layer ?? '';
}
