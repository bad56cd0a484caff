/** On which side of which border the parts of a feature lie, and which places lie by some of them: geometry for `crossCheck`. */
import type { Geometry, Position } from 'geojson';
import { positionsOf } from '../domain/geometry';
import { WIDE_RANKS, type Atlas, type AtlasGeometry, type Feature, type Id } from '../domain/model';

/** Metres from a border within which a position counts as lying on it: a part that ends at the border lies on one side. */
const ON_BORDER_M = 100;
/** Metres from a part within which a place lies by it, besides what is not known of both. */
const BY_PART_M = 1000;
const METRES_PER_DEGREE = 111_195;

type Segment = readonly [Position, Position];

/** The stretches of a line or outline, two positions each; none of a point. */
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

/** Twice the area of a triangle of degrees: its sign tells on which side of a stretch a position lies. */
function turn([a, b]: Segment, p: Position): number {
  const [ax = 0, ay = 0] = a;
  const [bx = 0, by = 0] = b;
  const [px = 0, py = 0] = p;
  return (bx - ax) * (py - ay) - (by - ay) * (px - ax);
}

function crosses(one: Segment, other: Segment): boolean {
  return turn(one, other[0]) * turn(one, other[1]) < 0 && turn(other, one[0]) * turn(other, one[1]) < 0;
}

/** Metres from a position to a stretch, on the plane that touches the earth there: good for some tens of kilometres. */
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

/**
 * The borders that run between the parts of a feature, or through one of them: a straight line from one of its positions to
 * another crosses them an odd number of times. Positions on the border itself do not count.
 */
export function bordersWithin(feature: Feature, atlas: Atlas, geometry: AtlasGeometry): readonly Id[] {
  const positions = feature.parts.flatMap(({ id }) => (geometry[id] ? positionsOf(geometry[id]) : []));
  return atlas.features
    .filter(({ kind, id }) => kind === 'border' && id !== feature.id)
    .filter((border) => {
      const line = border.parts.flatMap(({ id }) => (geometry[id] ? segmentsOf(geometry[id]) : []));
      const off = positions.filter((position) => line.every((each) => metresTo(position, each) > ON_BORDER_M));
      const [first, ...others] = off;
      return (
        first !== undefined &&
        others.some((other) => line.filter((each) => crosses([first, other], each)).length % 2 === 1)
      );
    })
    .map(({ id }) => id);
}

/** Places that lie by some parts of a feature and not by all: whoever names one speaks of a stretch. */
export function placesByAPart(feature: Feature, atlas: Atlas, geometry: AtlasGeometry): readonly Feature[] {
  return atlas.features.filter((place) => {
    if (place.kind !== 'place' && place.kind !== 'venue') return false;
    if (place.label && WIDE_RANKS.includes(place.label.rank)) return false;
    const by = feature.parts.filter(({ id, precisionM }) => {
      const shape = geometry[id];
      const reach = BY_PART_M + precisionM + place.precisionM;
      return shape !== undefined && segmentsOf(shape).some((each) => metresTo([...place.point], each) <= reach);
    });
    return by.length > 0 && by.length < feature.parts.length;
  });
}
