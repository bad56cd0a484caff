import { describe, expect, it } from 'vitest';
import {
  excerptOf,
  excerptOfPicked,
  excerptOfSelection,
  type Excerpt,
  type PickedRecords,
} from '../../../src/domain/excerpt';
import { indexAtlas, recordWithId, type Target } from '../../../src/domain/links';
import type { Bounds, Feature } from '../../../src/domain/model';
import { initialSession, type Session } from '../../../src/domain/session';
import { parseDay } from '../../../src/domain/time';
import { recordsOf } from '../../../src/formats/publish/records';
import { parseHash } from '../../../src/formats/address/url';
import { selectView, type View } from '../../../src/domain/view';
import { compiled, tiny, tinyFiles } from '../../fixtures/tiny-atlas';

const { index } = tiny;
const day = (text: string): number => parseDay(text) as number;
const viewOf = (session: Partial<Session>): View => selectView(index, { ...initialSession(index), ...session });
const excerpt = (session: Partial<Session>, bounds: Bounds | null = null): Excerpt =>
  excerptOf(viewOf(session), index, bounds && { bounds, geometry: tiny.geometry });
type Lists = Record<'features' | 'events' | 'passages' | 'sources' | 'hidden' | 'placeless', string[]>;
const shown = (session: Partial<Session>, bounds: Bounds | null = null): Lists => {
  const { window: _, statuses: _all, leftOut, ...sets } = excerpt(session, bounds);
  return Object.fromEntries(
    Object.entries({ ...sets, ...leftOut }).map(([key, ids]) => [key, [...ids].sort()]),
  ) as never;
};

describe('The part of the atlas that a view shows', () => {
  it('on a day holds what exists then, with the events up to and including it', () => {
    const layers = index.atlas.layers.map(({ id }) => id);
    const { features, events } = shown({ day: day('2010-05-10'), layers });
    expect(features).toEqual(['eel-ground', 'mill-lane', 'nordhaven', 'reed-ford', 'river-line']);
    expect(events).toEqual(['ford-order', 'nordhaven-talk-1']);
  });

  it('in a window holds the events of which a day lies inside', () => {
    const window = { from: day('2010-05-11'), to: day('2010-06-02') };
    expect(shown({ mode: 'window', window, layers: ['venues'] }).events).toEqual(['nordhaven-talk-2']);
  });

  it('leaves out events at places whose layer is off, and tells which', () => {
    const { features, events, hidden } = shown({ day: day('2010-12-31'), layers: ['crossings'] });
    expect(events).toEqual(['ford-order']);
    expect(features).toEqual(['reed-ford']);
    expect(hidden).toEqual(['nordhaven-talk-1', 'nordhaven-talk-2']);
    expect(shown({ day: day('2010-12-31'), layers: ['venues'] }).hidden).toEqual([]);
  });

  it('names the place of every event that has one among its features, on whatever day and with whatever layers', () => {
    const layers = index.atlas.layers.map(({ id }) => id);
    for (let chosen = 0; chosen < 2 ** layers.length; chosen += 1) {
      const on = layers.filter((_, at) => chosen & (1 << at));
      for (const text of ['2010-02-01', '2010-06-02', '2010-12-31', '2011-02-01']) {
        const { features, events, hidden } = shown({ day: day(text), layers: on });
        for (const id of events) {
          const place = index.events.get(id)?.place;
          if (place) expect(features, `${text} ${on.join()}`).toContain(place);
        }
        expect(events.filter((id) => hidden.includes(id))).toEqual([]);
      }
    }
  });

  it('is of the days that are shown: a window that the address was refused is not taken', () => {
    const taken = (hash: string): Excerpt => excerptOf(selectView(index, parseHash(index, hash).session), index, null);
    const opening = excerpt({});
    expect(taken('#v=1&from=2010-12-01&to=2010-03-01')).toEqual(opening);
    // Moved inside what can be shown: the days taken are those shown.
    const { session } = parseHash(index, '#v=1&from=2010-06-01&to=2013-01-01');
    expect(taken('#v=1&from=2010-06-01&to=2013-01-01').window).toEqual(session.window);
    expect(session.window.to - 1).toBe(index.atlas.meta.opens);
  });

  it('leaves out layers that are off', () => {
    expect(shown({ layers: ['crossings'] }).features).toEqual(['reed-ford']);
    expect(shown({ layers: ['venues'] }).features).toEqual(['nordhaven']);
  });

  it('brings the place where an event of the record happened', () => {
    const { features, events } = shown({ layers: ['aftermath'], day: day('2011-02-01') });
    expect(events).toContain('late-flood');
    expect(features).toEqual(['southmere']);
  });

  it('in a frame leaves out what lies beyond it, and events without a place', () => {
    const { features, events } = shown(
      { day: day('2010-12-31'), layers: ['venues', 'crossings'] },
      [0.4, 0.9, 0.6, 1.1],
    );
    expect(features).toEqual(['nordhaven']);
    expect(events).toEqual(['nordhaven-talk-1', 'nordhaven-talk-2']);
  });

  it('tells which events without a place a frame leaves out', () => {
    const session = { day: day('2010-12-31'), layers: ['venues'] } as const;
    expect(shown(session, [0.4, 0.9, 0.6, 1.1]).placeless).toEqual(['ford-order']);
    expect(shown(session).placeless).toEqual([]);
  });

  it('in a frame goes by the shape of what exists then, not by its bounds', () => {
    // Inside the bounds of the lane, beside both of its courses; then on the new course alone.
    const beside: Bounds = [0.5, 0.6, 0.6, 0.65];
    const onNew: Bounds = [1.1, 0.75, 1.2, 0.85];
    const lane = { layers: ['routes'] } as const;
    expect(shown({ ...lane, day: day('2010-06-01') }, beside).features).toEqual([]);
    expect(shown({ ...lane, day: day('2010-06-01') }, onNew).features).toEqual([]);
    expect(shown({ ...lane, day: day('2010-12-01') }, onNew).features).toEqual(['mill-lane']);
  });

  it('in a frame goes by the bounds of what has no shape', () => {
    const bare = indexAtlas({
      ...tiny.atlas,
      features: tiny.atlas.features.map((feature) =>
        feature.id === 'nordhaven' ? { ...feature, parts: [] } : feature,
      ),
    });
    const of = (bounds: Bounds): Excerpt =>
      excerptOf(selectView(bare, { ...initialSession(bare), layers: ['venues'] }), bare, {
        bounds,
        geometry: tiny.geometry,
      });
    expect([...of([0.4, 0.9, 0.6, 1.1]).features]).toEqual(['nordhaven']);
    expect([...of([10, 10, 11, 11]).features]).toEqual([]);
  });

  it('knows a frame that was turned once around the globe', () => {
    expect(shown({ layers: ['venues'] }, [360.4, 0.9, 360.6, 1.1]).features).toEqual(['nordhaven']);
    expect(shown({ layers: ['venues'] }, [-200, -10, 200, 10]).features).toEqual(['nordhaven']);
  });

  it('carries the sources and passages of all it holds, its notes’ sources included', () => {
    const { sources, passages } = shown({ day: day('2010-06-01'), layers: ['venues'] });
    expect(sources).toEqual(['ferry-log', 'harbour-almanac']);
    expect(passages).toEqual(['p01', 'p02']);
  });

  it('carries the sources of notes, and of the shapes that are drawn', () => {
    const notes = (tinyFiles['notes.yaml'] as string).replace('sources: [ferry-log]', 'sources: [river-chart]');
    const { index: noted } = compiled({ ...tinyFiles, 'notes.yaml': notes });
    const sourcesOf = (of: typeof index, layers: string[]): ReadonlySet<string> =>
      excerptOf(selectView(of, { ...initialSession(of), day: day('2010-12-01'), layers }), of, null).sources;
    expect(sourcesOf(noted, ['venues'])).toContain('river-chart');
    expect(sourcesOf(index, ['venues'])).not.toContain('river-chart');
    expect(sourcesOf(index, ['borders'])).toContain('river-chart');
  });

  it('carries the sources of the statuses that hold, not of those of other days', () => {
    const ford = (text: string): string[] => shown({ day: day(text), layers: ['crossings'] }).sources;
    // In March the ford is closed, which rests on the almanac; from 10 May it is opened, which rests on the log.
    expect(ford('2010-03-15')).not.toContain('ferry-log');
    expect(ford('2010-05-12')).toContain('ferry-log');
  });
});

