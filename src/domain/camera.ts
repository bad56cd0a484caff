/**
 * Camera requests (what a map should look at), and the rules by which the live map and the still map answer them. All functions are pure:
 * a map measures itself, asks these rules what to do, and does it. Each map owns its camera; the position of the camera is stored nowhere
 * else.
 */
import {
  centreOfBounds,
  containsBounds,
  lonWidthOfBounds,
  unionBounds,
  unwrapBounds,
  wrapBounds,
  wrapLon,
} from './bounds';
import type { Point } from './geometry';
import { featuresOf, type AtlasIndex, type Target } from './links';
import { latitudeOf, mercatorY, RADIANS, scaleOf, zoomOf } from './mercator';
import type { AtlasEvent, Bounds, LonLat, Moment } from './model';
import { clamp, spansOverlap } from './time';

/** A request that a map shows certain bounds. The map decides whether its camera needs to move. */
export interface CameraRequest {
  /** The number of the request, which counts up: a map carries out each token once. */
  readonly token: number;
  readonly bounds: Bounds;
  /** True if the camera moves even though the bounds are already in view. */
  readonly force: boolean;
  /**
   * True if the camera keeps its zoom, which the reader or a link has chosen, and only moves the bounds out from under panels that cover
   * them; with `glides` it does so with an animation.
   */
  readonly keepsZoom?: boolean;
  /**
   * True while time plays: the camera follows from a distance. It zooms in no further than needed, and from a near view of the region it
   * does not leave for what lies beyond.
   */
  readonly gentle?: boolean;
  /**
   * Present if the text leads the camera. It then glides with its zoom until the middle of `bounds` is in view; only if that is far outside
   * the frame, or the camera too far away to show it, it fits these bounds instead.
   */
  readonly glides?: Bounds;
  /**
   * The exact camera position to jump to, without animation: the one stored with an entry of the browser's history. `bounds` is then only
   * its centre.
   */
  readonly exactly?: Camera;
  /** True if `exactly` is the camera of an address, which has in its middle what cards and sheets at the lower edge leave free (`cameraLifted`). */
  readonly lifts?: boolean;
}

/** Widths of the strips at the edges of a map that panels cover, in CSS pixels. */
export interface Padding {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}

/** A camera position: zoom, latitude and longitude, in the order of the address. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** Width and height of a map in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The move by which a camera answers a request. */
export type CameraMove =
  /** The camera jumps to a position without animation. */
  | { readonly type: 'jump'; readonly camera: Camera }
  /**
   * The camera keeps its zoom and moves a point to the middle of the uncovered part of the map, at once or, if `glides`, with an animation.
   */
  | { readonly type: 'centre'; readonly point: LonLat; readonly glides: boolean }
  /** The camera fits bounds into the uncovered part of the map, zooming in no further than `mostZoom`. */
  | { readonly type: 'fit'; readonly bounds: Bounds; readonly mostZoom: number };

/** The least and the greatest zoom of a map. */
export const LEAST_ZOOM = 1;
export const MOST_ZOOM = 13;

/** The greatest zoom that a request leads to, inside the region and outside. At greater zooms the base map has no more detail to show. */
const REGION_ZOOM = 9.2;
const WORLD_ZOOM = 4.4;
/** A gentle request (`CameraRequest.gentle`) zooms in no further than this, unless the camera is nearer already. */
const GENTLE_ZOOM = 6.6;
/** Below this zoom a feature is too small to count as visible. */
const SEEN_ZOOM = 6;
/** The same for a place inside the region to which the text leads. A phone shows the whole region at a zoom little above this. */
const LED_ZOOM = 4.5;
/** A place counts as far outside the frame if it lies beyond the edge by more than this share of the map's width or height. */
export const FAR_OUTSIDE = 0.25;

/**
 * The greatest zoom to which a request may bring a camera that is now at `zoom`. `region` is the area that the detailed base map covers.
 */
export function nearestZoom(
  { bounds, gentle, glides }: Pick<CameraRequest, 'bounds' | 'gentle' | 'glides'>,
  zoom: number,
  region: Bounds,
): number {
  if (!containsBounds(region, bounds)) return WORLD_ZOOM;
  return gentle || glides ? Math.min(REGION_ZOOM, Math.max(GENTLE_ZOOM, zoom)) : REGION_ZOOM;
}

/** The middle of bounds, as bounds. */
function middleOf(bounds: Bounds): Bounds {
  const [lon, lat] = centreOfBounds(bounds);
  return [lon, lat, lon, lat];
}

/** Whether a camera at `zoom` is so far away that a place inside the region, to which the text leads, cannot be made out. */
function isTooFarAway({ bounds }: CameraRequest, zoom: number, region: Bounds): boolean {
  return zoom < LED_ZOOM && containsBounds(region, bounds);
}

/**
 * Whether a camera at `zoom` need not move for a request, because the requested bounds are already in view and large enough. `region` is
 * the area that the detailed base map covers.
 */
