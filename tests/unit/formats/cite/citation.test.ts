import { describe, expect, it } from 'vitest';
import { apa as apaFormat } from '../../../../src/formats/cite/apa';
import { bibtex } from '../../../../src/formats/cite/bibtex';
import { citationText } from '../../../../src/formats/cite/format';
import { accessedItem, partItem } from '../../../../src/formats/cite/parts';
import type { Source } from '../../../../src/domain/model';
import { articleItem, cslDate, sourceItem, type CslItem } from '../../../../src/formats/cite/cslJson';
import { tiny } from '../../../fixtures/tiny-atlas';

const apa = (item: CslItem): string => citationText(apaFormat.cite(item));
const bibtexCitation = (item: CslItem): string => citationText(bibtex.cite(item));
const italic = (item: CslItem): string[] =>
  apaFormat
    .cite(item)
    .filter((run) => run.italic)
    .map((run) => run.text);

const atlas: CslItem = { id: 'tiny-atlas', type: 'map', title: 'Tiny Atlas', issued: { 'date-parts': [[2011]] } };
const article: CslItem = {
  id: 'ferrywoman-2011',
  type: 'article-journal',
  title: 'Two Towns and a Ford',
  author: [{ family: 'Ferrywoman', given: 'Ada Jean' }],
  'container-title': 'Journal of Small Waters',
  volume: 3,
  issue: '2',
  page: '7-9',
  issued: { 'date-parts': [[2010, 12, 31]] },
  DOI: '10.1234/tiny',
  URL: 'https://example.org/article',
};

describe('A citation in APA style', () => {
  it('names a journal article by author, year, title, journal, volume and issue, and links the DOI', () => {
    expect(apa(article)).toBe(
      'Ferrywoman, A. J. (2010). Two Towns and a Ford. Journal of Small Waters, 3(2), 7–9. https://doi.org/10.1234/tiny',
    );
    expect(italic(article)).toEqual(['Journal of Small Waters', '3']);
  });

  it('begins with the title where there is no author, and tells what kind of work it is', () => {
    expect(apa(atlas)).toBe('Tiny Atlas [Map]. (2011).');
    expect(italic(atlas)).toEqual(['Tiny Atlas']);
  });

  it('of the atlas tells when it was seen, since it may change', () => {
    expect(apa(accessedItem(atlas, { url: 'https://example.org/', accessed: '2011-02-03' }))).toBe(
      'Tiny Atlas [Map]. (2011). Retrieved February 3, 2011, from https://example.org/',
    );
  });

  it('of a part names the atlas it is in and its own address', () => {
    const part = partItem(atlas, {
      id: 'reed-ford',
      type: 'map',
      title: 'Reed ford',
      url: 'https://example.org/#v=1&select=reed-ford',
      accessed: '2011-02-03',
    });
    expect(apa(part)).toBe(
      'Reed ford [Map]. (2011). In Tiny Atlas. Retrieved February 3, 2011, from https://example.org/#v=1&select=reed-ford',
    );
    expect(italic(part)).toEqual(['Tiny Atlas']);
  });

  it('dates a web page to the day and does not name a site twice that is its own author', () => {
    const page: CslItem = {
      id: 'log',
      type: 'webpage',
      title: 'Will the ferry run?',
      author: [{ literal: 'Harbour Board' }],
      'container-title': 'Harbour Board',
      issued: { 'date-parts': [[2010, 5, 4]] },
      URL: 'https://example.org/log',
    };
    expect(apa(page)).toBe('Harbour Board. (2010, May 4). Will the ferry run? https://example.org/log');
  });

  it('says n.d. where no date is known, and joins several authors', () => {
    const report: CslItem = {
      id: 'almanac',
      type: 'report',
      title: 'Almanac',
      author: [{ family: 'Quay', given: 'Ivo' }, { family: 'Pier', given: 'Una-May' }, { literal: 'Pilots' }],
      publisher: 'Harbour Press',
    };
    expect(apa(report)).toBe('Quay, I., Pier, U.-M., & Pilots. (n.d.). Almanac. Harbour Press.');
  });
});