describe('Records that a reader has picked', () => {
  const picked = (...ids: string[]): Excerpt => excerptOfPicked({ ids }, index);
  const lists = ({ features, events, sources }: Excerpt): unknown => ({
    features: [...features].sort(),
    events: [...events].sort(),
    sources: [...sources].sort(),
  });

  it('come with the places of events, and with what they rest on', () => {
    expect(lists(picked('nordhaven-talk-1'))).toEqual({
      features: ['nordhaven'],
      events: ['nordhaven-talk-1'],
      sources: ['ferry-log', 'harbour-almanac'],
    });
    expect(lists(picked('ford-order'))).toMatchObject({ features: [], events: ['ford-order'] });
    expect(lists(picked('mill-lane'))).toEqual({
      features: ['mill-lane'],
      events: [],
      sources: ['ferry-log', 'harbour-almanac'],
    });
  });

  it('may be sources, passages and people, and ids that nothing has are ignored', () => {
    expect(lists(picked('river-chart', 'nothing'))).toEqual({ features: [], events: [], sources: ['river-chart'] });
    const p02 = index.passages.get('p02');
    const { features, events } = picked('p02');
    expect([...features]).toEqual(expect.arrayContaining([...(p02?.features ?? [])]));
    expect([...events]).toEqual(expect.arrayContaining([...(p02?.events ?? [])]));
    const takingPart = tiny.atlas.events.filter(({ participants }) => participants.includes('olga-tidewater'));
    expect(takingPart.length).toBeGreaterThan(0);
    expect([...picked('olga-tidewater').events]).toEqual(takingPart.map(({ id }) => id));
  });

  it('have all statuses, or those of some days, or only those that were picked', () => {
    const ford = index.features.get('reed-ford') as Feature;
    const statusesOf = (more: Partial<PickedRecords>): readonly string[] =>
      recordsOf(index, tiny.geometry, excerptOfPicked({ ids: ['reed-ford'], ...more }, index)).features.flatMap(
        ({ statuses }) => statuses.map(({ status }) => status),
      );
    expect(statusesOf({})).toEqual(['closed', 'temporary', 'open']);
    expect(statusesOf({ window: { from: day('2011-02-01'), to: day('2011-02-02') } })).toEqual(['open']);
    expect(statusesOf({ statuses: new Set(ford.statuses.slice(1, 2)) })).toEqual(['temporary']);
  });

  it('of a selection are the record and what belongs to it', () => {
    const select = (id: string): Excerpt => excerptOfSelection(recordWithId(index, id) as Target, index);
    expect(lists(select('nordhaven'))).toMatchObject({
      features: ['nordhaven'],
      events: ['nordhaven-talk-1', 'nordhaven-talk-2'],
    });
    expect([...select('ford-order').features]).toEqual(index.events.get('ford-order')?.features);
    expect([...select('p01').events]).toEqual(expect.arrayContaining(['nordhaven-talk-1']));
  });
});
