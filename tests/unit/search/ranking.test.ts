import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/search/entries';
import { MATCH_GRADES } from '../../../src/search/hits';
import {
  bestEntries,
  matchGradeOf,
  hitGroupOf,
  isWordStem,
  type FoundEntry,
  type IndexedEntry,
} from '../../../src/search/ranking';
import { nameKey, wordsOf } from '../../../src/search/words';

const NAMES = Object.fromEntries(Object.entries(MATCH_GRADES).map(([name, value]) => [value, name]));

function indexed(at: number, more: Partial<Entry> = {}): IndexedEntry {
  const entry: Entry = {
    kind: 'place',
    id: `place-${at}`,
    title: 'Mill lane',
    names: ['Mill lane'],
    texts: [],
    hidden: [],
    spans: [],
    features: [],
    events: [],
    passage: null,
    inAftermath: false,
    ...more,
  };
  return {
    at,
    entry,
    forms: entry.names.map(nameKey),
    words: new Map([entry.title, ...entry.texts].map((text) => [text, wordsOf(text)])),
  };
}

describe('Words may begin with', () => {
  it.each([
    ['m', true],
    ['2023', true],
    ['123', true],
    ['1', false],
    ['12', false],
    ['1a', true],
  ])('%s: %s', (word, expected) => expect(isWordStem(word)).toBe(expected));
});

describe('A record fits a query', () => {
  /** `terms` are the words of the record that the engine matched, with the field of each. */
  const fit = (query: string, terms: Record<string, 'name' | 'text'>, hasAll = true) => {
    const words = wordsOf(query).map(({ folded }) => folded);
    const match = Object.fromEntries(Object.entries(terms).map(([term, field]) => [term, [field]]));
    const found = matchGradeOf(
      indexed(0, { names: ['Mill lane', 'Old mill'] }),
      nameKey(query),
      words,
      { terms: Object.keys(terms), match },
      hasAll,
    );
    return [NAMES[found.fit], ...found.terms];
  };

  it.each<[string, string, Record<string, 'name' | 'text'>, readonly string[]]>([
    ['as one of its names', 'Old mill', { old: 'name', mill: 'name' }, ['itself', 'old', 'mill']],
    ['as the beginning of one', 'mill la', { mill: 'name', lane: 'name' }, ['begins', 'mill', 'lane']],
    ['with all words in its names', 'lane mill', { lane: 'name', mill: 'name' }, ['inName', 'lane', 'mill']],
    ['with some words in its texts', 'mill ford', { mill: 'name', ford: 'text' }, ['inText', 'mill', 'ford']],
    ['by similar words', 'mell lane', { mill: 'name', lane: 'name' }, ['similar', 'mill', 'lane']],
    [
      'with a word that begins in the middle only as the last',
      'la mill',
      { lane: 'name', mill: 'name' },
      ['similar', 'lane', 'mill'],
    ],
    [
      'without the words that are only similar',
      'mill la',
      { mill: 'name', lane: 'name', mull: 'text' },
      ['begins', 'mill', 'lane'],
    ],
    ['not by one digit as a beginning', 'mill 2', { mill: 'name', '2023': 'text' }, ['similar', '2023', 'mill']],
  ])('%s', (_what, query, terms, expected) => expect(fit(query, terms)).toEqual(expected));

  it('by any of the words where no record has all', () => {
    expect(fit('zebra ford', { ford: 'text' }, false)).toEqual(['inText', 'ford']);
    expect(fit('zebra ford', { ford: 'text' }, true)).toEqual(['similar', 'ford']);
    expect(fit('zebra mell', { mill: 'name' }, false)).toEqual(['similar', 'mill']);
  });
});

describe('The best', () => {
  const found = (at: number, fit: number, relevance: number, from = 0): FoundEntry => ({
    item: indexed(at, { spans: [{ from, to: from + 1 }] as unknown as Entry['spans'] }),
    fit,
    relevance,
    terms: [],
  });
  const order = (all: readonly FoundEntry[]): readonly number[] => all.map(({ item }) => item.at);

  it('fit best, then are the earliest, then the most relevant, then the first', () => {
    const all = [
      found(0, MATCH_GRADES.inText, 9),
      found(1, MATCH_GRADES.itself, 1, 5),
      found(2, MATCH_GRADES.itself, 1, 4),
      found(3, MATCH_GRADES.inText, 9),
      found(4, MATCH_GRADES.inText, 10),
    ];
    expect(order(bestEntries(all, Infinity))).toEqual([2, 1, 4, 0, 3]);
    expect(order(bestEntries(all, 3))).toEqual([2, 1, 4]);
  });

  it('are the same few, found with or without sorting all', () => {
    const any = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(2));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), fc.integer({ min: 1, max: 25 }), (drawn, limit) => {
        const all = drawn.map(([fit, relevance, from], at) => found(at, fit, relevance, from));
        expect(order(bestEntries(all, limit))).toEqual(order(bestEntries(all, Infinity)).slice(0, limit));
      }),
    );
  });
});

