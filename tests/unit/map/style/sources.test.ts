/** The sources of the style, from the tests' atlases: what each holds, with which properties. */
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../../src/domain/geometry';
import { indexAtlas } from '../../../../src/domain/links';
import { edgeId, type AtlasGeometry, type Feature, type StatusWord } from '../../../../src/domain/model';
import { parseDay } from '../../../../src/domain/time';
import { BEFORE_ALL } from '../../../../src/domain/windowPieces';
import { worldOf } from '../../../../src/map/style/basemap';
import { regionSource, worldSource } from '../../../../src/map/style/basemapSource';
import { contentSources, mostMeetings, sourcesByFeature, type ContentSources } from '../../../../src/map/style/sources';
import { LINE_SAMPLE, sample, SAMPLE_CONTENT, SAMPLE_INPUT, SAMPLE_WORLD } from '../../../fixtures/mapStyle';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index, geometry } = tiny;
const day = (text: string): number => parseDay(text) as number;
const [OPENS, CHECKED] = [{ last: index.atlas.meta.opens }, { last: index.atlas.meta.checked }];
const sources = contentSources(index, geometry, CHECKED, 'both');
const all = (source: keyof ContentSources, of = sources) =>
  of[source].features.map(({ properties }) => properties as Record<string, unknown>);
const one = (source: keyof ContentSources, feature: string, of = sources) =>
  all(source, of).find((each) => each['feature'] === feature);

/** The tiny atlas with some of its features changed. */
function changed(change: (feature: Feature) => Partial<Feature>, shapes: AtlasGeometry = geometry): ContentSources {
  const features = index.atlas.features.map((feature) => ({ ...feature, ...change(feature) }));
  return contentSources(indexAtlas({ ...index.atlas, features }), shapes, CHECKED, 'both');
}

