/**
 * Features that several of a reader's own layers have of one file, such as where one layer was made of rows of another: what adds up over
 * layers counts each of them once.
 */
import { ownText, type OwnFeature, type OwnLayer } from './ownData';

type Features = OwnLayer['features'];

/** What layers of one file have in common. */
export function fileKey({ file }: Pick<OwnLayer, 'file'>): string {
  return `${file.name} ${file.format} ${file.bytes}`;
}

/**
 * Whether features of two layers of one file are the same one. Their number does not tell it alone: several layers of a file may each count
 * from 1. What was made of the other has its properties, and besides them what was found out about it.
 */
export function isSameFeature(one: OwnFeature, other: OwnFeature): boolean {
  if (one === other) return true;
  if (one.number !== other.number || one.dates?.edtf !== other.dates?.edtf) return false;
  const hasSamePlace =
    one.geometry === other.geometry || JSON.stringify(one.geometry) === JSON.stringify(other.geometry);
  return hasSamePlace && (hasAllOf(one.properties, other.properties) || hasAllOf(other.properties, one.properties));
}

function hasAllOf(more: OwnFeature['properties'], fewer: OwnFeature['properties']): boolean {
  return more === fewer || Object.entries(fewer).every(([name, value]) => ownText(value) === ownText(more[name]));
}

/** What layers had that none before them in a list has, with the features of those before them: found once. */
const KNOWN = new WeakMap<Features, { readonly before: readonly Features[]; readonly rest: Features }>();

/** The features of each layer of a list that no layer before it has; the same lists as long as the layers have the same features. */
export function featuresOnce(layers: readonly Pick<OwnLayer, 'file' | 'features'>[]): readonly Features[] {
  const byFile = new Map<string, Features[]>();
  return layers.map((layer) => {
    const before = byFile.get(fileKey(layer)) ?? [];
    byFile.set(fileKey(layer), [...before, layer.features]);
    return before.length === 0 ? layer.features : restOf(layer.features, before);
  });
}

/** The features that none of some lists has. */
function restOf(features: Features, before: readonly Features[]): Features {
  const known = KNOWN.get(features);
  if (known && known.before.length === before.length && known.before.every((each, at) => each === before[at]))
    return known.rest;
  const byNumber = new Map<number, OwnFeature[]>();
  for (const feature of features) {
    const alike = byNumber.get(feature.number);
    if (alike) alike.push(feature);
    else byNumber.set(feature.number, [feature]);
  }
  const repeated = new Set<OwnFeature>();
  for (const others of before) {
    for (const other of others) {
      for (const feature of byNumber.get(other.number) ?? []) if (isSameFeature(feature, other)) repeated.add(feature);
    }
  }
  const rest = repeated.size === 0 ? features : features.filter((feature) => !repeated.has(feature));
  KNOWN.set(features, { before, rest });
  return rest;
}

/**
 * Places of layers without those whose feature a layer before it has among its places, too: what stands for several layers together, such as a
 * number on the map, counts each feature once.
 */
export function placesOnce(
  those: readonly { readonly layer: Pick<OwnLayer, 'file' | 'features'>; readonly places: readonly number[] }[],
): readonly (readonly number[])[] {
  const files = those.map(({ layer }) => fileKey(layer));
  if (new Set(files).size === files.length) return those.map(({ places }) => places);
  // By number: only features with the same one may be the same.
  const seen = new Map<string, OwnFeature[]>();
  return those.map(({ layer: { features }, places }, at) => {
    const alikeOf = (place: number): string => `${features[place]?.number} ${files[at]}`;
    const isNew = (place: number): boolean =>
      !seen.get(alikeOf(place))?.some((other) => isSameFeature(features[place] as OwnFeature, other));
    const once = places.filter(isNew);
    for (const place of places)
      seen.set(alikeOf(place), [...(seen.get(alikeOf(place)) ?? []), features[place] as OwnFeature]);
    return once;
  });
}

/**
 * What of each layer is counted where what was found in several adds up: `found` without what was found in a layer before it, too. Each of it
 * has the place of its feature in its layer.
 */
export function foundOnce<T extends { readonly place: number }>(
  layers: readonly { readonly layer: Pick<OwnLayer, 'file' | 'features'>; readonly found: readonly T[] }[],
): readonly (readonly T[])[] {
  const once = placesOnce(layers.map(({ layer, found }) => ({ layer, places: found.map(({ place }) => place) })));
  return layers.map(({ found }, at) => {
    const kept = new Set(once[at]);
    return kept.size === found.length ? found : found.filter(({ place }) => kept.has(place));
  });
}
