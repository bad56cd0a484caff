/**
 * Finds on which side of a border the parts of a feature lie, and which places lie near some of the parts only. The checks of statuses
 * use it.
 */
import type { Geometry, Position } from 'geojson';
import { positionsOf } from '../domain/geometry';
import {
  WIDE_RANKS,
  type Atlas,
  type AtlasGeometry,
  type Bounds,
  type Feature,
  type Id,
  type LonLat,
} from '../domain/model';

/** A position within this many metres of a border counts as lying on it: a part that ends at the border lies on one side only. */
const ON_BORDER_M = 100;
/** A place within this many metres of a part counts as near it, in addition to the uncertainty of both positions. */
const BY_PART_M = 1000;
const METRES_PER_DEGREE = 111_195;

type Segment = readonly [Position, Position];

/** The geometries of an atlas's parts, with segments and bounds that the checks need repeatedly. */
export class PartShapes {
  readonly #segments = new Map<Id, readonly Segment[]>();
  readonly #bounds = new Map<Id, Bounds>();

  constructor(
    readonly atlas: Atlas,
    readonly geometry: AtlasGeometry,
  ) {}

  /** The line segments of a part; empty for a point and for a part without geometry. */
  segments(part: Id): readonly Segment[] {
    const shape = this.geometry[part];
    return remembered(this.#segments, part, () => (shape ? segmentsOf(shape) : []));
  }

  /** The positions of a part; empty for a part without geometry. */
  positions(part: Id): readonly Position[] {
    const shape = this.geometry[part];
    return shape ? positionsOf(shape) : [];
  }

  /** The bounding box of a part as plain numbers, in degrees. */
  bounds(part: Id): Bounds {
    return remembered(this.#bounds, part, () => planeBounds(this.positions(part)));
  }
}

function remembered<T>(known: Map<Id, T>, id: Id, make: () => T): T {
  let value = known.get(id);
  if (value === undefined) {
    value = make();
    known.set(id, value);
  }
  return value;
}

/** The smallest box around positions; for no positions, a box that touches nothing. */
function planeBounds(positions: readonly Position[]): Bounds {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

/** The segments of a line or outline, each as two positions; empty for a point. */
function segmentsOf(geometry: Geometry): readonly Segment[] {
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString' || geometry.type === 'Polygon'
        ? geometry.coordinates
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates.flat()
          : [];
  return lines.flatMap((line) => line.slice(1).map((end, at): Segment => [line[at] as Position, end]));
}

/**
 * Twice the area of the triangle of a segment and a position, in square degrees; its sign tells on which side of the segment the position
 * lies.
 */
function turn([a, b]: Segment, p: Position): number {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const [px = 0, py = 0] = p;
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

function crosses(one: Segment, other: Segment): boolean {
  return turn(one, other[0]) * turn(one, other[1]) < 0 && turn(other, one[0]) * turn(other, one[1]) < 0;
}

/**
 * Distance in metres from a position to a segment, computed on the plane that touches the earth there: exact enough for some tens of
 * kilometres.
 */
function metresTo(p: Position, [a, b]: Segment): number {
  const shrink = Math.cos(((p[1] as number) * Math.PI) / 180);
  const onPlane = (q: Position): readonly [number, number] => [
    ((q[0] as number) - (p[0] as number)) * shrink * METRES_PER_DEGREE,
    ((q[1] as number) - (p[1] as number)) * METRES_PER_DEGREE,
  ];
  const [ax, ay] = onPlane(a);
  const [bx, by] = onPlane(b);
  const [dx, dy] = [bx - ax, by - ay];
  const along = dx || dy ? Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(ax + along * dx, ay + along * dy);
}

/** Bounds extended on all sides by slightly more than a distance in metres: everything outside is certainly farther away than that. */
function widened([west, south, east, north]: Bounds, metres: number): Bounds {
  const dy = (metres / METRES_PER_DEGREE) * 1.01;
  const dx = dy / Math.max(0.01, Math.cos((Math.min(89, Math.max(-south, north) + dy) * Math.PI) / 180));
  return [west - dx, south - dy, east + dx, north + dy];
}

function around([x = 0, y = 0]: Position | LonLat, metres: number): Bounds {
  return widened([x, y, x, y], metres);
}

/** Whether the bounding box of a segment overlaps or touches other bounds. */
function reaches([[ax = 0, ay = 0], [bx = 0, by = 0]]: Segment, [west, south, east, north]: Bounds): boolean {
  return Math.max(ax, bx) >= west && Math.min(ax, bx) <= east && Math.max(ay, by) >= south && Math.min(ay, by) <= north;
}

function overlap([west, south, east, north]: Bounds, other: Bounds): boolean {
  return east >= other[0] && west <= other[2] && north >= other[1] && south <= other[3];
}

/**
 * The borders between the parts of a feature, or through one of them: borders that a straight line from one of its positions to another
 * crosses an odd number of times. Positions on the border itself do not count.
 */
export function bordersWithin(feature: Feature, shapes: PartShapes): readonly Id[] {
  const positions = feature.parts.flatMap(({ id }) => shapes.positions(id));
  if (positions.length === 0) return [];
  const bounds = widened(planeBounds(positions), ON_BORDER_M);
  return shapes.atlas.features
    .filter(({ kind, id }) => kind === 'border' && id !== feature.id)
    .filter((border) => {
      // Only segments in the feature's bounds are needed: others are neither near a position nor crossed by a line between two positions.
      const line = border.parts
        .filter(({ id }) => overlap(shapes.bounds(id), bounds))
        .flatMap(({ id }) => shapes.segments(id).filter((each) => reaches(each, bounds)));
      if (line.length === 0) return false;
      const off = positions.filter((position) => {
        const box = around(position, ON_BORDER_M);
        return line.every((each) => !reaches(each, box) || metresTo(position, each) > ON_BORDER_M);
      });
      const [first, ...others] = off;
      return (
        first !== undefined &&
        others.some((other) => line.filter((each) => crosses([first, other], each)).length % 2 === 1)
      );
    })
    .map(({ id }) => id);
}

/** Places near some parts of a feature but not near all: a source that names such a place is about those parts only. */
export function placesByAPart(feature: Feature, shapes: PartShapes): readonly Feature[] {
  return shapes.atlas.features.filter((place) => {
    if (place.kind !== 'place' && place.kind !== 'venue') return false;
    if (place.label && WIDE_RANKS.includes(place.label.rank)) return false;
    const by = feature.parts.filter(({ id, precisionM }) => {
      const reach = BY_PART_M + precisionM + place.precisionM;
      const box = around(place.point, reach);
      return (
        overlap(shapes.bounds(id), box) &&
        shapes.segments(id).some((each) => reaches(each, box) && metresTo([...place.point], each) <= reach)
      );
    });
    return by.length > 0 && by.length < feature.parts.length;
  });
}
