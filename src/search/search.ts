/**
 * Search over everything the atlas says: places, people, bodies, events, text, a reader's own copy, sources. Every name form in
 * every script is indexed, so that a place is found under the form the reader knows. An index is made once; a query is cheap.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import { foldLetters } from '../domain/fold';
import { featuresOf, resolve, type AtlasIndex } from '../domain/links';
import type { AtlasEvent, DatedSpan, Day, Feature, FeatureKind, Id, Inline, Span } from '../domain/model';
import { facilitatorNames } from '../domain/facilitators';
import { peopleOf, type Party } from '../domain/parties';
import {
  clamp,
  contains,
  dateOf,
  dayOf,
  formatDay,
  formatSpan,
  isOpenEnd,
  isOpenStart,
  MONTH_NAMES,
  onDay,
  overlaps,
} from '../domain/time';
import { shorten } from '../domain/shorten';
import { dateLanguage, readTypedDate, type DateLanguage, type DateReading, type TypedDate } from '../domain/typedDate';
import { isWithin } from '../domain/visibility';
import { plainText } from '../domain/plainText';

/** `days` are days to go to, `word` a word that the article does not use. */
export type HitKind = 'days' | 'place' | 'word' | 'person' | 'organisation' | 'event' | 'passage' | 'copy' | 'source';

/** A stretch of a text, half-open, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Something that was found. */
export interface SearchHit {
  readonly kind: HitKind;
  /** Id of the record; of a paragraph of the reader's copy `copy-` and its position. */
  readonly id: Id;
  readonly title: string;
  /** Matched words of the title. */
  readonly titleMarks: readonly Stretch[];
  /** What sort of place it is, or where a passage stands, in words. */
  readonly what?: string;
  /** Some words around the match; empty where the title says all. */
  readonly excerpt: string;
  /** Matched words of the excerpt. */
  readonly marks: readonly Stretch[];
  /** Date of an event, for reading. */
  readonly date?: string;
  /** Features to mark on the map. */
  readonly features: readonly Id[];
  /** Events to mark on the timeline. */
  readonly events: readonly Id[];
  /** The passage where it is read: itself, the one a copied paragraph belongs to, the first that cites a source. */
  readonly passage: Id | null;
  /** True when it belongs to what came after the article: map and timeline show it with that layer only. */
  readonly later: boolean;
  /** The days a hit of kind `days` goes to, half-open. */
  readonly days?: Span;
  /** The record that a hit of kind `word` leads to. */
  readonly target?: Id;
}

/** What was found of one kind. */
export interface SearchGroup {
  readonly kind: HitKind;
  /** Heading. */
  readonly title: string;
  /** What is wrong with what was typed, in a sentence or two: it looks like a date and is none. */
  readonly note?: string;
  /** The best ones, up to the limit. */
  readonly hits: readonly SearchHit[];
  /** How many were found. */
  readonly total: number;
  /** Features of all that were found, listed or not. */
  readonly features: readonly Id[];
  /** Events of all that were found, listed or not. */
  readonly events: readonly Id[];
}

/** A paragraph of a copy of the article that the reader brought. */
export interface SearchedParagraph {
  /** The passage it belongs to; null when none was recognised. */
  readonly passage: Id | null;
  readonly text: string;
}

/** Finds what a query asks for. */
export type Search = (query: string, limit?: number) => readonly SearchGroup[];

/** Headings, in the order in which groups are listed: what is few and short comes before running text. */
const HEADINGS: Readonly<Record<HitKind, string>> = {
  days: 'Dates',
  place: 'Places',
  word: 'Words the article does not use',
  person: 'People',
  organisation: 'Organisations and states',
  event: 'Events',
  passage: 'Text',
  copy: 'Your copy',
  source: 'Sources',
};
const KINDS = Object.keys(HEADINGS) as readonly HitKind[];

const FEATURE_WORDS: Readonly<Record<FeatureKind, string>> = {
  border: 'border',
  area: 'area',
  crossing: 'crossing',
  route: 'route',
  venue: 'meeting place',
  place: 'place',
};

/** Hits listed of one kind, unless more are asked for. */
const LIMIT = 5;
/** Length of an excerpt and how much of it may stand before the first match, in UTF-16 units. */
const EXCERPT = 130;
const BEFORE = 36;

