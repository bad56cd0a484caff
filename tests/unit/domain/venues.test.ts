import { describe, expect, it } from 'vitest';
import { boundsOfVenues, groupByOcean, meetingsAt, venuesOf } from '../../../src/domain/venues';
import { initialSession } from '../../../src/domain/session';
import type { FeatureView } from '../../../src/domain/view';
import { parseDay } from '../../../src/domain/time';
import { selectView } from '../../../src/domain/view';
import { real } from '../../fixtures/real-atlas';

const place = (id: string, lon: number, count = 1) => ({ id, point: [lon, 10] as const, count });
const names = (places: readonly { readonly id: string }[]) => places.map(({ id }) => id).join('');

describe('Venues across an ocean', () => {
  it.each([
    ['none and one', [], '', ''],
    ['one', [place('a', 5)], 'a', ''],
    ['near each other', [place('a', 5), place('b', 40), place('c', 44)], 'abc', ''],
    ['with more on one side', [place('a', -77, 2), place('b', 5, 3), place('c', 44, 1)], 'bc', 'a'],
    ['with more on the other', [place('a', -77, 9), place('b', 5, 3), place('c', 44, 1)], 'a', 'bc'],
    ['across the antimeridian', [place('a', 178), place('b', -179), place('c', 5)], 'ab', 'c'],
    ['two alone', [place('a', 0, 2), place('b', 100)], 'a', 'b'],
  ] as const)('%s', (_, places, near, far) => {
    const groups = groupByOcean(places);
    expect([names(groups.near), names(groups.far)]).toEqual([near, far]);
  });
});

describe('The venues of a view', () => {
  const on = (date: string, layers = ['venues']) =>
    selectView(real.index, { ...initialSession(real.index), day: parseDay(date) as number, layers });
  it('are those with a meeting up to the day, with the track of each', () => {
    const venues = venuesOf(on('2022-04-06'));
    expect(venues.map(({ count }) => count)).toEqual([...venues.map(({ count }) => count)].sort((a, b) => b - a));
    const day = parseDay('2022-04-06') as number;
    const met = real.atlas.events.filter(({ meeting, place: at, span }) => meeting && at !== null && span.from <= day);
    expect(meetingsAt(venues)).toBe(met.length);
    expect(venues.flatMap((venue) => venue.met).sort()).toEqual(met.map(({ track }) => track).sort());
    for (const { met: tracks, count } of venues) expect(tracks).toHaveLength(count);
  });
  it('are none while their layer is off', () => expect(venuesOf(on('2023-07-27', ['routes']))).toEqual([]));
  it('are the same object while nothing about them changes', () => {
    const before = on('2023-07-20');
    const session = { ...initialSession(real.index), day: parseDay('2023-07-21') as number, layers: ['venues'] };
    const after = selectView(real.index, session, before);
    expect(after.features.get('brussels')).toBe(before.features.get('brussels'));
  });
});

describe('The bounds of venues', () => {
  const at = (lon: number, lat: number, more: object = {}): FeatureView =>
    ({
      feature: { id: `${lon} ${lat}`, kind: 'venue', point: [lon, lat], bounds: [lon, lat, lon, lat] },
      present: true,
      shown: true,
      count: 1,
      ...more,
    }) as unknown as FeatureView;
  const bounds = (...venues: readonly FeatureView[]) =>
    boundsOfVenues(new Map(venues.map((venue) => [venue.feature.id, venue])))?.map((each) => Number(each.toFixed(6)));

  it('leave room beside them, more where they are wide', () => {
    expect(bounds(at(0, 40), at(10, 60))).toEqual([-0.6, 38.8, 10.6, 61.2]);
    expect(bounds(at(175, 0), at(-175, 10))).toEqual([174.4, -0.6, -174.4, 10.6]);
  });

  it('leave out what lies across an ocean and where nobody has met; without venues there are none', () => {
    expect(bounds(at(0, 40), at(10, 60), at(-77, 39), at(30, 0, { present: false }))).toEqual([-0.6, 38.8, 10.6, 61.2]);
    expect(bounds(at(0, 40, { present: false }))).toBeUndefined();
  });
});
