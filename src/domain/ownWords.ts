/** What is said of a feature of a reader's own, in one line. */
import { ownText, type OwnFeature, type OwnLook } from './ownData';
import { nameOfOwn, type NamedLayer } from './ownNames';
import { formatSpan } from './time';

/**
 * What a feature is called, the value by which it is coloured, and when it is: `Raid · attack · 1–10 May 2023`. A value without a letter says
 * nothing by itself, so its column is named: `Raid · fatalities 0 · 1 May 2023`.
 */
export function ownWords(
  feature: OwnFeature,
  styled: NamedLayer & { readonly look: Pick<OwnLook, 'colours'> },
): string {
  const { colours } = styled.look;
  const value = 'column' in colours ? feature.properties[colours.column] : null;
  const group = ownText(value);
  const title = nameOfOwn(feature, styled);
  const isWord = typeof value === 'string' && /\p{L}/u.test(value);
  const said = group !== null && 'column' in colours && !isWord ? `${colours.column} ${group}` : group;
  return [title, group === title ? null : said, feature.dates && formatSpan(feature.dates)].filter(Boolean).join(' · ');
}
