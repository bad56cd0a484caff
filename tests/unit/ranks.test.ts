/** Ranks of places: the live map and the still one write the same. */
import { featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { PartShapes, placesByAPart } from '../../src/content/sides';
import { indexAtlas } from '../../src/domain/links';
import { PLACE_RANKS, WIDE_RANKS, type Atlas, type PlaceRank } from '../../src/domain/model';
import { initialSession } from '../../src/domain/session';
import { selectView } from '../../src/domain/view';
import { composeStyle } from '../../src/map/style/compose';
import { dateState } from '../../src/map/style/filters';
import { contentSources } from '../../src/map/style/sources';
import { drawContent } from '../../src/stillmap/content';
import { PALETTES } from '../../src/symbology/palette';
import { tiny, tinyBasemap } from '../fixtures/tiny-atlas';

type Filter = Parameters<typeof featureFilter>[0];
type GeoFeature = Parameters<ReturnType<typeof featureFilter>['filter']>[1];

/** The tiny atlas with one place alone, of this rank. */
function atlasOf(rank: PlaceRank): Atlas {
  const { atlas } = tiny.index;
  const place = atlas.features.find(({ kind }) => kind === 'place')!;
  return { ...atlas, features: [{ ...place, point: [1, 0.6], label: { rank, minzoom: 0 } }] };
}

function isWrittenLive(rank: PlaceRank): boolean {
  const index = indexAtlas(atlasOf(rank));
  const { window } = selectView(index, initialSession(index));
  const content = contentSources(index, {}, { last: index.atlas.meta.checked }, 'both', []);
  // The name of a wide thing is written at one of its spots: here at all of them.
  const standing = content.places.features.flatMap(
    ({ properties }) => (properties?.['spot'] as string | undefined) ?? [],
  );
  const date = { ...dateState(window, 'day', true), standing };
  const style = composeStyle({
    palette: PALETTES.light,
    region: tinyBasemap,
    regionBounds: index.atlas.meta.regionBounds,
    world: null,
    content,
    fontFaces: {},
    focusCountries: [],
    date,
    contentLayers: index.atlas.layers,
    layers: [],
    ghosts: false,
  });
  return style.layers.some((layer) => {
    if (layer.type !== 'symbol' || layer.source !== 'places' || !layer.layout?.['text-field']) return false;
    const { filter } = featureFilter(layer.filter as Filter, `${layer.id}.filter`, { ...date });
    return content.places.features.some(({ properties }) => filter({ zoom: 8 }, { type: 1, properties } as GeoFeature));
  });
}

function isWrittenStill(rank: PlaceRank): boolean {
  const index = indexAtlas(atlasOf(rank));
  return drawContent({
    index,
    geometry: {},
    region: tinyBasemap,
    world: null,
    settlements: [],
    view: selectView(index, initialSession(index)),
    camera: { zoom: 8, lat: 0.6, lon: 1 },
    size: { width: 600, height: 400 },
    detail: 8,
  }).includes('<text');
}

describe('A place of every rank', () => {
  it.each(PLACE_RANKS)('is written by the live map and by the still one: %s', (rank) => {
    expect(isWrittenLive(rank)).toBe(true);
    expect(isWrittenStill(rank)).toBe(true);
  });

  it('lies by a stretch of a road only where its point is a spot on the ground', () => {
    const { atlas } = tiny.index;
    const place = atlasOf('town').features[0]!;
    const [one, other] = [
      { id: 'near', precisionM: 10 },
      { id: 'far', precisionM: 10 },
    ];
    const road = { ...place, id: 'road', kind: 'route', parts: [one, other] } as unknown as Atlas['features'][number];
    const line = (lat: number) => ({
      type: 'LineString' as const,
      coordinates: [
        [0.9, lat],
        [1.1, lat],
      ],
    });
    const found = PLACE_RANKS.filter(
      (rank) =>
        placesByAPart(
          road,
          new PartShapes({ ...atlas, features: atlasOf(rank).features }, { near: line(0.6), far: line(3) }),
        ).length > 0,
    );
    expect(found).toEqual(PLACE_RANKS.filter((rank) => !WIDE_RANKS.includes(rank)));
    expect(found).toEqual(['capital', 'city', 'town', 'village', 'site']);
  });
});
