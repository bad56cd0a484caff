/** How far an own feature is from a sign of the atlas, in words. */
import { expect, it } from 'vitest';
import { distanceToSign } from '../../../../src/domain/measure/fromSign';
import type { Feature } from '../../../../src/domain/model';
import { ownFeature, styledLayer } from '../../../fixtures/ownLayers';

const ford = { id: 'ford', title: 'Ford', point: [46, 39], precisionM: 1500, disclosed: true } as unknown as Feature;
const said = (
  lon: number,
  properties: object,
  feature = ford,
  geometry: object | null = { type: 'Point', coordinates: [lon, 39] },
) => {
  const { layer, look } = styledLayer('raids', [ownFeature(1, properties as never, null, geometry as never)]);
  const columns = Object.keys(properties).map(
    (name) => ({ name, type: 'number', filled: 1, values: [], hasMore: false, range: null }) as const,
  );
  return distanceToSign({ layer: { ...layer, columns }, look }, { place: 0 }, feature, { from: 0, to: 1 });
};

it('A distance to a sign has the precision of both positions, and says where one is not known', () => {
  // A degree is 86.6 km long there.
  expect(said(46.1, { precision_m: 500 })).toBe('6 to 11 km away');
  expect(said(46, { precision_m: 500 })).toBe('up to 2 km away');
  expect(said(46.1, {})).toBe('7 to 11 km away, one precision unknown');
  expect(said(46, { precision_m: 0 }, { ...ford, precisionM: 0 })).toBe('at the same place');
});

it('A distance is said only between positions that somebody says', () => {
  expect(said(46.1, {}, { ...ford, disclosed: false })).toBeNull();
  expect(said(46.1, {}, ford, null)).toBeNull();
});
