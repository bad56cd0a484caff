/** The live map on the real MapLibre, without graphics: what a frame does to the style, and what waits for what. */
import type { GeoJSONSourceDiff, MapGeoJSONFeature } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraOfOpening, type Padding } from '../../src/domain/camera';
import type { LayerId, LonLat } from '../../src/domain/model';
import { initialSession, type Session } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import type { OwnPlace, StyledLayer } from '../../src/domain/ownData';
import { MapController } from '../../src/map/MapController';
import type { MapFrame, MapListener } from '../../src/map/mapOptions';
import { OwnLayers } from '../../src/map/ownLayers';
import type { RingLayer } from '../../src/map/ringLayer';
import { SteadyMap } from '../../src/map/SteadyMap';
import { isGhostly } from '../../src/map/style/compose';
import { PALETTES } from '../../src/symbology/palette';
import { ownFeature, styledLayer } from '../fixtures/ownLayers';
import { useFakeGraphics } from '../helpers/fakeGraphics';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const ALL: readonly LayerId[] = index.atlas.layers.map(({ id }) => id);
function frameOf(session: Partial<Session> = {}, more: Partial<MapFrame> = {}): MapFrame {
  const view = selectView(index, { ...initialSession(index), layers: ALL, ...session });
  return {
    theme: 'light',
    names: view.names,
    horizon: { last: view.range.last },
    window: view.window,
    mode: view.mode,
    layers: ALL,
    track: null,
    ghosts: view.ghosts,
    selected: view.selected,
    emphasised: view.emphasised,
    marks: [],
    ...more,
  };
}
const day = (date: string): number => parseDay(date) as number;

/** The map's size in pixels, as `useFakeGraphics` gives it. */
const SIZE = { width: 600, height: 400 };

let controller: MapController;
/** The engine under the controller. */
let map: SteadyMap;
let listener: { [key in keyof MapListener]-?: ReturnType<typeof vi.fn> };
const visible = (id: string): boolean => map.getLayoutProperty(id, 'visibility') !== 'none';
const flag = (id: string, source = 'routes'): object => map.getFeatureState({ source, id });

