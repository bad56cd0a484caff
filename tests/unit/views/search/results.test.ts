import { describe, expect, it } from 'vitest';
import type { SearchGroup, SearchHit } from '../../../../src/search/hits';
import type { Search } from '../../../../src/search/search';
import {
  groupsFor,
  searchMarksOf,
  notesOf,
  runsOf,
  sectionsOf,
  spokenResult,
} from '../../../../src/views/search/results';

function group(
  kind: SearchGroup['kind'],
  ids: readonly string[],
  total = ids.length,
  more: Partial<SearchGroup> = {},
): SearchGroup {
  const hits = ids.map((id) => ({ id }) as unknown as SearchHit);
  return { kind, title: kind.toUpperCase(), hits, total, features: [], events: [], ...more };
}

describe('The rows of results', () => {
  it('are numbered through all groups; a group with more ends with a row for the rest; one without hits has none', () => {
    const sections = sectionsOf([
      group('place', ['a', 'b']),
      group('days', [], 0, { note: 'No date.' }),
      group('event', ['c'], 4),
    ]);
    expect(
      sections.map(({ group, rows }) => [
        group.kind,
        ...rows.map((row) => `${row.at} ${row.type === 'hit' ? row.hit.id : 'rest'}`),
      ]),
    ).toEqual([
      ['place', '0 a', '1 b'],
      ['event', '2 c', '3 rest'],
    ]);
  });
});

describe('What a query finds', () => {
  const search: Search = (_query, limit = 1) => [
    group('place', ['a', 'b'].slice(0, limit), 2),
    group('event', ['c', 'd'].slice(0, limit), 2),
  ];
  const listed = (whole: readonly SearchGroup['kind'][]) =>
    groupsFor(search, 'x', new Set(whole)).map(({ hits }) => hits.map(({ id }) => id).join(''));

  it('is listed to its end in the groups that were asked for whole', () => {
    expect([listed([]), listed(['event']), listed(['place', 'event'])]).toEqual([
      ['a', 'c'],
      ['a', 'cd'],
      ['ab', 'cd'],
    ]);
  });
});

describe('The sentence on results', () => {
  it.each<[string, readonly SearchGroup[], string]>([
    ['counts each kind', [group('place', ['a'], 7), group('event', ['b'])], 'Found: PLACE 7, EVENT 1.'],
    ['says that there is nothing', [], 'Nothing found.'],
    [
      'says first what is wrong',
      [group('days', [], 0, { note: 'No date.' }), group('event', ['b'])],
      'No date. Found: EVENT 1.',
    ],
    [
      'says what is wrong where there is nothing',
      [group('days', [], 0, { note: 'No date.' })],
      'No date. Nothing found.',
    ],
  ])('%s', (_what, groups, expected) => {
    expect(spokenResult(groups)).toBe(expected);
  });

  it('has the notes on their own too', () => {
    expect(notesOf([group('days', [], 0, { note: 'No date.' }), group('event', ['b'])])).toEqual(['No date.']);
  });
});

describe('Marks', () => {
  it('are those of all groups; none where nothing was found', () => {
    const groups = [
      group('place', ['a'], 1, { features: ['ford'] }),
      group('event', ['b'], 1, { features: ['ford', 'lane'], events: ['b'] }),
    ];
    expect(searchMarksOf(groups)).toEqual({ features: new Set(['ford', 'lane']), events: new Set(['b']) });
    expect(searchMarksOf([])).toBeNull();
  });

  it('cut a text into runs', () => {
    const written = (text: string, ...marks: readonly [number, number][]): string =>
      runsOf(
        text,
        marks.map(([from, to]) => ({ from, to })),
      )
        .map(({ text, isMarked }) => (isMarked ? `[${text}]` : `(${text})`))
        .join('');
    expect(written('mill lane', [0, 4], [5, 9])).toBe('[mill]( )[lane]');
    expect(written('a mill here', [2, 6])).toBe('(a )[mill]( here)');
    expect([written('plain'), written('')]).toEqual(['(plain)', '']);
  });
});
