/** A reader's own features in the form that the map needs: those that exist in a window, and what a change of window adds and removes. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { indexSpans, spansChangedBetween, spansInWindow, type SpanIndex } from '../domain/dated';
import type { Span } from '../domain/model';
import { ownText, type OwnFeature, type OwnLook, type StyledLayer } from '../domain/ownData';
import { countUndated } from '../domain/ownSpans';
import { ALWAYS } from '../domain/time';
import { colouringValue, nameInk } from '../symbology/ownLook';
import { PALETTES } from '../symbology/palette';
import { matched } from './style/own';

/** A layer of a reader's own with its dates in order. */
export interface OwnFeatures {
  /** On the map a feature's `id` is its place in this list. */
  readonly features: readonly OwnFeature[];
  readonly look: OwnLook;
  /** Spans of the features, in the same order. */
  readonly dates: SpanIndex;
  /** Whether some have a date and some have none: these are drawn hollow. */
  readonly hasHollow: boolean;
}

/** Puts the dates of a layer in order. */
export function indexOwn({ layer: { features }, look }: StyledLayer): OwnFeatures {
  const dates = indexSpans(features.map((each) => each.dates ?? ALWAYS));
  return { features, look, dates, hasHollow: countUndated({ features }) > 0 };
}

/** The features that share a day with a window. */
export function ownInWindow(own: OwnFeatures, window: Span): FeatureCollection {
  return drawnFeatures(own, spansInWindow(own.dates, window));
}

/** The features at some places, as far as they can be drawn. */
export function drawnFeatures(own: OwnFeatures, places: readonly number[]): FeatureCollection {
  return { type: 'FeatureCollection', features: places.flatMap((place) => drawnFeature(own, place) ?? []) };
}

/** The places of the features to add to the map, and of those to remove from it, when the window changes. */
export function ownChanges(own: OwnFeatures, before: Span, after: Span): { add: number[]; remove: number[] } {
  const { added, removed } = spansChangedBetween(own.dates, before, after);
  return { add: [...added], remove: [...removed] };
}

/** A feature with only those properties by which its layer is drawn: what the map gets is copied to its worker. Null without a geometry. */
function drawnFeature({ features, look, hasHollow }: OwnFeatures, place: number): Feature | null {
  const feature = features[place] as OwnFeature;
  const geometry = drawable(feature.geometry);
  if (geometry === null) return null;
  const properties = drawnProperties(look, feature);
  if (hasHollow && feature.dates === null) properties['u'] = 1;
  return { type: 'Feature', id: place, properties, geometry };
}

function drawnProperties({ colours, label }: OwnLook, feature: OwnFeature): Record<string, string | number> {
  const value = colouringValue(colours, feature);
  const text = label === null ? null : ownText(feature.properties[label]);
  const found: Record<string, string | number | null | undefined> = {
    v: typeof value === 'string' ? matched(value) : value,
    l: text,
  };
  if (colours.by === 'file' && feature.style) {
    const { colour, fill, fillOpacity, width } = feature.style;
    Object.assign(found, { c: colour, f: fill ?? colour, o: fillOpacity, w: width });
    if (text !== null && colour !== undefined)
      Object.assign(found, { t: nameInk(colour, PALETTES.light), d: nameInk(colour, PALETTES.dark) });
  }
  return Object.fromEntries(Object.entries(found).filter(([, each]) => each !== null && each !== undefined)) as Record<
    string,
    string | number
  >;
}

/** A geometry without those that have no coordinates: they are valid (RFC 7946, section 3.1), have no bounds, and MapLibre fails on them. */
export function drawable(geometry: Geometry | null): Geometry | null {
  if (geometry === null) return null;
  if (geometry.type !== 'GeometryCollection') return hasCoordinates(geometry.coordinates) ? geometry : null;
  const geometries = geometry.geometries.flatMap((each) => drawable(each) ?? []);
  return geometries.length === 0 ? null : { ...geometry, geometries };
}

function hasCoordinates(coordinates: unknown): boolean {
  return Array.isArray(coordinates) ? coordinates.some(hasCoordinates) : typeof coordinates === 'number';
}

/** How many numbers a geometry has, about: what it costs to copy it to the map's worker. */
export function weightOf(geometry: Geometry | null): number {
  if (geometry === null) return 1;
  if (geometry.type === 'GeometryCollection') return geometry.geometries.reduce((sum, each) => sum + weightOf(each), 1);
  const count = (coordinates: unknown): number =>
    Array.isArray(coordinates)
      ? Array.isArray(coordinates[0])
        ? coordinates.reduce((sum: number, each) => sum + count(each), 1)
        : 1
      : 1;
  return count(geometry.coordinates);
}