beforeEach(async () => {
  useFakeGraphics();
  // The controller keeps its map to itself: it is caught where it asks for its canvas.
  const asked = vi.spyOn(SteadyMap.prototype, 'getCanvas');
  vi.spyOn(SteadyMap.prototype, 'drawNow').mockImplementation(() => {});
  const names = [
    'onState',
    'onSelect',
    'onHover',
    'onMove',
    'onCamera',
    'onRest',
    'onAway',
    'onBroken',
    'onBack',
    'onWorld',
    'onOwn',
    'onOwnHover',
  ] as const;
  listener = Object.fromEntries(names.map((name) => [name, vi.fn()])) as typeof listener;
  controller = new MapController({
    container: document.createElement('div'),
    index,
    geometry,
    region: tinyBasemap,
    settlements: [],
    loadWorld: () => new Promise(() => {}),
    fontFaces: {},
    camera: { zoom: 8, lat: 0.5, lon: 1 },
    padding: {},
    frame: frameOf(),
    listener: listener as unknown as MapListener,
  });
  map = asked.mock.contexts[0] as SteadyMap;
  await vi.waitFor(() => expect(map.hasImage('aftermath')).toBe(true));
});
afterEach(() => {
  controller.destroy();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('A frame of the live map', () => {
  it('switches layers on and off', () => {
    expect(visible('routes-casing')).toBe(true);
    controller.apply(frameOf({}, { layers: ['borders'] }));
    expect(visible('routes-casing')).toBe(false);
    expect(visible('borders-glow')).toBe(true);
    controller.apply(frameOf());
    expect(visible('routes-casing')).toBe(true);
  });

  it('draws ghosts while they are asked for, of layers that are on', () => {
    const ghosts = (): readonly string[] => map.getLayersOrder().filter((id) => isGhostly(id) && visible(id));
    expect(ghosts()).toEqual([]);
    controller.apply(frameOf({}, { ghosts: true, layers: ['routes', 'venues'] }));
    expect([...new Set(ghosts().map((id) => id.split('-')[0]))]).toEqual(['routes', 'venues']);
    controller.apply(frameOf({}, { ghosts: false }));
    expect(ghosts()).toEqual([]);
  });

  it('marks what is selected and emphasised, and unmarks what no longer is', () => {
    controller.apply(
      frameOf({}, { selected: new Set(['mill-lane']), emphasised: new Set(['river-line', 'mill-lane']) }),
    );
    expect(flag('mill-lane')).toEqual({ selected: true, emphasised: true });
    expect(flag('river-line', 'borders')).toEqual({ emphasised: true });
    controller.apply(frameOf({}, { selected: new Set(), emphasised: new Set(['mill-lane']) }));
    expect(flag('mill-lane')).toEqual({ selected: false, emphasised: true });
    expect(flag('river-line', 'borders')).toEqual({ emphasised: false });
  });

  it('tells the engine of a date only for the sources that it changes', () => {
    controller.apply(frameOf({ day: day('2010-05-15') }));
    const told = vi.spyOn(map.style, 'setGlobalState');
    const before = map.getGlobalState();
    // A day on which nothing begins or ends.
    controller.apply(frameOf({ day: day('2010-05-16') }));
    expect(told).not.toHaveBeenCalled();
    // The lane is closed; the borders stay as they are.
    controller.apply(frameOf({ day: day('2010-07-20') }));
    expect(told).toHaveBeenCalledOnce();
    const after = map.getGlobalState();
    expect(after['day-routes']).toBe(day('2010-07-20'));
    expect(after['day-borders']).toBe(before['day-borders']);
  });

  it('says that it is loading where it changes something, and nothing where it does not', () => {
    listener.onState.mockClear();
    controller.apply(frameOf());
    expect(listener.onState).not.toHaveBeenCalled();
    controller.apply(frameOf({}, { layers: [] }));
    expect(listener.onState).toHaveBeenCalledWith('loading');
  });

  it('names towns by their venues only while venues are shown', () => {
    expect(map.getGlobalState()['venues']).toBe(1);
    controller.apply(frameOf({}, { layers: ['routes'] }));
    expect(map.getGlobalState()['venues']).toBe(0);
  });

  it('of another theme is another style, with everything applied anew', async () => {
    controller.apply(frameOf({}, { selected: new Set(['mill-lane']) }));
    controller.apply(frameOf({}, { theme: 'dark', selected: new Set(['mill-lane']) }));
    await vi.waitFor(() => expect(map.getPaintProperty('background', 'background-color')).toBe(PALETTES.dark.water));
    await vi.waitFor(() => expect(flag('mill-lane')).toEqual({ selected: true }));
  });

  it('of other names has other content', async () => {
    const set = vi.spyOn(map, 'setStyle');
    controller.apply(frameOf({ names: 'en' }));
    expect(set).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(map.hasImage('aftermath')).toBe(true));
  });

  it('emphasises one feature under the pointer', () => {
    controller.hover('mill-lane');
    expect(flag('mill-lane')).toEqual({ hovered: true });
    controller.hover(null);
    expect(flag('mill-lane')).toEqual({ hovered: false });
  });
});

describe('The reader’s own layers', () => {
  const layer = styledLayer('Raids', [ownFeature(1, {}, '2010-01/2010-05'), ownFeature(2, {}, '2010-06/2010-12')]);
  const { id } = layer.layer;
  const other = styledLayer('Roads', [
    ownFeature(1, {}, null, {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    }),
  ]);
  const set = (...layers: readonly StyledLayer[]): void => controller.setOwn(OwnLayers, layers, null);
  const updates = () =>
    vi
      .spyOn(map.getSource(id) as unknown as { updateData: (diff: GeoJSONSourceDiff) => Promise<void> }, 'updateData')
      .mockResolvedValue();
  const order = () =>
    map
      .getLayersOrder()
      .filter(
        (each) =>
          each.startsWith('own-') ||
          ['places-dot', 'crossings-signs', 'venues-discs', 'graticule-labels'].includes(each),
      );

  it('are drawn from the day they are there, and only changes are told', () => {
    controller.apply(frameOf({ day: day('2010-05-15') }));
    set(layer);
    expect(visible(`${id}/point`)).toBe(true);
    const update = updates();
    controller.apply(frameOf({ day: day('2010-05-16') }));
    expect(update).not.toHaveBeenCalled();
    controller.apply(frameOf({ day: day('2010-06-02') }));
    expect(update).toHaveBeenCalledWith({ add: [expect.objectContaining({ id: 1 })], remove: [0] });
    set();
    expect([map.getSource(id), map.getLayer(`${id}/point`)]).toEqual([undefined, undefined]);
  });

  it('leave ghosts of what does not hold, if those are wanted, below what does, and only changes are told', () => {
    const ghosts = () =>
      map.getSource(`${id}/ghosts`) as unknown as
        | { _data: { geojson: { features: { id: number }[] } }; updateData: (diff: GeoJSONSourceDiff) => Promise<void> }
        | undefined;
    controller.apply(frameOf({ day: day('2010-05-15') }));
    set(layer);
    expect(ghosts()).toBeUndefined();
    controller.apply(frameOf({ day: day('2010-05-15'), ghosts: true }));
    expect(ghosts()?._data.geojson.features.map((each) => each.id)).toEqual([1]);
    expect(order().slice(0, 5)).toEqual([
      `${id}/ghosts/line`,
      `${id}/ghosts/point`,
      'places-dot',
      `${id}/point`,
      'crossings-signs',
    ]);
    const update = vi.spyOn(ghosts()!, 'updateData').mockResolvedValue();
    controller.apply(frameOf({ day: day('2010-06-02'), ghosts: true }));
    expect(update).toHaveBeenCalledWith({ add: [expect.objectContaining({ id: 0 })], remove: [1] });
    set({ ...layer, look: { ...layer.look, isVisible: false } });
    expect(ghosts()).toBeUndefined();
    set(layer);
    expect(ghosts()?._data.geojson.features.map((each) => each.id)).toEqual([0]);
    controller.apply(frameOf({ day: day('2010-06-02') }));
    expect(ghosts()).toBeUndefined();
    set();
  });

  it('lie below the names of the atlas in the order of their list, which can change: points over the dots of towns and under its other signs, lines under all; room for points is placed before all names', () => {
    const more = styledLayer('More', [ownFeature(1, { name: 'A' })], { label: 'name' });
    const shapes = ['own-data-Roads/case', 'own-data-Roads/line', 'places-dot'];
    set(layer, other, more);
    expect(order()).toEqual([
      ...shapes,
      'own-data-More/point',
      'own-data-Raids/point',
      'crossings-signs',
      'venues-discs',
      'own-data-More/label',
      'graticule-labels',
      'own-data-More/room',
      'own-data-Raids/room',
    ]);
    set(other, more, layer);
    expect(order()).toEqual([
      ...shapes,
      'own-data-Raids/point',
      'own-data-More/point',
      'crossings-signs',
      'venues-discs',
      'own-data-More/label',
      'graticule-labels',
      'own-data-Raids/room',
      'own-data-More/room',
    ]);
    set();
  });

  it('have their areas below lines and points, whatever the order of the list', () => {
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    } as const;
    const area = styledLayer('Area', [ownFeature(1, {}, null, polygon as never)]);
    set(area, layer, other);
    const signs = ['crossings-signs', 'venues-discs'];
    const areas = ['own-data-Area/fill', 'own-data-Area/case', 'own-data-Area/line'];
    expect(order()).toEqual([
      ...areas,
      'own-data-Roads/case',
      'own-data-Roads/line',
      'places-dot',
      'own-data-Raids/point',
      ...signs,
      'graticule-labels',
      'own-data-Raids/room',
    ]);
    // What arrives later goes to its place, too.
    set(styledLayer('Second', area.layer.features), area, layer);
    expect(order()).toEqual([
      ...areas,
      ...areas.map((each) => each.replace('Area', 'Second')),
      'places-dot',
      'own-data-Raids/point',
      ...signs,
      'graticule-labels',
      'own-data-Raids/room',
    ]);
    set();
  });

  it('take a new colour, opacity and visibility without new data, and the hidden get no dates', () => {
    controller.apply(frameOf({ day: day('2010-05-15') }));
    set(layer);
    const update = updates();
    set({ ...layer, look: { ...layer.look, opacity: 0.5, colours: { by: 'fixed', colour: '#112233' } } });
    expect(map.getPaintProperty(`${id}/point`, 'circle-color')).toBe('#112233');
    expect(map.getPaintProperty(`${id}/point`, 'circle-opacity')).toBe(0.5);
    set({ ...layer, look: { ...layer.look, isVisible: false } });
    expect(visible(`${id}/point`)).toBe(false);
    controller.apply(frameOf({ day: day('2010-06-02') }));
    expect(update).not.toHaveBeenCalled();
    set(layer);
    expect(update).toHaveBeenCalledWith({ add: [expect.objectContaining({ id: 1 })], remove: [0] });
    set();
  });

  it('are there again after a change of theme, and what was chosen is marked, faintly while it does not hold', async () => {
    controller.apply(frameOf({ day: day('2010-05-15') }));
    controller.setOwn(OwnLayers, [layer], { layer: id, place: 0 });
    const marked = () => map.getSource('own-chosen') as unknown as { _data: { geojson: { features: unknown[] } } };
    expect(marked()._data.geojson.features).toEqual([expect.objectContaining({ properties: {} })]);
    controller.apply(frameOf({ day: day('2010-05-15') }, { theme: 'dark' }));
    await vi.waitFor(() => expect(map.getPaintProperty('background', 'background-color')).toBe(PALETTES.dark.water));
    expect(map.getPaintProperty(`${id}/point`, 'circle-stroke-color')).toBe(PALETTES.dark.halo);
    controller.apply(frameOf({ day: day('2010-06-02') }, { theme: 'dark' }));
    expect(marked()._data.geojson.features).toEqual([expect.objectContaining({ properties: { absent: true } })]);
    controller.setOwn(OwnLayers, [layer], null);
    expect(marked()._data.geojson.features).toEqual([]);
    set();
    controller.apply(frameOf({}));
    await vi.waitFor(() => expect(map.getPaintProperty('background', 'background-color')).toBe(PALETTES.light.water));
  });
});

