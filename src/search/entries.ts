/**
 * Lists everything that a search can find: the records of an atlas and the paragraphs of a reader's copy, with the words by which each is
 * found.
 */
import { facilitatorNames } from '../domain/facilitators';
import { featuresOf, recordWithId, type AtlasIndex } from '../domain/links';
import type { AtlasEvent, DatedSpan, Feature, FeatureKind, Id, Inline, StoryOutline } from '../domain/model';
import { peopleOf, type Party } from '../domain/parties';
import { plainText } from '../domain/plainText';
import { formatSpan } from '../domain/time';
import { beginsWithinHorizon } from '../domain/visibility';
import { statusLabel } from '../symbology/statuses';
import type { SearchHit } from './hits';
import { isInAftermath, recordsBySource } from './sourceRecords';

/** A paragraph of the reader's copy of the article, to be searched. */
export interface SearchedCopyParagraph {
  /** Id of the passage that the paragraph belongs to; null if none was recognised. */
  readonly passage: Id | null;
  readonly text: string;
}

/** A record that the search can find. */
export interface Entry extends Omit<SearchHit, 'titleMarks' | 'excerpt' | 'marks'> {
  /** All forms of the record's name. */
  readonly names: readonly string[];
  /** Texts from which an excerpt may be taken; the one that introduces the record comes first. */
  readonly texts: readonly string[];
  /** Texts that are searched but never shown as an excerpt. */
  readonly hidden: readonly string[];
  /** A text that is shown whole in place of an excerpt and is not searched. */
  readonly said?: string;
  /** Dates of an event: the record's and the article's. */
  readonly spans: readonly DatedSpan[];
}

const FEATURE_WORDS: Readonly<Record<FeatureKind, string>> = {
  border: 'border',
  area: 'area',
  crossing: 'crossing',
  route: 'route',
  venue: 'meeting place',
  place: 'place',
};

/** Lists every record and copied paragraph that the search can find. */
export function searchEntriesOf(index: AtlasIndex, copy: readonly SearchedCopyParagraph[]): readonly Entry[] {
  const { atlas } = index;
  const parties = peopleOf(index);
  const notes = notesByRecord(index);
  const bySource = recordsBySource(index);
  return [
    ...atlas.features.map((feature) => featureEntry(index, feature, notes)),
    ...atlas.words.map(({ terms, text, target }, at): Entry => {
      const record = recordWithId(index, target);
      return {
        ...BARE,
        kind: 'word',
        id: `word-${at}`,
        title: terms[0] as string,
        names: terms,
        said: text,
        target,
        features: record ? featuresOf(record) : [],
        events: record?.type === 'event' ? [target] : [],
        inAftermath: record?.type === 'event' && isInAftermath(record.event),
      };
    }),
    ...[...parties.people, ...parties.organisations].map(partyEntry),
    ...atlas.events.map((event) => eventEntry(index, event, notes)),
    ...atlas.features.flatMap((feature) => statusEntries(index, feature)),
    ...atlas.stories.flatMap(storyEntries),
    ...atlas.passages.map((passage): Entry => ({
      ...BARE,
      kind: 'passage',
      id: passage.id,
      title: `¶${passage.number}`,
      what: index.sections.get(passage.section)?.title,
      names: [],
      texts: [oneLine(plainText(passage.digest)), ...(notes.get(passage.id) ?? [])],
      // Names of the passage's places in the forms and scripts that its text does not use.
      hidden: passage.digest.flatMap((paragraph) =>
        paragraph.flatMap(targetsOf).flatMap((id) => namesOf(index.features.get(id))),
      ),
      features: passage.features,
      events: passage.events,
      passage: passage.id,
    })),
    ...copy.map(({ passage: id, text }, at): Entry => {
      const passage = id === null ? undefined : index.passages.get(id);
      return {
        ...BARE,
        kind: 'copy',
        id: `copy-${at}`,
        title: passage ? `¶${passage.number} in your copy` : 'Your copy',
        texts: [oneLine(text)],
        features: passage?.features ?? [],
        events: passage?.events ?? [],
        passage: passage?.id ?? null,
      };
    }),
    ...atlas.sources.map((source): Entry => {
      const { features = [], events = [], passage = null, inAftermath = false } = bySource.get(source.id) ?? {};
      return {
        ...BARE,
        kind: 'source',
        id: source.id,
        title: source.title,
        names: [source.title],
        texts: [listed([source.authors.join(', '), source.container ?? '', source.issued ?? ''], ' · ')],
        features,
        events,
        passage,
        inAftermath,
      };
    }),
  ];
}

/** Default values of the fields that most entries leave empty. */
const BARE = {
  names: [],
  texts: [],
  hidden: [],
  spans: [],
  features: [],
  events: [],
  passage: null,
  inAftermath: false,
} as const;

