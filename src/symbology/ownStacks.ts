/**
 * Own points at one place, of which the topmost alone is seen: a ring with their number is drawn around it, as around a sign that hides
 * points (`ownRings`). Places that are read from a list of towns have dozens. One place is one to the metre: points that are merely near each
 * other are seen to be several at a nearer zoom.
 */
import type { Position } from 'geojson';
import { countBelow } from '../domain/dated';
import { mercatorY, scaleOf } from '../domain/mercator';
import type { LonLat, Span } from '../domain/model';
import { fileKey, isSameFeature } from '../domain/ownCopies';
import type { OwnFeature, OwnLayer, StyledLayer } from '../domain/ownData';
import type { Steps } from '../domain/steps';
import { ALWAYS } from '../domain/time';
import { atZoom } from './atZoom';
import { LARGE, POINT } from './ownLook';
import { pointsOf, RING, ringRadius, type AtlasSign, type Under } from './ownRings';

/** Layers with more features have no such rings: of so many points hardly a number would have room, and to remember their places takes long. */
export const MOST_STACKED = 200_000;
/** A map has at most so many of them, those with the most points: each is drawn anew in every picture while the map moves. */
export const MOST_STACKS = 200;
/** In place of a sign's id, for rings that are around points alone. */
export const OWN_PLACE = 'own-place';
/** Pixels between two rings, for the number at the left one. */
const GAP = 4;
/** Features that are looked at between two pauses. */
const PIECE = 2_000;
/** Steps of a degree that are told apart: about a metre. */
const STEPS = 100_000;
/** Pixels around the whole earth at zoom 0. */
const AROUND = 2 * Math.PI * scaleOf(0);
/** More rows of cells than a map has. */
const ROWS = 100_003;
/** A cell and those around it. */
const NEIGHBOURS = [-1, 0, 1].flatMap((right) => [-1, 0, 1].map((down) => [right, down] as const));

/** Places at which layers have points of more than one feature. Those of a place are listed one after another, in the order of the layers. */
export interface PointStacks {
  /** Where they are. */
  readonly at: readonly LonLat[];
  /** The same in pixels of the whole earth at zoom 0. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Where the features of each place begin in the lists that follow, and at last where they end. */
  readonly starts: Uint32Array;
  /** Which of the layers a feature is of, and its place in `OwnLayer.features`. */
  readonly layers: Uint16Array;
  readonly places: Uint32Array;
  /** First days of these features, and the days after their last. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Where in these lists the first of the same feature is that several layers of one file have; its own place for all others. */
  readonly first: Uint32Array;
  /** The first days at each place, sorted, and the days after the last. */
  readonly sortedFrom: Float64Array;
  readonly sortedTo: Float64Array;
  /** Whether all features of a place are of one layer, 1 or 0: those that hold are then counted by the sorted days, in few steps. */
  readonly isOfOneLayer: Uint8Array;
}

type Pixels = readonly [x: number, y: number];

/** A place of a map, in pixels. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A sign of the atlas on a map, and where its ring begins. */
type SignSpot = Spot & Pick<AtlasSign, 'edge'>;

/** A place of a map with so many features. */
export interface StackSpot extends Spot {
  readonly count: number;
}

/** Where a place is, counted from a middle at a zoom, by the shorter way around the earth. */
function spotFrom([middleX, middleY]: Pixels, [x, y]: Pixels, zoom: number): Spot {
  const east = x - middleX;
  return { x: (east - AROUND * Math.round(east / AROUND)) * 2 ** zoom, y: (y - middleY) * 2 ** zoom };
}

/** Signs of the atlas as they are counted from a middle at a zoom. */
export function signSpots(signs: readonly AtlasSign[], middle: LonLat, zoom: number): readonly SignSpot[] {
  const centre = pixelsOf(middle);
  return signs.map(({ at, edge }) => ({ ...spotFrom(centre, pixelsOf(at), zoom), edge }));
}

/** A number for a place of the earth, which all points there have. */
function placeKey([lon = 0, lat = 0]: Position): number {
  const east = (((lon + 180) % 360) + 360) % 360;
  return (Math.round(east * STEPS) % (360 * STEPS)) * (180 * STEPS + 1) + Math.round((lat + 90) * STEPS);
}

/** Pixels of the whole earth at zoom 0. */
function pixelsOf([lon, lat]: LonLat): Pixels {
  return [(lon * Math.PI * scaleOf(0)) / 180, -mercatorY(lat) * scaleOf(0)];
}

