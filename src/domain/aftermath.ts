/**
 * The aftermath: everything dated after the day that the atlas opens on. The content may define one layer that shows it (`horizon:
 * after`); days and events after the opening day are shown only while that layer is on.
 */
import type { Atlas, Layer, LayerId } from './model';

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
