import { describe, expect, it } from 'vitest';
import type { Geometry } from 'geojson';
import { reachesInto } from '../../../src/domain/geometry';
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
