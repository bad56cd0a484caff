/** Rings on the live map: what the map is given of them, and what the graphics card. */
import { afterEach, expect, it, vi } from 'vitest';
import type { StyledLayer } from '../../../src/domain/ownData';
import { spanOfDay } from '../../../src/domain/time';
import { OwnRings } from '../../../src/map/ownRings';
import { bandsOf, type RingLayer } from '../../../src/map/ringLayer';
import type { SteadyMap } from '../../../src/map/SteadyMap';
import { RING, ringOf, ringRadius } from '../../../src/symbology/ownRings';
import { PALETTES } from '../../../src/symbology/palette';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

const SIGN = { id: 'ford', at: [46, 39.5] as const, edge: 13 };
const AT = { type: 'Point' as const, coordinates: [46, 39.5] };
const raids = (dates: readonly (string | null)[]): readonly StyledLayer[] => [
  styledLayer(
    'raids',
    dates.map((edtf, at) => ownFeature(at + 1, {}, edtf, AT)),
  ),
];
const on = (day: number) => spanOfDay(19_358 + day);

afterEach(() => vi.unstubAllGlobals());

/** Rings on a map that notes what it is asked, with a graphics card that notes what it is given. */
function ringsOnMap(shown: readonly (typeof SIGN)[] = PLACES) {
  const asked: string[] = [];
  const given: string[] = [];
  const layers: RingLayer[] = [];
  /** Under which map layer each of them lies. */
  const places: string[] = [];
  const pictures: { numbers: readonly number[]; count: number }[] = [];
  const look = { palette: PALETTES.light, ratio: 1 };
  const gl = new Proxy({} as WebGL2RenderingContext, {
    get: (_gl, name) =>
      name === 'bufferData'
        ? (_buffer: number, numbers: Float32Array) => pictures.push({ numbers: [...numbers], count: 0 })
        : name === 'drawArraysInstanced'
          ? (_mode: number, _first: number, _corners: number, count: number) => (pictures.at(-1)!.count = count)
          : () => (given.push(String(name)), {}),
  });
  const map: unknown = new Proxy(
    {
      getZoom: () => 9,
      getPixelRatio: () => look.ratio,
      getCenter: () => ({ lng: 46, lat: 39.5 }),
      getContainer: () => ({ clientWidth: 800, clientHeight: 600 }),
      project: () => ({ x: 400.3, y: 300 }),
      getLayer: (id: string) => layers.find((layer) => layer.id === id),
      addLayer: (layer: RingLayer, below: string) => {
        layers.push(layer);
        places.push(below);
        layer.onAdd(map as never, gl);
      },
    },
    {
      get: (own, name: string) => (own as Record<string, unknown>)[name] ?? (() => void asked.push(name)),
    },
  );
  const context = new Proxy({}, { get: (_own, name) => () => given.push(`canvas ${String(name)}`), set: () => true });
  vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
  const rings = new OwnRings(
    map as SteadyMap,
    () => look.palette,
    { places: () => PLACES, shown: () => shown },
    () => {},
  );
  /** What the card is given for rings and their numbers, one after the other. */
  const draw = () => {
    pictures.splice(0);
    for (const layer of layers.slice(-2)) layer.render(gl);
    return {
      numbers: pictures.flatMap(({ numbers }) => numbers),
      count: pictures.reduce((sum, { count }) => sum + count, 0),
    };
  };
  return { rings, asked, given, layers, places, look, draw };
}
const PLACES = [SIGN];

it('A ring on the live map has the number of the features for which it stands, and none for one', () => {
  const { rings, layers } = ringsOnMap();
  expect(rings.show(raids([null]), on(0), 'names')).toBe(true);
  expect(layers[0]?.rings.map(({ badge }) => badge)).toEqual([null]);
  rings.show(raids([null, null, null, null, null]), on(0), 'names');
  expect(layers[0]?.rings.map(({ badge }) => badge?.text)).toEqual(['5']);
});

it('The numbers of rings lie over all names, which would hide them, and the rings themselves under the signs', () => {
  const { rings, layers, places } = ringsOnMap();
  rings.show(raids([null, null]), on(0), 'signs');
  expect(layers.map(({ id }) => id)).toEqual(['own-rings', 'own-numbers']);
  expect(places).toEqual(['signs', 'covers']);
});

it('Points at one place beside all signs have a ring with their number: those of visible layers that hold on the days shown', () => {
  const { rings, layers } = ringsOnMap([]);
  const own = raids(['2023-01-01/2023-01-03', '2023-01-02', null, null]);
  const shown = (styled = own, day = 0) => {
    rings.show(styled, on(day), 'names');
    return layers[0]!.rings.map(({ sign, badge }) => [...sign.at, badge?.text]);
  };
  expect(shown()).toEqual([[46, 39.5, '3']]);
  expect(shown(own, 1)).toEqual([[46, 39.5, '4']]);
  const [one] = own;
  expect(shown([{ ...one!, look: { ...one!.look, isVisible: false } }], 1)).toEqual([]);
  expect(shown(own, 1)).toEqual([[46, 39.5, '4']]);
  // A second layer, and the same with a filter's rows as a layer of its own.
  const [other] = [styledLayer('others', [ownFeature(1, {}, null, AT)])];
  expect(shown([other!, ...own], 0)).toEqual([[46, 39.5, '4']]);
  expect(rings.at(400.3, 300)).toEqual([
    { layer: 'own-data-others', place: 0 },
    ...[3, 2, 0].map((place) => ({ layer: 'own-data-raids', place })),
  ]);
  expect(rings.at(450, 300)).toEqual([]);
  expect(rings.isOnSign(400.3, 300)).toBe(false);
  expect(shown([])).toEqual([]);
});

