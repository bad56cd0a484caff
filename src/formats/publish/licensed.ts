/** Which features are under which of the content's licences. */
import type { Feature, Id, Licences } from '../../domain/model';
import type { PublishedRecords } from './records';

/**
 * The features whose geometry is under a licence. Borders, and areas of which a part was derived from a source under the borders'
 * licence, are under that licence, which may require sharing alike; all others are under the atlas's own.
 */
export function underLicence(
  { index, features }: Pick<PublishedRecords, 'index' | 'features'>,
  licence: keyof Pick<Licences, 'own' | 'borders'>,
): readonly Feature[] {
  const { own, borders } = index.atlas.meta.licences;
  const isShared = (source: Id): boolean =>
    borders.name !== own.name && index.sources.get(source)?.licence === borders.title;
  const isBorders = ({ kind, parts }: Feature): boolean =>
    kind === 'border' || (kind === 'area' && parts.some(({ sources }) => sources.some(isShared)));
  return features.filter((feature) => isBorders(feature) === (licence === 'borders'));
}
