/** What of the atlas the reader sees, as sets of ids: the part that is taken away when not all of it is wanted. */
import { overlapBounds, wrapped } from './bounds';
import { reachesInto } from './geometry';
import type { AtlasIndex } from './links';
import type { AtlasGeometry, Bounds, Feature, Id, Span } from './model';
import { OPEN_END, OPEN_START, overlaps } from './time';
import type { View } from './view';

/** Ids of one part of the atlas. */
export interface Excerpt {
  /** The days that are shown, half-open. Of a feature's statuses those are taken that hold on one of them. */
  readonly window: Span;
  /** Features that exist in the window and whose layers are on, and the places where the events happened. */
  readonly features: ReadonlySet<Id>;
  /** On a day, events up to and including it; in a window, those of which a day lies inside. Their places are shown, or they have none. */
  readonly events: ReadonlySet<Id>;
  /** Passages that speak of any of them. */
  readonly passages: ReadonlySet<Id>;
  /** What their statements rest on. */
  readonly sources: ReadonlySet<Id>;
  /** Events of the same days that are left out, each for one reason. */
  readonly leftOut: {
    /** The layer of the place where they happened is off. */
    readonly hidden: ReadonlySet<Id>;
    /** They have no place, and only what lies in the frame is taken. */
    readonly placeless: ReadonlySet<Id>;
  };
}

/** The frame of the map, with the shapes that tell what reaches into it: bounds of a slanting line cover much that the line does not. */
export interface FrameWithShapes {
  readonly bounds: Bounds;
  /** Shapes by id of the part; where one is missing, the bounds of the feature stand in. */
  readonly geometry: AtlasGeometry;
}

/** The whole atlas as a part of itself: all records on all days. */
export function wholeExcerpt({ atlas }: AtlasIndex): Excerpt {
  const ids = (records: readonly { readonly id: Id }[]): ReadonlySet<Id> => new Set(records.map(({ id }) => id));
  return {
    window: { from: OPEN_START, to: OPEN_END },
    features: ids(atlas.features),
    events: ids(atlas.events),
    passages: ids(atlas.passages),
    sources: ids(atlas.sources),
    leftOut: { hidden: new Set(), placeless: new Set() },
  };
}

/**
 * The part of the atlas that a view shows. With a frame, the features of which a part that exists in the window reaches into it and
 * the events that happened inside it. Counting follows the map: see `domain/visibility`.
 */
export function excerptOf(view: View, index: AtlasIndex, frame: FrameWithShapes | null): Excerpt {
  const inFrame = (feature: Feature): boolean => frame === null || isInFrame(feature, view.window, frame);
  // Places belong to the base map. Events of the aftermath have marks of their own, also at venues, whose layer may be off.
  const isShown = (place: Feature, isInAftermath: boolean): boolean =>
    place.layer === null ||
    view.features.get(place.id)?.shown === true ||
    (isInAftermath && view.aftermath.has(place.id));
  const counted = view.events
    .filter(({ relation }) => relation === 'present' || (view.mode === 'day' && relation === 'past'))
    .map(({ event }) => ({ event, place: index.features.get(event.place ?? '') }));
  const hidden = counted.filter(({ event, place }) => place && !isShown(place, event.layer !== undefined));
  const placeless = frame === null ? [] : counted.filter(({ place }) => !place);
  const leftOut = new Set([...hidden, ...placeless].map(({ event }) => event.id));
  const events = counted.filter(({ event, place }) => !leftOut.has(event.id) && (!place || inFrame(place)));

  const features = [...view.features.values()].filter(
    ({ feature, present, shown }) => feature.layer !== null && present && shown && inFrame(feature),
  );
  const taken = new Set(features.map(({ feature }) => feature));
  const places = events.flatMap(({ place }) => (place && !taken.has(place) ? [place] : []));
  const records = [...taken, ...places, ...events.map(({ event }) => event)];
  const notes = records.flatMap((record) => record.notes.flatMap((id) => index.notes.get(id) ?? []));
  return {
    window: view.window,
    features: new Set([...taken, ...places].map((feature) => feature.id)),
    events: new Set(events.map(({ event }) => event.id)),
    passages: new Set(records.flatMap((record) => record.passages)),
    sources: new Set([
      ...records.flatMap((record) => record.sources),
      ...features.flatMap(({ statuses }) => statuses.flatMap((status) => status.sources)),
      ...[...taken].flatMap((feature) => feature.parts.flatMap((part) => part.sources)),
      ...notes.flatMap((note) => note.sources),
    ]),
    leftOut: { hidden: idsOf(hidden), placeless: idsOf(placeless) },
  };
}

function idsOf(all: readonly { readonly event: { readonly id: Id } }[]): ReadonlySet<Id> {
  return new Set(all.map(({ event }) => event.id));
}

function isInFrame(feature: Feature, window: Span, { bounds, geometry }: FrameWithShapes): boolean {
  const shapes = feature.parts.filter((part) => overlaps(part.span, window)).map((part) => geometry[part.id]);
  return shapes.length === 0 || shapes.includes(undefined)
    ? overlapBounds(feature.bounds, wrapped(bounds))
    : shapes.some((shape) => shape && reachesInto(shape, wrapped(bounds)));
}
