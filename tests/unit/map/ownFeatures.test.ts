import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnColours } from '../../../src/domain/ownData';
import { parseDay, spanOfDay } from '../../../src/domain/time';
import { drawnFeatures, indexOwn, ownChanges, ownInWindow, weightOf } from '../../../src/map/ownFeatures';
import { slotOfOwn } from '../../../src/map/ownSource';
import { colourExpression, ownMapLayers } from '../../../src/map/style/own';
import { PALETTES, type Theme } from '../../../src/symbology/palette';
import { colourOf, fillOf, nameInk, nameInkOf, nameInks } from '../../../src/symbology/ownLook';
import { ownFeature, styledLayer } from '../../fixtures/ownLayers';

const daysOf = (text: string) => spanOfDay(parseDay(text) as number);
const layer = styledLayer('Incidents', [
  ownFeature(1, { kind: 'raid', loss: 4 }, '2023-01-01/2023-01-10'),
  ownFeature(2, { kind: 'ambush' }, '2023-01-05'),
  ownFeature(3, {}, '2023-02-01/2023-02-10'),
  ownFeature(4, {}, '2023-02-01', { type: 'MultiPolygon', coordinates: [] }),
  ownFeature(5, {}, null),
]);
const own = indexOwn(layer);

describe("A reader's own features on the map", () => {
  it('are those that hold and can be drawn, each known by its place in the file, without what the map does not draw', () => {
    const { features } = ownInWindow(own, daysOf('2023-01-05'));
    expect(features.map(({ id, properties }) => [id, properties])).toEqual([
      [0, {}],
      [1, {}],
      // Without a date among features that have one: it is drawn hollow.
      [4, { u: 1 }],
    ]);
    // Empty coordinates are valid GeoJSON, and MapLibre fails on them.
    expect(ownInWindow(own, daysOf('2023-02-01')).features.map(({ id }) => id)).toEqual([2, 4]);
  });

  it('come and go with the date', () => {
    const { add, remove } = ownChanges(own, daysOf('2023-01-05'), daysOf('2023-02-01'));
    expect([add.sort(), remove.sort()]).toEqual([
      [2, 3],
      [0, 1],
    ]);
    expect(ownChanges(own, daysOf('2023-01-06'), daysOf('2023-01-07'))).toEqual({ add: [], remove: [] });
  });

  it('carry the value by which they are coloured, their name, and the styles of their file', () => {
    const by = (colours: OwnColours, label: string | null = null) =>
      drawnFeatures({ ...own, look: { ...own.look, colours, label } }, [0, 1]).features.map(
        ({ properties }) => properties,
      );
    expect(by({ by: 'category', column: 'kind', colours: {}, other: '#000000' }, 'kind')).toEqual([
      { v: '=raid', l: 'raid' },
      { v: '=ambush', l: 'ambush' },
    ]);
    expect(by({ by: 'number', column: 'loss', range: [0, 1], ramp: [], other: '#000000' })).toEqual([{ v: 4 }, {}]);
    const styled = { ...ownFeature(1), style: { colour: '#112233', fillOpacity: 0.5, width: 3 } };
    const ofFile = indexOwn(styledLayer('x', [styled], { colours: { by: 'file', colour: '#e314b1' } }));
    expect(drawnFeatures(ofFile, [0]).features[0]?.properties).toEqual({ c: '#112233', f: '#112233', o: 0.5, w: 3 });
  });

  it('weigh what their coordinates weigh', () => {
    expect(weightOf({ type: 'Point', coordinates: [1, 2] })).toBe(1);
    expect(weightOf({ type: 'LineString', coordinates: Array.from({ length: 50 }, () => [1, 2]) })).toBeGreaterThan(49);
  });
});

