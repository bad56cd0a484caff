import { describe, expect, it } from 'vitest';
import type { OwnLayer } from '../../../../src/domain/ownData';
import { AXIS_NOTES } from '../../../../src/formats/import/axes';
import { areaOf, boundsOfMost, bulkOf } from '../../../../src/formats/import/bulk';
import { imported } from '../../../helpers/importing';

const near = [38, 36, 54, 44.5] as const;
type Place = readonly [lat: number, lon: number];
/** Places within some degrees of one. */
const around = (lat: number, lon: number, count: number, wide = 1): readonly Place[] =>
  Array.from({ length: count }, (_, at) => [
    lat + (((at * 7) % 10) / 10 - 0.45) * wide,
    lon + (((at * 3) % 10) / 10 - 0.45) * wide,
  ]);
const csv = (places: readonly Place[]): string =>
  `name,lat,lon\n${places.map(([lat, lon], at) => `P${at + 1},${lat.toFixed(3)},${lon.toFixed(3)}`).join('\n')}\n`;
const layerOf = async (places: readonly Place[], swapAxes?: 'swap-outliers' | 'swap-either'): Promise<OwnLayer> => {
  const { layers } = await imported('x.csv', csv(places), undefined, { near, ...(swapAxes ? { swapAxes } : {}) });
  return layers[0] as OwnLayer;
};

describe('Where most features of a layer lie', () => {
  it('is told from where a few lie, which are named', async () => {
    const layer = await layerOf([...around(39.8, 46.7, 40), [46.7, 39.8], [0, 0]]);
    expect(bulkOf(layer)?.far).toEqual([42, 43]);
    const [west = 0, south = 0, east = 0, north = 0] = boundsOfMost(layer) ?? [];
    expect([west > 46, south > 39, east < 47.5, north < 40.5]).toEqual([true, true, true, true]);
    // Nothing is dropped: the bounds of the layer have them.
    expect(layer.bounds?.[0]).toBe(0);
  });

  it.each([
    ['that lie all over the world', around(0, 0, 100, 150)],
    ['that lie in two places', [...around(40, 46, 30), ...around(50, 10, 30)]],
    ['in one place', around(40, 46, 30)],
    ['that are three', [...around(40, 46, 2), [0, 0] as const]],
    ['that are few and two of them elsewhere', [...around(40, 46, 5), [0, 0] as const, [1, 1] as const]],
    ['that are few, with one not so far away', [...around(40, 46, 4, 4), [44, 50] as const]],
    ['with one that is hardly further away', [...around(40, 46, 30), [42, 47] as const]],
  ])('is not told apart of features %s', async (_, places) => {
    const layer = await layerOf(places);
    expect(bulkOf(layer)).toBeNull();
    expect(boundsOfMost(layer)).toEqual(layer.bounds);
  });

  it('is told of a few features if one alone lies far away', async () => {
    const layer = await layerOf([...around(40, 46, 3), [15, -60], [40.2, 46.1]]);
    expect(bulkOf(layer)?.far).toEqual([5]);
    expect(boundsOfMost(layer)?.[0]).toBeGreaterThan(45);
    expect(layer.bounds?.[0]).toBe(-60);
  });

  it('goes across the antimeridian', async () => {
    const fiji = around(-17, 179.9, 30).map(([lat, lon]): Place => [lat, lon > 180 ? lon - 360 : lon]);
    const [west = 0, , east = 0] =
      areaOf(
        fiji.map(([lat, lon]) => [lon, lat] as const),
        0.5,
      ) ?? [];
    expect(west > 170 && east < -170).toBe(true);
    expect(bulkOf(await layerOf(fiji))).toBeNull();
    expect(bulkOf(await layerOf([...fiji, [10, 20]]))?.far).toEqual([32]);
  });

  it('of a hundred thousand features is found in a moment', async () => {
    const layer = await layerOf([...around(39.8, 46.7, 100_000), [0, 0]]);
    const start = performance.now();
    expect(bulkOf(layer)?.far).toEqual([100_002]);
    expect(performance.now() - start).toBeLessThan(300);
  });
});

