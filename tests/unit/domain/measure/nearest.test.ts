import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { legBetween } from '../../../../src/domain/measure/geodesic';
import { nearestPoints, onGround } from '../../../../src/domain/measure/nearest';
import { along, gapOfPieces, inSpace, shapeOf, type Box, type Piece } from '../../../../src/domain/measure/pieces';
import type { LonLat } from '../../../../src/domain/model';
import { bruteForce, isOn, NOISE, tolerance } from '../../../helpers/bruteDistance';
import { runs } from '../../../helpers/runs';

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const line = (...coordinates: Position[]): Geometry => ({ type: 'LineString', coordinates });
const polygon = (...ring: Position[]): Geometry => ({ type: 'Polygon', coordinates: [ring] });
const between = (one: Geometry, other: Geometry) => nearestPoints(shapeOf(one), shapeOf(other));
const metres = (one: Geometry, other: Geometry): number => between(one, other)?.metres ?? NaN;

function leaves(box: Box | null): readonly Piece[] {
  return box === null ? [] : box.piece ? [box.piece] : (box.halves ?? []).flatMap(leaves);
}

const lon = fc.double({ min: -180, max: 180, noNaN: true, noDefaultInfinity: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true, noDefaultInfinity: true });
/** Lines of one to three positions near a centre, spread over a hundredth of a degree up to twelve degrees; some cross 180 degrees. */
const lines = fc
  .tuple(
    fc.constantFrom(0.01, 0.3, 3, 12, 60),
    fc.array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(
    ([spread, shifts]) =>
      (at: LonLat): Position[] =>
        shifts.map(([x, y]) => [at[0] + x * spread, Math.max(-89, Math.min(89, at[1] + y * spread))]),
  );
const asGeometry = (positions: Position[]): Geometry =>
  positions.length === 1
    ? { type: 'Point', coordinates: positions[0] as Position }
    : { type: 'LineString', coordinates: positions };

/** Milliseconds for as many comparisons with brute force as are asked for. */
const LONG = 120_000 + runs(60).numRuns * 60;

/** The distance found is not too short: two points of the lines are so far apart. And not too long: brute force finds nothing shorter. */
function expectNearest(first: Position[], second: Position[]): void {
  const found = between(asGeometry(first), asGeometry(second));
  if (!found) throw new Error('no result');
  expect(isOn(found.from, first)).toBe(true);
  expect(isOn(found.to, second)).toBe(true);
  // Nearer than a millimetre, lines touch.
  expect(Math.abs(legBetween(found.from, found.to).metres - found.metres)).toBeLessThan(1e-3);
  expect(found.metres).toBeLessThanOrEqual(bruteForce(first, second) + NOISE);
}
/** A latitude near the equator, or on it. */
const low = fc.oneof(
  fc.integer({ min: -700, max: 700 }).map((at) => at / 1000),
  fc.constant(0),
);

describe('The nearest points of two lines', () => {
  it(
    'are as near as brute force finds, wherever on earth',
    () => {
      fc.assert(
        fc.property(
          fc.tuple(lon, lat),
          lines,
          lines,
          fc.tuple(fc.double({ min: -20, max: 20, noNaN: true }), fc.double({ min: -15, max: 15, noNaN: true })),
          (at, one, other, [x, y]) => {
            const first = one(at);
            const second = other([at[0] + x, Math.max(-85, Math.min(85, at[1] + y))]);
            expectNearest(first, second);
          },
        ),
        runs(60),
      );
    },
    LONG,
  );

  it(
    'are as near beside the equator, where meridians are furthest apart and a search along both lines would rest',
    () => {
      const gap = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 900 })).map((at) => at / 10);
      const tilt = fc.constantFrom(0, 0, -0.01, 1e-6);
      fc.assert(
        fc.property(lon, gap, fc.tuple(low, low, low, low), tilt, tilt, (x, east, [a, b, c, d], dx, dy) => {
          expectNearest(
            [
              [x, a],
              [x + dx, b],
            ],
            [
              [x + east, c],
              [x + east + dy, d],
            ],
          );
        }),
        runs(60),
      );
    },
    LONG,
  );

  it.each<[string, Position[], Position[]]>([
    [
      'in the middle of a piece',
      [[44.5, 40.6]],
      [
        [44, 40],
        [44.9, 40.5],
      ],
    ],
    [
      'in the middle of both',
      [
        [44, 40],
        [44.9, 40.5],
      ],
      [
        [44.3, 40.7],
        [44.45, 40.3],
        [44.9, 40.9],
      ],
    ],
    [
      'on a parallel that is no geodesic',
      [[10, 70]],
      [
        [-40, 60],
        [60, 60],
      ],
    ],
    [
      'on a long slanting line',
      [[30, 0]],
      [
        [0, -60],
        [90, 70],
      ],
    ],
    [
      'at the northern end of meridians that end at the equator',
      [
        [45, 0.2755],
        [45, 0],
      ],
      [
        [49, 0.2569],
        [49, 0],
      ],
    ],
    [
      'at the southern end of the shorter of two meridians that end at the equator',
      [
        [100, -0.551],
        [100, 0],
      ],
      [
        [104, -0.257],
        [104, 0],
      ],
    ],
    [
      'at the northern end of meridians across the equator that are a quarter of the earth apart',
      [
        [-126.18698, -0.33869],
        [-126.18698, 0.29702],
      ],
      [
        [-50.9048, 0.61202],
        [-50.9048, -0.00752],
      ],
    ],
    [
      'at an end of meridians across the equator that are near each other',
      [
        [-127.00348, -0.83637],
        [-127.00348, 0.83589],
      ],
      [
        [-126.76382, 0],
        [-126.76382, 0.58076],
      ],
    ],
    [
      'at no end of two lines that mirror each other across the equator: on a sphere an end would be as near',
      [
        [58.18535579065792, -20.00116041918292],
        [63.86216077383142, -20.461055191896673],
      ],
      [
        [59.4286354782775, 20.5652232330263],
        [66.3029758528823, 20.00831257403648],
      ],
    ],
  ])('may lie %s', (_where, one, other) => {
    const brute = bruteForce(one, other);
    const found = metres(asGeometry(one), asGeometry(other));
    // No points that were tried are nearer, and none much nearer than those could lie between them.
    expect(found).toBeLessThanOrEqual(brute + NOISE);
    expect(found).toBeGreaterThan(brute - tolerance(brute));
  });

  it('are where lines cross, on whichever turn of the earth these are written', () => {
    const across = { metres: 0, from: [180, 1], to: [180, 1] };
    expect(between(line([179.5, 0.5], [180.5, 1.5]), line([179.5, 1.5], [180.5, 0.5]))).toEqual(across);
    expect(metres(line([179.5, 0.5], [180.5, 1.5]), line([-180.5, 1.5], [-179.5, 0.5]))).toBe(0);
  });

  it('are the same from the other side', () => {
    fc.assert(
      fc.property(fc.tuple(lon, lat), lines, fc.tuple(lon, lat), lines, (a, one, b, other) => {
        const [first, second] = [asGeometry(one(a)), asGeometry(other(b))];
        const [there, back] = [metres(first, second), metres(second, first)];
        expect(Math.abs(there - back)).toBeLessThanOrEqual(NOISE);
      }),
      runs(100),
    );
  });

  it('do not depend on the turn of the earth on which longitudes are written', () => {
    const there = metres(line([170, 10], [179, 12]), line([181, 12], [190, 15]));
    expect(metres(line([170, 10], [179, 12]), line([-179, 12], [-170, 15]))).toBeCloseTo(there, 3);
    expect(metres(line([530, 10], [539, 12]), line([-179, 12], [-170, 15]))).toBeCloseTo(there, 3);
    expect(there).toBeCloseTo(legBetween([179, 12], [181, 12]).metres, 0);
  });
});

