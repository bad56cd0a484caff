/** Works as CSL-JSON items, compared with the records they are made from. */
import { describe, expect, it } from 'vitest';
import type { Atlas, Source } from '../../../../src/domain/model';
import {
  articleItem,
  atlasItem,
  atlasItemId,
  bibliographyOf,
  cslDate,
  sourceItem,
} from '../../../../src/formats/cite/cslJson';
import { accessedItem, partItem } from '../../../../src/formats/cite/parts';
import { second } from '../../../fixtures/second-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const { atlas } = tiny;
const bare: Source = { id: 'x', type: 'webpage', title: 'Tides', described: false, authors: [], cited: false };

describe('The item of a source', () => {
  it('has every field of the record under its name in CSL', () => {
    expect(
      sourceItem({
        ...bare,
        authors: ['Quay, Ivo', 'Pier,Una', 'Harbour Board'],
        container: 'Ferry House',
        issued: '2010-05-04',
        url: 'https://doi.org/10.1/x',
        licence: 'CC BY 4.0',
        remark: 'Two pages are missing.',
      }),
    ).toEqual({
      id: 'x',
      type: 'webpage',
      title: 'Tides',
      author: [{ family: 'Quay', given: 'Ivo' }, { family: 'Pier', given: 'Una' }, { literal: 'Harbour Board' }],
      'container-title': 'Ferry House',
      issued: { 'date-parts': [[2010, 5, 4]] },
      DOI: '10.1/x',
      URL: 'https://doi.org/10.1/x',
      note: 'Two pages are missing. Licence: CC BY 4.0.',
    });
  });

  it('names the publisher of a report, a data set, a speech or a broadcast, and the court of a case', () => {
    const fieldOf = (type: string) => {
      const item = sourceItem({ ...bare, type, container: 'Ferry House' });
      return Object.entries(item).find(([, value]) => value === 'Ferry House')?.[0];
    };
    expect(['report', 'dataset', 'speech', 'broadcast'].map(fieldOf)).toEqual(Array(4).fill('publisher'));
    expect(fieldOf('legal_case')).toBe('authority');
    expect(['webpage', 'article-journal', 'post-weblog'].map(fieldOf)).toEqual(Array(3).fill('container-title'));
    expect(sourceItem({ ...bare, language: 'ru' }).language).toBe('ru');
  });

  it('leaves out what the record has not, and says in its note why it is not there', () => {
    expect(sourceItem(bare)).toStrictEqual({ id: 'x', type: 'webpage', title: 'Tides' });
    expect(sourceItem({ ...bare, issued: '../2010' })).toStrictEqual(sourceItem(bare));
    expect(sourceItem({ ...bare, authors: ['Quay, Ivo, Jr.'] }).author).toEqual([
      { family: 'Quay', given: 'Ivo, Jr.' },
    ]);
    expect(sourceItem({ ...bare, noPublisher: 'It is a wall', noUrl: 'Gone.' }).note).toBe(
      'No publisher: It is a wall. No address: Gone.',
    );
  });

  it('has a DOI only where the whole address is one', () => {
    const doiOf = (url: string) => sourceItem({ ...bare, url }).DOI;
    expect(doiOf('http://dx.doi.org/10.1/x')).toBe('10.1/x');
    for (const url of ['https://mydoi.org/10.1/x', 'https://example.org/https://doi.org/10.1/x', 'https://doi.org/'])
      expect(doiOf(url), url).toBeUndefined();
  });
});