/** A name as it is compared: without marks, case and apostrophes; letters stay in their script. */
export function foldName(text: string): string {
  return foldLetters(text).replace(/['’‘ʼʻʹ\u0060\u00b4]/gu, '');
}

interface Word extends Stretch {
  readonly folded: string;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’ʼ]*/gu;

/** The words of a text with where they stand. An English genitive is its noun. */
function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index: from }) => {
    const bare = word.replace(/['’](s)?$/i, '');
    return { folded: foldName(bare), from, to: from + bare.length };
  }).filter(({ folded }) => folded !== '');
}

/** What is indexed of a record. */
interface Entry extends Omit<SearchHit, 'titleMarks' | 'excerpt' | 'marks'> {
  /** Every form of its name. */
  readonly names: readonly string[];
  /** Texts that an excerpt may be taken from, the one that introduces it first. */
  readonly texts: readonly string[];
  /** Words it is found by without showing them. */
  readonly hidden: readonly string[];
  /** What is shown of it whole, and not searched. */
  readonly said?: string;
  /** Days, for events: the record's and the article's. */
  readonly spans: readonly DatedSpan[];
}

/** An entry with what is worked out once. */
interface Indexed {
  readonly at: number;
  readonly entry: Entry;
  /** Forms of the name as they are compared. */
  readonly forms: readonly string[];
  /** The words of its title and texts, where they stand. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** How well a record fits, best first. */
const FIT = {
  /** It is what was typed: a name, a paragraph's number, a date. */
  itself: 0,
  /** A name that begins so, an event that went on over the date. */
  begins: 1,
  /** All words stand in its name. */
  inName: 2,
  inText: 3,
  /** Its words are like those typed. */
  similar: 4,
} as const;

interface Found {
  readonly item: Indexed;
  readonly fit: number;
  readonly score: number;
  /** Words of the record that matched. */
  readonly terms: readonly string[];
}

/** Words that tell nothing apart; the last word of a query may be the start of another and is kept. */
const COMMON = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with']);

/** Letters that ask for a word of the news: fewer begin too many. */
const LEAST_OF_WORD = 3;

/**
 * Makes the search over an atlas and, where the reader brought one, a copy of the article. Dates are read as the reader's language
 * writes them.
 */
export function makeSearch(
  index: AtlasIndex,
  copy: readonly SearchedParagraph[] = [],
  language: DateLanguage = dateLanguage([]),
): Search {
  const items = entriesOf(index, copy).map((entry, at): Indexed => ({
    at,
    entry,
    forms: entry.names.map((name) => nameKey(name)),
    words: new Map([entry.title, ...entry.texts].map((text) => [text, wordsOf(text)])),
  }));
  const engine = new MiniSearch<Indexed>({
    idField: 'at',
    fields: ['name', 'text', 'hidden'],
    extractField: ({ at, entry, words }, field) => {
      if (field === 'at') return at;
      const texts = field === 'name' ? entry.names : field === 'text' ? entry.texts : entry.hidden;
      return texts.flatMap((text) => (words.get(text) ?? wordsOf(text)).map(({ folded }) => folded)).join(' ');
    },
    // What comes here, texts and queries alike, is words already.
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 6, text: 1, hidden: 0.7 },
      prefix: (word, at, words) => at === words.length - 1 && isStem(word),
      fuzzy: (word) => (word.length >= 5 && !/\d/.test(word) ? 0.2 : false),
      maxFuzzy: 2,
    },
  });
  engine.addAll(items);
  const passages = new Map(
    items.flatMap((item) => {
      const passage = item.entry.kind === 'passage' ? index.passages.get(item.entry.id) : undefined;
      return passage ? [[passage.number, item] as const] : [];
    }),
  );
  const years = [...new Set(index.atlas.events.map(({ span }) => dateOf(span.from).year))];
  const { meta } = index.atlas;
  /** Days that can be shown at all, with the layer of what came after the article. */
  const range = { from: meta.axis[0]?.from ?? meta.opens, to: meta.checked + 1 };

  return (query, limit = LIMIT) => {
    const date = readTypedDate(query, language);
    const typed = datesIn(date, query, years);
    const all = wordsOf(typed?.text ?? query).map(({ folded }) => folded);
    const words = all.filter((word, at) => at === all.length - 1 || !COMMON.has(word));
    if (words.length === 0) return [];
    const found = new Map<Indexed, Found>();

    const paragraph = /^\s*(¶|§|p|par|para|paragraph)?[\s.]*0*([1-9]\d{0,2})\s*$/i.exec(query);
    const passage = passages.get(Number(paragraph?.[2]));
    if (passage) found.set(passage, { item: passage, fit: FIT.itself, score: 0, terms: words });

    for (const days of typed?.spans ?? []) {
      for (const item of items) {
        const fit = Math.min(...item.entry.spans.map((span) => fitOfDate(span, days)));
        if (fit < FIT.similar) found.set(item, { item, fit, score: 0, terms: words });
      }
    }

    // A paragraph asked for as such is that paragraph; a bare number may be anything.
    if (!passage || !paragraph?.[1]) {
      const name = nameKey(query);
      // One letter begins words everywhere: it asks for names.
      const fields = words.join('').length === 1 ? ['name'] : ['name', 'text', 'hidden'];
      const strict = engine.search(words.join(' '), { combineWith: 'AND', fields });
      // Half a date is no answer to a date.
      const isStrict = strict.length > 0 || typed !== null;
      for (const result of isStrict ? strict : engine.search(words.join(' '), { fields })) {
        const item = items[result.id as number] as Indexed;
        if (!found.has(item)) {
          found.set(item, { item, score: result.score, ...fitOf(item, name, words, result, isStrict) });
        }
      }
    }

    const asked = words.join(' ').length;
    const kept = [...found.values()].filter(
      // A word of the news is found by that word alone, not by its likes.
      ({ item, fit }) => item.entry.kind !== 'word' || (fit <= FIT.inName && asked >= LEAST_OF_WORD),
    );
    return KINDS.map((kind) =>
      kind === 'days' ? daysGroup(date, query, range, meta.opens) : groupOf(kind, kept, limit),
    )
      .filter(({ total, note }) => total > 0 || note !== undefined)
      .map((group) => ({ group, named: group.fit === FIT.itself }))
      .sort((a, b) => Number(b.named) - Number(a.named))
      .map(({ group: { kind, title, note, hits, total, features, events } }) => ({
        kind,
        title,
        ...(note === undefined ? {} : { note }),
        hits,
        total,
        features,
        events,
      }));
  };
}

