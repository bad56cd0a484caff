/**
 * How far two features are from each other, with the precision of both positions. Each part of a feature is known to lie within some metres
 * of where it is drawn: the true distance of two parts lies between the measured one less both precisions and the measured one plus both.
 */
import type { Geometry, Position } from 'geojson';
import type { AtlasGeometry, Feature, Id, Span } from '../model';
import { WIDE_RANKS } from '../model';
import { spansOverlap } from '../time';
import { nearestPoints, type NearestPoints } from './nearest';
import { shapeOf, type Shape } from './pieces';
import { formatRange, type Unit } from './units';

/** A stretch of a feature whose positions are all known equally well. */
export interface Stretch {
  readonly shape: Shape;
  readonly geometry: Geometry;
  /** The true position lies within this many metres; null if nobody says so: then it is measured as it is drawn. */
  readonly precisionM: number | null;
}

/** A feature prepared for measuring. */
export interface Measurable {
  readonly id: Id;
  readonly title: string;
  /** Title of the layer of the reader's own in which the feature is; null for a feature of the atlas. */
  readonly layer: string | null;
  /** What tells a feature of the reader's own from others with its title: its number, id and kind in its file, and its days. */
  readonly about?: string;
  readonly stretches: readonly Stretch[];
  /** What a reader has to know of its position, as sentences; empty for nothing. */
  readonly doubts: readonly string[];
}

/** How far two features are from each other. */
export interface Distance {
  /** The nearest points as they are drawn. */
  readonly nearest: NearestPoints;
  /** The least and the greatest distance that the precisions of both positions allow, in metres. */
  readonly least: number;
  readonly most: number;
  /** Of how many of the two nobody says how exactly they are placed: their precision is not in the range. */
  readonly unknown: number;
}

/**
 * Prepares a feature as it was in a window: with the parts that existed then, or with all if none did. Null if it has no geometry.
 */
export function measurableOf(feature: Feature, geometry: AtlasGeometry, window: Span): Measurable | null {
  const known = feature.parts.filter(({ id }) => geometry[id] !== undefined);
  const now = known.filter(({ span }) => spansOverlap(span, window));
  const parts = now.length > 0 ? now : known;
  const stretches = stretchesOf(feature, parts, geometry);
  if (stretches.length === 0) return null;
  const { id, title } = feature;
  return { id, title, layer: null, stretches, doubts: doubtsOf(feature, now.length > 0 || known.length === 0, parts) };
}

/** Parts that are known equally well are measured as one. A feature without parts that have a geometry may have one itself. */
function stretchesOf(feature: Feature, parts: Feature['parts'], geometry: AtlasGeometry): readonly Stretch[] {
  const own = geometry[feature.id];
  if (parts.length === 0) return own ? [stretchOf([own], feature.precisionM)] : [];
  return [...new Set(parts.map(({ precisionM }) => precisionM))].map((precisionM) =>
    stretchOf(
      parts.filter((part) => part.precisionM === precisionM).map(({ id }) => geometry[id] as Geometry),
      precisionM,
    ),
  );
}

function stretchOf(geometries: readonly Geometry[], precisionM: number): Stretch {
  const geometry: Geometry =
    geometries.length === 1 ? (geometries[0] as Geometry) : { type: 'GeometryCollection', geometries: [...geometries] };
  return { geometry, shape: shapeOf(geometry), precisionM };
}

function doubtsOf(feature: Feature, exists: boolean, parts: Feature['parts']): readonly string[] {
  const { title, disclosed, label } = feature;
  return [
    ...(disclosed ? [] : [`No source says where ${title} was; what is measured is the place of its symbol.`]),
    ...(parts.some(({ schematic }) => schematic)
      ? [`${title} is drawn schematically: its line only joins points that are known.`]
      : []),
    ...(label && WIDE_RANKS.includes(label.rank)
      ? [`${title} covers an area; what is measured is the point of its name.`]
      : []),
    ...(exists ? [] : [`${title} does not exist on the date shown; all of its positions were measured.`]),
  ];
}

/** The distance between two features; null if one has no position, or if they are surely further apart than `atMost` metres. */
export function distanceBetween(one: Measurable, other: Measurable, atMost = Infinity): Distance | null {
  let nearest: NearestPoints | null = null;
  let [least, most] = [Infinity, Infinity];
  for (const a of one.stretches) {
    for (const b of other.stretches) {
      const both = (a.precisionM ?? 0) + (b.precisionM ?? 0);
      // A stretch further away than this changes none of the three.
      const limit = Math.min(atMost + both, Math.max(nearest?.metres ?? Infinity, least + both, most - both));
      const found = nearestPoints(a.shape, b.shape, limit);
      if (!found) continue;
      if (!nearest || found.metres < nearest.metres) nearest = found;
      least = Math.min(least, Math.max(0, found.metres - both));
      most = Math.min(most, found.metres + both);
    }
  }
  return nearest && { nearest, least, most, unknown: [one, other].filter((each) => !isPrecise(each)).length };
}

/** Whether it is known how exactly the positions of a feature are known. */
export function isPrecise({ stretches }: Measurable): boolean {
  return stretches.every(({ precisionM }) => precisionM !== null);
}

