/** Which discs the map is told to draw elsewhere than at their places, and when it is told. */
import type { FeatureCollection } from 'geojson';
import { beforeEach, describe, expect, it } from 'vitest';
import { VenueControl } from '../../../src/map/venueControl';
import type { MapFrame } from '../../../src/map/mapOptions';
import type { SteadyMap } from '../../../src/map/SteadyMap';
import { PALETTES } from '../../../src/symbology/palette';
import { tiny } from '../../fixtures/tiny-atlas';

/** Two halls in one town, one at the rim of the globe and one behind it, each on another pixel. */
const PLACES = { hall: [10, 0], court: [10.2, 0], edge: [79, 0], behind: [170, 0] } as const;
const MET = { meetings: 1, from0: 10, to0: 11, track0: 'leaders', layer: 'venues', disclosed: true };
const venues: FeatureCollection = {
  type: 'FeatureCollection',
  features: Object.entries(PLACES).map(([feature, at]) => ({
    type: 'Feature',
    properties: { feature, ...MET },
    geometry: { type: 'Point', coordinates: [...at] },
  })),
};
const FRAME: MapFrame = {
  theme: 'light',
  names: 'both',
  horizon: { last: 1000 },
  window: { from: 50, to: 51 },
  mode: 'day',
  layers: ['venues'],
  track: null,
  ghosts: false,
  selected: new Set(),
  emphasised: new Set(),
  marks: [],
};

let listeners: Map<string, () => void>;
let told: [source: string, data: FeatureCollection][];
let zoom: number;
/** Pixels per degree of the map as it was drawn last; where the globe shows what is behind its rim, on the pixels of what is before it. */
let scale: number;
let control: VenueControl;

beforeEach(() => {
  [listeners, told, zoom, scale] = [new Map(), [], 1.2, 4];
  control = new VenueControl(
    {
      style: {},
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      once: (name: string, listener: () => void) => listeners.set(name, listener),
      project: ({ lng, lat }: { lng: number; lat: number }) => ({
        x: (lng > 100 ? 180 - lng : lng) * scale,
        y: -lat * scale,
      }),
      unproject: ([x, y]: [number, number]) => ({ lng: x / scale, lat: -y / scale }),
      getZoom: () => zoom,
      getCenter: () => ({ lng: 0, lat: 0 }),
      getContainer: () => ({ clientWidth: 1280, clientHeight: 720 }),
      getSource: (source: string) => ({ setData: (data: FeatureCollection) => told.push([source, data]) }),
      getGlobalState: () => ({}),
      setGlobalStateProperty: () => {},
      setMissingStyleImageResolver: () => {},
    } as unknown as SteadyMap,
    tiny.index,
    () => PALETTES.light,
  );
});

/** The venues from whose discs a line leads, as the map was told last. */
const led = (): readonly (readonly number[] | undefined)[] =>
  (told.findLast(([source]) => source === 'venue-lines')?.[1].features ?? []).map(
    ({ geometry }) => (geometry as unknown as { coordinates: number[][] }).coordinates[0],
  );
/** Where the map was last told to draw the disc of a venue. */
const placeOf = (venue: string): unknown =>
  told
    .findLast(([source]) => source === 'venues')?.[1]
    .features.map(({ properties, geometry }) => ({ ...properties, ...geometry }) as never as Record<string, unknown>)
    .find(({ feature }) => feature === venue)?.['coordinates'];

describe('Discs of venues', () => {
  it('that would lie on each other move apart, each with a line to its place', () => {
    control.show({ venues }, FRAME);
    // Of discs of one size the first by name stays.
    expect(led()).toEqual([PLACES.hall]);
    expect(placeOf('court')).toEqual(PLACES.court);
    const [lon, lat] = placeOf('hall') as [number, number];
    // Each has a radius of 9.5 and its rim; there are four pixels to a degree.
    expect(Math.hypot(lon - 10.2, lat) * 4).toBeGreaterThan(19);
    expect(Math.hypot(lon - 10, lat) * 4).toBeLessThan(40);
  });

  it('are not laid at the rim of the globe nor behind it, where none is drawn', () => {
    const at = (place: readonly [number, number]): FeatureCollection => ({
      ...venues,
      features: venues.features.map((venue) =>
        venue.properties?.['feature'] === 'court'
          ? { ...venue, geometry: { type: 'Point', coordinates: [...place] } }
          : venue,
      ),
    });
    // Beside the one at the rim, then on the pixels of the one behind it.
    control.show({ venues: at([78.6, 0]) }, FRAME);
    expect(led()).toEqual([]);
    control.show({ venues: at([9.8, 0]) }, { ...FRAME, window: { from: 50, to: 52 } });
    expect(led()).toEqual([PLACES.hall]);
    control.show({ venues: at([-40, 0]) }, FRAME);
    expect(led()).toEqual([]);
  });

  it('are laid again once the map has drawn: between globe and flat map places are until then where they were', () => {
    control.show({ venues }, FRAME);
    expect(led()).toHaveLength(1);
    listeners.get('moveend')?.();
    expect(led()).toHaveLength(1);
    // The camera came nearer; the map shows it with its next picture.
    scale = 400;
    listeners.get('render')?.();
    expect(led()).toEqual([]);
    expect(placeOf('hall')).toEqual(PLACES.hall);
  });

  it('stay in their places where the map shows the region, and where nobody has met yet', () => {
    zoom = 5;
    control.show({ venues }, FRAME);
    zoom = 1.2;
    control.show({ venues }, { ...FRAME, window: { from: 5, to: 6 } });
    control.show({ venues }, { ...FRAME, track: 'measures' });
    // Nothing moved: the map has what it needs.
    expect(told).toEqual([]);
  });

  it('are told to the map only where they changed, and to each new style', () => {
    control.show({ venues }, FRAME);
    control.show({ venues }, FRAME);
    listeners.get('resize')?.();
    expect(told.map(([source]) => source)).toEqual(['venues', 'venue-lines']);
    listeners.get('style.load')?.();
    control.show({ venues }, FRAME);
    expect(told).toHaveLength(4);
  });
});
