/** Rings around signs of the atlas under which own points lie: which points these are, and what the ring shows of them. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { finish } from '../../../src/domain/steps';
import { parseDay, spanOfDay } from '../../../src/domain/time';
import type { StyledLayer } from '../../../src/domain/ownData';
import { planeOfCamera } from '../../../src/stillmap/project';
import {
  placesUnder,
  pointsNear,
  RING,
  ringArcs,
  ringBadge,
  ringOf,
  ringParts,
  ringRadius,
} from '../../../src/symbology/ownRings';
import { KIND_COLOURS, ownFeature, styledLayer } from '../../fixtures/ownLayers';
import { runs } from '../../helpers/runs';

const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
const SIGN = { id: 'ford', at: [46, 39.5] as const, edge: 13 };
const under = (layer: StyledLayer, zoom: number, day = '2023-05-01'): readonly number[] => {
  const near = finish(pointsNear(layer.layer.features, [SIGN])).get('ford')!;
  return placesUnder(SIGN, near, spanOfDay(parseDay(day)!), zoom);
};

describe('The points under a sign', () => {
  it('are those whose middle lies under it at the zoom, on the days shown, the nearest first', () => {
    const layer = styledLayer('raids', [
      ownFeature(1, {}, null, point(46.05, 39.5)),
      ownFeature(2, {}, '2023-05-01/2023-05-03', point(46, 39.5)),
      ownFeature(3, {}, '2023-06-01', point(46, 39.5)),
      ownFeature(4, {}, null, null),
      ownFeature(5, {}, null, point(47, 39.5)),
    ]);
    // A degree is 91 pixels wide at zoom 6, 728 at zoom 9.
    expect(under(layer, 6)).toEqual([1, 0]);
    expect(under(layer, 6, '2023-06-01')).toEqual([2, 0]);
    expect(under(layer, 9)).toEqual([1]);
    expect(under(layer, 9, '2023-07-01')).toEqual([]);
  });

  it('are points of features with several, each feature once; lines and areas are none', () => {
    const layer = styledLayer('raids', [
      ownFeature(1, {}, null, {
        type: 'MultiPoint',
        coordinates: [
          [46, 39.5],
          [46.001, 39.5],
        ],
      }),
      ownFeature(2, {}, null, {
        type: 'LineString',
        coordinates: [
          [46, 39.5],
          [46.1, 39.5],
        ],
      }),
      ownFeature(3, {}, null, { type: 'GeometryCollection', geometries: [point(46, 39.501)] }),
      ownFeature(4, {}, null, { type: 'Point', coordinates: [] }),
    ]);
    expect(under(layer, 9)).toEqual([0, 2]);
  });

  it('are found across the antimeridian', () => {
    const sign = { id: 'strait', at: [-179.99, 10] as const, edge: 13 };
    const { layer } = styledLayer('raids', [ownFeature(1, {}, null, point(179.99, 10))]);
    const near = finish(pointsNear(layer.features, [sign])).get('strait')!;
    expect(placesUnder(sign, near, { from: 0, to: 1 }, 8)).toEqual([0]);
  });

  it('are as near as on a map', () => {
    const anywhere = fc.tuple(
      fc.double({ min: 45.5, max: 46.5, noNaN: true }),
      fc.double({ min: 39.2, max: 39.8, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 20 }), fc.integer({ min: 4, max: 12 }), (places, zoom) => {
        const layer = styledLayer(
          'raids',
          places.map(([lon, lat], at) => ownFeature(at + 1, {}, null, point(lon, lat))),
        );
        const plane = planeOfCamera({ zoom, lon: 46, lat: 39.5 }, { width: 1000, height: 1000 });
        const distance = (at: number): number => Math.hypot(...plane.project(places[at]!).map((each) => each - 500));
        const found = under(layer, zoom);
        for (const at of places.keys())
          if (Math.abs(distance(at) - SIGN.edge) > 1e-6) expect(found.includes(at)).toBe(distance(at) < SIGN.edge);
        for (const [order, at] of found.entries())
          if (order > 0) expect(distance(at)).toBeGreaterThanOrEqual(distance(found[order - 1]!) - 1e-6);
      }),
      runs(200),
    );
  });
});

describe('A ring', () => {
  const of = (kinds: string, look: object = {}) => {
    const features = [...kinds].map((kind, at) => ownFeature(at + 1, { kind, count: at }));
    const colours = KIND_COLOURS;
    return { styled: styledLayer('raids', features, { colours, ...look }), places: features.map((_, at) => at) };
  };

  it('has the colours of what lies under the sign, the most frequent first, each as long as it is frequent', () => {
    expect(ringParts([of('baab')]).map(({ colour, share }) => [colour, share])).toEqual([
      ['#e314b1', 0.5],
      ['#2981fb', 0.5],
    ]);
    expect(ringParts([of('aab?')]).map(({ colour, share }) => [colour, share])).toEqual([
      ['#2981fb', 0.5],
      ['#e314b1', 0.25],
      ['#94719f', 0.25],
    ]);
    expect(ringParts([of('ba')])[0]?.place).toEqual({ layer: 'own-data-raids', place: 0 });
    expect(ringParts([])).toEqual([]);
  });

  it('has room for a colour that is rare, and is one turn in all', () => {
    const parts = ringParts([of(`b${'a'.repeat(99)}`)]);
    expect(parts[1]!.share).toBeGreaterThan(RING.leastShare * 0.9);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('has the colours of all of very many, wherever in the file they are', () => {
    const parts = ringParts([of('a'.repeat(3000) + 'b'.repeat(1000))]);
    expect(parts.map(({ colour, share }) => [colour, share])).toEqual([
      ['#2981fb', 0.75],
      ['#e314b1', 0.25],
    ]);
  });

  it('has few colours of a ramp of numbers, and nothing of what is hidden', () => {
    const colours = {
      by: 'number',
      column: 'count',
      range: [0, 99],
      ramp: ['#000000', '#ffffff'],
      other: '#94719f',
    } as const;
    expect(ringParts([of('a'.repeat(100), { colours })]).length).toBeLessThanOrEqual(RING.mostColours);
    expect(ringParts([of('ab', { isVisible: false }), of('ab', { opacity: 0 })])).toEqual([]);
  });

  it('of several layers has the colours and opacities of each', () => {
    const fixed = { colours: { by: 'fixed', colour: '#40970f' } as const, opacity: 0.5 };
    expect(ringParts([of('aaa'), of('bb', fixed)]).map(({ colour, opacity }) => [colour, opacity])).toEqual([
      ['#2981fb', 1],
      ['#40970f', 0.5],
    ]);
  });

  it('is drawn as arcs that meet, or as one whole circle', () => {
    const ends = (d: string): readonly string[] =>
      [...d.matchAll(/[M ](-?[\d.]+ -?[\d.]+)(?=A|$)/g)].map(([, at]) => at!);
    const arcs = ringArcs(ringParts([of('aab?')]), 15).map(({ d }) => ends(d));
    expect(arcs).toEqual([
      ['0 -15', '0 15'],
      ['0 15', '-15 0'],
      ['-15 0', '0 -15'],
    ]);
    expect(ringArcs(ringParts([of('a')]), 15)[0]!.d).toBe('M0 -15A15 15 0 0 1 0 15M0 15A15 15 0 0 1 0 -15');
  });
});

describe('The number at a ring', () => {
  it('says how many features of visible layers it stands for, and is missing for one', () => {
    const features = [1, 2, 3].map((number) => ownFeature(number, {}, null, point(46, 39.5)));
    const seen = { styled: styledLayer('raids', features), places: [0, 1, 2] };
    const hidden = { styled: styledLayer('hidden', features, { isVisible: false }), places: [0, 1] };
    expect(ringOf(SIGN, [seen, hidden])?.badge).toEqual(ringBadge(SIGN, 3));
    expect(ringOf(SIGN, [hidden])).toBeNull();
    expect(ringBadge(SIGN, 1)).toBeNull();
    expect(ringBadge(SIGN, 3)?.text).toBe('3');
    expect(ringBadge(SIGN, 12345)?.text).toBe('999+');
  });

  it('is a disc at the ring, clear of the sign, and longer for more figures', () => {
    const one = ringBadge(SIGN, 5)!;
    const more = ringBadge(SIGN, 120)!;
    for (const { x, y, radius, reach } of [one, more]) {
      const [left, low] = [x - reach + radius, y];
      expect(Math.hypot(left, low) - radius).toBeGreaterThan(SIGN.edge - 1);
      expect(Math.hypot(left, low) - radius).toBeLessThan(ringRadius(SIGN));
    }
    expect(more.reach).toBeGreaterThan(one.reach);
  });
});
