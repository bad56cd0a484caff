/** Converts the base map from TopoJSON to GeoJSON for the sources of the map style. */
import { feature } from 'topojson-client';
import type { Feature, FeatureCollection, GeoJSON } from 'geojson';
import type { Objects, Topology } from 'topojson-specification';

/** A base map file: TopoJSON 1.0, in which shapes share arcs, a third of the size of GeoJSON. */
export type BasemapTopology = Topology<Objects>;

/** All objects of a topology as GeoJSON, by name. */
function readBasemap(topology: BasemapTopology): Readonly<Record<string, GeoJSON>> {
  return Object.fromEntries(
    Object.entries(topology.objects).map(([name, object]) => [name, feature(topology, object)]),
  );
}

/** Base map of the region, derived from OpenStreetMap. */
export interface RegionBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
  /** State borders that are not features of the atlas. */
  readonly borders: GeoJSON;
  /** Coastlines of the seas. */
  readonly coast: GeoJSON;
  /** Height bands and shaded slopes, in the order in which they are drawn; see `geodata/basemap/relief.mjs`. */
  readonly relief: FeatureCollection;
}

/** Base map of the world, from Natural Earth. */
export interface WorldBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly borders: GeoJSON;
}

/** Reads the region's base map from its topology and that of its relief. Without a relief the land is flat. */
export function readRegion(topology: BasemapTopology, relief?: BasemapTopology): RegionBasemap {
  const flat: FeatureCollection = { type: 'FeatureCollection', features: [] };
  return { relief: flat, ...readBasemap(topology), ...(relief ? readBasemap(relief) : {}) } as unknown as RegionBasemap;
}

/** The parts of the world's base map, from the file that has them in one collection, told apart by `kind`. */
export function worldOf({ features }: FeatureCollection): WorldBasemap {
  const ofKind = (kind: string): FeatureCollection => ({
    type: 'FeatureCollection',
    features: features.filter((each: Feature) => each.properties?.['kind'] === kind),
  });
  return { countries: ofKind('country'), lakes: ofKind('lake'), borders: ofKind('border') };
}

/** Reads the world's base map from its topology. */
export function readWorld(topology: BasemapTopology): WorldBasemap {
  return readBasemap(topology) as unknown as WorldBasemap;
}
