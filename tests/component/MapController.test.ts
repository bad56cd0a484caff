import { beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraOfOpening } from '../../src/domain/camera';
import { initialSession } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

/** A stand-in for the engine: what listens to it, what it sees, and where it was sent. */
const engine = vi.hoisted(() => ({
  listeners: new Map<string, ((event: object) => void)[]>(),
  seen: [0, 0, 2, 1],
  flights: [] as unknown[],
  yields: false,
  width: 600,
  moves: false,
  durations: [] as unknown[],
}));
vi.mock('maplibre-gl', () => ({ AttributionControl: class {}, NavigationControl: class {}, ScaleControl: class {} }));
vi.mock('../../src/map/SteadyMap', () => ({
  SteadyMap: class {
    touchZoomRotate = { disableRotation: () => {} };
    keyboard = { disableRotation: () => {} };
    cooperativeGestures = { isEnabled: () => engine.yields };
    getCanvas = () => document.createElement('canvas');
    getContainer = () => ({ clientWidth: engine.width, clientHeight: 400 });
    isMoving = () => engine.moves;
    jumpTo = () => {};
    getZoom = () => 7;
    getCenter = () => ({ lng: 1, lat: 0.5 });
    getBounds = () => {
      const [west, south, east, north] = engine.seen;
      return { getWest: () => west, getSouth: () => south, getEast: () => east, getNorth: () => north };
    };
    project = () => ({ x: -1, y: -1 });
    on = (name: string, listener: (event: object) => void) => {
      engine.listeners.set(name, [...(engine.listeners.get(name) ?? []), listener]);
    };
    fitBounds = (bounds: unknown, { duration }: { duration?: number }) => {
      engine.flights.push(bounds);
      engine.durations.push(duration);
    };
    flyTo = ({ center, zoom }: { center: unknown; zoom: number }) => engine.flights.push({ center, zoom });
    once = () => {};
    addControl = () => {};
    setMissingStyleImageResolver = () => {};
    stop = () => {};
    triggerRepaint = () => {};
    remove = () => {};
  },
}));

const { MapController } = await import('../../src/map/MapController');
const { index, geometry } = tiny;
const view = selectView(index, initialSession(index));
const fire = (name: string, event: object = {}): void => engine.listeners.get(name)?.forEach((listen) => listen(event));
const BY_HAND = { originalEvent: {} };
const FAR = [-10, 30, 10, 50] as const;

let state: 'loading' | 'ready';
/** How each call for the world's base map ends. */
let calls: { give: (address: string) => void; fail: () => void }[];
/** Where the camera was reported to have come to rest. */
let cameras: unknown[];
let map: InstanceType<typeof MapController>;

/** Lets promises come. */
const come = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  engine.listeners.clear();
  engine.flights.length = 0;
  engine.yields = false;
  [engine.width, engine.moves] = [600, false];
  engine.durations.length = 0;
  cameras = [];
  engine.seen = [0, 0, 2, 1];
  calls = [];
  map = new MapController({
    container: document.createElement('div'),
    index,
    geometry,
    region: tinyBasemap,
    settlements: [],
    loadWorld: () => new Promise((give, fail) => calls.push({ give, fail: () => fail(new Error('offline')) })),
    fontFaces: {},
    camera: { zoom: 7, lat: 0.5, lon: 1 },
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    frame: {
      theme: 'light',
      names: 'both',
      horizon: { last: view.range.last },
      window: view.window,
      mode: view.mode,
      layers: [],
      track: null,
      ghosts: false,
      selected: view.selected,
      emphasised: view.emphasised,
      marks: [],
    },
    listener: {
      onState: (next) => (state = next),
      onSelect: () => {},
      onHover: () => {},
      onCamera: (camera) => cameras.push(camera),
      onAway: () => {},
    },
  });
});

/** A move by the wheel, of which the engine does not say who made it. */
function turnWheel(keys: Partial<WheelEvent> = {}): void {
  fire('wheel', { originalEvent: keys });
  fire('movestart');
  fire('moveend');
}

