/** `selectView`: everything the views need to know about the atlas for one session, worked out once and shared. */
import { changedBetween } from './changeIndex';
import { featuresOf, passagesOf, resolve, type AtlasIndex, type Target } from './links';
import type { AtlasEvent, Day, Feature, Id, Layer, LayerId, Note, Passage, Span, Status, StatusWord } from './model';
import { dayRange, horizonOf, windowOf, type NameChoice, type Session, type TimeMode } from './session';
import { overlaps } from './time';
import { existsIn, isCounted, isWithin, relationTo, statusesIn, type Horizon } from './visibility';

/** A feature as it is in the window. */
export interface FeatureView {
  readonly feature: Feature;
  /** Whether it exists in the window; a venue exists when a meeting is counted there. */
  readonly present: boolean;
  /** Whether its layer is on. */
  readonly shown: boolean;
  /** Statuses that hold in the window, the primary one first. */
  readonly statuses: readonly Status[];
  /** The primary status of each part that exists in the window: what is drawn. */
  readonly drawn: readonly StatusWord[];
  /** Meetings counted at a venue. */
  readonly count: number;
}

/** An event as seen from the window. */
export interface EventView {
  readonly event: AtlasEvent;
  readonly relation: 'past' | 'present' | 'future';
  readonly emphasised: boolean;
  readonly selected: boolean;
}

/** A passage as seen from the window and the selection. */
export interface PassageView {
  readonly passage: Passage;
  /** True when every date the passage speaks of lies outside the window (on a day: after it). */
  readonly dimmed: boolean;
  /** True for the passage in view or focus. */
  readonly current: boolean;
  /** True when it speaks of what is selected. */
  readonly linked: boolean;
  readonly notes: readonly Note[];
}

/** A layer of the content; `on` says whether it is on in the session. */
export interface LayerView extends Layer {
  /** Features of the layer that exist in the window, or events that it marks, shown or not. */
  readonly count: number;
}

export interface View {
  readonly mode: TimeMode;
  /** The days shown, half-open. */
  readonly window: Span;
  /** First and last day that can be chosen. */
  readonly range: { readonly first: Day; readonly last: Day };
  /** The day compared with; null where nothing is compared, and in a window. */
  readonly compare: Day | null;
  /** Whether the two days of a comparison are shown side by side. */
  readonly side: boolean;
  /** Whether features that do not exist any more, or not yet, are drawn faintly. */
  readonly ghosts: boolean;
  readonly names: NameChoice;
  readonly features: ReadonlyMap<Id, FeatureView>;
  readonly events: readonly EventView[];
  readonly passages: readonly PassageView[];
  readonly layers: readonly LayerView[];
  /** Places where an event of the aftermath is counted (`domain/aftermath`); empty while its layer is off. */
  readonly aftermath: ReadonlySet<Id>;
  /** What is selected. */
  readonly selection: Target | null;
  /** Features to emphasise: those of the selection, those of the passage being read, and what a search has found (`withMarks`). */
  readonly emphasised: ReadonlySet<Id>;
  /** Features the selection leads to: the selected feature itself, or an event's place and subjects. */
  readonly selected: ReadonlySet<Id>;
}

/** What the parts of a view are worked out from. */
interface Scene {
  readonly index: AtlasIndex;
  readonly session: Session;
  readonly window: Span;
  readonly horizon: Horizon;
  readonly selection: Target | null;
  readonly selected: ReadonlySet<Id>;
  /** The passage being read. */
  readonly current: Passage | undefined;
}

/**
 * Works out the view of a session. Pure: the same atlas and session give an equal view. Parts that are the same as in `previous`
 * are that view's own objects, so that a comparison of two objects tells whoever draws them that nothing changed. Only records
 * that may differ from `previous` are looked at: the time that a change of date takes grows with what it changes, not with the atlas.
 */
export function selectView(index: AtlasIndex, session: Session, previous: View | null = null): View {
  const window = windowOf(session);
  const horizon = horizonOf(index, session);
  const selection = shared(previous?.selection, session.selection ? resolve(index, session.selection) : null);
  const current = session.passage ? index.passages.get(session.passage) : undefined;
  const selected = sharedSet(previous?.selected, new Set(selection ? featuresOf(selection) : []));
  const emphasised = new Set([...selected, ...(current?.features ?? [])]);
  const scene: Scene = { index, session, window, horizon, selection, selected, current };

  // In the same mode and under the same horizon a record can change only on one of its change days.
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
    range: shared(previous?.range, dayRange(index, session)),
    names: session.names,
    features,
    events,
    passages,
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

/** The features of `base` with those worked out anew that have a change day between the two windows. */
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
  const count = feature.kind === 'venue' ? countMeetings(index, feature.id, window, session.mode, horizon.last) : 0;
  const present = feature.kind === 'venue' ? count > 0 : existsIn(feature, window) && isWithin(horizon, feature.span);
  const statuses = present ? statusesIn(feature, window, horizon) : [];
  const drawn = feature.parts
    .filter((part) => present && overlaps(part.span, window))
    .flatMap((part) => statusesIn(feature, window, horizon, part.id)[0]?.status ?? []);
  return { feature, present, shown, statuses, drawn: [...new Set(drawn)], count };
}

