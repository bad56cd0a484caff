/** The rows that the base map writes, against the base map's own ground and rivers. */
import { readFileSync } from 'node:fs';
import type { Feature, Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readRegion, readWorld, type BasemapTopology } from '../../src/map/style/basemap';

interface Row {
  readonly id: string;
  readonly names: readonly { readonly toponym: string; readonly lang: string; readonly usage?: string }[];
  readonly country?: string;
  readonly label: { readonly rank: string };
}

const read = (file: string): unknown => JSON.parse(readFileSync(`geodata/${file}`, 'utf8'));
const rows = (
  read('settlements.geojson') as { features: readonly Feature<{ type: 'Point'; coordinates: number[] }, Row>[] }
).features;
const region = readRegion(read('basemap/region.topo.json') as BasemapTopology);
const ALPHA_3: Readonly<Record<string, string>> = { AM: 'ARM', AZ: 'AZE', GE: 'GEO', IR: 'IRN', TR: 'TUR' };
/** Whether a point lies inside a polygon or several, holes left out: the even-odd rule over all rings. */
function holds(geometry: Geometry, [x, y]: Position): boolean {
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [];
  const crossed = rings.flatMap((ring) =>
    ring.filter((to, at) => {
      const from = ring.at(at - 1) as Position;
      const [x1, y1, x2, y2] = [...from.slice(0, 2), ...to.slice(0, 2)] as [number, number, number, number];
      return (
        y1 > (y as number) !== y2 > (y as number) && (x as number) < x1 + (((y as number) - y1) * (x2 - x1)) / (y2 - y1)
      );
    }),
  );
  return crossed.length % 2 === 1;
}

const isTown = ({ properties }: (typeof rows)[number]): boolean =>
  !['river', 'peak', 'country', 'water'].includes(properties.label.rank);
const formOf = (row: Row, lang: string): readonly string[] =>
  row.names.filter((name) => name.lang === lang).map(({ toponym }) => toponym);

describe('The settlements', () => {
  it('lie in their country on the base map', () => {
    const astray = rows.filter(isTown).filter(({ properties, geometry }) => {
      const ground = region.countries.features.filter(
        (country) => country.properties?.['iso'] === ALPHA_3[properties.country ?? ''],
      );
      return !ground.some((country) => holds(country.geometry, geometry.coordinates));
    });
    expect(astray.map(({ properties }) => properties.id)).toEqual([]);
  });

  it('have an English form, and where two sides name one differently, the form of each in its own script too', () => {
    const wanting = rows.filter(({ properties: row }) => {
      const english = row.names.filter(({ lang }) => lang === 'en');
      if (english.length === 0) return true;
      if (english.length === 1 || !isTown({ properties: row } as (typeof rows)[number])) return false;
      const sides = english.map(({ usage }) => usage).sort();
      return sides.join() !== 'AM,AZ' || formOf(row, 'az').length !== 1 || formOf(row, 'hy').length !== 1;
    });
    expect(wanting.map(({ properties }) => properties.id)).toEqual([]);
  });

  it('name far countries in their country on the base map of the world, as often as not in all five languages', () => {
    const world = readWorld(read('basemap/world.topo.json') as BasemapTopology);
    const countries = rows.filter(({ properties }) => properties.label.rank === 'country');
    const astray = countries.filter(
      ({ geometry }) => !world.countries.features.some((country) => holds(country.geometry, geometry.coordinates)),
    );
    expect(astray.map(({ properties }) => properties.id)).toEqual([]);
    expect(countries.length).toBeGreaterThan(60);
    const full = countries.filter(({ properties }) => new Set(properties.names.map(({ lang }) => lang)).size === 5);
    expect(full.length).toBeGreaterThan(countries.length / 2);
  });

  it('name seas where the base map of the world has no land', () => {
    const world = readWorld(read('basemap/world.topo.json') as BasemapTopology);
    const ashore = rows
      .filter(({ properties }) => properties.label.rank === 'water')
      .filter(({ geometry }) =>
        world.countries.features.some((country) => holds(country.geometry, geometry.coordinates)),
      );
    expect(ashore.map(({ properties }) => properties.id)).toEqual([]);
  });

  it('are written in the script of their language', () => {
    const mixed = rows.filter(
      ({ properties: row }) =>
        [
          ...formOf(row, 'hy').filter((form) => !/^[Ա-և -]+$/u.test(form)),
          ...formOf(row, 'az').filter((form) => /[^\p{Script=Latin} -]/u.test(form)),
        ].length > 0,
    );
    expect(mixed.map(({ properties }) => properties.id)).toEqual([]);
  });

  it('name only rivers that the base map draws', () => {
    const drawn = new Set(region.rivers.features.map((river) => `river-${String(river.properties?.['id'])}`));
    const named = rows
      .filter(({ properties }) => properties.label.rank === 'river')
      .map(({ properties }) => properties.id);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !drawn.has(id))).toEqual([]);
  });
});