describe('A group', () => {
  const found = (at: number, fit: number, more: Partial<Entry> = {}, terms: readonly string[] = []): FoundEntry => ({
    item: indexed(at, more),
    fit,
    relevance: -at,
    terms,
  });

  it('lists up to the limit, counts all, and has the features and events of all, each once', () => {
    const { group, fit } = hitGroupOf(
      'place',
      [0, 1, 2].map((at) => found(at, MATCH_GRADES.inText, { features: ['ford', `f${at}`], events: [`e${at}`] })),
      2,
    );
    expect(group).toMatchObject({
      kind: 'place',
      title: 'Places',
      total: 3,
      events: ['e0', 'e1', 'e2'],
    });
    expect(fit).toBe(MATCH_GRADES.inText);
    expect(group.features).toEqual(['ford', 'f0', 'f1', 'f2']);
    expect(group.hits.map(({ id }) => id)).toEqual(['place-0', 'place-1']);
  });

  it('gathers what it marks when that is asked for, and once', () => {
    let asked = 0;
    const item = found(0, MATCH_GRADES.inText);
    const watched = {
      ...item,
      item: {
        ...item.item,
        entry: new Proxy(item.item.entry, { get: (of, key) => (key === 'events' && asked++, of[key as keyof Entry]) }),
      },
    };
    const { group } = hitGroupOf('place', [watched, watched, watched], 1);
    // The one hit that is listed says its events.
    expect(asked).toBe(1);
    expect([group.events, group.events]).toEqual([[], []]);
    expect(asked).toBe(4);
  });

  it('leaves similar ones out where others fit, and has them where none does', () => {
    const ids = (all: readonly FoundEntry[]): readonly string[] =>
      hitGroupOf('place', all, 9).group.hits.map(({ id }) => id);
    expect(ids([found(0, MATCH_GRADES.similar), found(1, MATCH_GRADES.inText), found(2, MATCH_GRADES.begins)])).toEqual(
      ['place-2', 'place-1'],
    );
    expect(ids([found(0, MATCH_GRADES.similar), found(1, MATCH_GRADES.similar)])).toEqual(['place-0', 'place-1']);
  });

  it('of nothing is empty', () => {
    expect(hitGroupOf('event', [], 5)).toMatchObject({
      group: { total: 0, hits: [], features: [] },
      fit: MATCH_GRADES.similar,
    });
  });

  it('shows what is known of a hit, with its matched words', () => {
    const more: Partial<Entry> = {
      title: 'Mill lane',
      what: 'road',
      date: '1 May 2010',
      texts: ['The lane was moved.', 'A lane by the mill.'],
      target: 'ford',
      passage: 'p01',
      inAftermath: true,
    };
    const [hit] = hitGroupOf('place', [found(0, MATCH_GRADES.itself, more, ['mill', 'lane'])], 1).group.hits;
    expect(hit).toEqual({
      kind: 'place',
      id: 'place-0',
      title: 'Mill lane',
      titleMarks: [
        { from: 0, to: 4 },
        { from: 5, to: 9 },
      ],
      what: 'road',
      excerpt: 'A lane by the mill.',
      marks: [
        { folded: 'lane', from: 2, to: 6 },
        { folded: 'mill', from: 14, to: 18 },
      ].map(({ from, to }) => ({ from, to })),
      target: 'ford',
      date: '1 May 2010',
      features: [],
      events: [],
      passage: 'p01',
      inAftermath: true,
    });
    const [bare] = hitGroupOf('place', [found(0, MATCH_GRADES.itself, { said: 'Said whole: mill.' }, ['mill'])], 1)
      .group.hits;
    expect(bare).toMatchObject({ excerpt: 'Said whole: mill.', marks: [] });
    expect(Object.keys(bare ?? {})).not.toContain('what');
  });
});
