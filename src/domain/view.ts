/**
 * The view: everything that map, timeline and text need to know about the atlas for one session. `selectView` computes it once, and all
 * of them share it.
 */
import { changedBetween } from './changeIndex';
import { featuresOf, passagesOf, recordWithId, type AtlasIndex, type Target } from './links';
import type {
  AtlasEvent,
  Day,
  Feature,
  Id,
  Layer,
  LayerId,
  Note,
  Passage,
  Span,
  Status,
  StatusWord,
  Track,
  TrackId,
} from './model';
import { selectableDays, horizonOf } from './selectableDays';
import { windowOfSession, type NameChoice, type Session, type TimeMode } from './session';
import { isSameList, shared, sharedList, sharedMap, sharedSet, withChanged } from './shared';
import { spansOverlap } from './time';
import {
  featureExistsIn,
  isMeetingCounted,
  beginsWithinHorizon,
  lastRecordedIn,
  relationToWindow,
  statusesIn,
  statusInWindow,
  type Horizon,
} from './visibility';

/** A feature as the window shows it. */
export interface FeatureView {
  readonly feature: Feature;
  /** Whether the feature exists in the window; a venue exists if a meeting is counted there. */
  readonly present: boolean;
  /** Whether the feature's layer is on. */
  readonly shown: boolean;
  /** Statuses of the feature that hold in the window, the primary one first. */
  readonly statuses: readonly Status[];
  /** The last day on which the first of these is recorded, if the window goes on without a record (`lastRecordedIn`); else null. */
  readonly recordedTo: Day | null;
  /** The primary status of each part that exists in the window; the map draws these. */
  readonly drawn: readonly StatusWord[];
  /** Number of meetings counted at a venue. */
  readonly count: number;
  /** The track of each of these meetings, ordered by date. */
  readonly met: readonly TrackId[];
}

/** An event as the window shows it. */
export interface EventView {
  readonly event: AtlasEvent;
  readonly relation: 'past' | 'present' | 'future';
  readonly emphasised: boolean;
  readonly selected: boolean;
}

/** A passage as the window and the selection show it. */
export interface PassageView {
  readonly passage: Passage;
  /** True if all dates in the passage lie outside the window (in mode `day`: after the day), so that its text is dimmed. */
  readonly dimmed: boolean;
  /** True for the passage that is in view or has the focus. */
  readonly current: boolean;
  /** True if the passage links to the selected record. */
  readonly linked: boolean;
  readonly notes: readonly Note[];
}

/** A layer of the content; `on` says whether the session shows it. */
export interface LayerView extends Layer {
  /** Number of features of the layer that exist in the window, or of events that the layer marks, whether or not the layer is on. */
  readonly count: number;
}

export interface View {
  readonly mode: TimeMode;
  /** The days that the view shows, half-open. */
  readonly window: Span;
  /** The first and last day that a reader can choose. */
  readonly range: { readonly first: Day; readonly last: Day };
  /** The second day of a comparison; null if nothing is compared, and in mode `window`. */
  readonly compare: Day | null;
  /** Whether the two days of a comparison are shown on two maps side by side. */
  readonly side: boolean;
  /** Whether features that do not exist any more, or do not exist yet, are drawn faintly. */
  readonly ghosts: boolean;
  readonly names: NameChoice;
  readonly features: ReadonlyMap<Id, FeatureView>;
  readonly events: readonly EventView[];
  readonly passages: readonly PassageView[];
  readonly layers: readonly LayerView[];
  /** The tracks of the content, in the order of the timeline. */
  readonly tracks: readonly Track[];
  /** Ids of places with an event of the aftermath (`domain/aftermath`); empty while the aftermath layer is off. */
  readonly aftermath: ReadonlySet<Id>;
  /** The selected feature or event; null if nothing is selected. */
  readonly selection: Target | null;
  /** Ids of the features to emphasise: those of the selection, of the passage being read, and of search results (`withSearchMarks`). */
  readonly emphasised: ReadonlySet<Id>;
  /** Ids of the features that the selection names: the selected feature itself, or an event's place and subjects. */
  readonly selected: ReadonlySet<Id>;
}

/** Everything from which the parts of a view are computed. */
interface Scene {
  readonly index: AtlasIndex;
  readonly session: Session;
  readonly window: Span;
  readonly horizon: Horizon;
  readonly selection: Target | null;
  readonly selected: ReadonlySet<Id>;
  /** The passage that is being read; undefined if none is. */
  readonly current: Passage | undefined;
}

/**
 * Computes the view of a session. It is pure: the same atlas and session give an equal view. Parts that did not change are the very
 * objects of `previous`, so that a component can compare objects to see that nothing changed. Only records that may differ from
 * `previous` are computed again: the cost of a date change grows with what it changes and not with the size of the atlas.
 */
