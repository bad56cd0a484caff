/**
 * The base map as two sources, the region's and the world's, and as layers under everything else. One source holds all kinds of
 * things, told apart by the property `kind`: every further source costs a clipping mask a tile in every picture.
 */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, Geometry, GeoJSON } from 'geojson';
import { REGION_BOX } from '../../domain/camera';
import type { Palette } from '../../symbology/palette';
import type { RegionBasemap, WorldBasemap } from './basemap';
import { inZoom, zoomed } from './expressions';

/** Widths of rivers by rank, the greatest first: in pixels at zoom 5.2 and at zoom 10. */
const RIVER_WIDTHS = [
  [0.9, 2.6],
  [0.4, 1.8],
  [0.2, 1.3],
] as const;

/** From this zoom on the region has its own shores. */
const BOX_ZOOM = 4.2;

/** What the base map is made of. */
type GroundKind =
  'box' | 'country' | 'coast' | 'lake' | 'river' | 'border' | 'meridian' | 'fine-meridian' | 'meridian-crossing';

/** Keeps the features of a kind. */
export function ofGround(kind: GroundKind): ExpressionSpecification {
  return ['==', ['get', 'kind'], kind];
}

/** The region's base map as one collection. `settlements` name the rivers. */
export function regionGround(region: RegionBasemap, settlements: FeatureCollection): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...kept('country', region.countries),
      ...kept('coast', region.coast),
      ...kept('lake', region.lakes),
      ...kept('river', namedRivers(region.rivers, settlements)),
      ...kept('border', region.borders),
      ...kept('meridian', graticule()),
      ...kept('fine-meridian', fineGraticule()),
      ...kept('meridian-crossing', graticuleCrossings()),
    ],
  };
}

/** The world's base map as one collection, with the box that the region's is laid over; empty until it has come. */
export function worldGround(world: WorldBasemap | null): FeatureCollection {
  if (!world) return { type: 'FeatureCollection', features: [] };
  const [west, south, east, north] = REGION_BOX;
  const box = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  return {
    type: 'FeatureCollection',
    features: [
      ...kept('country', world.countries),
      ...kept('lake', world.lakes),
      ...kept('border', world.borders),
      ...kept('box', { type: 'Polygon', coordinates: [box] }),
    ],
  };
}

/** Every feature of some GeoJSON with its kind among its properties. */
function kept(kind: GroundKind, data: GeoJSON): Feature[] {
  if (data.type === 'FeatureCollection') return data.features.flatMap((feature) => kept(kind, feature));
  if (data.type === 'Feature') return [{ ...data, properties: { ...data.properties, kind } }];
  return [{ type: 'Feature', properties: { kind }, geometry: data }];
}

/** Steps of the graticule in the region, in degrees, and the zoom from which each is drawn: lines keep 90 pixels apart. */
const GRATICULE_STEPS = [
  { step: 1, minzoom: 6 },
  { step: 0.5, minzoom: 7.2 },
  { step: 0.25, minzoom: 8.6 },
] as const;
/** Where lines of the graticule cross, and the zoom from which that is said, by step in degrees. */
const CROSSING_STEPS = [
  { step: 1, minzoom: 7.8 },
  { step: 0.5, minzoom: 9.2 },
] as const;

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}

/** Steps of a list that a degree is a whole multiple of; the first, coarsest one names it. */
function coarsest<TStep extends { readonly step: number }>(steps: readonly TStep[], ...degrees: number[]): TStep {
  return (steps.find(({ step }) => degrees.every((degree) => degree % step === 0)) ?? steps.at(-1)) as TStep;
}

/** Meridians and parallels of the region, for the eye to measure by when it is near. */
function fineGraticule(): FeatureCollection {
  const [west, south, east, north] = REGION_BOX;
  const least = GRATICULE_STEPS.at(-1)?.step ?? 1;
  const line = (degree: number, coordinates: number[][]): Feature => ({
    type: 'Feature',
    properties: { minzoom: coarsest(GRATICULE_STEPS, degree).minzoom },
    geometry: { type: 'LineString', coordinates },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...range(west, east, least).map((lon) => line(lon, [[lon, south], [lon, north]])), // prettier-ignore
      ...range(south, north, least).map((lat) => line(lat, [[west, lat], [east, lat]])), // prettier-ignore
    ],
  };
}

