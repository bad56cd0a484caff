/**
 * Rings around signs of the atlas under which points of the reader's own lie. The sign, which is what the atlas is about, lies over them; the
 * ring is as large as to be seen around it, and has the colours of what it stands for, each as long as it is frequent. Both maps draw it.
 */
import type { Geometry, Position } from 'geojson';
import { mercatorY, scaleOf } from '../domain/mercator';
import type { Id, LonLat, Span } from '../domain/model';
import { placesOnce } from '../domain/ownCopies';
import type { OwnColours, OwnFeature, OwnLayer, OwnPlace, StyledLayer } from '../domain/ownData';
import { sortInSteps, type Steps } from '../domain/steps';
import { OPEN_END, OPEN_START } from '../domain/time';
import { colourOf, colouringValue, rampColour, shareOf } from './ownLook';
import { DISC_RIM, discRadiusAt } from './venueDisc';

/** A sign of the atlas that a map draws now. */
export interface AtlasSign {
  readonly id: Id;
  /** Where it stands. */
  readonly at: LonLat;
  /** Pixels from its middle to its edge. */
  readonly edge: number;
}

/** Pixels from the middle of a crossing's diamond to where its ring begins; the corners lie over the ring. */
export const CROSSING_EDGE = 13.5;

/** The signs that can hide points: of crossings whose diamonds are drawn in a part of their size, and of venues with so many meetings. */
export function coveringSigns(
  crossings: readonly Pick<AtlasSign, 'id' | 'at'>[],
  venues: readonly (Pick<AtlasSign, 'id' | 'at'> & { readonly count: number })[],
  zoom: number,
  size = 1,
): readonly AtlasSign[] {
  return [
    ...crossings.map(({ id, at }) => ({ id, at, edge: CROSSING_EDGE * size })),
    ...venues.flatMap(({ id, at, count }) =>
      count === 0 ? [] : [{ id, at, edge: discRadiusAt(count, zoom) + DISC_RIM }],
    ),
  ];
}

/** Width of rings and of the light rim at both their sides, in pixels; how many colours a ring has at most, and the least part of it for one. */
export const RING = { width: 3.5, rim: 1.4, mostColours: 6, leastShare: 1 / 12 } as const;
/** What legends say of rings: around signs, and around points. */
export const RING_WORDS = {
  underSigns: 'Ring around a sign: its colours and number are of points under it',
  atPlaces: 'Ring with a number: points at one place, in its colours',
} as const;
/** Numbers have a ramp of colours, of which a ring shows these many steps. */
const RAMP_STEPS = 4;
/** So many of the features under a sign, spread over all of them, say which colours its ring has. */
const MOST_LOOKED_AT = 1_000;
/** Points are kept that lie nearer to a sign than so many pixels of zoom 0: a third of the way across a sign at zoom 3, and all further in. */
const REACH = 2;
/** Features that are looked at between two pauses. */
const PIECE = 2_000;

