import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawWorld, WorldLoader } from '../../../src/map/worldLoader';

/** How each request for the world's base map ends. */
let requests: { give: (address: string) => void; fail: () => void }[];
let listener: Record<'onLoaded' | 'onFailed' | 'onSeen', ReturnType<typeof vi.fn<() => void>>>;
/** What waits for the page to be idle. */
let idle: (() => void)[];

const load = (): Promise<string> =>
  new Promise((give, fail) => requests.push({ give, fail: () => fail(new Error('offline')) }));
const come = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  [requests, idle] = [[], []];
  listener = { onLoaded: vi.fn(), onFailed: vi.fn(), onSeen: vi.fn() };
  vi.stubGlobal('requestIdleCallback', (task: () => void) => idle.push(task));
  vi.stubGlobal('navigator', {});
});

describe('The world’s base map', () => {
  it('is fetched ahead once the page is idle, once, and is not seen by that', async () => {
    const world = new WorldLoader(load, null, listener);
    world.fetchAhead();
    world.fetchAhead();
    expect(requests).toHaveLength(0);
    idle.forEach((task) => task());
    expect(requests).toHaveLength(1);
    requests[0]!.give('world.geojson');
    await come();
    expect(listener.onLoaded).toHaveBeenCalledTimes(1);
    expect(listener.onSeen).not.toHaveBeenCalled();
    expect(world.world).toEqual({ address: 'world.geojson', isSeen: false });
    world.see(false);
    world.see(false);
    expect(listener.onSeen).toHaveBeenCalledTimes(1);
    expect(world.world).toEqual({ address: 'world.geojson', isSeen: true });
    expect(requests).toHaveLength(1);
  });

  it('is fetched at once where it is seen before the page is idle, by one request', async () => {
    const world = new WorldLoader(load, null, listener);
    world.fetchAhead();
    world.see(false);
    idle.forEach((task) => task());
    expect(requests).toHaveLength(1);
    requests[0]!.give('world.geojson');
    await come();
    expect(listener.onSeen).toHaveBeenCalledTimes(1);
  });

  it('troubles nobody if it could not be fetched ahead, and is fetched again when it is needed', async () => {
    const world = new WorldLoader(load, null, listener);
    world.fetchAhead();
    idle.forEach((task) => task());
    requests[0]!.fail();
    await come();
    expect(listener.onFailed).not.toHaveBeenCalled();
    expect(world.hasFailed).toBe(false);
    world.see(false);
    expect(requests).toHaveLength(2);
    requests[1]!.fail();
    await come();
    expect(listener.onFailed).toHaveBeenCalledTimes(1);
    // Each move of the camera would ask again.
    world.see(false);
    expect(requests).toHaveLength(2);
    world.see(true);
    expect(requests).toHaveLength(3);
  });

  it('says so if it was needed while it was being fetched ahead', async () => {
    const world = new WorldLoader(load, null, listener);
    world.fetchAhead();
    idle.forEach((task) => task());
    const loaded = world.load();
    requests[0]!.fail();
    await loaded;
    expect(listener.onFailed).toHaveBeenCalledTimes(1);
    expect(world.hasFailed).toBe(true);
  });

  it('is not fetched ahead for who saves data, nor after the map has gone', () => {
    vi.stubGlobal('navigator', { connection: { saveData: true } });
    new WorldLoader(load, null, listener).fetchAhead();
    vi.stubGlobal('navigator', {});
    const gone = new WorldLoader(load, null, listener);
    gone.fetchAhead();
    gone.destroy();
    idle.forEach((task) => task());
    expect(requests).toHaveLength(0);
  });

  it('is drawn from the beginning where the first frame needs it', () => {
    expect(new WorldLoader(load, 'world.geojson', listener).world).toEqual({ address: 'world.geojson', isSeen: true });
  });

  it('goes to the map’s worker by its address, once, and is drawn only when it is seen', () => {
    const setData = vi.fn();
    const setLayoutProperty = vi.fn();
    const map = { getSource: () => ({ setData }), setLayoutProperty } as unknown as Parameters<typeof drawWorld>[0];
    drawWorld(map, { address: 'world.geojson', isSeen: false }, false);
    expect(setData.mock.calls).toEqual([['world.geojson']]);
    expect(setLayoutProperty).not.toHaveBeenCalled();
    drawWorld(map, { address: 'world.geojson', isSeen: true }, true);
    expect(setData).toHaveBeenCalledTimes(1);
    expect(setLayoutProperty.mock.calls.map(([layer, , value]) => [layer, value])).toEqual(
      ['world-land', 'world-lakes', 'world-borders', 'world-box'].map((layer) => [layer, 'visible']),
    );
  });
});