export function selectView(index: AtlasIndex, session: Session, previous: View | null = null): View {
  const window = windowOfSession(session);
  const horizon = horizonOf(index, session);
  const selection = shared(previous?.selection, session.selection ? recordWithId(index, session.selection) : null);
  const current = session.passage ? index.passages.get(session.passage) : undefined;
  const selected = sharedSet(previous?.selected, new Set(selection ? featuresOf(selection) : []));
  const emphasised = new Set([...selected, ...(current?.features ?? [])]);
  const scene: Scene = { index, session, window, horizon, selection, selected, current };

  // In the same mode and with the same horizon, a record can differ only if one of its change days lies between the two windows.
  const base = previous?.mode === session.mode && previous.range.last === horizon.last ? previous : null;
  const isLayered = base?.layers.every(({ id, on }) => on === session.layers.includes(id)) ?? false;
  const isSelected = base?.selection === selection && base.selected === selected;
  const changedEvents = base ? changedBetween(index.eventChanges, base.window, window) : [];

  const features =
    base && isLayered ? changedFeatures(scene, base) : sharedMap(previous?.features, allFeatures(scene, previous));
  const events =
    base && isSelected ? changedEventViews(scene, base, changedEvents) : allEvents(scene, previous?.events ?? []);
  const passages =
    base && isSelected ? changedPassages(scene, base) : sharedList(previous?.passages, allPassages(scene));
  const isAftermathKept = isLayered && !changedEvents.some((at) => index.atlas.events[at]?.layer !== undefined);

  return {
    mode: session.mode,
    window: shared(previous?.window, window),
    compare: session.mode === 'day' ? session.compare : null,
    side: session.side,
    ghosts: session.ghosts,
    aftermath: base && isAftermathKept ? base.aftermath : sharedSet(previous?.aftermath, aftermathPlaces(scene)),
    range: shared(previous?.range, selectableDays(index, session)),
    names: session.names,
    features,
    events,
    passages,
    tracks: index.atlas.tracks,
    layers:
      base && isLayered && features === base.features
        ? base.layers
        : sharedList(previous?.layers, layerViews(scene, features)),
    selection,
    emphasised: sharedSet(previous?.emphasised, emphasised),
    selected,
  };
}

function allFeatures(scene: Scene, previous: View | null): ReadonlyMap<Id, FeatureView> {
  return new Map(
    scene.index.atlas.features.map((feature) => [
      feature.id,
      shared(previous?.features.get(feature.id), featureIn(scene, feature)),
    ]),
  );
}

/** The features of the previous view `base`; those with a change day between the two windows are computed again. */
function changedFeatures(scene: Scene, base: View): ReadonlyMap<Id, FeatureView> {
  const { atlas, featureChanges } = scene.index;
  let features: Map<Id, FeatureView> | null = null;
  for (const at of changedBetween(featureChanges, base.window, scene.window)) {
    const feature = atlas.features[at] as Feature;
    const before = base.features.get(feature.id);
    const now = shared(before, featureIn(scene, feature));
    if (now !== before) (features ??= new Map(base.features)).set(feature.id, now);
  }
  return features ?? base.features;
}

function featureIn({ index, session, window, horizon }: Scene, feature: Feature): FeatureView {
  const shown = feature.layer === null || session.layers.includes(feature.layer);
  const met = feature.kind === 'venue' ? meetingsCounted(index, feature.id, window, session.mode, horizon.last) : [];
  const count = met.length;
  const present =
    feature.kind === 'venue'
      ? count > 0
      : featureExistsIn(feature, window) && beginsWithinHorizon(horizon, feature.span);
  const statuses = present ? statusesIn(feature, window, horizon) : [];
  const recordedTo = present ? lastRecordedIn(feature, window, horizon) : null;
  const parts = present ? feature.parts : [];
  const drawn = parts.flatMap((part) => statusInWindow(feature, part, window, horizon)?.status ?? []);
  return { feature, present, shown, statuses, recordedTo, drawn: [...new Set(drawn)], count, met };
}

function allEvents(scene: Scene, previous: readonly EventView[]): readonly EventView[] {
  const events = eventsWithin(scene.index, scene.horizon).events.map((event, at) =>
    shared(previous[at], eventIn(scene, event)),
  );
  return isSameList(previous, events) ? previous : events;
}

/**
 * The events of the previous view `base`; those that begin or end between the two windows, or belong to the passage being read, are
 * computed again.
 */
function changedEventViews(scene: Scene, base: View, changed: readonly number[]): readonly EventView[] {
  const { index, horizon, current } = scene;
  const { positions } = eventsWithin(index, horizon);
  const read = base.passages.find((each) => each.current)?.passage;
  const told = read === current ? [] : [...(read?.events ?? []), ...(current?.events ?? [])];
  const ids = new Set([...changed.map((at) => (index.atlas.events[at] as AtlasEvent).id), ...told]);
  const places = [...ids].flatMap((id) => positions.get(id) ?? []);
  return withChanged(base.events, places, ({ event }) => eventIn(scene, event));
}

function eventIn({ window, current, selection, selected }: Scene, event: AtlasEvent): EventView {
  return {
    event,
    relation: relationToWindow(event.span, window),
    emphasised: current?.events.includes(event.id) ?? false,
    selected: selection?.type === 'event' ? selection.event.id === event.id : concerns(event, selected),
  };
}

