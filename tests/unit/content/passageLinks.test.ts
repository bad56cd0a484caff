import { describe, expect, it } from 'vitest';
import { collectIdsByKey, passagesOfEvents, passagesOfFeatures } from '../../../src/content/passageLinks';
import { passageFiles, withFeaturesOfEvents } from '../../../src/content/passages';
import type { AtlasEvent, Passage } from '../../../src/domain/model';
import { FOURFOLD, growth } from '../../helpers/growth';

const passage = (id: string, features: readonly string[], events: readonly string[] = []): Passage =>
  ({ id, features, events }) as unknown as Passage;
const event = (id: string, more: Partial<AtlasEvent>): AtlasEvent =>
  ({ id, place: null, features: [], meeting: false, track: 'measures', ...more }) as unknown as AtlasEvent;

const talks = event('talks', { place: 'hall', features: ['road', 'ford'], meeting: true });
const war = event('war', { features: ['ridge', 'ford'], track: 'background' });
const closing = event('closing', { features: ['ford'] });
const events = [war, talks, closing];

const isBackground = (track: string): boolean => track === 'background';

/** The passages about a feature. */
function about(feature: string, passages: readonly Passage[]): readonly string[] {
  return passagesOfFeatures(passages, withFeaturesOfEvents(passages, events), events, isBackground)(feature);
}

describe('A passage is about', () => {
  it('the features that it links to', () => {
    expect(about('ford', [passage('p01', ['ford']), passage('p02', ['road'])])).toEqual(['p01']);
  });

  it('the place of an event that it links to, a meeting’s too', () => {
    expect(about('hall', [passage('p01', [], ['talks'])])).toEqual(['p01']);
  });

  it('the subjects of a measure that it links to', () => {
    expect(about('ford', [passage('p01', [], ['closing'])])).toEqual(['p01']);
  });

  it('the subjects of a meeting or of the background only where no passage is about them otherwise', () => {
    expect(about('ford', [passage('p01', [], ['talks']), passage('p02', [], ['closing'])])).toEqual(['p02']);
    expect(about('ford', [passage('p01', [], ['war']), passage('p02', ['ford'])])).toEqual(['p02']);
    expect(about('road', [passage('p01', [], ['talks'])])).toEqual(['p01']);
    expect(about('ridge', [passage('p01', [], ['war'])])).toEqual(['p01']);
  });

  it('nothing through an event that does not exist, and a feature of no passage has none', () => {
    expect(about('ford', [passage('p01', [], ['lost'])])).toEqual([]);
    expect(about('lost', [passage('p01', ['ford'])])).toEqual([]);
  });

  it('a feature once, however often it links to it', () => {
    expect(about('ford', [passage('p01', ['ford', 'ford'], ['closing'])])).toEqual(['p01']);
  });
});

describe('Passages', () => {
  it('of an event are those that link to it, in order', () => {
    const of = passagesOfEvents([passage('p01', [], ['war', 'talks']), passage('p02', [], ['talks', 'talks'])]);
    expect([of('talks'), of('war'), of('closing')]).toEqual([['p01', 'p02'], ['p01'], []]);
  });

  it('lead to the places and subjects of their events, in order of date, after the features they link to', () => {
    const [linked] = withFeaturesOfEvents([passage('p01', ['gate', 'ford'], ['talks', 'war'])], events);
    expect(linked?.features).toEqual(['gate', 'ford', 'ridge', 'hall', 'road']);
  });

  it('are read in order of their numbers, a hundred and more too', () => {
    const files = [
      'passages/p100.md',
      'passages/p10.md',
      'notes.yaml',
      'passages/p09.md',
      'passages/a/p01.md',
      'passages/p99.md',
    ];
    expect(passageFiles(files)).toEqual(['passages/p09.md', 'passages/p10.md', 'passages/p99.md', 'passages/p100.md']);
  });
});

describe('Links', () => {
  it('are collected once each, in the order in which they come', () => {
    const of = collectIdsByKey((add) => {
      add('a', 'y');
      add('a', 'x');
      add('b', 'x');
      add('a', 'y');
    });
    expect([of('a'), of('b'), of('c')]).toEqual([['y', 'x'], ['x'], []]);
  });

  it('cost four times as much for four times the passages and features', async () => {
    const cost = await growth((size) => {
      const ids = [...Array(size).keys()].map((at) => `f${at}`);
      const passages = ids.map((id, at) => passage(`p${at}`, [id], [`e${at}`]));
      const all = ids.map((id, at) => event(`e${at}`, { features: [id] }));
      const of = passagesOfFeatures(passages, withFeaturesOfEvents(passages, all), all, isBackground);
      ids.forEach((id) => of(id));
    }, 1000);
    expect(cost).toBeLessThan(FOURFOLD);
  });
});
