import { describe, expect, it } from 'vitest';
import type { Geometry } from 'geojson';
import { boundsOf, isCutAtAntimeridian, labelPointOf, outlineOf, reachesInto } from '../../../src/domain/geometry';
import type { Bounds } from '../../../src/domain/model';

const frame: Bounds = [0, 0, 10, 10];
const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates });
const ring = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const area = (...coordinates: number[][][]): Geometry => ({ type: 'Polygon', coordinates });

describe('A shape reaches into a frame', () => {
  it.each<[string, Geometry]>([
    ['a point inside', { type: 'Point', coordinates: [5, 5] }],
    ['a point on the edge', { type: 'Point', coordinates: [10, 5] }],
    ['a line that passes through without a corner inside', line([-5, 4], [15, 6])],
    ['a line along the edge', line([10, -5], [10, 15])],
    ['a line wholly inside', line([2, 2], [3, 3])],
    ['an area around the whole frame', area(ring(-5, -5, 15, 15))],
    ['an area of which a corner is inside', area(ring(8, 8, 12, 12))],
    [
      'one of several lines',
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [20, 20],
            [21, 21],
          ],
          [
            [-1, 5],
            [11, 5],
          ],
        ],
      },
    ],
    ['one of several areas', { type: 'MultiPolygon', coordinates: [[ring(20, 20, 21, 21)], [ring(-5, -5, 15, 15)]] }],
  ])('when it is %s', (_, shape) => expect(reachesInto(shape, frame)).toBe(true));

  it.each<[string, Geometry]>([
    ['a point outside', { type: 'Point', coordinates: [11, 5] }],
    ['a slanting line whose bounds cover a corner', line([-1, 9], [2, 13])],
    ['an area beside it', area(ring(11, 0, 12, 10))],
    ['an area in whose hole the frame lies', area(ring(-5, -5, 15, 15), ring(-1, -1, 11, 11))],
  ])('not when it is %s', (_, shape) => expect(reachesInto(shape, frame)).toBe(false));
});

describe('A shape and a frame across the antimeridian', () => {
  const pacific: Bounds = [170, -10, -170, 10];
  it.each<[string, Geometry, boolean]>([
    ['a point east of it', { type: 'Point', coordinates: [-175, 0] }, true],
    ['a point west of it', { type: 'Point', coordinates: [175, 0] }, true],
    ['a point on the other side of the globe', { type: 'Point', coordinates: [0, 0] }, false],
    ['a point beyond 180 degrees', { type: 'Point', coordinates: [185, 0] }, true],
    ['a line that goes on beyond 180 degrees', line([160, 0], [200, 1]), true],
    ['a line that ends before the frame', line([150, 0], [169, 1]), false],
    [
      'an area around the whole frame, cut in two',
      { type: 'MultiPolygon', coordinates: [[ring(160, -20, 180, 20)], [ring(-180, -20, -160, 20)]] },
      true,
    ],
    ['an area on the other side', area(ring(-20, -20, 20, 20)), false],
  ])('share ground: %s, %s', (_, shape, shares) => expect(reachesInto(shape, pacific)).toBe(shares));
});

describe('The bounds of shapes', () => {
  it.each<[string, readonly Geometry[], Bounds]>([
    ['a line', [line([1, 2], [3, -4])], [1, -4, 3, 2]],
    [
      'a line cut at the antimeridian',
      [
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [170, 0],
              [180, 5],
            ],
            [
              [-180, 5],
              [-170, 10],
            ],
          ],
        },
      ],
      [170, 0, -170, 10],
    ],
    ['a line that goes on beyond 180 degrees', [line([170, 0], [190, 10])], [170, 0, -170, 10]],
    [
      'points at both sides',
      [
        {
          type: 'MultiPoint',
          coordinates: [
            [179, 0],
            [-179, 1],
          ],
        },
      ],
      [179, 0, -179, 1],
    ],
    [
      'a collection',
      [{ type: 'GeometryCollection', geometries: [line([0, 0], [1, 1]), line([2, 2], [3, 3])] }],
      [0, 0, 3, 3],
    ],
    [
      'two areas of one shape',
      [{ type: 'MultiPolygon', coordinates: [[ring(0, 0, 1, 1)], [ring(5, 5, 6, 6)]] }],
      [0, 0, 6, 6],
    ],
    ['several shapes', [line([0, 0], [1, 1]), area(ring(-5, -5, -4, -4))], [-5, -5, 1, 1]],
  ])('of %s', (_, shapes, bounds) => expect(boundsOf(shapes)).toEqual(bounds));
});

