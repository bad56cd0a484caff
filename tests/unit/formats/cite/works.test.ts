/** Every work that the atlases cite, written as BibTeX and read back. */
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../src/formats/cite/bibtex';
import { bibliographyOf, type CslItem } from '../../../../src/formats/cite/cslJson';
import { citationText } from '../../../../src/formats/cite/format';
import { containerField, publisherField, readEntry, typeset } from '../../../fixtures/bibtex';
import { real } from '../../../fixtures/real-atlas';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const entry = (item: CslItem): string => citationText(bibtex.cite(item));

describe('A BibTeX entry', () => {
  it.each([
    ['the tiny atlas', tiny.atlas],
    ['the second atlas', second.atlas],
    ['the real atlas', real.atlas],
  ])('of every work of %s has what the work has', (_title, atlas) => {
    for (const work of bibliographyOf(atlas, atlas.sources)) {
      const { key, fields } = readEntry(entry(work));
      const [year, month, day] = work.issued?.['date-parts'][0] ?? [];
      expect(key).toBe(work.id);
      expect(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, typeset(value)])), key).toEqual({
        title: work.title,
        ...(work.author
          ? {
              author: work.author
                .map(({ family, given, literal }) => (family ? `${family}, ${given}` : `${literal}`))
                .join(' and '),
            }
          : {}),
        ...(work['container-title'] ? { [containerField(work.type)]: work['container-title'] } : {}),
        ...(work.publisher ? { [publisherField(work.type)]: work.publisher } : {}),
        ...(work.authority ? { organization: work.authority } : {}),
        ...(work.language ? { language: work.language } : {}),
        ...(work.version ? { version: work.version } : {}),
        ...(work.issue ? { number: String(work.issue) } : {}),
        ...(year === undefined ? {} : { year: String(year) }),
        ...(month === undefined ? {} : { month: String(month) }),
        ...(day === undefined ? {} : { day: String(day) }),
        ...(work.DOI ? { doi: work.DOI } : {}),
        ...(work.URL ? { url: work.URL } : {}),
        ...(work.note ? { note: work.note } : {}),
      });
    }
  });
});
