/** The venues of a view: which of them lie together, and how they are counted. Pure functions. */
import type { Id, LonLat } from './model';
import type { FeatureView, View } from './view';

/** A gap between longitudes wider than this, in degrees, parts venues into two groups: one map could show both only as specks. */
const WIDE_GAP = 40;

/** Something at a place that counts for so much when groups are compared. */
interface Weighed {
  readonly id: Id;
  readonly point: LonLat;
  readonly count: number;
}

/** Places in two groups: those that a map can show together, and those far from them, across an ocean. */
export interface VenueGroups<T> {
  readonly near: readonly T[];
  readonly far: readonly T[];
}

/** The venues of a view that have a meeting and whose layer is on, those with most meetings first. */
export function venuesOf({ features }: Pick<View, 'features'>): readonly FeatureView[] {
  return [...features.values()]
    .filter(({ feature, present, shown }) => feature.kind === 'venue' && present && shown)
    .sort((a, b) => b.count - a.count);
}

/** Number of meetings at venues. */
export function meetingsAt(venues: readonly Pick<FeatureView, 'count'>[]): number {
  return venues.reduce((sum, { count }) => sum + count, 0);
}

/** Parts places at the widest gap between their longitudes, if it is an ocean; the group with the greater count is `near`. */
export function groupByOcean<T extends Weighed>(places: readonly T[]): VenueGroups<T> {
  const around = [...places].sort((a, b) => a.point[0] - b.point[0]);
  if (around.length < 2) return { near: places, far: [] };
  // The gap after each place, around the globe.
  const gapAfter = (at: number): number => {
    const lon = (around[at] as T).point[0];
    const next = (around[(at + 1) % around.length] as T).point[0];
    return at + 1 < around.length ? next - lon : next + 360 - lon;
  };
  const order = around.map((_, at) => at).sort((a, b) => gapAfter(b) - gapAfter(a));
  // The widest gap is the far side of the globe; the second widest may be an ocean.
  const [widest = 0, second = 0] = order;
  if (gapAfter(second) < WIDE_GAP) return { near: places, far: [] };
  const isAfterSecond = (at: number): boolean =>
    second < widest ? at > second && at <= widest : at > second || at <= widest;
  const some = new Set(around.filter((_, at) => isAfterSecond(at)));
  const [one, other] = [places.filter((place) => some.has(place)), places.filter((place) => !some.has(place))];
  const weight = (group: readonly T[]): number => group.reduce((sum, { count }) => sum + count, 0);
  return weight(one) >= weight(other) ? { near: one, far: other } : { near: other, far: one };
}
