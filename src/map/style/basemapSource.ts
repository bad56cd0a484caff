/**
 * The base map as two sources, the region's and the world's. One source holds features of all kinds, told apart by the property
 * `kind`: for every further source the engine draws a clipping mask for each tile in every frame.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import { unwrapped } from '../../domain/bounds';
import type { Bounds } from '../../domain/model';
import type { RegionBasemap, WorldBasemap } from './basemap';
import { isOfKind } from './expressions';
import { fineGraticule, graticule, graticuleCrossings } from './graticule';

/** What the base map is made of. */
type BasemapKind =
  'box' | 'country' | 'coast' | 'lake' | 'river' | 'border' | 'meridian' | 'fine-meridian' | 'meridian-crossing';

/** Keeps the base map's features of a kind. */
export function isBasemapKind(kind: BasemapKind): ExpressionSpecification {
  return isOfKind(kind);
}

/** The region's base map as one collection, with the graticule. `settlements` name the rivers. */
export function regionSource(
  region: RegionBasemap,
  regionBounds: Bounds,
  settlements: FeatureCollection,
): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...ofKind('country', region.countries),
      ...ofKind('coast', region.coast),
      ...ofKind('lake', region.lakes),
      ...ofKind('river', namedRivers(region.rivers, settlements)),
      ...ofKind('border', region.borders),
      ...ofKind('meridian', graticule()),
      ...ofKind('fine-meridian', fineGraticule(regionBounds)),
      ...ofKind('meridian-crossing', graticuleCrossings(regionBounds)),
    ],
  };
}

/** The world's base map as one collection, with the box that the region's covers; empty until it has been loaded. */
export function worldSource(world: WorldBasemap | null, regionBounds: Bounds): FeatureCollection {
  if (!world) return { type: 'FeatureCollection', features: [] };
  // Beyond 180 degrees where the region crosses the antimeridian: a polygon must not go around the globe the other way.
  const [west, south, east, north] = unwrapped(regionBounds);
  const box = [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
  return {
    type: 'FeatureCollection',
    features: [
      ...ofKind('country', world.countries),
      ...ofKind('lake', world.lakes),
      ...ofKind('border', world.borders),
      ...ofKind('box', { type: 'Polygon', coordinates: [box] }),
    ],
  };
}

/** Every feature of some GeoJSON, with its kind among its properties. */
function ofKind(kind: BasemapKind, data: GeoJSON): Feature[] {
  if (data.type === 'FeatureCollection') return data.features.flatMap((feature) => ofKind(kind, feature));
  if (data.type === 'Feature') return [{ ...data, properties: { ...data.properties, kind } }];
  return [{ type: 'Feature', properties: { kind }, geometry: data }];
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
