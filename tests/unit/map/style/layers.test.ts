/** What each layer of the style draws, in which order, in which colours, and when it is hidden. */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { slotOfOwn } from '../../../../src/map/ownSource';
import { FIRST_NAMES, FIRST_SIGNS } from '../../../../src/map/style/order';
import { composeStyle } from '../../../../src/map/style/compose';
import { countMet } from '../../../../src/map/style/filters';
import {
  colourOf,
  drawnBy,
  LINE_SAMPLE,
  layerOf,
  numberOf,
  sample,
  SAMPLE_INPUT,
  sampleStyle,
  valueOf,
} from '../../../fixtures/mapStyle';

const ids = sampleStyle().layers.map(({ id }) => id);

describe('The layers of the style', () => {
  it('follow the MapLibre specification', () => {
    expect(validateStyleMin(sampleStyle() as Parameters<typeof validateStyleMin>[0])).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draw what they are for, and nothing that is over, not yet there, or drawn by its next piece', () => {
    expect(Object.fromEntries(ids.slice(1).map((id) => [id, drawnBy(id).join(', ')]))).toEqual({
      'world-land': 'abroad',
      'world-lakes': 'ocean',
      'world-borders': 'frontier',
      'world-box': 'box',
      'region-land': 'focus, neighbour',
      'relief-height': 'hills, peaks',
      'relief-shade': 'north slope',
      'relief-sunny': 'south slope',
      'region-veil': 'neighbour',
      graticule: '',
      'graticule-fine': 'fine-meridian',
      'region-borders': 'border',
      'region-lakes': 'lake',
      'region-coast': 'coast',
      'region-lake-shores': 'lake',
      'region-rivers-1': 'river 1',
      'region-rivers-2': 'river 2',
      // The thinnest line is for all that have no greater rank.
      'region-rivers-3': 'river 3, river 4, brook',
      // A ghost is not there on the date. What another piece replaces is there.
      'areas-ghosts': 'past-moor, future-moor',
      'routes-ghosts': 'past-lane, future-lane',
      'routes-inner-ghosts': 'past-lane, future-lane',
      'crossings-ghosts': 'past-ford, future-ford',
      'venues-ghosts': 'coming-hall',
      'areas-edge': 'moor',
      'routes-precision': 'lane, railway',
      // A vague area has no fill; what was cut at the antimeridian is filled by one feature and outlined by another.
      'areas-fill': 'moor, exclave, patrol, strait-fill',
      'areas-hatch': 'patrol',
      'areas-outline-vague': '',
      'areas-glow': 'moor, exclave, patrol, strait-outline',
      'areas-outline-closed': '',
      'areas-outline-deployed': 'patrol',
      'areas-outline-former': 'moor',
      'areas-outline-undelimited': 'exclave, strait-outline',
      'borders-glow': 'fence, ridge',
      'borders-halo': 'fence',
      'borders-closed': 'fence',
      'borders-undelimited': 'ridge',
      'borders-hit': 'fence, ridge',
      'routes-glow': 'lane, pass, railway, flight',
      'routes-casing': 'lane, pass',
      'routes-rail-sleepers': 'railway',
      'routes-air-open': 'flight',
      'routes-rail-open': 'railway',
      'routes-road-blocked': 'pass',
      'routes-road-open': 'lane',
      'routes-hit': 'lane, pass, railway, flight',
      'crossings-halo': 'ford',
      'venues-halo': 'hall',
      'aftermath-ring': 'mill',
      aftermath: 'mill',
      'aftermath-room': 'mill',
      // Lines come with a selection, and where discs would lie on each other.
      'venues-arc-casing': '',
      'venues-arc': '',
      'venues-leader-casing': '',
      'venues-leader': '',
      'venues-ring': 'hall, court, back-room',
      'crossings-ring': 'ford',
      'graticule-labels': 'meridian-crossing',
      'river-labels': 'river 1, brook',
      'water-labels': 'water',
      'district-labels': 'district, region',
      'settlements-labels': 'city, town, village, site',
      'peak-labels': 'peak',
      'areas-labels': 'exclave',
      'areas-labels-former': 'moor',
      'areas-labels-deployed': 'patrol',
      // A town with meetings is named beside its disc.
      'places-dot': 'capital, city, town, village, site, town to be, own capital',
      'places-dot-room': 'capital, city, town, village, site, town to be, own capital',
      covers: '',
      'capital-labels': 'capital, own capital',
      'places-labels': 'city, town, village, site, town to be',
      // What is selected, and what the passage is about, stands in layers of its own: see below.
      'chosen-labels': '',
      'spoken-labels': '',
      'focus-country-labels': 'own land',
      'country-labels': 'country',
      'routes-labels': 'lane, pass, railway, flight',
      crossings: 'ford',
      'crossings-signs': 'ford',
      'venues-labels': 'hall, court',
      venues: 'hall, court, back-room',
      'venues-discs': 'hall, court, back-room',
    });
  });

  it('draw the outlines of areas in an order that does not depend on the order of the content', () => {
    const outlines = ids.filter((id) => /^areas-outline-(?!vague)/.test(id));
    expect(outlines).toEqual([...outlines].sort());
    expect(outlines.length).toBeGreaterThan(2);
    for (const of of [/^borders-(?!glow|hit|halo)/, /^routes-(road|rail|air)-(?!sleepers)/]) {
      const lines = ids.filter((id) => of.test(id));
      expect(lines).toEqual([...lines].sort());
      expect(lines.length).toBeGreaterThan(1);
    }
  });

  it('name a town of meetings as a town while venues are not shown', () => {
    expect(drawnBy('places-labels', 8.5, sampleStyle(), false)).toContain('town of halls');
    expect(drawnBy('places-dot', 8.5, sampleStyle(), false)).toContain('town of halls');
  });

  it('name what is selected, and what the passage is about, in layers of their own, and nowhere else', () => {
    const state = { chosen: ['town'], spoken: ['village', 'capital', 'town'] };
    const named = (id: string, zoom = 8.5): readonly string[] => drawnBy(id, zoom, sampleStyle(), true, state);
    expect(named('chosen-labels')).toEqual(['town']);
    expect(named('spoken-labels')).toEqual(['capital', 'village']);
    expect(named('places-labels')).toEqual(['city', 'site', 'town to be']);
    expect(named('capital-labels')).toEqual(['own capital']);
    // Both are named from farther away than others, with their dots.
    expect([named('chosen-labels', 3), named('places-dot', 3)]).toEqual([['town'], ['town']]);
    expect([named('spoken-labels', 5), named('spoken-labels', 4)]).toEqual([['capital', 'village'], []]);
  });

  it('write the name of a wide thing at the spot at which it stands alone', () => {
    const style = composeStyle({
      ...SAMPLE_INPUT,
      content: {
        ...SAMPLE_INPUT.content,
        places: {
          type: 'FeatureCollection',
          features: ['far land@0', 'far land@1'].map((spot): Feature => ({
            type: 'Feature',
            properties: { feature: spot, spot, rank: 'country', minzoom: 0, name: 'Far land', second: '' },
            geometry: { type: 'Point', coordinates: [0, 0] },
          })),
        },
      },
    });
    expect(drawnBy('country-labels', 6, style)).toEqual([]);
    expect(drawnBy('country-labels', 6, style, true, { standing: ['far land@1'] })).toEqual(['far land@1']);
  });

  it('draw a vague area from afar alone', () => {
    expect(drawnBy('areas-outline-vague', 5)).toEqual(['realm']);
    expect(drawnBy('areas-outline-vague', 7)).toEqual([]);
  });

  it.each(['water-labels', 'district-labels', 'settlements-labels', 'places-labels', 'places-dot', 'country-labels'])(
    'write each name at the zooms that it has: %s',
    (id) => {
      expect(drawnBy(id, 5.9)).toEqual([]);
      expect(drawnBy(id, 9)).toEqual([]);
    },
  );

  it('write a river from the zoom that its name has', () => {
    expect(drawnBy('river-labels', 7.9)).toEqual(['river 1']);
  });

  it('have one graticule at a time, and the degrees of its lines only where these are drawn', () => {
    for (let zoom = 0; zoom <= 14; zoom += 0.1)
      expect(
        [drawnBy('graticule', zoom), drawnBy('graticule-fine', zoom)].filter((drawn) => drawn.length > 0),
        `${zoom}`,
      ).toHaveLength(1);
    expect(drawnBy('graticule-labels', 7)).toEqual([]);
    expect(drawnBy('graticule-labels', 8)).not.toEqual([]);
  });

  it('show the coast of the region where they take the coarser one of the world away', () => {
    const [box, coast] = [layerOf('world-box'), layerOf('region-coast')];
    expect(box.minzoom).toBe(coast.minzoom);
    expect(box.minzoom).toBeGreaterThan(0);
    expect(ids.indexOf('world-box')).toBeLessThan(ids.indexOf('region-land'));
  });

  it('lie as they must: base map, ghosts, areas, borders, routes, signs, names, and unseen the room of discs', () => {
    const order = [
      'background',
      'world-land',
      'world-box',
      'region-land',
      'relief-height',
      'region-veil',
      'region-lakes',
      'region-lake-shores',
      'region-rivers-1',
      'areas-ghosts',
      'areas-edge',
      'areas-fill',
      'areas-glow',
      'areas-outline-former',
      'borders-glow',
      'borders-closed',
      'routes-glow',
      'routes-casing',
      'routes-rail-sleepers',
      'routes-rail-open',
      'routes-hit',
      'crossings-halo',
      'venues-ring',
      'places-dot',
      'crossings-signs',
      'venues-discs',
      'graticule-labels',
      'peak-labels',
      'settlements-labels',
      'river-labels',
      'water-labels',
      'areas-labels',
      'district-labels',
      'places-labels',
      'areas-labels-deployed',
      'country-labels',
      'spoken-labels',
      'capital-labels',
      'areas-labels-former',
      'venues-labels',
      'focus-country-labels',
      'routes-labels',
      'crossings',
      'chosen-labels',
      'venues',
    ];
    expect(ids.filter((id) => order.includes(id))).toEqual(order);
  });

  it('leave a place for own points above all signs and below all names, and for own lines and areas below signs', () => {
    const at = (id: string): number => ids.indexOf(id);
    const signs = ['places-dot', 'crossings-signs', 'venues-discs'];
    for (const sign of [...signs, 'aftermath', 'venues-ring', 'crossings-ring'])
      expect(at(sign), sign).toBeLessThan(at(FIRST_NAMES));
    for (const name of ids.filter((id) => /labels/.test(id)))
      expect(at(name), name).toBeGreaterThanOrEqual(at(FIRST_NAMES));
    for (const sign of signs) expect(at(sign), sign).toBeGreaterThanOrEqual(at(FIRST_SIGNS));
    expect(at(FIRST_SIGNS)).toBeGreaterThan(at('routes-hit'));
    // Above them, signs only keep names away and react to the pointer.
    expect([
      numberOf('crossings', 'icon-opacity'),
      numberOf('venues', 'icon-opacity'),
      numberOf('venues', 'text-opacity'),
    ]).toEqual([0, 0, 0]);
    for (const [seen, room] of [
      ['crossings-signs', 'crossings'],
      ['venues-discs', 'venues'],
    ] as const) {
      expect(layerOf(seen).layout).toMatchObject({ 'icon-overlap': 'always', 'icon-ignore-placement': true });
      for (const name of ['icon-image', 'icon-size'])
        expect((layerOf(seen).layout as Record<string, unknown>)[name]).toEqual(
          (layerOf(room).layout as Record<string, unknown>)[name],
        );
    }
    expect(['fill', 'case', 'line', 'point', 'cloud', 'label'].map((part) => slotOfOwn(`own-data-x/${part}`))).toEqual([
      'shapes',
      'shapes',
      'shapes',
      'points',
      'points',
      'names',
    ]);
  });
});