function featureEntry(index: AtlasIndex, feature: Feature, notes: ReadonlyMap<Id, readonly string[]>): Entry {
  const { id, kind, mode, title, names, also, statuses, summary, span } = feature;
  const forms = [...new Set([...names.map(({ toponym }) => toponym), ...also])];
  return {
    ...BARE,
    kind: 'place',
    id,
    title,
    what: mode ? mode.title : FEATURE_WORDS[kind],
    names: [title, ...forms],
    texts: [
      oneLine([plainText(summary), ...statuses.map(({ note }) => note)].join(' ')),
      forms.filter((form) => !title.includes(form)).join(' · '),
      ...(notes.get(id) ?? []),
    ],
    hidden: [FEATURE_WORDS[kind]],
    features: [id],
    events: (index.eventsAt.get(id) ?? []).map((event) => event.id),
    inAftermath: !beginsWithinHorizon({ last: index.atlas.meta.opens }, span),
  };
}

/** The statuses of a feature, each under what a reader may call it: “closed crossing”. */
function statusEntries({ atlas }: AtlasIndex, feature: Feature): readonly Entry[] {
  const { id, kind, mode, title, statuses } = feature;
  const sort = mode ? mode.title : FEATURE_WORDS[kind];
  return statuses.map(({ status, span, note }, at): Entry => {
    const label = statusLabel(feature, status);
    return {
      ...BARE,
      kind: 'status',
      id: `${id}-status-${at}`,
      title: `${title}: ${label}`,
      names: [`${title}: ${label}`, `${label} ${sort}`, `${sort} ${label}`, `${status} ${sort}`],
      texts: [note],
      date: formatSpan(span),
      features: [id],
      target: id,
      day: span.from,
      inAftermath: !beginsWithinHorizon({ last: atlas.meta.opens }, span),
    };
  });
}

/** A story and its steps; a step is found by its title. */
function storyEntries({ id, title, sentence, steps }: StoryOutline): readonly Entry[] {
  return [
    {
      ...BARE,
      kind: 'story',
      id,
      title,
      names: [title],
      texts: [sentence],
      ...(steps[0] ? { place: { story: id, step: steps[0].id } } : {}),
    },
    ...steps.map((step, at): Entry => ({
      ...BARE,
      kind: 'story',
      id: `${id}-${step.id}`,
      title: step.title,
      what: `step ${at + 1} of “${title}”`,
      names: [step.title],
      place: { story: id, step: step.id },
    })),
  ];
}

function partyEntry({ id, kind, name, role, also, takesPart }: Party): Entry {
  const events = takesPart.map(({ event }) => event);
  return {
    ...BARE,
    kind,
    id,
    title: name,
    names: [name, ...also],
    texts: [role ?? '', also.join(' · ')],
    features: [...new Set(events.flatMap((event) => event.place ?? []))],
    events: events.map((event) => event.id),
    inAftermath: events.length > 0 && events.every(isInAftermath),
  };
}

function eventEntry(index: AtlasIndex, event: AtlasEvent, notes: ReadonlyMap<Id, readonly string[]>): Entry {
  const { id, title, span, stated, place, statedPlace, placeNote, participants, summary } = event;
  const people = participants.flatMap((each) => index.people.get(each) ?? []);
  const at = index.features.get(place ?? '');
  const facilitated = facilitatorNames(event, index).join(', ');
  const where = [at?.title ?? '', statedPlace ? `in the article: ${statedPlace}` : ''];
  const who = [...people.map(({ name }) => name).filter((name) => !facilitated.includes(name)), facilitated];
  return {
    ...BARE,
    kind: 'event',
    id,
    title,
    names: [title],
    texts: [
      oneLine(plainText(summary)),
      listed([listed(where, ', '), listed(who, ', ')], '; '),
      placeNote ?? '',
      ...(notes.get(id) ?? []),
    ],
    hidden: [
      formatSpan(span),
      ...namesOf(at),
      ...event.features.flatMap((each) => namesOf(index.features.get(each))),
      ...people.flatMap(({ also }) => also),
    ],
    spans: stated ? [span, stated] : [span],
    date: formatSpan(span),
    features: [...new Set(featuresOf({ type: 'event', event }))],
    events: [id],
    passage: event.passages[0] ?? null,
    inAftermath: isInAftermath(event),
  };
}

function namesOf(feature: Feature | undefined): readonly string[] {
  return feature ? [...feature.names.map(({ toponym }) => toponym), ...feature.also] : [];
}

/**
 * The editor's notes, by the id of the record under which they are found: the passages they apply to or, if there are none, their other
 * records.
 */
function notesByRecord({ atlas, passages }: AtlasIndex): ReadonlyMap<Id, readonly string[]> {
  const byRecord = new Map<Id, readonly string[]>();
  for (const note of atlas.notes) {
    const inText = note.appliesTo.filter((id) => passages.has(id));
    const text = `Editor’s note: ${oneLine(plainText(note.text))}`;
    for (const id of inText.length > 0 ? inText : note.appliesTo) byRecord.set(id, [...(byRecord.get(id) ?? []), text]);
  }
  return byRecord;
}

function targetsOf(inline: Inline): readonly Id[] {
  if (inline.type === 'text' || inline.type === 'citation') return [];
  const inner = inline.children.flatMap(targetsOf);
  return inline.type === 'reference' ? [inline.target, ...inner] : inner;
}

function listed(texts: readonly string[], separator: string): string {
  return texts.filter((text) => text !== '').join(separator);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