describe('Features without a date', () => {
  const shapes = { points: true, lines: true, areas: true };
  type Paint = Readonly<Record<string, unknown>>;
  /** The paint of a map layer, as the engine works it out for a feature with such properties. */
  const paintOf = (count: number, properties: object, colours: OwnColours = { by: 'fixed', colour: '#e314b1' }) => {
    const look = { colours, label: null, opacity: 0.5, isVisible: true };
    const layers = ownMapLayers({ id: 'x', look, shapes, count, hasHollow: true, palette: PALETTES.light });
    return (name: string): Paint => {
      const { type, paint = {} } = layers.find(({ id }) => id === `x/${name}`)!;
      const spec = latest[`paint_${type}` as 'paint_circle'] as unknown as Readonly<
        Record<string, Parameters<typeof createExpression>[2]>
      >;
      return Object.fromEntries(
        Object.entries(paint as Paint).map(([property, written]) => {
          const read = createExpression(
            Array.isArray(written) ? written : ['literal', written],
            property,
            spec[property]!,
            {},
          );
          if (read.result !== 'success') throw new Error(`${property}: ${JSON.stringify(read.value)}`);
          if (!Array.isArray(written)) return [property, written];
          const value: unknown = read.value.evaluate({ zoom: 10 }, { type: 1, properties } as never);
          return [property, String(value)];
        }),
      );
    };
  };

  it('are hollow: an outline in their colour with light inside, for points, lines and areas', () => {
    const [dated, bare] = [paintOf(10, {}), paintOf(10, { u: 1 })];
    const { halo } = PALETTES.light;
    expect(bare('point')['circle-stroke-color']).toBe(dated('point')['circle-color']);
    expect(bare('point')['circle-color']).toBe(dated('point')['circle-stroke-color']);
    expect([dated('point'), bare('point')].map((paint) => paint['circle-radius'])).toEqual(['6', '4.9']);
    // Two lines beside each other, and under them the light one.
    expect([dated('line'), bare('line')].map((paint) => [paint['line-width'], paint['line-gap-width']])).toEqual([
      ['2', '0'],
      ['1.2', '2'],
    ]);
    expect([dated('case'), bare('case')].map((paint) => [paint['line-width'], paint['line-color']])).toEqual([
      ['4', halo],
      ['6.4', halo],
    ]);
    expect([dated('fill'), bare('fill')].map((paint) => Number(paint['fill-opacity']))).toEqual([0.125, 0.05]);
  });

  it('keep the widths of their file and the colours of their values', () => {
    const ofFile = paintOf(10, { u: 1, w: 5, o: 1 }, { by: 'file', colour: '#e314b1' });
    expect(ofFile('line')['line-gap-width']).toBe('5');
    expect(ofFile('case')['line-width']).toBe('9.4');
    expect(ofFile('fill')['fill-opacity']).toBe('0.2');
    const byValue = { by: 'category', column: 'kind', colours: { raid: '#ff0000' }, other: '#000000' } as const;
    expect(paintOf(10, { u: 1, v: '=raid' }, byValue)('point')['circle-stroke-color']).toBe('rgba(255,0,0,1)');
  });

  it('are told apart in large layers, too, where the others have no outline', () => {
    const [dated, bare] = [paintOf(5_000, {})('point'), paintOf(5_000, { u: 1 })('point')];
    expect([dated, bare].map((paint) => paint['circle-stroke-width'])).toEqual(['0', '1.2']);
    expect(bare['circle-color']).toBe('rgba(0,0,0,0)');
    expect(dated['circle-color']).toBe('rgba(227,20,177,1)');
  });

  it('look as ever where nothing is dated, or all is', () => {
    const all = (edtf: string | null) => indexOwn(styledLayer('x', [ownFeature(1, {}, edtf), ownFeature(2, {}, edtf)]));
    for (const each of [all(null), all('2023')]) {
      expect(each.hasHollow).toBe(false);
      expect(drawnFeatures(each, [0, 1]).features.map(({ properties }) => properties)).toEqual([{}, {}]);
    }
    const look = styledLayer('x', []).look;
    const plain = ownMapLayers({ id: 'x', look, shapes, count: 10, palette: PALETTES.light });
    expect(JSON.stringify(plain)).not.toContain('"u"');
  });
});