describe('The middle of a shape', () => {
  /** A horseshoe that is open to the east, around an inlet. */
  const horseshoe = area([
    [0, 0],
    [10, 0],
    [10, 2],
    [2, 2],
    [2, 8],
    [10, 8],
    [10, 10],
    [0, 10],
    [0, 0],
  ]);
  const atoll = area(ring(0, 0, 10, 10), ring(1, 1, 9, 9));
  it.each<[string, Geometry]>([
    ['a square', area(ring(0, 0, 10, 10))],
    ['a concave area', horseshoe],
    ['an area with a hole in its middle', atoll],
    [
      'the larger one of two areas',
      {
        type: 'MultiPolygon',
        coordinates: [[ring(20, 20, 21, 21)], horseshoe.type === 'Polygon' ? horseshoe.coordinates : []],
      },
    ],
    ['an area in a collection', { type: 'GeometryCollection', geometries: [line([50, 50], [60, 60]), horseshoe] }],
  ])('lies inside %s, with room around it', (_, shape) => {
    const [lon, lat] = labelPointOf(shape);
    for (const [x, y] of [
      [-0.4, -0.1],
      [0.4, -0.1],
      [-0.4, 0.1],
      [0.4, 0.1],
    ] as const) {
      expect(reachesInto(shape, [lon + x, lat + y, lon + x, lat + y])).toBe(true);
    }
    expect(lon >= 0 && lon <= 10 && lat >= 0 && lat <= 10).toBe(true);
  });

  it('of a square is its centre', () => expect(labelPointOf(area(ring(0, 0, 10, 10)))).toEqual([5, 5]));

  it.each<[string, Geometry, readonly number[]]>([
    [
      'cut at the antimeridian, in its larger part',
      { type: 'MultiPolygon', coordinates: [[ring(170, 0, 180, 10)], [ring(-180, 0, -178, 10)]] },
      [175, 5],
    ],
    ['that goes on beyond 180 degrees, on the globe', area(ring(180, 0, 200, 10)), [-170, 5]],
  ])('of an area %s', (_, shape, point) => expect(labelPointOf(shape)).toEqual(point));

  it('is the middle one of the vertices of a line, and the point of a point', () => {
    expect(labelPointOf(line([0, 0], [1, 5], [9, 9]))).toEqual([1, 5]);
    expect(labelPointOf({ type: 'Point', coordinates: [7, 8] })).toEqual([7, 8]);
  });
});

describe('The outline of a shape beside the antimeridian', () => {
  const ring = (west: number, east: number) => [
    [west, 0],
    [east, 0],
    [east, 1],
    [west, 1],
    [west, 0],
  ];
  const west = { type: 'Polygon', coordinates: [ring(179, 180)] } satisfies Geometry;

  it('has no edge along the cut where it lies on both sides', () => {
    const both: Geometry = { type: 'MultiPolygon', coordinates: [west.coordinates, [ring(-180, -179)]] };
    expect(isCutAtAntimeridian(both)).toBe(true);
    expect(outlineOf(both)).toEqual([
      [
        [179, 0],
        [180, 0],
      ],
      [
        [180, 1],
        [179, 1],
        [179, 0],
      ],
      [
        [-180, 0],
        [-179, 0],
        [-179, 1],
        [-180, 1],
      ],
    ]);
  });

  it('has all of its edges where it ends there, and so has a line that runs along it', () => {
    expect(isCutAtAntimeridian(west)).toBe(false);
    expect(outlineOf(west)).toEqual([ring(179, 180)]);
    expect(outlineOf({ type: 'MultiPolygon', coordinates: [west.coordinates] })).toEqual([ring(179, 180)]);
    const along = {
      type: 'LineString',
      coordinates: [
        [180, 0],
        [180, 1],
      ],
    } satisfies Geometry;
    expect(outlineOf(along)).toEqual([along.coordinates]);
    expect(outlineOf({ type: 'Point', coordinates: [180, 0] })).toBeNull();
  });
});
