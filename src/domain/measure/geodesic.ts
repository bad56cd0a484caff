/**
 * Distances, directions and areas on the WGS 84 ellipsoid by Karney's method (C. F. F. Karney, “Algorithms for geodesics”, Journal of
 * Geodesy 87, 2013): exact to nanometres. The library comes with the tools for measuring and is part of nothing that a page starts with.
 */
import { Geodesic } from 'geographiclib-geodesic';
import { lonNear, wrapLon } from '../bounds';
import type { LonLat } from '../model';

const { WGS84, STANDARD, LATITUDE, LONGITUDE, LONG_UNROLL, DISTANCE_IN } = Geodesic;

/** The shortest line between two points. */
export interface Leg {
  /** Length in metres. */
  readonly metres: number;
  /** Direction at the start, in degrees clockwise from north, 0 up to 360. */
  readonly azimuth: number;
  /** Direction in which the line arrives at its end, in degrees clockwise from north. It differs from `azimuth`, since meridians converge. */
  readonly finalAzimuth: number;
}

/** What a line through several points measures. */
export interface MeasuredLine {
  readonly legs: readonly Leg[];
  /** Length of all legs in metres. */
  readonly metres: number;
  /** The shortest line from the first point to the last; null for fewer than two points. */
  readonly across: Leg | null;
}

/** What the area within a closed line measures. */
export interface MeasuredArea {
  readonly squareMetres: number;
  /** Length of the closed line in metres. */
  readonly perimeter: number;
}

/** Metres between points of a drawn geodesic: a map draws straight lines between them. */
const STEP = 20_000;
/** At most so many points are put between two. */
const MOST_STEPS = 500;

/** The geodesic from one point to another. */
export function legBetween([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): Leg {
  const { s12 = 0, azi1 = 0, azi2 = 0 } = WGS84.Inverse(lat1, lon1, lat2, lon2, STANDARD);
  return { metres: s12, azimuth: clockwise(azi1), finalAzimuth: clockwise(azi2) };
}

/** An angle as degrees from 0 up to 360. */
function clockwise(degrees: number): number {
  return (degrees + 360) % 360;
}

/** The point that lies so many metres from another in a direction, in degrees clockwise from north. Its longitude may continue beyond 180. */
export function pointAt([lon, lat]: LonLat, azimuth: number, metres: number): LonLat {
  const { lat2 = lat, lon2 = lon } = WGS84.Direct(lat, lon, azimuth, metres, LATITUDE | LONGITUDE | LONG_UNROLL);
  return [lon2, lat2];
}

/** The legs of a line through points, each a geodesic. */
export function measureLine(points: readonly LonLat[]): MeasuredLine {
  const legs = points.slice(1).map((to, at) => legBetween(points[at] as LonLat, to));
  const [first, last] = [points[0], points.at(-1)];
  const across = first && last && legs.length > 0 ? legBetween(first, last) : null;
  return { legs, metres: legs.reduce((sum, { metres }) => sum + metres, 0), across };
}

/**
 * The area within a line that is closed from its last point to its first; its sides are geodesics. Of the two sides of the line it is the
 * smaller. Fewer than three points enclose nothing.
 */
export function measureArea(points: readonly LonLat[]): MeasuredArea {
  const polygon = WGS84.Polygon(false);
  for (const [lon, lat] of points) polygon.AddPoint(lat, lon);
  const { area = 0, perimeter } = polygon.Compute(false, true);
  return { squareMetres: points.length < 3 ? 0 : Math.abs(area), perimeter };
}

/**
 * A line of geodesics as positions between which a map may draw straight lines. Longitudes continue beyond 180 degrees instead of jumping.
 */
export function pathThrough(points: readonly LonLat[]): readonly LonLat[] {
  const path: LonLat[] = points.slice(0, 1);
  points.slice(1).forEach((to) => {
    const [lon, lat] = path.at(-1) as LonLat;
    const caps = LATITUDE | LONGITUDE | DISTANCE_IN | LONG_UNROLL;
    const line = WGS84.InverseLine(lat, lon, to[1], to[0], caps);
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(line.s13 / STEP)));
    for (let step = 1; step < steps; step++) {
      const { lat2 = lat, lon2 = lon } = line.Position((line.s13 * step) / steps, LATITUDE | LONGITUDE | LONG_UNROLL);
      path.push([lon2, lat2]);
    }
    // The end is as it was given, on the turn of the earth on which the line arrives.
    path.push([lonNear(to[0], (path.at(-1) as LonLat)[0]), to[1]]);
  });
  return path;
}

/** A point with its longitude between -180 and 180. */
export function wrapped([lon, lat]: LonLat): LonLat {
  return [wrapLon(lon), lat];
}
