/** Reads the geometry of a Shapefile (ESRI white paper, July 1998), record by record, so that a bad record costs no other. */
import type { Position } from 'geojson';

/** What a record gives: a geometry, null for one that is empty, or `broken`. */
export type Shape = object | null | 'broken';

const HEAD = 100;

/** Whether bytes begin as a Shapefile does. */
export function isShp(bytes: Uint8Array): boolean {
  return bytes.length >= HEAD && viewOf(bytes).getInt32(0) === 9994;
}

/** How many records the index of a Shapefile (`.shx`) names; null if the bytes are no index. */
export function countOfIndex(bytes: Uint8Array): number | null {
  return isShp(bytes) ? Math.floor((bytes.length - HEAD) / 8) : null;
}

/**
 * The shapes, in the order of the file; `broken` stands for each record that is lost. `count` is how many there are, if that is known.
 * `onread` is told of each byte that was reached.
 */
export function* shapesOf(
  bytes: Uint8Array,
  count: number | null,
  onread: (at: number) => void,
): Generator<Shape | 'cut'> {
  const view = viewOf(bytes);
  let number = firstNumber(view);
  const last = count === null ? null : number + count - 1;
  // Some programs do not count the records.
  let isCounted = true;
  /** Where the record before begins: what it says of its length may be wrong. */
  let before = HEAD;
  for (let at = HEAD; at + 8 <= bytes.length; number++) {
    if (!isRecord(view, at) || (isCounted && !isNumbered(view, at, number))) {
      const next = isCounted ? nextRecord(view, { from: at, before, number, last }) : null;
      if (next !== null) {
        at = next;
        for (; number < view.getInt32(at); number++) yield 'broken';
      } else if (isRecord(view, at)) isCounted = false;
      else {
        // Some programs fill up the end of a file.
        if (bytes.subarray(at).some((byte) => byte !== 0)) yield 'cut';
        return;
      }
    }
    const start = at + 8;
    const length = view.getInt32(at + 4) * 2;
    onread(start);
    yield shapeOf(new DataView(bytes.buffer, bytes.byteOffset + start, length));
    before = at;
    at = start + length;
  }
}

/** Whether a record fits in where one should begin. */
function isRecord(view: DataView, at: number): boolean {
  if (at + 12 > view.byteLength) return false;
  const length = view.getInt32(at + 4) * 2;
  return length >= 4 && at + 8 + length <= view.byteLength;
}

/** The number of the first record: 1, but some programs begin with another one. */
function firstNumber(view: DataView): number {
  if (!isRecord(view, HEAD)) return 1;
  const number = view.getInt32(HEAD);
  const next = HEAD + 8 + view.getInt32(HEAD + 4) * 2;
  return isRecord(view, next) && view.getInt32(next) === number + 1 ? number : 1;
}

/** Whether a record has its number, or the one behind it has that which follows: then the first is wrong and nothing else. */
function isNumbered(view: DataView, at: number, number: number): boolean {
  if (view.getInt32(at) === number) return true;
  const next = at + 8 + view.getInt32(at + 4) * 2;
  return next === view.byteLength || (isRecord(view, next) && view.getInt32(next) === number + 1);
}

/** Types of shapes (“Shape Types in the Main File”). */
const TYPES: ReadonlySet<number> = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28, 31]);
/** The bytes of the smallest record, which has no shape. */
const LEAST = 12;

/** Where records are sought. */
interface Sought {
  /** The byte from which on, and that at which the last record begins that was found. */
  readonly from: number;
  readonly before: number;
  /** The number that the next record should have. */
  readonly number: number;
  /** The greatest number that there can be; null if that is not known. */
  readonly last: number | null;
}

/**
 * Where the next record begins: with the number that it should have, or a greater one, as far as there is room for those that are lost.
 * null if there is none. Some files have gaps.
 */
