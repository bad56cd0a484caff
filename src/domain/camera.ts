/**
 * Requests to a map's camera, and the rules by which live map and still map answer them. Pure: a map measures, asks these rules what to
 * do, and does it. The camera itself belongs to the map: nobody else keeps it.
 */
import { centreOf, containsBounds, unionBounds } from './bounds';
import type { Point } from './geometry';
import { featuresOf, type AtlasIndex, type Target } from './links';
import type { AtlasEvent, Bounds, LonLat, Moment } from './model';
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
  /** Go no nearer than needed: while time plays the camera follows at a distance. */
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

/** Width and height in pixels of the page. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a camera does for a request. */
export type CameraMove =
  /** Looks there at once. */
  | { readonly type: 'jump'; readonly camera: Camera }
  /** Keeps its zoom and brings a point into the middle of the free part. */
  | { readonly type: 'centre'; readonly point: LonLat }
  /** Frames bounds in the free part, no nearer than a zoom. */
  | { readonly type: 'fit'; readonly bounds: Bounds; readonly mostZoom: number };

/** Zooms between which a map can be moved. */
export const LEAST_ZOOM = 1;
export const MOST_ZOOM = 13;

/** The nearest zoom that a request brings a camera to, in the region and beyond: nearer, the base map has no more detail to show. */
const REGION_ZOOM = 9.2;
const WORLD_ZOOM = 4.4;
/** A gentle request brings the camera no nearer than this, unless it is near already. */
const GENTLE_ZOOM = 6.6;
/** Below this zoom a feature is too small to count as seen. */
const SEEN_ZOOM = 6;

/** The nearest zoom that a request may bring a camera to that is at `zoom`. `region` is what the detailed base map covers. */
export function nearestZoom({ bounds, gentle }: CameraRequest, zoom: number, region: Bounds): number {
  if (!containsBounds(region, bounds)) return WORLD_ZOOM;
  return gentle ? Math.min(REGION_ZOOM, Math.max(GENTLE_ZOOM, zoom)) : REGION_ZOOM;
}

/** Whether a camera at `zoom` may stay where it is: what the request asks for is in view already, large enough to be seen. */
export function isSatisfied(request: CameraRequest, zoom: number, isInView: (bounds: Bounds) => boolean): boolean {
  if (request.force || request.exactly) return false;
  return (request.gentle || zoom >= SEEN_ZOOM) && isInView(request.bounds);
}

/** What a camera at `zoom` does for a request. `region` is what the detailed base map covers. */
export function moveFor(request: CameraRequest, zoom: number, region: Bounds): CameraMove {
  const { bounds, exactly, keepsZoom } = request;
  if (exactly) return { type: 'jump', camera: exactly };
  if (keepsZoom) return { type: 'centre', point: centreOf(bounds) };
  return { type: 'fit', bounds, mostZoom: nearestZoom(request, zoom, region) };
}

/** Pixels that must be left free of padding, across and down; where less is left, the padding does not count. */
const LEAST_FREE = 40;

/** Padding with all its sides; none where it would leave nothing of a map of this size. */
export function usablePadding(
  { top = 0, right = 0, bottom = 0, left = 0 }: Padding,
  { width, height }: Size,
): Required<Padding> {
  const isUsable = width - left - right >= LEAST_FREE && height - top - bottom >= LEAST_FREE;
  return isUsable ? { top, right, bottom, left } : { top: 0, right: 0, bottom: 0, left: 0 };
}

/** Pixels from the middle of a map to the middle of its free part, to the right and down. */
export function freeOffset({ top, right, bottom, left }: Required<Padding>): Point {
  return [(left - right) / 2, (top - bottom) / 2];
}

/** Whether all the points, in pixels from the upper left corner of a map, lie in its free part. */
export function areInFreePart(points: readonly Point[], size: Size, padding: Required<Padding>): boolean {
  const { top, right, bottom, left } = padding;
  return points.every(([x, y]) => x >= left && x <= size.width - right && y >= top && y <= size.height - bottom);
}

/** Pixels by which the padding of a side must change for the camera to answer: a card, not a scroll bar. */
const LARGE_CHANGE = 100;

/** By how much padding has changed: whether any side has by much, and how far the lower edge has risen, 0 where that is little. */
export function paddingChange(
  before: Padding,
  after: Padding,
): { readonly isLarge: boolean; readonly risenPixels: number } {
  const by = (side: keyof Padding): number => (after[side] ?? 0) - (before[side] ?? 0);
  const isLarge = (['top', 'right', 'bottom', 'left'] as const).some((side) => Math.abs(by(side)) > LARGE_CHANGE);
  return { isLarge, risenPixels: Math.abs(by('bottom')) > LARGE_CHANGE ? by('bottom') : 0 };
}

/** What to bring into view for a target; null when it has no place. */
export function boundsOfTarget(index: AtlasIndex, target: Target): Bounds | null {
  const features = featuresOf(target).flatMap((id) => index.features.get(id) ?? []);
  // An event is looked at where it happened; what it was about may be a border of a thousand kilometres.
  const seen = target.type === 'event' && target.event.place ? features.slice(0, 1) : features;
  return unionBounds(seen.map((feature) => feature.bounds));
}

/**
 * What to bring into view for a moment: the places of its passage's events within it, else the places of any events within it, else
 * what the passage links to; null where none of these has a place.
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

/** The bounds that hold every venue with a meeting in the window; null where there is none. */
export function boundsOfVenues(view: View): Bounds | null {
  const venues = [...view.features.values()].filter(({ feature, present }) => feature.kind === 'venue' && present);
  return unionBounds(venues.map(({ feature }) => feature.bounds));
}
