/** What is said of a feature of a reader's own, in one line. */
import { ownText, type OwnFeature, type OwnLook } from './ownData';
import { nameOfOwn, type NamedLayer } from './ownNames';
import { formatSpan } from './time';

/** What a feature is called, the value by which it is coloured, and when it is: `Raid · attack · 1–10 May 2023`. */
export function ownWords(
  feature: OwnFeature,
  styled: NamedLayer & { readonly look: Pick<OwnLook, 'colours'> },
): string {
  const { colours } = styled.look;
  const group = 'column' in colours ? ownText(feature.properties[colours.column]) : null;
  const title = nameOfOwn(feature, styled);
  return [title, group === title ? null : group, feature.dates && formatSpan(feature.dates)]
    .filter(Boolean)
    .join(' · ');
}
