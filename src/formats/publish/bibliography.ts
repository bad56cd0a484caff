/** Writes bibliography.csl.json: the sources and the atlas itself, as CSL-JSON. */
import { bibliographyOf } from '../cite/cslJson';
import { json, type PublishedFormat } from './format';

export const bibliography: PublishedFormat = {
  id: 'bibliography-csl',
  name: 'bibliography',
  extension: 'csl.json',
  title: 'Bibliography',
  description: () => 'Every source of the atlas, the works that the article cites included, as CSL-JSON.',
  mediaType: 'application/vnd.citationstyles.csl+json',
  licence: 'own',
  write: ({ index, sources }) => ({ text: json(bibliographyOf(index.atlas, sources)), count: sources.length }),
};
