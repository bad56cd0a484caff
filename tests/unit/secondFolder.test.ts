import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containsBounds, lonNear, unionBounds, lonWidthOfBounds } from '../../src/domain/bounds';
import type { Camera } from '../../src/domain/camera';
import { boundsOfVenues } from '../../src/domain/venues';
import { positionsOf } from '../../src/domain/geometry';
import { edgeId, type Bounds } from '../../src/domain/model';
import { selectableDays } from '../../src/domain/selectableDays';
import { initialSession, nameChoices, reduce, windowOfSession, type Session } from '../../src/domain/session';
import { destinationOf, eventOfLink } from '../../src/domain/destination';
import { isoDate, parseDay } from '../../src/domain/time';
import { selectView, type View } from '../../src/domain/view';
import { formatHash, parseHash } from '../../src/formats/address/url';
import { composeStyle } from '../../src/map/style/compose';
import { dateState } from '../../src/map/style/filters';
import { contentSources } from '../../src/map/style/sources';
import { drawContent } from '../../src/stillmap/content';
import { boundsOfCamera, cameraOfBounds, needsWorld } from '../../src/stillmap/frame';
import { renderPageMap } from '../../src/stillmap/pageMap';
import { legendOf } from '../../src/symbology/legend';
import { PALETTES } from '../../src/symbology/palette';
import { second, secondBasemap } from '../fixtures/second-atlas';
import { idsOf, seen, sessionsOf } from '../fixtures/sessions';
import { runs } from '../helpers/runs';

const { atlas, geometry, index } = second;
const { meta } = atlas;
const opening = initialSession(index);
const day = (text: string): number => parseDay(text) as number;
const bounds = (id: string): Bounds => index.features.get(id)?.bounds as Bounds;
/** Every layer is on: what came after the essay can be seen, too. */
const everything: Session = { ...opening, layers: atlas.layers.map(({ id }) => id) };
/** Every meeting of the essay lies in this window. */
const allMeetings: Session = {
  ...opening,
  mode: 'window',
  window: { from: day('2030-01-01'), to: day('2031-07-01') },
};
/** A map beside the text, in pixels. */
const size = { width: 800, height: 600 };
/** The content of the still map in a picture of that size. */
const contentOn = (view: View, camera: Camera): string =>
  drawContent({ index, geometry, ...secondBasemap, settlements: [], view, camera, size, detail: camera.zoom });
const linksOf = (svg: string): readonly string[] => [...svg.matchAll(/<a [^>]*>/g)].map(([link]) => link);
const idOfLink = (link: string): string => /data-feature="([^"]*)"/.exec(link)?.[1] ?? '';

describe('The content of another folder', () => {
  it('brings its own layers, tracks, levels, modes and languages', () => {
    expect(atlas.layers.map(({ id, on }) => `${id} ${on}`)).toEqual([
      'lines true',
      'reserves true',
      'piers true',
      'ferries true',
      'causeways true',
      'halls true',
      'sequel false',
    ]);
    expect(atlas.tracks.map(({ id }) => id)).toEqual(['councils', 'orders', 'storms', 'since']);
    expect(atlas.levels.map(({ title }) => title)).toEqual(['Keepers of the islands', 'Clerks', 'No one']);
    expect(atlas.features.flatMap(({ mode }) => mode?.title ?? [])).toEqual(['ferry', 'causeway']);
    expect(nameChoices(atlas)).toEqual(['both', 'en', 'qaa']);
  });

  it('opens on its own day, and shows the days after it with its own layer alone', () => {
    expect(isoDate(opening.day)).toBe('2031-06-30');
    expect(isoDate(selectableDays(index, opening).last)).toBe('2031-06-30');
    expect(isoDate(selectableDays(index, everything).last)).toBe('2032-03-31');
    const events = (session: Session): string[] => selectView(index, session).events.map(({ event }) => event.id);
    expect(events(opening)).not.toContain('pier-fire');
    expect(events(everything)).toContain('pier-fire');
  });

  it('needs no DOI, and no words beside the dates after its opening day', () => {
    expect(atlas.article.doi).toBeUndefined();
    expect(meta.opensNote).toBe('the day the essay appeared');
    expect(meta.aftermathNote).toBe('');
  });

  it('switches each of two layers with one look by itself', () => {
    const view = selectView(index, reduce(index, opening, { type: 'layerToggled', layer: 'ferries' }));
    expect(view.features.get('strait-ferry')?.shown).toBe(false);
    expect(view.features.get('reef-causeway')?.shown).toBe(true);
  });
});

