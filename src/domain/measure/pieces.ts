/**
 * A geometry cut into short pieces, in a tree of boxes in space (metres from the earth's centre). The straight way through the earth is
 * never longer than the way on it, so the distance between two boxes is a cheap lower bound of the distance between what they hold.
 *
 * Between two positions a line is straight in longitude and latitude, as GeoJSON says (RFC 7946, section 3.1.1), however long it is. A line
 * across the antimeridian is cut there or continues beyond 180 degrees.
 */
import type { Geometry, Position } from 'geojson';
import type { LonLat } from '../model';

/** Semi-major axis in metres and square of the eccentricity of WGS 84. */
const A = 6_378_137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const RADIANS = Math.PI / 180;
/** Pieces cover at most so many degrees of longitude and latitude: on a short piece the distance from anything has one minimum. */
const LONGEST = 1;

/** A point in space: metres from the earth's centre along three axes. */
export type Vector = readonly [x: number, y: number, z: number];

/** A short piece of a line, or a point: then both ends are the same. */
export interface Piece {
  readonly from: LonLat;
  readonly to: LonLat;
  /** The ends in space. */
  readonly start: Vector;
  readonly end: Vector;
  /** No point of the piece lies further than so many metres from the straight line through the earth between its ends. */
  readonly bulge: number;
}

/** A box in space, and the pieces in it: a single one, or two smaller boxes. */
export interface Box {
  /** Least x, y, z and greatest x, y, z. */
  readonly edges: readonly [number, number, number, number, number, number];
  readonly piece: Piece | null;
  readonly halves: readonly [Box, Box] | null;
}

/** A geometry prepared for measuring. */
export interface Shape {
  /** All pieces; null if the geometry has no position. */
  readonly box: Box | null;
  /** One position of each point, line and polygon. */
  readonly starts: readonly LonLat[];
  /** Rings of each polygon: the outer one, then its holes. */
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

/** Prepares a geometry for measuring; do it once for each. */
export function shapeOf(geometry: Geometry): Shape {
  const pieces: Piece[] = [];
  const starts: LonLat[] = [];
  const polygons: Position[][][] = [];
  const addLine = (line: readonly Position[]): void => {
    const [first] = line;
    if (!first) return;
    if (line.length === 1) pieces.push(pieceOf(lonLat(first), lonLat(first)));
    for (let at = 1; at < line.length; at++)
      addPieces(pieces, lonLat(line[at - 1] as Position), lonLat(line[at] as Position));
  };
  const add = (each: Geometry): void => {
    switch (each.type) {
      case 'Point':
        if (each.coordinates.length < 2) return;
        addLine([each.coordinates]);
        starts.push(lonLat(each.coordinates));
        return;
      case 'MultiPoint':
        each.coordinates.forEach((coordinates) => add({ type: 'Point', coordinates }));
        return;
      case 'LineString':
        addLine(each.coordinates);
        starts.push(...each.coordinates.slice(0, 1).map(lonLat));
        return;
      case 'MultiLineString':
        each.coordinates.forEach((coordinates) => add({ type: 'LineString', coordinates }));
        return;
      case 'Polygon':
        each.coordinates.forEach(addLine);
        starts.push(...(each.coordinates[0] ?? []).slice(0, 1).map(lonLat));
        polygons.push(each.coordinates);
        return;
      case 'MultiPolygon':
        each.coordinates.forEach((coordinates) => add({ type: 'Polygon', coordinates }));
        return;
      case 'GeometryCollection':
        each.geometries.forEach(add);
    }
  };
  add(geometry);
  return { box: pieces.length === 0 ? null : boxOf(pieces, 0, pieces.length), starts, polygons };
}

function lonLat([lon = 0, lat = 0]: Position): LonLat {
  return [lon, lat];
}

/** Adds a segment as pieces that are short enough. */
function addPieces(pieces: Piece[], from: LonLat, to: LonLat): void {
  const count = Math.max(1, Math.ceil(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])) / LONGEST));
  let last = from;
  for (let at = 1; at <= count; at++) {
    const next = at === count ? to : along(from, to, at / count);
    pieces.push(pieceOf(last, next));
    last = next;
  }
}

/** The position at a share of the way between two, straight in longitude and latitude. */
export function along(from: LonLat, to: LonLat, share: number): LonLat {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}

