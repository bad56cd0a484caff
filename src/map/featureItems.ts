/**
 * The items of the map's feature list for keyboards, in groups, and which of them a typed letter leads to. Unchanged items remain the
 * same objects, so that only changed buttons are drawn again.
 */
import { foldName } from '../domain/fold';
import type { Id } from '../domain/model';
import type { FeatureView, LayerView, View } from '../domain/view';
import { describeFeature } from './featureText';

/** One button of the feature list. */
export interface FeatureItem {
  /** The feature as the window shows it. */
  readonly state: FeatureView;
  /** Whether the map marks events of the aftermath at the feature's place. */
  readonly isInAftermath: boolean;
  readonly isSelected: boolean;
  readonly isEmphasised: boolean;
  /** Whether the Tab key reaches this button; it reaches exactly one button of the list. */
  readonly isReachable: boolean;
  /** Text of the button: the feature's title, what the map shows of it, and the number of passages about it. */
  readonly words: string;
}

/** The items of one layer, with its title as their heading. */
export interface FeatureGroup {
  /** Id of the layer. */
  readonly id: Id;
  readonly title: string;
  readonly items: readonly FeatureItem[];
}

/** Milliseconds after which a typed letter begins a new word. */
export const TYPING_PAUSE = 800;

/**
 * The buttons of the features that the map shows, in the order of the view. `current` is the feature focused last: the Tab key reaches it
 * while it is listed, else the first. Unchanged items are the objects in `before`.
 */
export function featureItems(
  { features, aftermath, selected, emphasised }: Pick<View, 'features' | 'aftermath' | 'selected' | 'emphasised'>,
  current: Id | null,
  before: readonly FeatureItem[] = [],
): readonly FeatureItem[] {
  const known = new Map(before.map((item) => [item.state.feature.id, item]));
  const listed = [...features.values()].filter(
    ({ feature, present, shown }) => (feature.layer !== null && present && shown) || aftermath.has(feature.id),
  );
  const reachable = listed.some(({ feature }) => feature.id === current) ? current : listed[0]?.feature.id;
  return listed.map((state): FeatureItem => {
    const { feature } = state;
    const old = known.get(feature.id);
    const isInAftermath = aftermath.has(feature.id);
    const isSelected = selected.has(feature.id);
    const isEmphasised = emphasised.has(feature.id);
    const isReachable = feature.id === reachable;
    const saysSame = old?.state === state && old.isInAftermath === isInAftermath;
    if (
      saysSame &&
      old.isSelected === isSelected &&
      old.isEmphasised === isEmphasised &&
      old.isReachable === isReachable
    )
      return old;
    const words = saysSame ? old.words : withPassages(feature, describeFeature(feature, { features, aftermath }));
    return { state, isInAftermath, isSelected, isEmphasised, isReachable, words };
  });
}

function withPassages({ title, passages }: FeatureView['feature'], words: string): string {
  const count = passages.length;
  const told = `${count === 0 ? 'no' : count} ${count === 1 ? 'passage' : 'passages'}`;
  return words === title ? `${words}: ${told}` : `${words}, ${told}`;
}

/**
 * Items by the layer that draws them, in the order in which their first items come. A feature of no layer is listed because events of the
 * aftermath are marked at it: it belongs to the layer with the horizon `after`.
 */
export function groupItems(
  items: readonly FeatureItem[],
  layers: readonly Pick<LayerView, 'id' | 'title' | 'horizon'>[],
): readonly FeatureGroup[] {
  const layerOf = ({ state: { feature, present, shown } }: FeatureItem): Id =>
    (present && shown ? feature.layer : null) ?? layers.find(({ horizon }) => horizon === 'after')?.id ?? '';
  const ids = [...new Set(items.map(layerOf))];
  return ids.map((id) => ({
    id,
    title: layers.find((layer) => layer.id === id)?.title ?? '',
    items: items.filter((item) => layerOf(item) === id),
  }));
}

/**
 * The position to which typed letters lead, from the position `at`: the next item whose name begins with them, in a circle. While a word is
 * being typed, the item itself may be the next; one letter typed again and again goes on to the next each time. Null if no name fits.
 */
export function positionOfTyped(names: readonly string[], typed: string, at: number): number | null {
  const letters = [...foldName(typed)];
  const isOne = letters.every((letter) => letter === letters[0]);
  const start = isOne ? (letters[0] ?? '') : letters.join('');
  if (start === '') return null;
  const from = isOne ? at + 1 : at;
  const found = names.findIndex((_, step) => foldName(names[(from + step) % names.length] ?? '').startsWith(start));
  return found < 0 ? null : (from + found) % names.length;
}