function nextRecord(view: DataView, { from, before, number, last }: Sought): number | null {
  for (let at = from; at + LEAST <= view.byteLength; at += 4) {
    const found = view.getInt32(at);
    if (found < number || found > (last ?? Infinity) || found > number + (at - before) / LEAST) continue;
    if (isRecord(view, at) && TYPES.has(view.getInt32(at + 8, true))) return at;
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function shapeOf(record: DataView): Shape {
  try {
    const type = record.getInt32(0, true);
    // Types with heights begin at 11, with measures alone at 21.
    const hasHeight = type > 10 && type < 20;
    switch (type % 10) {
      case 0:
        return null;
      case 1:
        return {
          type: 'Point',
          coordinates: positionAt(record, 4, hasHeight ? record.getFloat64(20, true) : undefined),
        };
      case 3: {
        const lines = partsOf(record, hasHeight);
        return lines.length === 1
          ? { type: 'LineString', coordinates: lines[0] }
          : { type: 'MultiLineString', coordinates: lines };
      }
      case 5: {
        const areas = areasOf(partsOf(record, hasHeight));
        return areas.length === 1
          ? { type: 'Polygon', coordinates: areas[0] }
          : { type: 'MultiPolygon', coordinates: areas };
      }
      case 8: {
        const count = record.getInt32(36, true);
        return {
          type: 'MultiPoint',
          coordinates: positions(record, 40, 0, count, heightsAt(record, 40 + count * 16, hasHeight)),
        };
      }
      default:
        return 'broken';
    }
  } catch {
    // Counts that lie lead beyond the record.
    return 'broken';
  }
}

/** The parts of a line or area. */
function partsOf(record: DataView, hasHeight: boolean): Position[][] {
  const [parts, count] = [record.getInt32(36, true), record.getInt32(40, true)];
  const first = 44 + parts * 4;
  // Read before the lists are made: a count that lies must not fill the memory.
  if (parts < 1 || count < 0 || first + count * 16 > record.byteLength)
    throw new RangeError('The record is too short.');
  const heights = heightsAt(record, first + count * 16, hasHeight);
  const starts = Array.from({ length: parts }, (_, part) => record.getInt32(44 + part * 4, true));
  return starts.map((start, part) => positions(record, first, start, starts[part + 1] ?? count, heights));
}

/** Where the heights begin; -1 for none. They stand behind their least and greatest. */
function heightsAt(record: DataView, at: number, hasHeight: boolean): number {
  return hasHeight && at + 16 < record.byteLength ? at + 16 : -1;
}

function positions(record: DataView, first: number, from: number, to: number, heights: number): Position[] {
  if (from < 0 || to < from || first + to * 16 > record.byteLength) throw new RangeError('The record is too short.');
  return Array.from({ length: to - from }, (_, at) =>
    positionAt(
      record,
      first + (from + at) * 16,
      heights < 0 ? undefined : record.getFloat64(heights + (from + at) * 8, true),
    ),
  );
}

function positionAt(record: DataView, at: number, height: number | undefined): Position {
  const [x, y] = [record.getFloat64(at, true), record.getFloat64(at + 8, true)];
  // A very small number stands for none.
  return height === undefined || !(height > -1e38) || Number.isNaN(height) ? [x, y] : [x, y, height];
}

/** Rings as areas with their holes. Outer rings run clockwise; where none does, each ring is an area. */
function areasOf(rings: readonly Position[][]): Position[][][] {
  const filled = rings.filter((ring) => ring.length > 0);
  const outer = filled.filter((ring) => areaOf(ring) <= 0).map((ring) => ({ rings: [ring], size: -areaOf(ring) }));
  if (outer.length === 0) return filled.map((ring) => [ring]);
  const orphans: Position[][][] = [];
  for (const hole of filled.filter((ring) => areaOf(ring) > 0)) {
    const around = outer.filter(({ rings: [ring] }) => isInside(hole[0] as Position, ring as Position[]));
    const smallest =
      around.length > 1
        ? around.reduce((a, b) => (b.size < a.size ? b : a))
        : (around[0] ?? (outer.length === 1 ? outer[0] : undefined));
    if (smallest) smallest.rings.push(hole);
    else orphans.push([hole]);
  }
  return [...outer.map((each) => each.rings), ...orphans];
}

/** Twice the area of a ring; positive if it runs counterclockwise. */
function areaOf(ring: readonly Position[]): number {
  let sum = 0;
  for (let next = 1; next < ring.length; next++) {
    const [x0, y0] = ring[next - 1] as [number, number];
    const [x1, y1] = ring[next] as [number, number];
    sum += x0 * y1 - x1 * y0;
  }
  return sum;
}

/** Whether a position lies inside a ring (ray to the east). */
function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let next = 1; next < ring.length; next++) {
    const [x0, y0] = ring[next - 1] as [number, number];
    const [x1, y1] = ring[next] as [number, number];
    if (
      y0 > (y as number) !== y1 > (y as number) &&
      (x as number) < x0 + (((y as number) - y0) / (y1 - y0)) * (x1 - x0)
    )
      inside = !inside;
  }
  return inside;
}