describe('Map layers of a layer of the content', () => {
  const withLayers = (...contentLayers: { id: string; look: string }[]) =>
    composeStyle({ ...SAMPLE_INPUT, contentLayers, layers: contentLayers.map(({ id }) => id) });

  it('draw its features and those of no other, also where no other has their look', () => {
    const style = withLayers({ id: 'ferries', look: 'routes' }, { id: 'halls', look: 'venues' });
    for (const { id } of style.layers.filter((layer) => /^(routes|venues)/.test(layer.id)))
      expect(drawnBy(id, 8.5, style), id).toEqual([]);
    const own = withLayers({ id: 'routes', look: 'routes' });
    expect(drawnBy('routes-hit', 8.5, own)).toEqual(['lane', 'pass', 'railway', 'flight']);
  });

  it('have their ids to themselves where several have one look', () => {
    const style = withLayers({ id: 'routes', look: 'routes' }, { id: 'ferries', look: 'routes' });
    expect(drawnBy('routes-hit@routes', 8.5, style)).toEqual(['lane', 'pass', 'railway', 'flight']);
    expect(drawnBy('routes-hit@ferries', 8.5, style)).toEqual([]);
    expect(style.layers.some(({ id }) => id === 'routes-hit')).toBe(false);
  });

  it('mark events whatever the layer is called: there is one at most', () => {
    expect(drawnBy('aftermath', 8.5, withLayers({ id: 'floods', look: 'aftermath' }))).toEqual(['mill']);
  });

  it('have a filter each', () => {
    const looks = SAMPLE_INPUT.contentLayers.map(({ id }) => id);
    for (const layer of sampleStyle().layers)
      if (looks.some((look) => layer.id === look || layer.id.startsWith(`${look}-`)))
        expect((layer as { filter?: unknown }).filter, layer.id).toBeDefined();
  });
});