describe('A work without a title', () => {
  const index = tiny.atlas.sources.find(({ id }) => id === 'ferry-log') as Source;

  it('is cited by its description in square brackets, not in italics, with no second word for its kind', () => {
    const log = sourceItem(index);
    expect(apa(log)).toBe('[Log of the ferry]. (n.d.). Ferry House. https://example.org/log');
    expect(italic(log)).toEqual([]);
    const { 'container-title': _, ...bare } = log;
    expect(italic({ ...bare, type: 'dataset' })).toEqual([]);
    expect(apa({ ...bare, type: 'dataset' })).toBe('[Log of the ferry]. (n.d.). https://example.org/log');
    expect(bibtexCitation(log)).toContain('title = {{[Log of the ferry]}}');
  });

  it('says in its note what is not known of it', () => {
    expect(sourceItem(index).note).toBe('Two pages are missing. No date: The log bears none.');
    expect(bibtexCitation(sourceItem(index))).toContain('note = {Two pages are missing. No date: The log bears none.}');
  });
});

describe('A citation in BibTeX', () => {
  it('has the fields of its kind', () => {
    expect(bibtexCitation(article)).toBe(
      [
        '@article{ferrywoman-2011,',
        '  author = {Ferrywoman, Ada Jean},',
        '  title = {{Two Towns and a Ford}},',
        '  journal = {Journal of Small Waters},',
        '  volume = {3},',
        '  number = {2},',
        '  pages = {7--9},',
        '  year = {2010},',
        '  month = {12},',
        '  day = {31},',
        '  doi = {10.1234/tiny},',
        '  url = {https://example.org/article},',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('keeps an organisation whole, and characters that TeX reads as commands', () => {
    const entry = bibtexCitation({
      id: 'board',
      type: 'webpage',
      title: 'Fares & tides: 50% {off} #1_a',
      author: [{ literal: 'Ford & Sons' }],
      URL: 'https://example.org/a_b#c',
    });
    expect(entry).toContain('author = {{Ford \\& Sons}}');
    expect(entry).toContain('title = {{Fares \\& tides: 50\\% \\{off\\} \\#1\\_a}}');
    expect(entry).toContain('url = {https://example.org/a_b#c}');
    expect(entry).toMatch(/^@misc\{board,/);
  });

  it('tells when a part was seen', () => {
    const part = partItem(atlas, {
      id: 'view',
      type: 'map',
      title: 'Map of 1 May',
      url: 'https://example.org/#v=1',
      accessed: '2011-02-03',
    });
    expect(bibtexCitation(part)).toContain('urldate = {2011-02-03}');
    expect(bibtexCitation(part)).toMatch(/^@misc\{tiny-atlas-view,/);
  });
});

describe('An item', () => {
  const source = tiny.atlas.sources.find(({ id }) => id === 'harbour-almanac') as Source;

  it('has the first date as exactly as it is known', () => {
    expect(cslDate('2010')).toEqual({ 'date-parts': [[2010]] });
    expect(cslDate('2010-05~')).toEqual({ 'date-parts': [[2010, 5]], circa: true });
    expect(cslDate('2010-05-04/2011')).toEqual({ 'date-parts': [[2010, 5, 4]] });
    expect(cslDate('-0043')).toEqual({ 'date-parts': [[-43]] });
    for (const none of ['../2010', 'spring 2010', '']) expect(cslDate(none)).toBeUndefined();
  });

  it('has the DOI of an address at doi.org, the older one too', () => {
    for (const host of ['doi.org', 'dx.doi.org'])
      expect(sourceItem({ ...source, url: `https://${host}/10.1234/x` }).DOI).toBe('10.1234/x');
    expect(sourceItem({ ...source, url: 'https://example.org/10.1234/x' }).DOI).toBeUndefined();
  });

  it('does not name a publisher twice that is its own author', () => {
    const report: CslItem = { id: 'r', type: 'report', title: 'R', author: [{ literal: 'Board' }], publisher: 'Board' };
    expect(apa(report)).toBe('Board. (n.d.). R.');
  });

  it('of the article is the source with its address; else it is made of what the atlas knows', () => {
    const at = (url: string) => ({ ...tiny.atlas, sources: [{ ...source, url }] });
    expect(articleItem(at('https://doi.org/10.1234/tiny')).id).toBe('harbour-almanac');
    expect(articleItem(at('https://example.org/')).id).toBe('two-towns-and-a-ford');
  });
});
