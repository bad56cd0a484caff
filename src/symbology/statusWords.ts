/** The words for a status in a sentence, and where it stands beside the name of its feature. */
import type { Feature, StatusWord } from '../domain/model';
import { statusLabel } from './statuses';

/** How a status reads as what a thing is: “closed”, “under border control”. The content may have better words (`statusSentences`). */
const STATUS_PREDICATES: Readonly<Record<StatusWord, string>> = {
  open: 'open',
  closed: 'closed',
  temporary: 'open for a time',
  controlled: 'under border control',
  restricted: 'restricted',
  blocked: 'blocked',
  offered: 'offered',
  unused: 'not in use',
  suspended: 'suspended',
  agreed: 'opening agreed, not in force',
  superseded: 'replaced by another course',
  guarded: 'guarded by a third party',
  undelimited: 'not delimited',
  delimited: 'delimited',
  former: 'a former unit',
  deployed: 'an area of deployment',
  unrecorded: 'without a record',
};

/** How a status of a feature reads as what the feature is. */
export function statusPredicate({ statusSentences }: Pick<Feature, 'statusSentences'>, status: StatusWord): string {
  return statusSentences?.[status] ?? STATUS_PREDICATES[status];
}

/** The word for a status, or null if the feature's name has it already: "The checkpoint: checkpoint" would say the same twice. */
export function statusBesideTitle(
  feature: Pick<Feature, 'kind' | 'statusTitles' | 'title'>,
  status: StatusWord,
): string | null {
  const label = statusLabel(feature, status);
  return feature.title.toLowerCase().includes(label.toLowerCase()) ? null : label;
}

/**
 * The words for a status beside the feature's name; where the name has the word already, what the feature is: “under border control” of a
 * checkpoint.
 */
export function statusInWords(
  feature: Pick<Feature, 'kind' | 'statusTitles' | 'statusSentences' | 'title'>,
  status: StatusWord,
): string {
  return statusBesideTitle(feature, status) ?? statusPredicate(feature, status);
}