function allEvents(scene: Scene, previous: readonly EventView[]): readonly EventView[] {
  const events = eventsWithin(scene.index, scene.horizon).events.map((event, at) =>
    shared(previous[at], eventIn(scene, event)),
  );
  return isSameList(previous, events) ? previous : events;
}

/** The events of `base` with those worked out anew that begin or are over between the two windows, or are told of in the passage. */
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
    relation: relationTo(event.span, window),
    emphasised: current?.events.includes(event.id) ?? false,
    selected: selection?.type === 'event' ? selection.event.id === event.id : concerns(event, selected),
  };
}

/** The events that may be shown under a horizon, and where each of them is in that list. */
interface EventsWithin {
  readonly events: readonly AtlasEvent[];
  readonly positions: ReadonlyMap<Id, number>;
}

/** These lists by atlas and last day. An atlas has two horizons or three. */
const eventLists = new WeakMap<AtlasIndex, Map<Day, EventsWithin>>();

function eventsWithin(index: AtlasIndex, horizon: Horizon): EventsWithin {
  const lists = eventLists.get(index) ?? new Map<Day, EventsWithin>();
  eventLists.set(index, lists);
  const known = lists.get(horizon.last);
  if (known) return known;
  const events = index.atlas.events.filter((event) => isWithin(horizon, event.span));
  const list = { events, positions: new Map(events.map(({ id }, at) => [id, at])) };
  lists.set(horizon.last, list);
  return list;
}

function allPassages(scene: Scene): readonly PassageView[] {
  return scene.index.atlas.passages.map((passage) => passageIn(scene, passage));
}

/** The passages of `base` with those worked out anew whose events begin or are over between the two windows, or that are or were read. */
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
      .filter((event) => isCounted(event, window, session.mode))
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

/** The view of the day that is compared with; everything else is as in the session. */
export function selectCompared(index: AtlasIndex, session: Session, previous: View | null = null): View | null {
  if (session.compare === null || session.mode !== 'day') return null;
  return selectView(index, { ...session, day: session.compare }, previous);
}

/** What a search marks while its results are shown. */
export interface Marks {
  readonly features: ReadonlySet<Id>;
  readonly events: ReadonlySet<Id>;
}

/**
 * A view in which what a search found is emphasised too. `view` is one value, as `selectView` makes it. Parts that are the same as in
 * `previous`, the view that was marked before, are that view's own objects.
 */
export function withMarks(view: View, marks: Marks, previous: View | null = null): View {
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

type Fields = Readonly<Record<string, unknown>>;

/** `before` where both have the same members, lists compared item by item; else `now`. */
function shared<T extends object | null>(before: T | undefined, now: T): T {
  if (!before || !now) return now;
  // This runs for hundreds of records at every change of date: lists of their members would take time and memory.
  const [old, fresh] = [before, now] as unknown as readonly [Fields, Fields];
  for (const key in fresh) {
    const a = old[key];
    const b = fresh[key];
    if (a !== b && !(Array.isArray(a) && Array.isArray(b) && isSameList(a, b))) return now;
  }
  return before;
}

/** A list with the items at some places worked out anew; the list itself where all of them are the same as before. */
function withChanged<T extends object>(
  list: readonly T[],
  places: readonly number[],
  now: (item: T) => T,
): readonly T[] {
  let changed: T[] | null = null;
  for (const at of places) {
    const before = list[at] as T;
    const item = shared(before, now(before));
    if (item !== before) (changed ??= [...list])[at] = item;
  }
  return changed ?? list;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

function sharedList<T extends object>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] {
  if (!before) return now;
  const list = now.map((item, at) => shared(before[at], item));
  return isSameList(before, list) ? before : list;
}

function sharedSet<T>(before: ReadonlySet<T> | undefined, now: ReadonlySet<T>): ReadonlySet<T> {
  return before?.size === now.size && [...now].every((item) => before.has(item)) ? before : now;
}

function sharedMap<K, V>(before: ReadonlyMap<K, V> | undefined, now: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  return before?.size === now.size && [...now].every(([key, value]) => before.get(key) === value) ? before : now;
}

function countMeetings(index: AtlasIndex, venue: Id, window: Span, mode: TimeMode, last: Day): number {
  const meetings = index.meetingsAt.get(venue) ?? [];
  return meetings.filter((meeting) => meeting.span.from <= last && isCounted(meeting, window, mode)).length;
}

function concerns(event: AtlasEvent, features: ReadonlySet<Id>): boolean {
  if (features.size === 0) return false;
  return (event.place !== null && features.has(event.place)) || event.features.some((id) => features.has(id));
}

function isElsewhen(index: AtlasIndex, passage: Passage, window: Span, mode: TimeMode): boolean {
  const spans = passage.events.flatMap((id) => index.events.get(id)?.span ?? []);
  if (spans.length === 0) return false;
  return mode === 'day' ? spans.every((span) => span.from >= window.to) : !spans.some((span) => overlaps(span, window));
}
