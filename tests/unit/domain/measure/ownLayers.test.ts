/** Own features as they come from files, measured against dense brute force: of several parts, of none, across the antimeridian. */
import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaOf, distanceBetween, type Measurable } from '../../../../src/domain/measure/distance';
import { legBetween, pointAt } from '../../../../src/domain/measure/geodesic';
import {
  keyOfOwn,
  ownAbout,
  ownLying,
  ownMeasurable,
  ownNearest,
  ownNeighbours,
  ownOfKey,
  ownPrecision,
} from '../../../../src/domain/measure/ownLayers';
import { shapeOf } from '../../../../src/domain/measure/pieces';
import type { LonLat } from '../../../../src/domain/model';
import type { OwnColumn, OwnFeature, OwnValue, StyledLayer } from '../../../../src/domain/ownData';
import { finish, type Steps } from '../../../../src/domain/steps';
import { OPEN_END, OPEN_START, parseDay, spanOfDay } from '../../../../src/domain/time';
import { cleanGeometry } from '../../../../src/formats/import/geometry';
import { Notes } from '../../../../src/formats/import/notes';
import { ownFeature, ownLayer, PLAIN_LOOK } from '../../../fixtures/ownLayers';
import { bruteForce, isOn, NOISE } from '../../../helpers/bruteDistance';
import { runs } from '../../../helpers/runs';

const ALWAYS = { from: OPEN_START, to: OPEN_END };
const column = (name: string): OwnColumn => ({
  name,
  type: 'mixed',
  filled: 1,
  values: [],
  hasMore: false,
  range: null,
});
const styled = (features: readonly OwnFeature[], ...columns: readonly string[]): StyledLayer => ({
  layer: ownLayer('incidents', features, columns.map(column)),
  look: PLAIN_LOOK,
});
/** A feature of the atlas that is a geometry, known to so many metres. */
const atlas = (geometry: Geometry, precisionM = 0): Measurable => ({
  ...{ id: 'here', title: 'Here', layer: null, doubts: [] },
  stretches: [{ geometry, shape: shapeOf(geometry), precisionM }],
});
const point = ([lon, lat]: LonLat): Geometry => ({ type: 'Point', coordinates: [lon, lat] });

/** The lines of a feature, as drawn: positions go on beyond 180 degrees, and a point is a line of one. */
type Lines = readonly (readonly Position[])[];
type Kind = 'MultiPoint' | 'MultiLineString' | 'GeometryCollection' | 'none' | 'empty';

/** The geometry of lines as a file may have it and an importer reads it: cut where it crosses the antimeridian. */
function asRead(kind: Kind, lines: Lines): Geometry | null {
  const copies = lines.map((line) => line.map((at) => [...at]));
  const given: Record<Kind, unknown> = {
    none: null,
    empty: { type: 'MultiPoint', coordinates: [] },
    MultiPoint: { type: 'MultiPoint', coordinates: copies.flat() },
    MultiLineString: { type: 'MultiLineString', coordinates: copies.filter(({ length }) => length > 1) },
    GeometryCollection: {
      type: 'GeometryCollection',
      geometries: copies.map((line) =>
        line.length > 1 ? { type: 'LineString', coordinates: line } : { type: 'Point', coordinates: line[0] },
      ),
    },
  };
  return cleanGeometry(given[kind], 1, new Notes(), { isSwapped: false });
}

/** The lines that a kind of geometry keeps. */
const kept = (kind: Kind, lines: Lines): Lines =>
  kind === 'none' || kind === 'empty'
    ? []
    : kind === 'MultiPoint'
      ? lines.flat().map((at) => [at])
      : kind === 'MultiLineString'
        ? lines.filter(({ length }) => length > 1)
        : lines;