describe('The colours of the style', () => {
  it.each([
    ['background', 'background-color', 'water'],
    ['world-land', 'fill-color', 'land'],
    ['world-lakes', 'fill-color', 'water'],
    ['world-box', 'fill-color', 'water'],
    ['world-borders', 'line-color', 'borderThin'],
    ['region-land', 'fill-color', 'focusLand'],
    ['region-veil', 'fill-color', 'veil'],
    ['relief-shade', 'fill-color', 'shade'],
    ['relief-sunny', 'fill-color', 'sunny'],
    ['region-lakes', 'fill-color', 'water'],
    ['region-coast', 'line-color', 'shore'],
    ['region-lake-shores', 'line-color', 'shore'],
    ['region-rivers-1', 'line-color', 'waterLine'],
    ['region-borders', 'line-color', 'borderThin'],
    ['graticule', 'line-color', 'graticule'],
    ['graticule-fine', 'line-color', 'graticule'],
    ['areas-outline-former', 'line-color', 'areaLine'],
    ['areas-outline-deployed', 'line-color', 'idle'],
    ['areas-outline-vague', 'line-color', 'areaLine'],
    ['areas-glow', 'line-color', 'accent'],
    ['borders-closed', 'line-color', 'border'],
    ['borders-glow', 'line-color', 'accent'],
    ['routes-road-open', 'line-color', 'open'],
    ['routes-road-blocked', 'line-color', 'stopped'],
    ['routes-casing', 'line-color', 'casing'],
    ['routes-rail-sleepers', 'line-color', 'idle'],
    ['routes-glow', 'line-color', 'accent'],
    ['areas-ghosts', 'line-color', 'inkFaint'],
    ['routes-ghosts', 'line-color', 'inkFaint'],
    ['venues-ghosts', 'circle-stroke-color', 'meeting'],
    ['places-dot', 'circle-color', 'inkSoft'],
    ['water-labels', 'text-color', 'waterText'],
    ['water-labels', 'text-halo-color', 'water'],
    ['country-labels', 'text-color', 'countryText'],
    ['crossings', 'text-color', 'ink'],
    ['crossings', 'text-halo-color', 'halo'],
  ])('of %s, %s, is %s', (id, property, token) => {
    const style = composeStyle(SAMPLE_INPUT);
    expect(colourOf(id, property, {}, style)).toBe(token);
  });

  it('of the number on a disc is legible on what the disc has', () => {
    const colour = (disclosed: boolean) => colourOf('venues-discs', 'text-color', { properties: { disclosed } });
    expect([colour(true), colour(false)]).toEqual(['meetingText', 'meeting']);
  });

  it.each([
    ['areas-edge', { status: 'former' }, 'area'],
    ['areas-fill', { status: 'former' }, 'area'],
    ['areas-edge', { status: 'deployed' }, 'idle'],
    ['areas-fill', { status: 'deployed' }, 'idle'],
    ['crossings-halo', {}, 'accent'],
    ['venues-halo', {}, 'meeting'],
  ])('of %s %j are faint, and fuller where highlighted: %s', (id, properties, token) => {
    const opacity = (state: object): number => {
      const [name, share] = colourOf(id, 'fill-color', { properties, state }).split(' ');
      expect(name).toBe(token);
      return Number(share);
    };
    expect(opacity({})).toBeGreaterThan(0);
    for (const state of [{ selected: true }, { hovered: true }, { emphasised: true }]) {
      expect(opacity(state)).toBeGreaterThan(opacity({}));
      // What lies under a fill must stay legible.
      expect(opacity(state)).toBeLessThan(0.3);
    }
    expect(layerOf(id).paint).toMatchObject({ 'fill-antialias': false });
  });

  it('of the wash of a road are those of its status, selected or not', () => {
    const of = (status: string, state: object): string =>
      colourOf('routes-precision', 'fill-color', { properties: { status }, state });
    for (const state of [{}, { selected: true }])
      expect([of('open', state), of('blocked', state), of('controlled', state)]).toEqual([
        'open 0.16',
        'stopped 0.16',
        'accent 0.16',
      ]);
  });

  it('of an area are in one fill: where it has a soft one, the other is not seen', () => {
    for (const state of [{}, { selected: true }])
      expect(
        numberIn(colourOf('areas-fill', 'fill-color', { properties: { status: 'former', soft: true }, state })),
      ).toBe(0);
  });

  it('of an area of deployment lie under hatching', () => {
    expect(valueOf(layerOf('areas-hatch'), 'fill-pattern')?.toString()).toBe('hatch');
  });

  it('of a light line inside are the casing’s, and the line is narrower than the one around it', () => {
    const content = {
      ...SAMPLE_INPUT.content,
      routes: sample(LINE_SAMPLE, { lane: { kind: 'route', mode: 'road', status: 'offered' } }),
    };
    const style = composeStyle({ ...SAMPLE_INPUT, content });
    expect(colourOf('routes-inner-road-offered', 'line-color', {}, style)).toBe('casing');
    const width = (id: string) => valueOf(layerOf(id, style), 'line-width', { zoom: 7 }) as number;
    expect(width('routes-inner-road-offered')).toBeCloseTo(1.9, 1);
    expect(width('routes-road-offered')).toBeCloseTo(4.8, 1);
  });

  it('of the rim of a town are the accent while it is highlighted, and the rim is then thicker', () => {
    const of = (state: object) => colourOf('places-dot', 'circle-stroke-color', { state });
    expect([of({}), of({ hovered: true })]).toEqual(['halo', 'accent']);
    const width = (state: object) => numberOf('places-dot', 'circle-stroke-width', { state });
    expect(width({ hovered: true })).toBeGreaterThan(width({}));
  });

  it('of the base map are smoothed only where no line covers the edge', () => {
    const smooth = (id: string) => (layerOf(id).paint as Record<string, unknown>)['fill-antialias'];
    expect(['world-box', 'region-land', 'region-lakes'].map(smooth)).toEqual([false, false, false]);
    expect(smooth('region-veil')).toBeUndefined();
  });
});

