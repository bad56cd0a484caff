/** Makes what a file has as geometry GeoJSON that can be drawn (RFC 7946, section 3.1), and notes what was mended or left out. */
import type { Geometry, Position } from 'geojson';
import { wrapLon } from '../../domain/bounds';
import { cutLine, cutPolygon } from './antimeridian';
import type { Unproject } from './format';
import type { Notes, Noun } from './notes';

/** How the coordinates of a file are read. */
export interface GeometryWays {
  /** Whether latitude comes first. */
  readonly isSwapped: boolean;
  readonly unproject?: Unproject | undefined;
}

/** Collections lie at most this deep in each other. */
const MOST_DEEP = 32;
/** Longitudes beyond this are no longitudes: a file that goes on beyond 180 degrees does so for one turn. */
const MOST_LON = 540;

const TYPES: Readonly<Record<string, Exclude<Geometry['type'], 'GeometryCollection'>>> = {
  point: 'Point',
  multipoint: 'MultiPoint',
  linestring: 'LineString',
  multilinestring: 'MultiLineString',
  polygon: 'Polygon',
  multipolygon: 'MultiPolygon',
};

/** How deep the positions of a geometry lie. */
const DEPTHS = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

/** A number with a decimal comma. */
const DECIMAL_COMMA = /^(\s*-?\d+),(\d+\s*)$/;

/** Messages of faults in geometry; tests and the search for exchanged axes name some. */
export const GEOMETRY_NOTES = {
  none: 'The feature has no geometry: it is in the table, but not on the map.',
  empty: 'The geometry has no coordinates: the feature is in the table, but not on the map.',
  unknown: 'The geometry is of no type of GeoJSON: the feature is in the table, but not on the map.',
  shape: 'The coordinates do not have the form of their type: the feature is in the table, but not on the map.',
  range:
    'A latitude lies beyond 90 degrees, or a longitude far beyond 180: the position was left out. Are latitude and longitude exchanged, or is the file in another projection?',
  noNumber: 'A coordinate is no number: the position was left out.',
  height: 'A height is no number: it was left out.',
  text: 'Coordinates are written as texts: they were read as numbers.',
  comma: 'Coordinates have a decimal comma: they were read as numbers.',
  short: 'A line has one position, or a ring fewer than four: it was left out.',
  open: 'A ring does not end where it begins (RFC 7946, section 3.1.6): it was closed.',
  winding: 'A ring runs the wrong way round (RFC 7946, section 3.1.6): it was turned.',
  nested: 'Collections of geometries lie in each other: they were made one.',
  more: 'Positions have more than longitude, latitude and height: the other numbers were left out.',
  beyond:
    'Longitudes lie beyond 180 degrees: the shape was brought into range, cut at the antimeridian if it crosses it.',
  jump: 'A line goes more than half around the earth between two positions. If it should cross the antimeridian, it must be cut in two there (RFC 7946, section 3.1.9).',
  deep: `Collections of geometries lie more than ${MOST_DEEP} deep in each other: the deeper ones were left out.`,
  case: 'The type of a geometry is written in other letters than in GeoJSON: it was read all the same.',
} as const;

/** The note on features without a geometry, with their number; “no position” is what it is for rows, too. */
function noneWords(count: number, noun: Noun): string {
  const [s, have, are] = count === 1 ? (['', 'has', 'it is'] as const) : (['s', 'have', 'they are'] as const);
  return `${count.toLocaleString('en')} ${noun}${s} ${have} no position: ${are} in the table, not on the map.`;
}

/** The geometry of a feature; null if it has none that can be drawn. */
export function cleanGeometry(given: unknown, at: number, notes: Notes, ways: GeometryWays): Geometry | null {
  return new Cleaner(at, notes, ways).geometry(given);
}

class Cleaner {
  readonly #at: number;
  readonly #notes: Notes;
  readonly #ways: GeometryWays;
  /** Whether nothing needs to be done with good positions. */
  readonly #isPlain: boolean;

  constructor(at: number, notes: Notes, ways: GeometryWays) {
    this.#at = at;
    this.#notes = notes;
    this.#ways = ways;
    this.#isPlain = !ways.isSwapped && !ways.unproject;
  }

