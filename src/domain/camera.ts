/** Requests to the map's camera. The camera itself belongs to the map: nobody else keeps it. */
import { unionBounds } from './geometry';
import { featuresOf, type AtlasIndex, type Target } from './links';
import type { AtlasEvent, Bounds, Moment } from './model';
import { overlaps } from './time';
import type { View } from './view';

/** Where the camera should look. The map decides whether it needs to move at all. */
export interface CameraRequest {
  /** Counts up: a request is carried out once. */
  readonly token: number;
  readonly bounds: Bounds;
  /** Move even when the bounds are in view already. */
  readonly force: boolean;
  /** Keep the scale, which the reader or a link has chosen: only bring the bounds out from under what covers them. */
  readonly keepsZoom?: boolean;
  /** Go no nearer than needed: while time plays the camera follows, it does not dive. */
  readonly gentle?: boolean;
  /** Put the camera exactly there, at once: the frame of an entry of the history. `bounds` is its middle. */
  readonly exactly?: Camera;
}

/** Zoom, latitude and longitude, as in the address. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** What to bring into view for a target; null when it has no place. */
export function boundsOfTarget(index: AtlasIndex, target: Target): Bounds | null {
  const features = featuresOf(target).flatMap((id) => index.features.get(id) ?? []);
  // An event is looked at where it happened; what it was about may be a border of a thousand kilometres.
  const seen = target.type === 'event' && target.event.place ? features.slice(0, 1) : features;
  return unionBounds(seen.map((feature) => feature.bounds));
}

/**
 * What to bring into view for a moment: where what its passage tells of happened within it, else where anything did, else what
 * the passage links to; null where none of these has a place.
 */
export function boundsOfMoment(index: AtlasIndex, { span, passage: id }: Moment): Bounds | null {
  const passage = index.passages.get(id);
  const boundsOf = (events: readonly AtlasEvent[]): Bounds | null =>
    unionBounds(events.map((event) => boundsOfTarget(index, { type: 'event', event })).filter((each) => each !== null));
  const within = index.atlas.events.filter((event) => overlaps(event.span, span));
  return (
    boundsOf(within.filter((event) => passage?.events.includes(event.id))) ??
    boundsOf(within) ??
    (passage ? boundsOfTarget(index, { type: 'passage', passage }) : null)
  );
}

/** What holds every venue with a meeting in the window. */
export function boundsOfVenues(view: View): Bounds | null {
  const venues = [...view.features.values()].filter(({ feature, present }) => feature.kind === 'venue' && present);
  return unionBounds(venues.map(({ feature }) => feature.bounds));
}