describe('What lies across the antimeridian', () => {
  it('has bounds whose west is greater than their east, and no wider than it is', () => {
    expect(bounds('strait-ferry')).toEqual([179.1, -16.7, -179.2, -16.2]);
    expect(bounds('reef-causeway')).toEqual([179.1, -16.75, -179.2, -16.4]);
    expect(bounds('reef-reserve')).toEqual([179.6, -17.2, -179.7, -16.9]);
    expect(bounds('middle-line')).toEqual([179.8, -18.2, 179.95, -15.2]);
  });

  it('has its point near it, not on the other side of the earth', () => {
    for (const { id, point } of atlas.features) expect(Math.abs(point[0]), id).toBeGreaterThan(178);
  });

  it('has bands of doubt along its edges: none runs around the earth, none along the cut at 180°', () => {
    const ids = Object.keys(geometry).filter((id) => id.endsWith('~edge'));
    expect(ids).toContain(edgeId('reef-reserve'));
    for (const id of ids) {
      const longitudes = positionsOf(geometry[id] as Geometry).map(([lon]) => lon as number);
      expect(Math.max(...longitudes) - Math.min(...longitudes), id).toBeLessThan(2);
    }
    // No corner of the reserve's band lies in its middle: it has no edge there.
    const band = positionsOf(geometry[edgeId('reef-reserve')] as Geometry);
    expect(
      band
        .filter(([, lat]) => (lat as number) > -17.15 && (lat as number) < -16.95)
        .filter(([lon]) => Math.abs(lonNear(lon as number, 180) - 180) < 0.1),
    ).toEqual([]);
  });

  it('is framed whole and near: all venues with their meetings', () => {
    const venues = boundsOfVenues(selectView(index, allMeetings).features) as Bounds;
    // With a little room around them.
    [178.998, -16.718, -179.098, -16.382].forEach((value, at) => expect(venues[at]).toBeCloseTo(value, 6));
    const camera = cameraOfBounds(venues, size, { top: 20, left: 300 });
    const seenBounds = boundsOfCamera(camera, size);
    for (const id of ['moorings', 'eastgate']) expect(containsBounds(seenBounds, bounds(id)), id).toBe(true);
    expect(lonWidthOfBounds(seenBounds)).toBeLessThan(4);
  });

  it('lies in the opening frame, which needs no base map of the world', () => {
    const all = unionBounds(atlas.features.filter(({ kind }) => kind !== 'border').map((feature) => feature.bounds));
    expect(containsBounds(meta.openingBounds, all as Bounds)).toBe(true);
    expect(needsWorld(cameraOfBounds(meta.openingBounds, size, {}), size, meta.regionBounds)).toBe(false);
  });
});