/** A distance as a range: “28 to 31 km”; “up to 2 km” where the features may touch. */
export function rangeInWords({ nearest, least, most }: Distance, unit: Unit): string {
  return nearest.metres === 0 && most < 1 ? 'They touch' : formatRange(least, most, unit);
}

/** A distance as panel and map say it: the range, and of how many of the two it leaves out the precision. */
export function distanceInWords(distance: Distance, unit: Unit): string {
  const range = rangeInWords(distance, unit);
  if (distance.unknown === 0) return range;
  return `${range}, ${distance.unknown === 1 ? 'one precision' : 'both precisions'} unknown`;
}

/**
 * Whether a feature lies within so many metres of another: `yes` or `no` whatever the true positions are. `drawn`: as they are drawn, and
 * the precision of a position decides, or nobody says how exact it is. `perhaps`: not as they are drawn, but the precision allows it.
 */
export type Within = 'yes' | 'drawn' | 'perhaps' | 'no';

/** Whether what is at a distance lies within some metres. */
export function isWithin({ nearest, least, most, unknown }: Distance, metres: number): Within {
  if (least > metres) return 'no';
  if (nearest.metres > metres) return 'perhaps';
  return most <= metres && unknown === 0 ? 'yes' : 'drawn';
}

/** How many of what was found lie there: whatever the true positions are, as they are drawn, and as many as there can be. */
export interface Tally {
  readonly surely: number;
  readonly drawn: number;
  readonly atMost: number;
}

/** Counts what was found by how it lies there. What is partly there is so as it is drawn. */
export function tallyOf(found: readonly Exclude<Within | Lying['how'], 'no'>[]): Tally {
  const surely = found.filter((how) => how === 'yes').length;
  const drawn = found.filter((how) => how !== 'perhaps').length;
  return { surely, drawn, atMost: found.length };
}

/** Both counts as one. */
export function added(one: Tally, other: Tally): Tally {
  return { surely: one.surely + other.surely, drawn: one.drawn + other.drawn, atMost: one.atMost + other.atMost };
}

/** A feature that lies within some metres of another. */
export interface Neighbour {
  readonly feature: Measurable;
  readonly distance: Distance;
  readonly within: Exclude<Within, 'no'>;
}

/** The features within so many metres of another, the nearest first; itself is not among them. */
export function neighboursOf(
  centre: Measurable,
  features: readonly Measurable[],
  metres: number,
): readonly Neighbour[] {
  return features
    .flatMap((feature): readonly Neighbour[] => {
      if (feature.id === centre.id) return [];
      const distance = distanceBetween(centre, feature, metres);
      const within = distance ? isWithin(distance, metres) : 'no';
      return distance && within !== 'no' ? [{ feature, distance, within }] : [];
    })
    .sort((a, b) => a.distance.nearest.metres - b.distance.nearest.metres);
}

/** A feature that lies in a drawn area. */
export interface Lying {
  readonly feature: Measurable;
  /**
   * `yes`: all of it, whatever its true position is. `drawn`: all of it as it is drawn, and the precision of its position decides, or nobody
   * says how exact it is. `partly`: some of it, as it is drawn. `perhaps`: not as it is drawn, but the precision of its position allows it.
   */
  readonly how: 'yes' | 'drawn' | 'partly' | 'perhaps';
}

/** An area that was drawn, prepared for measuring: what is in it, and its edge. */
export interface DrawnArea {
  readonly area: Shape;
  readonly edge: Shape;
}

/** Prepares an area that is closed by a ring of positions. */
export function areaOf(ring: readonly Position[]): DrawnArea {
  return {
    area: shapeOf({ type: 'Polygon', coordinates: [[...ring]] }),
    edge: shapeOf({ type: 'LineString', coordinates: [...ring] }),
  };
}

/** How a feature lies in an area; null if it surely lies outside. */
export function lyingIn({ area, edge }: DrawnArea, feature: Measurable): Lying['how'] | null {
  const each = feature.stretches.map(({ shape, precisionM }): 'in' | 'drawn' | 'both' | 'perhaps' | 'out' => {
    const isIn = nearestPoints(area, shape, precisionM ?? 0);
    if (!isIn) return 'out';
    const fromEdge = nearestPoints(edge, shape)?.metres ?? 0;
    if (isIn.metres === 0 && fromEdge > (precisionM ?? 0)) return 'in';
    // A point near the edge is on one side of it; a line or an area that crosses it is on both.
    return isIn.metres > 0 ? 'perhaps' : fromEdge === 0 ? 'both' : 'drawn';
  });
  if (each.every((how) => how === 'out')) return null;
  if (each.every((how) => how === 'in') && isPrecise(feature)) return 'yes';
  if (each.every((how) => how === 'in' || how === 'drawn')) return 'drawn';
  return each.some((how) => how !== 'perhaps' && how !== 'out') ? 'partly' : 'perhaps';
}

/** The features in an area, in the order in which they are given. */
export function whatLiesIn(area: DrawnArea, features: readonly Measurable[]): readonly Lying[] {
  return features.flatMap((feature): readonly Lying[] => {
    const how = lyingIn(area, feature);
    return how ? [{ feature, how }] : [];
  });
}
