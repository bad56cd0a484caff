import { describe, expect, it } from 'vitest';
import { initialSession, type Session } from '../../../../src/domain/session';
import { parseDay } from '../../../../src/domain/time';
import { boundsOfVenues, capitalsAt, staysAtVenues, venueEntries } from '../../../../src/domain/venues';
import { selectView } from '../../../../src/domain/view';
import { countWords, groupsOf, partyWords, tracksMet, whenWords } from '../../../../src/views/venues/venueWords';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const day = (date: string): number => parseDay(date) as number;
const on = (date: string, more: Partial<Session> = {}) =>
  selectView(real.index, { ...initialSession(real.index), day: day(date), ...more });
const entriesOn = (date: string, track: string | null = null) => venueEntries(real.index, on(date), track);

describe('The venue view says', () => {
  it('up to which day it counts, or between which', () => {
    expect(whenWords(on('2023-07-27'))).toBe('Where they met, up to 27 July 2023');
    const window = { from: day('2022-10-06'), to: day('2023-07-15') + 1 };
    expect(whenWords(on('2023-07-27', { mode: 'window', window }))).toBe(
      'Where they met from 6 October 2022 to 15 July 2023',
    );
  });

  it('how many meetings there were, in how many places, and what it cannot show', () => {
    const known = real.atlas.events.filter(
      ({ meeting, place, span }) =>
        meeting && span.from <= day('2023-07-27') && real.index.features.get(place ?? '')?.disclosed,
    );
    const places = new Set(known.map(({ place }) => place));
    expect(countWords(entriesOn('2023-07-27'))).toBe(
      `${known.length} meetings in ${places.size} places, 6 beyond this map; 2 more whose place is not published`,
    );
    expect(countWords(entriesOn('2022-03-12', 'second-process'))).toBe('3 meetings in 3 places');
    expect(countWords(entriesOn('2022-05-24', 'commissions'))).toBe('1 meeting whose place is not published');
    expect(countWords([])).toBe('No meetings');
  });

  it('who met where, the venues with most meetings first and the latest meeting first', () => {
    const entries = entriesOn('2023-07-27');
    const counts = entries.map(({ count }) => count);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    for (const { meetings, met, count } of entries) {
      expect(meetings).toHaveLength(count);
      expect(met).toEqual(meetings.map(({ track }) => track));
      const days = meetings.map(({ span }) => span.from);
      expect(days).toEqual([...days].sort((a, b) => b - a));
    }
    const prague = real.index.events.get('prague-2022-10-06')!;
    expect(partyWords(prague, real.index)).toBe('Aliyev, Pashinyan, Macron, Michel');
    expect(partyWords({ ...prague, participants: [] }, real.index)).toBe(prague.title);
    expect(
      groupsOf(entries)
        .far.map(({ feature }) => feature.id)
        .sort(),
    ).toEqual(['arlington', 'new-york', 'washington']);
  });

  it('which tracks met, each with its number; limited to one it counts no other', () => {
    const all = entriesOn('2023-07-27');
    const tracks = tracksMet(all, real.atlas.tracks);
    expect(tracks.reduce((sum, { count }) => sum + count, 0)).toBe(all.reduce((sum, { count }) => sum + count, 0));
    for (const { track, count } of tracks) {
      const limited = entriesOn('2023-07-27', track.id);
      expect(limited.reduce((sum, entry) => sum + entry.count, 0)).toBe(count);
      expect(limited.flatMap(({ met }) => met).every((id) => id === track.id)).toBe(true);
    }
  });
});

describe('The capitals of those who met', () => {
  const at = (venue: string, date = '2023-07-27', track: string | null = null) =>
    capitalsAt(real.index, venue, on(date), track)
      .map(({ id }) => id)
      .sort();
  it('are those of the parties, not of hosts', () => {
    expect(at('brussels')).toEqual(['baku', 'yerevan']);
    expect(at('vienna')).toEqual(['ankara', 'yerevan']);
    expect(at('moscow')).toEqual(['ankara', 'baku', 'yerevan']);
    expect(at('moscow', '2023-07-27', 'leaders')).toEqual(['baku', 'yerevan']);
  });
  it('are of meetings up to the day alone, and none where only one party is of a state with a capital', () => {
    expect(at('brussels', '2021-12-13')).toEqual([]);
    expect(at('khojaly')).toEqual([]);
    expect(at('nowhere')).toEqual([]);
  });
});

describe('The venue view stays open', () => {
  it('for venues and their meetings, and ends with what leads elsewhere', () => {
    const stays = (event: Parameters<typeof staysAtVenues>[1]): boolean => staysAtVenues(real.index, event);
    expect(stays({ type: 'selected', id: 'vienna' })).toBe(true);
    expect(stays({ type: 'eventVisited', id: 'prague-2022-10-06' })).toBe(true);
    expect(stays({ type: 'dayChanged', day: 0, commit: true })).toBe(true);
    expect(stays({ type: 'selectionCleared' })).toBe(true);
    expect(stays({ type: 'selected', id: 'lachin-checkpoint' })).toBe(false);
    expect(stays({ type: 'eventVisited', id: 'phone-call-2022-04-11' })).toBe(false);
    expect(stays({ type: 'passageChosen', id: 'p01' })).toBe(false);
    expect(stays({ type: 'momentChosen', id: 'any' })).toBe(false);
  });
});

describe('The frame of the venue view', () => {
  it('has room around the venues that one map can show, and is none without venues', () => {
    const [west, south, east, north] = boundsOfVenues(on('2023-07-27').features)!;
    expect(west).toBeGreaterThan(-5);
    expect(west).toBeLessThan(4);
    expect(east).toBeGreaterThan(47);
    expect([south < 36.8, north > 55.8]).toEqual([true, true]);
    const before = selectView(tiny.index, { ...initialSession(tiny.index), day: parseDay('2009-01-01') as number });
    expect(boundsOfVenues(before.features)).toBeNull();
  });
});
