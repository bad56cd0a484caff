import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Bounds } from '../../src/domain/model';
import { containsBounds, containsPoint } from '../../src/domain/bounds';
import { boundsOf } from '../../src/domain/geometry';
import { readRegion } from '../../src/map/style/basemap';
import { real } from '../fixtures/real-atlas';

const read = (name: string) => JSON.parse(readFileSync(`geodata/basemap/${name}.topo.json`, 'utf8'));
const { meta, features } = real.index.atlas;

it('The opening frame holds the countries that the article is about whole, and their capitals with room for a name', () => {
  const { countries } = readRegion(read('region'), read('relief'));
  const shapes = countries.features.filter(({ properties }) => meta.focusCountries.includes(properties?.['iso']));
  expect(shapes.map(({ properties }) => properties?.['iso']).sort()).toEqual([...meta.focusCountries].sort());
  // Islands off the coast belong to it.
  const whole = boundsOf(shapes.map(({ geometry }) => geometry));
  expect(containsBounds(meta.openingBounds, whole)).toBe(true);
  // It is no wider than it must be, so that the map is as large as it can be.
  const [west, south, east, north] = meta.openingBounds.map((side, at) =>
    Math.abs(side - (whole[at] as number)),
  ) as unknown as Bounds;
  expect(Math.max(west, south, east, north)).toBeLessThan(0.15);

  const capitals = features.filter(({ label, point }) => label?.rank === 'capital' && containsPoint(whole, point));
  expect(capitals.length).toBeGreaterThanOrEqual(2);
  for (const { point } of capitals) expect(meta.openingBounds[2] - point[0]).toBeGreaterThan(0.5);
});
