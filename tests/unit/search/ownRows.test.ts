import { describe, expect, it } from 'vitest';
import { ownGroup, ownRow, type SearchedLayer } from '../../../src/search/ownRows';
import type { StyledLayer } from '../../../src/domain/ownData';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { FOURFOLD, growth } from '../../helpers/growth';

const searched = (styled: StyledLayer): SearchedLayer => ({ styled, rows: styled.layer.features.map(ownRow) });
const incidents = styledLayer('incidents', [
  ownFeature(1, { name: 'Şelale bridge', note: 'Shots were heard near the mill', count: 3 }, '2010-05-01'),
  ownFeature(2, { name: 'Mill', note: 'Quiet' }),
  ownFeature(3, { note: null, count: 1234 }),
]);
const find = (query: string, limit = 5) => ownGroup([searched(incidents)], query, limit);

describe('A search through own data', () => {
  it('finds features by name and by every value, those named so first', () => {
    const group = find('mill');
    expect(group).toMatchObject({ kind: 'own', title: 'Your data', total: 2 });
    expect(group?.hits.map(({ title }) => title)).toEqual(['Mill', 'Şelale bridge']);
    expect(group?.hits[1]).toMatchObject({
      what: 'incidents',
      date: '1 May 2010',
      excerpt: 'Shots were heard near the mill',
      own: { layer: 'own-data-incidents', place: 0 },
    });
    const [mark] = group?.hits[1]?.marks ?? [];
    expect(group?.hits[1]?.excerpt.slice(mark?.from, mark?.to)).toBe('mill');
  });

  it('does not mind letters and accents, and finds by the beginning of every word', () => {
    expect(find('selale br')?.hits[0]?.title).toBe('Şelale bridge');
    expect(find('ridge')).toBeNull();
    expect(find('shots quiet')).toBeNull();
  });

  it('names a feature by its number where nothing names it', () => {
    expect(find('1234')?.hits[0]).toMatchObject({ title: 'Row 3', excerpt: '1234' });
  });

  it('lists no more than asked for and counts all, and leaves out what is not visible', () => {
    expect([find('mill', 1)?.hits.length, find('mill', 1)?.total]).toEqual([1, 2]);
    const hidden = { ...incidents, look: { ...incidents.look, isVisible: false } };
    expect(ownGroup([searched(hidden)], 'mill', 5)).toBeNull();
    expect(find('')).toBeNull();
  });

  it('finds a feature once that a layer has and another that was made of it, and names both', () => {
    const [mill] = incidents.layer.features.filter(({ number }) => number === 2);
    if (!mill) throw new Error('there is a mill');
    const near = styledLayer('near', [{ ...mill, properties: { ...mill.properties, measured_distance_m: 3 } }]);
    const made = { ...near, layer: { ...near.layer, file: incidents.layer.file } };
    const group = ownGroup([searched(made), searched(incidents)], 'mill', 5);
    expect(group).toMatchObject({ total: 2 });
    expect(group?.hits.map(({ title, what, own }) => [title, what, own?.layer])).toEqual([
      ['Mill', 'near, also in incidents', 'own-data-near'],
      ['Şelale bridge', 'incidents', 'own-data-incidents'],
    ]);
    // As a project has them that was opened: no part of one is a part of the other.
    const opened = structuredClone(made);
    expect(ownGroup([searched(opened), searched(incidents)], 'mill', 5)?.total).toBe(2);
    // One of two layers alone is shown.
    const hidden = { ...made, look: { ...made.look, isVisible: false } };
    expect(ownGroup([searched(hidden), searched(incidents)], 'mill', 5)?.hits.map(({ what }) => what)).toEqual([
      'incidents',
      'incidents',
    ]);
  });

  it('finds every feature of several layers of one file, and of several files, that have the same number', () => {
    const other = styledLayer('other', [
      ownFeature(2, { name: 'Mill' }, null, { type: 'Point', coordinates: [9, 9] }),
      ownFeature(2, { name: 'Millpond' }),
    ]);
    const ofOneFile = { ...other, layer: { ...other.layer, file: incidents.layer.file } };
    expect(ownGroup([searched(ofOneFile), searched(incidents)], 'mill', 5)?.total).toBe(4);
    const copy = styledLayer('copy', incidents.layer.features);
    expect(ownGroup([searched(copy), searched(incidents)], 'mill', 5)?.total).toBe(4);
  });

  it('finds what is prepared already', () => {
    const { rows, styled } = searched(incidents);
    expect(ownGroup([{ styled, rows: rows.slice(0, 1) }], 'mill', 5)?.total).toBe(1);
  });

  it('through four times as many features takes about four times as long, also where a layer was made of another', async () => {
    const layersOf = (count: number) => {
      const many = searched(
        styledLayer(
          'many',
          Array.from({ length: count }, (_, at) =>
            ownFeature(at, { name: `Place ${at}`, note: 'some words about it' }),
          ),
        ),
      );
      return [many, { ...many, styled: { ...many.styled, layer: { ...many.styled.layer, id: 'own-data-made' } } }];
    };
    const sized = new Map([10_000, 40_000].map((count) => [count, layersOf(count)]));
    expect(ownGroup(sized.get(40_000)!, 'words about', 5)?.total).toBe(40_000);
    expect(await growth((count) => ownGroup(sized.get(count)!, 'words about', 5), 10_000)).toBeLessThan(FOURFOLD);
  });
});
