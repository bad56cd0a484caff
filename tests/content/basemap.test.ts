/** The region's base map where it ends: what is drawn as a line is a coast, a border or a river, never the edge of the region. */
import { readFileSync } from 'node:fs';
import type { GeoJSON, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readRegion, type BasemapTopology } from '../../src/map/style/basemap';
import { real } from '../fixtures/real-atlas';

const region = readRegion(JSON.parse(readFileSync('geodata/basemap/region.topo.json', 'utf8')) as BasemapTopology);
const [west, south, east, north] = real.atlas.meta.regionBounds;
/** Degrees within which a point lies on an edge: a step of the file's grid. */
const ON = 0.0002;
const EDGES = [
  [0, west],
  [0, east],
  [1, south],
  [1, north],
] as const;

/** The lines of a shape, outlines included. */
function linesOf(data: GeoJSON): readonly (readonly Position[])[] {
  if (data.type === 'FeatureCollection') return data.features.flatMap(linesOf);
  if (data.type === 'Feature') return linesOf(data.geometry);
  if (data.type === 'LineString') return [data.coordinates];
  if (data.type === 'MultiLineString' || data.type === 'Polygon') return data.coordinates;
  return data.type === 'MultiPolygon' ? data.coordinates.flat() : [];
}

/** The stretches of a shape's lines that run along an edge of the region. */
const alongEdge = (data: GeoJSON): readonly (readonly Position[])[] =>
  linesOf(data).flatMap((line) =>
    line.slice(1).flatMap((to, at): (readonly Position[])[] => {
      const ends = [line[at] as Position, to];
      const isAlong = EDGES.some(([axis, edge]) => ends.every((end) => Math.abs((end[axis] as number) - edge) < ON));
      return isAlong ? [ends] : [];
    }),
  );

describe('the base map at the edge of the region', () => {
  it.each(['coast', 'borders', 'lakes', 'rivers'] as const)('draws no line of %s along it', (kind) => {
    expect(linesOf(region[kind]).length).toBeGreaterThan(0);
    expect(alongEdge(region[kind])).toEqual([]);
  });

  it('has land that goes on beyond it, whose outline does run along it', () => {
    expect(alongEdge(region.countries).length).toBeGreaterThan(0);
  });

  it('has water on both sides of it where a gulf lies across it', () => {
    const gulf = region.lakes.features.find(({ properties }) => properties?.['name_id'] === 'kara-bogaz-gol');
    const lons = ((gulf?.geometry as Polygon | undefined)?.coordinates[0] ?? []).map(([lon]) => lon as number);
    expect(Math.min(...lons)).toBeLessThan(east - 1);
    expect(Math.max(...lons)).toBeGreaterThan(east + 0.5);
  });
});
