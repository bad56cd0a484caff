/** The Web Mercator projection. */

/** Degrees as radians. */
export const RADIANS = Math.PI / 180;
/** Greatest latitude of Web Mercator, in degrees. */
const MOST_LATITUDE = 85.0511;

/** The y of a latitude (degrees) in Web Mercator, in radians of longitude, growing northwards. */
export function mercatorY(lat: number): number {
  const held = Math.min(MOST_LATITUDE, Math.max(-MOST_LATITUDE, lat));
  return Math.log(Math.tan(Math.PI / 4 + (held * RADIANS) / 2));
}

/** The latitude in degrees of a y in Web Mercator: the inverse of `mercatorY`. */
export function latitudeOf(y: number): number {
  return (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIANS;
}

/** Pixels around the whole earth at zoom 0, the same as in MapLibre. */
const WORLD_PIXELS = 512;

/** Pixels per radian of longitude at a zoom. */
export function scaleOf(zoom: number): number {
  return (WORLD_PIXELS * 2 ** zoom) / (2 * Math.PI);
}

/** The zoom at which one radian of longitude is `scale` pixels wide. */
export function zoomOf(scale: number): number {
  return Math.log2((scale * 2 * Math.PI) / WORLD_PIXELS);
}