/** The events up to a last day, and for each its index in that list. */
interface EventsWithin {
  readonly events: readonly AtlasEvent[];
  readonly positions: ReadonlyMap<Id, number>;
}

/** Cached event lists by atlas and last day. An atlas has only two or three last days, so the cache stays small. */
const eventLists = new WeakMap<AtlasIndex, Map<Day, EventsWithin>>();

function eventsWithin(index: AtlasIndex, horizon: Horizon): EventsWithin {
  const lists = eventLists.get(index) ?? new Map<Day, EventsWithin>();
  eventLists.set(index, lists);
  const known = lists.get(horizon.last);
  if (known) return known;
  const events = index.atlas.events.filter((event) => beginsWithinHorizon(horizon, event.span));
  const list = { events, positions: new Map(events.map(({ id }, at) => [id, at])) };
  lists.set(horizon.last, list);
  return list;
}

function allPassages(scene: Scene): readonly PassageView[] {
  return scene.index.atlas.passages.map((passage) => passageIn(scene, passage));
}

/**
 * The passages of the previous view `base`; those whose events begin or end between the two windows, and those that are or were being
 * read, are computed again.
 */
function changedPassages(scene: Scene, base: View): readonly PassageView[] {
  const { index, window, current } = scene;
  const read = base.passages.findIndex((each) => each.current);
  const now = current ? index.atlas.passages.indexOf(current) : -1;
  const moved = read === now ? [] : [read, now].filter((at) => at >= 0);
  const places = [...changedBetween(index.passageChanges, base.window, window), ...moved];
  return withChanged(base.passages, places, ({ passage }) => passageIn(scene, passage));
}

function passageIn({ index, session, window, selection, current }: Scene, passage: Passage): PassageView {
  const linked = selection && selection.type !== 'passage' ? passagesOf(selection) : [];
  return {
    passage,
    dimmed: isElsewhen(index, passage, window, session.mode),
    current: passage.id === current?.id,
    linked: linked.includes(passage.id),
    notes: passage.notes.flatMap((id) => index.notes.get(id) ?? []),
  };
}

function aftermathPlaces({ index, session, window }: Scene): ReadonlySet<Id> {
  return new Set(
    index.markedEvents
      .filter(({ layer }) => layer !== undefined && session.layers.includes(layer))
      .filter((event) => isMeetingCounted(event, window, session.mode))
      .flatMap((event) => event.place ?? []),
  );
}

function layerViews({ index, session }: Scene, features: ReadonlyMap<Id, FeatureView>): readonly LayerView[] {
  const counts = new Map<LayerId, number>();
  for (const { feature, present } of features.values()) {
    if (feature.layer && present) counts.set(feature.layer, (counts.get(feature.layer) ?? 0) + 1);
  }
  return index.atlas.layers.map((layer): LayerView => ({
    ...layer,
    on: session.layers.includes(layer.id),
    count: counts.get(layer.id) ?? index.markedEvents.filter((event) => event.layer === layer.id).length,
  }));
}

/** The view of the second day of a comparison; everything but the day is as in the session. Null if nothing is compared. */
export function selectCompared(index: AtlasIndex, session: Session, previous: View | null = null): View | null {
  if (session.compare === null || session.mode !== 'day') return null;
  return selectView(index, { ...session, day: session.compare }, previous);
}

/** What the search emphasises on map and timeline while its results are shown. */
export interface SearchMarks {
  readonly features: ReadonlySet<Id>;
  readonly events: ReadonlySet<Id>;
}

/**
 * The view with the search results emphasised as well. Parts that did not change are the very objects of `previous`, the view that this
 * function returned before.
 */
export function withSearchMarks(view: View, marks: SearchMarks, previous: View | null = null): View {
  const events = view.events.map((each, at): EventView => {
    if (each.emphasised || !marks.events.has(each.event.id)) return each;
    const marked = { ...each, emphasised: true };
    return shared(previous?.events[at], marked);
  });
  return {
    ...view,
    emphasised: sharedSet(previous?.emphasised, new Set([...view.emphasised, ...marks.features])),
    events: previous && isSameList(previous.events, events) ? previous.events : events,
  };
}

function meetingsCounted(index: AtlasIndex, venue: Id, window: Span, mode: TimeMode, last: Day): readonly TrackId[] {
  return (index.meetingsAt.get(venue) ?? [])
    .filter((meeting) => meeting.span.from <= last && isMeetingCounted(meeting, window, mode))
    .map(({ track }) => track);
}

function concerns(event: AtlasEvent, features: ReadonlySet<Id>): boolean {
  if (features.size === 0) return false;
  return (event.place !== null && features.has(event.place)) || event.features.some((id) => features.has(id));
}

function isElsewhen(index: AtlasIndex, passage: Passage, window: Span, mode: TimeMode): boolean {
  const spans = passage.events.flatMap((id) => index.events.get(id)?.span ?? []);
  if (spans.length === 0) return false;
  return mode === 'day'
    ? spans.every((span) => span.from >= window.to)
    : !spans.some((span) => spansOverlap(span, window));
}
