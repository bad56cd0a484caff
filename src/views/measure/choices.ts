/** What a field for a feature offers for what is typed in it: features of the atlas, layers of the reader's own and features in them. */
import { keyOfOwn } from '../../domain/measure/ownLayers';
import type { Id } from '../../domain/model';
import type { StyledLayer } from '../../domain/ownData';
import { nameKey, wordsOf } from '../../search/words';
import { keyOfNearest, type Chosen, type MeasuredFeatures } from '../../state/measuredFeatures.svelte';

/** A feature, or the nearest of a layer, that can be chosen. */
export interface Choice {
  /** The name under which it is chosen. */
  readonly key: Id;
  readonly title: string;
  /** What it is, behind its title; empty for a feature of the atlas. */
  readonly what: string;
}

/** What a field offers. */
export interface Offer {
  readonly choices: readonly Choice[];
  /** How many own features were found that are not among them. */
  readonly more: number;
}

/** At most so many own features are offered: who types more finds the others. */
const MOST_OWN = 30;

/** What to offer for a text; `takesLayers` says whether the nearest of a layer can be chosen. */
export function offerOf(
  text: string,
  { all, own, search }: Pick<MeasuredFeatures, 'all' | 'own' | 'search'>,
  takesLayers: boolean,
): Offer {
  const words = wordsOf(text).map(({ folded }) => ` ${folded}`);
  const has = (title: string): boolean => {
    const folded = ` ${nameKey(title)}`;
    return words.every((word) => folded.includes(word));
  };
  const layers = takesLayers ? own.map(choiceOfLayer).filter(({ title }) => has(title)) : [];
  const atlas = all.filter(({ title }) => has(title)).map(({ id, title }) => ({ key: id, title, what: '' }));
  const found = words.length > 0 ? search.find(text, MOST_OWN) : null;
  const features = (found?.hits ?? []).flatMap(({ own: place, title, what = '', date }): readonly Choice[] =>
    place ? [{ key: keyOfOwn(place), title, what: date ? `${what}, ${date}` : what }] : [],
  );
  // Whoever types a name of their own data is told of these first if the atlas has nothing of that name.
  return { choices: [...layers, ...atlas, ...features], more: (found?.total ?? 0) - features.length };
}

function choiceOfLayer({ layer }: StyledLayer): Choice {
  return { key: keyOfNearest(layer.id), title: nearestTitle(layer.title), what: 'your data' };
}

function nearestTitle(layer: string): string {
  return `The nearest of “${layer}”`;
}

/** What was chosen, as its field says it. */
export function chosenTitle(chosen: Chosen | null): string {
  if (!chosen) return '';
  return chosen.type === 'layer' ? nearestTitle(chosen.styled.layer.title) : chosen.feature.title;
}
