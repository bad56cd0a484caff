/** Where a still map looks: the same answers to requests and the same frames as the live map's camera. Pure. */
import { leastZoom, nearestZoom, REGION_BOX, type Camera, type CameraRequest, type Padding } from '../domain/camera';
import type { Point } from '../domain/geometry';
import type { Bounds } from '../domain/model';
import { clamp } from '../domain/time';
import { latitudeOf, mercatorY, planeOfCamera, scaleOf, zoomOf, type Size } from './project';

/** Zooms that can be reached, as on the live map. */
const LEAST = 1;
const MOST = 13;
/** A picture for paper: its width in pixels, and the least and the greatest height. */
const PAPER_WIDTH = 720;
const PAPER_HEIGHTS = [380, 560] as const;

/** Pixels of the wheel that bring the camera a zoom nearer: a notch has about 120. */
const WHEEL_PIXELS = 240;
/** Likewise with the control key, which browsers also report where two fingers move apart on a touchpad: by little at a time. */
const PINCH_PIXELS = 70;
/** The most that one event of the wheel may zoom. */
const WHEEL_MOST = 0.5;
/** Pixels of a line, where a browser counts the wheel in lines (`WheelEvent.deltaMode`, UI Events, section 3.5). */
const LINE_PIXELS = 40;

const RADIANS = Math.PI / 180;

/** A camera inside the zooms and the latitudes that can be shown. */
export function heldCamera({ zoom, lat, lon }: Camera): Camera {
  return { zoom: clamp(zoom, LEAST, MOST), lat: clamp(lat, -80, 80), lon: clamp(lon, -180, 180) };
}

/** The camera that frames bounds (degrees) in the free part of a picture, no nearer than `mostZoom`. */
export function cameraOfBounds(bounds: Bounds, size: Size, padding: Padding, mostZoom = MOST): Camera {
  const [west, south, east, north] = bounds;
  const { top, right, bottom, left } = fitting(padding, size);
  const [low, high] = [mercatorY(south), mercatorY(north)];
  const across = (size.width - left - right) / ((east - west) * RADIANS);
  const down = (size.height - top - bottom) / (high - low);
  const zoom = clamp(zoomOf(Math.min(across, down)), LEAST, Math.min(mostZoom, MOST));
  const scale = scaleOf(zoom);
  // The middle of the bounds stands in the middle of what is free.
  return {
    zoom,
    lat: latitudeOf((low + high) / 2 + (top - bottom) / 2 / scale),
    lon: (west + east) / 2 - (left - right) / 2 / scale / RADIANS,
  };
}

/** What a camera sees in a picture: west, south, east, north in degrees. */
export function boundsOfCamera({ zoom, lat, lon }: Camera, { width, height }: Size): Bounds {
  const scale = scaleOf(zoom);
  const [halfX, halfY, middle] = [width / 2 / scale / RADIANS, height / 2 / scale, mercatorY(lat)];
  return [lon - halfX, latitudeOf(middle - halfY), lon + halfX, latitudeOf(middle + halfY)];
}

/** Whether a picture shows ground that the region's base map does not cover. */
export function needsWorld(camera: Camera, size: Size): boolean {
  const [west, south, east, north] = boundsOfCamera(camera, size);
  return west < REGION_BOX[0] || south < REGION_BOX[1] || east > REGION_BOX[2] || north > REGION_BOX[3];
}

/** The camera moved by pixels: what was at the left comes in with a positive `x`, what was above with a positive `y`. */
export function movedBy({ zoom, lat, lon }: Camera, x: number, y: number): Camera {
  const scale = scaleOf(zoom);
  return heldCamera({ zoom, lat: latitudeOf(mercatorY(lat) + y / scale), lon: lon - x / scale / RADIANS });
}

/** The camera nearer by `by` zooms (further where it is negative), with what lies at `x`, `y` pixels from the middle staying there. */
export function zoomedBy(camera: Camera, by: number, x = 0, y = 0): Camera {
  const zoom = clamp(camera.zoom + by, LEAST, MOST);
  const factor = 2 ** (zoom - camera.zoom);
  return movedBy({ ...camera, zoom }, x * (1 - factor), y * (1 - factor));
}