it('Points under a sign are counted at its ring alone', () => {
  const { rings, layers } = ringsOnMap();
  rings.show(raids([null, null]), on(0), 'names');
  expect(layers[0]!.rings.map(({ sign }) => sign.id)).toEqual(['ford']);
});

it('Many points are looked through in turns of the main thread, in which the map is not ready', async () => {
  const { rings, layers } = ringsOnMap([]);
  let now = 0;
  // Each piece of work takes longer than a turn may.
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 100));
  const many = raids(Array.from({ length: 9_000 }, () => null));
  rings.show(many, on(0), 'names');
  expect(rings.isBusy).toBe(true);
  expect(layers).toEqual([]);
  await vi.waitFor(() => expect(rings.isBusy).toBe(false));
  clock.mockRestore();
  rings.show(many, on(0), 'names');
  expect(layers[0]!.rings.map(({ badge }) => badge?.text)).toEqual(['999+']);
});

it('A change of date sends nothing to the map’s worker: the map is only told to draw, and has the same picture on the same day', () => {
  const { rings, asked, layers, draw } = ringsOnMap();
  const own = raids(['2023-01-01/2023-01-03', '2023-01-02', null, null]);
  const texts: (string | undefined)[] = [];
  const pictures = [0, 1, 0].map((day) => {
    expect(rings.show(own, on(day), 'names')).toBe(true);
    expect(rings.show(own, on(day), 'names')).toBe(false);
    texts.push(layers[0]?.rings[0]?.badge?.text);
    return draw();
  });
  expect(layers).toHaveLength(2);
  expect([...new Set(asked)]).toEqual(['triggerRepaint']);
  expect(pictures.map(({ count }) => count)).toEqual([3, 3, 3]);
  expect(texts).toEqual(['3', '4', '3']);
  expect(pictures[2]).toEqual(pictures[0]);
  // On no day of the points there is no ring.
  rings.show(raids(['2023-01-01']), on(5), 'names');
  expect(layers[0]?.rings).toEqual([]);
});

it('The numbers at rings are drawn anew where they are others, in other colours or on a finer screen, and not at each picture', () => {
  const { rings, given, look, draw } = ringsOnMap();
  const drawn = (): number => (draw(), given.splice(0).filter((name) => name === 'texImage2D').length);
  rings.show(raids([null, null]), on(0), 'names');
  expect([drawn(), drawn()]).toEqual([1, 0]);
  look.ratio = 2;
  expect([drawn(), drawn()]).toEqual([1, 0]);
  look.palette = PALETTES.dark;
  expect([drawn(), drawn()]).toEqual([1, 0]);
  rings.show(raids([null, null, null]), on(0), 'names');
  expect([drawn(), drawn()]).toEqual([1, 0]);
  // A new style has a new layer, and the card nothing.
  rings.reset();
  expect(rings.show(raids([null, null, null]), on(0), 'names')).toBe(true);
});

it('A number is on whole pixels of the screen, where its figures are sharp', () => {
  const { rings, look, draw } = ringsOnMap();
  for (const ratio of [1, 1.25, 3]) {
    look.ratio = ratio;
    rings.show(raids([null, null]), on(ratio), 'names');
    const [x, y, width, height] = draw().numbers.slice(-12) as [number, number, number, number];
    for (const edge of [x - width, x + width, y - height, y + height]) expect(edge).toBeCloseTo(Math.round(edge), 3);
  }
});

it('The bands of a ring are a light rim and, on it, an arc for each part, which together go all the way around', () => {
  const [one, other] = [raids([null, null]), raids([null])].map(([styled]) => styled!);
  const faint = {
    ...other!,
    look: { ...other!.look, opacity: 0.5, colours: { by: 'fixed' as const, colour: '#000000' } },
  };
  const ring = ringOf(SIGN, [
    { styled: one!, places: [0, 1] },
    { styled: faint, places: [0] },
  ])!;
  const [rim, ...arcs] = bandsOf(ring, '#ffffff');
  expect(rim).toEqual({
    radius: ringRadius(SIGN),
    half: RING.width / 2 + RING.rim,
    from: 0,
    to: 1,
    paint: [1, 1, 1, 1],
  });
  expect(arcs.map(({ from, to }) => [from, to])).toEqual([
    [0, 2 / 3],
    [2 / 3, 1],
  ]);
  expect(arcs[1]?.paint).toEqual([0, 0, 0, 0.5]);
});