describe('The item of the atlas', () => {
  it('is a map of the day on which it was last checked, and names the article and its address', () => {
    expect(atlasItem(atlas)).toEqual({
      id: 'tiny-atlas',
      type: 'map',
      title: 'Tiny Atlas: A companion to Ferrywoman 2011',
      issued: { 'date-parts': [[2011, 6, 30]] },
      note: 'Companion to Ada Ferrywoman, “Two Towns and a Ford”, https://doi.org/10.1234/tiny',
    });
    expect(atlasItem(second.atlas).note).toBe('Companion to Mara Tidewell, “Two Islands and a Ferry”');
  });

  it('has editor, version and DOI where the content names them', () => {
    const edited = { ...atlas.meta, editors: ['Quay, Ivo', 'Harbour Board'], version: '1.2.0', doi: '10.1234/atlas' };
    expect(atlasItem({ ...atlas, meta: edited })).toMatchObject({
      editor: [{ family: 'Quay', given: 'Ivo' }, { literal: 'Harbour Board' }],
      version: '1.2.0',
      DOI: '10.1234/atlas',
    });
    // A part has its own address, not the DOI of the whole.
    const whole = atlasItem({ ...atlas, meta: edited });
    const view = partItem(whole, {
      id: 'v',
      type: 'map',
      title: 'V',
      url: 'https://example.org/#v=1',
      accessed: '2011-02-03',
    });
    expect(view).not.toHaveProperty('DOI');
    expect(view).toMatchObject({ editor: whole.editor, version: '1.2.0', issued: whole.issued });
  });

  it('is named by its title in plain letters, with no hyphen at an end', () => {
    const named = (title: string): string => atlasItemId({ ...atlas, meta: { ...atlas.meta, title } } as Atlas);
    expect(named('Where does it run?')).toBe('where-does-it-run');
    expect(named('“Émigrés” & Øre: 2')).toBe('emigres-ore-2');
  });

  it('as seen at an address on a day has both, and a part of it its own name and the whole as container', () => {
    const whole = atlasItem(atlas);
    const accessed = { 'date-parts': [[2011, 2, 3]] };
    const at = { url: 'https://example.org/#v=1', accessed: '2011-02-03' };
    expect(accessedItem(whole, at)).toEqual({ ...whole, URL: at.url, accessed });
    expect(partItem(whole, { id: 'reed-ford', type: 'webpage', title: 'Reed ford', ...at })).toEqual({
      ...whole,
      id: 'tiny-atlas-reed-ford',
      type: 'webpage',
      title: 'Reed ford',
      'container-title': whole.title,
      URL: at.url,
      accessed,
    });
  });
});

describe('The item of the article', () => {
  const made = {
    id: 'two-towns-and-a-ford',
    type: 'article-journal',
    title: 'Two Towns and a Ford',
    author: [{ family: 'Ferrywoman', given: 'Ada' }],
    'container-title': 'Journal of Small Waters',
    issue: 'Winter 2010',
    issued: { 'date-parts': [[2010, 12, 31]] },
  };
  const withArticle = (more: object): Atlas => ({ ...atlas, article: { ...atlas.article, ...more } });

  it('has what the atlas knows of it', () => {
    expect(articleItem(atlas)).toEqual({ ...made, DOI: '10.1234/tiny', URL: 'https://doi.org/10.1234/tiny' });
    expect(articleItem(withArticle({ doi: undefined }))).toStrictEqual(made);
    expect(articleItem(withArticle({ doi: undefined, url: 'https://example.org/a' }))).toEqual({
      ...made,
      URL: 'https://example.org/a',
    });
    const { issued: _, ...undated } = made;
    expect(articleItem(withArticle({ doi: undefined, issued: '..' }))).toStrictEqual(undated);
  });

  it('is no source because neither has an address', () => {
    expect(articleItem(withArticle({ doi: undefined, url: undefined })).id).toBe('two-towns-and-a-ford');
  });
});

describe('A bibliography', () => {
  const works = (of: Atlas): string[] => bibliographyOf(of, of.sources).map(({ id }) => id);

  it('begins with the atlas and the article, each once, and goes on with the sources in their order', () => {
    const sources = ['harbour-almanac', 'ferry-log', 'river-chart'];
    expect(works(atlas)).toEqual(['tiny-atlas', 'two-towns-and-a-ford', ...sources]);
    const cited = atlas.sources.map((each) =>
      each.id === 'ferry-log' ? { ...each, url: 'https://doi.org/10.1234/tiny' } : each,
    );
    expect(works({ ...atlas, sources: cited })).toEqual(['tiny-atlas', ...sources]);
    // The article among the sources keeps its issue, for which a source has no field.
    const listed = bibliographyOf({ ...atlas, sources: cited }, cited).find(({ id }) => id === 'ferry-log');
    expect(listed?.issue).toBe('Winter 2010');
  });
});

describe('A date of CSL', () => {
  it('is as exact as the first date of the record', () => {
    expect(cslDate('2010?')).toEqual({ 'date-parts': [[2010]], circa: true });
    expect(cslDate('2010-05/2011')).toEqual({ 'date-parts': [[2010, 5]] });
    expect(cslDate('2010-05-04~')).toEqual({ 'date-parts': [[2010, 5, 4]], circa: true });
    for (const none of ['..', '/2010', '2010-13']) expect(cslDate(none), none).toBeUndefined();
  });
});
