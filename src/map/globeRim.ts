/** The rim of the globe at low zooms: where it is on the map, and what lies behind it. Pure functions; lengths are pixels. */
import type { Camera, Size } from '../domain/camera';
import { RADIANS, scaleOf } from '../domain/mercator';
import type { Bounds, LonLat } from '../domain/model';

/** From this zoom on the map is no globe any more, or so near that no rim is seen. */
const GLOBE_ZOOM = 3.8;
/** The engine's camera is this many heights of the map away from its middle: a field of view of 36.87 degrees. */
const HEIGHTS_AWAY = 1.5;
/** Boxes beyond the rim are in rows of this height. */
const ROW = 24;
/** How far boxes reach beyond the map. */
const BEYOND = 120;

/** The side of the globe that a camera sees. */
export interface Globe {
  /** Radius of its rim. */
  readonly radius: number;
  /** How far from the rim a place is, inwards; negative if it lies behind the rim. */
  readonly depth: (place: LonLat) => number;
}

/** The globe as a camera sees it; null if the map shows no rim. */
export function globeOf(camera: Camera, size: Size): Globe | null {
  if (camera.zoom >= GLOBE_ZOOM) return null;
  const globe = sphereOf(camera, size);
  return globe.radius > Math.hypot(size.width, size.height) / 2 ? null : globe;
}

/** The globe as a camera sees it, whose rim may lie outside the map. */
export function sphereOf({ zoom, lat, lon }: Camera, { height }: Size): Globe {
  const away = HEIGHTS_AWAY * height;
  const sphere = scaleOf(zoom) / Math.cos(lat * RADIANS);
  const far = sphere + away;
  const radius = (away * sphere) / Math.sqrt(far ** 2 - sphere ** 2);
  return {
    radius,
    depth: ([placeLon, placeLat]) => {
      const [a, b, turn] = [lat * RADIANS, placeLat * RADIANS, (placeLon - lon) * RADIANS];
      const cosine = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
      // Behind the horizon the angle to the middle has a smaller cosine than on it.
      if (cosine <= sphere / far) return -1;
      return radius - (away * sphere * Math.sqrt(1 - cosine ** 2)) / (far - sphere * cosine);
    },
  };
}

/** Boxes that cover everything outside a disc in the middle of a map. */
export function boxesBeyond(radius: number, { width, height }: Size): readonly Bounds[] {
  const [x, y] = [width / 2, height / 2];
  return Array.from({ length: Math.ceil(height / ROW) }, (_, row): readonly Bounds[] => {
    const [top, bottom] = [row * ROW, (row + 1) * ROW];
    const off = Math.max(Math.abs(top - y), Math.abs(bottom - y));
    if (off >= radius) return [[-BEYOND, top, width + BEYOND, bottom]];
    const half = Math.sqrt(radius ** 2 - off ** 2);
    const sides: readonly Bounds[] = [
      [-BEYOND, top, x - half, bottom],
      [x + half, top, width + BEYOND, bottom],
    ];
    return sides.filter(([left, , right]) => right > 0 && left < width);
  }).flat();
}

/** Strips around a map, so that its edge cuts no name; they reach this many pixels into it. */
export function boxesAround({ width, height }: Size, inwards: number): readonly Bounds[] {
  return [
    [-BEYOND, -BEYOND, width + BEYOND, inwards],
    [-BEYOND, height - inwards, width + BEYOND, height + BEYOND],
    [-BEYOND, -BEYOND, inwards, height + BEYOND],
    [width - inwards, -BEYOND, width + BEYOND, height + BEYOND],
  ];
}