const around = (at: LonLat, spread: number): fc.Arbitrary<Position[]> => {
  const shift = fc.double({ min: -spread, max: spread, noNaN: true });
  return fc
    .array(fc.tuple(shift, shift), { minLength: 1, maxLength: 3 })
    .map((shifts) => shifts.map(([x, y]) => [at[0] + x, Math.max(-85, Math.min(85, at[1] + y))]));
};
/** A line of the atlas and a layer of features near it; a third of them lie at the antimeridian. */
const cases = fc
  .tuple(
    fc.constantFrom(45, 100, 179.9, -179.95),
    fc.double({ min: -70, max: 70, noNaN: true }),
    fc.constantFrom(0.05, 0.6, 4),
  )
  .chain(([lon, lat, spread]) => {
    const feature = fc.tuple(
      fc.constantFrom<Kind>('MultiPoint', 'MultiLineString', 'GeometryCollection', 'none', 'empty'),
      fc.array(around([lon + spread, lat], spread * 2), { minLength: 1, maxLength: 3 }),
      fc.option(fc.integer({ min: 0, max: 40_000 })),
    );
    return fc.tuple(
      around([lon, lat], spread),
      fc.array(feature, { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0.2, max: 3, noNaN: true }),
    );
  });

/** Metres by which two ways to the same distance may differ. */
const SAME = 0.01;

