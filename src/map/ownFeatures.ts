/** A reader's own features as the map takes them: those that exist in a window, and afterwards what a change of the window adds and removes. */
import type { Feature, FeatureCollection } from 'geojson';
import { changesBetween, existingIn, type DatedIndex } from '../domain/dated';
import type { Span } from '../domain/model';

/** Features of a file with their dates. */
export interface OwnFeatures {
  /** GeoJSON features (RFC 7946); on the map a feature's `id` is its place in this list. */
  readonly features: readonly Feature[];
  /** Their spans, in the same order. */
  readonly dates: DatedIndex;
}

/** The features that have a day in a window. */
export function ownInWindow(own: OwnFeatures, window: Span): FeatureCollection {
  return { type: 'FeatureCollection', features: existingIn(own.dates, window).map((place) => drawn(own, place)) };
}

/** What is to be added to the map and removed from it when the window changes. */
export function ownChanges(own: OwnFeatures, before: Span, after: Span): { add: Feature[]; remove: number[] } {
  const { added, removed } = changesBetween(own.dates, before, after);
  return { add: added.map((place) => drawn(own, place)), remove: [...removed] };
}

/** A feature without its properties: the map draws all of them alike, and what it is given is copied to its worker. */
function drawn({ features }: OwnFeatures, place: number): Feature {
  const { geometry } = features[place] as Feature;
  // Empty coordinates are GeoJSON (RFC 7946, section 3.1) but have no bounds, and the engine fails where it looks for them.
  const isEmpty = geometry && 'coordinates' in geometry && geometry.coordinates.flat(4).length === 0;
  return { type: 'Feature', id: place, properties: {}, geometry: isEmpty ? (null as never) : geometry };
}