describe('Lost graphics', () => {
  it('change nothing until they are back; then the last frame is drawn', async () => {
    map.fire('webglcontextlost');
    expect(listener.onAway).toHaveBeenCalledWith('lost');
    controller.apply(frameOf({}, { theme: 'dark', layers: ['borders'] }));
    expect(map.getPaintProperty('background', 'background-color')).toBe(PALETTES.light.water);
    map.fire('webglcontextrestored');
    expect(listener.onBack).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(map.getPaintProperty('background', 'background-color')).toBe(PALETTES.dark.water));
    await vi.waitFor(() => expect(visible('routes-casing')).toBe(false));
  });
});

describe('The pointer', () => {
  const found = (...layers: readonly string[]): void =>
    void vi
      .spyOn(map, 'queryRenderedFeatures')
      .mockReturnValue(layers.map((id) => ({ layer: { id }, properties: { feature: `of ${id}` } })) as never);
  it('chooses the smallest of the things under it, and nothing beside them', () => {
    found('areas-fill', 'routes-hit', 'crossings', 'borders-hit');
    map.fire('click', { point: { x: 10, y: 20 } });
    expect(listener.onSelect).toHaveBeenLastCalledWith('of crossings');
    expect(map.queryRenderedFeatures).toHaveBeenCalledWith(
      [
        [3, 13],
        [17, 27],
      ],
      expect.anything(),
    );
    found();
    map.fire('click', { point: { x: 10, y: 20 } });
    expect(listener.onSelect).toHaveBeenLastCalledWith(null);
  });

  it('finds an own point near it before all but crossings and venues, and before these on a point beside them; then it leaves the selection', () => {
    const layer = styledLayer('Raids', [ownFeature(1)]);
    controller.setOwn(OwnLayers, [layer], null);
    let isOnDot = false;
    const at = (own: string, ...atlas: readonly string[]): readonly unknown[] => {
      listener.onOwn.mockClear();
      listener.onSelect.mockClear();
      vi.spyOn(map, 'queryRenderedFeatures').mockImplementation((...[place, options]) => {
        const isOwn = options?.layers && [...options.layers].some((each) => each.startsWith('own-'));
        const isAway = isOwn && !isOnDot && !Array.isArray((place as readonly unknown[])[0]);
        const found = isAway
          ? []
          : isOwn
            ? [{ layer: { id: `own-data-Raids/${own}` }, source: 'own-data-Raids', id: 0, properties: {} }]
            : atlas.map((each) => ({ layer: { id: each }, properties: { feature: `of ${each}` } }));
        return found as unknown as MapGeoJSONFeature[];
      });
      map.fire('click', { point: { x: 10, y: 20 } });
      return [listener.onOwn.mock.calls.flat(), listener.onSelect.mock.calls.flat()];
    };
    const place = { layer: 'own-data-Raids', place: 0 };
    expect(at('point')).toEqual([[place, [place]], []]);
    expect(at('point', 'routes-hit')).toEqual([[place, [place]], []]);
    expect(at('point', 'venues')).toEqual([[null, ['of venues', place]], ['of venues']]);
    isOnDot = true;
    expect(at('point', 'venues')).toEqual([[place, [place, 'of venues']], []]);
  });

  it('is on a sign before the own points under it, and on these before the sign where it is on their ring', () => {
    controller.apply(frameOf({ day: day('2010-05-15') }));
    const there = ownFeature(1, {}, null, { type: 'Point', coordinates: [1, 0.6] });
    controller.setOwn(OwnLayers, [styledLayer('Raids', [there, there])], null);
    const rings = () => (map.getLayer('own-rings') as unknown as { implementation: RingLayer }).implementation.rings;
    expect(rings()).toMatchObject([{ sign: { at: [1, 0.6] } }]);
    const places = [1, 0].map((place) => ({ layer: 'own-data-Raids', place }));
    const { x, y } = map.project([1, 0.6]);
    vi.spyOn(map, 'queryRenderedFeatures').mockImplementation((_place, options) => {
      const isOwn = [...(options?.layers ?? [])].some((each) => each.startsWith('own-'));
      return (isOwn
        ? []
        : [{ layer: { id: 'crossings' }, properties: { feature: 'reed-ford' } }]) as unknown as MapGeoJSONFeature[];
    });
    const press = (across: number): unknown => {
      map.fire('click', { point: { x: x + across, y } });
      return listener.onOwn.mock.lastCall;
    };
    expect(press(5)).toEqual([null, ['reed-ford', ...places]]);
    expect(listener.onSelect).toHaveBeenLastCalledWith('reed-ford');
    expect(press(16)).toEqual([places[0], [...places, 'reed-ford']]);
    expect(press(40)).toEqual([null, []]);
    controller.setOwn(OwnLayers, [], null);
    expect(rings()).toEqual([]);
  });

  it('is on the ring around own points at one place, which has their number, and leads to all of them', () => {
    const there = ownFeature(1, {}, null, { type: 'Point', coordinates: [1.4, 0.9] });
    controller.setOwn(OwnLayers, [styledLayer('Raids', [there, ownFeature(2), there])], null);
    const { rings } = (map.getLayer('own-numbers') as unknown as { implementation: RingLayer }).implementation;
    expect(rings).toMatchObject([{ sign: { at: [1.4, 0.9] }, badge: { text: '2' } }]);
    vi.spyOn(map, 'queryRenderedFeatures').mockReturnValue([]);
    const { x, y } = map.project([1.4, 0.9]);
    const places = [2, 0].map((place) => ({ layer: 'own-data-Raids', place }));
    map.fire('click', { point: { x: x + 9, y } });
    expect(listener.onOwn).toHaveBeenLastCalledWith(places[0], places);
    map.fire('click', { point: { x: x + 14, y } });
    expect(listener.onOwn).toHaveBeenLastCalledWith(null, []);
  });

  it('steps on where several lie one upon the other: own points, and the symbol of the atlas near them', () => {
    const layer = styledLayer('Raids', [ownFeature(1), ownFeature(2)]);
    const [first, second] = [1, 0].map((at) => ({ layer: 'own-data-Raids', place: at }));
    let isOnDot = false;
    /** What a press leads to while something is chosen and selected. */
    const press = (symbol: string, chosen: OwnPlace | null, ...selected: readonly string[]): unknown => {
      controller.apply(frameOf({}, { selected: new Set(selected) }));
      controller.setOwn(OwnLayers, [layer], chosen);
      listener.onOwn.mockClear();
      listener.onSelect.mockClear();
      vi.spyOn(map, 'queryRenderedFeatures').mockImplementation((...[place, options]) => {
        const isOwn = options?.layers && [...options.layers].some((each) => each.startsWith('own-'));
        // The pointer is beside the points, unless it is on one.
        if (isOwn && !isOnDot && !Array.isArray((place as readonly unknown[])[0])) return [];
        // The engine tells a feature twice that is drawn in two tiles.
        const found = isOwn
          ? [1, 1, 0].map((id) => ({
              layer: { id: 'own-data-Raids/point' },
              source: 'own-data-Raids',
              id,
              properties: {},
            }))
          : [{ layer: { id: symbol }, properties: { feature: 'ford' } }];
        return found as unknown as MapGeoJSONFeature[];
      });
      map.fire('click', { point: { x: 10, y: 20 } });
      return listener.onOwn.mock.lastCall?.[0] ?? listener.onSelect.mock.lastCall?.[0];
    };
    expect(press('areas-fill', null)).toEqual(first);
    expect(listener.onOwn.mock.lastCall?.[1]).toEqual([first, second]);
    expect(press('areas-fill', first as OwnPlace)).toEqual(second);
    expect(press('areas-fill', second as OwnPlace)).toEqual(first);
    expect(press('crossings', null)).toBe('ford');
    expect(press('crossings', null, 'ford')).toEqual(first);
    // An own card lies over that of the atlas: it is where the reader is.
    expect(press('crossings', first as OwnPlace, 'ford')).toEqual(second);
    expect(press('crossings', second as OwnPlace, 'ford')).toBe('ford');
    isOnDot = true;
    expect(press('crossings', null)).toEqual(first);
    expect(press('crossings', first as OwnPlace)).toEqual(second);
    expect(press('crossings', second as OwnPlace)).toBe('ford');
    controller.apply(frameOf({}));
    controller.setOwn(OwnLayers, [], null);
  });

  it('says what it is on and where, until it leaves', () => {
    found('venues');
    map.fire('mousemove', { point: { x: 10, y: 20 } });
    expect(listener.onHover).toHaveBeenLastCalledWith({ id: 'of venues', x: 10, y: 20 });
    expect(map.getCanvas().style.cursor).toBe('pointer');
    map.fire('mouseout');
    expect(listener.onHover).toHaveBeenLastCalledWith(null);
  });

  describe('while a tool has it', () => {
    const drag = vi.fn();
    const tool = { takes: 'places' as const, click: vi.fn(), grip: vi.fn() };
    /** A mouse event at a place, of the button on the left. */
    const at = (lng: number, lat: number, more: object = {}) => ({
      ...{ point: { x: 10, y: 20 }, lngLat: { lng, lat }, preventDefault: vi.fn() },
      originalEvent: { button: 0, detail: 1, ...more },
    });
    beforeEach(async () => {
      for (const each of [drag, tool.click, tool.grip]) each.mockReset();
      tool.grip.mockReturnValue(null);
      controller.tools.show(tool);
      await vi.waitFor(() => expect(controller.tools.isBusy).toBe(false));
      found('venues');
    });

    it('gives it clicks, the first of two, and selects nothing', () => {
      map.fire('mousedown', at(181, 0.5));
      map.fire('click', at(181, 0.5));
      map.fire('click', at(181, 0.5, { detail: 2 }));
      expect(tool.click.mock.calls).toEqual([[[-179, 0.5], expect.closeTo(305.73, 1)]]);
      expect(listener.onSelect).not.toHaveBeenCalled();
      map.fire('mousemove', at(1, 0.5));
      expect(listener.onHover).toHaveBeenLastCalledWith(null);
      expect(map.getCanvas().style.cursor).toBe('crosshair');
    });

    it('drags what it can move in place of the map, until the button is released wherever that is', () => {
      tool.grip.mockReturnValue(drag);
      const press = at(1, 0.5);
      map.fire('mousedown', press);
      expect(press.preventDefault).toHaveBeenCalledOnce();
      const [{ project, ...told }] = tool.grip.mock.calls[0] as [{ project: (at: LonLat) => readonly number[] }];
      expect(told).toMatchObject({ at: [1, 0.5], isTouch: false });
      // The camera is there.
      expect(project([1, 0.5]).map(Math.round)).toEqual([SIZE.width / 2, SIZE.height / 2]);
      map.fire('mousemove', at(1.5, 0.75));
      expect(drag.mock.calls).toEqual([[[1.5, 0.75]]]);
      expect(map.getCanvas().style.cursor).toBe('move');
      dispatchEvent(new MouseEvent('mouseup'));
      map.fire('mousemove', at(2, 1));
      expect(drag).toHaveBeenCalledOnce();
      // A press that took hold of something sets nothing else.
      map.fire('click', at(1.5, 0.75));
      expect(tool.click).not.toHaveBeenCalled();
    });

    it('puts what it holds back where it was when Escape is pressed, and nobody else hears of that', () => {
      tool.grip.mockReturnValue(drag);
      map.fire('mousedown', at(1, 0.5));
      map.fire('mousemove', at(1.5, 0.75));
      const heard = vi.fn();
      addEventListener('keydown', heard);
      const escape = () =>
        void map.getCanvas().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      document.body.append(map.getContainer());
      escape();
      expect(drag.mock.lastCall).toEqual([[1, 0.5]]);
      map.fire('mousemove', at(2, 1));
      expect(drag).toHaveBeenCalledTimes(2);
      expect(heard).not.toHaveBeenCalled();
      escape();
      expect(heard).toHaveBeenCalledOnce();
      removeEventListener('keydown', heard);
      map.getContainer().remove();
    });

    it('gives it the middle of what is free by Enter, where a cross is; Enter there again and a double click end', () => {
      const more = { end: vi.fn(), undo: vi.fn(), onmap: vi.fn(), last: null as LonLat | null };
      const drawn = { ...tool, ...more };
      const cross = () => map.getContainer().querySelector<HTMLElement>('.map-cross');
      controller.tools.show(drawn);
      return vi
        .waitFor(() => expect(more.onmap).toHaveBeenCalledOnce())
        .then(() => {
          controller.setPadding({ right: 200 });
          expect(cross()?.style.translate).toBe(`${SIZE.width / 2 - 100}px ${SIZE.height / 2}px`);
          const key = (name: string) => void map.getCanvas().dispatchEvent(new KeyboardEvent('keydown', { key: name }));
          key('Enter');
          const [[place]] = tool.click.mock.calls as [[LonLat]];
          const { x, y } = map.project([...place]);
          expect([x, y].map(Math.round)).toEqual([SIZE.width / 2 - 100, SIZE.height / 2]);
          expect(more.end).not.toHaveBeenCalled();
          drawn.last = place;
          key('Enter');
          expect([more.end.mock.calls.length, tool.click.mock.calls.length]).toEqual([1, 1]);
          key('Backspace');
          expect(more.undo).toHaveBeenCalledOnce();
          map.fire('dblclick', at(1, 0.5));
          expect(more.end).toHaveBeenCalledTimes(2);
          controller.tools.show(null);
          expect(cross()).toBeNull();
          expect(more.onmap).toHaveBeenLastCalledWith(null);
          key('Enter');
          expect(tool.click).toHaveBeenCalledOnce();
        });
    });

    it('gives it features where it asks for them, and shows what is under the pointer as always', async () => {
      const taking = { ...tool, takes: 'features' as const, take: vi.fn() };
      controller.tools.show(taking);
      await vi.waitFor(() => expect(controller.tools.isBusy).toBe(false));
      map.fire('click', at(1, 0.5));
      expect(taking.take.mock.calls).toEqual([['of venues']]);
      // One of the reader's own, too.
      controller.setOwn(OwnLayers, [styledLayer('Raids', [ownFeature(1)])], null);
      vi.spyOn(map, 'queryRenderedFeatures').mockImplementation((...[, options]) => {
        const isOwn = options?.layers && [...options.layers].some((each) => each.startsWith('own-'));
        return (
          isOwn ? [{ layer: { id: 'own-data-Raids/point' }, source: 'own-data-Raids', id: 0, properties: {} }] : []
        ) as never;
      });
      map.fire('click', at(1, 0.5));
      expect(taking.take).toHaveBeenLastCalledWith({ layer: 'own-data-Raids', place: 0 });
      controller.setOwn(OwnLayers, [], null);
      found('venues');
      expect([taking.click, listener.onSelect, listener.onOwn].every((each) => each.mock.calls.length === 0)).toBe(
        true,
      );
      map.fire('mousemove', at(1, 0.5));
      expect(listener.onHover).toHaveBeenLastCalledWith({ id: 'of venues', x: 10, y: 20 });
      expect(map.getCanvas().style.cursor).toBe('pointer');
      expect(map.getContainer().querySelector<HTMLElement>('.map-cross')?.hidden).toBe(true);
    });

    it('drags with one finger; two move the map', () => {
      tool.grip.mockReturnValue(drag);
      const finger = (...touches: readonly number[]) => at(1, 0.5, { touches });
      const two = finger(1, 2);
      map.fire('touchstart', two);
      map.fire('touchmove', two);
      expect(two.preventDefault).not.toHaveBeenCalled();
      expect(drag).not.toHaveBeenCalled();
      map.fire('touchstart', finger(1));
      expect(tool.grip.mock.calls[0]).toMatchObject([{ isTouch: true }]);
      map.fire('touchmove', finger(1));
      map.fire('touchend', finger());
      map.fire('touchmove', finger(1));
      expect(drag).toHaveBeenCalledOnce();
    });
  });
});