function numberIn(text: string): number {
  return Number(text.split(' ')[1] ?? 1);
}

describe('A venue has a ring', () => {
  const width = (properties: object, state: object = {}): number =>
    numberOf('venues-ring', 'circle-stroke-width', { properties, state });
  const [past, today] = [
    { meetings: 1, from0: 10, to0: 12 },
    { meetings: 1, from0: 50, to0: 51 },
  ];
  it('while it is highlighted, and on the day of a meeting', () => {
    expect(width(past)).toBe(0);
    expect(width(past, { hovered: true })).toBeGreaterThan(0);
    expect(width(today)).toBeGreaterThan(0);
    expect(width(today, { selected: true })).toBeGreaterThan(width(today));
  });
  it('in the accent if it is emphasised, and in the colour of texts for a meeting on the day alone', () => {
    const of = (properties: object, state: object) =>
      colourOf('venues-ring', 'circle-stroke-color', { properties, state });
    expect(of(past, { emphasised: true })).toBe('accent');
    expect(of(today, { emphasised: true })).toBe('accent');
    expect(of(today, {})).toBe('ink');
  });
});

describe('The ring around a symbol', () => {
  it.each(['venues-ring', 'crossings-ring', 'aftermath-ring'])(
    'is filled if it is selected, and hollow for what the text speaks of: %s',
    (id) => {
      const fill = (state: object) => colourOf(id, 'circle-color', { properties: { meetings: 0 }, state });
      expect(fill({ selected: true, emphasised: true })).toBe('accent 0.20');
      for (const state of [{ emphasised: true }, { hovered: true }, {}]) expect(fill(state)).toMatch(/ 0\.00$/);
    },
  );
});

