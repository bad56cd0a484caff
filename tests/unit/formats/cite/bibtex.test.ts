/** BibTeX entries read back, and compared with what they were made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../src/formats/cite/bibtex';
import type { CslItem } from '../../../../src/formats/cite/cslJson';
import { citationText } from '../../../../src/formats/cite/format';
import { containerField, readEntry, typeset } from '../../../fixtures/bibtex';

const entry = (item: CslItem): string => citationText(bibtex.cite(item));

describe('A BibTeX entry', () => {
  it('of any title and any author can be read back', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((each) => !each.includes('\n') && each.trim() !== '');
    fc.assert(
      fc.property(text, text, text, (title, family, given) => {
        const { fields } = readEntry(entry({ id: 'x', type: 'report', title, author: [{ family, given }] }));
        expect(typeset(fields['title'] as string)).toBe(title);
        expect(typeset(`{${fields['author']}}`)).toBe(`${family}, ${given}`);
      }),
    );
  });

  it.each([
    ['\\', '\\textbackslash{}'],
    ['{', '\\{'],
    ['}', '\\}'],
    ['&', '\\&'],
    ['%', '\\%'],
    ['$', '\\$'],
    ['#', '\\#'],
    ['_', '\\_'],
    ['~', '\\textasciitilde{}'],
    ['^', '\\textasciicircum{}'],
  ])('writes %s as TeX reads it', (sign, written) => {
    const work: CslItem = {
      id: 'x',
      type: 'webpage',
      title: sign,
      author: [{ literal: sign }, { family: sign }],
      note: sign,
    };
    const fields = {
      title: `{${written}}`,
      author: `{${written}} and ${written}`,
      note: written,
      howpublished: written,
      publisher: written,
    };
    expect(readEntry(entry({ ...work, 'container-title': sign, publisher: sign })).fields).toEqual(fields);
  });

  it.each([
    ['article-journal', 'article', 'journal'],
    ['article-newspaper', 'article', 'journal'],
    ['report', 'techreport', 'institution'],
    ['webpage', 'misc', 'howpublished'],
    ['map', 'misc', 'howpublished'],
  ])('of %s is @%s, and names where it appeared as %s', (type, written, field) => {
    const read = readEntry(entry({ id: 'x', type, title: 'T', 'container-title': 'C' }));
    expect([read.type, read.fields[field]]).toEqual([written, 'C']);
    expect(containerField(type)).toBe(field);
  });

  it('has volume, number, pages and the day it was seen', () => {
    const { fields } = readEntry(
      entry({
        id: 'x',
        type: 'article-journal',
        title: 'T',
        volume: 3,
        issue: 0,
        page: '7-9, 12–14',
        accessed: { 'date-parts': [[2011, 2, 3]] },
      }),
    );
    expect(fields).toEqual({ title: '{T}', volume: '3', number: '0', pages: '7--9, 12--14', urldate: '2011-02-03' });
  });
});
