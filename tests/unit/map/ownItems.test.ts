import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bounds } from '../../../src/domain/model';
import type { StyledLayer } from '../../../src/domain/ownData';
import { finish } from '../../../src/domain/steps';
import { parseDay, spanOfDay } from '../../../src/domain/time';
import { countOf, MOST_LISTED, ownGroupOf, ownGroups } from '../../../src/map/ownItems';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

const DAY = spanOfDay(parseDay('2023-05-05') as number);
const SEEN: Bounds = [44, 38, 48, 42];
const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] });
const groupsOf = (layers: readonly StyledLayer[], seen = SEEN) => finish(ownGroups(layers, DAY, seen));
const listed = (layers: readonly StyledLayer[], seen = SEEN) =>
  groupsOf(layers, seen).map(({ title, items, more }) => [title, ...items.map(({ name }) => name), more]);

it('What the map draws is listed by layer, in the order of the file: what holds, is in view, is visible and can be drawn', () => {
  const raids = styledLayer('Raids', [
    ownFeature(1, { name: 'Now' }, '2023-05-01/2023-05-10', point(46, 40)),
    ownFeature(2, { name: 'Later' }, '2023-06', point(46, 40)),
    ownFeature(3, {}, null, point(47, 41)),
    ownFeature(4, { name: 'Elsewhere' }, null, point(30, 40)),
    ownFeature(5, { name: 'Nothing to draw' }, null, { type: 'Point', coordinates: [] }),
    ownFeature(6, { name: 'No place' }, null, null),
  ]);
  const shapes = styledLayer('Shapes', [
    ownFeature(1, { name: 'Through', nickname: 'A' }, null, {
      type: 'LineString',
      coordinates: [
        [40, 40],
        [50, 40],
      ],
    }),
    ownFeature(2, { name: 'Around' }, null, {
      type: 'Polygon',
      coordinates: [
        [
          [30, 30],
          [60, 30],
          [60, 50],
          [30, 50],
          [30, 30],
        ],
      ],
    }),
    ownFeature(3, { name: 'Past' }, null, {
      type: 'LineString',
      coordinates: [
        [43, 38],
        [44, 37],
      ],
    }),
  ]);
  const hidden = styledLayer('Hidden', [ownFeature(1, {}, null, point(46, 40))], { isVisible: false });
  expect(listed([raids, hidden, shapes])).toEqual([
    ['Raids', 'Now', 'Row 3', 0],
    ['Shapes', 'Through', 'Around', 0],
  ]);
  const labelled = { ...shapes, look: { ...shapes.look, label: 'nickname' } };
  expect(listed([labelled])).toEqual([['Shapes', 'A', 'Around', 0]]);
  // One of them alone is as it is in the list, or is not there.
  const alone = (layer: StyledLayer, place: number) =>
    ownGroupOf({ layer: layer.layer.id, place }, [raids, hidden, shapes], DAY, SEEN);
  expect(alone(raids, 2)).toEqual([{ ...groupsOf([raids])[0], items: groupsOf([raids])[0]?.items.slice(1) }]);
  expect(
    [alone(raids, 1), alone(raids, 3), alone(raids, 9), alone(hidden, 0), alone(styledLayer('Gone', []), 0)].flat(),
  ).toEqual([]);
  // A layer of which nothing is in view has no group.
  expect(listed([raids, shapes], [0, 0, 1, 1])).toEqual([]);
});

it('Of many features those nearest to the middle are listed and the others counted, also across the antimeridian', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -140, max: 140 }), fc.integer({ min: -90, max: 90 })), {
        minLength: 60,
        maxLength: 160,
      }),
      fc.constantFrom(46, 179, -179.5),
      (offsets, lon) => {
        const wrapped = (value: number): number => ((((value + 180) % 360) + 360) % 360) - 180;
        const seen: Bounds = [wrapped(lon - 2), 38, wrapped(lon + 2), 42];
        const places = offsets.map(([x, y]) => [wrapped(lon + x / 70), 40 + y / 45] as const);
        const layer = styledLayer(
          'Many',
          places.map((at, number) => ownFeature(number, {}, null, point(...at))),
        );
        const [group] = groupsOf([layer], seen);
        const far = offsets.map(([x, y]) => Math.hypot((x / 70) * Math.cos((40 * Math.PI) / 180), y / 45));
        const found = group?.items.map(({ place }) => place.place) ?? [];
        expect(found).toHaveLength(MOST_LISTED);
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        expect(countOf([group as NonNullable<typeof group>])).toBe(places.length);
        const least = Math.min(...far.filter((_, at) => !found.includes(at)));
        for (const at of found) expect(far[at]).toBeLessThanOrEqual(least + 1e-9);
      },
    ),
    { numRuns: 200 },
  );
});

it('A large layer is looked through in steps', () => {
  const layer = styledLayer(
    'Large',
    Array.from({ length: 10_000 }, (_, at) => ownFeature(at, {}, null, point(46, 40))),
  );
  const steps = ownGroups([layer], DAY, SEEN);
  let count = 0;
  while (!steps.next().done) count += 1;
  expect(count).toBeGreaterThanOrEqual(4);
});