/** Whether words may begin with it. One or two digits are a day of a month: they would begin every year. */
function isStem(word: string): boolean {
  return !/^\d{1,2}$/.test(word);
}

/** How well a result of the engine fits, and the words by which it does. */
function fitOf(
  item: Indexed,
  name: string,
  words: readonly string[],
  { terms, match }: SearchResult,
  isStrict: boolean,
): Pick<Found, 'fit' | 'terms'> {
  const last = words.length - 1;
  const isMet = (word: string, at: number, term: string): boolean =>
    term === word || (at === last && isStem(word) && term.startsWith(word));
  const met = terms.filter((term) => words.some((word, at) => isMet(word, at, term)));
  const some = isStrict ? words.every((word, at) => met.some((term) => isMet(word, at, term))) : met.length > 0;
  if (!some) return { fit: FIT.similar, terms };
  if (item.forms.includes(name)) return { fit: FIT.itself, terms: met };
  if (item.forms.some((form) => form.startsWith(name))) return { fit: FIT.begins, terms: met };
  const inName = words.every((word, at) =>
    met.some((term) => isMet(word, at, term) && (match[term] ?? []).includes('name')),
  );
  return { fit: inName ? FIT.inName : FIT.inText, terms: met };
}

/** The group of a kind. What is only similar is left out where the kind has anything better. */
function groupOf(kind: HitKind, found: readonly Found[], limit: number): SearchGroup & { readonly fit: number } {
  const ofKind = found.filter(({ item }) => item.entry.kind === kind);
  const fit = Math.min(FIT.similar, ...ofKind.map((each) => each.fit));
  const kept = ofKind
    .filter((each) => fit === FIT.similar || each.fit < FIT.similar)
    .sort(
      (a, b) =>
        a.fit - b.fit ||
        // Events that fit alike are told in order of date.
        (a.item.entry.spans[0]?.from ?? 0) - (b.item.entry.spans[0]?.from ?? 0) ||
        b.score - a.score ||
        a.item.at - b.item.at,
    );
  return {
    kind,
    title: HEADINGS[kind],
    fit,
    hits: kept.slice(0, limit).map(hitOf),
    total: kept.length,
    features: [...new Set(kept.flatMap(({ item }) => item.entry.features))],
    events: [...new Set(kept.flatMap(({ item }) => item.entry.events))],
  };
}