/** Points where lines of the graticule cross, each with its degrees in words. */
function graticuleCrossings(): FeatureCollection {
  const [west, south, east, north] = REGION_BOX;
  const least = CROSSING_STEPS.at(-1)?.step ?? 1;
  return {
    type: 'FeatureCollection',
    features: range(west, east, least).flatMap((lon) =>
      range(south, north, least).map((lat): Feature => ({
        type: 'Feature',
        properties: {
          name: `${degrees(lat)} N  ${degrees(lon)} E`,
          minzoom: coarsest(CROSSING_STEPS, lon, lat).minzoom,
        },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    ),
  };
}

/** Degrees and minutes: `46°30′`. */
function degrees(value: number): string {
  const minutes = Math.round((value % 1) * 60);
  return `${Math.floor(value)}°${minutes > 0 ? `${minutes}′` : ''}`;
}

/** The region's rivers, each with the name that a settlement row `river-` and its id gives it. */
function namedRivers(rivers: FeatureCollection, settlements: FeatureCollection): FeatureCollection {
  const names = new Map(settlements.features.map(({ properties }) => [String(properties?.['feature']), properties]));
  return {
    ...rivers,
    features: rivers.features.map((river) => {
      const named = names.get(`river-${String(river.properties?.['id'])}`);
      if (!named) return river;
      const { name, second, minzoom } = named as { name: string; second: string; minzoom: number };
      return {
        ...river,
        properties: { ...river.properties, name: second ? `${name} / ${second}` : name, minzoom },
      };
    }),
  };
}

/** Meridians and parallels every 10 degrees. */
function graticule(): Geometry {
  const meridians = range(-180, 170, 10).map((lon) => range(-80, 80, 5).map((lat) => [lon, lat]));
  const parallels = range(-80, 80, 10).map((lat) => range(-180, 180, 5).map((lon) => [lon, lat]));
  return { type: 'MultiLineString', coordinates: [...meridians, ...parallels] };
}

/** Ids of the layers that draw the world: hidden until it has come, as what is empty still costs a clipping mask a tile. */
export const WORLD_LAYERS: readonly string[] = ['world-land', 'world-lakes', 'world-borders', 'world-box'];

/** The layers of the base map, bottom to top. `focusCountries` are drawn a touch lighter (ISO 3166-1 alpha-3). */
export function groundLayers(palette: Palette, focusCountries: readonly string[]): LayerSpecification[] {
  return [
    { id: 'background', type: 'background', paint: { 'background-color': palette.water } },
    {
      id: 'world-land',
      type: 'fill',
      source: 'world',
      filter: ofGround('country'),
      paint: { 'fill-color': palette.land },
    },
    {
      id: 'world-lakes',
      type: 'fill',
      source: 'world',
      filter: ofGround('lake'),
      paint: { 'fill-color': palette.water },
    },
    {
      id: 'world-borders',
      type: 'line',
      source: 'world',
      filter: ofGround('border'),
      paint: { 'line-color': palette.borderThin, 'line-width': zoomed([1, 0.4], [6, 0.9]), 'line-opacity': 0.55 },
    },
    {
      // Takes away the world's coarser shores where the region has its own.
      id: 'world-box',
      type: 'fill',
      source: 'world',
      minzoom: BOX_ZOOM,
      filter: ofGround('box'),
      paint: { 'fill-color': palette.water, 'fill-antialias': false },
    },
    {
      // Its edges lie under shores and borders, which are lines: smoothing them would draw each of them once more.
      id: 'region-land',
      type: 'fill',
      source: 'region',
      filter: ofGround('country'),
      paint: { 'fill-color': palette.land, 'fill-antialias': false },
    },
    {
      id: 'region-focus',
      type: 'fill',
      source: 'region',
      filter: ['all', ofGround('country'), ['in', ['get', 'iso'], ['literal', [...focusCountries]]]],
      // Its edges are borders that a reader can switch off: smoothed.
      paint: { 'fill-color': palette.focusLand },
    },
    {
      id: 'graticule',
      type: 'line',
      source: 'region',
      maxzoom: 6,
      filter: ofGround('meridian'),
      paint: { 'line-color': palette.graticule, 'line-width': 0.6 },
    },
    {
      id: 'graticule-fine',
      type: 'line',
      source: 'region',
      filter: ['all', ofGround('fine-meridian'), inZoom],
      paint: { 'line-color': palette.graticule, 'line-width': 0.6 },
    },
    {
      id: 'region-borders',
      type: 'line',
      source: 'region',
      filter: ofGround('border'),
      paint: { 'line-color': palette.borderThin, 'line-width': zoomed([5, 0.6], [9, 1.2]) },
    },
    {
      id: 'region-lakes',
      type: 'fill',
      source: 'region',
      filter: ofGround('lake'),
      paint: { 'fill-color': palette.water, 'fill-antialias': false },
    },
    {
      id: 'region-coast',
      type: 'line',
      source: 'region',
      minzoom: BOX_ZOOM,
      filter: ofGround('coast'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.waterLine, 'line-width': 0.6 },
    },
    {
      id: 'region-lake-shores',
      type: 'line',
      source: 'region',
      minzoom: 6,
      filter: ofGround('lake'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.waterLine, 'line-width': 0.6 },
    },
    ...RIVER_WIDTHS.map(([far, near], at): LayerSpecification => ({
      id: `region-rivers-${at + 1}`,
      type: 'line',
      source: 'region',
      minzoom: 5.2,
      // The thinnest line is for all that have no greater rank.
      filter: [
        'all',
        ofGround('river'),
        ['==', ['min', ['coalesce', ['get', 'rank'], RIVER_WIDTHS.length], RIVER_WIDTHS.length], at + 1],
      ],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.waterLine, 'line-width': zoomed([5.2, far], [10, near]) },
    })),
  ];
}
