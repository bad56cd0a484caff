/** Which names the map is told to write first, where wide names stand, and when it is told. */
import type { FeatureCollection } from 'geojson';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NameControl } from '../../src/map/nameControl';
import type { SteadyMap } from '../../src/map/SteadyMap';
import { SAMPLE_CONTENT } from '../fixtures/mapStyle';

let listeners: Map<string, () => void>;
let told: [name: string, value: unknown][];
let state: Record<string, unknown>;
/** How many points the map was asked for. */
let projected: number;
/** How far the map has been moved, in pixels. */
let moved: number;
/** How opaque the names of each layer were made last. */
let opacities: Map<string, number>;
let control: NameControl;
/** What names were told to keep clear of, and the zoom of the map. */
let covers: FeatureCollection[];
let zoom: number;

const content = {
  ...SAMPLE_CONTENT,
  places: {
    type: 'FeatureCollection' as const,
    features: [
      ...(
        [
          [100, 100],
          [300, 100],
        ] as const
      ).map((at, spot) => ({
        type: 'Feature' as const,
        properties: { feature: 'isle', spot: `isle@${spot}`, rank: 'country', state: 'ISL', name: 'Isle', second: '' },
        geometry: { type: 'Point' as const, coordinates: [...at] },
      })),
      {
        type: 'Feature' as const,
        properties: { feature: 'mill', rank: 'town' },
        geometry: { type: 'Point' as const, coordinates: [20, 20] },
      },
    ],
  },
};

beforeEach(() => {
  projected = 0;
  opacities = new Map();
  [covers, zoom] = [[], 7];
  [listeners, told, state, moved] = [new Map(), [], { chosen: [], spoken: [], standing: [], beyond: [] }, 0];
  control = new NameControl(
    {
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      once: (name: string, listener: () => void) => listeners.set(name, listener),
      project: ([x, y]: [number, number]) => {
        projected++;
        return { x: x + moved, y };
      },
      getZoom: () => zoom,
      getCenter: () => ({ lng: 0, lat: 0 }),
      getSource: () => ({ setData: (data: FeatureCollection) => covers.push(data) }),
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

  it('stand anew once the map has drawn, since only then it is a globe or flat', () => {
    tell([]);
    listeners.get('moveend')?.();
    moved = -90;
    listeners.get('render')?.();
    expect(state['standing']).toEqual(['isle@1']);
  });

  it('cost a change of date nothing: where they stand depends on the camera', () => {
    tell([]);
    expect(projected).toBeGreaterThan(0);
    projected = 0;
    tell([]);
    expect(projected).toBe(0);
    listeners.get('moveend')?.();
    expect(projected).toBeGreaterThan(0);
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

  it('keep clear of the edges of the map and of what lies over it, and stand elsewhere for it', () => {
    tell([]);
    const boxes = () =>
      covers.at(-1)!.features.map(({ properties }) => {
        const { offset, padding } = properties as { offset: [number, number]; padding: number[] };
        const [x, y, across, down] = [200 + offset[0], 100 + offset[1], padding[1] as number, padding[0] as number];
        return [x - across, y - down, x + across, y + down];
      });
    expect(boxes()).toHaveLength(4);
    expect(boxes()[2]).toEqual([-120, -120, 4, 320]);
    expect(control.keepClear([[60, 80, 140, 120]])).toBe(true);
    expect(boxes()[4]).toEqual([60, 80, 140, 120]);
    expect(state['standing']).toEqual(['isle@1']);
    // The same again is told to nobody.
    expect(control.keepClear([[60, 80, 140, 120]])).toBe(false);
    expect(covers).toHaveLength(2);
    // A new style has an empty source.
    control.take(content);
    tell([]);
    expect(covers).toHaveLength(3);
  });

  it('of towns whose dot the edge of the map cuts are left out with it, and come back', () => {
    moved = 30;
    control.take({
      ...content,
      places: {
        type: 'FeatureCollection',
        features: (
          [
            ['cut', 367],
            ['whole', 360],
            ['outside', 380],
          ] as const
        ).map(([feature, x]) => ({
          type: 'Feature',
          properties: { feature, rank: 'town' },
          geometry: { type: 'Point', coordinates: [x, 60] },
        })),
      },
    });
    tell([]);
    expect(state['beyond']).toEqual(['cut']);
    moved = 0;
    listeners.get('moveend')?.();
    expect(state['beyond']).toEqual([]);
  });

  it('are not written over the rim of the globe, nor behind it', () => {
    zoom = 1;
    control.take({
      ...content,
      venues: {
        type: 'FeatureCollection',
        features: (
          [
            ['here', 5],
            ['behind', 170],
          ] as const
        ).map(([feature, lon]) => ({
          type: 'Feature',
          properties: { feature },
          geometry: { type: 'Point', coordinates: [lon, 0] },
        })),
      },
    });
    tell([]);
    expect(state['beyond']).toEqual(['behind']);
    expect(covers.at(-1)!.features.length).toBeGreaterThan(10);
    zoom = 5;
    listeners.get('moveend')?.();
    expect(state['beyond']).toEqual([]);
    expect(covers.at(-1)!.features).toHaveLength(4);
  });
});
