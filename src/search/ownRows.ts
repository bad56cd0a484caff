/** Finds features of a reader's own data: by what they are called and by the texts of their properties. */
import { ownText, ownTitle, type OwnFeature, type StyledLayer } from '../domain/ownData';
import { formatSpan } from '../domain/time';
import { excerptOf } from './excerpt';
import { HIT_GROUP_HEADINGS, type SearchGroup, type SearchHit } from './hits';
import { nameKey, wordsOf } from './words';

/** A value is searched up to this many characters, and a feature up to so many values. */
const LONGEST = 300;
const MOST_VALUES = 24;

/** The texts of a feature folded for comparison, with a space before each word. */
export function ownRow(feature: OwnFeature): string {
  const texts = Object.values(feature.properties)
    .slice(0, MOST_VALUES)
    .map((value) => ownText(value)?.slice(0, LONGEST) ?? '');
  return ` ${nameKey(texts.join(' '))}`;
}

/** A layer with the rows of its features, in their order; fewer while they are being prepared. */
export interface SearchedLayer {
  readonly styled: StyledLayer;
  readonly rows: readonly string[];
}

/**
 * The features in which every word of a query begins a word; null if there are none. Those whose name has all the words come first.
 * Layers that are not visible are left out.
 */
export function ownGroup(layers: readonly SearchedLayer[], query: string, limit: number): SearchGroup | null {
  const words = wordsOf(query).map(({ folded }) => ` ${folded}`);
  if (words.length === 0) return null;
  const found: { readonly styled: StyledLayer; readonly place: number; readonly isNamed: boolean }[] = [];
  for (const { styled, rows } of layers) {
    if (!styled.look.isVisible) continue;
    rows.forEach((row, place) => {
      if (!words.every((word) => row.includes(word))) return;
      // To fold the names of all that was found would take long where nearly everything is.
      const isNamed = found.length < 200 && isIn(words, titleOf(styled, place));
      found.push({ styled, place, isNamed });
    });
  }
  if (found.length === 0) return null;
  const best = [...found.filter(({ isNamed }) => isNamed), ...found.filter(({ isNamed }) => !isNamed)];
  return {
    kind: 'own',
    title: HIT_GROUP_HEADINGS.own,
    hits: best.slice(0, limit).map(({ styled, place }) => hitOf(styled, place, words)),
    total: found.length,
    features: [],
    events: [],
  };
}

function titleOf({ layer, look }: StyledLayer, place: number): string {
  const feature = layer.features[place] as OwnFeature;
  return ownTitle(feature, look.label) ?? `Feature ${feature.number}`;
}

function isIn(words: readonly string[], text: string): boolean {
  const folded = ` ${nameKey(text)}`;
  return words.every((word) => folded.includes(word));
}

function hitOf(styled: StyledLayer, place: number, words: readonly string[]): SearchHit {
  const { layer } = styled;
  const feature = layer.features[place] as OwnFeature;
  const title = titleOf(styled, place);
  const marksOf = (text: string) =>
    wordsOf(text)
      .filter(({ folded }) => words.some((word) => ` ${folded}`.startsWith(word)))
      .map(({ from, to }) => ({ from, to }));
  const others = Object.values(feature.properties).flatMap((value) => ownText(value) ?? []);
  const told = isIn(words, title) ? undefined : others.find((text) => text !== title && marksOf(text).length > 0);
  return {
    kind: 'own',
    id: `${layer.id}-${place}`,
    title,
    titleMarks: marksOf(title),
    what: layer.title,
    ...(told === undefined ? { excerpt: '', marks: [] } : excerptOf(told, marksOf(told))),
    ...(feature.dates ? { date: formatSpan(feature.dates) } : {}),
    features: [],
    events: [],
    passage: null,
    inAftermath: false,
    own: { layer: layer.id, place },
  };
}
