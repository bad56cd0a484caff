/** Computes the legend: entries only for what is drawn in the window, grouped by layer. */
import type { Feature, LayerId, StatusWord } from '../domain/model';
import type { FeatureView, View } from '../domain/view';
import { statusHoldsForPart, type ShownDays } from '../domain/visibility';
import { BORDER_LOOKS, borderLookName } from './borders';
import { areaName } from './labelOrder';
import { LAYER_LOOK_NAMES, layerDrawsKind, marksEvents } from './layers';
import { modeLookName } from './modes';
import { borderLooksIn } from './pieces';
import { borderSample, OTHER_SAMPLES, statusSample, venueSample, type SampleMark } from './samples';
import { NAMES_THE_AREA, statusLabel, VAGUE_OUTLINE_IN_METRES } from './statuses';
import { sharesOf } from './venueDisc';

export interface LegendEntry {
  readonly layer: LayerId;
  /** What the sign means, beginning with a capital letter. */
  readonly label: string;
  /** How the sign is drawn. */
  readonly marks: readonly SampleMark[];
}

/** The entries of a layer, or of the relief, which is no layer. */
export interface LegendGroup {
  readonly id: LayerId;
  readonly title: string;
  readonly entries: readonly LegendEntry[];
}

/** The parts of a view on which the legend depends. */
export type LegendView = Pick<View, 'features' | 'layers' | 'aftermath' | 'selected' | 'ghosts' | 'tracks'>;

/** The days of a view that shows several; null for a single day, on which all statuses of a border are drawn together. */
export type LegendDays = ShownDays | null;

/** The name of a feature as a legend writes it. */
export type NameOf = (feature: Feature) => string;

/**
 * The legend entries for everything that is shown, in the order of the layers; each look occurs once. With `nameOf` an area of its own, such
 * as a former one, has its name for what it is: the map may have no room for it, and nobody is there to be asked.
 */
export function legendOf(view: LegendView, days: LegendDays = null, nameOf?: NameOf): readonly LegendEntry[] {
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
  const add = (layer: LayerId, label: string, marks: readonly SampleMark[]): void => {
    const written = `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
    if (!entries.has(`${layer} ${written}`)) entries.set(`${layer} ${written}`, { layer, label: written, marks });
  };
  for (const layer of view.layers) {
    for (const each of byLayer.get(layer.id) ?? []) {
      for (const [label, marks] of signsOf(each, days, nameOf)) add(layer.id, label, marks);
    }
    const met = (byLayer.get(layer.id) ?? []).flatMap((each) => each.met);
    for (const share of sharesOf(met, view.tracks)) add(layer.id, share.title, venueSample(share));
    if (marksEvents(layer) && view.aftermath.size > 0) add(layer.id, 'later events here', OTHER_SAMPLES.aftermath);
  }
  if (view.ghosts) add(ghostLayer(view.layers), 'gone, or not yet there', OTHER_SAMPLES.ghost);
  return [...entries.values()];
}

/**
 * The legend in groups, in the order of the table of layer looks: one for each layer that draws something, and one for the relief if `reliefNote`, which says how coarse it is,
 * is given. `nameOf` is as for `legendOf`.
 */
export function legendGroups(
  view: LegendView,
  days: LegendDays,
  reliefNote?: string,
  nameOf?: NameOf,
): readonly LegendGroup[] {
  const entries = legendOf(view, days, nameOf);
  const place = ({ look }: { readonly look: string }): number => LAYER_LOOK_NAMES.findIndex((name) => name === look);
  const groups = [...view.layers]
    .sort((a, b) => place(a) - place(b))
    .map(({ id, title }) => ({ id, title, entries: entries.filter(({ layer }) => layer === id) }))
    .filter((group) => group.entries.length > 0);
  if (!reliefNote) return groups;
  const relief = { layer: RELIEF_GROUP, label: reliefNote, marks: OTHER_SAMPLES.relief };
  return [...groups, { id: RELIEF_GROUP, title: 'Relief', entries: [relief] }];
}

/** Id of the group that explains the relief. */
export const RELIEF_GROUP = 'relief';

/** The layer under which the legend explains faint marks: the crossings' layer, since the sample is a crossing, else the first. */
function ghostLayer(layers: View['layers']): LayerId {
  return (layers.find((layer) => layerDrawsKind(layer, 'crossing')) ?? layers[0])?.id ?? '';
}

type Sign = readonly [label: string, marks: readonly SampleMark[]];

function signsOf({ feature, drawn, statuses }: FeatureView, days: LegendDays, nameOf?: NameOf): readonly Sign[] {
  if (feature.kind === 'venue') {
    return [
      feature.disclosed
        ? ['number of meetings', OTHER_SAMPLES.venue]
        : ['meetings, place not published', OTHER_SAMPLES.undisclosed],
    ];
  }
  if (feature.kind === 'border') {
    const looks = days
      ? borderLooksIn(feature, days)
      : feature.parts.map(({ id }) =>
          borderLookName(statuses.filter((status) => statusHoldsForPart(status, id)).map(({ status }) => status)),
        );
    return looks.map((name): Sign => [BORDER_LOOKS[name].label, borderSample(name)]);
  }
  return drawn.map((status) => signOf(feature, status, nameOf));
}

function signOf(feature: Feature, status: StatusWord, nameOf?: NameOf): Sign {
  const mode = modeLookName(feature.mode);
  if (nameOf && feature.kind === 'area' && NAMES_THE_AREA.has(status))
    return [areaName(nameOf(feature), feature.precisionM), statusSample(feature.kind, status, mode)];
  const label = statusLabel(feature, status);
  return [feature.mode ? `${feature.mode.title}, ${label}` : label, statusSample(feature.kind, status, mode)];
}