function pieceOf(from: LonLat, to: LonLat): Piece {
  const [eastward, northward] = [Math.abs(to[0] - from[0]) * RADIANS, Math.abs(to[1] - from[1]) * RADIANS];
  const [low, high] = [Math.min(Math.abs(from[1]), Math.abs(to[1])), Math.max(Math.abs(from[1]), Math.abs(to[1]))];
  // Error of linear interpolation: an eighth of the greatest second derivative. A hundredth more covers the ellipsoid.
  const second =
    northward * northward +
    2 * eastward * northward * Math.sin(high * RADIANS) +
    eastward * eastward * Math.cos((from[1] * to[1] < 0 ? 0 : low) * RADIANS);
  return { from, to, start: inSpace(from), end: inSpace(to), bulge: (second * A * 1.01) / 8 };
}

/** A position on the ellipsoid as a point in space. */
export function inSpace([lon, lat]: LonLat): Vector {
  const [sine, cosine] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  const radius = A / Math.sqrt(1 - E2 * sine * sine);
  const [x, y] = [Math.cos(lon * RADIANS), Math.sin(lon * RADIANS)];
  return [radius * cosine * x, radius * cosine * y, radius * (1 - E2) * sine];
}

/** How far a position moves, in metres east and north, where longitude and latitude change by so many degrees. */
export function metresPerTurn(lat: number, dLon: number, dLat: number): readonly [east: number, north: number] {
  const sine = Math.sin(lat * RADIANS);
  const under = 1 - E2 * sine * sine;
  const across = A / Math.sqrt(under);
  return [across * Math.cos(lat * RADIANS) * dLon * RADIANS, ((across * (1 - E2)) / under) * dLat * RADIANS];
}

/** Pieces that follow each other lie near each other, so halves of the list make good boxes. */
function boxOf(pieces: readonly Piece[], from: number, to: number): Box {
  if (to - from === 1) {
    const piece = pieces[from] as Piece;
    const { start, end, bulge } = piece;
    const low = (axis: 0 | 1 | 2): number => Math.min(start[axis], end[axis]) - bulge;
    const high = (axis: 0 | 1 | 2): number => Math.max(start[axis], end[axis]) + bulge;
    return { edges: [low(0), low(1), low(2), high(0), high(1), high(2)], piece, halves: null };
  }
  const middle = (from + to) >> 1;
  const [one, other] = [boxOf(pieces, from, middle), boxOf(pieces, middle, to)];
  const [a, b] = [one.edges, other.edges];
  return {
    edges: [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.min(a[2], b[2]),
      Math.max(a[3], b[3]),
      Math.max(a[4], b[4]),
      Math.max(a[5], b[5]),
    ],
    piece: null,
    halves: [one, other],
  };
}

/** Straight distance between two boxes in metres, given by their edges; 0 if they overlap. */
export function gapBetween(a: Box['edges'], b: Box['edges']): number {
  const x = Math.max(0, b[0] - a[3], a[0] - b[3]);
  const y = Math.max(0, b[1] - a[4], a[1] - b[4]);
  const z = Math.max(0, b[2] - a[5], a[2] - b[5]);
  return Math.sqrt(x * x + y * y + z * z);
}

/** A lower bound of the straight distance between two pieces in metres. */
export function gapOfPieces(one: Piece, other: Piece): number {
  return Math.max(0, betweenSegments(one.start, one.end, other.start, other.end) - one.bulge - other.bulge);
}

/** Distance between two straight segments in space (C. Ericson, “Real-Time Collision Detection”, 2005, section 5.1.9). */
function betweenSegments(p1: Vector, q1: Vector, p2: Vector, q2: Vector): number {
  const [d1, d2, r] = [minus(q1, p1), minus(q2, p2), minus(p1, p2)];
  const [a, e, f] = [dot(d1, d1), dot(d2, d2), dot(d2, r)];
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  let [s, t] = [0, 0];
  if (a > 0 && e === 0) s = clip(-dot(d1, r) / a);
  else if (a === 0 && e > 0) t = clip(f / e);
  else if (a > 0) {
    const [b, c] = [dot(d1, d2), dot(d1, r)];
    const under = a * e - b * b;
    s = under > 0 ? clip((b * f - c * e) / under) : 0;
    t = (b * s + f) / e;
    if (t < 0 || t > 1) {
      t = clip(t);
      s = clip((b * t - c) / a);
    }
  }
  return Math.hypot(r[0] + d1[0] * s - d2[0] * t, r[1] + d1[1] * s - d2[1] * t, r[2] + d1[2] * s - d2[2] * t);
}

function minus(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
