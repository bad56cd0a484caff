/** Texts in the export and citation dialogs about the current view. */
import type { Excerpt } from '../../domain/excerpt';
import type { AtlasIndex, Target } from '../../domain/links';
import type { Bounds, Id } from '../../domain/model';
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

/** What an excerpt of a view has, in a sentence for its files: days, layers and, if it is limited to them, the bounds of the map. */
export function filterWords(view: View, bounds: Bounds | null, index: AtlasIndex): string {
  const isOn = new Set(view.layers.filter(({ on }) => on).map(({ id }) => id));
  const on = index.atlas.layers.filter(({ id }) => isOn.has(id)).map(({ title }) => title);
  const days =
    view.mode === 'day'
      ? `What there is on ${whenWords(view)}, with the events up to then`
      : `What there is from ${whenWords(view)}`;
  const layers = on.length > 0 ? `in the layers ${on.join(', ')}` : 'with no layer on';
  const frame = bounds
    ? `; only what reaches into the frame ${bounds.map((degrees) => degrees.toFixed(2)).join(', ')} (west, south, east, north)`
    : '';
  return `${days}, ${layers}${frame}.`;
}

/** What an excerpt of a selected record has, in a sentence for its files. */
export function selectionWords(selection: Target): string {
  if (selection.type === 'feature') return `${selection.feature.title}, with what happened there and what is about it.`;
  if (selection.type === 'event') return `${selection.event.title}, with its place and what it is about.`;
  return `What paragraph ${selection.passage.number} of the article speaks of.`;
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
