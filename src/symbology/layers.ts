/**
 * How layers are drawn. The content names one of these looks for each layer; map style, still map, legend and compiler read this table.
 */
import type { FeatureKind, Layer } from '../domain/model';

export interface LayerLook {
  /** The kinds of features that a layer of this look draws. */
  readonly kinds: readonly FeatureKind[];
  /** True if layers with this look mark the places of events: the events of the tracks that name the layer. */
  readonly marksEvents?: true;
}

/**
 * The looks that `geodata/layers.yaml` may name, in the order of the legend. MapLibre layers that belong to a look have ids that begin with its name: see
 * `map/style/compose`.
 */
export const LAYER_LOOKS = {
  borders: { kinds: ['border'] },
  crossings: { kinds: ['crossing'] },
  routes: { kinds: ['route'] },
  areas: { kinds: ['area'] },
  venues: { kinds: ['venue'] },
  /** Draws a mark at the place of each event. */
  aftermath: { kinds: [], marksEvents: true },
} as const satisfies Readonly<Record<string, LayerLook>>;

/** Name of a layer's look. */
export type LayerLookName = keyof typeof LAYER_LOOKS;

/** Names of all layer looks. */
export const LAYER_LOOK_NAMES = Object.keys(LAYER_LOOKS) as readonly LayerLookName[];

/** Whether a layer draws features of a kind, according to its look. */
export function layerDrawsKind({ look }: Pick<Layer, 'look'>, kind: FeatureKind): boolean {
  const kinds: readonly FeatureKind[] = Object.hasOwn(LAYER_LOOKS, look)
    ? LAYER_LOOKS[look as LayerLookName].kinds
    : [];
  return kinds.includes(kind);
}

/** Whether a layer marks the places of events, according to its look. */
export function marksEvents({ look }: Pick<Layer, 'look'>): boolean {
  return Object.hasOwn(LAYER_LOOKS, look) && 'marksEvents' in LAYER_LOOKS[look as LayerLookName];
}