describe('The sources of an atlas', () => {
  it('hold a piece for each status of a part, with the days on which it is drawn', () => {
    const { kind, layer, from, to, next, status, mode, part, name, second } = one('borders', 'river-line')!;
    expect({ kind, layer, status, mode, part, name, second }).toEqual({
      kind: 'border',
      layer: 'borders',
      status: 'undelimited',
      mode: '',
      part: 'river-line',
      name: 'River line',
      second: '',
    });
    expect([to, next]).toEqual([day('2010-10-01'), day('2010-10-01')]);
    expect(from).toBeLessThan(day('1900-01-01'));
    expect(all('routes').map((each) => `${String(each['part'])} ${String(each['status'])}`)).toContain(
      'mill-lane-new blocked',
    );
    expect(all('routes').every((each) => each['mode'] === 'road')).toBe(true);
    expect(all('borders').map(({ feature }) => feature)).toEqual(['river-line', 'river-line']);
    expect(all('crossings').map(({ status }) => status)).toEqual(['closed', 'temporary', 'closed', 'open']);
    expect(all('areas').map(({ feature, draws }) => [feature, draws])).toEqual([['eel-ground', undefined]]);
  });

  it('hold venues with the days of their meetings, and the name in both forms', () => {
    expect(one('venues', 'nordhaven')).toEqual({
      feature: 'nordhaven',
      kind: 'venue',
      layer: 'venues',
      disclosed: true,
      name: 'Nordhaven',
      second: 'Northport',
      meetings: 2,
      track0: 'leaders',
      track1: 'leaders',
      from0: day('2010-03-01'),
      to0: day('2010-03-02'),
      from1: day('2010-06-01'),
      to1: day('2010-06-04'),
    });
  });

  it('hold later events at their places, beyond the horizon alone', () => {
    expect(all('aftermath')).toEqual([
      { feature: 'southmere', kind: 'aftermath', meetings: 1, from0: day('2011-02-01'), to0: day('2011-02-02') },
    ]);
    expect(all('aftermath', contentSources(index, geometry, OPENS, 'both'))).toEqual([]);
  });

  it('hold the places that are named, with their meetings where they are venues', () => {
    expect(one('places', 'nordhaven')).toMatchObject({
      kind: 'place',
      rank: 'city',
      minzoom: 3,
      maxzoom: 24,
      meetings: 2,
      name: 'Nordhaven',
    });
    expect(one('places', 'southmere')).toEqual({
      feature: 'southmere',
      kind: 'place',
      rank: 'town',
      minzoom: 5,
      maxzoom: 24,
      name: 'Southmere & Vale',
      second: '',
    });
    const { places } = changed(({ id }) =>
      id === 'southmere' ? { label: { rank: 'town', minzoom: 5, maxzoom: 9 } } : {},
    );
    const towns = places.features.filter(({ properties }) => properties?.['rank'] !== 'area');
    expect(towns.map(({ properties }) => properties?.['maxzoom'] as number)).toEqual([24, 9]);
    const bare = all(
      'places',
      changed(() => ({ label: undefined })),
    );
    expect(bare.filter(({ rank }) => rank !== 'area')).toEqual([]);
  });

  it('name an area once, at its point or where its name should be, if it is no more, guarded or not delimited', () => {
    const named = (status: StatusWord, more: Partial<Feature> = {}) =>
      changed(({ kind, statuses }) =>
        kind === 'area' ? { statuses: statuses.map((each) => ({ ...each, status })), ...more } : {},
      ).places.features.filter(({ properties }) => properties?.['rank'] === 'area');
    expect(named('closed')).toEqual([]);
    for (const status of ['undelimited', 'former', 'deployed'] as const) {
      const [area, ...more] = named(status);
      expect(more).toEqual([]);
      expect(area?.properties).toMatchObject({ status, layer: 'areas', spot: 'eel-ground@0' });
      expect(area?.geometry).toEqual({ type: 'Point', coordinates: index.features.get('eel-ground')!.point });
    }
    expect(named('former', { nameAt: [3, 4] })[0]?.geometry).toEqual({ type: 'Point', coordinates: [3, 4] });
  });

  it('hold the name of a country or a sea at each of its spots, those of the base map too', () => {
    const label = { rank: 'country', minzoom: 2, state: 'ISL', alsoAt: [[5, 6]] } as const;
    const rows = [
      {
        id: 'far-sea',
        names: [{ toponym: 'Far Sea', lang: 'en' }],
        point: [7, 8],
        label: { rank: 'water', minzoom: 1 },
      },
    ] as const;
    const atlas = { ...index.atlas, features: [{ ...index.features.get('southmere')!, label }] };
    const { places, settlements } = contentSources({ ...index, atlas }, geometry, OPENS, 'both', rows);
    expect(
      places.features.map(({ properties, geometry: at }) => [
        properties?.['spot'] as string,
        properties?.['state'] as string,
        at,
      ]),
    ).toEqual([
      ['southmere@0', 'ISL', { type: 'Point', coordinates: [5, 6] }],
      ['southmere@1', 'ISL', { type: 'Point', coordinates: index.features.get('southmere')!.point }],
      ['far-sea@0', undefined, { type: 'Point', coordinates: [7, 8] }],
    ]);
    expect(settlements.features).toEqual([]);
  });

  it('hold settlements at the zooms of their names', () => {
    const row = {
      id: 'mill-end',
      names: [{ toponym: 'Mill End', lang: 'en' }],
      point: [1, 2],
      label: { rank: 'village', minzoom: 9 },
    } as const;
    const rows = [row, { ...row, id: 'nameless', names: [], label: { ...row.label, maxzoom: 11 } }];
    const { features } = contentSources(index, geometry, OPENS, 'both', rows).settlements;
    expect(features[0]).toEqual({
      type: 'Feature',
      properties: { feature: 'mill-end', rank: 'village', minzoom: 9, maxzoom: 24, name: 'Mill End', second: '' },
      geometry: { type: 'Point', coordinates: [1, 2] },
    });
    expect(features[1]?.properties).toMatchObject({ maxzoom: 11, name: 'nameless' });
    expect(sources.settlements.features).toEqual([]);
  });

  it('hold one ghost for each part, from its first day to its last', () => {
    expect(all('ghosts').map(({ feature, part, kind }) => [feature, part ?? '', kind])).toEqual([
      ['eel-ground', 'eel-ground', 'area'],
      ['reed-ford', 'reed-ford', 'crossing'],
      ['mill-lane', 'mill-lane-old', 'route'],
      ['mill-lane', 'mill-lane-new', 'route'],
      ['nordhaven', '', 'venue'],
    ]);
    const { from, to } = all('ghosts').find(({ part }) => part === 'mill-lane-new')!;
    expect(from).toBe(day('2010-07-16'));
    expect(to).toBeGreaterThan(day('2100-01-01'));
    expect(one('ghosts', 'nordhaven')).toMatchObject({ layer: 'venues', meetings: 2, from0: day('2010-03-01') });
  });

  it('know the busiest venue', () => {
    expect([mostMeetings(sources), mostMeetings(sources, 'aftermath'), mostMeetings(sources, 'ghosts')]).toEqual([
      2, 1, 2,
    ]);
    const none = { ...sources, venues: sample(LINE_SAMPLE, {}), halos: sample(LINE_SAMPLE, { ford: {} }) };
    expect([mostMeetings(none), mostMeetings(none, 'halos')]).toEqual([0, 0]);
  });

  it('say which of them hold a feature', () => {
    const where = sourcesByFeature(sources);
    expect(where.get('nordhaven')).toEqual(['halos', 'venues', 'ghosts', 'places']);
    expect(where.get('river-line')).toEqual(['borders']);
    expect(where.get('nobody')).toBeUndefined();
  });
});