describe('A bound of the distance', () => {
  it('is never greater than the way on the ground', () => {
    fc.assert(
      fc.property(fc.tuple(lon, lat), fc.tuple(lon, lat), (a, b) => {
        const [x, y, z] = inSpace(a).map((value, axis) => value - (inSpace(b)[axis] as number)) as [
          number,
          number,
          number,
        ];
        const way = legBetween(a, b).metres;
        expect(onGround(Math.hypot(x, y, z))).toBeLessThanOrEqual(way + 1e-6);
        expect(Math.hypot(x, y, z)).toBeLessThanOrEqual(way + 1e-6);
      }),
      runs(2000),
    );
  });

  it('has a piece bulge as much as it does, and not much more', () => {
    fc.assert(
      fc.property(
        fc.tuple(lon, lat),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        ([x, y], dx, dy) => {
          const [piece] = leaves(shapeOf(line([x, y], [x + dx, y + dy])).box) as [Piece];
          const middle = inSpace(along(piece.from, piece.to, 0.5));
          const [a, b, c] = middle.map(
            (value, axis) => value - ((piece.start[axis] as number) + (piece.end[axis] as number)) / 2,
          ) as [number, number, number];
          const rise = Math.hypot(a, b, c);
          expect(rise).toBeLessThanOrEqual(piece.bulge + 1e-6);
          expect(piece.bulge).toBeLessThanOrEqual(3 * rise + 1);
        },
      ),
      runs(100),
    );
  });

  it('holds for every point of two pieces', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(lon, lat), lines, fc.tuple(lon, lat), lines, share, share, (a, one, b, other, s, t) => {
        const [first] = leaves(shapeOf(asGeometry(one(a))).box) as [Piece];
        const [second] = leaves(shapeOf(asGeometry(other(b))).box) as [Piece];
        const way = legBetween(along(first.from, first.to, s), along(second.from, second.to, t)).metres;
        expect(onGround(gapOfPieces(first, second))).toBeLessThanOrEqual(way + 1e-3);
      }),
      runs(1000),
    );
  });
});