function hitOf({ item, terms }: Found): SearchHit {
  const { kind, id, title, what, date, features, events, passage, later, target, said, texts } = item.entry;
  const met = new Set(terms);
  const marksIn = (text: string): readonly Word[] =>
    (item.words.get(text) ?? []).filter(({ folded }) => met.has(folded));
  const marked = texts
    .filter((text) => text !== '')
    .map((text) => {
      const marks = marksIn(text);
      return { text, marks, distinct: new Set(marks.map(({ folded }) => folded)).size };
    });
  const best = marked.reduce((a, b) => (b.distinct > a.distinct ? b : a), { text: '', marks: [], distinct: -1 });
  return {
    kind,
    id,
    title,
    titleMarks: marksIn(title).map(({ from, to }) => ({ from, to })),
    ...(what === undefined ? {} : { what }),
    ...(said === undefined ? excerptOf(best.text, best.marks) : { excerpt: said, marks: [] }),
    ...(target === undefined ? {} : { target }),
    ...(date === undefined ? {} : { date }),
    features,
    events,
    passage,
    later,
  };
}

/** Whole words around the first match, with what was left out before and after marked by dots. */
function excerptOf(text: string, matches: readonly Stretch[]): Pick<SearchHit, 'excerpt' | 'marks'> {
  const first = matches[0]?.from ?? 0;
  const start = text.length <= EXCERPT || first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE - 1) + 1;
  const rest = text.slice(start);
  const cut = rest.length <= EXCERPT ? rest.length : rest.lastIndexOf(' ', EXCERPT);
  // A text without a space in reach is cut where it is.
  const length = cut > 0 ? cut : EXCERPT;
  const lead = start > 0 ? '… ' : '';
  const shift = lead.length - start;
  return {
    excerpt: `${lead}${rest.slice(0, length)}${length < rest.length ? ' …' : ''}`,
    marks: matches
      .filter(({ from, to }) => from >= start && to <= start + length)
      .map(({ from, to }) => ({ from: from + shift, to: to + shift })),
  };
}

function nameKey(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}

function fitOfDate(span: DatedSpan, days: Span): number {
  const isWhole = days.from <= span.from && span.to <= days.to;
  // A date known to the month or year is on no one day of it.
  if (!isWhole && span.precision !== 'day' && span.precision !== 'range') return FIT.similar;
  if (contains(days, span.from)) return FIT.itself;
  // What has no end goes on over every date: only its start is a date of its own.
  return !isOpenStart(span) && !isOpenEnd(span) && overlaps(span, days) ? FIT.begins : FIT.similar;
}

/** The days that a typed date names, and how running text would write it. */
interface AskedDates {
  readonly spans: readonly Span[];
  readonly text: string;
}

/**
 * The days that were typed: a day, a month or a year, both readings where there are two; a day without a year is that day in every
 * year given. Null when the query is no date. What looks like a date and is none has no days.
 */
function datesIn(date: TypedDate, query: string, years: readonly number[]): AskedDates | null {
  switch (date.type) {
    case 'none':
      return null;
    case 'fault':
      return { spans: [], text: query };
    case 'date':
      return { spans: readingsOf(date).map(({ span }) => span), text: date.reading.words };
    case 'yearless': {
      const { month, date: number } = date;
      // 29 February is a day of some years only.
      const days = years.map((year) => dayOf(year, month, number)).filter((day) => dateOf(day).date === number);
      return { spans: days.map(onDay), text: `${number} ${MONTH_NAMES[month - 1]}` };
    }
  }
}

function readingsOf(date: TypedDate): readonly DateReading[] {
  return date.type === 'date' ? [date.reading, ...(date.other ? [date.other] : [])] : [];
}

/** The days that can be gone to, or why a text that looks like a date is none. */
function daysGroup(date: TypedDate, query: string, range: Span, opens: Day): SearchGroup & { readonly fit: number } {
  const hits = readingsOf(date).map(({ span, words }): SearchHit => {
    const last = range.to - 1;
    const from = clamp(span.from, range.from, last);
    const days = { from, to: clamp(span.to, from + 1, range.to) };
    const isMoved = !overlaps(span, range);
    const isCut = from <= opens && days.to > opens + 1;
    const what = isMoved
      ? `the ${span.from < range.from ? 'first' : 'last'} day that can be shown; ${words} is beyond it`
      : isCut
        ? `up to ${formatDay(opens)} while what came after the article is not shown`
        : undefined;
    return {
      kind: 'days',
      id: `days-${days.from}-${days.to}`,
      title: isMoved ? `Go to ${formatDay(days.from)}` : `Go to ${words}`,
      titleMarks: [],
      ...(what === undefined ? {} : { what }),
      excerpt: '',
      marks: [],
      features: [],
      events: [],
      passage: null,
      later: days.from > opens,
      days,
    };
  });
  const note =
    date.type === 'fault'
      ? `“${shorten(query)}” was not read as a date. ${[date.issue.message, date.issue.remedy].filter(Boolean).join(' ')}`
      : undefined;
  return {
    kind: 'days',
    title: HEADINGS.days,
    fit: FIT.itself,
    ...(note === undefined ? {} : { note }),
    hits,
    total: hits.length,
    features: [],
    events: [],
  };
}

