/** What a field for a feature offers for what is typed in it: features of the atlas, layers of the reader's own and features in them. */
import { keyOfOwn } from '../../domain/measure/ownLayers';
import type { Id } from '../../domain/model';
import type { OwnPlace, StyledLayer } from '../../domain/ownData';
import { nameKey, wordsOf } from '../../search/words';
import { keyOfNearest, type Chosen, type MeasuredFeatures } from '../../state/measuredFeatures.svelte';

/** A feature, or the nearest of a layer, that can be chosen. */
export interface Choice {
  /** The name under which it is chosen. */
  readonly key: Id;
  readonly title: string;
  /** What it is, behind its title; empty for a feature of the atlas that has a position. */
  readonly what: string;
}

/** What a field offers. */
export interface Offer {
  readonly choices: readonly Choice[];
  /** How many own features were found that are not among them. */
  readonly more: number;
}

/** Behind the title of what cannot be measured. */
const NO_POSITION = 'without a position';
/** At most so many own features are offered: who types more finds the others. */
const MOST_OWN = 30;

/** What to offer for a text; `takesLayers` says whether the nearest of a layer can be chosen. */
export function offerOf(
  text: string,
  { all, nowhere, own, search }: Pick<MeasuredFeatures, 'all' | 'nowhere' | 'own' | 'search'>,
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
  const hits = (found?.hits ?? []).flatMap(({ own: place, title, what = '', date }) =>
    place ? [{ place, choice: { key: keyOfOwn(place), title, what: date ? `${what}, ${date}` : what } }] : [],
  );
  const isPlaced = ({ layer: id, place }: OwnPlace): boolean =>
    Boolean(own.find(({ layer }) => layer.id === id)?.layer.features[place]?.geometry);
  const features = hits.filter(({ place }) => isPlaced(place)).map(({ choice }) => choice);
  // What has no position comes last: whoever looks for it finds it, and is told why it cannot be measured.
  const lost = [
    ...nowhere.filter(({ title }) => has(title)).map(({ id, title }) => ({ key: id, title, what: NO_POSITION })),
    ...hits
      .filter(({ place }) => !isPlaced(place))
      .map(({ choice }) => ({ ...choice, what: `${choice.what}, ${NO_POSITION}` })),
  ];
  // Whoever types a name of their own data is told of these first if the atlas has nothing of that name.
  return { choices: [...layers, ...atlas, ...features, ...lost], more: (found?.total ?? 0) - hits.length };
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
  if (chosen.type === 'layer') return nearestTitle(chosen.styled.layer.title);
  return chosen.type === 'feature' ? chosen.feature.title : chosen.title;
}
