/** Citations in APA style (Publication Manual, 7th edition) against texts written by hand after its sections. `*…*` is set in italics. */
import { describe, expect, it } from 'vitest';
import { apa } from '../../../../src/formats/cite/apa';
import { citationText } from '../../../../src/formats/cite/format';
import { CITE_FORMATS } from '../../../../src/formats/cite/formats';
import type { CslItem, CslName } from '../../../../src/formats/cite/cslJson';
import { accessedItem, partItem } from '../../../../src/formats/cite/parts';

const cited = (item: CslItem): string =>
  apa
    .cite(item)
    .map(({ text, italic }) => (italic ? `*${text}*` : text))
    .join('');
const item = (type: string, more: Partial<CslItem> = {}): CslItem => ({ id: 'x', type, title: 'Tides', ...more });
const quay: CslName = { family: 'Quay', given: 'Ivo' };
const on = (...parts: number[]): Pick<CslItem, 'issued'> => ({ issued: { 'date-parts': [parts] } });

describe('A work in APA style', () => {
  it.each<[string, CslItem, string]>([
    [
      'an article (section 10.1), with the year alone',
      item('article-journal', {
        author: [quay],
        ...on(2010, 12, 31),
        'container-title': 'Waters',
        volume: 3,
        issue: 2,
        page: '7-9',
        DOI: '10.1/x',
        URL: 'https://example.org/',
      }),
      'Quay, I. (2010). Tides. *Waters*, *3*(2), 7–9. https://doi.org/10.1/x',
    ],
    [
      'an article in an issue that is named by its season',
      item('article-journal', { author: [quay], ...on(2010), 'container-title': 'Waters', issue: 'Summer 2010' }),
      'Quay, I. (2010). Tides. *Waters*, (Summer 2010).',
    ],
    [
      'an article in a newspaper (section 10.1), with its day',
      item('article-newspaper', { ...on(2010, 1, 2), 'container-title': 'The Ebb', URL: 'https://example.org/' }),
      'Tides. (2010, January 2). *The Ebb*. https://example.org/',
    ],
    [
      'a post of a weblog',
      item('post-weblog', { ...on(2010, 6), 'container-title': 'Ebb' }),
      'Tides. (2010, June). *Ebb*.',
    ],
    [
      'a report (section 10.4)',
      item('report', { author: [quay], ...on(2009, 5), publisher: 'Ebb Inc.' }),
      'Quay, I. (2009). *Tides*. Ebb Inc.',
    ],
    ['a report with its publisher', item('report', { ...on(2009), publisher: 'Harbour' }), '*Tides*. (2009). Harbour.'],
    ['a speech (section 10.5)', item('speech', { ...on(2009) }), '*Tides*. (2009).'],
    [
      'a data set (section 10.9)',
      item('dataset', { author: [quay], ...on(2009), publisher: 'Charts' }),
      'Quay, I. (2009). *Tides* [Data set]. Charts.',
    ],
    [
      'a case (section 11.4)',
      item('legal_case', { ...on(2009, 5, 4), authority: 'Court' }),
      'Tides (Court May 4, 2009).',
    ],
    [
      'a map (section 10.14)',
      item('map', { ...on(2009, 5, 4), URL: 'https://example.org/' }),
      '*Tides* [Map]. (2009). https://example.org/',
    ],
    [
      'a page of a site (section 10.16)',
      item('webpage', {
        author: [quay],
        ...on(2009, 5, 4),
        'container-title': 'Ferry House',
        URL: 'https://example.org/',
      }),
      'Quay, I. (2009, May 4). *Tides*. Ferry House. https://example.org/',
    ],
    [
      'a page without a date (section 9.17)',
      item('webpage', { 'container-title': 'Ferry House' }),
      '*Tides*. (n.d.). Ferry House.',
    ],
    [
      'an interview (section 10.7)',
      item('interview', { ...on(2009), 'container-title': 'Ebb' }),
      'Tides [Interview]. (2009). *Ebb*.',
    ],
    ['nothing but a title', item('broadcast'), '*Tides* [Broadcast]. (n.d.).'],
  ])('%s', (_title, work, text) => expect(cited(work)).toBe(text));

  it('whose title ends in a mark of its own has no second one (section 9.19)', () => {
    for (const title of ['Will it run?', 'It runs!', 'It runs.'])
      expect(cited(item('report', { title, ...on(2009) }))).toBe(`*${title}* (2009).`);
    expect(cited(item('dataset', { title: 'Tides?' }))).toBe('*Tides?* [Data set]. (n.d.).');
  });

  it('that somebody described instead of naming it stands in brackets alone (section 9.22)', () => {
    expect(cited(item('dataset', { title: '[Soundings]' }))).toBe('[Soundings]. (n.d.).');
  });

  it.each<[string, readonly CslName[], string]>([
    ['nobody', [], '*Tides*. (n.d.).'],
    ['one', [quay], 'Quay, I. (n.d.). *Tides*.'],
    ['two', [quay, { family: 'Pier', given: 'Una Mary' }], 'Quay, I., & Pier, U. M. (n.d.). *Tides*.'],
    ['one without a given name', [{ family: 'Quay' }], 'Quay. (n.d.). *Tides*.'],
    [
      'a given name with a hyphen',
      [{ family: 'Lamour', given: ' Jean-Baptiste  Luc ' }],
      'Lamour, J.-B. L. (n.d.). *Tides*.',
    ],
    ['initials', [{ family: 'Quay', given: 'I. J.' }], 'Quay, I. J. (n.d.). *Tides*.'],
    ['letters beyond Latin', [{ family: 'Əliyeva', given: 'Ülkər' }], 'Əliyeva, Ü. (n.d.). *Tides*.'],
    ['an organisation', [{ literal: 'Harbour Board' }], 'Harbour Board. (n.d.). *Tides*.'],
    ['an organisation with a stop', [{ literal: 'Harbour Inc.' }], 'Harbour Inc. (n.d.). *Tides*.'],
    ['a name that is empty', [{}], '*Tides*. (n.d.).'],
  ])('by %s (section 9.8)', (_title, author, text) => expect(cited(item('report', { author }))).toBe(text));

  it('by twenty names them all, by more the first nineteen and the last (section 9.8)', () => {
    const names = (count: number): CslName[] => Array.from({ length: count }, (_, at) => ({ literal: `N${at + 1}` }));
    expect(cited(item('report', { author: names(20) }))).toMatch(/^N1, N2, .*N18, N19, & N20\. \(n\.d\.\)/);
    expect(cited(item('report', { author: names(21) }))).toMatch(/^N1, N2, .*N18, N19, \. \. \. N21\. \(n\.d\.\)/);
  });

  it('names no site or publisher twice that is its author (section 9.24)', () => {
    const author = [{ literal: 'Harbour Board' }];
    for (const twice of [{ 'container-title': 'Harbour Board' }, { publisher: 'Harbour Board' }])
      expect(cited(item('webpage', { author, ...twice }))).toBe('Harbour Board. (n.d.). *Tides*.');
  });
});