/** Everything there is to find. */
function entriesOf(index: AtlasIndex, copy: readonly SearchedParagraph[]): readonly Entry[] {
  const { atlas } = index;
  const parties = peopleOf(index);
  const notes = notesByRecord(index);
  const resting = restingOn(index);
  return [
    ...atlas.features.map((feature) => featureEntry(index, feature, notes)),
    ...atlas.words.map(({ terms, text, target }, at): Entry => {
      const record = resolve(index, target);
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
        later: record?.type === 'event' && isLater(record.event),
      };
    }),
    ...[...parties.people, ...parties.organisations].map(partyEntry),
    ...atlas.events.map((event) => eventEntry(index, event, notes)),
    ...atlas.passages.map((passage): Entry => ({
      ...BARE,
      kind: 'passage',
      id: passage.id,
      title: `¶${passage.number}`,
      what: index.sections.get(passage.section)?.title,
      names: [],
      texts: [oneLine(plainText(passage.digest)), ...(notes.get(passage.id) ?? [])],
      // The places it links to, in the forms and scripts that the text does not use.
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
      const { features = [], events = [], passage = null, later = false } = resting.get(source.id) ?? {};
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
        later,
      };
    }),
  ];
}

/** What most entries do not have. */
const BARE = {
  names: [],
  texts: [],
  hidden: [],
  spans: [],
  features: [],
  events: [],
  passage: null,
  later: false,
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
    later: !isWithin({ last: index.atlas.meta.opens }, span),
  };
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
    later: events.length > 0 && events.every(isLater),
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
    later: isLater(event),
  };
}

function namesOf(feature: Feature | undefined): readonly string[] {
  return feature ? [...feature.names.map(({ toponym }) => toponym), ...feature.also] : [];
}

function isLater({ track }: AtlasEvent): boolean {
  return track === 'aftermath';
}

/** The editor's notes by the records that they are found with: as links to them do, a note leads to the text where it can. */
function notesByRecord({ atlas, passages }: AtlasIndex): ReadonlyMap<Id, readonly string[]> {
  const byRecord = new Map<Id, readonly string[]>();
  for (const note of atlas.notes) {
    const inText = note.appliesTo.filter((id) => passages.has(id));
    const text = `Editor’s note: ${oneLine(plainText(note.text))}`;
    for (const id of inText.length > 0 ? inText : note.appliesTo) byRecord.set(id, [...(byRecord.get(id) ?? []), text]);
  }
  return byRecord;
}

type Resting = Pick<SearchHit, 'features' | 'events' | 'passage' | 'later'>;

/** What rests on each source. One that only later events and statuses rest on is later itself. */
function restingOn({ atlas, footnotes }: AtlasIndex): ReadonlyMap<Id, Resting> {
  const horizon = { last: atlas.meta.opens };
  const byId = new Map<Id, { features: Set<Id>; events: Set<Id>; passage: Id | null; later: boolean }>();
  const rest = (sources: readonly Id[], later: boolean) =>
    sources.map((id) => {
      const entry = byId.get(id) ?? { features: new Set(), events: new Set(), passage: null, later };
      entry.later &&= later;
      byId.set(id, entry);
      return entry;
    });
  for (const feature of atlas.features) {
    for (const { sources, span } of [feature, ...feature.parts, ...feature.statuses]) {
      for (const entry of rest(sources, !isWithin(horizon, span))) entry.features.add(feature.id);
    }
  }
  for (const event of atlas.events) for (const entry of rest(event.sources, isLater(event))) entry.events.add(event.id);
  for (const note of atlas.notes) rest(note.sources, false);
  for (const passage of atlas.passages) {
    for (const entry of rest(
      passage.footnotes.flatMap((n) => footnotes.get(n)?.sources ?? []),
      false,
    )) {
      entry.passage ??= passage.id;
    }
  }
  return new Map(
    [...byId].map(([id, { features, events, ...more }]) => [
      id,
      { ...more, features: [...features], events: [...events] },
    ]),
  );
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
