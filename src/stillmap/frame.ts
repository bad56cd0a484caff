/** Computes the camera of the still map: carries out the rules of `domain/camera` with the same results as MapLibre. Pure functions. */
import { containsBounds, unwrapBounds, wrapLon, wrapBounds } from '../domain/bounds';
import {
  areInFreePart,
  beyondEdges,
  FAR_OUTSIDE,
  freePartOffset,
  isRequestSatisfied,
  LEAST_ZOOM,
  MOST_ZOOM,
  nearestZoom,
  cameraMoveFor,
  cameraOfOpening,
  cameraWithin,
  usablePadding,
  type Camera,
  type CameraRequest,
  type Padding,
  type Size,
} from '../domain/camera';
import type { Point } from '../domain/geometry';
import { latitudeOf, mercatorY, RADIANS, scaleOf } from '../domain/mercator';
import type { AtlasMeta, Bounds, StepOutline } from '../domain/model';
import { clamp } from '../domain/time';
import { planeOfCamera } from './project';

/** Width of a printed picture in pixels, and its least and greatest height. */
const PAPER_WIDTH = 720;
const PAPER_HEIGHTS = [380, 480] as const;

/** Scrolling the wheel by this many pixels zooms by one level; a notch of the wheel has about 120 pixels. */
const WHEEL_PIXELS = 240;
/** The same with the Ctrl key, which browsers also report for a pinch on a touchpad, in small steps. */
const PINCH_PIXELS = 70;
/** One wheel event zooms by at most this many levels. */
const WHEEL_MOST = 0.5;
/** Pixels per line, for browsers that report the wheel in lines (`WheelEvent.deltaMode`, UI Events, section 3.5). */
const LINE_PIXELS = 40;

/** Limits a camera position to the zooms and latitudes that can be shown, with a longitude between -180 and 180 degrees. */
export function heldCamera({ zoom, lat, lon }: Camera): Camera {
  return { zoom: clamp(zoom, LEAST_ZOOM, MOST_ZOOM), lat: clamp(lat, -80, 80), lon: wrapLon(lon) };
}

/** The camera position that fits bounds (in degrees) into the uncovered part of a picture, zooming in no further than `mostZoom`. */
export function cameraOfBounds(bounds: Bounds, size: Size, padding: Padding, mostZoom = MOST_ZOOM): Camera {
  return cameraWithin(bounds, size, usablePadding(padding, size), mostZoom);
}

/**
 * The camera with which a picture shows a step of a story: its frame, or the opening bounds, no nearer than a map would come that goes
 * there.
 */
export function cameraOfStep(
  { openingBounds, regionBounds }: Pick<AtlasMeta, 'openingBounds' | 'regionBounds'>,
  { frame }: Pick<StepOutline, 'frame'>,
  size: Size,
  padding: Padding = {},
): Camera {
  const bounds = frame ?? openingBounds;
  return cameraOfBounds(bounds, size, padding, nearestZoom({ bounds }, LEAST_ZOOM, regionBounds));
}

/** The bounds that a camera position shows in a picture of some size: west, south, east, north in degrees. */
export function boundsOfCamera({ zoom, lat, lon }: Camera, { width, height }: Size): Bounds {
  const scale = scaleOf(zoom);
  const [halfX, halfY, middle] = [width / 2 / scale / RADIANS, height / 2 / scale, mercatorY(lat)];
  return wrapBounds([lon - halfX, latitudeOf(middle - halfY), lon + halfX, latitudeOf(middle + halfY)]);
}

/** Whether a picture shows anything outside the region's base map. */
export function needsWorld(camera: Camera, size: Size, region: Bounds): boolean {
  return !containsBounds(region, boundsOfCamera(camera, size));
}

/** Moves the camera by pixels: a positive `x` reveals what was left of the picture, a positive `y` what was above it. */
export function cameraMovedByPixels({ zoom, lat, lon }: Camera, x: number, y: number): Camera {
  const scale = scaleOf(zoom);
  return heldCamera({ zoom, lat: latitudeOf(mercatorY(lat) + y / scale), lon: lon - x / scale / RADIANS });
}

