import { describe, expect, it } from 'vitest';
import { toolsFor, type SearchedTool } from '../../../src/search/tools';
import { withTools } from '../../../src/views/search/results';
import type { HitKind, SearchGroup } from '../../../src/search/hits';

const TOOLS: readonly SearchedTool[] = [
  { id: 'export', label: 'Export', also: ['picture', 'GeoJSON', 'ruled paper'] },
  { id: 'rule', label: 'Ruler', also: ['distance'] },
];
const found = (query: string): readonly string[] => toolsFor(TOOLS, query)?.group.hits.map(({ id }) => id) ?? [];

describe('A search through the tools of the page', () => {
  it('finds a tool by its name and by what it does, those named so first', () => {
    expect(found('export')).toEqual(['export']);
    expect(found('geoj')).toEqual(['export']);
    expect(found('rule')).toEqual(['rule', 'export']);
    expect(found('distance picture')).toEqual([]);
    expect(found('ceasefire')).toEqual([]);
  });

  it('says by which word it found one that is named otherwise', () => {
    const [hit] = toolsFor(TOOLS, 'dist')?.group.hits ?? [];
    expect(hit).toMatchObject({ title: 'Ruler', titleMarks: [], excerpt: 'distance', marks: [{ from: 0, to: 8 }] });
    expect(toolsFor(TOOLS, 'ruler')?.group.hits[0]).toMatchObject({ excerpt: '', titleMarks: [{ from: 0, to: 5 }] });
  });

  it('finds none by two letters, which begin too many words', () => {
    expect(found('ru')).toEqual([]);
  });

  it('comes first where the query names a tool, and else after records and before own data and running text', () => {
    const group = (kind: HitKind): SearchGroup => ({ kind, title: kind, hits: [], total: 1, features: [], events: [] });
    const kinds = (query: string, ...others: readonly HitKind[]): readonly HitKind[] =>
      withTools(others.map(group), toolsFor(TOOLS, query)).map(({ kind }) => kind);
    expect(kinds('Ruler', 'place', 'own', 'passage')).toEqual(['tool', 'place', 'own', 'passage']);
    expect(kinds('rule', 'place', 'own', 'passage')).toEqual(['place', 'tool', 'own', 'passage']);
    expect(kinds('rule', 'place', 'source')).toEqual(['place', 'tool', 'source']);
    expect(kinds('rule', 'place')).toEqual(['place', 'tool']);
    expect(kinds('ceasefire', 'place')).toEqual(['place']);
  });
});