/** How many zooms nearer a turn of the wheel brings the camera in a picture of this height; 0 where it is turned sideways. */
export function wheelZooms(
  { deltaX, deltaY, deltaMode, ctrlKey }: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey'>,
  height: number,
): number {
  if (deltaY === 0 || Math.abs(deltaX) > Math.abs(deltaY)) return 0;
  const pixels = deltaY * ([1, LINE_PIXELS, height][deltaMode] ?? 1);
  return clamp(-pixels / (ctrlKey ? PINCH_PIXELS : WHEEL_PIXELS), -WHEEL_MOST, WHEEL_MOST);
}

/**
 * The camera pulled by one finger or by two, which also zoom: what lies under them stays there. Points are pixels from the middle of
 * the picture, as many after as before.
 */
export function pulledBy(camera: Camera, before: readonly Point[], after: readonly Point[]): Camera {
  const [x0, y0] = middleOf(before);
  const [x1, y1] = middleOf(after);
  const [wasApart, isApart] = [apart(before), apart(after)];
  const nearer = wasApart > 0 && isApart > 0 ? zoomedBy(camera, Math.log2(isApart / wasApart), x0, y0) : camera;
  return movedBy(nearer, x1 - x0, y1 - y0);
}

function middleOf(points: readonly Point[]): Point {
  const sum = (axis: 0 | 1): number => points.reduce((total, point) => total + point[axis], 0);
  return [sum(0) / points.length, sum(1) / points.length];
}

/** Pixels between two points; 0 where there is only one. */
function apart([a, b]: readonly Point[]): number {
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
}

/** The camera after a request, as the live map answers it: the same one where what is asked for is in view already. */
export function cameraAfter(request: CameraRequest, camera: Camera, size: Size, padding: Padding): Camera {
  const { bounds, force, keepsZoom, exactly } = request;
  if (exactly) return heldCamera(exactly);
  if (!force && camera.zoom >= leastZoom(request) && isInView(bounds, camera, size, padding)) return camera;
  if (!keepsZoom) return cameraOfBounds(bounds, size, padding, nearestZoom(request, camera.zoom));
  const [west, south, east, north] = bounds;
  const { top, right, bottom, left } = fitting(padding, size);
  const middle = { zoom: camera.zoom, lat: (south + north) / 2, lon: (west + east) / 2 };
  return movedBy(middle, (left - right) / 2, (top - bottom) / 2);
}

/** The camera and the size of a picture on paper that shows at least what a picture on the screen does. */
export function paperFrame(camera: Camera, screen: Size): { readonly camera: Camera; readonly size: Size } {
  const height = clamp((PAPER_WIDTH * screen.height) / screen.width, ...PAPER_HEIGHTS);
  const factor = Math.min(PAPER_WIDTH / screen.width, height / screen.height);
  return {
    camera: { ...camera, zoom: camera.zoom + Math.log2(factor) },
    size: { width: PAPER_WIDTH, height: Math.round(height) },
  };
}

function isInView([west, south, east, north]: Bounds, camera: Camera, size: Size, padding: Padding): boolean {
  const { project } = planeOfCamera(camera, size);
  const { top, right, bottom, left } = fitting(padding, size);
  const [minX, maxY] = project([west, south]);
  const [maxX, minY] = project([east, north]);
  return minX >= left && maxX <= size.width - right && minY >= top && maxY <= size.height - bottom;
}

/** Padding in full; none where it would leave nothing of the picture. */
function fitting({ top = 0, right = 0, bottom = 0, left = 0 }: Padding, { width, height }: Size): Required<Padding> {
  const leaves = width - left - right >= 40 && height - top - bottom >= 40;
  return leaves ? { top, right, bottom, left } : { top: 0, right: 0, bottom: 0, left: 0 };
}
