import { describe, expect, it } from 'vitest';
import { legBetween, measureArea, measureLine, pathThrough, pointAt } from '../../../../src/domain/measure/geodesic';
import type { LonLat } from '../../../../src/domain/model';

/** Values of GeographicLib's own documentation (GeodSolve, Planimeter). */
const JFK: LonLat = [-73.8, 40.6];
const LHR: LonLat = [-0.5, 51.6];
const ANTARCTICA = [
  [-58, -63.1],
  [-74, -72.9],
  [-102, -71.9],
  [-102, -74.9],
  [-131, -74.3],
  [-163, -77.5],
  [163, -77.4],
  [172, -71.7],
  [140, -65.9],
  [113, -65.7],
  [88, -66.6],
  [59, -66.9],
  [25, -69.8],
  [-4, -70],
  [-14, -71],
  [-33, -77.3],
  [-46, -77.9],
  [-61, -74.7],
] as readonly LonLat[];

describe('A geodesic', () => {
  it('has the length and directions that GeographicLib publishes', () => {
    const leg = legBetween(JFK, LHR);
    expect(leg.metres).toBeCloseTo(5_551_759.400319, 5);
    expect(leg.azimuth).toBeCloseTo(51.198882845579, 9);
    expect(leg.finalAzimuth).toBeCloseTo(107.821776735514, 9);
  });

  it('goes the short way across the antimeridian, and directions are never negative', () => {
    expect(legBetween([179, 0], [-179, 0]).metres).toBeCloseTo(222_638.98, 1);
    expect(legBetween([-179, 0], [179, 0]).azimuth).toBeCloseTo(270, 9);
  });

  it('ends where it was sent', () => {
    const { azimuth, metres } = legBetween(JFK, LHR);
    const [lon, lat] = pointAt(JFK, azimuth, metres);
    expect(lon).toBeCloseTo(LHR[0], 9);
    expect(lat).toBeCloseTo(LHR[1], 9);
  });
});

describe('A measured line', () => {
  it('is as long as its legs; a point and nothing have no length', () => {
    const there = measureLine([JFK, LHR, JFK]);
    expect(there.legs).toHaveLength(2);
    expect(there.metres).toBeCloseTo(2 * 5_551_759.400319, 4);
    // The way there and back leads nowhere, and one point to no other.
    expect([there.across?.metres, measureLine([JFK]).across]).toEqual([0, null]);
    expect(measureLine([JFK]).metres).toBe(0);
    expect(measureLine([]).metres).toBe(0);
  });

  it('is drawn in steps without a jump at the antimeridian, with its own points in it', () => {
    const path = pathThrough([
      [170, 50],
      [-170, 50],
      [170, 40],
    ]);
    for (const [at, [lon]] of path.entries())
      if (at > 0) expect(Math.abs(lon - (path[at - 1]?.[0] ?? 0))).toBeLessThan(1);
    expect(path[0]).toEqual([170, 50]);
    expect(path).toContainEqual([190, 50]);
    expect(path.at(-1)).toEqual([170, 40]);
    // The geodesic runs north of the parallel.
    expect(Math.max(...path.map(([, lat]) => lat))).toBeGreaterThan(50.3);
    expect(pathThrough([])).toEqual([]);
  });
});

describe('A measured area', () => {
  it('is what GeographicLib publishes for a polygon around the pole', () => {
    const { squareMetres, perimeter } = measureArea(ANTARCTICA);
    expect(squareMetres).toBeCloseTo(13_662_703_680_020.1, -1);
    expect(perimeter).toBeCloseTo(16_831_067.893, 2);
  });

  it('does not depend on the direction in which it was drawn', () => {
    expect(measureArea([...ANTARCTICA].reverse()).squareMetres).toBeCloseTo(13_662_703_680_020.1, -1);
  });

  it('is nothing for fewer than three points', () => {
    expect(measureArea([JFK, LHR]).squareMetres).toBe(0);
    expect(measureArea([]).squareMetres).toBe(0);
  });
});