describe('Circles within which a point lies', () => {
  const halosAt = (precisionM: number, more: Partial<Feature> = {}) =>
    all(
      'halos',
      changed(({ kind }) => (kind === 'crossing' || kind === 'venue' ? { precisionM, ...more } : {})),
    ).map(({ feature }) => feature);

  it('are drawn where they can be seen and say something', () => {
    const both = expect.arrayContaining(['reed-ford', 'nordhaven']) as unknown;
    expect(halosAt(199)).toEqual([]);
    expect(halosAt(200)).toEqual(both);
    expect(halosAt(20_000)).toEqual(both);
    expect(halosAt(20_001)).toEqual([]);
  });

  it('are not drawn around a venue that is not disclosed', () => {
    expect(halosAt(500, { disclosed: false })).not.toContain('nordhaven');
    expect(halosAt(500, { disclosed: false })).toContain('reed-ford');
  });

  it('last as long as the piece of a crossing, and know the meetings of a venue', () => {
    const pieces = all('halos').filter(({ kind }) => kind === 'crossing');
    expect(pieces.map(({ from, to, next, since }) => [from, to, next, since])).toEqual(
      all('crossings').map(({ from, to, next, since }) => [from, to, next, since]),
    );
    expect(pieces[0]).not.toHaveProperty('meetings');
    const { span } = index.features.get('nordhaven')!;
    expect(one('halos', 'nordhaven')).toMatchObject({
      kind: 'venue',
      layer: 'venues',
      from: span.from,
      to: span.to,
      next: span.to,
      since: BEFORE_ALL,
      meetings: 2,
    });
  });
});

describe('An area cut at the antimeridian', () => {
  const square = (west: number, east: number): Position[][] => [
    [
      [west, 0],
      [east, 0],
      [east, 1],
      [west, 1],
      [west, 0],
    ],
  ];
  const cut = { type: 'MultiPolygon' as const, coordinates: [square(179, 180), square(-180, -179)] };
  const crossing = changed(() => ({}), { ...geometry, 'eel-ground': cut });

  it('is a fill, and an outline without the cut', () => {
    const [fill, outline, ...more] = crossing.areas.features;
    expect(more).toEqual([]);
    expect([fill?.properties?.['draws'], outline?.properties?.['draws']]).toEqual(['fill', 'outline']);
    expect(fill?.geometry).toEqual(cut);
    expect(outline?.geometry.type).toBe('MultiLineString');
    const lines = (outline?.geometry as { coordinates: Position[][] }).coordinates;
    expect(lines.length).toBeGreaterThan(0);
    // No edge of it runs along the antimeridian.
    for (const line of lines)
      line
        .slice(1)
        .forEach(([lon], at) => expect(Math.abs(lon!) === 180 && Math.abs(line[at]![0]!) === 180).toBe(false));
    expect(fill?.properties?.['feature']).toBe('eel-ground');
    expect(outline?.properties?.['feature']).toBe('eel-ground');
  });

  it('is a ghost without the cut', () => {
    const ghost = crossing.ghosts.features.find(({ properties }) => properties?.['feature'] === 'eel-ground');
    expect(ghost?.geometry.type).toBe('MultiLineString');
    expect(sources.ghosts.features[0]?.geometry.type).toBe('Polygon');
  });
});