/** The features of a layer with points near a place, the nearest first; each once. Dates are copied: to ask each feature takes many times as long. */
export interface PointsNear {
  /** Places of their features in `OwnLayer.features`. */
  readonly places: Uint32Array;
  /** Pixels from the place at zoom 0. */
  readonly distances: Float64Array;
  /** First days of these features, and the days after their last. */
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** What a ring stands for: places of features, by layers. */
export type Under = readonly { readonly styled: StyledLayer; readonly places: readonly number[] }[];

/** A part of a ring. */
export interface RingPart {
  /** `#rrggbb` */
  readonly colour: string;
  /** That of the layer, 0 to 1. */
  readonly opacity: number;
  /** Its part of the ring, 0 to 1. */
  readonly share: number;
  /** A feature of this colour. */
  readonly place: OwnPlace;
}

/** A ring around a sign. */
export interface OwnRing {
  readonly sign: AtlasSign;
  readonly parts: readonly RingPart[];
  /** How many of the reader's features it stands for; null for one. */
  readonly badge: RingBadge | null;
}

/** An arc of a ring as SVG path data around 0,0. */
export interface RingArc {
  readonly part: RingPart;
  readonly d: string;
}

/** The positions of a geometry's points, without those of its lines and areas. */
export function pointsOf(geometry: Geometry | null): readonly Position[] {
  if (geometry === null) return [];
  if (geometry.type === 'Point') return geometry.coordinates.length > 1 ? [geometry.coordinates] : [];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}

function flat([lon = 0, lat = 0]: Position | LonLat): readonly [x: number, y: number] {
  return [lon, mercatorY(lat) * (180 / Math.PI)];
}

/** Finds the points of a layer near each of some places, by the ids of these. */
export function* pointsNear(
  features: OwnLayer['features'],
  signs: readonly Pick<AtlasSign, 'id' | 'at'>[],
): Steps<ReadonlyMap<Id, PointsNear>> {
  const perDegree = scaleOf(0) * (Math.PI / 180);
  const centres = signs.map(({ at }) => flat(at));
  const found = signs.map(() => ({ places: [] as number[], distances: [] as number[] }));
  for (let place = 0; place < features.length; place++) {
    if (place % PIECE === PIECE - 1) yield;
    const points = pointsOf((features[place] as OwnFeature).geometry).map(flat);
    for (const [at, [cx, cy]] of centres.entries()) {
      let least = Infinity;
      for (const [x, y] of points) {
        const across = Math.abs(x - cx);
        // The shorter way around the earth.
        least = Math.min(least, Math.hypot(Math.min(across, 360 - across), y - cy) * perDegree);
      }
      if (least >= REACH) continue;
      found[at]?.places.push(place);
      found[at]?.distances.push(least);
    }
  }
  const near = new Map<Id, PointsNear>();
  for (const [at, { id }] of signs.entries()) {
    yield;
    const { places, distances } = found[at] as { places: readonly number[]; distances: readonly number[] };
    const order = yield* sortInSteps(
      Uint32Array.from(places.keys()),
      (a, b) => (distances[a] as number) - (distances[b] as number),
    );
    const sorted = Uint32Array.from(order, (each) => places[each] as number);
    yield;
    const [from, to] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
    for (const [each, place] of sorted.entries()) {
      if (each % (10 * PIECE) === 0) yield;
      const { dates } = features[place] as OwnFeature;
      from[each] = dates?.from ?? OPEN_START;
      to[each] = dates?.to ?? OPEN_END;
    }
    near.set(id, {
      places: sorted,
      distances: Float64Array.from(order, (each) => distances[each] as number),
      from,
      to,
    });
  }
  return near;
}

/** The places of the features that hold in a window and have a point under a sign, the nearest first. */
export function placesUnder(
  { edge }: Pick<AtlasSign, 'edge'>,
  { places, distances, from, to }: PointsNear,
  window: Span,
  zoom: number,
): readonly number[] {
  const reach = edge / 2 ** zoom;
  const found: number[] = [];
  for (let at = 0; at < places.length && (distances[at] as number) <= reach; at++) {
    if ((from[at] as number) < window.to && (to[at] as number) > window.from) found.push(places[at] as number);
  }
  return found;
}

/** The colour of a feature in a ring: that of its point, or a step of a ramp that has too many. */
function ringColour(colours: OwnColours, feature: OwnFeature): string {
  const value = colours.by === 'number' ? colouringValue(colours, feature) : null;
  if (colours.by !== 'number' || value === null) return colourOf(colours, feature);
  return rampColour(colours.ramp, Math.round(shareOf(Number(value), colours.range) * RAMP_STEPS) / RAMP_STEPS);
}

/** The parts of a ring for features of visible layers, the most frequent colour first; empty for none. */
export function ringParts(under: Under): readonly RingPart[] {
  const counted = new Map<string, { colour: string; opacity: number; place: OwnPlace; count: number }>();
  for (const { styled, places } of under) {
    const { layer, look } = styled;
    if (!look.isVisible || look.opacity === 0) continue;
    const stride = Math.ceil(places.length / MOST_LOOKED_AT);
    for (let at = 0; at < places.length; at += stride) {
      const place = places[at] as number;
      const colour = ringColour(look.colours, layer.features[place] as OwnFeature);
      const key = `${colour} ${look.opacity}`;
      const known = counted.get(key);
      if (known) known.count += stride;
      else counted.set(key, { colour, opacity: look.opacity, place: { layer: layer.id, place }, count: stride });
    }
  }
  const most = [...counted.values()].sort((a, b) => b.count - a.count).slice(0, RING.mostColours);
  const total = most.reduce((sum, { count }) => sum + count, 0);
  // A colour that is rare is still to be seen.
  const weights = most.map(({ count }) => Math.max(count / total, RING.leastShare));
  const weight = weights.reduce((sum, each) => sum + each, 0);
  return most.map(({ colour, opacity, place }, at) => ({
    colour,
    opacity,
    place,
    share: (weights[at] as number) / weight,
  }));
}

/** The ring of a sign for features of visible layers that lie under it; null for none. */
export function ringOf(sign: AtlasSign, under: Under): OwnRing | null {
  const parts = ringParts(under);
  return parts.length === 0 ? null : { sign, parts, badge: ringBadge(sign, ringCount(under)) };
}

/** Pixels from the middle of a sign to the middle of its ring. */
export function ringRadius({ edge }: Pick<AtlasSign, 'edge'>): number {
  return edge + RING.width / 2;
}

/** How many features of visible layers a ring stands for; one that several layers have counts once. */
function ringCount(under: Under): number {
  const seen = under.filter(({ styled: { look } }) => look.isVisible && look.opacity > 0);
  const once = placesOnce(seen.map(({ styled: { layer }, places }) => ({ layer, places })));
  return once.reduce((sum, places) => sum + places.length, 0);
}

/** A number at a ring, in a disc that is longer for more figures: pixels from the middle of the sign to that of the disc. */
export interface RingBadge {
  readonly x: number;
  readonly y: number;
  /** Half of its height, and of its width. */
  readonly radius: number;
  readonly reach: number;
  readonly text: string;
}

/** Size of the figures at a ring, in pixels. */
export const BADGE_SIZE = 10;
const BADGE = { radius: 7, figure: 6, beyond: 4.5, turn: 0.11, most: 999 } as const;

/** The number at a ring, beside the corner of a diamond and above a name at its right; null for one feature, which needs none. */
export function ringBadge(sign: Pick<AtlasSign, 'edge'>, count: number): RingBadge | null {
  if (count < 2) return null;
  const text = count > BADGE.most ? `${BADGE.most}+` : String(count);
  const away = ringRadius(sign) + BADGE.beyond;
  const angle = 2 * Math.PI * BADGE.turn;
  const more = ((text.length - 1) * BADGE.figure) / 2;
  const { radius } = BADGE;
  return { x: away * Math.sin(angle) + more, y: -away * Math.cos(angle), radius, reach: radius + more, text };
}

/** The arcs of a ring, clockwise from the top. */
export function ringArcs(parts: readonly RingPart[], radius: number): readonly RingArc[] {
  const [only] = parts;
  if (only && parts.length === 1) return [{ part: only, d: arcPath(radius, 0, 0.5) + arcPath(radius, 0.5, 1) }];
  let before = 0;
  return parts.map((part) => {
    const from = before;
    before += part.share;
    return { part, d: arcPath(radius, from, before) };
  });
}

/** An arc between two shares of a turn from the top, clockwise. */
function arcPath(radius: number, from: number, to: number): string {
  const at = (turn: number): string => {
    const angle = 2 * Math.PI * turn;
    return `${text(radius * Math.sin(angle))} ${text(-radius * Math.cos(angle))}`;
  };
  return `M${at(from)}A${text(radius)} ${text(radius)} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
}

function text(value: number): string {
  return String(Number(value.toFixed(2)) + 0);
}
