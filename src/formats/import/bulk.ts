/** Where most features of a layer lie, and which few lie far from them. */
import { containsBounds, containsPoint, lonNear, lonWidthOfBounds, wrapBounds } from '../../domain/bounds';
import type { Bounds, LonLat } from '../../domain/model';
import type { OwnLayer } from '../../domain/ownData';
import { Extent } from './extent';
import { firstPosition } from './firstPosition';

/** Of fewer features one alone can lie far from the others. */
const LEAST = 10;
/** One of fewer others cannot be said to lie far from them. */
const LEAST_OTHERS = 3;
/** By so many times the width or height of the others a view of all is larger where one of a few lies far from them. */
const ALONE_GAIN = 5;
/** So large a share of the features may lie elsewhere: more are no few. */
export const FEW = 0.1;
/** What lies further from the middle of the others than this share of them is left out to begin with, at either end of either axis. */
const TRIMMED = 0.05;
/** Others lie at least so many degrees apart from each other: a town and its suburbs are one place. */
const LEAST_REACH = 2;
/** So many features of a layer are looked at to say where most of them lie. */
const LOOKED_AT = 2000;
/** How far from the others is far, by the width of where they lie. */
const ROOM = 1.5;
/** Who zooms to all sees at least so many times the width or height of the bulk: else nothing is won by leaving features out. */
const LEAST_GAIN = 1.5;

/**
 * The bounds in which most of some positions lie, with room around them: `room` times their width or height. Null if there are too few.
 * They may cross the antimeridian.
 */
export function areaOf(positions: readonly LonLat[], room: number): Bounds | null {
  const [first] = positions;
  if (!first || positions.length < LEAST) return null;
  // A longitude near which most lie, so that those across the antimeridian stand beside them.
  const turn = middle(positions.map(([lon]) => lonNear(lon, first[0])).sort(upwards));
  const lons = positions.map(([lon]) => lonNear(lon, turn)).sort(upwards);
  const lats = positions.map(([, lat]) => lat).sort(upwards);
  const cut = Math.floor(positions.length * TRIMMED);
  const [west, east] = [lons[cut] as number, lons[lons.length - 1 - cut] as number];
  const [south, north] = [lats[cut] as number, lats[lats.length - 1 - cut] as number];
  // Degrees of longitude are shorter away from the equator.
  const shrink = Math.max(0.1, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const reach = Math.max((east - west) * shrink, north - south, LEAST_REACH) * room;
  return wrapBounds([
    west - reach / shrink,
    Math.max(-90, south - reach),
    east + reach / shrink,
    Math.min(90, north + reach),
  ]);
}

/** A few features that lie far from all others. */
export interface Bulk {
  /** The bounds of the others. */
  readonly bounds: Bounds;
  /** The numbers of the few in their file. */
  readonly far: readonly number[];
}

/** Found once for the features of a layer, which keeps them when it is given another name. */
const known = new WeakMap<OwnLayer['features'], Bulk | null>();

/** Where most features of a layer lie, if a few lie so far away that they would hardly be seen together; else null. */
export function bulkOf(layer: OwnLayer): Bulk | null {
  const before = known.get(layer.features);
  if (before !== undefined) return before;
  const bulk = findBulk(layer);
  known.set(layer.features, bulk);
  return bulk;
}

/** The bounds to which a reader is led who wants to see a layer: of all of it, but for a few features that lie far away. */
export function boundsOfMost(layer: OwnLayer): Bounds | null {
  return bulkOf(layer)?.bounds ?? layer.bounds;
}

function findBulk({ features, bounds }: OwnLayer): Bulk | null {
  if (!bounds) return null;
  if (features.length < LEAST) return bulkOfFew(features, bounds);
  const step = Math.ceil(features.length / LOOKED_AT);
  const sample = features
    .filter((_, at) => at % step === 0)
    .map(({ geometry }) => firstPosition(geometry))
    .filter((position) => position !== null);
  const area = areaOf(sample, ROOM);
  // Most layers have nothing outside: of a large one not all features are looked at for that.
  if (!area || containsBounds(area, bounds)) return null;
  const [far, extent]: [number[], Extent] = [[], new Extent()];
  let placed = 0;
  for (const { number, geometry } of features) {
    const position = firstPosition(geometry);
    if (!geometry || !position) continue;
    placed++;
    if (containsPoint(area, position)) extent.add(geometry);
    else far.push(number);
  }
  const most = extent.bounds;
  if (!most || far.length === 0 || far.length > placed * FEW || !isWider(bounds, most)) return null;
  return { bounds: most, far };
}

/** Of four to nine features one may lie far from the others: without it they are many times closer together. */
function bulkOfFew(features: OwnLayer['features'], bounds: Bounds): Bulk | null {
  const placed = features.filter(({ geometry }) => firstPosition(geometry) !== null);
  if (placed.length < LEAST_OTHERS + 1) return null;
  for (const one of placed) {
    const extent = new Extent();
    for (const other of placed) if (other !== one && other.geometry) extent.add(other.geometry);
    const others = extent.bounds;
    if (others && isWider(bounds, others, ALONE_GAIN)) return { bounds: others, far: [one.number] };
  }
  return null;
}

/** Whether bounds are so much wider or higher than others that what lies in these would be small in a picture of them. */
function isWider(all: Bounds, most: Bounds, gain = LEAST_GAIN): boolean {
  const [width, height] = [lonWidthOfBounds(most), most[3] - most[1]];
  const size = Math.max(width, height, LEAST_REACH);
  return Math.max(lonWidthOfBounds(all), all[3] - all[1]) >= size * gain;
}

function upwards(a: number, b: number): number {
  return a - b;
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] as number;
}