  geometry(given: unknown): Geometry | null {
    if (given === null || given === undefined) return this.#none('told', 'none');
    const { type, coordinates, geometries } = given as Record<string, unknown>;
    if (typeof given !== 'object' || typeof type !== 'string') return this.#none('dropped', 'unknown');
    if (type.toLowerCase() === 'geometrycollection') return this.#collection(geometries);
    return this.#simple(type, coordinates);
  }

  /** A geometry with coordinates. */
  #simple(written: string, coordinates: unknown): Geometry | null {
    const type = TYPES[written.toLowerCase()];
    if (!type) return this.#none('dropped', 'unknown');
    if (type !== written) this.#note('repaired', 'case');
    if (!hasDepth(coordinates, DEPTHS[type])) return this.#none('dropped', 'shape');
    switch (type) {
      case 'Point': {
        if ((coordinates as Position).length === 0) return this.#none('told', 'empty');
        const position = this.#position(coordinates);
        return position && { type, coordinates: this.#inRange([position])[0] as Position };
      }
      case 'MultiPoint': {
        const positions = this.#inRange(this.#positions(coordinates as readonly unknown[]));
        return positions.length > 0 ? { type, coordinates: positions } : this.#gone(coordinates);
      }
      case 'LineString':
      case 'MultiLineString': {
        const lines = (type === 'LineString' ? [coordinates] : coordinates) as readonly (readonly unknown[])[];
        const read = lines.flatMap((line) => this.#line(line));
        if (read.length === 0) return this.#gone(coordinates);
        // A line that was cut is several; several of which one is left are still several.
        return type === 'LineString' && read.length === 1
          ? { type, coordinates: read[0] as Position[] }
          : { type: 'MultiLineString', coordinates: read };
      }
      default: {
        const areas = (type === 'Polygon' ? [coordinates] : coordinates) as readonly (readonly unknown[][])[];
        const read = areas.flatMap((area) => this.#polygon(area));
        if (read.length === 0) return this.#gone(coordinates);
        return type === 'Polygon' && read.length === 1
          ? { type, coordinates: read[0] as Position[][] }
          : { type: 'MultiPolygon', coordinates: read };
      }
    }
  }

  #collection(geometries: unknown): Geometry | null {
    if (!Array.isArray(geometries)) return this.#none('dropped', 'shape');
    if (geometries.length === 0) return this.#none('told', 'empty');
    const flat: Geometry[] = [];
    const add = (given: unknown, depth: number): void => {
      if (depth > MOST_DEEP) {
        this.#note('dropped', 'deep');
        return;
      }
      const inner = (given as { readonly geometries?: unknown } | null)?.geometries;
      if (Array.isArray(inner)) {
        this.#note('repaired', 'nested');
        for (const each of inner) add(each, depth + 1);
        return;
      }
      const read = this.geometry(given);
      if (read) flat.push(read);
    };
    for (const each of geometries as readonly unknown[]) add(each, 1);
    return flat.length > 0 ? { type: 'GeometryCollection', geometries: flat } : null;
  }

  #line(given: readonly unknown[]): Position[][] {
    const line = this.#positions(given);
    if (line.length < 2) {
      if (given.length > 0) this.#note('dropped', 'short');
      return [];
    }
    if (!line.some(isBeyond)) {
      if (jumps(line)) this.#note('told', 'jump');
      return [line];
    }
    this.#note('repaired', 'beyond');
    return cutLine(line);
  }

