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
function ringsOnMap() {
  const asked: string[] = [];
  const given: string[] = [];
  const layers: RingLayer[] = [];
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
      getLayer: () => layers.at(-1),
      addLayer: (layer: RingLayer) => (layers.push(layer), layer.onAdd(map as never, gl)),
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
    { places: () => PLACES, shown: () => PLACES },
    () => {},
  );
  const draw = () => (layers.at(-1)!.render(gl), pictures.at(-1)!);
  return { rings, asked, given, layers, look, draw };
}
const PLACES = [SIGN];

it('A ring on the live map has the number of the features for which it stands, and none for one', () => {
  const { rings, layers } = ringsOnMap();
  expect(rings.show(raids([null]), on(0), 'names')).toBe(true);
  expect(layers[0]?.rings.map(({ badge }) => badge)).toEqual([null]);
  rings.show(raids([null, null, null, null, null]), on(0), 'names');
  expect(layers[0]?.rings.map(({ badge }) => badge?.text)).toEqual(['5']);
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
  expect(layers).toHaveLength(1);
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
