import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadMap } from '../../src/map/loadMap';

vi.mock('../../src/map/MapController', () => ({ MapController: class {} }));
vi.mock('../../src/map/worker', () => ({ useWorker: () => {} }));
vi.mock('virtual:atlas-geometry', () => ({ default: {} }));
vi.mock('virtual:settlements', () => ({ default: [] }));
vi.mock('virtual:font-faces', () => ({ default: {} }));
vi.mock('virtual:basemap/region', () => ({ default: { type: 'Topology', arcs: [], objects: {} } }));
vi.mock('virtual:basemap/relief', () => {
  const hill = { type: 'Point', coordinates: [0, 0] };
  return {
    default: { type: 'Topology', arcs: [], objects: { relief: { type: 'GeometryCollection', geometries: [hill] } } },
  };
});

afterEach(() => vi.unstubAllGlobals());

describe('The data of the live map', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('have no relief where the system sets the colours: %s', async (forced, bands) => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: forced && query === '(forced-colors: active)' }));
    expect((await loadMap()).data.region.relief.features).toHaveLength(bands);
  });
});
