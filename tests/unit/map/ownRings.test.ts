/** Rings on the live map: what the map is given of them. */
import { expect, it } from 'vitest';
import { OwnRings } from '../../../src/map/ownRings';
import type { SteadyMap } from '../../../src/map/SteadyMap';
import { PALETTES } from '../../../src/symbology/palette';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

it('A ring on the live map has the number of the features for which it stands, and none for one', () => {
  const sign = { id: 'ford', at: [46, 39.5] as const, edge: 13 };
  let icon = '';
  const take = (data: { features: { properties: { icon: string } }[] }): void => {
    icon = data.features[0]?.properties.icon ?? '';
  };
  let isThere = false;
  const map = {
    getZoom: () => 9,
    getSource: () => (isThere ? { setData: take } : undefined),
    addSource: (_name: string, { data }: { data: Parameters<typeof take>[0] }) => ((isThere = true), take(data)),
    addLayer: () => {},
    // The icons themselves need a canvas.
    hasImage: () => true,
  } as unknown as SteadyMap;
  const rings = new OwnRings(
    map,
    () => PALETTES.light,
    { places: () => [sign], shown: () => [sign] },
    () => {},
  );
  const raids = (count: number) => [
    styledLayer(
      'raids',
      Array.from({ length: count }, (_, at) =>
        ownFeature(at + 1, {}, null, { type: 'Point', coordinates: [46, 39.5] }),
      ),
    ),
  ];
  rings.show(raids(1), { from: 0, to: 1 }, 'names');
  const one = icon;
  rings.show(raids(5), { from: 0, to: 1 }, 'names');
  expect(icon).toBe(`${one} 5`);
});
