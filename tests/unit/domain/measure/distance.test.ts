import { describe, expect, it } from 'vitest';
import {
  added,
  distanceBetween,
  isWithin,
  measurableOf,
  neighboursOf,
  tallyOf,
  type Measurable,
} from '../../../../src/domain/measure/distance';
import { legBetween, pointAt } from '../../../../src/domain/measure/geodesic';
import { shapeOf } from '../../../../src/domain/measure/pieces';
import type { LonLat } from '../../../../src/domain/model';
import { OPEN_END, OPEN_START, parseDay, spanOfDay } from '../../../../src/domain/time';
import { real } from '../../../fixtures/real-atlas';

/** A feature of points, each with a precision. */
const points = (id: string, ...known: readonly (readonly [LonLat, number])[]): Measurable => ({
  id,
  title: id,
  layer: null,
  doubts: [],
  stretches: known.map(([coordinates, precisionM]) => {
    const geometry = { type: 'Point' as const, coordinates: [...coordinates] };
    return { geometry, shape: shapeOf(geometry), precisionM };
  }),
});
const at = (metres: number): LonLat => pointAt([45, 40], 90, metres);

describe('The distance between two features', () => {
  it('has the precision of both positions', () => {
    const distance = distanceBetween(points('a', [[45, 40], 500]), points('b', [at(29_500), 1000]));
    expect(distance?.nearest.metres).toBeCloseTo(29_500, 3);
    expect(distance?.least).toBeCloseTo(28_000, 3);
    expect(distance?.most).toBeCloseTo(31_000, 3);
  });

  it('is never less than nothing', () => {
    const distance = distanceBetween(points('a', [[45, 40], 5000]), points('b', [at(3000), 1000]));
    expect(distance?.least).toBe(0);
    expect(distance?.most).toBeCloseTo(9000, 3);
  });

  it('takes the bounds from different parts where these are known differently', () => {
    // The part at 20 km is known to 8 km, the one at 25 km to 100 m: the true distance is at least 12 km and at most 25.1 km.
    const distance = distanceBetween(points('a', [[45, 40], 0]), points('b', [at(20_000), 8000], [at(25_000), 100]));
    expect(distance?.nearest.metres).toBeCloseTo(20_000, 3);
    expect(distance?.least).toBeCloseTo(12_000, 3);
    expect(distance?.most).toBeCloseTo(25_100, 3);
    // A part further away that is hardly known may be the nearest in truth.
    const far = distanceBetween(points('a', [[45, 40], 0]), points('b', [at(20_000), 100], [at(30_000), 25_000]));
    expect(far?.least).toBeCloseTo(5000, 3);
    expect(far?.most).toBeCloseTo(20_100, 3);
  });

  it('does not exist without a position', () => {
    expect(distanceBetween(points('a'), points('b', [at(0), 1]))).toBeNull();
  });
});

describe('What lies within a distance', () => {
  it('lies there surely, perhaps or not', () => {
    const range = (unknown: number) => ({
      nearest: { metres: 15, from: at(0), to: at(15) },
      least: 10,
      most: 20,
      unknown,
    });
    expect([9, 10, 14, 15, 19, 20].map((metres) => isWithin(range(0), metres))).toEqual([
      'no',
      'perhaps',
      'perhaps',
      'drawn',
      'drawn',
      'yes',
    ]);
    // Where nobody says how exact a position is, nothing is certain.
    expect([9, 14, 15, 20, 99].map((metres) => isWithin(range(1), metres))).toEqual([
      'no',
      'perhaps',
      'drawn',
      'drawn',
      'drawn',
    ]);
  });

  it('is counted in three ways, of which each has those of the one before', () => {
    const found = ['yes', 'yes', 'drawn', 'partly', 'perhaps'] as const;
    expect(tallyOf(found)).toEqual({ surely: 2, drawn: 4, atMost: 5 });
    expect(added(tallyOf(found), tallyOf(['perhaps']))).toEqual({ surely: 2, drawn: 4, atMost: 6 });
  });

  it('is listed from the nearest, without the feature itself', () => {
    const centre = points('centre', [[45, 40], 100]);
    const all = [
      points('far', [at(50_000), 100]),
      points('doubtful', [at(9950), 100]),
      centre,
      points('near', [at(500), 10]),
    ];
    expect(neighboursOf(centre, all, 10_000).map(({ feature, within }) => [feature.id, within])).toEqual([
      ['near', 'yes'],
      ['doubtful', 'drawn'],
    ]);
  });
});

describe('A feature of the atlas', () => {
  const { index, geometry } = real;
  const window = spanOfDay(parseDay('2023-05-01') as number);
  const measured = (id: string, days = window): Measurable | null => {
    const feature = index.features.get(id);
    return feature ? measurableOf(feature, geometry, days) : null;
  };

  it('can be measured if it has a position, and all have one', () => {
    for (const feature of index.atlas.features) {
      const found = measurableOf(feature, geometry, window);
      expect(found?.stretches.length, feature.id).toBeGreaterThan(0);
      for (const { shape, precisionM } of found?.stretches ?? []) {
        expect(shape.box, feature.id).not.toBeNull();
        expect(precisionM, feature.id).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('has the parts of the date', () => {
    const road = index.features.get('lachin-road');
    const day = spanOfDay(parseDay('2021-01-01') as number);
    const there = road?.parts.filter(({ span }) => span.from <= day.from && span.to > day.from) ?? [];
    expect(there.length).toBeGreaterThan(0);
    expect(there.length).toBeLessThan(road?.parts.length ?? 0);
    const whole = measured('lachin-road', { from: OPEN_START, to: OPEN_END });
    expect(JSON.stringify(measured('lachin-road', day)).length).toBeLessThan(JSON.stringify(whole).length);
  });

  it('says what is not known of its position', () => {
    const doubts = index.atlas.features.map(
      (feature) => [feature, measurableOf(feature, geometry, window)?.doubts.join(' ')] as const,
    );
    for (const [feature, words] of doubts) {
      if (!feature.disclosed) expect(words).toContain(`No source says where ${feature.title} was`);
      else expect(words).not.toContain('No source says');
      if (feature.label?.rank === 'district') expect(words).toContain('covers an area');
    }
    expect(doubts.some(([{ disclosed }]) => !disclosed)).toBe(true);
    expect(doubts.some(([, words]) => words?.includes('schematically'))).toBe(true);
  });

  it('lies as far from another as their points do, if both are points', () => {
    const [one, other] = [measured('margara-alican'), measured('lachin-checkpoint')];
    if (!one || !other) throw new Error('missing');
    const distance = distanceBetween(one, other);
    const [a, b] = ['margara-alican', 'lachin-checkpoint'].map((id) => index.features.get(id)?.point) as [
      LonLat,
      LonLat,
    ];
    expect(Math.abs((distance?.nearest.metres ?? 0) - legBetween(a, b).metres)).toBeLessThan(1500);
  });
});
