/** BibTeX entries read back, and compared with what they were made of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../../src/formats/cite/bibtex';
import type { CslItem } from '../../../../src/formats/cite/cslJson';
import { citationText } from '../../../../src/formats/cite/format';
import { containerField, readEntry, typeset } from '../../../fixtures/bibtex';

/** A text without line breaks and other control characters, which stand for a space. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

const entry = (item: CslItem): string => citationText(bibtex.cite(item));

describe('A BibTeX entry', () => {
  it('of any title and any author can be read back', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((each) => oneLine(each).trim() !== '');
    fc.assert(
      fc.property(text, text, text, (title, family, given) => {
        const { fields } = readEntry(entry({ id: 'x', type: 'report', title, author: [{ family, given }] }));
        expect(typeset(fields['title'] as string)).toBe(oneLine(title));
        expect(typeset(`{${fields['author']}}`)).toBe(oneLine(`${family}, ${given}`));
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
    ['post-weblog', 'misc', 'howpublished'],
    ['webpage', 'misc', 'howpublished'],
    ['map', 'misc', 'howpublished'],
  ])('of %s is @%s, and names where it appeared as %s', (type, written, field) => {
    const read = readEntry(entry({ id: 'x', type, title: 'T', 'container-title': 'C' }));
    expect([read.type, read.fields[field]]).toEqual([written, 'C']);
    expect(containerField(type)).toBe(field);
  });

  it('of a report names the institution, of other works the publisher, and the editors, version and court', () => {
    const of = (type: string, more: Partial<CslItem>) =>
      readEntry(entry({ id: 'x', type, title: 'T', ...more })).fields;
    expect(of('report', { publisher: 'P' })).toMatchObject({ institution: 'P' });
    expect(of('dataset', { publisher: 'P', version: '1.2' })).toMatchObject({ publisher: 'P', version: '1.2' });
    expect(of('legal_case', { authority: 'A' })).toMatchObject({ organization: 'A' });
    expect(of('map', { editor: [{ family: 'Quay', given: 'Ivo' }, { literal: 'Board' }] })).toMatchObject({
      editor: 'Quay, Ivo and {Board}',
    });
  });

  it('keeps to its fields whatever stands in a text: line breaks, an entry of its own, braces in an address', () => {
    const hostile = 'A\r\n}\n@misc{evil,\n title = {x}\n}';
    const { fields } = readEntry(
      entry({
        id: 'x',
        type: 'webpage',
        title: hostile,
        note: hostile,
        language: 'ru',
        URL: 'https://example.org/{a}',
      }),
    );
    expect(Object.keys(fields)).toEqual(['title', 'url', 'language', 'note']);
    expect(fields['url']).toBe('https://example.org/%7Ba%7D');
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