describe('What is hidden', () => {
  const hidden = (more: Partial<typeof SAMPLE_INPUT>): readonly string[] =>
    composeStyle({ ...SAMPLE_INPUT, ...more })
      .layers.filter(({ layout }) => layout?.visibility === 'none')
      .map(({ id }) => id);

  it('is nothing with everything on', () => expect(hidden({})).toEqual([]));

  it('is the world until it has come', () => {
    expect(hidden({ world: null })).toEqual(['world-land', 'world-lakes', 'world-borders', 'world-box']);
  });

  it('are ghosts that nobody asked for, whose source is then empty', () => {
    expect(hidden({ ghosts: false })).toEqual([
      'areas-ghosts',
      'routes-ghosts',
      'routes-inner-ghosts',
      'crossings-ghosts',
      'venues-ghosts',
    ]);
    const { sources } = composeStyle({ ...SAMPLE_INPUT, ghosts: false });
    expect(sources['ghosts']).toMatchObject({ data: { type: 'FeatureCollection', features: [] } });
    expect(sources['venues']).toMatchObject({ data: SAMPLE_INPUT.content.venues });
    expect(sampleStyle().sources['ghosts']).toMatchObject({ data: SAMPLE_INPUT.content.ghosts });
  });

  it('are the layers of what is off, and keep their layout', () => {
    const off = hidden({ layers: SAMPLE_INPUT.layers.filter((each) => each !== 'routes') });
    expect(off).toEqual(ids.filter((id) => id.startsWith('routes')));
    const style = composeStyle({ ...SAMPLE_INPUT, layers: [] });
    expect(layerOf('routes-glow', style).layout).toEqual({
      'line-join': 'round',
      'line-cap': 'round',
      visibility: 'none',
    });
  });
});

