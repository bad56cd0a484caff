/** What of the atlas the reader sees, as sets of ids: the part that is taken away when not all of it is wanted. */
import type { AtlasIndex } from './links';
import type { Bounds, Feature, Id } from './model';
import type { View } from './view';

/** Ids of one part of the atlas. */
export interface Excerpt {
  /** Features that exist in the window and whose layers are on, and the places where the events happened. */
  readonly features: ReadonlySet<Id>;
  /** On a day, events up to and including it; in a window, those of which a day lies inside. */
  readonly events: ReadonlySet<Id>;
  /** Passages that speak of any of them. */
  readonly passages: ReadonlySet<Id>;
  /** What their statements rest on. */
  readonly sources: ReadonlySet<Id>;
}

/**
 * The part of the atlas that a view shows. With a frame, the features that reach into it and the events that happened inside
 * it; an event without a place is then left out. Counting follows the map: see `domain/visibility`.
 */
export function excerptOf(view: View, index: AtlasIndex, frame: Bounds | null): Excerpt {
  const inFrame = (feature: Feature | undefined): boolean =>
    frame === null || (feature !== undefined && touches(feature.bounds, frame));
  const events = view.events
    .map(({ event, relation }) => ({ event, relation, place: index.features.get(event.place ?? '') }))
    .filter(({ relation }) => relation === 'present' || (view.mode === 'day' && relation === 'past'))
    .filter(({ place }) => inFrame(place));
  const features = [...view.features.values()]
    .filter(({ feature, present, shown }) => feature.layer !== null && present && shown && inFrame(feature))
    .map(({ feature }) => feature);
  const places = events.flatMap(({ place }) => (place && place.layer === null ? [place] : []));
  const records = [...features, ...places, ...events.map(({ event }) => event)];
  const notes = records.flatMap((record) => record.notes.flatMap((id) => index.notes.get(id) ?? []));
  return {
    features: new Set([...features, ...places].map((feature) => feature.id)),
    events: new Set(events.map(({ event }) => event.id)),
    passages: new Set(records.flatMap((record) => record.passages)),
    sources: new Set([
      ...records.flatMap((record) => record.sources),
      ...features.flatMap((feature) => feature.statuses.flatMap((status) => status.sources)),
      ...features.flatMap((feature) => feature.parts.flatMap((part) => part.sources)),
      ...notes.flatMap((note) => note.sources),
    ]),
  };
}

/** Whether bounds touch a frame. A map that was turned around the globe gives longitudes beyond 180 degrees. */
function touches([west, south, east, north]: Bounds, frame: Bounds): boolean {
  if (north < frame[1] || south > frame[3]) return false;
  if (frame[2] - frame[0] >= 360) return true;
  return [-360, 0, 360].some((turn) => east + turn >= frame[0] && west + turn <= frame[2]);
}
