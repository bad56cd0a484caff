import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Distance, Measurable } from '../../../../src/domain/measure/distance';
import { shapeOf } from '../../../../src/domain/measure/pieces';
import { distancesTold, neighbourWords, unknownTold } from '../../../../src/views/measure/measureWords';

const away = (metres: number, by: number, unknown: number): Distance => ({
  nearest: { metres, from: [46, 39], to: [46, 39] },
  ...{ least: Math.max(0, metres - by), most: metres + by, unknown },
});
const POINT: Geometry = { type: 'Point', coordinates: [46, 39] };
const centre = (precisionM: number | null): Measurable => ({
  ...{ id: 'a', title: 'Here', layer: null, doubts: [] },
  stretches: [{ geometry: POINT, shape: shapeOf(POINT), precisionM }],
});

describe('A list of what is measured', () => {
  it('says above it that no precision is known only if that holds of all lines; else the lines say it of which it holds', () => {
    expect(unknownTold([])).toEqual({ note: '', isMarked: false });
    expect(unknownTold([false, false])).toEqual({ note: '', isMarked: false });
    expect(unknownTold([true, false])).toEqual({ note: '', isMarked: true });
    expect(unknownTold([true, true])).toEqual({ note: expect.stringMatching(/is not known/), isMarked: false });
  });

  it('tells of the one end and of the other', () => {
    const mixed = [away(17_900, 2000, 1), away(5122, 3000, 0)];
    expect(distancesTold(centre(1500), mixed)).toEqual({ note: '', isMarked: true });
    const told = distancesTold(centre(null), [away(17_900, 2000, 2), away(5122, 3000, 1)]);
    expect(told).toEqual({
      note: 'How exactly “Here” is placed is not known, and is not in these distances.',
      isMarked: true,
    });
    expect(distancesTold(centre(null), [away(17_900, 0, 2)]).note).toMatch(
      /these distances\. Listed as they are drawn/,
    );
  });

  it('marks a line as the copied text does', () => {
    const about = (isAlone: boolean) => ({ isAlone, arePoints: true });
    expect(neighbourWords(away(17_900, 2000, 1), 'drawn', 'km', about(true))).toMatch(
      /, one precision unknown · within as drawn$/,
    );
    expect(neighbourWords(away(17_900, 2000, 1), 'drawn', 'km', about(false))).not.toMatch(/unknown/);
    expect(neighbourWords(away(5122, 3000, 0), 'yes', 'km', about(true))).toBe(
      '2 to 9 km, as drawn 5.122 km · certainly within',
    );
    // In a list certain ones need no word.
    expect(neighbourWords(away(5122, 3000, 0), 'yes', 'km', about(false))).toBe('2 to 9 km, as drawn 5.122 km');
  });

  it('says of two points that they are at the same place, and how far they may be from each other; of others that they touch', () => {
    const words = (distance: Distance, arePoints: boolean) =>
      neighbourWords(distance, 'yes', 'km', { isAlone: true, arePoints }).replace(' · certainly within', '');
    expect(words(away(0, 0, 0), true)).toBe('at the same place');
    expect(words(away(0, 7000, 0), true)).toBe('up to 7 km, as drawn at the same place');
    expect(words(away(0, 0, 1), true)).toBe('at the same place, one precision unknown');
    expect(words(away(0, 7000, 0), false)).toBe('touches it as drawn');
  });
});
