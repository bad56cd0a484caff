import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../../src/domain/model';
import { worldSource } from '../../../src/map/style/basemapSource';
import { fineGraticule, graticule, graticuleCrossings } from '../../../src/map/style/graticule';
import { tinyBasemap } from '../../fixtures/tiny-atlas';

const namesOf = (region: Bounds): readonly string[] =>
  graticuleCrossings(region).features.map(({ properties }) => String(properties?.['name']));
const zoomsOf = (region: Bounds): Record<string, number> =>
  Object.fromEntries(
    fineGraticule(region).features.map(({ geometry, properties }) => [
      (geometry as unknown as { coordinates: Position[] }).coordinates.join(' '),
      properties?.['minzoom'] as number,
    ]),
  );

describe('The graticule of a region', () => {
  it('has a line for each quarter of a degree, whole degrees from the smallest zoom on', () => {
    const zooms = zoomsOf([10, 50, 11, 50.5]);
    expect(zooms['10,50 10,50.5']).toBe(6);
    expect(zooms['10.25,50 10.25,50.5']).toBe(8.6);
    expect(zooms['10.5,50 10.5,50.5']).toBe(7.2);
    expect(zooms['10,50.5 11,50.5']).toBe(7.2);
    expect(Object.keys(zooms)).toHaveLength(5 + 3);
  });

  it('begins at a whole step where the region does not', () => {
    expect(Object.keys(zoomsOf([10.1, 50, 10.6, 50.1])).filter((each) => each.includes(',50.1'))).toEqual([
      '10.25,50 10.25,50.1',
      '10.5,50 10.5,50.1',
    ]);
  });

  it.each<[Bounds, readonly string[]]>([
    [
      [46, 39, 46.5, 39.5],
      ['39° N  46° E', '39°30′ N  46° E', '39° N  46°30′ E', '39°30′ N  46°30′ E'],
    ],
    [
      [-71, -54, -70.5, -54],
      ['54° S  71° W', '54° S  70°30′ W'],
    ],
    [
      [179.5, -17, -179.5, -17],
      ['17° S  179°30′ E', '17° S  180°', '17° S  179°30′ W'],
    ],
    [
      [-0.5, 0, 0, 0],
      ['0°  0°30′ W', '0°  0°'],
    ],
  ])('of %j names its crossings %j', (region, names) => expect(namesOf(region)).toEqual(names));

  it('says half degrees only from nearer by', () => {
    const zooms = graticuleCrossings([46, 39, 46.5, 39]).features.map(
      ({ properties }) => properties?.['minzoom'] as number,
    );
    expect(zooms).toEqual([7.8, 9.2]);
  });

  it('leaves fine steps out where the region is large, and is never more than the map can bear', () => {
    const world: Bounds = [-180, -90, 180, 90];
    expect(fineGraticule(world).features).toEqual([]);
    expect(graticuleCrossings(world).features).toEqual([]);
    const wide: Bounds = [0, 0, 120, 60];
    expect(fineGraticule(wide).features).toHaveLength(121 * 2 - 1 + 61 * 2 - 1);
    expect(graticuleCrossings([0, 0, 40, 40]).features).toHaveLength(41 * 41);
  });

  it('of the whole earth lies every ten degrees', () => {
    const lines = (graticule() as { coordinates: Position[][] }).coordinates;
    expect(lines).toHaveLength(36 + 17);
    expect(lines[0]?.[0]).toEqual([-180, -80]);
    expect(lines.at(-1)?.at(-1)).toEqual([180, 80]);
  });
});

describe('The box over the world’s base map', () => {
  it('covers the region, across the antimeridian too', () => {
    const world = { countries: tinyBasemap.countries, lakes: tinyBasemap.lakes, borders: tinyBasemap.borders };
    const box = worldSource(world, [170, -20, -170, 10]).features.find(
      ({ properties }) => properties?.['kind'] === 'box',
    );
    expect((box?.geometry as Polygon).coordinates).toEqual([
      [
        [170, -20],
        [190, -20],
        [190, 10],
        [170, 10],
        [170, -20],
      ],
    ]);
  });
});
