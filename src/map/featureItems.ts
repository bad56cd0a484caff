/**
 * The items of the map's feature list for keyboards. Unchanged items remain the same objects, so that only changed buttons are drawn
 * again.
 */
import type { Id } from '../domain/model';
import type { FeatureView, View } from '../domain/view';
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
  /** Text of the button: the feature's title and what the map shows of it. */
  readonly words: string;
}

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
    const words = saysSame ? old.words : describeFeature(feature, { features, aftermath });
    return { state, isInAftermath, isSelected, isEmphasised, isReachable, words };
  });
}
