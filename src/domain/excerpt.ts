/**
 * The excerpt of the atlas that an export contains if the reader does not want all of it: what the current view shows, as sets of ids.
 */
import { overlapBounds, wrapBounds } from './bounds';
import { reachesInto } from './geometry';
import type { AtlasIndex, Target } from './links';
import type { AtlasEvent, AtlasGeometry, Bounds, Feature, Id, Span, Status } from './model';
import { ALWAYS, spansOverlap } from './time';
import type { View } from './view';

/** A part of the atlas to export, as sets of ids. */
export interface Excerpt {
  /** The days of the excerpt, half-open. It contains those statuses of a feature that hold on one of these days. */
  readonly window: Span;
  /** Ids of the features that exist in the window and whose layers are on, and of the places where the excerpt's events happened. */
  readonly features: ReadonlySet<Id>;
  /**
   * Ids of events: on a day, those up to and including it; in a window, those with a day inside it. An event is left out if it has a
   * place that is not shown.
   */
  readonly events: ReadonlySet<Id>;
  /** Ids of the passages that link to a feature or event of the excerpt. */
  readonly passages: ReadonlySet<Id>;
  /** Ids of the sources that the statements of the excerpt rest on. */
  readonly sources: ReadonlySet<Id>;
  /** The only statuses that the excerpt contains; absent if it contains all that hold in the window. */
  readonly statuses?: ReadonlySet<Status> | undefined;
  /** Ids of events of the same days that the excerpt leaves out, by reason. */
  readonly leftOut: {
    /** Events that are left out because the layer of their place is off. */
    readonly hidden: ReadonlySet<Id>;
    /** Events that are left out because they have no place, while the excerpt is limited to the map's frame. */
    readonly placeless: ReadonlySet<Id>;
  };
}

/**
 * The bounds that the map shows, with the geometry needed to decide what reaches into them: the bounding box of a slanting line covers
 * much that the line itself does not.
 */
export interface FrameWithShapes {
  readonly bounds: Bounds;
  /** Geometry by part id; if a part has none, the bounds of the feature are used instead. */
  readonly geometry: AtlasGeometry;
}

/** An excerpt that contains the whole atlas: all records on all days. */
export function wholeExcerpt({ atlas }: AtlasIndex): Excerpt {
  const ids = (records: readonly { readonly id: Id }[]): ReadonlySet<Id> => new Set(records.map(({ id }) => id));
  return {
    window: ALWAYS,
    features: ids(atlas.features),
    events: ids(atlas.events),
    passages: ids(atlas.passages),
    sources: ids(atlas.sources),
    leftOut: { hidden: new Set(), placeless: new Set() },
  };
}

/**
 * The excerpt that a view shows. With a frame, it is limited to features with a part that reaches into the frame and events that happened
 * inside it. Events are counted as on the map: see `domain/visibility`.
 */
export function excerptOf(view: View, index: AtlasIndex, frame: FrameWithShapes | null): Excerpt {
  const inFrame = (feature: Feature): boolean => frame === null || isInFrame(feature, view.window, frame);
  // Whether a place is shown. Places belong to the base map; events of the aftermath have marks of their own, even at venues whose layer
  // is off.
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

/** Records that a reader has picked by name, such as the rows of a table. */
export interface PickedRecords {
  /**
   * Ids of features, events, passages, people and sources. A passage stands for the records that it speaks of, a person for the events in
   * which the person took part; unknown ids are ignored.
   */
  readonly ids: Iterable<Id>;
  /** The only statuses to take, by identity; absent for all that hold in the window. */
  readonly statuses?: ReadonlySet<Status> | undefined;
  /** The days whose statuses are taken, half-open; absent for all days. */
  readonly window?: Span | undefined;
}

/** The rows of a table that a reader wants to take away. */
export interface PickedRows extends PickedRecords {
  /** How many rows there are. */
  readonly count: number;
  /** What the rows were filtered by, as a sentence for readers and for the files. */
  readonly filter: string;
}

/**
 * An excerpt of records that a reader has picked. With an event comes the place where it happened, since a row about a place that is not
 * in the file leads nowhere; with every record come the sources that it rests on.
 */
export function excerptOfPicked({ ids, statuses, window }: PickedRecords, index: AtlasIndex): Excerpt {
  const picked = [...ids];
  const passages = picked.flatMap((id) => index.passages.get(id) ?? []);
  const people = new Set(picked.filter((id) => index.people.has(id)));
  const eventIds = new Set([...picked, ...passages.flatMap((passage) => passage.events)]);
  const events = index.atlas.events.filter(
    ({ id, participants }) => eventIds.has(id) || participants.some((person) => people.has(person)),
  );
  const featureIds = new Set([
    ...picked,
    ...passages.flatMap((passage) => passage.features),
    ...events.flatMap(({ place }) => place ?? []),
  ]);
  const features = index.atlas.features.filter(({ id }) => featureIds.has(id));
  const days = window ?? ALWAYS;
  const isTaken = (status: Status): boolean =>
    spansOverlap(status.span, days) && (statuses === undefined || statuses.has(status));
  const rested = features.map((feature) => ({ ...feature, statuses: feature.statuses.filter(isTaken) }));
  return {
    window: days,
    features: new Set(features.map(({ id }) => id)),
    events: new Set(events.map(({ id }) => id)),
    passages: new Set([
      ...passages.map(({ id }) => id),
      ...[...features, ...events].flatMap((record) => record.passages),
    ]),
    sources: new Set([...picked.filter((id) => index.sources.has(id)), ...sourcesOf(rested, events, index)]),
    ...(statuses ? { statuses } : {}),
    leftOut: { hidden: new Set(), placeless: new Set() },
  };
}

/** The excerpt of a selected record: what it is and all that the atlas says of it, on all days. */
export function excerptOfSelection(selection: Target, index: AtlasIndex): Excerpt {
  if (selection.type === 'passage') return excerptOfPicked({ ids: [selection.passage.id] }, index);
  const ids =
    selection.type === 'event'
      ? [selection.event.id, ...selection.event.features]
      : [selection.feature.id, ...(index.eventsAt.get(selection.feature.id) ?? []).map(({ id }) => id)];
  return excerptOfPicked({ ids }, index);
}

/** Ids of the sources that records rest on: their own, those of statuses and positions, and those of notes about them. */
function sourcesOf(features: readonly Feature[], events: readonly AtlasEvent[], index: AtlasIndex): readonly Id[] {
  const records = [...features, ...events];
  return [
    ...records.flatMap((record) => record.sources),
    ...features.flatMap(({ statuses }) => statuses.flatMap((status) => status.sources)),
    ...features.flatMap(({ parts }) => parts.flatMap((part) => part.sources)),
    ...records.flatMap(({ notes }) => notes.flatMap((id) => index.notes.get(id)?.sources ?? [])),
  ];
}

function idsOf(all: readonly { readonly event: { readonly id: Id } }[]): ReadonlySet<Id> {
  return new Set(all.map(({ event }) => event.id));
}

/** Whether a part of a feature that exists in a window reaches into the map's bounds. */
export function isInFrame(feature: Feature, window: Span, { bounds, geometry }: FrameWithShapes): boolean {
  const shapes = feature.parts.filter((part) => spansOverlap(part.span, window)).map((part) => geometry[part.id]);
  return shapes.length === 0 || shapes.includes(undefined)
    ? overlapBounds(feature.bounds, wrapBounds(bounds))
    : shapes.some((shape) => shape && reachesInto(shape, wrapBounds(bounds)));
}