describe('The style', () => {
  const style = sampleStyle();
  it('shares the state of a feature among all its pieces', () => {
    const promoted = Object.entries(style.sources).map(([id, source]) => [
      id,
      (source as { promoteId?: string }).promoteId,
    ]);
    expect(Object.fromEntries(promoted)).toEqual({
      ...Object.fromEntries(Object.keys(SAMPLE_INPUT.content).map((id) => [id, 'feature'])),
      world: undefined,
      region: undefined,
    });
  });

  it('is a globe from afar and flat before the region fills the frame, without haze', () => {
    expect(style.version).toBe(8);
    expect(style.projection?.type).toEqual([
      'interpolate',
      ['linear'],
      ['zoom'],
      expect.any(Number),
      'vertical-perspective',
      expect.any(Number),
      'mercator',
    ]);
    const [, , , globe, , flat] = style.projection?.type as unknown as number[];
    expect(globe).toBeLessThan(flat as number);
    expect(style.sky).toEqual({ 'atmosphere-blend': 0 });
  });

  it('has the numbers of the date as its global state', () => {
    expect(style.state).toMatchObject({
      'day-borders': { default: 50 },
      'days-borders': { default: 1 },
      venues: { default: 1 },
    });
  });

  it('is cut into tiles down to the street, simplified by less than half a pixel, with a margin for wide lines', () => {
    for (const source of Object.values(style.sources) as unknown as {
      type: string;
      tolerance: number;
      buffer: number;
      maxzoom: number;
    }[]) {
      expect(source.type).toBe('geojson');
      expect(source.tolerance).toBeLessThan(0.5);
      expect(source.tolerance).toBeGreaterThan(0);
      // Tiles are 512 pixels wide; half the widest line reaches over their edge.
      expect(source.buffer).toBeGreaterThan(16);
      expect(source.maxzoom).toBeGreaterThan(10);
    }
  });
});

describe('Lines', () => {
  it.each([
    ['routes-rail-open', 'round'],
    ['routes-road-blocked', 'butt'],
    ['routes-road-open', 'round'],
    ['borders-undelimited', 'butt'],
    ['borders-closed', 'round'],
  ])('of %s end %s: a round end would close the gaps of dashes', (id, cap) => {
    expect(layerOf(id).layout).toEqual({ 'line-join': 'round', 'line-cap': cap });
  });

  it('are dashed by their status: a former area is dotted, one that is not delimited has short dashes', () => {
    const dash = (id: string) => (layerOf(id).paint as { 'line-dasharray'?: number[] })['line-dasharray'];
    expect(dash('areas-outline-undelimited')).toEqual([2.5, 1.8]);
    expect(dash('areas-outline-closed')).toBeUndefined();
    expect(dash('areas-outline-former')).toEqual([1, 2.3]);
    expect(dash('areas-outline-deployed')).toEqual([6.7, 2.5, 1.25, 2.5]);
    expect(dash('routes-road-open')).toBeUndefined();
    expect(dash('routes-road-blocked')).toEqual([0.7, 1]);
    expect(dash('areas-ghosts')?.length).toBe(2);
    // What is not there on the date is hollow.
    expect(dash('routes-ghosts')).toBeUndefined();
  });

  it.each(['areas-glow', 'areas-outline-vague', 'region-coast', 'region-lake-shores'])(
    'of %s have round corners',
    (id) => {
      expect(layerOf(id).layout).toMatchObject({ 'line-join': 'round' });
    },
  );

  it.each(['region-rivers-1', 'region-rivers-3', 'borders-glow', 'routes-glow', 'routes-casing'])(
    'of %s have round corners and ends, so that pieces join',
    (id) => expect(layerOf(id).layout).toMatchObject({ 'line-join': 'round', 'line-cap': 'round' }),
  );

  it.each(['borders-hit', 'routes-hit'])('of %s are unseen', (id) => expect(numberOf(id, 'line-opacity')).toBe(0));
});