/** The layers whose points are counted by places. */
export function isStacked({ features }: Pick<OwnLayer, 'features'>): boolean {
  return features.length <= MOST_STACKED;
}

/** Finds the places at which layers have points of more than one feature. */
export function* stackPoints(layers: readonly Pick<OwnLayer, 'file' | 'features'>[]): Steps<PointStacks> {
  const firsts = new Map<number, readonly [layer: number, place: number]>();
  const stacks = new Map<number, { readonly at: LonLat; readonly members: (readonly [number, number])[] }>();
  for (const [layer, { features }] of layers.entries()) {
    for (let place = 0; place < features.length; place++) {
      if (place % PIECE === PIECE - 1) yield;
      for (const point of pointsOf((features[place] as OwnFeature).geometry)) {
        const key = placeKey(point);
        const first = firsts.get(key);
        if (!first) firsts.set(key, [layer, place]);
        else {
          const members = stacks.get(key)?.members ?? [first];
          const [lastLayer, lastPlace] = members.at(-1) as readonly [number, number];
          // A feature with two points at one place is one.
          if (lastLayer === layer && lastPlace === place) continue;
          members.push([layer, place]);
          if (members.length === 2) stacks.set(key, { at: [point[0] as number, point[1] as number], members });
        }
      }
    }
  }
  yield;
  const all = [...stacks.values()];
  const length = all.reduce((sum, { members }) => sum + members.length, 0);
  const found = {
    at: all.map(({ at }) => at),
    x: new Float64Array(all.length),
    y: new Float64Array(all.length),
    starts: new Uint32Array(all.length + 1),
    layers: new Uint16Array(length),
    places: new Uint32Array(length),
    from: new Float64Array(length),
    to: new Float64Array(length),
    first: new Uint32Array(length),
    sortedFrom: new Float64Array(length),
    sortedTo: new Float64Array(length),
    isOfOneLayer: new Uint8Array(all.length),
  };
  const files = layers.map(fileKey);
  const featureOf = ([layer, place]: readonly [number, number]): OwnFeature =>
    layers[layer]?.features[place] as OwnFeature;
  /** Which of the members of a place is the first of the same feature. */
  const firstOf = (members: readonly (readonly [number, number])[], member: readonly [number, number]): number =>
    members.findIndex(
      (other) =>
        other === member ||
        (other[0] < member[0] &&
          files[other[0]] === files[member[0]] &&
          isSameFeature(featureOf(other), featureOf(member))),
    );
  const hasCopies = new Set(files).size < files.length;
  let next = 0;
  for (const [stack, { at, members }] of all.entries()) {
    if (stack % PIECE === PIECE - 1) yield;
    [found.x[stack], found.y[stack]] = pixelsOf(at) as [number, number];
    const start = next;
    for (const member of members) {
      const [layer, place] = member;
      const { from, to } = featureOf(member).dates ?? ALWAYS;
      found.layers[next] = layer;
      found.places[next] = place;
      [found.from[next], found.to[next]] = [from, to];
      found.first[next] = hasCopies ? start + firstOf(members, member) : next;
      next += 1;
    }
    found.starts[stack + 1] = next;
    for (const [days, sorted] of [
      [found.from, found.sortedFrom],
      [found.to, found.sortedTo],
    ] as const)
      sorted.set(days.slice(start, next).sort(), start);
    found.isOfOneLayer[stack] = members.every(([layer]) => layer === members[0]?.[0]) ? 1 : 0;
  }
  return found;
}

/** What a map shows. */
export interface SeenFrame {
  readonly middle: LonLat;
  readonly zoom: number;
  /** Pixels from its middle to both sides, and up and down. */
  readonly reach: readonly [number, number];
}

/** A place that a map shows, with its number among `PointStacks`. */
export interface StackPlace extends Spot {
  readonly stack: number;
}

/** The places that a map shows; their pixels are counted from its middle. */
export function stacksWithin({ x, y }: PointStacks, { middle, zoom, reach }: SeenFrame): readonly StackPlace[] {
  const centre = pixelsOf(middle);
  const found: StackPlace[] = [];
  for (let stack = 0; stack < x.length; stack++) {
    const spot = spotFrom(centre, [x[stack] as number, y[stack] as number], zoom);
    if (Math.abs(spot.x) > reach[0] || Math.abs(spot.y) > reach[1]) continue;
    found.push({ x: spot.x, y: spot.y, stack });
  }
  return found;
}

