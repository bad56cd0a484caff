import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A stand-in for the engine: what it was asked to draw, and what it says of tiles and camera. */
const engine = vi.hoisted(() => {
  const listeners = new Map<string, () => void>();
  class Engine {
    style = {
      placement: { variableOffsets: {} },
      values: {} as Record<string, unknown>,
      _layers: {
        discs: { source: 'venues', getLayoutAffectingGlobalStateRefs: () => new Set(['day']) },
        ring: { source: 'venues', getLayoutAffectingGlobalStateRefs: () => new Set(['day']) },
        arcs: { source: 'lines', getLayoutAffectingGlobalStateRefs: () => new Set<string>() },
      },
      _updatedLayers: {} as Record<string, true>,
      _updatedSources: {} as Record<string, string>,
      _changedImages: {} as Record<string, true>,
      _changed: false,
      pauseablePlacement: { isDone: () => state.placed },
      /** As the engine: what is drawn by a value is read anew from its source after the next frame. */
      setGlobalState(): void {
        Object.assign(this._updatedLayers, { ring: true, arcs: true });
        Object.assign(this._updatedSources, { venues: 'reload', lines: 'reload' });
      },
      update: () => void (this._styleDirty = true),
      _updatePlacement: () => true,
      tileManagers: { one: { getSource: () => ({ loaded: () => state.data }), areTilesLoaded: () => state.tiles } },
    };
    once(event: string, listener: () => void): void {
      listeners.set(event, listener);
    }
    on = this.once;
    getZoom(): number {
      return state.zoom;
    }
    getContainer(): EventTarget {
      return state.container;
    }
    isMoving(): boolean {
      return state.moving;
    }
    triggerRepaint(): void {
      state.drawn += 1;
    }
    getGlobalState(): object {
      return this.style.values;
    }
    setGlobalStateProperty(): this {
      return this;
    }
    addImage(id: string): void {
      this.style._changedImages[id] = true;
    }
    /** As the engine: a frame, and another while anything is said to be left. */
    _render(): this {
      this._styleDirty = false;
      this.style.update();
      state.left = this.style._updatePlacement() || this._styleDirty;
      return this;
    }
    _styleDirty = true;
  }
  const state = {
    data: true,
    tiles: true,
    moving: false,
    drawn: 0,
    left: false,
    placed: true,
    zoom: 6.4,
    container: new EventTarget(),
  };
  return { Map: Engine, state, listeners };
});
vi.mock('maplibre-gl', () => ({ Map: engine.Map }));

const { SteadyMap } = await import('../../../src/map/SteadyMap');
const { state } = engine;
/** Longer than any patience. */
const LONG = 2000;
let map: InstanceType<typeof SteadyMap>;

beforeEach(() => {
  vi.useFakeTimers();
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page));
  Object.assign(state, { data: true, tiles: true, moving: false, drawn: 0, zoom: 6.4, container: new EventTarget() });
  map = new SteadyMap({ container: 'map', style: '' } as never);
  engine.listeners.get('idle')?.();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('The map', () => {
  it('draws a change that is complete, once however often it is asked', async () => {
    map.triggerRepaint();
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.drawn).toBe(1);
  });

  it('draws once more after it came to another zoom level, since the last frame had icons of the level before', async () => {
    const idleAt = async (zoom: number): Promise<number> => {
      [state.zoom, state.drawn] = [zoom, 0];
      engine.listeners.get('idle')?.();
      await vi.advanceTimersByTimeAsync(0);
      return state.drawn;
    };
    expect(await idleAt(6.9)).toBe(0);
    expect(await idleAt(4.8)).toBe(1);
    // That frame was the last.
    expect(await idleAt(4.8)).toBe(0);
  });

  it('lets names look for their places anew at rest, so that one address gives one picture; they stay where they are while it moves', async () => {
    const { placement } = map.style as unknown as { placement: { variableOffsets: object } };
    placement.variableOffsets = { 7: 'left' };
    state.moving = true;
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(0);
    expect(placement.variableOffsets).toEqual({ 7: 'left' });
    state.moving = false;
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(0);
    expect(placement.variableOffsets).toEqual({});
  });

  it.each(['data', 'tiles'] as const)(
    'waits for %s that are on their way, and draws when they are there',
    async (what) => {
      state[what] = false;
      map.triggerRepaint();
      await vi.advanceTimersByTimeAsync(50);
      expect(state.drawn).toBe(0);
      state[what] = true;
      map.triggerRepaint();
      await vi.advanceTimersByTimeAsync(0);
      expect(state.drawn).toBe(1);
      // The wait is over: nothing is drawn a second time.
      await vi.advanceTimersByTimeAsync(LONG);
      expect(state.drawn).toBe(1);
    },
  );

  it('hears of tiles that are asked for after the picture was', async () => {
    map.triggerRepaint();
    state.tiles = false;
    await vi.advanceTimersByTimeAsync(50);
    expect(state.drawn).toBe(0);
  });

  it('draws what there is where tiles do not come', async () => {
    state.tiles = false;
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(state.drawn).toBe(1);
  });

  it('waits for nothing while the camera moves', () => {
    Object.assign(state, { tiles: false, moving: true });
    map.triggerRepaint();
    expect(state.drawn).toBe(1);
  });

  it('waits for nothing while a hand is on it, and waits again when the hand is gone', async () => {
    state.tiles = false;
    state.container.dispatchEvent(new Event('pointerdown'));
    map.triggerRepaint();
    expect(state.drawn).toBe(1);
    dispatchEvent(new Event('pointerup'));
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(50);
    expect(state.drawn).toBe(1);
  });

  it('has the tiles of a source made once for a date, which filters and paint of its layers read', () => {
    map.tell({ day: 5 });
    // What no filter reads is made for the paint, and what waited before still does.
    expect([map.style._updatedLayers, map.style._updatedSources]).toEqual([{ arcs: true }, { lines: 'reload' }]);
    Object.assign(map.style, { _updatedLayers: { ring: true }, _updatedSources: { venues: 'reload' } });
    map.setGlobalStateProperty('day', 6);
    expect(Object.keys(map.style._updatedLayers).sort()).toEqual(['arcs', 'ring']);
    expect(Object.keys(map.style._updatedSources).sort()).toEqual(['lines', 'venues']);
    // A value that stays as it was has no tiles made.
    Object.assign(map.style, { values: { day: 6 }, _updatedLayers: {}, _updatedSources: {} });
    map.tell({ day: 6 });
    expect(Object.keys(map.style._updatedLayers)).toEqual(['ring', 'arcs']);
  });

  it('has no tiles made again for an icon that the worker is given with the answer', () => {
    map.answer('disc', {} as never, { pixelRatio: 3 });
    expect(map.style._changedImages).toEqual({});
  });

  it('draws a change once, unless names are still to be placed or more has changed meanwhile', () => {
    const frame = (): boolean => (map._render(0), state.left);
    expect(frame()).toBe(false);
    state.placed = false;
    expect(frame()).toBe(true);
    state.placed = true;
    map.style._changed = true;
    expect(frame()).toBe(true);
  });

  it('draws nothing once it is removed', async () => {
    state.tiles = false;
    map.triggerRepaint();
    await vi.advanceTimersByTimeAsync(0);
    engine.listeners.get('remove')?.();
    await vi.advanceTimersByTimeAsync(LONG);
    expect(state.drawn).toBe(0);
  });
});