describe('Signs', () => {
  it('of crossings are their status’s, and always drawn, even where a name has no room', () => {
    expect(`${String(valueOf(layerOf('crossings'), 'icon-image', { properties: { status: 'blocked' } }))}`).toBe(
      'crossing-blocked',
    );
    expect(layerOf('crossings').layout).toMatchObject({ 'icon-overlap': 'always', 'text-optional': true });
    expect(layerOf('venues-labels').layout).toMatchObject({ 'text-optional': true });
  });

  it('of later events and of ghosts are always drawn; names keep off the squares of the former', () => {
    const always = { 'icon-overlap': 'always', 'icon-ignore-placement': true };
    expect(layerOf('aftermath').layout).toMatchObject({
      ...always,
      'icon-image': 'aftermath',
      'icon-anchor': 'bottom-left',
    });
    expect(layerOf('crossings-ghosts').layout).toMatchObject({ ...always, 'icon-image': 'crossing-ghost' });
    const { 'icon-offset': offset, 'icon-padding': around } = layerOf('aftermath-room').layout as {
      'icon-offset': [number, number];
      'icon-padding': number;
    };
    // As `AFTERMATH_PATHS` draws the square, from its place: 10 to 20 pixels to the right and above.
    expect(offset[0] + around).toBeGreaterThanOrEqual(19);
    expect(offset[1] - around).toBeLessThanOrEqual(-19);
    expect(offset[0] - around).toBeLessThanOrEqual(10);
  });

  it('of later events have their foot on the place', () => {
    const [right, down] = (layerOf('aftermath').layout as { 'icon-offset': number[] })['icon-offset'];
    // The foot lies as far in from the left as from below.
    expect(right).toBe(-(down as number));
    expect(down).toBeGreaterThan(0);
  });

  it('of settlements are a dot, of summits a peak', () => {
    const icon = (rank: string) =>
      String(valueOf(layerOf('settlements-labels'), 'icon-image', { properties: { rank } }));
    expect([icon('peak'), icon('city'), icon('site')]).toEqual(['peak', 'settlement', 'settlement']);
  });

  it('on discs are the number of meetings up to the day, published or not; the disc shows whose they were', () => {
    const of = (name: string, properties: object) => String(valueOf(layerOf('venues'), name, { properties }));
    const met = {
      meetings: 2,
      from0: 10,
      to0: 12,
      track0: 'pilots',
      from1: 49,
      to1: 50,
      track1: 'clerks',
      disclosed: true,
    };
    const one = { ...met, from1: 60, to1: 61 };
    expect([of('text-field', met), of('icon-image', met)]).toEqual(['2', 'disc pilots clerks']);
    expect([of('text-field', one), of('icon-image', one)]).toEqual(['1', 'disc pilots']);
    const hidden = { ...met, disclosed: false };
    expect([of('text-field', hidden), of('icon-image', hidden)]).toEqual(['2', 'disc? pilots clerks']);
    // The arithmetic that keeps discs apart counts alike, limited to a track or not.
    const day = { from: 50, to: 51 };
    expect([met, one].map((each) => countMet(each, day, 'day', null))).toEqual([2, 1]);
    expect(['pilots', 'clerks', 'guests'].map((track) => countMet(met, day, 'day', track))).toEqual([1, 1, 0]);
    expect(countMet(met, { from: 49, to: 51 }, 'window', null)).toBe(1);
    expect(layerOf('venues').layout).toMatchObject({ 'text-overlap': 'always', 'icon-overlap': 'always' });
  });
});
