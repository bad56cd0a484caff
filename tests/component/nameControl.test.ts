/** Which names the map is told to write first, where wide names stand, and when it is told. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NameControl } from '../../src/map/nameControl';
import type { SteadyMap } from '../../src/map/SteadyMap';
import { SAMPLE_CONTENT } from '../fixtures/mapStyle';

let listeners: Map<string, () => void>;
let told: [name: string, value: unknown][];
let state: Record<string, unknown>;
/** How far the map has been moved, in pixels. */
let moved: number;
/** How opaque the names of each layer were made last. */
let opacities: Map<string, number>;
let control: NameControl;

const content = {
  ...SAMPLE_CONTENT,
  places: {
    type: 'FeatureCollection' as const,
    features: [
      ...([[100, 100], [300, 100]] as const).map((at, spot) => ({
        type: 'Feature' as const,
        properties: { feature: 'isle', spot: `isle@${spot}`, rank: 'country', state: 'ISL', name: 'Isle', second: '' },
        geometry: { type: 'Point' as const, coordinates: [...at] },
      })),
      { type: 'Feature' as const, properties: { feature: 'mill', rank: 'town' }, geometry: { type: 'Point' as const, coordinates: [0, 0] } },
    ],
  },
}; // prettier-ignore

beforeEach(() => {
  opacities = new Map();
  [listeners, told, state, moved] = [new Map(), [], { chosen: [], spoken: [], standing: [] }, 0];
  control = new NameControl(
    {
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      project: ([x, y]: [number, number]) => ({ x: x + moved, y }),
      getZoom: () => 7,
      getContainer: () => ({ clientWidth: 400, clientHeight: 200 }),
      getLayersOrder: () => ['crossings', 'venues-labels'],
      setPaintProperty: (layer: string, _: string, opacity: number) => opacities.set(layer, opacity),
      setLayoutProperty: () => {},
      getGlobalState: () => state,
      setGlobalStateProperty: vi.fn((name: string, value: unknown) => {
        told.push([name, value]);
        state[name] = value;
      }),
    } as unknown as SteadyMap,
    ['ISL'],
  );
  control.take(content);
});
const tell = (selected: readonly string[], emphasised: readonly string[] = []): void =>
  control.raise(new Set(selected), new Set(emphasised));

describe('The names of a map', () => {
  it('are told once the style has loaded, and again only where something has changed', () => {
    listeners.get('moveend')?.();
    expect(told).toEqual([]);
    tell([]);
    expect(told).toEqual([['standing', ['isle@0']]]);
    tell([]);
    listeners.get('moveend')?.();
    expect(told).toHaveLength(1);
  });

  it('come first if the reader has selected the place, or the passage is about it; what is no place is not told', () => {
    tell(['mill', 'road'], ['isle', 'road']);
    expect(state).toMatchObject({ chosen: ['mill'], spoken: ['isle'] });
    tell([]);
    expect(state).toMatchObject({ chosen: [], spoken: [] });
  });

  it('stand elsewhere or nowhere once the map has been moved or has another size', () => {
    tell([]);
    moved = -90;
    listeners.get('moveend')?.();
    expect(state['standing']).toEqual(['isle@1']);
    moved = 900;
    listeners.get('resize')?.();
    expect(state['standing']).toEqual([]);
  });

  it('are left to call-outs in the style that is there and in the next, and a map that lost its picture is told nothing', () => {
    expect(control.leave('crossings')).toBe(false);
    expect(opacities.size).toBe(0);
    tell([]);
    expect(Object.fromEntries(opacities)).toEqual({ crossings: 0, 'venues-labels': 1 });
    listeners.get('webglcontextlost')?.();
    opacities.clear();
    control.leave('all');
    expect(opacities.size).toBe(0);
    control.take(content);
    tell([]);
    expect(Object.fromEntries(opacities)).toEqual({ crossings: 0, 'venues-labels': 0 });
    expect(control.leave('none')).toBe(true);
    expect(control.leave('none')).toBe(false);
    expect(Object.fromEntries(opacities)).toEqual({ crossings: 1, 'venues-labels': 1 });
  });
});
