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

/** The features of lists of `featuresOnce`, to look one up. */
const SETS = new WeakMap<Features, ReadonlySet<OwnFeature>>();

function setOf(features: Features): ReadonlySet<OwnFeature> {
  const known = SETS.get(features) ?? new Set(features);
  SETS.set(features, known);
  return known;
}

/**
 * What of each layer is counted where what was found in several adds up: `found` without what a layer before it has, too. Each of it has the
 * place of its feature in its layer.
 */
export function foundOnce<T extends { readonly place: number }>(
  layers: readonly { readonly layer: Pick<OwnLayer, 'file' | 'features'>; readonly found: readonly T[] }[],
): readonly (readonly T[])[] {
  const once = featuresOnce(layers.map(({ layer }) => layer));
  return layers.map(({ layer: { features }, found }, at) => {
    const rest = once[at] as Features;
    if (rest === features) return found;
    const first = setOf(rest);
    return found.filter(({ place }) => first.has(features[place] as OwnFeature));
  });
}

/**
 * Places of layers without those whose feature a layer before it has among its places, too: what stands for several layers together, such as a
 * number on the map, counts each feature once.
 */
export function placesOnce<T extends Pick<OwnLayer, 'file' | 'features'>>(
  those: readonly { readonly layer: T; readonly places: readonly number[] }[],
): readonly (readonly number[])[] {
  const byFile = new Map<string, Map<number, OwnFeature[]>>();
  const hasSeveral = those.some(
    ({ layer }, at) => those.findIndex((other) => fileKey(other.layer) === fileKey(layer)) < at,
  );
  if (!hasSeveral) return those.map(({ places }) => places);
  return those.map(({ layer, places }) => {
    const before = byFile.get(fileKey(layer)) ?? new Map<number, OwnFeature[]>();
    const features = places.map((place) => layer.features[place] as OwnFeature);
    const isNew = features.map(
      (feature) => !before.get(feature.number)?.some((other) => isSameFeature(feature, other)),
    );
    for (const feature of features) before.set(feature.number, [...(before.get(feature.number) ?? []), feature]);
    byFile.set(fileKey(layer), before);
    return places.filter((_place, at) => isNew[at]);
  });
}
