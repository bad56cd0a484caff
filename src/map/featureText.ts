/** Describes a feature on the map in words, for the tooltip and the list for keyboards. */
import type { Feature } from '../domain/model';
import { noRecordAfter } from '../domain/recordEnd';
import type { View } from '../domain/view';
import { statusBesideTitle } from '../symbology/statusWords';

/** The feature's title and what the view shows of it: `The ford: open`, `Nordhaven: 2 meetings, later events`. */
export function describeFeature(
  feature: Feature,
  { features, aftermath }: Pick<View, 'features' | 'aftermath'>,
): string {
  const state = features.get(feature.id);
  const count = state?.count ?? 0;
  const status = state?.statuses[0];
  const ended = state ? noRecordAfter(state) : null;
  const told = status ? statusBesideTitle(feature, status.status) : null;
  const facts = [
    ...(feature.kind === 'venue' && count > 0 ? [count === 1 ? '1 meeting' : `${count} meetings`] : []),
    ...(told === null ? [] : [told]),
    ...(ended === null ? [] : [ended]),
    ...(aftermath.has(feature.id) ? ['later events'] : []),
  ];
  return facts.length > 0 ? `${feature.title}: ${facts.join(', ')}` : feature.title;
}
