/** Look-ups over an atlas: from each id to its record, from each passage to its features and dates, and back. */
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

/** What an id can stand for. */
export type Target =
  | { readonly type: 'feature'; readonly feature: Feature }
  | { readonly type: 'event'; readonly event: AtlasEvent }
  | { readonly type: 'passage'; readonly passage: Passage };

/** Look-ups over an atlas, made once. */
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
  /** Events that happened at a place, or are about a feature, in order of date. */
  readonly eventsAt: ReadonlyMap<Id, readonly AtlasEvent[]>;
  /** Meetings held at a venue, in order of date. */
  readonly meetingsAt: ReadonlyMap<Id, readonly AtlasEvent[]>;
  /** Days on which a feature, a part or status of it, or a meeting there begins or is over, in order. */
  readonly changeDaysOf: ReadonlyMap<Id, readonly Day[]>;
  /** The same days sorted, by the positions of the features in the atlas. */
  readonly featureChanges: ChangeIndex;
  /** First days of events and the days after their last, by the positions of the events in the atlas. */
  readonly eventChanges: ChangeIndex;
  /** Change days of the events that a passage tells of, by the positions of the passages in the atlas. */
  readonly passageChanges: ChangeIndex;
  /** Events that a layer marks on the map, in the order of the atlas. */
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

/** Makes the look-ups of an atlas. */
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

/** The days on which some record begins or is over, in order and without repetition. */
function changeDays(dated: readonly { readonly span: Span }[]): readonly Day[] {
  return [...new Set(dated.flatMap(({ span }) => [span.from, span.to]))].sort((a, b) => a - b);
}

/** The id that took the place of a renamed one; any other id itself. */
export function currentId({ atlas }: AtlasIndex, id: Id): Id {
  return Object.hasOwn(atlas.aliases, id) ? (atlas.aliases[id] as Id) : id;
}

/** What an id, or one that took its place, stands for; null when it is unknown. */
export function resolve(index: AtlasIndex, id: Id): Target | null {
  const current = currentId(index, id);
  const feature = index.features.get(current);
  if (feature) return { type: 'feature', feature };
  const event = index.events.get(current);
  if (event) return { type: 'event', event };
  const passage = index.passages.get(current);
  return passage ? { type: 'passage', passage } : null;
}

/** The id of a target. */
export function idOf(target: Target): Id {
  if (target.type === 'feature') return target.feature.id;
  return target.type === 'event' ? target.event.id : target.passage.id;
}

/** The passages that link to a feature or event; of a passage, that passage. */
export function passagesOf(target: Target): readonly Id[] {
  if (target.type === 'feature') return target.feature.passages;
  return target.type === 'event' ? target.event.passages : [target.passage.id];
}

/** Features a target leads to: an event's place and subjects, a passage's links. */
export function featuresOf(target: Target): readonly Id[] {
  if (target.type === 'feature') return [target.feature.id];
  if (target.type === 'passage') return target.passage.features;
  return [...(target.event.place ? [target.event.place] : []), ...target.event.features];
}

/** Where a note is read: the first passage it applies to, else the first record; undefined where it applies to none. */
export function homeOfNote({ passages }: AtlasIndex, { appliesTo }: Note): Id | undefined {
  return appliesTo.find((id) => passages.has(id)) ?? appliesTo[0];
}

/**
 * Where a source is read: the first passage that cites it, else where the first note that rests on it is read, else the first
 * feature, else the first event. Undefined where nothing rests on it, as with the data of the base map.
 */
export function homeOfSource(index: AtlasIndex, id: Id): Id | undefined {
  const { atlas, footnotes } = index;
  const citing = atlas.passages.find((passage) =>
    passage.footnotes.some((n) => footnotes.get(n)?.sources.includes(id)),
  );
  if (citing) return citing.id;
  const note = atlas.notes.find(({ sources }) => sources.includes(id));
  const inNote = note && homeOfNote(index, note);
  if (inNote !== undefined) return inNote;
  const feature = atlas.features.find((each) =>
    [each, ...each.parts, ...each.statuses].some(({ sources }) => sources.includes(id)),
  );
  return feature?.id ?? atlas.events.find(({ sources }) => sources.includes(id))?.id;
}
