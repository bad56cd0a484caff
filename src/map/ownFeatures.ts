/** A reader's own features in the form that the map needs: those that exist in a window, and what a change of window adds and removes. */
import type { Feature, FeatureCollection } from 'geojson';
import { spansChangedBetween, spansInWindow, type SpanIndex } from '../domain/dated';
import type { Span } from '../domain/model';

/** Features of a reader's file with their dates. */
export interface OwnFeatures {
  /** GeoJSON features (RFC 7946); on the map a feature's `id` is its index in this list. */
  readonly features: readonly Feature[];
  /** Spans of the features, in the same order. */
  readonly dates: SpanIndex;
}

/** The features that share a day with a window. */
export function ownInWindow(own: OwnFeatures, window: Span): FeatureCollection {
  return { type: 'FeatureCollection', features: spansInWindow(own.dates, window).map((place) => drawn(own, place)) };
}

/** The features to add to the map, and the ids to remove from it, when the window changes. */
export function ownChanges(own: OwnFeatures, before: Span, after: Span): { add: Feature[]; remove: number[] } {
  const { added, removed } = spansChangedBetween(own.dates, before, after);
  return { add: added.map((place) => drawn(own, place)), remove: [...removed] };
}

/** A feature without its properties: all are drawn alike, and what the map gets is copied to its worker. */
function drawn({ features }: OwnFeatures, place: number): Feature {
  const { geometry } = features[place] as Feature;
  // Empty coordinates are valid GeoJSON (RFC 7946, section 3.1) but have no bounds, and MapLibre fails on them.
  const isEmpty = geometry && 'coordinates' in geometry && geometry.coordinates.flat(4).length === 0;
  return { type: 'Feature', id: place, properties: {}, geometry: isEmpty ? (null as never) : geometry };
}
