/** Computes the legend: entries only for what is drawn in the window. */
import type { Feature, FeatureKind, LayerId, StatusWord } from '../domain/model';
import type { FeatureView, View } from '../domain/view';
import { layerDrawsKind, marksEvents } from './layers';
import { modeLookName, type ModeLookName } from './modes';
import { STATUS_LOOKS, statusLabel, VAGUE_OUTLINE_IN_METRES } from './statuses';

export type LegendEntry =
  | {
      readonly sample: 'line' | 'crossing' | 'area';
      readonly layer: LayerId;
      /** Kind of the features that this entry explains. */
      readonly kind: FeatureKind;
      readonly status: StatusWord;
      /** For routes, how the line is drawn according to the route's mode. */
      readonly mode?: ModeLookName;
      readonly label: string;
    }
  | {
      readonly sample: 'venue' | 'undisclosed' | 'aftermath' | 'ghost';
      readonly layer: LayerId;
      readonly label: string;
    };

const SAMPLES = { border: 'line', route: 'line', crossing: 'crossing', area: 'area' } as const;

/** The legend entries for everything that is shown, in the order of the layers; each look occurs once. */
export function legendOf(
  view: Pick<View, 'features' | 'layers' | 'aftermath' | 'selected' | 'ghosts'>,
): readonly LegendEntry[] {
  const entries = new Map<string, LegendEntry>();
  // An area with a very uncertain outline is drawn only at low zooms; its legend entry is left out unless the area is emphasised.
  const byLayer = new Map<LayerId | null, FeatureView[]>(view.layers.map(({ id }) => [id, []]));
  for (const each of view.features.values()) {
    const { feature, present, shown } = each;
    if (
      present &&
      shown &&
      (feature.kind !== 'area' || feature.precisionM < VAGUE_OUTLINE_IN_METRES || view.selected.has(feature.id))
    )
      byLayer.get(feature.layer)?.push(each);
  }
  for (const layer of view.layers) {
    for (const { feature, drawn } of byLayer.get(layer.id) ?? []) {
      for (const status of feature.kind === 'venue' ? [undefined] : drawn) {
        const entry = entryOf(layer.id, feature, status);
        if (entry) entries.set(`${layer.id} ${entry.label}`, entry);
      }
    }
    if (marksEvents(layer) && view.aftermath.size > 0) {
      entries.set('aftermath', { sample: 'aftermath', layer: layer.id, label: 'later events here' });
    }
  }
  if (view.ghosts)
    entries.set('ghost', { sample: 'ghost', layer: ghostLayer(view.layers), label: 'gone, or not yet there' });
  return [...entries.values()];
}

/** The layer under which the legend explains faint marks: the crossings' layer, since the sample is a crossing, else the first. */
function ghostLayer(layers: View['layers']): LayerId {
  return (layers.find((layer) => layerDrawsKind(layer, 'crossing')) ?? layers[0])?.id ?? '';
}

function entryOf(layer: LayerId, feature: Feature, status: StatusWord | undefined): LegendEntry | null {
  if (feature.kind === 'venue') {
    return feature.disclosed
      ? { sample: 'venue', layer, label: 'number of meetings' }
      : { sample: 'undisclosed', layer, label: 'meetings, place unknown' };
  }
  const { kind } = feature;
  if (!status || kind === 'place') return null;
  const sample = SAMPLES[kind];
  const label = feature.statusTitles?.[status] ?? STATUS_LOOKS[status].label;
  if (kind === 'border') {
    const isTold = status === 'undelimited' || status === 'closed' || status === 'unrecorded';
    return { sample, layer, kind, status, label: isTold ? statusLabel(feature, status) : 'border, other' };
  }
  if (kind === 'area') return { sample, layer, kind, status, label: statusLabel(feature, status) };
  if (!feature.mode) return { sample, layer, kind, status, label: `crossing: ${label}` };
  const mode = modeLookName(feature.mode);
  return { sample, layer, kind, status, mode, label: `${feature.mode.title}: ${label}` };
}