export function isRequestSatisfied(
  request: CameraRequest,
  zoom: number,
  region: Bounds,
  isInView: (bounds: Bounds) => boolean,
): boolean {
  if (request.force || request.exactly) return false;
  if (request.keepsZoom) return isInView(request.bounds);
  if (request.glides) return !isTooFarAway(request, zoom, region) && isInView(middleOf(request.bounds));
  if (request.gentle && zoom >= LED_ZOOM && !containsBounds(region, request.bounds)) return true;
  return (request.gentle || zoom >= SEEN_ZOOM) && isInView(request.bounds);
}

/**
 * The move of a camera at `zoom` for a request. `region` is the area that the detailed base map covers; `isNear` tells whether bounds are
 * in the frame or not far outside (`FAR_OUTSIDE`), `padding` how much of the map's edges is covered.
 */
export function cameraMoveFor(
  request: CameraRequest,
  zoom: number,
  region: Bounds,
  isNear: (bounds: Bounds) => boolean,
  padding: Padding = {},
): CameraMove {
  const { bounds, exactly, lifts, keepsZoom, glides } = request;
  if (exactly) return { type: 'jump', camera: lifts ? cameraLifted(exactly, 0, liftOf(padding)) : exactly };
  if (keepsZoom) return { type: 'centre', point: centreOfBounds(bounds), glides: glides !== undefined };
  if (glides) {
    if (!isTooFarAway(request, zoom, region) && isNear(middleOf(bounds))) {
      return { type: 'centre', point: centreOfBounds(bounds), glides: true };
    }
    return { type: 'fit', bounds: glides, mostZoom: nearestZoom(request, zoom, region) };
  }
  return { type: 'fit', bounds, mostZoom: nearestZoom(request, zoom, region) };
}

/**
 * The zoom at which a map whose width has changed shows the same degrees of longitude as before, whatever the limits of the zoom. Widths are in
 * CSS pixels.
 */
export function zoomForWidth(zoom: number, before: number, after: number): number {
  if (before <= 0 || after <= 0) return zoom;
  return zoom + Math.log2(after / before);
}

/** Pixels of a map, in width and height, that padding must leave uncovered; padding that leaves less is ignored. */
const LEAST_FREE = 40;

/** Padding with all four sides; all sides are 0 if the padding would leave nothing visible of a map of this size. */
export function usablePadding(
  { top = 0, right = 0, bottom = 0, left = 0 }: Padding,
  { width, height }: Size,
): Required<Padding> {
  const isUsable = width - left - right >= LEAST_FREE && height - top - bottom >= LEAST_FREE;
  return isUsable ? { top, right, bottom, left } : { top: 0, right: 0, bottom: 0, left: 0 };
}

/**
 * Widths of the strips that the opening view leaves free at the edges of a map, at most: only names, chips and buttons lie there. An edge
 * that is covered by more than `PANEL` is kept clear with less air than in other views.
 */
const OPENING_STRIPS: Required<Padding> = { top: 36, right: 10, bottom: 32, left: 14 };
/** What covers more of an edge than so many CSS pixels is a sheet, card or panel. */
export const PANEL = 100;
const SPARED_AIR = 20;

/**
 * The padding with which the opening bounds are framed: as near to the edges as can be. Where the map is wider than the bounds, they lie at
 * its right, and the room at the left is for what explains them.
 */
export function openingPadding(padding: Padding, size: Size, bounds: Bounds): Required<Padding> {
  const strip = (side: keyof Padding): number => {
    const covered = padding[side] ?? 0;
    return covered > PANEL ? covered - SPARED_AIR : Math.min(covered, OPENING_STRIPS[side]);
  };
  const strips = { top: strip('top'), right: strip('right'), bottom: strip('bottom'), left: strip('left') };
  const { top, right, bottom, left } = usablePadding(strips, size);
  const shape = (lonWidthOfBounds(bounds) * RADIANS) / (mercatorY(bounds[3]) - mercatorY(bounds[1]));
  const spare = size.width - left - right - (size.height - top - bottom) * shape;
  return { top, right, bottom, left: left + Math.max(0, spare) };
}

/**
 * The bounds of the part of a map that no panel covers, from those of the whole map. A request for them gives the same view again. A map
 * that shows the whole earth has no such part.
 */
export function freeBounds(bounds: Bounds, size: Size, padding: Padding): Bounds {
  const { top, right, bottom, left } = usablePadding(padding, size);
  const [west, south, east, north] = unwrapBounds(bounds);
  const [low, high] = [mercatorY(south), mercatorY(north)];
  const [x, y] = [(east - west) / size.width, (high - low) / size.height];
  if (!(x > 0 && y > 0)) return bounds;
  return wrapBounds([west + left * x, latitudeOf(low + bottom * y), east - right * x, latitudeOf(high - top * y)]);
}

/** The offset from the middle of a map to the middle of its uncovered part, in pixels to the right and down. */
export function freePartOffset({ top, right, bottom, left }: Required<Padding>): Point {
  return [(left - right) / 2, (top - bottom) / 2];
}

