/**
 * Full-text search over everything in the atlas: places, people, organisations, events, text, a reader's own copy, sources. Every form of
 * a name in every script is indexed, so that readers find a place under the form they know. The index is built once, so that queries are
 * fast.
 */
import MiniSearch from 'minisearch';
import { aftermathLayer } from '../domain/aftermath';
import type { AtlasIndex } from '../domain/links';
import { calendarDateOf } from '../domain/time';
import { dateLanguage, type DateLanguage } from '../domain/typedDate';
import { readTypedSpan } from '../domain/typedSpan';
import { searchEntriesOf, type SearchedCopyParagraph } from './entries';
import { MATCH_GRADES, HIT_KINDS, type HitKind, type SearchGroup } from './hits';
import { matchGradeOf, hitGroupOf, isWordStem, type FoundEntry, type IndexedEntry } from './ranking';
import { datesIn, daysGroup, dateMatchGrade, type AskedDates } from './typedDates';
import { nameKey, wordsOf } from './words';

/** Finds records for a query. It lists up to `limit` results of each kind, five by default. */
export type Search = (query: string, limit?: number) => readonly SearchGroup[];

/** Number of results listed for each kind unless more are requested. */
const LIMIT = 5;

/**
 * Words that occur in nearly every text and are ignored in queries, except as the last word, which may be the beginning of a longer word.
 */
const COMMON = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with']);

/** A query needs this many letters to find a word of the news: shorter ones are the beginning of too many words. */
const LEAST_OF_WORD = 3;

/** Matches a query for a paragraph number: an optional sign or word, then the number. */
const PARAGRAPH = /^\s*(¶|§|p|par|para|paragraph)?[\s.]*0*([1-9]\d*)\s*$/i;

/** The entries that match a query. */
type Found = Map<IndexedEntry, FoundEntry>;

/**
 * Builds the search over an atlas and, if the reader opened one, a copy of the article. Typed dates are read in the reader's language.
 */
export function makeSearch(
  index: AtlasIndex,
  copy: readonly SearchedCopyParagraph[] = [],
  language: DateLanguage = dateLanguage([]),
): Search {
  const items = searchEntriesOf(index, copy).map((entry, at): IndexedEntry => ({
    at,
    entry,
    forms: entry.names.map((name) => nameKey(name)),
    words: new Map([entry.title, ...entry.texts].map((text) => [text, wordsOf(text)])),
  }));
  const engine = engineOf(items);
  const dated = items.filter(({ entry }) => entry.spans.length > 0);
  const passages = new Map(
    items.flatMap((item) => {
      const passage = item.entry.kind === 'passage' ? index.passages.get(item.entry.id) : undefined;
      return passage ? [[passage.number, item] as const] : [];
    }),
  );
  const years = [...new Set(index.atlas.events.map(({ span }) => calendarDateOf(span.from).year))];
  const { meta } = index.atlas;
  const aftermath = aftermathLayer(index.atlas);
  /** The days that can be shown at all, including those of the aftermath layer if there is one. */
  const range = { from: meta.axis[0]?.from ?? meta.opens, to: (aftermath ? meta.checked : meta.opens) + 1 };

  const addDated = (found: Found, asked: AskedDates, terms: readonly string[]): void => {
    for (const item of dated) {
      const fit = dateMatchGrade(item.entry.spans, asked.spans);
      if (fit < MATCH_GRADES.similar) found.set(item, { item, fit, relevance: 0, terms });
    }
  };

  /** If the query is a date, only entries with all its words match: half a date is no answer. */
  const addWorded = (found: Found, query: string, words: readonly string[], isDate: boolean): void => {
    const name = nameKey(query);
    // A single letter begins words in every text, so only names are searched for it.
    const fields = words.join('').length === 1 ? ['name'] : ['name', 'text', 'hidden'];
    const withAll = engine.search(words.join(' '), { combineWith: 'AND', fields });
    const hasAll = withAll.length > 0 || isDate;
    for (const result of hasAll ? withAll : engine.search(words.join(' '), { fields })) {
      const item = items[result.id as number] as IndexedEntry;
      if (found.has(item)) continue;
      found.set(item, { item, relevance: result.score, ...matchGradeOf(item, name, words, result, hasAll) });
    }
  };

  return (query, limit = LIMIT) => {
    const date = readTypedSpan(query, language);
    const asked = datesIn(date, query, years);
    const all = wordsOf(asked?.text ?? query).map(({ folded }) => folded);
    const words = all.filter((word, at) => at === all.length - 1 || !COMMON.has(word));
    if (words.length === 0) return [];
    const found: Found = new Map();

    const [, sign, number] = PARAGRAPH.exec(query) ?? [];
    const passage = passages.get(Number(number));
    if (passage) found.set(passage, { item: passage, fit: MATCH_GRADES.itself, relevance: 0, terms: words });
    if (asked) addDated(found, asked, words);
    // A number with a paragraph sign finds that paragraph alone; a bare number may mean anything.
    if (!passage || !sign) addWorded(found, query, words, asked !== null);

    const byKind = entriesByKind(found, words.join(' ').length);
    const groups = HIT_KINDS.map((kind) =>
      kind === 'days'
        ? daysGroup(date, query, range, meta.opens, aftermath?.label ?? '')
        : hitGroupOf(kind, byKind.get(kind) ?? [], limit),
    ).filter(({ group }) => group.total > 0 || group.note !== undefined);
    const isNamed = ({ fit }: { readonly fit: number }): boolean => fit === MATCH_GRADES.itself;
    return [...groups.filter(isNamed), ...groups.filter((each) => !isNamed(each))].map(({ group }) => group);
  };
}

/**
 * Groups found entries by kind; `letters` is the number of letters in the query. A news word must match exactly and not by similarity.
 */
function entriesByKind(found: Found, letters: number): ReadonlyMap<HitKind, readonly FoundEntry[]> {
  const byKind = new Map<HitKind, FoundEntry[]>();
  for (const each of found.values()) {
    const { kind } = each.item.entry;
    if (kind === 'word' && (each.fit > MATCH_GRADES.inName || letters < LEAST_OF_WORD)) continue;
    const list = byKind.get(kind);
    if (list) list.push(each);
    else byKind.set(kind, [each]);
  }
  return byKind;
}

/** The full-text index over the entries. */
function engineOf(items: readonly IndexedEntry[]): MiniSearch<IndexedEntry> {
  const engine = new MiniSearch<IndexedEntry>({
    idField: 'at',
    fields: ['name', 'text', 'hidden'],
    extractField: ({ at, entry, words }, field) => {
      if (field === 'at') return at;
      const texts = field === 'name' ? entry.names : field === 'text' ? entry.texts : entry.hidden;
      return texts.flatMap((text) => (words.get(text) ?? wordsOf(text)).map(({ folded }) => folded)).join(' ');
    },
    // Texts and queries are passed to the engine as words that are folded already.
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: {
      boost: { name: 6, text: 1, hidden: 0.7 },
      prefix: (word, at, words) => at === words.length - 1 && isWordStem(word),
      fuzzy: (word) => (word.length >= 5 && !/\d/.test(word) ? 0.2 : false),
      maxFuzzy: 2,
    },
  });
  engine.addAll(items);
  return engine;
}