/** Zooms the camera by `by` levels (out if negative); the point `x`, `y` pixels from the middle of the picture keeps its position. */
export function zoomedBy(camera: Camera, by: number, x = 0, y = 0): Camera {
  const zoom = clamp(camera.zoom + by, LEAST_ZOOM, MOST_ZOOM);
  const factor = 2 ** (zoom - camera.zoom);
  return cameraMovedByPixels({ ...camera, zoom }, x * (1 - factor), y * (1 - factor));
}

/** By how many zoom levels a wheel event zooms in a picture of some height; 0 if the wheel scrolls horizontally. */
export function wheelZooms(
  { deltaX, deltaY, deltaMode, ctrlKey }: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey'>,
  height: number,
): number {
  if (deltaY === 0 || Math.abs(deltaX) > Math.abs(deltaY)) return 0;
  const pixels = deltaY * ([1, LINE_PIXELS, height][deltaMode] ?? 1);
  return clamp(-pixels / (ctrlKey ? PINCH_PIXELS : WHEEL_PIXELS), -WHEEL_MOST, WHEEL_MOST);
}

/**
 * Moves the camera with one finger, or moves and zooms it with two, so that the points under the fingers stay there. Points are in pixels
 * from the middle of the picture; both lists have the same length.
 */
export function cameraAfterPull(camera: Camera, before: readonly Point[], after: readonly Point[]): Camera {
  const [x0, y0] = labelPointOf(before);
  const [x1, y1] = labelPointOf(after);
  const [wasApart, isApart] = [apart(before), apart(after)];
  const nearer = wasApart > 0 && isApart > 0 ? zoomedBy(camera, Math.log2(isApart / wasApart), x0, y0) : camera;
  return cameraMovedByPixels(nearer, x1 - x0, y1 - y0);
}

function labelPointOf(points: readonly Point[]): Point {
  const sum = (axis: 0 | 1): number => points.reduce((total, point) => total + point[axis], 0);
  return [sum(0) / points.length, sum(1) / points.length];
}

/** Distance in pixels between two points; 0 if there is only one. */
function apart([a, b]: readonly Point[]): number {
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
}

/**
 * The camera position after a request; unchanged if the requested bounds are in view already. `meta` has the area of the detailed
 * base map and the bounds of the opening view.
 */
export function cameraAfter(
  request: CameraRequest,
  camera: Camera,
  size: Size,
  padding: Padding,
  { regionBounds, openingBounds }: Pick<AtlasMeta, 'regionBounds' | 'openingBounds'>,
): Camera {
  const isWithin = (padding: Required<Padding>) => (bounds: Bounds) => isInView(bounds, camera, size, padding);
  if (isRequestSatisfied(request, camera.zoom, regionBounds, isWithin(usablePadding(padding, size)))) return camera;
  const move = cameraMoveFor(request, camera.zoom, regionBounds, isWithin(beyondEdges(size, FAR_OUTSIDE)), padding);
  switch (move.type) {
    case 'jump':
      return heldCamera(move.camera);
    case 'centre': {
      const [lon, lat] = move.point;
      return cameraMovedByPixels({ zoom: camera.zoom, lat, lon }, ...freePartOffset(usablePadding(padding, size)));
    }
    case 'fit':
      if (move.bounds === openingBounds) return cameraOfOpening(openingBounds, size, padding);
      return cameraOfBounds(move.bounds, size, padding, move.mostZoom);
  }
}

/** Camera position and size of a printed picture that shows at least what the picture on the screen shows. */
export function paperFrame(camera: Camera, screen: Size): { readonly camera: Camera; readonly size: Size } {
  const height = clamp((PAPER_WIDTH * screen.height) / screen.width, ...PAPER_HEIGHTS);
  const factor = Math.min(PAPER_WIDTH / screen.width, height / screen.height);
  return {
    camera: { ...camera, zoom: camera.zoom + Math.log2(factor) },
    size: { width: PAPER_WIDTH, height: Math.round(height) },
  };
}

function isInView(bounds: Bounds, camera: Camera, size: Size, padding: Required<Padding>): boolean {
  const { project, turn } = planeOfCamera(camera, size);
  const [west, south, east, north] = unwrapBounds(bounds);
  const [x, y] = project([west, south]);
  // Both corners are computed from the western edge, because the eastern edge may lie across the antimeridian.
  const corners: readonly Point[] = [
    [x, y],
    [x + ((east - west) / 360) * turn, project([east, north])[1]],
  ];
  return areInFreePart(corners, size, padding);
}
