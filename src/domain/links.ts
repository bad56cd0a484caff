/**
 * Look-up tables over an atlas: from an id to its record, from a passage to its features and dates, and from a feature or event back to
 * its passages.
 */
import { indexChanges, type ChangeIndex } from './changeIndex';
import type {
  Atlas,
  AtlasEvent,
  Day,
  Feature,
  Footnote,
  Id,
  Note,
  Passage,
  Person,
  Section,
  Source,
  Span,
} from './model';

/** A record of the atlas that an id names, with its type. */
export type Target =
  | { readonly type: 'feature'; readonly feature: Feature }
  | { readonly type: 'event'; readonly event: AtlasEvent }
  | { readonly type: 'passage'; readonly passage: Passage };

/** Look-up tables over an atlas, built once. */
export interface AtlasIndex {
  readonly atlas: Atlas;
  readonly features: ReadonlyMap<Id, Feature>;
  readonly events: ReadonlyMap<Id, AtlasEvent>;
  readonly passages: ReadonlyMap<Id, Passage>;
  readonly notes: ReadonlyMap<Id, Note>;
  readonly sources: ReadonlyMap<Id, Source>;
  readonly people: ReadonlyMap<Id, Person>;
  readonly sections: ReadonlyMap<Id, Section>;
  readonly footnotes: ReadonlyMap<number, Footnote>;
  /** By feature or place id: the events that happened there or are about it, ordered by date. */
  readonly eventsAt: ReadonlyMap<Id, readonly AtlasEvent[]>;
  /** By venue id: the meetings held there, ordered by date. */
  readonly meetingsAt: ReadonlyMap<Id, readonly AtlasEvent[]>;
  /** By feature id: the days on which the feature, one of its parts or statuses, or a meeting at it begins or has ended, sorted. */
  readonly changeDaysOf: ReadonlyMap<Id, readonly Day[]>;
  /** Index over the change days of all features; its indices are those of `atlas.features`. */
  readonly featureChanges: ChangeIndex;
  /** Index over the first days of events and the days after their last; its indices are those of `atlas.events`. */
  readonly eventChanges: ChangeIndex;
  /** Index over the change days of the events in each passage; its indices are those of `atlas.passages`. */
  readonly passageChanges: ChangeIndex;
  /** Events that a layer draws as marks on the map, in the order of `atlas.events`. */
  readonly markedEvents: readonly AtlasEvent[];
}

function byId<T extends { readonly id: Id }>(records: readonly T[]): ReadonlyMap<Id, T> {
  return new Map(records.map((record) => [record.id, record]));
}

function group(events: readonly AtlasEvent[], keys: (event: AtlasEvent) => readonly Id[]): Map<Id, AtlasEvent[]> {
  const groups = new Map<Id, AtlasEvent[]>();
  for (const event of events) {
    for (const key of new Set(keys(event))) groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return groups;
}

/** Builds the look-up tables of an atlas. */
export function indexAtlas(atlas: Atlas): AtlasIndex {
  const meetingsAt = group(
    atlas.events.filter((event) => event.meeting),
    (event) => (event.place ? [event.place] : []),
  );
  const events = byId(atlas.events);
  const changeDaysOf = new Map(
    atlas.features.map((feature) => {
      const dated = [feature, ...feature.parts, ...feature.statuses, ...(meetingsAt.get(feature.id) ?? [])];
      return [feature.id, changeDays(dated)];
    }),
  );
  return {
    atlas,
    features: byId(atlas.features),
    events,
    passages: byId(atlas.passages),
    notes: byId(atlas.notes),
    sources: byId(atlas.sources),
    people: byId(atlas.people),
    sections: byId(atlas.sections),
    footnotes: new Map(atlas.footnotes.map((footnote) => [footnote.number, footnote])),
    eventsAt: group(atlas.events, (event) => [...(event.place ? [event.place] : []), ...event.features]),
    meetingsAt,
    changeDaysOf,
    featureChanges: indexChanges(atlas.features.map(({ id }) => changeDaysOf.get(id) ?? [])),
    eventChanges: indexChanges(atlas.events.map((event) => changeDays([event]))),
    passageChanges: indexChanges(
      atlas.passages.map((passage) => changeDays(passage.events.flatMap((id) => events.get(id) ?? []))),
    ),
    markedEvents: atlas.events.filter(({ layer }) => layer !== undefined),
  };
}

/** The days on which one of the dated records begins or has ended, sorted and without repetition. */
function changeDays(dated: readonly { readonly span: Span }[]): readonly Day[] {
  return [...new Set(dated.flatMap(({ span }) => [span.from, span.to]))].sort((a, b) => a - b);
}

/** The current id of a record: if `id` is a former id (an alias), the one that replaced it; else `id` itself. */
export function currentId({ atlas }: AtlasIndex, id: Id): Id {
  return Object.hasOwn(atlas.aliases, id) ? (atlas.aliases[id] as Id) : id;
}

/** The record that an id or a former id names; null if no record has that id. */
export function recordWithId(index: AtlasIndex, id: Id): Target | null {
  const current = currentId(index, id);
  const feature = index.features.get(current);
  if (feature) return { type: 'feature', feature };
  const event = index.events.get(current);
  if (event) return { type: 'event', event };
  const passage = index.passages.get(current);
  return passage ? { type: 'passage', passage } : null;
}

/** The id of a target's record. */
export function idOfTarget(target: Target): Id {
  if (target.type === 'feature') return target.feature.id;
  return target.type === 'event' ? target.event.id : target.passage.id;
}

/** The feature or event that a target is, which has a card; null for a passage and for no target. */
export function recordOf(target: Target | null): Feature | AtlasEvent | null {
  if (target?.type === 'feature') return target.feature;
  return target?.type === 'event' ? target.event : null;
}

/** Ids of the passages that link to a feature or event; for a passage, its own id. */
export function passagesOf(target: Target): readonly Id[] {
  if (target.type === 'feature') return target.feature.passages;
  return target.type === 'event' ? target.event.passages : [target.passage.id];
}

/** Ids of the features that belong to a target: an event's place and subjects, the features that a passage links to. */
export function featuresOf(target: Target): readonly Id[] {
  if (target.type === 'feature') return [target.feature.id];
  if (target.type === 'passage') return target.passage.features;
  return [...(target.event.place ? [target.event.place] : []), ...target.event.features];
}

/**
 * The record beside which a note is shown: the first passage it applies to, else the first other record; undefined if it applies to none.
 */
export function recordShowingNote({ passages }: AtlasIndex, { appliesTo }: Note): Id | undefined {
  return appliesTo.find((id) => passages.has(id)) ?? appliesTo[0];
}

/**
 * The record beside which a source is shown: the first passage that cites it, else the place of the first note that cites it, else the
 * first feature, else the first event. Undefined if no record cites the source, as with data of the base map.
 */
export function recordShowingSource(index: AtlasIndex, id: Id): Id | undefined {
  const { atlas, footnotes } = index;
  const citing = atlas.passages.find((passage) =>
    passage.footnotes.some((n) => footnotes.get(n)?.sources.includes(id)),
  );
  if (citing) return citing.id;
  const note = atlas.notes.find(({ sources }) => sources.includes(id));
  const inNote = note && recordShowingNote(index, note);
  if (inNote !== undefined) return inNote;
  const feature = atlas.features.find((each) =>
    [each, ...each.parts, ...each.statuses].some(({ sources }) => sources.includes(id)),
  );
  return feature?.id ?? atlas.events.find(({ sources }) => sources.includes(id))?.id;
}
