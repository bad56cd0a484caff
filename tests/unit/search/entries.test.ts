/** What can be found of an atlas, and by which words. */
import { describe, expect, it } from 'vitest';
import { indexAtlas } from '../../../src/domain/links';
import type { Atlas, AtlasEvent, Feature } from '../../../src/domain/model';
import { searchEntriesOf, type Entry } from '../../../src/search/entries';
import { tiny } from '../../fixtures/tiny-atlas';

const { atlas } = tiny;
const entries = (change: Partial<Atlas> = {}, copy: Parameters<typeof searchEntriesOf>[1] = []): readonly Entry[] =>
  searchEntriesOf(indexAtlas({ ...atlas, ...change }), copy);
const entry = (id: string, change: Partial<Atlas> = {}): Entry | undefined =>
  entries(change).find((each) => each.id === id);
const withEvent = (id: string, change: Partial<AtlasEvent>): Partial<Atlas> => ({
  events: atlas.events.map((event) => (event.id === id ? { ...event, ...change } : event)),
});
const withFeature = (id: string, change: Partial<Feature>): Partial<Atlas> => ({
  features: atlas.features.map((feature) => (feature.id === id ? { ...feature, ...change } : feature)),
});
/** The fields that an entry leaves empty. */
const NONE = {
  names: [],
  texts: [],
  hidden: [],
  spans: [],
  features: [],
  events: [],
  passage: null,
  inAftermath: false,
};

describe('A place is found', () => {
  it('by its names, its summary, the notes of its statuses and its kind', () => {
    expect(entry('reed-ford')).toEqual({
      ...NONE,
      kind: 'place',
      id: 'reed-ford',
      title: 'Reed ford',
      what: 'crossing',
      names: ['Reed ford', 'Reed ford'],
      texts: ['Shallow in summer. Closed by custom. Open for ten days. Open.', ''],
      hidden: ['crossing'],
      features: ['reed-ford'],
      events: ['ford-order'],
    });
  });
  it('by the forms that its title does not have, which are shown', () => {
    const { names, texts } = entry('nordhaven') ?? NONE;
    expect(names).toEqual(['Nordhaven / Northport', 'Nordhaven', 'Northport', 'Нордхавен']);
    expect(texts).toEqual(['', 'Нордхавен']);
    const change = withFeature('nordhaven', { also: ['Norhavn', 'Nordhavn', 'Northport'] });
    expect(entry('nordhaven', change)).toMatchObject({
      names: ['Nordhaven / Northport', 'Nordhaven', 'Northport', 'Нордхавен', 'Norhavn', 'Nordhavn'],
      texts: ['', 'Нордхавен · Norhavn · Nordhavn'],
    });
    expect(entry('reed-ford', withFeature('reed-ford', { also: ['Old ford'] }))?.names).toEqual([
      'Reed ford',
      'Reed ford',
      'Old ford',
    ]);
  });
  it('under a kind by its mode, where it has one', () => {
    expect(entry('mill-lane')).toMatchObject({ what: 'road', hidden: ['route'] });
  });
  it('in the aftermath, where it exists after the article alone', () => {
    expect(entry('reed-ford')?.inAftermath).toBe(false);
    const { span } = atlas.events.find(({ id }) => id === 'late-flood') as AtlasEvent;
    expect(entry('reed-ford', withFeature('reed-ford', { span }))?.inAftermath).toBe(true);
  });
});

describe('An event is found', () => {
  it('by its title, who met, any form of where, and its date in words', () => {
    expect(entry('nordhaven-talk-1')).toMatchObject({
      kind: 'event',
      title: 'First talk',
      names: ['First talk'],
      texts: ['They met at Nordhaven.', 'Nordhaven / Northport; Olga Tidewater, Bram Saltmarsh', ''],
      hidden: ['1 March 2010', 'Nordhaven', 'Northport', 'Нордхавен', 'Abram Saltmarsh'],
      date: '1 March 2010',
      features: ['nordhaven'],
      events: ['nordhaven-talk-1'],
      passage: 'p01',
      inAftermath: false,
    });
    expect(entry('ford-order')).toMatchObject({
      texts: ['By order of both pilots.', '', 'By letter.'],
      hidden: ['10 May 2010', 'Reed ford'],
      features: ['reed-ford'],
    });
    expect(entry('late-flood')).toMatchObject({
      hidden: ['1 February 2011', 'Southmere & Vale', 'Sutmar'],
      passage: null,
      inAftermath: true,
    });
  });
  it('by the dates of the record and of the article', () => {
    expect([entry('nordhaven-talk-1')?.spans.length, entry('nordhaven-talk-2')?.spans.length]).toEqual([1, 2]);
  });
  it('by where the article says it was', () => {
    const texts = (change: Partial<AtlasEvent>): string | undefined =>
      entry('nordhaven-talk-1', withEvent('nordhaven-talk-1', change))?.texts[1];
    expect(texts({ statedPlace: 'Southmere' })).toBe(
      'Nordhaven / Northport, in the article: Southmere; Olga Tidewater, Bram Saltmarsh',
    );
    expect(texts({ statedPlace: 'Southmere', place: null })).toBe(
      'in the article: Southmere; Olga Tidewater, Bram Saltmarsh',
    );
  });
  it('by who facilitated it, once', () => {
    const texts = (change: Partial<AtlasEvent>): string | undefined =>
      entry('nordhaven-talk-1', withEvent('nordhaven-talk-1', change))?.texts[1];
    const facilitators: AtlasEvent['facilitators'] = [
      { person: 'bram-saltmarsh' } as AtlasEvent['facilitators'][number],
    ];
    expect(texts({ facilitators })).toBe('Nordhaven / Northport; Olga Tidewater, Bram Saltmarsh');
    expect(texts({ facilitators, participants: ['bram-saltmarsh', 'olga-tidewater'] })).toBe(
      'Nordhaven / Northport; Olga Tidewater, Bram Saltmarsh',
    );
    expect(texts({ participants: [] })).toBe('Nordhaven / Northport');
  });
});

