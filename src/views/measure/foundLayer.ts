/** What was found, as a layer of the reader's own: own features with all that their file says, features of the atlas as GeoJSON. */
import type { Feature, Geometry } from 'geojson';
import type { Measurable, Neighbour } from '../../domain/measure/distance';
import type { OwnLayer, StyledLayer } from '../../domain/ownData';
import { finish } from '../../domain/steps';
import { HOW_WORDS } from './measureWords';
import { layerOfPart, type Told } from '../../formats/own/partLayer';

/** How a feature lies within a distance as properties; distances in whole metres. */
export function toldOf({ distance: { nearest, least, most }, within }: Pick<Neighbour, 'distance' | 'within'>): Told {
  return {
    measured_within: HOW_WORDS[within],
    measured_distance_m: Math.round(nearest.metres),
    measured_least_m: Math.round(least),
    measured_most_m: Math.round(most),
  };
}

/** A layer of some features of another, each with what was found out about it. */
export function layerOfFound(
  title: string,
  { layer }: StyledLayer,
  found: readonly { readonly place: number; readonly told: Told }[],
): OwnLayer {
  return finish(layerOfPart(title, layer, found));
}

/** Features of the atlas as a GeoJSON text with a title for the layer, each with what was found out about it: read as a file, it becomes a layer. */
export function atlasFound(
  title: string,
  found: readonly { readonly feature: Measurable; readonly told: Told }[],
): string {
  const features = found.map(({ feature: { id, title: name, stretches }, told }): Feature => {
    const geometries = stretches.map(({ geometry }) => geometry);
    const [only] = geometries;
    const geometry: Geometry = geometries.length === 1 && only ? only : { type: 'GeometryCollection', geometries };
    const precision = Math.max(0, ...stretches.map(({ precisionM }) => precisionM ?? 0));
    return { type: 'Feature', properties: { title: name, atlas_id: id, precision_m: precision, ...told }, geometry };
  });
  return JSON.stringify({ type: 'FeatureCollection', name: title, features });
}
