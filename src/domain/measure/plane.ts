/**
 * Questions that are answered in the plane of longitude and latitude, since GeoJSON says that lines are straight there (RFC 7946, section
 * 3.1.1): whether two segments cross, and whether a point lies inside a polygon. The answers are those of the data, not approximations.
 */
import type { Position } from 'geojson';
import { lonNear } from '../bounds';
import type { LonLat } from '../model';

/** Where two segments meet; null if they do not. Segments that lie on each other meet at an end of one of them. */
export function meetingPoint(a: LonLat, b: LonLat, c: LonLat, d: LonLat): LonLat | null {
  const turn = (p: LonLat, q: LonLat, r: LonLat): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const [ofC, ofD, ofA, ofB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (ofC * ofD < 0 && ofA * ofB < 0) {
    const share = ofA / (ofA - ofB);
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  }
  const lies = (turned: number, p: LonLat, from: LonLat, to: LonLat): boolean =>
    turned === 0 && isWithin(p[0], from[0], to[0]) && isWithin(p[1], from[1], to[1]);
  if (lies(ofC, c, a, b)) return c;
  if (lies(ofD, d, a, b)) return d;
  if (lies(ofA, a, c, d)) return a;
  return lies(ofB, b, c, d) ? b : null;
}

function isWithin(value: number, one: number, other: number): boolean {
  return value >= Math.min(one, other) && value <= Math.max(one, other);
}

/**
 * Whether a point lies inside a polygon: an outer ring, then its holes (RFC 7946, section 3.1.6). The ring may lie full turns away or
 * continue beyond 180 degrees.
 */
export function isInPolygon([lon, lat]: LonLat, rings: readonly (readonly Position[])[]): boolean {
  const outer = rings[0] ?? [];
  let [west, east] = [Infinity, -Infinity];
  for (const [x = 0] of outer) {
    west = Math.min(west, x);
    east = Math.max(east, x);
  }
  if (west > east) return false;
  const first = lonNear(lon, (west + east) / 2);
  // A ring wider than half the earth may have the point on either side of the one nearest to its middle.
  return [first - 360, first, first + 360].some(
    (x) => x >= west && x <= east && rings.reduce((sum, ring) => sum + crossings(ring, x, lat), 0) % 2 === 1,
  );
}

/** How often a ray to the east from a point crosses a ring. */
function crossings(ring: readonly Position[], x: number, y: number): number {
  let count = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x0 = 0, y0 = 0] = ring[at - 1] as Position;
    const [x1 = 0, y1 = 0] = ring[at] as Position;
    if (y0 > y !== y1 > y && x < x0 + ((x1 - x0) * (y - y0)) / (y1 - y0)) count++;
  }
  return count;
}

/** Whether a line that is closed from its last point to its first crosses itself. */
export function crossesItself(points: readonly LonLat[]): boolean {
  const line: LonLat[] = [];
  for (const point of [...points, ...points.slice(0, 1)])
    line.push([lonNear(point[0], line.at(-1)?.[0] ?? point[0]), point[1]]);
  const count = points.length;
  for (let one = 0; one < count; one++) {
    for (let other = one + 2; other < count; other++) {
      // The last side ends where the first begins.
      if (one === 0 && other === count - 1) continue;
      const [a, b, c, d] = [line[one], line[one + 1], line[other], line[other + 1]] as [LonLat, LonLat, LonLat, LonLat];
      if (meetingPoint(a, b, c, d)) return true;
    }
  }
  return false;
}
