/** The list of features for keyboards, as items that stay the same objects while they say the same: only what changes is drawn anew. */
import type { Id } from '../domain/model';
import type { FeatureView, View } from '../domain/view';
import { describeFeature } from './featureText';

/** A button of the list. */
export interface FeatureItem {
  /** The feature as it is in the window. */
  readonly state: FeatureView;
  /** Whether events of the aftermath are marked there. */
  readonly isInAftermath: boolean;
  readonly isSelected: boolean;
  readonly isEmphasised: boolean;
  /** Whether the Tab key comes to it: it does to one of the list. */
  readonly isReachable: boolean;
  /** Title and what can be seen of it. */
  readonly words: string;
}

/**
 * The features that the map shows, in the order of the view. `current` is the one that was focused last: the Tab key comes to it while it is
 * listed, else to the first. Items that are the same as in `before` are those objects.
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
