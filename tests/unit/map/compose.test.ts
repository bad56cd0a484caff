import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { initialSession } from '../../../src/domain/session';
import { selectView } from '../../../src/domain/view';
import { belongsTo, composeStyle, INTERACTIVE_LAYERS, isGhostly, slotId } from '../../../src/map/style/compose';
import { dateState } from '../../../src/map/style/filters';
import { contentSources } from '../../../src/map/style/sources';
import { PALETTES } from '../../../src/symbology/palette';
import { real } from '../../fixtures/real-atlas';
import { tinyBasemap } from '../../fixtures/tiny-atlas';

const { index, geometry } = real;
const { checked } = index.atlas.meta;
const content = contentSources(index, geometry, { last: checked }, 'both');
const date = dateState(selectView(index, initialSession(index)).window, 'day', true);
const input = {
  palette: PALETTES.light,
  region: tinyBasemap,
  regionBounds: index.atlas.meta.regionBounds,
  world: null,
  content,
  fontFaces: {},
  focusCountries: index.atlas.meta.focusCountries,
  date,
  contentLayers: index.atlas.layers,
  layers: index.atlas.layers.filter(({ on }) => on).map(({ id }) => id),
  ghosts: false,
};
const style = composeStyle(input);

type Filter = Parameters<typeof featureFilter>[0];
type GeoFeature = Parameters<ReturnType<typeof featureFilter>['filter']>[1];

/** Modes of the routes that a layer of the style draws on the opening day. */
function modesOf(id: string): readonly string[] {
  const layer = style.layers.find((each) => each.id === id);
  const { filter } = featureFilter((layer as { filter: Filter }).filter, `${id}.filter`, { ...date });
  const drawn = content.routes.features.filter(({ properties }) =>
    filter({ zoom: 8 }, { type: 2, properties } as GeoFeature),
  );
  return [...new Set(drawn.map(({ properties }) => String(properties?.['mode'])))].sort();
}

