/**
 * Arithmetic of bounds on the globe. Where bounds cross the antimeridian, west is greater than east (RFC 7946, section 5.2): bounds from
 * 170° E to 170° W are `[170, south, -170, north]`. Longitudes of bounds lie between -180 and 180.
 */
import type { Bounds, LonLat } from './model';

/** Bounds that cover the whole earth. */
export const WHOLE_EARTH: Bounds = [-180, -90, 180, 90];

/** The same longitude expressed between -180 and 180 degrees. */
export function wrapLon(lon: number): number {
  // A longitude that is in range already is returned as it is: arithmetic would change its last digits.
  if (lon >= -180 && lon <= 180) return lon;
  const turned = (((lon + 180) % 360) + 360) % 360;
  return turned - 180;
}

/**
 * The same longitude, plus or minus full turns of 360 degrees, so that it lies within 180 degrees of `near` and the two can be compared
 * as numbers.
 */
export function lonNear(lon: number, near: number): number {
  return lon + 360 * Math.round((near - lon) / 360);
}

/** How many degrees of longitude the bounds cover, from 0 to 360. */
export function lonWidthOfBounds([west, , east]: Bounds): number {
  return west <= east ? east - west : east - west + 360;
}

/** Bounds with west < east as plain numbers: if they cross the antimeridian, east is greater than 180 degrees. */
export function unwrapBounds(bounds: Bounds): Bounds {
  const [west, south, east, north] = bounds;
  return west <= east ? bounds : [west, south, east + 360, north];
}

/**
 * Bounds with both longitudes brought between -180 and 180 degrees; the input has west < east and may be any number of full turns away.
 */
export function wrapBounds([west, south, east, north]: Bounds): Bounds {
  if (east - west >= 360) return [-180, south, 180, north];
  return [wrapLon(west), south, wrapLon(east), north];
}

/** Narrower bounds than this, in degrees, have a decimal more. */
const NARROW = 1;

/**
 * Bounds as they are written: wrapped, and no more exact than a screen shows them, which is some ten metres where they cover less than a
 * degree, and else some hundred.
 */
export function writtenBounds(bounds: Bounds): Bounds {
  const wrapped = wrapBounds(bounds);
  const [, south, , north] = wrapped;
  const scale = 10 ** (Math.min(lonWidthOfBounds(wrapped), north - south) < NARROW ? 4 : 3);
  const [w, s, e, n] = wrapped.map((value) => Math.round(value * scale) / scale || 0) as [
    number,
    number,
    number,
    number,
  ];
  return [w, s, e, n];
}

/** The point in the middle of the bounds, longitude and latitude in degrees. */
export function centreOfBounds(bounds: Bounds): LonLat {
  const [west, south, east, north] = unwrapBounds(bounds);
  return [wrapLon((west + east) / 2), (south + north) / 2];
}

/** Splits bounds at the antimeridian: two bounds if they cross it, else the given bounds alone. */
export function splitAtAntimeridian(bounds: Bounds): readonly Bounds[] {
  const [west, south, east, north] = bounds;
  if (west <= east) return [bounds];
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
}

/** Whether a point lies inside bounds or on their edge. */
export function containsPoint([west, south, east, north]: Bounds, [lon, lat]: LonLat): boolean {
  const isBetween = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
  return isBetween && lat >= south && lat <= north;
}

/** Whether all of `inner` lies inside `outer` or on its edge. */
export function containsBounds(outer: Bounds, inner: Bounds): boolean {
  if (inner[1] < outer[1] || inner[3] > outer[3]) return false;
  if (lonWidthOfBounds(outer) >= 360) return true;
  const [west, , east] = unwrapBounds(outer);
  // The inner west may be full turns of 360 degrees away: the comparison uses the first equivalent longitude at or east of the outer
  // west.
  const start = inner[0] >= west ? inner[0] : inner[0] + 360;
  return start + lonWidthOfBounds(inner) <= east;
}

/** Whether two bounds overlap or touch. */
export function overlapBounds(one: Bounds, other: Bounds): boolean {
  return splitAtAntimeridian(one).some((a) =>
    splitAtAntimeridian(other).some((b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]),
  );
}

/**
 * The narrowest bounds that contain all the given bounds; null if none are given. The result crosses the antimeridian only if that makes
 * it narrower.
 */
export function unionBounds(all: readonly Bounds[]): Bounds | null {
  if (all.length === 0) return null;
  const south = Math.min(...all.map((bounds) => bounds[1]));
  const north = Math.max(...all.map((bounds) => bounds[3]));
  const sorted = all.flatMap(splitAtAntimeridian).sort((a, b) => a[0] - b[0]);
  const [first] = sorted as [Bounds];
  let reached = first[2];
  // The widest gap in longitude between the bounds. The result covers everything except this gap.
  let widest = { width: 0, from: 0, to: 0 };
  for (const [west, , east] of sorted) {
    if (west - reached > widest.width) widest = { width: west - reached, from: reached, to: west };
    reached = Math.max(reached, east);
  }
  // The gap across the antimeridian. If two gaps are equally wide this one is chosen, because bounds that do not cross the antimeridian
  // are easier to read.
  const across = first[0] + 360 - reached;
  if (across >= widest.width && across > 0) return [first[0], south, reached, north];
  return widest.width > 0 ? [widest.to, south, widest.from, north] : [-180, south, 180, north];
}
