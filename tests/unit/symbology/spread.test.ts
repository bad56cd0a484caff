/** The venue view keeps discs apart, and draws arcs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcBetween, spreadDiscs, type Disc } from '../../../src/symbology/spread';

const disc = (id: string, x: number, y: number, radius = 10): Disc => ({ id, at: [x, y], radius });
/** The discs where they are drawn. */
const laid = (discs: readonly Disc[]): readonly Disc[] => {
  const moved = spreadDiscs(discs);
  return discs.map((each) => ({ ...each, at: moved.get(each.id) ?? each.at }));
};
const apart = (a: Disc, b: Disc): number => Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]) - a.radius - b.radius;

describe('Discs', () => {
  it('stay where they are while none lies on another', () => {
    expect(spreadDiscs([disc('a', 0, 0), disc('b', 30, 0), disc('c', 0, 22)]).size).toBe(0);
    expect(spreadDiscs([disc('a', 0, 0), disc('b', 21, 0)]).size).toBe(1);
  });

  it('that are larger stay; smaller ones go no farther than they must', () => {
    const moved = spreadDiscs([disc('small', 4, 0, 8), disc('large', 0, 0, 25)]);
    expect([...moved.keys()]).toEqual(['small']);
    const [x, y] = moved.get('small')!;
    expect(Math.hypot(x, y)).toBeGreaterThanOrEqual(35);
    expect(Math.hypot(x, y)).toBeLessThan(40);
  });

  it('of one place are all seen', () => {
    const all = laid(Array.from({ length: 9 }, (_, at) => disc(`d${at}`, 50, 50, 9.5)));
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1)) expect(apart(one, other)).toBeGreaterThan(1);
  });

  it('never lie on each other, in whatever order they come', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 999 }).map(String),
        x: fc.integer({ min: 0, max: 300 }),
        y: fc.integer({ min: 0, max: 200 }),
        count: fc.integer({ min: 1, max: 7 }),
      }),
      { selector: ({ id }) => id, maxLength: 14 },
    );
    fc.assert(
      fc.property(some, (places) => {
        const discs = places.map(({ id, x, y, count }) => disc(id, x, y, 9.5 * Math.sqrt(count)));
        const all = laid(discs);
        for (const [at, one] of all.entries())
          for (const other of all.slice(at + 1)) expect(apart(one, other)).toBeGreaterThan(1);
        expect([...spreadDiscs([...discs].reverse())].sort()).toEqual([...spreadDiscs(discs)].sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe('An arc', () => {
  it('begins and ends at its places, and rises towards the nearer pole', () => {
    for (const [from, to] of [
      [
        [49, 40],
        [4, 50],
      ],
      [
        [4, 50],
        [49, 40],
      ],
      [
        [10, -30],
        [60, -20],
      ],
    ] as const) {
      const arc = arcBetween(from, to);
      expect(arc[0]![0]).toBeCloseTo(from[0], 9);
      expect(arc.at(-1)![1]).toBeCloseTo(to[1], 9);
      const [, lat] = arc[16]!;
      const straight = (from[1] + to[1]) / 2;
      expect(from[1] > 0 ? lat > straight + 2 : lat < straight - 2).toBe(true);
    }
  });

  it('goes the short way over the antimeridian', () => {
    const lons = arcBetween([178, 10], [-179, 12]).map(([lon]) => lon);
    expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(5);
  });
});