/** Those of some places at which more than one feature of visible layers holds in a window. `isSeen` says of each layer whether it is visible. */
export function stacksHeld(
  stacks: PointStacks,
  places: readonly StackPlace[],
  isSeen: readonly boolean[],
  window: Span,
): readonly (StackPlace & StackSpot)[] {
  const found: (StackPlace & StackSpot)[] = [];
  for (const { x, y, stack } of places) {
    const count = countHeld(stacks, stack, isSeen, window);
    // Written singly: to spread an object here takes five times as long as to count.
    if (count > 1) found.push({ x, y, stack, count });
  }
  return found;
}

/** Whether what has a first day, and a day after its last, holds in a window. */
function isHeld(from: number | undefined, to: number | undefined, window: Span): boolean {
  return (from as number) < window.to && (to as number) > window.from;
}

/** How many features of visible layers hold at a place in a window; one that several layers have counts once. */
export function countHeld(
  { starts, layers, from, to, first, sortedFrom, sortedTo, isOfOneLayer }: PointStacks,
  stack: number,
  isSeen: readonly boolean[],
  window: Span = ALWAYS,
): number {
  const [start, end] = [starts[stack] as number, starts[stack + 1] as number];
  if (isOfOneLayer[stack]) {
    if (!isSeen[layers[start] as number]) return 0;
    return countBelow(sortedFrom, window.to, start, end) - countBelow(sortedTo, window.from + 1, start, end);
  }
  let count = 0;
  for (let at = start; at < end; at++) {
    if (!isHeld(from[at], to[at], window) || !isSeen[layers[at] as number]) continue;
    let same = first[at] as number;
    while (same < at && !(first[same] === first[at] && isSeen[layers[same] as number])) same++;
    if (same === at) count++;
  }
  return count;
}

/** The features of a place that hold in a window, or on whatever day, by layers. */
export function membersOf(
  { starts, layers, places, from, to }: PointStacks,
  stack: number,
  all: readonly StyledLayer[],
  window: Span = ALWAYS,
): Under {
  const held = new Map<number, number[]>();
  for (let at = starts[stack] as number; at < (starts[stack + 1] as number); at++) {
    if (!isHeld(from[at], to[at], window)) continue;
    const layer = layers[at] as number;
    const those = held.get(layer);
    if (those) those.push(places[at] as number);
    else held.set(layer, [places[at] as number]);
  }
  return [...held].map(([layer, those]) => ({ styled: all[layer] as StyledLayer, places: those }));
}

/** Pixels from the middle of the points of some layers to where a ring around them begins. */
export function stackEdge(layers: readonly Pick<StyledLayer, 'layer'>[], zoom: number): number {
  const radii = layers.map(({ layer }) => atZoom(layer.features.length >= LARGE ? POINT.large : POINT.radii, zoom));
  return Math.max(0, ...radii) + POINT.rim;
}

/**
 * Of places that are as near as rings would overlap those with the most features, at most `MOST_STACKS`; none under a sign, which has a ring of
 * its own. All in pixels; `edge` is where a ring begins.
 */
export function roomForStacks<T extends StackSpot>(
  spots: readonly T[],
  signs: readonly SignSpot[],
  edge: number,
): readonly T[] {
  const apart = 2 * (ringRadius({ edge }) + RING.width / 2 + RING.rim) + GAP;
  const cell = (value: number): number => Math.floor(value / apart);
  const keyOf = (column: number, row: number): number => column * ROWS + row;
  const isWithin = (one: Spot, other: Spot, distance: number): boolean =>
    (one.x - other.x) ** 2 + (one.y - other.y) ** 2 <= distance ** 2;
  const best = new Map<number, T>();
  for (const spot of spots) {
    const key = keyOf(cell(spot.x), cell(spot.y));
    const known = best.get(key);
    if (known && known.count >= spot.count) continue;
    if (!signs.some((sign) => isWithin(sign, spot, sign.edge))) best.set(key, spot);
  }
  const taken = new Map<number, T>();
  for (const spot of [...best.values()].sort((a, b) => b.count - a.count)) {
    if (taken.size >= MOST_STACKS) break;
    const [column, row] = [cell(spot.x), cell(spot.y)];
    const isFree = NEIGHBOURS.every(([right, down]) => {
      const other = taken.get(keyOf(column + right, row + down));
      return !other || !isWithin(other, spot, apart);
    });
    if (isFree) taken.set(keyOf(column, row), spot);
  }
  return [...taken.values()];
}
