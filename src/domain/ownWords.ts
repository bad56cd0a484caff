/** What is said of a feature of a reader's own, in one line. */
import { ownText, ownTitle, type OwnFeature, type OwnLook } from './ownData';
import { formatSpan } from './time';

/** What a feature is called, the value by which it is coloured, and when it is: `Raid · attack · 1–10 May 2023`. */
export function ownWords(feature: OwnFeature, { colours, label }: Pick<OwnLook, 'colours' | 'label'>): string {
  const group = 'column' in colours ? ownText(feature.properties[colours.column]) : null;
  const title = ownTitle(feature, label) ?? `Feature ${feature.number}`;
  return [title, group === title ? null : group, feature.dates && formatSpan(feature.dates)]
    .filter(Boolean)
    .join(' · ');
}