describe('The style of the real atlas', () => {
  it('follows the MapLibre specification', () => {
    expect(validateStyleMin(style as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });

  it('cases roads alone, and joins the sleepers of railways alone', () => {
    expect(modesOf('routes-casing')).toEqual(['road']);
    expect(modesOf('routes-rail-sleepers')).toEqual(['rail']);
  });

  it('lets the pointer find every mode', () => {
    expect(modesOf('routes-hit')).toEqual(['air', 'rail', 'road']);
  });

  it('draws every route of the day in exactly one line layer of its mode', () => {
    const layers = style.layers
      .map(({ id }) => id)
      .filter((id) => /^routes-(road|rail|air)-/.test(id) && id !== 'routes-rail-sleepers');
    for (const id of layers) expect(modesOf(id).every((mode) => id.startsWith(`routes-${mode}-`))).toBe(true);
    expect(new Set(layers.flatMap(modesOf))).toEqual(new Set(['air', 'rail', 'road']));
  });

  it('names small areas with their layer', () => {
    const layer = style.layers.find(({ id }) => id === 'areas-labels');
    const standing = content.places.features.map(({ properties }) => String(properties?.['spot']));
    const state = { ...date, standing };
    const { filter } = featureFilter((layer as { filter: Filter }).filter, 'areas-labels.filter', state);
    const named = content.places.features.filter(({ properties }) =>
      filter({ zoom: 9 }, { type: 1, properties } as GeoFeature),
    );
    expect(named.map(({ properties }) => properties?.['feature'] as string).sort()).toEqual([
      'artsvashen',
      'barkhudarli-sofulu',
      'karki-enclave',
      'yukhari-askipara',
    ]);
  });

  it("writes what is of the atlas before what only helps to find one's way", () => {
    // A symbol layer further up is placed first (MapLibre style specification, `symbol-z-order` and collision).
    const order = ['graticule-labels', 'settlements-labels', 'river-labels', 'places-labels', 'crossings', 'venues'];
    const at = order.map((id) => style.layers.findIndex((layer) => layer.id === id));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('writes a river by the name that its settlement row gives it, both forms where sides differ', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    } as const;
    const rivers = {
      type: 'FeatureCollection',
      features: ['brook', 'ditch'].map((id) => ({ type: 'Feature', properties: { id, rank: 1 }, geometry: line })),
    } as const;
    const names = [
      { toponym: 'Brook', lang: 'en', usage: 'AM' },
      { toponym: 'Beck', lang: 'en', usage: 'AZ' },
    ] as const;
    const rows = [{ id: 'river-brook', names, point: [0, 0], label: { rank: 'river', minzoom: 8 } }] as const;
    const { sources } = composeStyle({
      palette: PALETTES.light,
      region: { ...tinyBasemap, rivers: rivers as unknown as typeof tinyBasemap.rivers },
      regionBounds: index.atlas.meta.regionBounds,
      world: null,
      content: contentSources(index, geometry, { last: checked }, 'both', rows),
      fontFaces: {},
      focusCountries: [],
      date,
      contentLayers: index.atlas.layers,
      layers: [],
      ghosts: false,
    });
    const drawn = (sources['region'] as unknown as { data: typeof tinyBasemap.rivers }).data.features.filter(
      ({ properties }) => properties?.['kind'] === 'river',
    );
    expect(drawn.map(({ properties }) => properties?.['name'] as unknown)).toEqual(['Brook / Beck', undefined]);
  });

  it('has every layer that answers to the pointer', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(INTERACTIVE_LAYERS.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('hides what has nothing to draw yet: the world until it has come', () => {
    const hiddenIn = (more: Partial<Parameters<typeof composeStyle>[0]>): readonly string[] =>
      composeStyle({ ...input, ...more })
        .layers.filter(({ id, layout }) => /^world-/.test(id) && layout?.visibility === 'none')
        .map(({ id }) => id);
    const ofWorld = ['world-land', 'world-lakes', 'world-borders', 'world-box'];
    expect(hiddenIn({})).toEqual(ofWorld);
    const address = 'world.geojson';
    // Fetched ahead it is not drawn before the camera sees beyond the region: each layer costs time.
    expect(hiddenIn({ world: { address, isSeen: false } })).toEqual(ofWorld);
    expect(hiddenIn({ world: { address, isSeen: true } })).toEqual([]);
  });

  it('leaves later events off until they are asked for', () => {
    const marks = style.layers.filter(({ id }) => id.startsWith('aftermath'));
    expect(marks.map(({ layout }) => layout?.visibility)).toEqual(marks.map(() => 'none'));
    expect(marks.length).toBeGreaterThan(0);
  });
});

describe('Several layers of the content with one look', () => {
  const sharing = [
    { id: 'lanes', look: 'routes' },
    { id: 'ferries', look: 'routes' },
    { id: 'halls', look: 'venues' },
  ];
  const shared = composeStyle({ ...input, contentLayers: sharing, layers: ['ferries', 'halls'] });
  const find = (id: string) => shared.layers.find((layer) => layer.id === id);

  it('are drawn by map layers of their own, each with its features alone', () => {
    const [lanes, ferries] = [find('routes-hit@lanes'), find('routes-hit@ferries')];
    expect([lanes?.layout?.visibility, ferries?.layout?.visibility]).toEqual(['none', undefined]);
    const holds = (layer: typeof lanes, of: string): boolean =>
      featureFilter((layer && 'filter' in layer ? layer.filter : null) as Filter, 'filter', { ...date }).filter(
        { zoom: 8 },
        { type: 2, properties: { kind: 'route', layer: of, from: -1e6, to: 1e6, next: 1e6, since: -1e6 } } as never,
      );
    expect([holds(lanes, 'lanes'), holds(lanes, 'ferries'), holds(ferries, 'ferries')]).toEqual([true, false, true]);
    expect(validateStyleMin(shared as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });

  it('leave a look that one layer has as it is, and a look that none has out', () => {
    expect(find('venues')?.layout?.visibility).not.toBe('none');
    expect(shared.layers.map(({ id }) => id).filter((id) => /^(borders|areas|crossings|aftermath)/.test(id))).toEqual(
      [],
    );
  });

  it('are told by the ids of their map layers', () => {
    const [lanes, ferries, halls] = sharing as [(typeof sharing)[0], (typeof sharing)[0], (typeof sharing)[0]];
    expect(belongsTo('routes-hit@lanes', lanes)).toBe(true);
    expect(belongsTo('routes-hit@lanes', ferries)).toBe(false);
    expect(belongsTo('venues-label', halls)).toBe(true);
    expect(slotId('routes-ghosts@lanes')).toBe('routes-ghosts');
    expect(isGhostly('routes-ghosts@lanes')).toBe(true);
  });
});