describe('The still map of another folder', () => {
  const drawnKinds = new Set(['border', 'area', 'crossing', 'route', 'venue']);
  const features = atlas.features.filter(({ kind }) => drawnKinds.has(kind)).map(({ id }) => id);

  it('draws every feature in the opening frame, inside its box', () => {
    const svg = renderPageMap(index, geometry, secondBasemap.region, selectView(index, opening), { last: meta.opens });
    const shown = linksOf(svg).filter((link) => !link.includes('display="none"'));
    expect(new Set(shown.map(idOfLink))).toEqual(new Set(features));
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    // What lies beside the antimeridian lies side by side: no line runs around the earth.
    const height = Number(/viewBox="0 0 1000 (\d+)"/.exec(svg)?.[1]);
    expect(height).toBeGreaterThan(300);
    for (const [, x] of svg.matchAll(/translate\(([-\d.]+)[ ,]/g)) {
      expect(Number(x)).toBeGreaterThan(0);
      expect(Number(x)).toBeLessThan(1000);
    }
  });

  it('draws both islands', () => {
    const svg = renderPageMap(index, geometry, secondBasemap.region, selectView(index, opening), { last: meta.opens });
    const land = /<path class="still-focus" d="([^"]*)"/.exec(svg)?.[1] ?? '';
    const starts = [...land.matchAll(/M([-\d]+) /g)].map(([, x]) => Number(x));
    // Each begins at its eastern end: 179.45° E and 177.836° W, a turn of the globe apart as numbers, 2.714° on the earth.
    expect(starts).toHaveLength(2);
    const unitsPerDegree = 1000 / lonWidthOfBounds(meta.openingBounds);
    expect(((starts[1] as number) - (starts[0] as number)) / unitsPerDegree).toBeCloseTo(2.714, 1);
  });

  it('draws no outline of the reserve along the cut at 180°', () => {
    const view = selectView(index, opening);
    const camera = cameraOfBounds(bounds('reef-reserve'), size, {});
    const svg = contentOn(view, camera);
    const outline = /data-feature="reef-reserve".*?<path class="still-line[^"]*" d="([^"]*)"/.exec(svg)?.[1] ?? '';
    // Three edges on each side: as many as there are positions, less one for each line.
    const positions = (outline.match(/-?[\d.]+/g) ?? []).length / 2;
    expect(positions - (outline.match(/M/g) ?? []).length).toBe(6);
    expect(outline).not.toContain('Z');
    for (const map of [svg, renderPageMap(index, geometry, secondBasemap.region, view, { last: meta.opens })]) {
      const fills = [...map.matchAll(/class="still-area" d="([^"]*)"/g)].map(([, path]) => path?.includes('Z'));
      const edges = [...map.matchAll(/class="still-line c-area-line" d="([^"]*)"/g)].map(([, path]) =>
        path?.includes('Z'),
      );
      expect([fills, edges]).toEqual([[true], [false]]);
    }
    const before = selectView(index, { ...opening, day: day('2030-01-15'), ghosts: true });
    const faint = contentOn(before, camera);
    expect(/data-feature="reef-reserve"[^>]*data-ghost="".*?d="([^"]*)"/.exec(faint)?.[1]).toBe(outline);
  });

  it('draws every feature in the frame of all venues, with the selected one marked', () => {
    const view = selectView(index, { ...allMeetings, selection: 'long-pier' });
    const camera = cameraOfBounds(boundsOfVenues(view.features) as Bounds, size, {});
    const svg = contentOn(view, camera);
    const links = linksOf(svg);
    expect(new Set(links.map(idOfLink))).toEqual(new Set(features));
    expect(links.filter((link) => /class="is-selected/.test(link)).map(idOfLink)).toEqual(['long-pier']);
  });
});