describe('A note is found', () => {
  const note = 'Editor’s note: The log gives three days, see the second talk.';
  const shownAt = (appliesTo: readonly string[]): readonly string[] =>
    entries({ notes: atlas.notes.map((each) => ({ ...each, appliesTo })) })
      .filter(({ texts }) => texts.includes(note))
      .map(({ id }) => id);
  it('under its passages, or under its other records where it has none', () => {
    expect(shownAt(['p02', 'nordhaven-talk-2'])).toEqual(['p02']);
    expect(shownAt(['p02', 'p03'])).toEqual(['p02', 'p03']);
    expect(shownAt(['nordhaven-talk-2', 'reed-ford'])).toEqual(['reed-ford', 'nordhaven-talk-2']);
  });
  it('beside others of its record', () => {
    const [own] = atlas.notes;
    const notes = own ? [own, { ...own, id: 'other', text: [[{ type: 'text' as const, text: 'More  of it.' }]] }] : [];
    expect(entry('p02', { notes })?.texts.slice(1)).toEqual([note, 'Editor’s note: More of it.']);
  });
});

it('A passage is found by its text, and by the names of its places that the text does not use', () => {
  expect(entry('p01')).toEqual({
    ...NONE,
    kind: 'passage',
    id: 'p01',
    title: '¶1',
    what: 'Upstream',
    texts: ['They met at Nordhaven on 1 March and in June.'],
    hidden: ['Nordhaven', 'Northport', 'Нордхавен'],
    features: ['nordhaven'],
    events: ['nordhaven-talk-1', 'nordhaven-talk-2'],
    passage: 'p01',
  });
  expect(entry('p03')?.hidden).toEqual(['Southmere & Vale', 'Sutmar']);
});

it('A paragraph of a copy is found by its text, under its passage where it has one', () => {
  const found = entries({}, [
    { passage: 'p01', text: ' Some \n words' },
    { passage: null, text: 'x' },
    { passage: 'unknown', text: 'y' },
  ]).filter(({ kind }) => kind === 'copy');
  expect(found).toEqual([
    {
      ...NONE,
      kind: 'copy',
      id: 'copy-0',
      title: '¶1 in your copy',
      texts: ['Some words'],
      features: ['nordhaven'],
      events: ['nordhaven-talk-1', 'nordhaven-talk-2'],
      passage: 'p01',
    },
    { ...NONE, kind: 'copy', id: 'copy-1', title: 'Your copy', texts: ['x'] },
    { ...NONE, kind: 'copy', id: 'copy-2', title: 'Your copy', texts: ['y'] },
  ]);
});

it('A person is found by every name and the office, and brings places and events', () => {
  expect(entry('bram-saltmarsh')).toEqual({
    ...NONE,
    kind: 'person',
    id: 'bram-saltmarsh',
    title: 'Bram Saltmarsh',
    names: ['Bram Saltmarsh', 'Abram Saltmarsh'],
    texts: ['Pilot of the south', 'Abram Saltmarsh'],
    features: ['nordhaven'],
    events: ['nordhaven-talk-1'],
  });
  const late = withEvent('late-flood', { participants: ['bram-saltmarsh'] });
  expect(entry('bram-saltmarsh', late)?.inAftermath).toBe(false);
  const only = {
    events: atlas.events.map((event) => ({
      ...event,
      participants: event.id === 'late-flood' ? ['bram-saltmarsh'] : [],
    })),
  };
  expect(entry('bram-saltmarsh', only)).toMatchObject({
    inAftermath: true,
    features: ['southmere'],
    events: ['late-flood'],
  });
});

it('A word of the news says what is nearest', () => {
  const word = (target: string): Entry | undefined =>
    entry('word-0', { words: atlas.words.map((each) => ({ ...each, target })) });
  expect(word('mill-lane')).toEqual({
    kind: 'word',
    ...NONE,
    id: 'word-0',
    title: 'Fogbank',
    names: ['Fogbank'],
    said: 'The article does not use this word.',
    target: 'mill-lane',
    features: ['mill-lane'],
  });
  expect(word('late-flood')).toMatchObject({
    features: ['southmere', 'mill-lane'],
    events: ['late-flood'],
    inAftermath: true,
  });
  expect(word('ford-order')).toMatchObject({ events: ['ford-order'], inAftermath: false });
  expect(word('nothing')).toMatchObject({ features: [], events: [], inAftermath: false });
});

it('A source is found by its title, authors, container and year', () => {
  expect(entry('harbour-almanac')).toMatchObject({
    kind: 'source',
    names: ['Harbour Almanac'],
    texts: ['Ivo Quay · Harbour Press · 2010'],
    passage: 'p01',
  });
  const sources = atlas.sources.map((source) => ({ ...source, authors: ['A. Reed', 'B. Lane'] }));
  expect(entry('river-chart', { sources })?.texts).toEqual(['A. Reed, B. Lane · Chart House · 2009']);
  expect(entry('river-chart', { features: [], events: [], notes: [], words: [] })).toMatchObject({
    features: [],
    events: [],
    passage: null,
    inAftermath: false,
  });
});