/** The camera position of the opening view, for both maps: the same wherever the camera was before. */
export function cameraOfOpening(bounds: Bounds, size: Size, padding: Padding): Camera {
  return cameraWithin(bounds, size, openingPadding(padding, size, bounds), MOST_ZOOM);
}

/** The camera position that fits bounds (in degrees) into the part of a flat map that padding leaves, at `mostZoom` or farther away. */
export function cameraWithin(bounds: Bounds, size: Size, free: Required<Padding>, mostZoom: number): Camera {
  const [low, high] = [mercatorY(bounds[1]), mercatorY(bounds[3])];
  const across = (size.width - free.left - free.right) / (lonWidthOfBounds(bounds) * RADIANS);
  const down = (size.height - free.top - free.bottom) / (high - low);
  const zoom = clamp(zoomOf(Math.min(across, down)), LEAST_ZOOM, Math.min(mostZoom, MOST_ZOOM));
  const scale = scaleOf(zoom);
  const [right, lower] = freePartOffset(free);
  // The middle of the bounds is put at the middle of the uncovered part.
  return {
    zoom,
    lat: latitudeOf((low + high) / 2 + lower / scale),
    lon: wrapLon(centreOfBounds(bounds)[0] - right / scale / RADIANS),
  };
}

/** Padding that reaches beyond the edges of a map by a share of its width and height: what is within is in the frame or near it. */
export function beyondEdges({ width, height }: Size, share: number): Required<Padding> {
  return { top: -share * height, right: -share * width, bottom: -share * height, left: -share * width };
}

/** Whether all the points, in pixels from the upper left corner of a map, lie in the part that no panel covers. */
export function areInFreePart(points: readonly Point[], size: Size, padding: Required<Padding>): boolean {
  const { top, right, bottom, left } = padding;
  return points.every(([x, y]) => x >= left && x <= size.width - right && y >= top && y <= size.height - bottom);
}

/** The camera reacts to a change of padding only if one side changes by more than this many pixels: a card, not a scroll bar. */
const LARGE_CHANGE = 100;
/** Air that padding leaves above a card or sheet at the lower edge, in CSS pixels. */
const AIR = 40;

/** How many pixels of the lower edge a card or sheet covers; what else lies there covers nothing. */
export function liftOf({ bottom = 0 }: Padding): number {
  return bottom > PANEL ? bottom - AIR : 0;
}

/** What is different between two paddings. */
export interface PaddingChange {
  /** Whether any side changed by a large amount. */
  readonly isLarge: boolean;
  /** Whether a side did on which cards, panels and sheets lie. Above the map are only words, which leave at the reader's first touch. */
  readonly isPanel: boolean;
}

/** Compares two paddings. */
export function paddingChange(before: Padding, after: Padding): PaddingChange {
  const by = (side: keyof Padding): number => (after[side] ?? 0) - (before[side] ?? 0);
  const isLarge = (side: keyof Padding): boolean => isLargeChange(by(side));
  const isPanel = (['right', 'bottom', 'left'] as const).some(isLarge);
  return { isLarge: isPanel || isLarge('top'), isPanel };
}

/** Whether the camera reacts to a change by so many pixels. */
export function isLargeChange(pixels: number): boolean {
  return Math.abs(pixels) > LARGE_CHANGE;
}

/**
 * The camera at another zoom that shows the same place in the middle of what cards and sheets leave free, when those at the lower edge cover
 * `after` pixels instead of `before`.
 */
export function cameraLifted({ zoom, lat, lon }: Camera, before: number, after: number, to = zoom): Camera {
  const by = before / 2 / scaleOf(zoom) - after / 2 / scaleOf(to);
  return { zoom: to, lat: by === 0 ? lat : latitudeOf(mercatorY(lat) + by), lon };
}

/** The bounds that the camera shows for a target; null if the target has no place. */
export function boundsOfTarget(index: AtlasIndex, target: Target): Bounds | null {
  const features = featuresOf(target).flatMap((id) => index.features.get(id) ?? []);
  // For an event the camera shows the place where it happened. Its subject may be a border of a thousand kilometres.
  const seen = target.type === 'event' && target.event.place ? features.slice(0, 1) : features;
  return unionBounds(seen.map((feature) => feature.bounds));
}

/**
 * The bounds that the camera shows for a moment: the places of those events in its passage that lie within its span; if there are none,
 * the places of all events within its span; else the features its passage links to. Null if none of these has a place.
 */
export function boundsOfMoment(index: AtlasIndex, { span, passage: id }: Moment): Bounds | null {
  const passage = index.passages.get(id);
  const boundsOf = (events: readonly AtlasEvent[]): Bounds | null =>
    unionBounds(events.map((event) => boundsOfTarget(index, { type: 'event', event })).filter((each) => each !== null));
  const within = index.atlas.events.filter((event) => spansOverlap(event.span, span));
  return (
    boundsOf(within.filter((event) => passage?.events.includes(event.id))) ??
    boundsOf(within) ??
    (passage ? boundsOfTarget(index, { type: 'passage', passage }) : null)
  );
}
