/** Requests to the map's camera. The camera itself belongs to the map: nobody else keeps it. */
import { unionBounds } from './geometry';
import { featuresOf, type AtlasIndex, type Target } from './links';
import type { AtlasEvent, Bounds, Moment } from './model';
import { overlaps } from './time';
import type { View } from './view';

/** Where the camera should look. The map decides whether it needs to move at all. */
export interface CameraRequest {
  /** Counts up: a request is carried out once. */
  readonly token: number;
  readonly bounds: Bounds;
  /** Move even when the bounds are in view already. */
  readonly force: boolean;
  /** Keep the scale, which the reader or a link has chosen: only bring the bounds out from under what covers them. */
  readonly keepsZoom?: boolean;
  /** Go no nearer than needed: while time plays the camera follows, it does not dive. */
  readonly gentle?: boolean;
  /** Put the camera exactly there, at once: the frame of an entry of the history. `bounds` is its middle. */
  readonly exactly?: Camera;
}

/** Edges of a map that are covered, in pixels. */
export interface Padding {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

/** Zoom, latitude and longitude, as in the address. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** The box that the region's base map covers: west, south, east, north in degrees. */
export const REGION_BOX: Bounds = [38, 36, 54, 44.5];

/** How near a request brings the camera: where the base map has no detail, closer shows nothing more. */
const REGION_ZOOM = 9.2;
const WORLD_ZOOM = 4.4;
/** A gentle request brings the camera no nearer than this, unless it is near already. */
const GENTLE_ZOOM = 6.6;
/** Below this zoom a feature is too small to count as seen. */
const LEAST_ZOOM = 6;

/** Whether bounds lie inside what the region's base map covers. */
export function isInRegion([west, south, east, north]: Bounds): boolean {
  const [minLon, minLat, maxLon, maxLat] = REGION_BOX;
  return west >= minLon && east <= maxLon && south >= minLat && north <= maxLat;
}

/** The nearest zoom that a request may bring a camera to that is at `zoom`. */
export function nearestZoom({ bounds, gentle }: CameraRequest, zoom: number): number {
  if (!isInRegion(bounds)) return WORLD_ZOOM;
  return gentle ? Math.min(REGION_ZOOM, Math.max(GENTLE_ZOOM, zoom)) : REGION_ZOOM;
}

/** The zoom from which what a request asks for counts as seen where it is in view already. */
export function leastZoom({ gentle }: CameraRequest): number {
  return gentle ? 0 : LEAST_ZOOM;
}

/** What to bring into view for a target; null when it has no place. */
export function boundsOfTarget(index: AtlasIndex, target: Target): Bounds | null {
  const features = featuresOf(target).flatMap((id) => index.features.get(id) ?? []);
  // An event is looked at where it happened; what it was about may be a border of a thousand kilometres.
  const seen = target.type === 'event' && target.event.place ? features.slice(0, 1) : features;
  return unionBounds(seen.map((feature) => feature.bounds));
}

/**
 * What to bring into view for a moment: where what its passage tells of happened within it, else where anything did, else what
 * the passage links to; null where none of these has a place.
 */
export function boundsOfMoment(index: AtlasIndex, { span, passage: id }: Moment): Bounds | null {
  const passage = index.passages.get(id);
  const boundsOf = (events: readonly AtlasEvent[]): Bounds | null =>
    unionBounds(events.map((event) => boundsOfTarget(index, { type: 'event', event })).filter((each) => each !== null));
  const within = index.atlas.events.filter((event) => overlaps(event.span, span));
  return (
    boundsOf(within.filter((event) => passage?.events.includes(event.id))) ??
    boundsOf(within) ??
    (passage ? boundsOfTarget(index, { type: 'passage', passage }) : null)
  );
}

/** What holds every venue with a meeting in the window. */
export function boundsOfVenues(view: View): Bounds | null {
  const venues = [...view.features.values()].filter(({ feature, present }) => feature.kind === 'venue' && present);
  return unionBounds(venues.map(({ feature }) => feature.bounds));
}