describe('The map style of another folder', () => {
  const style = (session: Session, theme: 'light' | 'dark') => {
    const view = selectView(index, session);
    return composeStyle({
      palette: PALETTES[theme],
      region: secondBasemap.region,
      world: { address: 'world.geojson', isSeen: true },
      regionBounds: meta.regionBounds,
      content: contentSources(index, geometry, { last: view.range.last }, session.names),
      fontFaces: {},
      focusCountries: meta.focusCountries,
      date: dateState(view.window, session.mode, true),
      contentLayers: atlas.layers,
      layers: session.layers,
      ghosts: session.ghosts,
    });
  };

  it.each(['light', 'dark'] as const)('follows the MapLibre specification, %s', (theme) => {
    for (const session of [opening, { ...everything, ghosts: true, names: 'qaa' }, allMeetings])
      expect(validateStyleMin(style(session, theme) as Parameters<typeof validateStyleMin>[0])).toEqual([]);
  });

  it('draws the fill of an area that was cut at 180°, and its outline without the cut', () => {
    const { areas, ghosts } = contentSources(index, geometry, { last: meta.opens }, 'both');
    const reserve = areas.features.map(({ properties, geometry: shape }) => [properties?.['draws'], shape.type]);
    expect(reserve).toEqual([
      ['fill', 'MultiPolygon'],
      ['outline', 'MultiLineString'],
    ]);
    const lines = [...areas.features, ...ghosts.features].flatMap(({ geometry: shape }) =>
      shape.type === 'MultiLineString' ? shape.coordinates : [],
    );
    const alongCut = lines.flatMap((line) =>
      line.slice(1).filter(([lon], at) => Math.abs(lon as number) === 180 && Math.abs(line[at]?.[0] as number) === 180),
    );
    expect(alongCut).toEqual([]);
    const filters = Object.fromEntries(
      style(opening, 'light').layers.map((layer) => [
        layer.id,
        JSON.stringify('filter' in layer ? layer.filter : null),
      ]),
    );
    expect(filters['areas-fill']).toContain('["!=",["get","draws"],"outline"]');
    for (const id of ['areas-glow', 'areas-outline-former', 'areas-outline-vague'])
      expect(filters[id], id).toContain('["!=",["get","draws"],"fill"]');
  });

  it('has the routes of a layer that is on, and not those of another layer with the same look', () => {
    const withoutFerries = { ...opening, layers: opening.layers.filter((id) => id !== 'ferries') };
    const text = (session: Session): string => JSON.stringify(style(session, 'light').layers);
    expect(text(withoutFerries)).not.toBe(text(opening));
  });

  it('comes with a legend that names its own modes', () => {
    const labels = legendOf(selectView(index, opening)).map(({ label }) => label);
    expect(labels).toContain('Ferry, open');
    expect(labels).toContain('Causeway, not in use');
    expect(labels.join()).not.toMatch(/road|railway|air/);
  });
});

describe('An address of another folder', () => {
  it('does what a click does, for every id', () => {
    for (const id of idsOf(index)) {
      const event = eventOfLink(index, id);
      const session = event ? reduce(index, opening, event) : opening;
      for (const hash of [`#${id}`, `#v=1&select=${id}`])
        expect(parseHash(index, hash), hash).toMatchObject({ session, click: destinationOf(index, id), notices: [] });
    }
  });

  it('brings back every session a reader can reach', () => {
    fc.assert(
      fc.property(sessionsOf(index), (session) => {
        const read = parseHash(index, formatHash(index, session));
        expect(seen(read.session)).toEqual(seen(session));
        expect(read.notices).toEqual([]);
      }),
      runs(100),
    );
  });

  it('names its own layers and languages, and refuses those of others', () => {
    const { session, notices } = parseHash(index, '#v=1&from=2030-02-01&to=2030-03-31&layers=lines,ferries&names=qaa');
    expect(notices).toEqual([]);
    expect(session).toMatchObject({ layers: ['lines', 'ferries'], names: 'qaa' });
    expect(windowOfSession(session)).toEqual({ from: day('2030-02-01'), to: day('2030-04-01') });
    expect(parseHash(index, '#v=1&layers=crossings').notices).toHaveLength(1);
    expect(parseHash(index, '#v=1&names=hy').notices).toHaveLength(1);
  });
});

describe('The folder itself', () => {
  it('shares no word of its layers, tracks, levels and modes with geodata/, but the looks', () => {
    const ids = (path: string): string[] =>
      [...readFileSync(path, 'utf8').matchAll(/\bid: ([\w-]+)/g)].map(([, id]) => id as string);
    const others = new Set(ids('geodata/layers.yaml'));
    expect(ids('tests/fixtures/second-atlas/layers.yaml').filter((id) => others.has(id))).toEqual([]);
  });
});