describe('The atlas in APA style', () => {
  const atlas = item('map', { title: 'Tiny Atlas', ...on(2011) });
  const at = { url: 'https://example.org/#v=1', accessed: '2011-02-03' };

  it('is told with the day it was seen, and a part of it with the atlas it is in (section 9.16)', () => {
    expect(cited(accessedItem(atlas, at))).toBe(
      '*Tiny Atlas* [Map]. (2011). Retrieved February 3, 2011, from https://example.org/#v=1',
    );
    expect(cited(partItem(atlas, { id: 'part', type: 'map', title: 'Reed ford', ...at }))).toBe(
      'Reed ford [Map]. (2011). In *Tiny Atlas*. Retrieved February 3, 2011, from https://example.org/#v=1',
    );
  });

  it('is told without a day that is not known whole, and at its DOI without any', () => {
    for (const accessed of ['', '2011', '2011-02'])
      expect(cited(accessedItem(atlas, { ...at, accessed })), accessed).toMatch(/\(2011\)\. https:/);
    expect(cited({ ...accessedItem(atlas, at), DOI: '10.1/x' })).toMatch(/\(2011\)\. https:\/\/doi\.org\/10\.1\/x$/);
  });
});

describe('The formats of citations', () => {
  it('are listed by name; one for programs is a file, and no text of it is set in italics', () => {
    expect(
      CITE_FORMATS.map(({ id, title, file }) => [id, title, file && `${file.extension} ${file.mediaType}`]),
    ).toEqual([
      ['apa', 'APA', undefined],
      ['mla', 'MLA', undefined],
      ['chicago-author-date', 'Chicago, author-date', undefined],
      ['chicago-notes', 'Chicago, notes and bibliography', undefined],
      ['bibtex', 'BibTeX', 'bib application/x-bibtex'],
      ['ris', 'RIS', 'ris application/x-research-info-systems'],
      ['csl-json', 'CSL-JSON', 'json application/vnd.citationstyles.csl+json'],
    ]);
    for (const { cite, file } of CITE_FORMATS) {
      const runs = cite(item('report', { ...on(2009) }));
      expect(citationText(runs)).toContain('Tides');
      expect(runs.some(({ italic }) => italic)).toBe(file === undefined);
    }
  });
});
