/** `selectView`: everything the views need to know about the atlas for one session, worked out once and shared. */
import { featuresOf, resolve, type AtlasIndex, type Target } from './links';
import type { AtlasEvent, Day, Feature, Id, Layer, LayerId, Note, Passage, Span, Status, StatusWord } from './model';
import { dayRange, horizonOf, windowOf, type NameChoice, type Session, type TimeMode } from './session';
import { overlaps } from './time';
import { existsIn, hasNoChangeBetween, isCounted, isWithin, relationTo, statusesIn } from './visibility';

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
  /** Whether the two days of a comparison stand side by side. */
  readonly side: boolean;
  /** Whether what is gone or not yet there is drawn faintly. */
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
  /** Features to emphasise: the selected one's and those of the passage in view. */
  readonly emphasised: ReadonlySet<Id>;
  /** Features the selection leads to: the selected feature itself, or an event's place and subjects. */
  readonly selected: ReadonlySet<Id>;
}

/**
 * Works out the view of a session. Pure: the same atlas and session give an equal view. Parts that are the same as in `previous`
 * are that view's own objects, so that whoever draws them sees at a glance that nothing changed.
 */
export function selectView(index: AtlasIndex, session: Session, previous: View | null = null): View {
  const { atlas } = index;
  const window = windowOf(session);
  const horizon = horizonOf(index, session);
  const selection = session.selection ? resolve(index, session.selection) : null;
  const current = session.passage ? index.passages.get(session.passage) : undefined;
  const selected = new Set(selection ? featuresOf(selection) : []);
  const emphasised = new Set([...selected, ...(current?.features ?? [])]);
  const linked = new Set(selection && selection.type !== 'passage' ? passageIds(selection) : []);

  const features = new Map<Id, FeatureView>();
  const counts = new Map<LayerId, number>();
  // In the same mode and under the same horizon a feature can change only on one of its change days.
  const kept = previous?.mode === session.mode && previous.range.last === horizon.last ? previous : null;
  for (const feature of atlas.features) {
    const shown = feature.layer === null || session.layers.includes(feature.layer);
    const old = kept?.features.get(feature.id);
    if (
      kept &&
      old?.shown === shown &&
      hasNoChangeBetween(index.changeDaysOf.get(feature.id) ?? [], kept.window, window)
    ) {
      features.set(feature.id, old);
      if (feature.layer && old.present) counts.set(feature.layer, (counts.get(feature.layer) ?? 0) + 1);
      continue;
    }
    const count = feature.kind === 'venue' ? countMeetings(index, feature.id, window, session.mode, horizon.last) : 0;
    const present = feature.kind === 'venue' ? count > 0 : existsIn(feature, window) && isWithin(horizon, feature.span);
    if (feature.layer && present) counts.set(feature.layer, (counts.get(feature.layer) ?? 0) + 1);
    const statuses = present ? statusesIn(feature, window, horizon) : [];
    const drawn = feature.parts
      .filter((part) => present && overlaps(part.span, window))
      .flatMap((part) => statusesIn(feature, window, horizon, part.id)[0]?.status ?? []);
    const now: FeatureView = { feature, present, shown, statuses, drawn: [...new Set(drawn)], count };
    features.set(feature.id, shared(previous?.features.get(feature.id), now));
  }

  const events = atlas.events
    .filter((event) => isWithin(horizon, event.span))
    .map((event, at): EventView => {
      const relation = relationTo(event.span, window);
      const emphasised = current?.events.includes(event.id) ?? false;
      const isSelected = selection?.type === 'event' ? selection.event.id === event.id : concerns(event, selected);
      const old = previous?.events[at];
      return old?.event === event &&
        old.relation === relation &&
        old.emphasised === emphasised &&
        old.selected === isSelected
        ? old
        : { event, relation, emphasised, selected: isSelected };
    });

  const aftermath = new Set(
    atlas.events
      .filter(({ layer }) => layer !== undefined && session.layers.includes(layer))
      .filter((event) => isCounted(event, window, session.mode))
      .flatMap((event) => event.place ?? []),
  );

  const passages = atlas.passages.map((passage): PassageView => ({
    passage,
    dimmed: isElsewhen(index, passage, window, session.mode),
    current: passage.id === current?.id,
    linked: linked.has(passage.id),
    notes: passage.notes.flatMap((id) => index.notes.get(id) ?? []),
  }));
  const layers = atlas.layers.map((layer): LayerView => ({
    ...layer,
    on: session.layers.includes(layer.id),
    count: counts.get(layer.id) ?? atlas.events.filter((event) => event.layer === layer.id).length,
  }));

  return {
    mode: session.mode,
    window: shared(previous?.window, window),
    compare: session.mode === 'day' ? session.compare : null,
    side: session.side,
    ghosts: session.ghosts,
    aftermath: sharedSet(previous?.aftermath, aftermath),
    range: shared(previous?.range, dayRange(index, session)),
    names: session.names,
    features: sharedMap(previous?.features, features),
    events: previous && isSameList(previous.events, events) ? previous.events : events,
    passages: sharedList(previous?.passages, passages),
    layers: sharedList(previous?.layers, layers),
    selection: shared(previous?.selection, selection),
    emphasised: sharedSet(previous?.emphasised, emphasised),
    selected: sharedSet(previous?.selected, selected),
  };
}

/** The view of the day compared with, all else as in the session. */
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
  // Hundreds of records pass here at every change of date: no lists of their members are made.
  const [old, fresh] = [before, now] as unknown as readonly [Fields, Fields];
  for (const key in fresh) {
    const a = old[key];
    const b = fresh[key];
    if (a !== b && !(Array.isArray(a) && Array.isArray(b) && isSameList(a, b))) return now;
  }
  return before;
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

function passageIds(target: Target): readonly Id[] {
  return target.type === 'feature' ? target.feature.passages : target.type === 'event' ? target.event.passages : [];
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
