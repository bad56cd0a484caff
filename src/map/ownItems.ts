/**
 * The items of the list of own features for keyboards: what the map draws of them now. Of a large layer those nearest to the middle are
 * listed and the others counted. It is worked out in steps, and only while the list has the focus.
 */
import type { Geometry } from 'geojson';
import { centreOfBounds, lonNear } from '../domain/bounds';
import { boundsOf, reachesInto } from '../domain/geometry';
import type { Bounds, Id, LonLat, Span } from '../domain/model';
import {
  holdsIn,
  type OwnFeature,
  type OwnLayer,
  type OwnLook,
  type OwnPlace,
  type StyledLayer,
} from '../domain/ownData';
import { nameOfOwn } from '../domain/ownNames';
import { RADIANS } from '../domain/mercator';
import type { Steps } from '../domain/steps';
import { drawable } from './ownFeatures';

/** One button of the list. */
export interface OwnItem {
  readonly place: OwnPlace;
  /** What the feature is called: typed letters lead to it. */
  readonly name: string;
}

/** The items of one layer. */
export interface OwnGroup {
  /** Id of the layer. */
  readonly id: Id;
  /** Title of the layer. */
  readonly title: string;
  /** In the order of the file. */
  readonly items: readonly OwnItem[];
  /** How many more of the layer the map draws. */
  readonly more: number;
}

/** Up to so many features of a layer are listed. */
export const MOST_LISTED = 50;
/** Features that are looked at in a step, which takes about a millisecond. */
const PIECE = 2_000;

/** A feature with the square of its distance from the middle. */
interface Near {
  readonly at: number;
  readonly far: number;
}

/** What the map draws of own layers in a window and within bounds, the topmost layer first. */
export function* ownGroups(layers: readonly StyledLayer[], window: Span, seen: Bounds): Steps<readonly OwnGroup[]> {
  const middle = centreOfBounds(seen);
  const groups: OwnGroup[] = [];
  for (const { layer, look } of layers) {
    if (!look.isVisible) continue;
    const nearest: Near[] = [];
    let count = 0;
    for (let at = 0; at < layer.features.length; at++) {
      if (at % PIECE === PIECE - 1) yield;
      const geometry = drawnIn(layer.features[at] as OwnFeature, window, seen);
      if (!geometry) continue;
      count += 1;
      keep(nearest, { at, far: distance(geometry, middle) });
    }
    const items = nearest
      .map(({ at }) => at)
      .sort((a, b) => a - b)
      .map((at) => itemOf(layer, look, at));
    if (count > 0) groups.push({ id: layer.id, title: layer.title, items, more: count - items.length });
  }
  return groups;
}

/** The list with one feature alone, if the map draws it; else an empty one. It is what remains of a list that has lost the focus. */
export function ownGroupOf(
  { layer: id, place }: OwnPlace,
  layers: readonly StyledLayer[],
  window: Span,
  seen: Bounds,
): readonly OwnGroup[] {
  const styled = layers.find(({ layer }) => layer.id === id);
  const feature = styled?.layer.features[place];
  if (!feature || !styled.look.isVisible || !drawnIn(feature, window, seen)) return [];
  return [{ id, title: styled.layer.title, items: [itemOf(styled.layer, styled.look, place)], more: 0 }];
}

function itemOf(layer: OwnLayer, look: OwnLook, place: number): OwnItem {
  const feature = layer.features[place] as OwnFeature;
  return { place: { layer: layer.id, place }, name: nameOfOwn(feature, { layer, look }) };
}

/** How many features a list has, with those that it only counts. */
export function countOf(groups: readonly OwnGroup[]): number {
  return groups.reduce((sum, { items, more }) => sum + items.length + more, 0);
}

/** The geometry of a feature that holds in a window and reaches into bounds; else null. */
function drawnIn(feature: OwnFeature, window: Span, seen: Bounds): Geometry | null {
  if (!holdsIn(feature, window)) return null;
  const geometry = drawable(feature.geometry);
  return geometry && reachesInto(geometry, seen) ? geometry : null;
}

/** The square of the distance between a place and the bounds of a geometry, in degrees of latitude. */
function distance(geometry: Geometry, [lon, lat]: LonLat): number {
  const box = geometry.type === 'Point' ? null : boundsOf([geometry]);
  const [x = 0, y = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  const [west, south, east, north] = box ?? [x, y, x, y];
  const beyond = (low: number, high: number, value: number): number => Math.max(low - value, value - high, 0);
  // Bounds may cross the antimeridian, and the place may lie on either side of it.
  const start = lonNear(west, lon);
  const width = west <= east ? east - west : east - west + 360;
  const across = Math.min(beyond(start, start + width, lon), beyond(start - 360, start - 360 + width, lon));
  return (across * Math.cos(lat * RADIANS)) ** 2 + beyond(south, north, lat) ** 2;
}

/** Takes a feature in among the nearest, which are sorted, if it is one of them. */
function keep(nearest: Near[], near: Near): void {
  if (nearest.length === MOST_LISTED && near.far >= (nearest.at(-1) as Near).far) return;
  const after = nearest.findIndex(({ far }) => far > near.far);
  nearest.splice(after < 0 ? nearest.length : after, 0, near);
  if (nearest.length > MOST_LISTED) nearest.pop();
}
