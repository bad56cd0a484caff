/**
 * Puts the base map into two map sources, one for the region and one for the world. Each source holds features of all kinds, which the
 * property `kind` tells apart, because MapLibre draws a clipping mask per tile for every further source.
 */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import { unwrapBounds } from '../../domain/bounds';
import type { Bounds } from '../../domain/model';
import type { RegionBasemap, WorldBasemap } from './basemap';
import { isOfKind } from './expressions';
import { fineGraticule, graticule, graticuleCrossings } from './graticule';

/** Kinds of features in the base map. */
type BasemapKind =
  | 'box'
  | 'country'
  | 'coast'
  | 'height'
  | 'shade'
  | 'sunny'
  | 'lake'
  | 'river'
  | 'border'
  | 'meridian'
  | 'fine-meridian'
  | 'meridian-crossing';

/** Filter for the base map's features of one kind. */
export function isBasemapKind(kind: BasemapKind): ExpressionSpecification {
  return isOfKind(kind);
}

/** The region's base map as one feature collection, with the graticule. `settlements` contain the names of the rivers. */
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
      // Its features say themselves of what kind they are.
      ...region.relief.features,
      ...ofKind('lake', region.lakes),
      ...ofKind('river', namedRivers(region.rivers, settlements)),
      ...ofKind('border', region.borders),
      ...ofKind('meridian', graticule()),
      ...ofKind('fine-meridian', fineGraticule(regionBounds)),
      ...ofKind('meridian-crossing', graticuleCrossings(regionBounds)),
    ],
  };
}

/** The world's base map as one feature collection, with the box of the region. */
export function worldSource(world: WorldBasemap, regionBounds: Bounds): FeatureCollection {
  // East is greater than 180 if the region crosses the antimeridian; otherwise the polygon would go around the globe the other way.
  const [west, south, east, north] = unwrapBounds(regionBounds);
  const box = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
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

/** All features of a GeoJSON object, with their kind added as a property. */
function ofKind(kind: BasemapKind, data: GeoJSON): Feature[] {
  if (data.type === 'FeatureCollection') return data.features.flatMap((feature) => ofKind(kind, feature));
  if (data.type === 'Feature') return [{ ...data, properties: { ...data.properties, kind } }];
  return [{ type: 'Feature', properties: { kind }, geometry: data }];
}

/** The rivers of the region, each with the name of the settlement whose id is `river-` and the river's id. */
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