describe('What is looked for among own features', () => {
  it('is what brute force finds: the nearest of a layer, and all within a distance', () => {
    let [nearestOnes, emptyOnes] = [0, 0];
    fc.assert(
      fc.property(cases, ([here, given, share]) => {
        const features = given.map(([kind, lines, precision], at) =>
          ownFeature(at + 1, { accuracy_m: precision }, null, asRead(kind, lines)),
        );
        const layer = styled(features, 'accuracy_m');
        const centre = atlas(asRead(here.length > 1 ? 'MultiLineString' : 'MultiPoint', [here]) as Geometry, 300);
        // Each distance is right: two points that lie on both are so far apart, so it is not too small; and brute force finds none that
        // is smaller. Brute force itself may miss the nearest points, so nothing else is held against it.
        const distances = given.map(([kind, lines], at) => {
          const drawn = kept(kind, lines);
          const brute = Math.min(...drawn.map((line) => bruteForce(here, line)), Infinity);
          const feature = ownMeasurable(layer, at, ALWAYS);
          const nearest = feature && distanceBetween(centre, feature)?.nearest;
          expect(nearest === null).toBe(brute === Infinity);
          if (!nearest) return Infinity;
          expect(isOn(nearest.from, here)).toBe(true);
          expect(drawn.some((line) => isOn(nearest.to, line))).toBe(true);
          expect(Math.abs(legBetween(nearest.from, nearest.to).metres - nearest.metres)).toBeLessThan(SAME);
          expect(nearest.metres).toBeLessThanOrEqual(brute + NOISE);
          return nearest.metres;
        });
        const precision = given.map(([, , metres]) => 300 + (metres ?? 0));
        const least = Math.min(...distances);
        const found = finish(ownNearest(centre, layer, ALWAYS));
        expect(found === null).toBe(least === Infinity);
        if (!found) {
          emptyOnes += 1;
          return;
        }
        nearestOnes += 1;
        const most = Math.min(...distances.map((metres, at) => metres + (precision[at] as number)));
        const lowest = Math.min(...distances.map((metres, at) => Math.max(0, metres - (precision[at] as number))));
        expect(Math.abs(found.distance.nearest.metres - least)).toBeLessThan(SAME);
        expect(Math.abs(found.distance.most - most)).toBeLessThan(SAME);
        expect(Math.abs(found.distance.least - lowest)).toBeLessThan(SAME);
        expect(found.count).toBe(distances.filter((metres) => metres < Infinity).length);
        const place = ownOfKey(found.feature.id)?.place ?? -1;
        expect((distances[place] as number) - least).toBeLessThan(SAME);
        const lead = distances.map((metres, at) => metres - (precision[at] as number) - most);
        if (lead.every((each) => Math.abs(each) > SAME))
          expect(found.rivals).toBe(lead.filter((each, at) => at !== place && each < 0).length);

        const radius = Math.max(10, least * share);
        const near = finish(ownNeighbours(centre, layer, ALWAYS, radius));
        distances.forEach((metres, at) => {
          const beyond = metres - (precision[at] as number) - radius;
          if (Math.abs(beyond) <= SAME || metres === Infinity) return;
          expect(
            near.some((each) => each.place === at),
            `${metres} ± ${precision[at]} in ${radius}`,
          ).toBe(beyond < 0);
        });
        expect(near.every(({ place: at }) => (distances[at] as number) < Infinity)).toBe(true);
      }),
      // The same layers each time, unless faults are looked for.
      process.env['FUZZ_RUNS'] ? runs(60) : { numRuns: 60, seed: 20231127 },
    );
    expect(nearestOnes).toBeGreaterThan(20);
    expect(emptyOnes).toBeGreaterThan(0);
  }, 600_000);

  it('lies in the middle of a wide area, which is higher than its edge', () => {
    // Elsewhere the box of the edge is so much aslant in space that it holds the middle all the same.
    const centre: LonLat = [0, 0];
    const ring = Array.from({ length: 73 }, (_, at): Position => [...pointAt(centre, -at * 5, 400_000)]);
    const features = [
      ownFeature(1, {}, null, point(centre)),
      ownFeature(2, {}, null, point(pointAt(centre, 10, 500_000))),
    ];
    expect(finish(ownLying(areaOf(ring), styled(features), ALWAYS))).toEqual([{ place: 0, how: 'drawn' }]);
    const area = atlas({ type: 'Polygon', coordinates: [ring] });
    expect(finish(ownNeighbours(area, styled(features), ALWAYS, 1000)).map(({ place }) => place)).toEqual([0]);
    // And the other way round: the area is the reader's own, the point the atlas's.
    const own = styled([ownFeature(1, {}, null, { type: 'Polygon', coordinates: [ring] })]);
    expect(finish(ownNearest(atlas(point(centre)), own, ALWAYS))?.distance.nearest.metres).toBe(0);
    expect(finish(ownLying(areaOf(ring), own, ALWAYS))).toEqual([{ place: 0, how: 'partly' }]);
  });

  it('lies in an area across the antimeridian, partly where a line crosses the edge', () => {
    const ring: Position[] = [
      [179, -1],
      [181, -1],
      [181, 1],
      [179, 1],
      [179, -1],
    ];
    const features = [
      ownFeature(1, { precision: '2 km' }, null, point([-179.5, 0])),
      ownFeature(2, { precision: '300 km' }, null, point([-179.5, 0])),
      ownFeature(
        3,
        { precision: '2 km' },
        null,
        asRead('MultiLineString', [
          [
            [178, 0],
            [180.5, 0.5],
          ],
        ]),
      ),
      ownFeature(4, {}, null, point([0, 0])),
      ownFeature(5, { precision: '20 km' }, null, point([-178.9, 0])),
    ];
    expect(finish(ownLying(areaOf(ring), styled(features, 'precision'), ALWAYS))).toEqual([
      { place: 0, how: 'yes' },
      { place: 1, how: 'drawn' },
      { place: 2, how: 'partly' },
      { place: 4, how: 'perhaps' },
    ]);
  });

  it('holds on the days that are shown', () => {
    const day = spanOfDay(parseDay('2023-05-01') as number);
    const at = (metres: number): Geometry => point(pointAt([45, 40], 90, metres));
    const features = [
      ownFeature(1, { title: 'Old' }, '1999', at(100)),
      ownFeature(2, {}, '2023', at(2000)),
      ownFeature(3, {}, null, at(3000)),
    ];
    const found = finish(ownNearest(atlas(point([45, 40])), styled(features), day));
    expect([found?.feature.title, found?.count, found?.rivals]).toEqual(['Row 2', 2, 0]);
    expect(
      finish(ownNeighbours(atlas(point([45, 40])), styled(features), day, 2500)).map(({ place }) => place),
    ).toEqual([1]);
    expect(ownMeasurable(styled(features), 0, day)?.doubts).toEqual(['“Old” is not of the date shown, but of 1999.']);
    expect(ownMeasurable(styled(features), 1, day)?.doubts).toEqual([]);
  });

  it('does not count a feature as its own neighbour', () => {
    const layer = styled([ownFeature(1), ownFeature(2)]);
    const centre = ownMeasurable(layer, 0, ALWAYS) as Measurable;
    const found = finish(ownNearest(centre, layer, ALWAYS));
    expect([found?.feature.id, found?.count]).toEqual([keyOfOwn({ layer: layer.layer.id, place: 1 }), 1]);
    expect(finish(ownNeighbours(centre, layer, ALWAYS, 1e6)).map(({ place }) => place)).toEqual([1]);
    expect(finish(ownNearest(centre, styled([ownFeature(1)]), ALWAYS))).toBeNull();
  });

  it('is done in many steps among a hundred thousand features, of which only the near ones are measured', () => {
    const features = Array.from({ length: 100_000 }, (_, at) =>
      ownFeature(at + 1, {}, null, point([40 + (at % 400) / 50, 36 + at / 20_000])),
    );
    const centre = atlas(point([44.001, 38.5]), 100);
    const stepsOf = (steps: Steps<unknown>): number => {
      for (let count = 0; ; count++) {
        const { done, value } = steps.next();
        if (!done) continue;
        expect(value).toBeTruthy();
        return count;
      }
    };
    // To put all in boxes and to look at each box: at least a step for 256 of them each time. A feature that is measured is one more.
    const boxes = 2 * (100_000 / 256);
    const own = styled(features);
    for (const steps of [ownNearest(centre, own, ALWAYS), ownNeighbours(centre, own, ALWAYS, 5000)]) {
      const count = stepsOf(steps);
      expect(count).toBeGreaterThan(boxes / 2);
      expect(count).toBeLessThan(boxes + 1000);
    }
  });
});

