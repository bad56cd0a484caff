/** The projections that files name, as far as they are read without a library. */
import type { Unproject } from './format';

/** Radius of the earth in Web Mercator, in metres. */
const RADIUS = 6_378_137;

/** Whether a name of a coordinate reference system is longitude and latitude on WGS 84, or within metres of it. */
export function isLonLat(name: string): boolean {
  return /CRS:?84|OGC:.*84|(?:^|\D)(?:4326|4979|4269|4258)$|WGS[ _]?(?:19)?84$/i.test(name.trim());
}

/** Whether a name of a coordinate reference system is Web Mercator. */
export function isWebMercator(name: string): boolean {
  return /(?:^|\D)(?:3857|900913|102100|102113|3785)$|Pseudo.?Mercator|Web.?Mercator/i.test(name.trim());
}

/** Web Mercator (EPSG:3857) as longitude and latitude. */
export const webMercator: Unproject = ([x, y]) => [
  (x / RADIUS) * (180 / Math.PI),
  (2 * Math.atan(Math.exp(y / RADIUS)) - Math.PI / 2) * (180 / Math.PI),
];
