/** What the layers of the style look like: colours by status in both themes, visibility of layers and ghosts. */
import { createExpression, latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { initialSession } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { belongsTo, composeStyle, isGhostly } from '../../../src/map/style/compose';
import { dateState } from '../../../src/map/style/filters';
import { contentSources } from '../../../src/map/style/sources';
import type { StyleInput } from '../../../src/map/style/styleInput';
import { PALETTES, type Palette, type Theme } from '../../../src/symbology/palette';
import { BORDER_LOOKS, type BorderLookName } from '../../../src/symbology/borders';
import { lookOf } from '../../../src/symbology/statuses';
import { real } from '../../fixtures/real-atlas';
import { tinyBasemap } from '../../fixtures/tiny-atlas';

const { index, geometry } = real;
const content = contentSources(index, geometry, { last: index.atlas.meta.checked }, 'both');
const ALL = index.atlas.layers.map(({ id }) => id);
const layersOf = (more: Partial<StyleInput> = {}): readonly LayerSpecification[] =>
  composeStyle({
    palette: PALETTES.light,
    region: tinyBasemap,
    regionBounds: index.atlas.meta.regionBounds,
    world: null,
    content,
    fontFaces: {},
    focusCountries: index.atlas.meta.focusCountries,
    date: dateState(selectView(index, initialSession(index)).window, 'day', true),
    contentLayers: index.atlas.layers,
    layers: ALL,
    ghosts: false,
    ...more,
  }).layers;
const layer = (id: string, theme: Theme = 'light'): LayerSpecification =>
  layersOf({ palette: PALETTES[theme] }).find((each) => each.id === id) as LayerSpecification;

/** A paint or layout value of a layer for a feature at a zoom. */
function valueOf(
  of: LayerSpecification,
  kind: 'paint' | 'layout',
  name: string,
  feature: { properties?: object; state?: object } = {},
  zoom = 8,
): unknown {
  const value = (of[kind] as Record<string, unknown>)[name];
  const spec = (latest as unknown as Record<string, Record<string, never>>)[`${kind}_${of.type}`]?.[name];
  const made = createExpression(value, name, spec as never, {});
  // Plain values are no expressions.
  if (made.result === 'error' || !Array.isArray(value)) return value;
  return made.value.evaluate({ zoom }, { type: 1, properties: feature.properties ?? {} } as never, feature.state ?? {});
}
/** A colour as `#rrggbb`. */
function hex(value: unknown): string {
  if (typeof value === 'string') return value;
  const { r, g, b, a } = value as { r: number; g: number; b: number; a: number };
  return `#${[r, g, b]
    .map((part) =>
      Math.round((part / (a || 1)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

describe.each(['light', 'dark'] as const)('Lines of the %s theme', (theme) => {
  const palette = PALETTES[theme];
  const lines = layersOf({ palette }).filter(
    ({ id }) =>
      /^(borders|routes-(road|rail|air)|areas-outline)-(?!vague|thread)/.test(id) &&
      !/-(glow|hit|halo|sleepers)$/.test(id),
  );

  it('have the colour, the dash and the weight of their status', () => {
    // Fewer would mean that they were not found.
    expect(lines.length).toBeGreaterThan(12);
    for (const line of lines) {
      const [slot, ...rest] = line.id.split('-') as [string, ...string[]];
      const kind = slot === 'borders' ? 'border' : slot === 'routes' ? 'route' : 'area';
      const mode = kind === 'route' ? (rest.shift() as 'road') : undefined;
      if (kind === 'area') rest.shift();
      const name = rest.join('-');
      const look = kind === 'border' ? BORDER_LOOKS[name as BorderLookName] : lookOf(kind, name as never, mode);
      expect(hex(valueOf(line, 'paint', 'line-color')), line.id).toBe(palette[look.colour]);
      const { 'line-dasharray': dash = [] } = line.paint as { 'line-dasharray'?: number[] };
      expect(dash, line.id).toEqual(look.dash);
      if (kind === 'area') continue;
      const widest = kind === 'border' ? 2.6 : 4.4;
      expect(valueOf(line, 'paint', 'line-width', {}, 14), line.id).toBeCloseTo(widest * look.weight);
    }
  });

  it('have more than one colour among borders, among routes and among areas', () => {
    for (const slot of ['borders', 'routes', 'areas-outline']) {
      const colours = new Set(
        lines.filter(({ id }) => id.startsWith(slot)).map((line) => hex(valueOf(line, 'paint', 'line-color'))),
      );
      expect(colours.size, slot).toBeGreaterThan(1);
    }
  });

  it('lie across sleepers where they are railways', () => {
    expect(hex(valueOf(layer('routes-rail-sleepers', theme), 'paint', 'line-color'))).toBe(palette.idle);
  });
});

describe('What the reader looks at', () => {
  const opacity = (id: string, state: object): number =>
    valueOf(layer(id), 'paint', 'line-opacity', { state }) as number;
  it.each(['borders-glow', 'routes-glow', 'areas-glow', 'areas-outline-vague'])(
    'has a band of %s: strongest selected, fainter under the pointer or emphasised, none else',
    (id) => {
      expect(opacity(id, {})).toBe(0);
      expect(opacity(id, { hovered: true })).toBeGreaterThan(0.1);
      expect(opacity(id, { emphasised: true })).toBe(opacity(id, { hovered: true }));
      expect(opacity(id, { selected: true })).toBeGreaterThan(opacity(id, { emphasised: true }));
    },
  );

  it.each([
    ['crossings-ring', 19, 22],
    ['venues-ring', 15, 18],
    ['aftermath-ring', 10, 11],
  ])('has a ring of %s of %d pixels, of %d selected, in the accent', (id, radius, selected) => {
    const of = (name: string, state: object): unknown => valueOf(layer(id), 'paint', name, { state });
    expect(of('circle-radius', {})).toBe(radius);
    expect(of('circle-radius', { selected: true })).toBe(selected);
    expect(of('circle-stroke-width', {})).toBe(0);
    expect(of('circle-stroke-width', { hovered: true })).toBe(2);
    expect(of('circle-stroke-width', { selected: true })).toBe(3);
    expect(hex(of('circle-stroke-color', { emphasised: true }))).toBe(PALETTES.light.accent);
    expect(hex(of('circle-stroke-color', {}))).toBe(PALETTES.light.halo);
  });

  it('has a fuller fill: areas, edges, halos; the wash of a road is as wide as the doubt and stays as it is', () => {
    const alpha = (id: string, state: object): number =>
      (valueOf(layer(id), 'paint', 'fill-color', { state }) as { a: number }).a;
    for (const id of ['areas-fill', 'areas-edge', 'crossings-halo', 'venues-halo']) {
      expect(alpha(id, {}), id).toBeGreaterThan(0.03);
      expect(alpha(id, { emphasised: true }), id).toBeGreaterThan(alpha(id, {}));
    }
    expect(alpha('routes-precision', {})).toBeCloseTo(0.16, 2);
    expect(alpha('routes-precision', { selected: true })).toBe(alpha('routes-precision', {}));
  });
});

describe('Layers that are', () => {
  const shown = (more: Partial<StyleInput>): readonly string[] =>
    layersOf(more)
      .filter(({ layout }) => layout?.visibility !== 'none')
      .map(({ id }) => id);
  const ghosts = ['areas-ghosts', 'routes-ghosts', 'routes-inner-ghosts', 'crossings-ghosts', 'venues-ghosts'];

  it('ghosts are drawn only where ghosts are asked for, and their layer is on', () => {
    expect(
      layersOf()
        .map(({ id }) => id)
        .filter(isGhostly),
    ).toEqual(ghosts);
    expect(shown({}).filter(isGhostly)).toEqual([]);
    expect(shown({ ghosts: true }).filter(isGhostly)).toEqual(ghosts);
    expect(shown({ ghosts: true, layers: ['routes'] }).filter(isGhostly)).toEqual([
      'routes-ghosts',
      'routes-inner-ghosts',
    ]);
    expect(shown({ ghosts: true, layers: [] }).filter(isGhostly)).toEqual([]);
  });

  it.each(ALL)('%s are drawn where they are on and no others', (on) => {
    const drawn = shown({ layers: [on] }).filter((id) => index.atlas.layers.some((each) => belongsTo(id, each)));
    expect(drawn.length).toBeGreaterThan(1);
    expect(drawn.filter((id) => !belongsTo(id, { id: on, look: on }))).toEqual([]);
  });

  it('off leave the base map and its names', () => {
    expect(shown({ layers: [] })).toEqual(
      expect.arrayContaining(['background', 'region-land', 'places-labels', 'country-labels']),
    );
  });
});

describe('A name', () => {
  type Formatted = { sections: { text: string; scale: number | null; textColor: unknown }[] };
  const written = (id: string, properties: object): Formatted['sections'] =>
    (valueOf(layer(id), 'layout', 'text-field', { properties }) as Formatted).sections;
  it('stands in one line where it has one form, and the second form smaller below the first', () => {
    expect(written('crossings', { name: 'Reed ford', second: '' }).map(({ text }) => text)).toEqual(['Reed ford']);
    const both = written('places-labels', { name: 'Nordhaven', second: 'Northport' });
    expect(both.map(({ text }) => text)).toEqual(['Nordhaven', '\n', 'Northport']);
    expect(both[2]?.scale).toBe(0.96);
    expect(written('settlements-labels', { name: 'Nordhaven', second: 'Northport' })[2]?.scale).toBe(1);
  });

  it.each([
    ['river-labels', 'waterText'],
    ['water-labels', 'waterText'],
    ['graticule-labels', 'countryText'],
    ['country-labels', 'countryText'],
    ['routes-labels', 'inkSoft'],
  ] as const)('of %s is said in the colour %s', (id, colour: keyof Palette) => {
    const [section] = written(id, { name: 'Reed' });
    expect(hex(section?.textColor)).toBe(PALETTES.light[colour]);
    expect(section?.text).toBe(id === 'country-labels' ? 'REED' : 'Reed');
  });
});

describe.each(['light', 'dark'] as const)('The whole style, %s', (theme) => {
  it('follows the specification with everything on', () => {
    const style = composeStyle({
      palette: PALETTES[theme],
      region: tinyBasemap,
      regionBounds: [170, -20, -170, 10],
      world: { address: 'world.geojson', isSeen: true },
      content,
      fontFaces: {},
      focusCountries: [],
      date: dateState({ from: 0, to: 1 }, 'window', false),
      contentLayers: index.atlas.layers,
      layers: ALL,
      ghosts: true,
    });
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });
});
