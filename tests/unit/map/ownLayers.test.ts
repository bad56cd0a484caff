import type { GeoJSON } from 'geojson';
import { expect, it } from 'vitest';
import { parseDay, spanOfDay } from '../../../src/domain/time';
import { OwnLayers } from '../../../src/map/ownLayers';
import type { SteadyMap } from '../../../src/map/SteadyMap';
import { PALETTES } from '../../../src/symbology/palette';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

it('The chosen feature is marked where it is on all days, and faintly on those on which it does not hold', () => {
  const data = new Map<string, GeoJSON>();
  const map = {
    addSource: (id: string, source: { data: GeoJSON }) => data.set(id, source.data),
    getSource: (id: string) =>
      data.has(id) ? { setData: (next: GeoJSON) => data.set(id, next), updateData: () => {} } : undefined,
    addLayer: () => {},
    moveLayer: () => {},
    getLayer: () => undefined,
    getLayersOrder: () => [],
  } as unknown as SteadyMap;
  const own = new OwnLayers(
    map,
    () => PALETTES.light,
    { places: () => [], shown: () => [] },
    () => {},
  );
  const geometry = { type: 'Point' as const, coordinates: [46, 39] };
  const layer = styledLayer('raids', [ownFeature(1, {}, '2023-06-03', geometry)]);
  own.set([layer], { layer: layer.layer.id, place: 0 });
  const marked = (day: string): unknown => {
    own.update(spanOfDay(parseDay(day)!), false);
    const { features } = data.get('own-chosen') as { features: { properties: unknown; geometry: unknown }[] };
    return features.map((each) => [each.properties, each.geometry]);
  };
  expect(marked('2023-06-03')).toEqual([[{}, geometry]]);
  expect(marked('2023-05-01')).toEqual([[{ absent: true }, geometry]]);
  expect(marked('2023-06-03')).toEqual([[{}, geometry]]);
});