describe('Bands of doubt', () => {
  it('are drawn where the content has them, with the dates of their piece', () => {
    expect(all('edges').map(({ feature }) => feature)).toEqual(expect.arrayContaining(['mill-lane']));
    const edge = geometry[edgeId('mill-lane-new')]!;
    const drawn = sources.edges.features.find(({ properties }) => properties?.['part'] === 'mill-lane-new')!;
    expect(drawn.geometry).toBe(edge);
    expect(drawn.properties).toMatchObject({ kind: 'route', mode: 'road', layer: 'routes' });
    const { [edgeId('mill-lane-new')]: _, ...without } = geometry;
    expect(
      all(
        'edges',
        changed(() => ({}), without),
      ).some(({ part }) => part === 'mill-lane-new'),
    ).toBe(false);
  });

  it('are never drawn for borders and points', () => {
    const shapes = Object.fromEntries(['river-line', 'reed-ford'].map((id) => [edgeId(id), geometry['eel-ground']!]));
    const drawn = all(
      'edges',
      changed(() => ({}), { ...geometry, ...shapes }),
    );
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(['area', 'route']));
  });
});

describe('The base map', () => {
  const kinds = (features: readonly { properties: unknown }[]) => [
    ...new Set(features.map(({ properties }) => (properties as { kind: string }).kind)),
  ];
  const { region, regionBounds } = SAMPLE_INPUT;
  it('of the region is one source, told apart by kind, with the graticule', () => {
    const { type, features } = regionSource(region, regionBounds, SAMPLE_CONTENT.settlements);
    expect(type).toBe('FeatureCollection');
    expect(kinds(features)).toEqual([
      'country',
      'coast',
      'height',
      'shade',
      'sunny',
      'lake',
      'river',
      'border',
      'meridian',
      'fine-meridian',
      'meridian-crossing',
    ]);
    expect(features.every((feature) => feature.type === 'Feature')).toBe(true);
    expect(features[0]?.properties).toMatchObject({ iso: 'FOC' });
  });

  it('writes a river by the name that a row of the settlements gives it, from the zoom of that row', () => {
    const { features } = regionSource(region, regionBounds, SAMPLE_CONTENT.settlements);
    const river = (id: string) => features.find(({ properties }) => properties?.['id'] === id)?.properties;
    expect(river('brook')).toMatchObject({ name: 'Brook / Beck', minzoom: 8 });
    expect(river('r1')).toMatchObject({ name: 'Stream', minzoom: 6, rank: 1 });
    expect(river('r2')).not.toHaveProperty('minzoom');
  });

  it('of the world has a box over what the region’s covers, and takes shapes that are no collections', () => {
    const { type, features } = worldSource(SAMPLE_WORLD, regionBounds);
    expect(type).toBe('FeatureCollection');
    expect(kinds(features)).toEqual(['country', 'lake', 'border', 'box']);
    const box = features.at(-1)!;
    expect(boundsOf([box.geometry])).toEqual(regionBounds);
    expect(box.type).toBe('Feature');
    const bare = worldSource({ ...SAMPLE_WORLD, borders: LINE_SAMPLE }, regionBounds);
    expect(bare.features.find(({ properties }) => properties?.['kind'] === 'border')?.geometry).toBe(LINE_SAMPLE);
  });

  it('of the world is read back from its file as it was written', () => {
    const { countries, lakes, borders } = worldOf(worldSource(SAMPLE_WORLD, regionBounds));
    expect(countries.features).toMatchObject([{ properties: { feature: 'abroad', kind: 'country' } }]);
    expect(lakes.features).toMatchObject([{ properties: { feature: 'ocean', kind: 'lake' } }]);
    expect(borders).toMatchObject({ features: [{ geometry: LINE_SAMPLE }] });
  });
});