describe('Where the camera comes to rest', () => {
  it('is reported after a move by hand, by the wheel too, and not after one that nobody asked for', () => {
    fire('movestart');
    fire('moveend');
    expect(cameras).toEqual([]);
    turnWheel();
    expect(cameras).toEqual([{ zoom: 7, lat: 0.5, lon: 1 }]);
    fire('movestart');
    fire('moveend');
    expect(cameras).toHaveLength(1);
  });

  it('is not reported after a wheel that scrolls the page around', () => {
    engine.yields = true;
    turnWheel();
    expect(cameras).toEqual([]);
    turnWheel({ ctrlKey: true });
    expect(cameras).toHaveLength(1);
  });
});

describe('The opening view', () => {
  it('has one frame, that of the still map, wherever the camera was before', () => {
    const { openingBounds } = index.atlas.meta;
    const padding = { top: 0, right: 0, bottom: 0, left: 0 };
    const { lon, lat, zoom } = cameraOfOpening(openingBounds, { width: 600, height: 400 }, padding);
    map.show({ token: 1, bounds: openingBounds, force: true });
    expect(engine.flights).toEqual([{ center: [lon, lat], zoom }]);
  });
});

describe('What the camera was made to fit', () => {
  const NEAR = [0.2, 0.2, 1.8, 0.9] as const;

  it('is fitted anew in a map of another size: on the way there by another flight, later at once', () => {
    map.show({ token: 1, bounds: NEAR, force: true });
    expect(engine.flights).toHaveLength(1);
    // A second map takes half of the room while the first one flies: the engine would go on with the old size.
    [engine.width, engine.moves] = [300, true];
    fire('resize');
    expect(engine.flights).toEqual([[...NEAR], [...NEAR]]);
    expect(engine.durations[1]).toBeGreaterThan(0);
    [engine.width, engine.moves] = [600, false];
    fire('moveend');
    fire('idle');
    fire('resize');
    expect(engine.flights).toHaveLength(3);
    expect(engine.durations[2]).toBe(0);
  });

  it('is left once the reader has moved the map', () => {
    map.show({ token: 1, bounds: NEAR, force: true });
    fire('idle');
    fire('movestart', BY_HAND);
    fire('moveend', BY_HAND);
    fire('resize');
    expect(engine.flights).toHaveLength(1);
  });
});

describe('A flight that waits for the ground beyond the region', () => {
  it('is flown once that has come', async () => {
    map.show({ token: 1, bounds: FAR, force: true });
    fire('idle');
    expect(state).toBe('loading');
    calls[0]!.give('world.geojson');
    await come();
    expect(engine.flights).toEqual([[...FAR]]);
    fire('idle');
    expect(state).toBe('ready');
  });

  it('is given up by whoever moves the map meanwhile, be it by wheel, key or button', async () => {
    map.show({ token: 1, bounds: FAR, force: true });
    fire('movestart', BY_HAND);
    fire('moveend', BY_HAND);
    fire('idle');
    expect(state).toBe('ready');
    calls[0]!.give('world.geojson');
    await come();
    expect(engine.flights).toEqual([]);
  });

  it('keeps the map from being ready no longer than that is loading', async () => {
    map.show({ token: 1, bounds: FAR, force: true });
    calls[0]!.fail();
    await come();
    // The map moves by itself: a sheet rises over it.
    fire('movestart');
    fire('moveend');
    fire('idle');
    expect(state).toBe('ready');
    expect(calls).toHaveLength(1);
  });

  it('is flown where the ground comes with a later attempt', async () => {
    map.show({ token: 1, bounds: FAR, force: true });
    calls[0]!.fail();
    await come();
    engine.seen = [-20, 20, 20, 60];
    fire('moveend');
    expect(calls).toHaveLength(2);
    fire('idle');
    calls[1]!.give('world.geojson');
    await come();
    expect(engine.flights).toEqual([[...FAR]]);
  });
});