describe('The camera', () => {
  it('jumps to the frame of an entry of the history, and keeps the scale where a request says so', () => {
    controller.show({ token: 1, bounds: [1, 0.5, 1, 0.5], force: false, exactly: { zoom: 7, lat: 0.25, lon: 0.5 } });
    expect(controller.camera()).toMatchObject({ zoom: 7, lat: 0.25, lon: 0.5 });
    expect(listener.onCamera).not.toHaveBeenCalled();
    controller.show({ token: 2, bounds: [2, 1, 2, 1], force: true, keepsZoom: true });
    expect(controller.camera().lon).toBeCloseTo(2);
    expect(controller.camera().zoom).toBeCloseTo(7, 2);
    // A token that it knows.
    controller.show({ token: 2, bounds: [0, 0, 0, 0], force: true, keepsZoom: true });
    expect(controller.camera().lon).toBeCloseTo(2);
  });

  it('stays where what is asked for is in view, in the part that nothing covers', () => {
    const before = controller.camera();
    controller.show({ token: 1, bounds: [0.9, 0.4, 1.1, 0.6], force: false, keepsZoom: true });
    expect(controller.camera()).toEqual(before);
    map.fire('idle');
    controller.setPadding({ right: 350 });
    expect(controller.camera()).toEqual(before);
    controller.show({ token: 2, bounds: [1.3, 0.4, 1.3, 0.6], force: false, keepsZoom: true });
    // The middle of the free part lies 175 pixels left of the middle.
    const degree = (512 * 2 ** 8) / 360;
    expect(controller.camera().lon).toBeCloseTo(1.3 + 175 / degree, 2);
    // A card that covers more: what was asked for comes out from under it.
    controller.setPadding({ right: 500 });
    expect(controller.camera().lon).toBeCloseTo(1.3 + 250 / degree, 2);
  });

  describe('of the opening view', () => {
    const { openingBounds } = index.atlas.meta;
    const framed = (padding: Padding) => {
      const { zoom, lat, lon } = cameraOfOpening(openingBounds, SIZE, padding);
      return {
        zoom: expect.closeTo(zoom, 6) as number,
        lat: expect.closeTo(lat, 6) as number,
        lon: expect.closeTo(lon, 6) as number,
      };
    };
    beforeEach(() => {
      vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => {} }));
      controller.show({ token: 1, bounds: openingBounds, force: true });
      map.fire('idle');
      listener.onCamera.mockClear();
    });

    it('makes room for a panel and takes it back, without a word in the address', () => {
      expect(controller.camera()).toEqual(framed({}));
      controller.setPadding({ right: 350 });
      expect(controller.camera()).toEqual(framed({ right: 350 }));
      expect(controller.camera().zoom).toBeLessThan(cameraOfOpening(openingBounds, SIZE, {}).zoom - 0.5);
      map.fire('idle');
      controller.setPadding({});
      expect(controller.camera()).toEqual(framed({}));
      expect(listener.onCamera).not.toHaveBeenCalled();
    });

    it('shows the whole of it above a sheet', () => {
      controller.setPadding({ bottom: 200 });
      expect(controller.camera()).toEqual(framed({ bottom: 200 }));
    });

    it('stays under words that leave at the reader’s first touch, and where the reader has moved it', () => {
      controller.setPadding({ top: 200 });
      expect(controller.camera()).toEqual(framed({}));
      map.fire('movestart', { originalEvent: {} });
      controller.setPadding({ right: 350 });
      expect(controller.camera()).toEqual(framed({}));
    });

    it('waits for the engine where the page has another size', () => {
      const width = vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
      controller.setPadding({ bottom: 200 });
      expect(controller.camera()).toEqual(framed({}));
      listener.onState.mockClear();
      map.resize();
      expect(listener.onState).toHaveBeenCalledWith('loading');
      expect(controller.camera().zoom).toBeCloseTo(
        cameraOfOpening(openingBounds, { ...SIZE, width: 300 }, { bottom: 200 }).zoom,
        6,
      );
      width.mockReturnValue(SIZE.width);
    });

    it('leaves what the reader chooses in it where it is', () => {
      controller.show({ token: 2, bounds: [0.4, 0.4, 0.6, 0.6], force: false });
      controller.setPadding({ right: 120 });
      expect(controller.camera()).toEqual(framed({}));
    });
  });

  it('follows another map without a word, and tells where it is on the globe', () => {
    controller.follow({ zoom: 5, lat: 10, lon: 179 });
    expect(listener.onMove).not.toHaveBeenCalled();
    map.jumpTo({ center: [190, 10], zoom: 7 });
    expect(controller.camera().lon).toBeCloseTo(-170);
    const [west, , east] = controller.bounds();
    expect(west).toBeGreaterThan(-180);
    expect(east).toBeLessThan(-160);
    map.jumpTo({ center: [180, 10], zoom: 7 });
    const across = controller.bounds();
    expect(across[0]).toBeGreaterThan(170);
    expect(across[2]).toBeLessThan(-170);
    expect(listener.onMove).toHaveBeenCalled();
  });

  it('asks for the world’s base map once it sees beyond the region', () => {
    map.jumpTo({ center: [1, 0.5], zoom: 3 });
    map.fire('idle');
    expect(listener.onState).toHaveBeenLastCalledWith('ready');
    controller.show({ token: 1, bounds: [100, 10, 110, 20], force: true });
    map.fire('idle');
    // The flight waits for it.
    expect(listener.onState).toHaveBeenLastCalledWith('loading');
  });
});