  #polygon(given: readonly (readonly unknown[])[]): Position[][][] {
    const rings: Position[][] = [];
    for (const [index, each] of given.entries()) {
      const ring = this.#ring(each, index === 0);
      if (ring) rings.push(ring);
      // Holes of an outer ring that is not there are holes in nothing.
      else if (index === 0) return [];
    }
    if (!rings[0]) return [];
    if (!rings.some((ring) => ring.some(isBeyond))) {
      if (rings.some(jumps)) this.#note('told', 'jump');
      return [rings];
    }
    this.#note('repaired', 'beyond');
    return cutPolygon(rings);
  }

  #ring(given: readonly unknown[], isOuter: boolean): Position[] | null {
    let ring = this.#positions(given);
    const [first, last] = [ring[0], ring.at(-1)];
    if (first && last && ring.length > 2 && !isSamePlace(first, last)) {
      this.#note('repaired', 'open');
      ring = [...ring, first];
    } else if (first && last && first[2] !== last[2]) {
      // Where it ends it is at another height: the two must be the same in all their numbers.
      this.#note('repaired', 'open');
      ring = [...ring.slice(0, -1), first];
    }
    if (ring.length < 4) {
      if (given.length > 0) this.#note('dropped', 'short');
      return null;
    }
    const area = signedArea(ring);
    if (area !== 0 && area > 0 !== isOuter) {
      this.#note('repaired', 'winding');
      return ring.toReversed();
    }
    return ring;
  }

  /** The good ones of some positions. Where all are good, they are the very same. */
  #positions(given: readonly unknown[]): Position[] {
    if (this.#isPlain && given.every(isGood)) return given as Position[];
    return given.flatMap((each) => {
      const position = this.#position(each);
      return position ? [position] : [];
    });
  }

  /** A position as longitude and latitude; null if it is none. */
  #position(given: unknown): Position | null {
    if (this.#isPlain && isGood(given)) return given as Position;
    const numbers = Array.isArray(given) ? (given as readonly unknown[]).slice(0, 3).map(numberOf) : [];
    const [x, y] = numbers;
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) {
      this.#note('dropped', 'noNumber');
      return null;
    }
    const written = given as readonly unknown[];
    if (written.length > 3) this.#note('repaired', 'more');
    if (typeof written[0] === 'string' || typeof written[1] === 'string')
      this.#note('repaired', String(written[0]).includes(',') || String(written[1]).includes(',') ? 'comma' : 'text');
    const ordered: readonly [number, number] = this.#ways.isSwapped ? [y, x] : [x, y];
    const [lon, lat] = this.#ways.unproject ? this.#ways.unproject(ordered) : ordered;
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= MOST_LON)) {
      this.#note('dropped', 'range');
      return null;
    }
    const height = numbers[2];
    if (height === undefined || Number.isFinite(height)) return height === undefined ? [lon, lat] : [lon, lat, height];
    this.#note('repaired', 'height');
    return [lon, lat];
  }

  /** Points with their longitudes between -180 and 180. */
  #inRange(points: readonly Position[]): Position[] {
    if (!points.some(isBeyond)) return points as Position[];
    this.#note('repaired', 'beyond');
    return points.map(([lon, ...rest]) => [wrapLon(lon as number), ...rest]);
  }

  /** No geometry, for no coordinates; where some were left out, that was noted. */
  #gone(coordinates: unknown): null {
    const isEmpty = (coordinates as readonly unknown[]).flat(3).length === 0;
    return isEmpty ? this.#none('told', 'empty') : null;
  }

  #none(kind: 'told' | 'dropped', why: keyof typeof GEOMETRY_NOTES): null {
    this.#note(kind, why);
    return null;
  }

  #note(kind: 'told' | 'dropped' | 'repaired', why: keyof typeof GEOMETRY_NOTES): void {
    const counted = why === 'none' ? noneWords : undefined;
    this.#notes.add({ kind, message: GEOMETRY_NOTES[why], counted, at: this.#at });
  }
}

/** Whether a value is lists in lists, as deep as the positions of a type lie. */
function hasDepth(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  return depth < 2 || (value as readonly unknown[]).every((each) => hasDepth(each, depth - 1));
}

/** Whether a position needs no mending. */
function isGood(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const { length } = value;
  const [lon, lat, height] = value as readonly unknown[];
  return (
    (length === 2 || (length === 3 && typeof height === 'number' && Number.isFinite(height))) &&
    typeof lon === 'number' &&
    typeof lat === 'number' &&
    // NaN fails this too.
    Math.abs(lat) <= 90 &&
    Math.abs(lon) <= MOST_LON
  );
}

function isSamePlace(one: Position, other: Position): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function isBeyond([lon]: Position): boolean {
  return Math.abs(lon as number) > 180;
}

/** Whether two neighbours lie more than half around the earth apart; along the edge of the map, from -180 to 180, they may. */
function jumps(line: readonly Position[]): boolean {
  for (let next = 1; next < line.length; next++) {
    const width = Math.abs(((line[next] as Position)[0] as number) - ((line[next - 1] as Position)[0] as number));
    if (width > 180 && width < 360) return true;
  }
  return false;
}

/** Twice the area of a ring in square degrees; positive if it runs counterclockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let next = 1; next < ring.length; next++) {
    const [x0, y0] = ring[next - 1] as [number, number];
    const [x1, y1] = ring[next] as [number, number];
    sum += (x1 - x0) * (y1 + y0);
  }
  return -sum;
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value.replace(DECIMAL_COMMA, '$1.$2')) : NaN;
}