describe('A line between two positions', () => {
  it('is straight in longitude and latitude, however long: it follows the parallel and is no geodesic', () => {
    const long = line([0, 50], [60, 50]);
    expect(metres(long, point(30, 50))).toBe(0);
    // The geodesic between its ends runs some 400 km further north.
    expect(metres(long, point(30, 53))).toBeCloseTo(legBetween([30, 50], [30, 53]).metres, -1);
  });

  it('goes the long way if its longitudes say so', () => {
    // From 170 E to 170 W as written, across Greenwich: nothing of it is near 180 degrees.
    expect(metres(line([170, 0], [-170, 0]), point(0, 1))).toBeCloseTo(legBetween([0, 0], [0, 1]).metres, 0);
    expect(metres(line([170, 0], [-170, 0]), point(180, 0))).toBeCloseTo(legBetween([170, 0], [180, 0]).metres, 0);
    expect(metres(line([170, 0], [190, 0]), point(180, 0))).toBe(0);
  });
});

describe('Shapes that touch', () => {
  const square = polygon([0, 0], [2, 0], [2, 2], [0, 2], [0, 0]);
  const withHole: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ],
      [
        [4, 4],
        [4, 6],
        [6, 6],
        [6, 4],
        [4, 4],
      ],
    ],
  };

  it('have no distance: lines that cross, points inside a polygon, a polygon inside another', () => {
    expect(between(line([0, 0], [2, 2]), line([0, 2], [2, 0]))).toEqual({ metres: 0, from: [1, 1], to: [1, 1] });
    expect(metres(point(1, 1), square)).toBe(0);
    expect(metres(square, point(1, 1))).toBe(0);
    expect(metres(polygon([0.5, 0.5], [1, 0.5], [1, 1], [0.5, 0.5]), square)).toBe(0);
    expect(metres(line([-1, 1], [3, 1]), square)).toBe(0);
    expect(metres(line([0, 0], [1, 0]), line([1, 0], [2, 5]))).toBe(0);
  });

  it('are no shapes that touch if one lies in the hole of the other', () => {
    expect(metres(point(5, 5), withHole)).toBeCloseTo(legBetween([5, 5], [4, 5]).metres, -3);
    expect(metres(point(4.5, 3), withHole)).toBe(0);
  });

  it('are recognised across the antimeridian, cut there or not', () => {
    const cut: Geometry = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [178, 0],
            [180, 0],
            [180, 2],
            [178, 2],
            [178, 0],
          ],
        ],
        [
          [
            [-180, 0],
            [-178, 0],
            [-178, 2],
            [-180, 2],
            [-180, 0],
          ],
        ],
      ],
    };
    const whole = polygon([178, 0], [182, 0], [182, 2], [178, 2], [178, 0]);
    for (const area of [cut, whole]) {
      expect(metres(point(-179, 1), area)).toBe(0);
      expect(metres(point(179, 1), area)).toBe(0);
      expect(metres(point(-177, 1), area)).toBeCloseTo(legBetween([-177, 1], [-178, 1]).metres, 0);
    }
  });
});

describe('Shapes without extent', () => {
  it('are measured as points, and shapes without positions have no distance', () => {
    expect(metres(line([5, 5], [5, 5]), point(5, 6))).toBeCloseTo(legBetween([5, 5], [5, 6]).metres, 6);
    expect(metres(line([5, 5]), point(5, 6))).toBeCloseTo(legBetween([5, 5], [5, 6]).metres, 6);
    expect(metres(polygon([5, 5], [5, 5], [5, 5], [5, 5]), point(5, 6))).toBeCloseTo(
      legBetween([5, 5], [5, 6]).metres,
      6,
    );
    expect(metres(point(5, 5), point(5, 5))).toBe(0);
    expect(between({ type: 'GeometryCollection', geometries: [] }, point(1, 1))).toBeNull();
    expect(between({ type: 'MultiPoint', coordinates: [] }, point(1, 1))).toBeNull();
    expect(between({ type: 'Polygon', coordinates: [] }, point(1, 1))).toBeNull();
  });

  it('near a pole are measured across it, from the end that lies nearer that way', () => {
    expect(metres(line([-10, 89], [20, 89]), point(180, 89))).toBeCloseTo(legBetween([20, 89], [180, 89]).metres, 3);
  });
});

it('A limit leaves out what is further away and keeps what is nearer', () => {
  const [one, other] = [shapeOf(point(0, 0)), shapeOf(line([1, -5], [1, 5]))];
  const way = legBetween([0, 0], [1, 0]).metres;
  expect(nearestPoints(one, other, way - 1)).toBeNull();
  expect(nearestPoints(one, other, way + 1)?.metres).toBeCloseTo(way, 3);
});

it('Two lines of ten thousand positions are measured in a moment', () => {
  const wavy = (shift: number): Geometry =>
    line(...Array.from({ length: 10_000 }, (_, at) => [at / 1000, 40 + shift + Math.sin(at / 50) / 20]));
  const [one, other] = [shapeOf(wavy(0)), shapeOf(wavy(0.5))];
  const start = performance.now();
  const found = nearestPoints(one, other);
  expect(found?.metres).toBeGreaterThan(40_000);
  expect(performance.now() - start).toBeLessThan(5000);
});
