import { describe, expect, it, vi } from 'vitest';
import { initialSession, type AppEvent } from '../../../../src/domain/session';
import type { Feature, StatusWord } from '../../../../src/domain/model';
import { parseDay, spansOverlap } from '../../../../src/domain/time';
import { selectView, type FeatureView } from '../../../../src/domain/view';
import {
  betweenGroups,
  betweenSentence,
  changedBetweenDays,
  countOfEvents,
  eventsBetween,
} from '../../../../src/views/timeline/between';
import { momentGroups } from '../../../../src/views/timeline/momentEntries';
import { real } from '../../../fixtures/real-atlas';
import { feature, span } from '../../../fixtures/timeline';
import { tiny } from '../../../fixtures/tiny-atlas';

const day = (text: string): number => parseDay(text) as number;
const between = ({ index }: typeof tiny, from: string, to: string) =>
  selectView(index, { ...initialSession(index), mode: 'window', window: { from: day(from), to: day(to) + 1 } });

describe('What lies between two days', () => {
  it('are the events with a day in it, in the order of their dates', () => {
    const view = between(real, '2022-10-06', '2023-07-15');
    const events = eventsBetween(view).map(({ event }) => event);
    expect(events).toEqual(view.events.map(({ event }) => event).filter(({ span }) => spansOverlap(span, view.window)));
    expect(events.length).toBeGreaterThan(20);
    expect([countOfEvents(0), countOfEvents(1), countOfEvents(events.length)]).toEqual([
      'no event',
      '1 event',
      `${events.length} events`,
    ]);
  });

  it('is what changed after the first day, each status in its order, and nothing that changed outside', () => {
    const changed = (from: string, to: string) =>
      Object.fromEntries(
        changedBetweenDays(between(real, from, to)).map(({ feature, statuses }) => [feature.id, statuses]),
      );
    expect(changed('2023-04-22', '2023-06-16')['lachin-checkpoint']).toEqual(['controlled', 'restricted']);
    // On its first day a status has not changed.
    expect(changed('2023-04-23', '2023-06-14')['lachin-checkpoint']).toBeUndefined();
    expect(changed('2023-02-01', '2023-03-01')['margara-alican']).toEqual(['temporary', 'closed']);
    expect(changed('2022-10-06', '2022-11-01')['margara-alican']).toBeUndefined();
  });

  describe('of a feature', () => {
    const bridge = feature([
      [span(0, 10), 'open'],
      [span(10, 20), 'closed'],
      [span(20, 30), 'unrecorded'],
      [span(30, 40), 'open'],
      [span(40, 50), 'open'],
    ]);
    /** What changed between day 5 and the end of a window, of a feature alone. */
    const changes = (to: number, of: Partial<Feature> = {}, more: object = {}) =>
      changedBetweenDays({
        features: new Map([
          ['bridge', { feature: { ...bridge, ...of }, shown: true, present: true, ...more } as FeatureView],
        ]),
        window: { from: 5, to },
        range: { first: 0, last: 100 },
      }).map(({ statuses }) => statuses);

    it('are its statuses in their order, one that goes on once, and none of which there is no record', () => {
      expect(changes(10)).toEqual([]);
      expect(changes(11)).toEqual([['closed']]);
      expect(changes(25)).toEqual([['closed']]);
      expect(changes(50)).toEqual([['closed', 'open']]);
    });

    it('are those of its parts where the whole has none', () => {
      const parts = ['pier', 'deck'].map((id) => ({
        id,
        title: id,
        span: span(0, 100),
        main: id === 'pier',
      })) as unknown as Feature['parts'];
      const ofPart = (part: string, from: number, status: StatusWord) =>
        ({ ...feature([[span(from, 40), status]]).statuses[0], parts: [part] }) as Feature['statuses'][0];
      const ofDeck = [ofPart('deck', 10, 'closed'), ofPart('deck', 20, 'blocked')];
      expect(changes(50, { parts, statuses: ofDeck })).toEqual([['closed', 'blocked']]);
      // What holds for the main part is told of the whole.
      expect(changes(50, { parts, statuses: [...ofDeck, ofPart('pier', 30, 'open')] })).toEqual([['open']]);
    });

    it('are not told if its layer is off or it has none, if it is not there, and if it is a venue, which has no status', () => {
      expect(changes(50, {}, { shown: false })).toEqual([]);
      expect(changes(50, {}, { present: false })).toEqual([]);
      expect(changes(50, { layer: null })).toEqual([]);
      expect(changes(50, { kind: 'venue' })).toEqual([]);
    });
  });

  it('can be chosen from a menu, which says what is shown', () => {
    const dispatch = vi.fn<(event: AppEvent) => void>();
    const view = between(tiny, '2010-05-09', '2010-06-02');
    const [events, changes] = betweenGroups(view, dispatch);
    expect(events?.entries.length).toBe(eventsBetween(view).length);
    events?.entries[0]?.run();
    expect(dispatch).toHaveBeenLastCalledWith({ type: 'eventVisited', id: eventsBetween(view)[0]?.event.id });
    const ford = changes?.entries.find(({ id }) => id === 'reed-ford');
    expect(ford?.detail).toMatch(/open/);
    ford?.run();
    expect(dispatch).toHaveBeenLastCalledWith({ type: 'selected', id: 'reed-ford' });
    expect(betweenSentence(view)).toMatch(/^9 May 2010 to 2 June 2010: the map shows what held at any time/);
  });

  it('has among it what is drawn beyond its record', () => {
    const dispatch = vi.fn<(event: AppEvent) => void>();
    const { index } = real;
    const layers = [...initialSession(index).layers, 'aftermath'];
    const window = { from: day('2022-10-01'), to: day('2023-08-01') };
    const groups = betweenGroups(
      selectView(index, { ...initialSession(index), layers, mode: 'window', window }),
      dispatch,
    );
    const ended = groups.find(({ title }) => title === 'Drawn as last recorded');
    const flights = ended?.entries.find(({ label }) => label === 'Türkiye–Armenia flights');
    expect(flights?.detail).toBe('no record after 27 July 2023');
    flights?.run();
    expect(dispatch).toHaveBeenLastCalledWith({ type: 'selected', id: 'turkiye-armenia-flights' });
    // Keys of entries are those of one menu.
    const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('may be nothing: there is then no menu', () => {
    expect(betweenGroups(between(tiny, '2009-02-01', '2009-02-02'), () => {})).toEqual([]);
  });
});

describe('The moments of the article', () => {
  it('are in the order of their dates, each with its date and what the author makes of it', () => {
    const [group] = momentGroups(
      real.atlas.moments,
      { window: { from: day('2023-02-11'), to: day('2023-02-12') } },
      () => {},
    );
    const starts = group?.entries.map(
      ({ id }) => real.atlas.moments.find((moment) => moment.id === id)?.span.from ?? 0,
    );
    expect(starts).toEqual([...(starts ?? [])].sort((a, b) => a - b));
    expect(group?.entries.find(({ id }) => id === 'highlight-crossing')?.detail).toBe(
      "11 February 2023 · 3rd of the author's four highlights",
    );
    // No title is numbered: the numbers are not in the order of the dates.
    expect(group?.entries.filter(({ label }) => /\d(st|nd|rd|th)/.test(label))).toEqual([]);
    // The one that is shown is marked.
    expect(group?.entries.filter(({ isOn }) => isOn).map(({ id }) => id)).toEqual(['highlight-crossing']);
    expect(momentGroups([], { window: { from: 0, to: 1 } }, () => {})).toEqual([]);
  });
});
