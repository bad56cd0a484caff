/**
 * The parts of MapLibre that the atlas uses although its documentation does not promise them, on the real module. Without them the map
 * would still draw, but no longer wait for tiles or change dates whole, and nobody would see why. When one of these tests fails after
 * an update of MapLibre, `src/map/SteadyMap.ts` and `src/map/MapController.ts` must learn the new way.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl';
import { SteadyMap } from '../../src/map/SteadyMap';
import { useFakeGraphics } from '../helpers/fakeGraphics';

const STYLE: StyleSpecification = {
  version: 8,
  state: { day: { default: 1 }, days: { default: 1 } },
  sources: { towns: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
  layers: [{ id: 'towns', type: 'circle', source: 'towns', filter: ['==', ['global-state', 'day'], 1] }],
};
let map: SteadyMap;
/** How often the engine itself was asked to draw. */
let drawn: ReturnType<typeof vi.spyOn>;

beforeEach(async () => {
  useFakeGraphics();
  drawn = vi.spyOn(MapLibreMap.prototype, 'triggerRepaint').mockImplementation(() => {});
  map = new SteadyMap({ container: document.createElement('div'), style: STYLE });
  await vi.waitFor(() => expect(map.getLayer('towns')).toBeDefined());
});
afterEach(() => {
  map.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('MapLibre', () => {
  it('has a tile manager for each source, which says whether its data and its tiles are there', () => {
    const { tileManagers } = map.style;
    expect(Object.keys(tileManagers)).toEqual(['towns']);
    // The worker has not answered.
    expect(tileManagers['towns']?.getSource().loaded()).toBe(false);
    expect(tileManagers['towns']?.areTilesLoaded()).toBeTypeOf('boolean');
  });

  it('asks for a drawing through `triggerRepaint`, which a class below it may put off until its tiles are there', async () => {
    vi.useFakeTimers();
    // Ends the waits of the map's beginning.
    map.drawNow();
    await vi.advanceTimersByTimeAsync(0);
    drawn.mockClear();
    const asked = vi.spyOn(map, 'triggerRepaint');
    map.setPaintProperty('towns', 'circle-radius', 3);
    expect(asked).toHaveBeenCalled();
    // The source waits for its worker: nothing is drawn before the patience is over.
    await vi.advanceTimersByTimeAsync(100);
    expect(drawn).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(drawn).toHaveBeenCalledOnce();
    // Once data and tiles are there, it is drawn at once.
    const manager = map.style.tileManagers['towns']!;
    vi.spyOn(manager.getSource(), 'loaded').mockReturnValue(true);
    vi.spyOn(manager, 'areTilesLoaded').mockReturnValue(true);
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(0);
    expect(drawn).toHaveBeenCalledTimes(2);
  });

  it('takes several numbers of its global state at once, and a number that it has already for none', () => {
    const reloaded = vi.spyOn(map.style.tileManagers['towns']!, 'reload');
    map.style.setGlobalState({ day: { default: 5 }, days: { default: 30 } });
    expect(map.getGlobalState()).toEqual({ day: 5, days: 30 });
    map.style.update({ now: 0, zoom: 5 } as never);
    expect(reloaded).toHaveBeenCalledOnce();
    map.setGlobalStateProperty('day', 5);
    map.style.update({ now: 0, zoom: 5 } as never);
    expect(reloaded).toHaveBeenCalledOnce();
    expect(map.getGlobalState()).toEqual({ day: 5, days: 30 });
  });

  it('throws an error of a known name where there is no WebGL 2', () => {
    vi.mocked(HTMLCanvasElement.prototype.getContext).mockReturnValue(null);
    const make = (): unknown => new SteadyMap({ container: document.createElement('div'), style: STYLE });
    expect(make).toThrow(expect.objectContaining({ name: 'GPUInitializationError' }) as Error);
  });
});
