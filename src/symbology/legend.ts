/** What the legend shows for a layer: only what can be seen in the window. */
import type { LayerId, StatusWord } from '../domain/model';
import type { View } from '../domain/view';
import { statusLabel } from './statuses';

export type LegendEntry =
  | { readonly sample: 'line' | 'crossing' | 'area'; readonly layer: LayerId; readonly status: StatusWord; readonly label: string }
  | { readonly sample: 'venue' | 'undisclosed'; readonly layer: LayerId; readonly label: string };

const SAMPLES = { borders: 'line', routes: 'line', crossings: 'crossing', areas: 'area' } as const;

/** The legend of everything shown, in the order of the layers, each look once. */
export function legendOf(view: View): readonly LegendEntry[] {
  const entries = new Map<string, LegendEntry>();
  const features = [...view.features.values()].filter(({ present, shown }) => present && shown);
  for (const layer of view.layers) {
    for (const { feature, statuses } of features) {
      if (feature.layer !== layer.id) continue;
      if (feature.kind === 'venue') {
        const entry: LegendEntry = feature.disclosed
          ? { sample: 'venue', layer: layer.id, label: 'meetings at a venue' }
          : { sample: 'undisclosed', layer: layer.id, label: 'meetings, place not disclosed' };
        entries.set(entry.label, entry);
        continue;
      }
      const status = statuses[0]?.status;
      if (!status || feature.kind === 'place') continue;
      const sample = SAMPLES[layer.id as keyof typeof SAMPLES];
      const label = sample === 'crossing' ? `crossing: ${statusLabel(feature.kind, status)}` : statusLabel(feature.kind, status);
      const named = layer.id === 'routes' ? `road: ${label}` : label;
      entries.set(named, { sample, layer: layer.id, status, label: named });
    }
  }
  return [...entries.values()];
}
