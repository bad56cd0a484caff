import type { Geometry, MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaAround } from '../../../../src/domain/measure/around';
import { legBetween, measureArea } from '../../../../src/domain/measure/geodesic';
import { nearestPoints } from '../../../../src/domain/measure/nearest';
import { shapeOf } from '../../../../src/domain/measure/pieces';
import type { LonLat } from '../../../../src/domain/model';

const around = (geometry: Geometry, metres: number): MultiPolygon => {
  const area = areaAround(shapeOf(geometry), metres);
  if (!area) throw new Error('no area');
  return area;
};
/** Distances of all corners of an outline from what it surrounds. */
const corners = (area: MultiPolygon, geometry: Geometry): readonly number[] =>
  area.coordinates
    .flat(2)
    .map((coordinates) => nearestPoints(shapeOf({ type: 'Point', coordinates }), shapeOf(geometry))?.metres ?? NaN);
const squareMetres = ({ coordinates }: MultiPolygon): number =>
  coordinates
    .flatMap((rings) =>
      rings.map((ring, at) => (at === 0 ? 1 : -1) * measureArea(ring.slice(1) as unknown as LonLat[]).squareMetres),
    )
    .reduce((sum, each) => sum + each, 0);

describe('The area around', () => {
  it('a point is a geodesic circle', () => {
    const point: Geometry = { type: 'Point', coordinates: [45, 60] };
    const area = around(point, 50_000);
    for (const corner of corners(area, point)) expect(corner).toBeCloseTo(50_000, 3);
    expect(squareMetres(area)).toBeCloseTo(Math.PI * 50_000 ** 2, -8);
  });

  it.each<[string, Geometry, number]>([
    [
      'a line with a bend',
      {
        type: 'LineString',
        coordinates: [
          [44, 40],
          [45, 40.3],
          [44.6, 39.6],
        ],
      },
      12_000,
    ],
    [
      'two points',
      {
        type: 'MultiPoint',
        coordinates: [
          [44, 40],
          [44.5, 40],
        ],
      },
      30_000,
    ],
    [
      'two points that are far apart',
      {
        type: 'MultiPoint',
        coordinates: [
          [44, 40],
          [46, 40],
        ],
      },
      30_000,
    ],
    [
      'a line across the antimeridian',
      {
        type: 'LineString',
        coordinates: [
          [179, -10],
          [181, -11],
        ],
      },
      40_000,
    ],
    [
      'an area',
      {
        type: 'Polygon',
        coordinates: [
          [
            [44, 40],
            [45, 40],
            [45, 41],
            [44, 41],
            [44, 40],
          ],
        ],
      },
      5000,
    ],
  ])('%s has all its corners at the distance', (_name, geometry, metres) => {
    for (const corner of corners(around(geometry, metres), geometry)) {
      expect(Math.abs(corner - metres)).toBeLessThan(1);
    }
  });

  it('a straight line is a rectangle with round ends', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [45, 40],
        [45, 41],
      ],
    };
    const { metres } = legBetween([45, 40], [45, 41]);
    const exact = metres * 20_000 + Math.PI * 10_000 ** 2;
    expect(Math.abs(squareMetres(around(line, 10_000)) / exact - 1)).toBeLessThan(0.01);
  });

  it('two points is one area where it reaches from one to the other, else two', () => {
    const points: Geometry = {
      type: 'MultiPoint',
      coordinates: [
        [44, 40],
        [44.5, 40],
      ],
    };
    const apart = legBetween([44, 40], [44.5, 40]).metres;
    expect(around(points, apart / 2 + 1000).coordinates).toHaveLength(1);
    expect(around(points, apart / 2 - 1000).coordinates).toHaveLength(2);
  });

  it('a ring of a line has a hole where the middle is further away', () => {
    const ring: Geometry = {
      type: 'LineString',
      coordinates: [
        [44, 40],
        [46, 40],
        [46, 42],
        [44, 42],
        [44, 40],
      ],
    };
    expect(around(ring, 10_000).coordinates.map((rings) => rings.length)).toEqual([2]);
    expect(around(ring, 120_000).coordinates.map((rings) => rings.length)).toEqual([1]);
  });

  it('what lies at a pole, or nowhere, is not drawn', () => {
    expect(areaAround(shapeOf({ type: 'Point', coordinates: [0, 89] }), 500_000)).toBeNull();
    expect(areaAround(shapeOf({ type: 'MultiPoint', coordinates: [] }), 1000)).toBeNull();
    expect(areaAround(shapeOf({ type: 'Point', coordinates: [0, 0] }), 0)).toBeNull();
  });
});