describe('A row of which latitude and longitude may be exchanged', () => {
  it('is named wherever the others lie, and exchanged alone if the reader wishes', async () => {
    const places = [...around(9, 38.7, 50), [38.7, 9] as const, [48.8, 2.3] as const];
    const layer = await layerOf(places);
    expect(layer.report.notes).toEqual([
      {
        kind: 'told',
        message: `${AXIS_NOTES.among} As written: “38.7, 9”.`,
        where: 'row 52',
        count: 1,
        numbers: [52],
        offer: 'swap-outliers',
      },
    ]);
    const after = await layerOf(places, 'swap-outliers');
    expect(after.features.slice(50).map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [38.7, 9] },
      { coordinates: [2.3, 48.8] },
    ]);
    expect(after.report.notes).toEqual([
      {
        kind: 'repaired',
        message: 'Latitude and longitude of 1 row were exchanged, as you wished: 38.7, 9 is now 9, 38.7.',
        where: 'row 52',
        count: 1,
        numbers: [52],
        isWished: true,
      },
    ]);
    expect(after.features.slice(0, 50)).toEqual(layer.features.slice(0, 50));
  });

  it('is asked about together with all others, whichever measure suspects them', async () => {
    // Of 44.3, 39.9 the map has both places; that of 46.5, 39.6 lies beyond it.
    const strays: readonly Place[] = [
      [44.342, 39.938],
      [46.537, 39.638],
      [46.776, 39.972],
    ];
    const places = [...around(39.9, 46, 60, 3), ...strays];
    const layer = await layerOf(places);
    expect(layer.report.notes).toMatchObject([{ where: 'rows 62, 63 and 64', count: 3, offer: 'swap-outliers' }]);
    const after = await layerOf(places, 'swap-outliers');
    expect(after.features.slice(60).map(({ geometry }) => geometry)).toMatchObject(
      strays.map((coordinates) => ({ coordinates })),
    );
    expect(after.report.notes).toMatchObject([{ where: 'rows 62, 63 and 64', isWished: true }]);
  });

  it('is asked about once where no measure suspects all of them', async () => {
    // 52, 37 would lie on this map, but away from the others; 44.3, 39.9 lies on it and would lie among them.
    const strays: readonly Place[] = [
      [52, 37],
      [44.342, 39.938],
    ];
    const places = [...around(39.9, 44.3, 60, 0.2), ...strays];
    const layer = await layerOf(places);
    expect(layer.report.notes).toMatchObject([{ where: 'rows 62 and 63', count: 2, offer: 'swap-either' }]);
    expect(layer.report.notes[0]?.message).toContain(AXIS_NOTES.either);
    const after = await layerOf(places, 'swap-either');
    expect(after.features.slice(60).map(({ geometry }) => geometry)).toMatchObject(
      strays.map((coordinates) => ({ coordinates })),
    );
    expect(after.report.notes).toMatchObject([{ where: 'rows 62 and 63', isWished: true }]);
  });

  it('is named where the map has both places', async () => {
    const layer = await layerOf([...around(40, 44.2, 30), [44.2, 40]]);
    expect(layer.report.notes).toMatchObject([{ where: 'row 32', offer: 'swap-outliers' }]);
  });

  it.each([
    ['of a file about all the world', around(0, 0, 100, 150)],
    ['of places on both sides of the line on which the two are the same', around(20, 20, 50, 10)],
    ['that would lie nowhere near', [...around(9, 38.7, 50), [48.8, 2.3] as const]],
    ['where as many lie there as here', [...around(9, 38.7, 30), ...around(38.7, 9, 30)]],
  ])('is not suspected %s', async (_, places) => {
    expect((await layerOf(places)).report.notes).toEqual([]);
  });
});
