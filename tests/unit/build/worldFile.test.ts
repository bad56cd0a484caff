import { readFileSync } from 'node:fs';
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { worldText } from '../../../src/build/worldFile';
import { readWorld, worldOf, type BasemapTopology } from '../../../src/map/style/basemap';
import type { CompiledContent } from '../../../src/content/compile';
import { real } from '../../fixtures/real-atlas';

const topology = JSON.parse(readFileSync('geodata/basemap/world.topo.json', 'utf8')) as BasemapTopology;
const text = worldText({
  content: () => ({ atlas: real.index.atlas }) as CompiledContent,
  basemap: () => topology,
});

describe('The file of the world’s base map', () => {
  const file = JSON.parse(text) as FeatureCollection;

  it('has what the topology has, and the box of the region', () => {
    const whole = readWorld(topology);
    const { countries, lakes, borders } = worldOf(file);
    const isoOf = ({ features }: FeatureCollection): unknown[] => features.map(({ properties }) => properties?.['iso']);
    expect(isoOf(countries)).toEqual(isoOf(whole.countries));
    expect(lakes.features).toHaveLength(whole.lakes.features.length);
    expect((borders as FeatureCollection).features.length).toBeGreaterThan(0);
    expect(file.features.filter(({ properties }) => properties?.['kind'] === 'box')).toHaveLength(1);
  });

  it('keeps each position within 60 m of the topology’s', () => {
    const flat = (value: unknown): number[] =>
      typeof value === 'number' ? [value] : (value as unknown[]).flatMap(flat);
    const numbers = ({ features }: FeatureCollection): number[] =>
      features.flatMap(({ geometry }) => flat((geometry as { coordinates: unknown }).coordinates));
    const [written, exact] = [numbers(worldOf(file).countries), numbers(readWorld(topology).countries)];
    expect(written).toHaveLength(exact.length);
    expect(Math.max(...written.map((value, at) => Math.abs(value - (exact[at] as number))))).toBeLessThanOrEqual(
      0.00051,
    );
    expect(text.length).toBeLessThan(520_000);
  });
});
