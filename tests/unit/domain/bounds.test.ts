import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centreOfBounds,
  containsBounds,
  containsPoint,
  lonNear,
  overlapBounds,
  splitAtAntimeridian,
  unionBounds,
  unwrapBounds,
  lonWidthOfBounds,
  wrapLon,
  wrapBounds,
} from '../../../src/domain/bounds';
import type { Bounds, LonLat } from '../../../src/domain/model';

/** From 170° E to 170° W. */
const PACIFIC: Bounds = [170, -20, -170, 10];
const EUROPE: Bounds = [-10, 35, 30, 60];
const WORLD: Bounds = [-180, -90, 180, 90];

describe('A longitude', () => {
  it.each([
    [0, 0],
    [180, 180],
    [-180, -180],
    [190, -170],
    [-190, 170],
    [540, -180],
    [725, 5],
    [12.345678, 12.345678],
  ])('of %d degrees is that of %d', (lon, same) => expect(wrapLon(lon)).toBe(same));

  it.each([
    [-170, 175, 190],
    [170, -175, -190],
    [10, 20, 10],
    [-100, 100, 260],
  ])('of %d is, near %d, written as %d', (lon, near, same) => expect(lonNear(lon, near)).toBe(same));
});

describe('Bounds', () => {
  it.each<[Bounds, number, LonLat, Bounds, readonly Bounds[]]>([
    [
      PACIFIC,
      20,
      [180, -5],
      [170, -20, 190, 10],
      [
        [170, -20, 180, 10],
        [-180, -20, -170, 10],
      ],
    ],
    [
      [160, 0, -178, 10],
      22,
      [171, 5],
      [160, 0, 182, 10],
      [
        [160, 0, 180, 10],
        [-180, 0, -178, 10],
      ],
    ],
    [
      [178, 0, -160, 10],
      22,
      [-171, 5],
      [178, 0, 200, 10],
      [
        [178, 0, 180, 10],
        [-180, 0, -160, 10],
      ],
    ],
    [EUROPE, 40, [10, 47.5], EUROPE, [EUROPE]],
    [[5, 5, 5, 5], 0, [5, 5], [5, 5, 5, 5], [[5, 5, 5, 5]]],
  ])('%j have width, centre, plain numbers and parts', (bounds, width, centre, plain, parts) => {
    expect(lonWidthOfBounds(bounds)).toBe(width);
    expect(centreOfBounds(bounds)).toEqual(centre);
    expect(unwrapBounds(bounds)).toEqual(plain);
    expect(splitAtAntimeridian(bounds)).toEqual(parts);
  });

  it.each<[Bounds, Bounds]>([
    [
      [170, 0, 190, 10],
      [170, 0, -170, 10],
    ],
    [
      [-190, 0, -170, 10],
      [170, 0, -170, 10],
    ],
    [
      [350, 0, 370, 10],
      [-10, 0, 10, 10],
    ],
    [
      [-200, 0, 200, 10],
      [-180, 0, 180, 10],
    ],
    [EUROPE, EUROPE],
    [PACIFIC, PACIFIC],
  ])('%j of plain numbers are %j', (plain, bounds) => expect(wrapBounds(plain)).toEqual(bounds));

  it.each<[Bounds, LonLat, boolean]>([
    [PACIFIC, [175, 0], true],
    [PACIFIC, [-175, 0], true],
    [PACIFIC, [180, 0], true],
    [PACIFIC, [170, -20], true],
    [PACIFIC, [-170, 10], true],
    [PACIFIC, [0, 0], false],
    [PACIFIC, [169, 0], false],
    [PACIFIC, [-169, 0], false],
    [PACIFIC, [175, 11], false],
    [PACIFIC, [175, -21], false],
    [EUROPE, [0, 50], true],
    [EUROPE, [31, 50], false],
    [EUROPE, [-11, 50], false],
  ])('%j hold %j: %s', (bounds, point, holds) => expect(containsPoint(bounds, point)).toBe(holds));

  it.each<[Bounds, Bounds, boolean]>([
    [PACIFIC, [172, 0, 175, 5], true],
    [PACIFIC, [-175, 0, -172, 5], true],
    [PACIFIC, [175, 0, -175, 5], true],
    [PACIFIC, PACIFIC, true],
    [PACIFIC, [165, 0, -175, 5], false],
    [PACIFIC, [175, 0, -165, 5], false],
    [PACIFIC, [175, 0, -175, 11], false],
    [PACIFIC, [175, -21, -175, 5], false],
    // Its complement, but for the edges: both corners lie inside.
    [PACIFIC, [-175, 0, 175, 5], false],
    [EUROPE, PACIFIC, false],
    [WORLD, PACIFIC, true],
    [WORLD, EUROPE, true],
    [EUROPE, [0, 40, 10, 50], true],
    [EUROPE, [0, 40, 40, 50], false],
  ])('%j hold all of %j: %s', (outer, inner, holds) => expect(containsBounds(outer, inner)).toBe(holds));

  it.each<[Bounds, Bounds, boolean]>([
    [PACIFIC, [-179, 0, -178, 5], true],
    [PACIFIC, [160, 0, 170, 5], true],
    [PACIFIC, [-170, 10, -160, 20], true],
    [PACIFIC, [175, 0, -178, 5], true],
    [PACIFIC, EUROPE, false],
    [PACIFIC, [160, 0, 169, 5], false],
    [PACIFIC, [172, 11, 175, 15], false],
    [PACIFIC, [172, -30, 175, -21], false],
  ])('%j and %j share a point: %s', (one, other, share) => {
    expect(overlapBounds(one, other)).toBe(share);
    expect(overlapBounds(other, one)).toBe(share);
  });
});

