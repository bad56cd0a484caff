/** What the legend shows for a layer: only what can be seen in the window. */
import type { Feature, LayerId, RouteMode, StatusWord } from '../domain/model';
import type { View } from '../domain/view';
import { MODE_LABELS, STATUS_LOOKS, statusLabel, VAGUE_M } from './statuses';

export type LegendEntry =
  | {
      readonly sample: 'line' | 'crossing' | 'area';
      readonly layer: LayerId;
      readonly status: StatusWord;
      /** What a route carries. */
      readonly mode?: RouteMode;
      readonly label: string;
    }
  | { readonly sample: 'venue' | 'undisclosed' | 'later' | 'ghost'; readonly layer: LayerId; readonly label: string };

const SAMPLES = { borders: 'line', routes: 'line', crossings: 'crossing', areas: 'area' } as const;

/** The legend of everything shown, in the order of the layers, each look once. */
export function legendOf(
  view: Pick<View, 'features' | 'layers' | 'later' | 'selected' | 'ghosts'>,
): readonly LegendEntry[] {
  const entries = new Map<string, LegendEntry>();
  // A vague area is drawn from afar alone: it is explained while it is what the reader looks at.
  const features = [...view.features.values()].filter(
    ({ feature, present, shown }) =>
      present && shown && (feature.kind !== 'area' || feature.precisionM < VAGUE_M || view.selected.has(feature.id)),
  );
  for (const layer of view.layers) {
    for (const { feature, drawn } of features) {
      if (feature.layer !== layer.id) continue;
      for (const status of feature.kind === 'venue' ? [undefined] : drawn) {
        const entry = entryOf(layer.id, feature, status);
        if (entry) entries.set(entry.label, entry);
      }
    }
    if (layer.id === 'aftermath' && view.later.size > 0) {
      entries.set('later', { sample: 'later', layer: layer.id, label: 'later events here' });
    }
  }
  if (view.ghosts) entries.set('ghost', { sample: 'ghost', layer: 'crossings', label: 'gone, or not yet there' });
  return [...entries.values()];
}

function entryOf(layer: LayerId, feature: Feature, status: StatusWord | undefined): LegendEntry | null {
  if (feature.kind === 'venue') {
    return feature.disclosed
      ? { sample: 'venue', layer, label: 'number of meetings' }
      : { sample: 'undisclosed', layer, label: 'meetings, place unknown' };
  }
  if (!status || !(layer in SAMPLES)) return null;
  const sample = SAMPLES[layer as keyof typeof SAMPLES];
  const { label } = STATUS_LOOKS[status];
  if (layer === 'borders') {
    const isTold = status === 'undelimited' || status === 'closed' || status === 'unrecorded';
    const label = isTold ? statusLabel('border', status) : 'border, other';
    return { sample, layer, status, label };
  }
  if (layer === 'areas') return { sample, layer, status, label: statusLabel('area', status) };
  if (!feature.mode) return { sample, layer, status, label: `crossing: ${label}` };
  return { sample, layer, status, mode: feature.mode, label: `${MODE_LABELS[feature.mode]}: ${label}` };
}
