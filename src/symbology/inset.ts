/** The inset: a small picture of the lands in which venues lie. It is made when the atlas is built; venues are drawn over it. */
import { lonNear } from '../domain/bounds';
import { latitudeOf, mercatorY, RADIANS } from '../domain/mercator';
import type { Bounds, LonLat } from '../domain/model';
import type { Point } from '../domain/geometry';

/** Width and height of the picture in its own units; it is drawn at half of that or less. */
export const INSET_SIZE = { width: 512, height: 288 } as const;

/** The picture: SVG path data in the units of `INSET_SIZE`. */
export interface InsetPicture {
  /** Bounds that the picture shows. */
  readonly bounds: Bounds;
  readonly land: string;
  /** Borders of countries. */
  readonly borders: string;
}

/** The share of the width and height that is left free around venues. */
const MARGIN = 0.13;

/** The bounds of an inset that shows all points, in the proportions of `INSET_SIZE`. */
export function insetBounds(points: readonly LonLat[]): Bounds {
  const lons = points.map(([lon]) => lonNear(lon, points[0]?.[0] ?? 0) * RADIANS);
  const heights = points.map(([, lat]) => mercatorY(lat));
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const { width, height } = INSET_SIZE;
  // A tenth of a radian, some 600 km: a single venue is shown with what lies around it.
  const across = Math.max(east - west, ((high - low) * width) / height, 0.1) * (1 + 2 * MARGIN);
  const [x, y, up] = [(west + east) / 2, (low + high) / 2, (across * height) / width];
  return [(x - across / 2) / RADIANS, latitudeOf(y - up / 2), (x + across / 2) / RADIANS, latitudeOf(y + up / 2)];
}

/** Where a place lies in an inset, in the units of `INSET_SIZE`. */
export function insetPoint(bounds: Bounds, [lon, lat]: LonLat): Point {
  return insetPointPlain(bounds, [lonNear(lon, (bounds[0] + bounds[2]) / 2), lat]);
}

/** The same with the longitude as a plain number: the points of a line stay together, on whichever turn of the globe. */
export function insetPointPlain([west, south, east, north]: Bounds, [lon, lat]: LonLat): Point {
  const { width, height } = INSET_SIZE;
  const [low, high] = [mercatorY(south), mercatorY(north)];
  return [((lon - west) / (east - west)) * width, ((high - mercatorY(lat)) / (high - low)) * height];
}
