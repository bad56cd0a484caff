/** Citations as CSL-JSON (Citation Style Language, CSL-JSON schema 1.0), for reference managers and citation programs. */
import type { CiteFormat } from './format';

export const csl: CiteFormat = {
  id: 'csl-json',
  title: 'CSL-JSON',
  file: {
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    // A file of the format is a list, of one item too.
    join: (items) => `[\n${items.join(',\n')}\n]\n`,
  },
  cite: (item) => [{ text: JSON.stringify(item, null, 2), italic: false }],
};
