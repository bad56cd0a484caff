import { describe, expect, it } from 'vitest';
import { ownGroup, ownRow, type SearchedLayer } from '../../../src/search/ownRows';
import type { StyledLayer } from '../../../src/domain/ownData';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

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
    expect(find('1234')?.hits[0]).toMatchObject({ title: 'Feature 3', excerpt: '1234' });
  });

  it('lists no more than asked for and counts all, and leaves out what is not visible', () => {
    expect([find('mill', 1)?.hits.length, find('mill', 1)?.total]).toEqual([1, 2]);
    const hidden = { ...incidents, look: { ...incidents.look, isVisible: false } };
    expect(ownGroup([searched(hidden)], 'mill', 5)).toBeNull();
    expect(find('')).toBeNull();
  });

  it('finds what is prepared already', () => {
    const { rows, styled } = searched(incidents);
    expect(ownGroup([{ styled, rows: rows.slice(0, 1) }], 'mill', 5)?.total).toBe(1);
  });

  it('through a hundred thousand features takes a moment', () => {
    const many = searched(
      styledLayer('many', Array.from({ length: 100_000 }, (_, at) => ownFeature(at, { name: `Place ${at}`, note: 'some words about it' }))), // prettier-ignore
    );
    const start = performance.now();
    expect(ownGroup([many], 'words about', 5)?.total).toBe(100_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