describe('The union of bounds', () => {
  it.each<[string, readonly Bounds[], Bounds | null]>([
    ['of none is none', [], null],
    ['of one is that', [PACIFIC], PACIFIC],
    [
      'goes from the least to the greatest',
      [
        [0, 0, 1, 1],
        [5, -5, 6, 0],
      ],
      [0, -5, 6, 1],
    ],
    [
      'crosses the antimeridian where that is narrower',
      [
        [178, 0, 179, 1],
        [-179, 0, -178, 1],
      ],
      [178, 0, -178, 1],
    ],
    ['takes in bounds that cross it', [PACIFIC, [-168, 0, -160, 30]], [170, -20, -160, 30]],
    ['takes in what such bounds hold already', [PACIFIC, [-178, 0, -175, 5]], PACIFIC],
    ['goes on from such bounds to the west', [PACIFIC, [100, 0, 110, 5]], [100, -20, -170, 10]],
    [
      'does not cross the Atlantic twice',
      [
        [-77, 38, -77, 38],
        [44, 40, 44, 40],
        [71, 51, 71, 51],
      ],
      [-77, 38, 71, 51],
    ],
    [
      'is the whole turn where no gap is left',
      [
        [-180, 0, 0, 1],
        [0, 0, 180, 1],
      ],
      [-180, 0, 180, 1],
    ],
    ['is the whole turn where bounds overlap all around', [[-170, 0, 175, 1], PACIFIC], [-180, -20, 180, 10]],
    [
      'holds an inner gap that is no wider than the one across the antimeridian',
      [
        [-90, 0, -90, 0],
        [90, 0, 90, 0],
      ],
      [-90, 0, 90, 0],
    ],
    [
      'of what touches the antimeridian from both sides crosses it',
      [
        [170, 0, 180, 1],
        [-180, 0, -170, 1],
      ],
      [170, 0, -170, 1],
    ],
  ])('%s', (_, all, union) => expect(unionBounds(all)).toEqual(union));

  const longitude = fc.integer({ min: -180, max: 180 });
  const bounds = fc
    .tuple(longitude, fc.integer({ min: -80, max: 0 }), longitude, fc.integer({ min: 0, max: 80 }))
    .map((each) => each as Bounds);

  it('holds each of them and stays when each is added again', () => {
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 5 }), (all) => {
        const union = unionBounds(all) as Bounds;
        for (const each of all) {
          expect(containsBounds(union, each)).toBe(true);
          expect(containsPoint(union, [each[0], each[1]])).toBe(true);
          expect(overlapBounds(union, each)).toBe(true);
        }
        expect(lonWidthOfBounds(unionBounds([union, ...all]) as Bounds)).toBe(lonWidthOfBounds(union));
      }),
    );
  });
});
