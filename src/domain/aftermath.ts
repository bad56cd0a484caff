/**
 * The aftermath: everything dated after the day that the atlas opens on. The content may define one layer that shows it (`horizon:
 * after`); days and events after the opening day are shown only while that layer is on.
 */
import type { Atlas, Day, Layer, LayerId } from './model';

/** The layer that shows the aftermath; undefined if the content defines no such layer. */
export function aftermathLayer<T extends Pick<Layer, 'horizon'>>({
  layers,
}: {
  readonly layers: readonly T[];
}): T | undefined {
  return layers.find(({ horizon }) => horizon === 'after');
}

/** Whether the aftermath layer is among the layers that are on; `on` has the ids of these. */
export function showsAftermath(atlas: Pick<Atlas, 'layers'>, on: readonly LayerId[]): boolean {
  const layer = aftermathLayer(atlas);
  return layer !== undefined && on.includes(layer.id);
}

/** Whether there is an aftermath that is not shown now: what a reader who goes past the last day can be offered. */
export function isAftermathHidden(view: {
  readonly layers: readonly (Pick<Layer, 'horizon'> & { readonly on: boolean })[];
}): boolean {
  return aftermathLayer(view)?.on === false;
}

/** The first day after the opening day on which an event begins; null if the content has no aftermath. */
export function firstDayAfter(atlas: Pick<Atlas, 'layers' | 'events' | 'meta'>): Day | null {
  if (!aftermathLayer(atlas)) return null;
  const days = atlas.events.map(({ span }) => span.from).filter((day) => day > atlas.meta.opens);
  return days.length > 0 ? Math.min(...days) : null;
}
