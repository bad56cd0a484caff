/** The relief of the base map: heights where they are, none where the sea and the lowland are, and few enough bytes. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readRegion, type BasemapTopology } from '../../src/map/style/basemap';
import { HEIGHT_TINTS } from '../../src/symbology/relief';

const file = (name: string): string => readFileSync(`geodata/basemap/${name}.topo.json`, 'utf8');
const { relief, countries } = readRegion(
  JSON.parse(file('region')) as BasemapTopology,
  JSON.parse(file('relief')) as BasemapTopology,
);

/** How many bands of a kind lie over a point (lon, lat). */
function bandsAt(kind: string, point: Position): number {
  return relief.features.filter(({ properties, geometry }) => {
    const { coordinates } = geometry as Polygon | MultiPolygon;
    return (
      properties?.['kind'] === kind &&
      coordinates.flat().filter((ring) => isInside(point, ring as Position[])).length % 2 === 1
    );
  }).length;
}

/** Whether a ring goes around a point: a ray to the east crosses it an odd number of times. */
function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  return (
    ring.filter(([x1 = 0, y1 = 0], at) => {
      const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
      return y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    }).length %
      2 ===
    1
  );
}

describe('the relief', () => {
  it('has the bands that the palette has tints for, the lowest first, then the slopes', () => {
    expect(relief.features.map(({ properties }) => properties)).toEqual([
      ...HEIGHT_TINTS.map((_, at) => ({ kind: 'height', band: at + 1 })),
      { kind: 'shade', band: 1 },
      { kind: 'shade', band: 2 },
      { kind: 'sunny' },
    ]);
  });

  it.each([
    ['the summit of Aragats, 4,090 m', [44.2, 40.52], 4],
    ['the Zangezur range, above 3,000 m', [46.02, 39.15], 4],
    ['the Great Caucasus, above 3,000 m', [47.6, 41.4], 4],
    ['Lake Sevan, 1,900 m', [45.3, 40.35], 3],
    ['the plain of the lower Kura, about sea level', [48, 40.1], 0],
    ['the Caspian', [51, 41], 0],
    ['the Black Sea', [40.5, 42.2], 0],
  ] as const)('tints %s', (_, [lon, lat], bands) => {
    expect(bandsAt('height', [lon, lat])).toBe(bands);
  });

  it('lies on land alone: no band and no slope of it is out at sea', () => {
    const land = countries.features.flatMap(
      ({ geometry }) => (geometry as Polygon | MultiPolygon).coordinates.flat() as Position[][],
    );
    const isLand = (point: Position): boolean => land.filter((ring) => isInside(point, ring)).length % 2 === 1;
    const wet: Position[] = [];
    for (let lon = 38.1; lon < 54; lon += 0.4) {
      for (let lat = 36.1; lat < 44.5; lat += 0.4) {
        const point = [lon, lat];
        // A step of the grid away from the shore: the relief is put on a grid of 800 m.
        const around = [
          [0, 0],
          [0.05, 0],
          [-0.05, 0],
          [0, 0.05],
          [0, -0.05],
        ].map(([x = 0, y = 0]) => [lon + x, lat + y]);
        if (!around.some(isLand)) wet.push(point);
      }
    }
    expect(wet.length).toBeGreaterThan(100);
    const drawn = wet.filter((point) => ['height', 'shade', 'sunny'].some((kind) => bandsAt(kind, point) > 0));
    expect(drawn).toEqual([]);
  });

  it('puts slopes that face south-east in shade and those that face north-west in the light', () => {
    // The flanks of Ararat (44.3° E, 39.7° N), whose top the grid knows best.
    expect([bandsAt('shade', [44.42, 39.63]), bandsAt('sunny', [44.42, 39.63])]).toEqual([2, 0]);
    expect([bandsAt('shade', [44.15, 39.8]), bandsAt('sunny', [44.15, 39.8])]).toEqual([0, 1]);
  });

  it('is no heavier than 20 kB as it is sent', () => {
    expect(brotliCompressSync(file('relief')).length).toBeLessThanOrEqual(20_000);
  });
});