describe('How exactly an own feature is placed', () => {
  it.each<[string, OwnValue, number | null]>([
    ['accuracy_m', 25, 25],
    ['Precision (metres)', '40', 40],
    ['coordinateUncertaintyInMeters', 1000, 1000],
    ['uncertainty_km', 1.5, 1500],
    ['accuracy', '± 30 m', 30],
    ['precision', '2 km', 2000],
    // A number without a unit may be a class, a count of decimals or metres.
    ['precision', 2, null],
    ['geo_precision', 1, null],
    ['accuracy_m', -1, null],
    ['accuracy_m', 'good', null],
    ['accuracy_m', null, null],
    ['name', '30 m', null],
  ])('is said by a column %s of %j: %s', (name, value, metres) => {
    const { layer } = styled([ownFeature(1, { [name]: value })], name);
    expect(ownPrecision(layer, layer.features[0] as OwnFeature)).toBe(metres);
  });

  it('is what its own files say, read again', () => {
    // What the atlas exports and what is measured here.
    for (const name of ['location_precision_m', 'precision_m', 'precision_metres']) {
      const { layer } = styled([ownFeature(1, { [name]: 800 })], name);
      expect(ownPrecision(layer, layer.features[0] as OwnFeature), name).toBe(800);
    }
  });
});

it.each<[string, Readonly<Record<string, OwnValue>>, string | null, string]>([
  [
    'its number, id, kind and days',
    { title: 'Shelling', 'Event ID': 'INC-7', kind: 'attack' },
    '2023-05-03',
    'row 1, Event ID INC-7, kind attack, 3 May 2023',
  ],
  ['its number where the file has no more', { title: 'Shelling', id: null }, null, 'row 1, without a date'],
  [
    'no id that is its title already',
    { label: 'X1', code: 'X1', event_type: 'fire' },
    '2023',
    'row 1, event_type fire, 2023',
  ],
  ['no column that only sounds like it', { idea: 'x', width: 3, kindness: 1 }, '2023', 'row 1, 2023'],
])('An own feature is told from others by %s', (_what, properties, edtf, about) => {
  const layer = styled([ownFeature(1, properties, edtf)]);
  expect(ownAbout(layer, 0)).toBe(about);
  expect(ownMeasurable(layer, 0, ALWAYS)?.about).toBe(about);
});

it('A name of an own feature is told from an id of the atlas', () => {
  expect(ownOfKey(keyOfOwn({ layer: 'own-data-a-b', place: 12 }))).toEqual({ layer: 'own-data-a-b', place: 12 });
  expect(ownOfKey('lachin-checkpoint')).toBeNull();
});
