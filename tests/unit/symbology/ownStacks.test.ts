/** Rings around own points at one place: which points are counted together, and which rings there is room for. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { finish } from '../../../src/domain/steps';
import { parseDay, spanOfDay } from '../../../src/domain/time';
import type { StyledLayer } from '../../../src/domain/ownData';
import { planeOfCamera } from '../../../src/stillmap/project';
import { CROSSING_EDGE, ringOf } from '../../../src/symbology/ownRings';
import {
  isStacked,
  membersOf,
  MOST_STACKED,
  MOST_STACKS,
  roomForStacks,
  signSpots,
  stackEdge,
  stackPoints,
  stacksHeld,
  stacksWithin,
  type StackSpot,
} from '../../../src/symbology/ownStacks';
import { ownFeature, ownLayer, styledLayer } from '../../fixtures/ownLayers';
import { runs } from '../../helpers/runs';

const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
const stacksOf = (...layers: readonly StyledLayer[]) => finish(stackPoints(layers.map(({ layer }) => layer)));
const EVERYWHERE = { middle: [46, 39.5] as const, zoom: 9, reach: [Infinity, Infinity] as const };
const on = (day: string) => spanOfDay(parseDay(day)!);

describe('Points at one place', () => {
  it('are those of several features of any layers, to the metre; alone, apart or without a position they are none', () => {
    const raids = styledLayer('raids', [
      ownFeature(1, {}, null, point(46, 39.5)),
      ownFeature(2, {}, null, point(46.000_000_1, 39.5)),
      ownFeature(3, {}, null, point(46.000_1, 39.5)),
      ownFeature(4, {}, null, null),
      ownFeature(5, {}, null, { type: 'Point', coordinates: [] }),
      ownFeature(6, {}, null, { type: 'LineString', coordinates: [point(46, 39.5).coordinates, [47, 39.5]] }),
    ]);
    const others = styledLayer('others', [
      ownFeature(1, {}, null, point(46, 39.5)),
      ownFeature(2, {}, null, point(47, 40)),
    ]);
    const { at, layers, places } = stacksOf(raids, others);
    expect(at).toHaveLength(1);
    expect(at[0]?.[0]).toBeCloseTo(46, 5);
    expect([...layers]).toEqual([0, 0, 1]);
    expect([...places]).toEqual([0, 1, 0]);
  });

  it('are counted once of a feature that has several points there, and for all places that it has', () => {
    const twice = {
      type: 'MultiPoint' as const,
      coordinates: [
        [46, 39.5],
        [46, 39.5],
        [47, 39.5],
      ],
    };
    expect(stacksOf(styledLayer('raids', [ownFeature(1, {}, null, twice)])).at).toEqual([]);
    const raids = styledLayer('raids', [ownFeature(1, {}, null, twice), ownFeature(2, {}, null, twice)]);
    const { at, starts, places } = stacksOf(raids);
    expect(at).toEqual([
      [46, 39.5],
      [47, 39.5],
    ]);
    expect([...starts]).toEqual([0, 2, 4]);
    expect([...places]).toEqual([0, 1, 0, 1]);
  });

  it('are counted once of a feature that several layers of one file have, as long as one of them is shown', () => {
    const features = [
      ownFeature(1, { kind: 'a' }, '2023', point(46, 39.5)),
      ownFeature(2, { kind: 'b' }, '2023', point(46, 39.5)),
      ownFeature(3, { kind: 'a' }, '2023', point(47, 39.5)),
    ];
    const all = styledLayer('raids', features);
    const { file } = all.layer;
    const some = {
      ...all,
      layer: { ...all.layer, id: 'some', features: features.filter(({ number }) => number !== 2) },
    };
    const again = { ...all, layer: { ...all.layer, id: 'again', features: [features[0]!] } };
    const others = styledLayer('others', [ownFeature(1, { kind: 'a' }, '2023', point(46, 39.5))]);
    expect([some.layer.file, others.layer.file]).toEqual([file, expect.not.objectContaining({ name: file.name })]);
    const layers = [some, again, all, others];
    const stacks = stacksOf(...layers);
    const held = (...isSeen: boolean[]) =>
      stacksHeld(stacks, stacksWithin(stacks, EVERYWHERE), isSeen, on('2023-05-01')).map(({ count, stack }) => [
        stacks.at[stack]?.[0],
        count,
      ]);
    // A place with one feature that two layers have is no place of several.
    expect(held(true, true, true, true)).toEqual([[46, 3]]);
    expect(held(true, true, true, false)).toEqual([[46, 2]]);
    expect(held(false, true, true, false)).toEqual([[46, 2]]);
    expect(held(false, true, false, true)).toEqual([[46, 2]]);
    expect(held(true, true, false, false)).toEqual([]);
    // The number at a sign is the same.
    const under = membersOf(stacks, 0, layers, on('2023-05-01'));
    expect(ringOf({ id: 'sign', at: [46, 39.5], edge: 10 }, under)?.badge?.text).toBe('3');
  });

  it('are one place on both sides of the antimeridian', () => {
    const raids = styledLayer('raids', [
      ownFeature(1, {}, null, point(180, 10)),
      ownFeature(2, {}, null, point(-180, 10)),
    ]);
    const stacks = stacksOf(raids);
    expect(stacks.at).toHaveLength(1);
    const seen = { middle: [-179.9, 10] as const, zoom: 8, reach: [200, 200] as const };
    expect(stacksHeld(stacks, stacksWithin(stacks, seen), [true], on('2023-05-01')).map(({ count }) => count)).toEqual([
      2,
    ]);
  });

  it('have the number that holds on the days shown in visible layers; one alone has none', () => {
    const raids = styledLayer('raids', [
      ownFeature(1, {}, null, point(46, 39.5)),
      ownFeature(2, {}, '2023-05-01/2023-05-03', point(46, 39.5)),
      ownFeature(3, {}, '2023-06-01', point(46, 39.5)),
    ]);
    const others = styledLayer('others', [ownFeature(1, {}, null, point(46, 39.5))]);
    const stacks = stacksOf(raids, others);
    const counts = (day: string, isSeen: readonly boolean[]) =>
      stacksHeld(stacks, stacksWithin(stacks, EVERYWHERE), isSeen, on(day)).map(({ count }) => count);
    expect(counts('2023-05-01', [true, true])).toEqual([3]);
    expect(counts('2023-05-04', [true, true])).toEqual([2]);
    expect(counts('2023-05-04', [true, false])).toEqual([]);
    expect(counts('2023-05-01', [true, false])).toEqual([2]);
    const all = [raids, others];
    expect(membersOf(stacks, 0, all, on('2023-06-01'))).toEqual([
      { styled: raids, places: [0, 2] },
      { styled: others, places: [0] },
    ]);
  });

  it('are counted as by asking each of them, whatever their days and layers', () => {
    const days = fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 9 })));
    const written = (day: number) => `2023-05-${String(day).padStart(2, '0')}`;
    const dated = fc.array(days, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(dated, fc.option(dated), fc.integer({ min: 1, max: 25 }), (own, others, day) => {
        const layers = [own, ...(others ? [others] : [])].map((all, at) =>
          styledLayer(
            `layer ${at}`,
            all.map((span, place) =>
              ownFeature(place + 1, {}, span && `${written(span[0])}/${written(span[0] + span[1])}`, point(46, 39.5)),
            ),
          ),
        );
        const stacks = stacksOf(...layers);
        const window = on(written(day));
        const holds = (span: (typeof own)[number]) => span === null || (span[0] <= day && span[0] + span[1] >= day);
        const expected = [own, ...(others ? [others] : [])].flat().filter(holds).length;
        const isSeen = layers.map(() => true);
        const places = stacksWithin(stacks, EVERYWHERE);
        expect(stacksHeld(stacks, places, isSeen, window).map(({ count }) => count)).toEqual(
          expected > 1 ? [expected] : [],
        );
      }),
      runs(300),
    );
  });

  it('are placed as on a map, and left out beyond the frame', () => {
    const anywhere = fc.tuple(
      fc.double({ min: 45.5, max: 46.5, noNaN: true }),
      fc.double({ min: 39.2, max: 39.8, noNaN: true }),
      fc.integer({ min: 4, max: 12 }),
    );
    fc.assert(
      fc.property(anywhere, ([lon, lat, zoom]) => {
        const layer = styledLayer(
          'raids',
          [1, 2].map((number) => ownFeature(number, {}, null, point(lon, lat))),
        );
        const plane = planeOfCamera({ zoom, lon: 46, lat: 39.5 }, { width: 1000, height: 600 });
        const [x, y] = plane.project([lon, lat]);
        const seen = { middle: [46, 39.5] as const, zoom, reach: [500, 300] as const };
        const stacks = stacksOf(layer);
        const [held] = stacksHeld(stacks, stacksWithin(stacks, seen), [true], on('2023-05-01'));
        const isIn = Math.abs(x - 500) < 500 && Math.abs(y - 300) < 300;
        expect(held !== undefined).toBe(isIn);
        if (!held) return;
        expect(held.x).toBeCloseTo(x - 500, 4);
        expect(held.y).toBeCloseTo(y - 300, 4);
        const [sign] = signSpots([{ id: 'ford', at: [lon, lat], edge: 13 }], seen.middle, zoom);
        expect(sign?.x).toBeCloseTo(held.x, 6);
        expect(sign?.y).toBeCloseTo(held.y, 6);
      }),
      runs(200),
    );
  });

  it('are counted in layers of up to so many features', () => {
    const layer = ownLayer('raids', []);
    expect(isStacked({ ...layer, features: { length: MOST_STACKED } as never })).toBe(true);
    expect(isStacked({ ...layer, features: { length: MOST_STACKED + 1 } as never })).toBe(false);
  });
});

describe('A ring around points at one place', () => {
  it('begins at their edge, and is smaller around the dots of a large layer and on a wider map', () => {
    const small = styledLayer('small', [ownFeature(1)]);
    const large = { layer: { ...small.layer, features: Array.from({ length: 5_000 }, () => ownFeature(1)) } };
    expect(stackEdge([small], 10)).toBeCloseTo(7.4);
    expect(stackEdge([small], 5)).toBeCloseTo(5.4);
    expect(stackEdge([large], 10)).toBeCloseTo(5.4);
    expect(stackEdge([large, small], 10)).toBeCloseTo(7.4);
  });

  it('has room: of those that would overlap the one with the most points is left, and none under a sign', () => {
    const spot = (x: number, count: number) => ({ x, y: 0, count });
    const left = (spots: readonly StackSpot[], signs: Parameters<typeof roomForStacks>[1] = []) =>
      roomForStacks(spots, signs, 7.4).map(({ count }) => count);
    expect(left([spot(0, 2), spot(3, 9), spot(100, 4)])).toEqual([9, 4]);
    expect(left([spot(-20, 2), spot(0, 9), spot(20, 3), spot(40, 4)])).toEqual([9, 4]);
    // The sign hides the points, and has a ring of its own; what lies beside it has its room.
    const sign = { x: 0, y: 0, edge: CROSSING_EDGE };
    expect(left([spot(3, 9), spot(13, 7), spot(14, 2)], [sign])).toEqual([2]);
  });

  it('overlaps no other, wherever points lie, and there are at most so many', () => {
    const spots = fc.array(
      fc.record({
        x: fc.integer({ min: -60, max: 60 }),
        y: fc.integer({ min: -60, max: 60 }),
        count: fc.integer({ min: 2, max: 50 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(spots, (all) => {
        const found = roomForStacks(all, [], 7.4);
        for (const [at, one] of found.entries())
          for (const other of found.slice(at + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(24.6);
        // The largest of all is always there.
        if (all.length > 0) expect(found[0]?.count).toBe(Math.max(...all.map(({ count }) => count)));
      }),
      runs(200),
    );
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      x: (at % 40) * 50,
      y: Math.floor(at / 40) * 50,
      count: at + 2,
    }));
    const found = roomForStacks(many, [], 7.4);
    expect(found).toHaveLength(MOST_STACKS);
    expect(Math.min(...found.map(({ count }) => count))).toBe(1_001 - MOST_STACKS + 1);
  });
});
