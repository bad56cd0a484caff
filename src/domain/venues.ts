/** The venues of a view: which of them lie together, and how they are counted. Pure functions. */
import { unionBounds, unwrapBounds, wrapBounds } from './bounds';
import type { AtlasIndex } from './links';
import type { AtlasEvent, Bounds, Day, Feature, Id, LonLat, TrackId } from './model';
import type { AppEvent } from './session';
import type { FeatureView, View } from './view';
import { beginsWithinHorizon, isMeetingCounted } from './visibility';

/** A gap between longitudes wider than this, in degrees, parts venues into two groups: one map could show both only as specks. */
const WIDE_GAP = 40;

/** The room around venues, as a share of the width and height of their bounds. */
const MARGIN = 0.06;

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
  return presentVenues(features)
    .filter(({ shown }) => shown)
    .sort((a, b) => b.count - a.count);
}

function presentVenues(features: View['features']): readonly FeatureView[] {
  return [...features.values()].filter(({ feature, present }) => feature.kind === 'venue' && present);
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

/** A venue with the meetings that count on the days shown, the latest first. */
export interface VenueEntry {
  readonly feature: Feature;
  readonly meetings: readonly AtlasEvent[];
  /** The track of each meeting. */
  readonly met: readonly TrackId[];
  readonly count: number;
}

/**
 * The venues of a view with their meetings, those with most first, even if their layer is off; `track`: only meetings of that track, null
 * for all.
 */
export function venueEntries(
  index: AtlasIndex,
  view: Pick<View, 'features'> & ShownDays,
  track: TrackId | null = null,
): readonly VenueEntry[] {
  return presentVenues(view.features)
    .map(({ feature }): VenueEntry => {
      const meetings = [...meetingsCounted(index, feature.id, view, track)].reverse();
      return { feature, meetings, met: meetings.map((event) => event.track), count: meetings.length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.feature.title.localeCompare(b.feature.title));
}

/** Meetings count by these days: those shown, and the last that a reader can choose. */
export type ShownDays = Pick<View, 'window' | 'mode'> & { readonly range: { readonly last: Day } };

/** The meetings that count at a venue, ordered by date; `track`: only those of that track, null for all. */
function meetingsCounted(
  index: AtlasIndex,
  venue: Id,
  { window, mode, range }: ShownDays,
  track: TrackId | null,
): readonly AtlasEvent[] {
  return (index.meetingsAt.get(venue) ?? []).filter(
    (event) =>
      beginsWithinHorizon(range, event.span) &&
      isMeetingCounted(event, window, mode) &&
      (track === null || event.track === track),
  );
}

/**
 * The capitals of the states for which people took part in the meetings that count at a venue, each once; none if only one of them is known,
 * since nobody meets alone. `track`: only meetings of that track, null for all.
 */
export function capitalsAt(
  index: AtlasIndex,
  venue: Id,
  days: ShownDays,
  track: TrackId | null = null,
): readonly Feature[] {
  const people = meetingsCounted(index, venue, days, track).flatMap(({ participants }) => participants);
  const parties = new Set(people.flatMap((id) => index.people.get(id)?.party ?? []));
  const capitals = index.atlas.sides
    .filter(({ id }) => parties.has(id))
    .flatMap(({ capital }) => index.features.get(capital ?? '') ?? []);
  return capitals.length < 2 ? [] : capitals;
}

/** The bounds that show the venues which one map can show together; null if there is none. */
export function boundsOfVenues(features: View['features']): Bounds | null {
  const places = presentVenues(features).map(({ feature, count }) => ({ ...feature, count }));
  const bounds = unionBounds(groupByOcean(places).near.map((place) => place.bounds));
  if (!bounds) return null;
  // Discs and names need room beside their places.
  const [west, south, east, north] = unwrapBounds(bounds);
  const [across, up] = [(east - west) * MARGIN, (north - south) * MARGIN];
  return wrapBounds([west - across, south - up, east + across, north + up]);
}

/** What the page knows of the venue view, in which the map shows where meetings took place. */
export interface VenueView {
  readonly isOpen: boolean;
  /** The track to whose meetings the view is limited; null for all. */
  readonly track: TrackId | null;
  /** The venue that the pointer is on, on the map or in the list; null for none. */
  readonly pointed: Id | null;
  /** Opens it. */
  readonly open: () => void;
  /** Tells which venue the pointer is on. */
  readonly point: (id: Id | null) => void;
}

/** Whether the venue view stays open after an event: what leads to the text or to another thing of the map ends it. */
export function staysAtVenues({ features, events }: AtlasIndex, event: AppEvent): boolean {
  switch (event.type) {
    case 'passageChosen':
    case 'momentChosen':
    case 'restored':
      return false;
    case 'viewChosen':
      return event.view !== 'table';
    case 'selected':
      return features.get(event.id)?.kind === 'venue';
    case 'eventVisited':
      return features.get(events.get(event.id)?.place ?? '')?.kind === 'venue';
    default:
      return true;
  }
}
