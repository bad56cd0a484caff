/** The word for a status where it stands beside the name of its feature. */
import type { Feature, StatusWord } from '../domain/model';
import { statusLabel } from './statuses';

/** The word for a status, or null if the feature's name has it already: "The checkpoint: checkpoint" would say the same twice. */
export function statusBesideTitle(
  feature: Pick<Feature, 'kind' | 'statusTitles' | 'title'>,
  status: StatusWord,
): string | null {
  const label = statusLabel(feature, status);
  return feature.title.toLowerCase().includes(label.toLowerCase()) ? null : label;
}
