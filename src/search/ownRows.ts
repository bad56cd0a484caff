/** Finds features of a reader's own data: by what they are called and by the texts of their properties. */
import { fileKey, isSameFeature } from '../domain/ownCopies';
import { ownText, type OwnFeature, type StyledLayer } from '../domain/ownData';
import { nameOfOwn } from '../domain/ownNames';
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

/** A feature that was found, in the topmost layer that has it, and the titles of others that have it, too. */
interface Found {
  readonly styled: StyledLayer;
  readonly place: number;
  readonly feature: OwnFeature;
  readonly isNamed: boolean;
  readonly also: string[];
}

/**
 * The features in which every word of a query begins a word; null if there are none. Those whose name has all the words come first.
 * Layers that are not visible are left out. A feature that two layers have of one file, such as one that was made of the other, is found
 * once.
 */
export function ownGroup(layers: readonly SearchedLayer[], query: string, limit: number): SearchGroup | null {
  const words = wordsOf(query).map(({ folded }) => ` ${folded}`);
  if (words.length === 0) return null;
  const found: Found[] = [];
  /** What was found in layers of one file, by file and number. */
  const byFile = new Map<string, Map<number, Found[]>>();
  const seen = layers.filter(({ styled }) => styled.look.isVisible);
  for (const { styled, rows } of seen) {
    const file = fileKey(styled.layer);
    const isShared = seen.some((other) => other.styled !== styled && fileKey(other.styled.layer) === file);
    const byNumber = isShared ? (byFile.get(file) ?? new Map<number, Found[]>()) : null;
    if (byNumber) byFile.set(file, byNumber);
    rows.forEach((row, place) => {
      const feature = styled.layer.features[place];
      if (!feature || !words.every((word) => row.includes(word))) return;
      const alike = byNumber?.get(feature.number);
      const same = alike?.find((each) => each.styled !== styled && isSameFeature(each.feature, feature));
      if (same) {
        same.also.push(styled.layer.title);
        return;
      }
      // To fold the names of all that was found would take long where nearly everything is.
      const isNamed = found.length < 200 && isIn(words, titleOf(styled, place));
      const one: Found = { styled, place, feature, isNamed, also: [] };
      found.push(one);
      if (alike) alike.push(one);
      else byNumber?.set(feature.number, [one]);
    });
  }
  if (found.length === 0) return null;
  const best = [...found.filter(({ isNamed }) => isNamed), ...found.filter(({ isNamed }) => !isNamed)];
  return {
    kind: 'own',
    title: HIT_GROUP_HEADINGS.own,
    hits: best.slice(0, limit).map((each) => hitOf(each, words)),
    total: found.length,
    features: [],
    events: [],
  };
}

function titleOf(styled: StyledLayer, place: number): string {
  return nameOfOwn(styled.layer.features[place] as OwnFeature, styled);
}

function isIn(words: readonly string[], text: string): boolean {
  const folded = ` ${nameKey(text)}`;
  return words.every((word) => folded.includes(word));
}

function hitOf({ styled, place, also }: Found, words: readonly string[]): SearchHit {
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
    what: also.length === 0 ? layer.title : `${layer.title}, also in ${also.join(', ')}`,
    ...(told === undefined ? { excerpt: '', marks: [] } : excerptOf(told, marksOf(told))),
    ...(feature.dates ? { date: formatSpan(feature.dates) } : {}),
    features: [],
    events: [],
    passage: null,
    inAftermath: false,
    own: { layer: layer.id, place },
  };
}
