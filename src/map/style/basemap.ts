/** The base map's TopoJSON as GeoJSON, and what the sources of the style take. */
import { feature } from 'topojson-client';
import type { FeatureCollection, GeoJSON } from 'geojson';
import type { Objects, Topology } from 'topojson-specification';

/** A base map as shipped: TopoJSON 1.0, arcs shared, a third of the bytes of GeoJSON. */
export type BasemapTopology = Topology<Objects>;

/** Every object of a topology as GeoJSON, by name. */
function readBasemap(topology: BasemapTopology): Readonly<Record<string, GeoJSON>> {
  return Object.fromEntries(
    Object.entries(topology.objects).map(([name, object]) => [name, feature(topology, object)]),
  );
}

/** Base map of the region: OpenStreetMap-derived. */
export interface RegionBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly rivers: FeatureCollection;
  /** Borders between states that are no features of the atlas. */
  readonly borders: GeoJSON;
  /** The coast of the seas. */
  readonly coast: GeoJSON;
}

/** Base map of the world: Natural Earth. */
export interface WorldBasemap {
  readonly countries: FeatureCollection;
  readonly lakes: FeatureCollection;
  readonly borders: GeoJSON;
}

/** The region's base map from its topology. */
export function readRegion(topology: BasemapTopology): RegionBasemap {
  return readBasemap(topology) as unknown as RegionBasemap;
}

/** The world's base map from its topology. */
export function readWorld(topology: BasemapTopology): WorldBasemap {
  return readBasemap(topology) as unknown as WorldBasemap;
}
