/**
 * What lies after the day that the atlas opens on: the aftermath of the article. The content may define one layer that shows it
 * (`horizon: after`); days and events after that day are shown with this layer alone.
 */
import type { Atlas, Layer, LayerId } from './model';

/** The layer that shows the aftermath; undefined where the content has none. */
export function aftermathLayer<T extends Pick<Layer, 'horizon'>>({
  layers,
}: {
  readonly layers: readonly T[];
}): T | undefined {
  return layers.find(({ horizon }) => horizon === 'after');
}

/** Whether the layer of the aftermath is among the ids of layers that are on. */
export function showsAftermath(atlas: Pick<Atlas, 'layers'>, on: readonly LayerId[]): boolean {
  const layer = aftermathLayer(atlas);
  return layer !== undefined && on.includes(layer.id);
}
