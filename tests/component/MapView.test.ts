import { cleanup, render } from '@testing-library/svelte';
import { createRawSnippet, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bounds } from '../../src/domain/model';
import { initialSession } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import type { MapListener, MapOptions } from '../../src/map/mapOptions';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

/** What the maps that were made tell the page: the first one, then the second one of a comparison. */
const listeners = vi.hoisted(() => [] as unknown[]) as MapListener[];
/** How often each map was told what its names keep clear of. */
const cleared = vi.hoisted(() => new Map<unknown, number>());
/** The boxes that each map was told last. */
const boxesOf = vi.hoisted(() => new Map<unknown, readonly unknown[]>());
vi.mock('../../src/map/worker', () => ({ useWorker: () => {} }));
vi.mock('../../src/map/style/basemap', () => ({ readRegion: () => tinyBasemap, readWorld: () => tinyBasemap }));
vi.mock('virtual:atlas-geometry', () => ({ default: {} }));
vi.mock('virtual:basemap/region', () => ({ default: {} }));
vi.mock('virtual:settlements', () => ({ default: [] }));
vi.mock('virtual:font-faces', () => ({ default: {} }));
vi.mock('../../src/map/MapController', () => ({
  MapController: class {
    #listener: MapListener;
    constructor({ listener }: MapOptions) {
      this.#listener = listener;
      listeners.push(listener);
    }
    keepClear = (boxes: readonly Bounds[]) => {
      cleared.set(this.#listener, (cleared.get(this.#listener) ?? 0) + 1);
      boxesOf.set(this.#listener, boxes);
    };
    apply = () => {};
    show = () => {};
    setPadding = () => {};
    hover = () => {};
    enlarge = () => {};
    follow = () => {};
    destroy = () => {};
    tools = { show: () => {} };
    camera = () => ({ zoom: 7, lat: 40, lon: 45 });
  },
}));

const { index } = tiny;
const viewOf = (date: string) => selectView(index, { ...initialSession(index), day: parseDay(date) as number });
const mapState = (): string | undefined => document.documentElement.dataset['map'];
const props = {
  view: viewOf('2010-07-01'),
  index,
  theme: 'light',
  layers: [],
  request: null,
  camera: null,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  pointed: null,
  venues: { isOpen: false, track: null, pointed: null, open: () => {}, point: () => {} },
  onselect: () => {},
  oncamera: () => {},
  onstatic: () => {},
  onlive: () => {},
  children: createRawSnippet(() => ({ render: () => '<p></p>' })),
} as const;
/** The frame has a size: a map is made in no other. */
const sizes = ['clientWidth', 'clientHeight'] as const;

beforeEach(() => {
  listeners.length = 0;
  cleared.clear();
  vi.stubGlobal('WebGL2RenderingContext', class {});
  for (const size of sizes) Object.defineProperty(HTMLElement.prototype, size, { configurable: true, get: () => 400 });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  for (const size of sizes) Reflect.deleteProperty(HTMLElement.prototype, size);
});

describe('The map region of a comparison', () => {
  it('is ready once both maps are, whichever of them was lost first and is back first', async () => {
    const { default: MapView } = await import('../../src/map/MapView.svelte');
    render(MapView, { ...props, compared: viewOf('2010-05-12') });
    // The programs of the map are imported first, which takes long on a busy machine.
    await vi.waitFor(() => expect(listeners).toHaveLength(2), { timeout: 20_000 });
    const [first, second] = listeners as [MapListener, MapListener];
    first.onState('ready');
    expect(mapState()).toBe('loading');
    second.onState('ready');
    expect(mapState()).toBe('ready');

    for (const each of [second, first]) {
      each.onState('loading');
      each.onAway('lost');
    }
    await tick();
    expect(mapState()).toBe('static');
    second.onState('ready');
    expect(mapState()).toBe('static');
    first.onState('ready');
    expect(mapState()).toBe('ready');
  });

  it('keeps the names of both maps clear of the dates once a map has drawn or come to rest', async () => {
    const { default: MapView } = await import('../../src/map/MapView.svelte');
    render(MapView, { ...props, compared: viewOf('2010-05-12') });
    await vi.waitFor(() => expect(listeners).toHaveLength(2), { timeout: 20_000 });
    const [first, second] = listeners as [MapListener, MapListener];
    await tick();
    cleared.clear();
    second.onState('ready');
    expect([cleared.get(first), cleared.get(second)]).toEqual([1, 1]);
    first.onRest?.();
    expect([cleared.get(first), cleared.get(second)]).toEqual([2, 2]);
  });

  it('keeps the names of both maps clear of the divider, across which half of a name would be cut', async () => {
    const { default: MapView } = await import('../../src/map/MapView.svelte');
    const box = { left: 199, top: 0, right: 201, bottom: 400, width: 2, height: 400 } as DOMRect;
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      return this.matches('.line') ? box : ({ left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 } as DOMRect);
    });
    const boxes = async (side: boolean) => {
      listeners.length = 0;
      render(MapView, { ...props, compared: viewOf('2010-05-12'), side });
      await vi.waitFor(() => expect(listeners).toHaveLength(2), { timeout: 20_000 });
      listeners[1]?.onState('ready');
      const told = listeners.map((each) => boxesOf.get(each));
      cleanup();
      return told;
    };
    // On a narrow map the names of countries would find no room.
    expect(await boxes(false)).toEqual([[], []]);
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 800 });
    expect(await boxes(false)).toEqual([[[199, 0, 201, 400]], [[199, 0, 201, 400]]]);
    expect(await boxes(true)).toEqual([[], []]);
    vi.restoreAllMocks();
  });
});

describe('The map region', () => {
  it('makes no map if it leaves the page before the program of the map has come', async () => {
    const { default: MapView } = await import('../../src/map/MapView.svelte');
    const { unmount } = render(MapView, props);
    unmount();
    const { loadMap } = await import('../../src/map/loadMap');
    await loadMap();
    await tick();
    expect(listeners).toEqual([]);
  });
});