describe('Features that lie over each other', () => {
  const shapes = { points: true, lines: true, areas: true };
  const look = { ...styledLayer('x', []).look, label: 'name' };

  it('lie in the order of the file, whatever was shown before them', () => {
    const layers = ownMapLayers({ id: 'x', look, shapes, count: 10, palette: PALETTES.light });
    const seen = layers.filter(({ id }) => id !== 'x/room');
    const keys = seen.map(({ type, layout }) => [type, (layout as Record<string, unknown>)[`${type}-sort-key`]]);
    expect(keys).toEqual(['fill', 'line', 'line', 'circle', 'symbol'].map((type) => [type, ['id']]));
    expect(layers.map(({ layout }) => layout?.visibility)).toEqual(Array(6).fill('visible'));
  });

  it('keep names off the middles of points, unless they are so many that hardly a name would be left', () => {
    const roomOf = (count: number): unknown =>
      ownMapLayers({ id: 'x', look, shapes, count, palette: PALETTES.light }).find(({ id }) => id === 'x/room')?.layout;
    expect(roomOf(500)).toEqual({
      visibility: 'visible',
      'icon-image': 'blank',
      'icon-padding': 2,
      'icon-allow-overlap': true,
    });
    expect(roomOf(501)).toBeUndefined();
    // Above all names, since the engine places the symbols of higher layers first.
    expect(slotOfOwn('x/room')).toBe('room');
  });

  it('have names in the colours of their layer, as dark or light as is legible in each theme', () => {
    const inkOf = (theme: Theme, colours: OwnColours): unknown =>
      (
        ownMapLayers({ id: 'x', look: { ...look, colours }, shapes, count: 10, palette: PALETTES[theme] }).at(-1)
          ?.paint as Record<string, unknown>
      )['text-color'];
    for (const theme of ['light', 'dark'] as const) {
      expect(inkOf(theme, { by: 'fixed', colour: '#2981fb' })).toBe(nameInk('#2981fb', PALETTES[theme]));
      expect(inkOf(theme, { by: 'file', colour: '#2981fb' })).toEqual([
        'coalesce',
        ['get', theme === 'dark' ? 'd' : 't'],
        nameInk('#2981fb', PALETTES[theme]),
      ]);
    }
  });
});

describe('The colours on the map', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  const ways: fc.Arbitrary<OwnColours> = fc.oneof(
    fc.record({ by: fc.constant('fixed' as const), colour }),
    fc.record({ by: fc.constant('file' as const), colour }),
    fc.record({
      by: fc.constant('category' as const),
      column: fc.constant('v'),
      colours: fc.dictionary(fc.constantFrom('1', 'raid', 'true', 'ambush', 'constructor'), colour),
      other: colour,
    }),
    fc.record({
      by: fc.constant('number' as const),
      column: fc.constant('v'),
      range: fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 50 })),
      ramp: fc.array(colour, { minLength: 2, maxLength: 4 }),
      other: colour,
    }),
  );
  const values = fc.constantFrom(undefined, null, '', 'raid', '1', 1, 7.5, true, 'ambush', -3, 'constructor');
  const styles = fc.constantFrom(
    undefined,
    { colour: '#112233' },
    { fill: '#445566' },
    { colour: '#112233', fill: '#445566' },
  );

  it('are those that still map, legend and point clouds work out', () => {
    const type = latest.paint_circle['circle-color'] as Parameters<typeof createExpression>[2];
    const drawn = (colours: OwnColours, property: 'c' | 'f' | 't' | 'd', properties: object): readonly number[] => {
      const written = colourExpression(colours, property);
      const read = createExpression(
        typeof written === 'string' ? ['to-color', written] : written,
        'circle-color',
        type,
        {},
      );
      if (read.result !== 'success') throw new Error(JSON.stringify(read.value));
      const feature = { type: 1, properties } as Parameters<typeof read.value.evaluate>[1];
      const { r, g, b } = read.value.evaluate({ zoom: 7 }, feature) as { r: number; g: number; b: number };
      return [r, g, b].map((value) => value * 255);
    };
    fc.assert(
      fc.property(ways, values, styles, (colours, value, style) => {
        const feature = { ...ownFeature(1, value === undefined ? {} : { v: value }), ...(style ? { style } : {}) };
        const one = indexOwn(
          styledLayer('x', [{ ...feature, properties: { ...feature.properties, name: 'A' } }], {
            colours,
            label: 'name',
          }),
        );
        const inks = (theme: Theme) => nameInks(colours, PALETTES[theme]);
        const properties = drawnFeatures(one, [0]).features[0]?.properties as object;
        for (const [property, of, expected] of [
          ['c', colours, colourOf(colours, feature)],
          ['f', colours, fillOf(colours, feature)],
          ['t', inks('light'), nameInkOf(inks('light'), feature, PALETTES.light)],
          ['d', inks('dark'), nameInkOf(inks('dark'), feature, PALETTES.dark)],
        ] as const)
          drawn(of, property, properties).forEach((channel, at) =>
            expect(channel).toBeCloseTo(Number.parseInt(expected.slice(1 + at * 2, 3 + at * 2), 16), -0.5),
          );
      }),
    );
  });
});
