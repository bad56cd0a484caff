/**
 * Search over everything the atlas says: places, people, organisations, events, text, a reader's own copy, sources. Every name form in
 * every script is indexed, so that a place is found under the form the reader knows. The index is made once, so that a query is fast.
 */
import MiniSearch from 'minisearch';
import { aftermathLayer } from '../domain/aftermath';
import type { AtlasIndex } from '../domain/links';
import { dateOf } from '../domain/time';
import { dateLanguage, readTypedDate, type DateLanguage } from '../domain/typedDate';
import { entriesOf, type SearchedParagraph } from './entries';
import { FIT, KINDS, type HitKind, type SearchGroup } from './hits';
import { fitOf, groupOf, isStem, type FoundEntry, type IndexedEntry } from './ranking';
import { datesIn, daysGroup, fitOfDates, type AskedDates } from './typedDates';
import { nameKey, wordsOf } from './words';

/** Finds records for a query. Of each kind it lists as many as `limit` says, five unless told. */
export type Search = (query: string, limit?: number) => readonly SearchGroup[];

/** Hits of one kind that are listed unless more are asked for. */
const LIMIT = 5;

/** Words that are in nearly every text. The last word of a query may be the beginning of another word and counts. */
const COMMON = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with']);

/** Letters of a query that can find a word of the news: fewer are the beginning of too many. */
const LEAST_OF_WORD = 3;

/** A query that asks for a paragraph by its number: the sign or word before it, and the number. */
const PARAGRAPH = /^\s*(¶|§|p|par|para|paragraph)?[\s.]*0*([1-9]\d*)\s*$/i;

/** What is found of a query, by entry. */
type Found = Map<IndexedEntry, FoundEntry>;

/**
 * Makes the search over an atlas and, where the reader brought one, a copy of the article. Dates are read as the reader's language
 * writes them.
 */
export function makeSearch(
  index: AtlasIndex,
  copy: readonly SearchedParagraph[] = [],
  language: DateLanguage = dateLanguage([]),
): Search {
  const items = entriesOf(index, copy).map((entry, at): IndexedEntry => ({
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
  const years = [...new Set(index.atlas.events.map(({ span }) => dateOf(span.from).year))];
  const { meta } = index.atlas;
  const aftermath = aftermathLayer(index.atlas);
  /** Days that can be shown at all, with the layer of the aftermath where there is one. */
  const range = { from: meta.axis[0]?.from ?? meta.opens, to: (aftermath ? meta.checked : meta.opens) + 1 };

  const addDated = (found: Found, asked: AskedDates, terms: readonly string[]): void => {
    for (const item of dated) {
      const fit = fitOfDates(item.entry.spans, asked.spans);
      if (fit < FIT.similar) found.set(item, { item, fit, relevance: 0, terms });
    }
  };

  /** Half a date is no answer to a date: for one, only records with all words count. */
  const addWorded = (found: Found, query: string, words: readonly string[], isDate: boolean): void => {
    const name = nameKey(query);
    // A single letter is the beginning of words in all texts: it asks for names.
    const fields = words.join('').length === 1 ? ['name'] : ['name', 'text', 'hidden'];
    const withAll = engine.search(words.join(' '), { combineWith: 'AND', fields });
    const hasAll = withAll.length > 0 || isDate;
    for (const result of hasAll ? withAll : engine.search(words.join(' '), { fields })) {
      const item = items[result.id as number] as IndexedEntry;
      if (found.has(item)) continue;
      found.set(item, { item, relevance: result.score, ...fitOf(item, name, words, result, hasAll) });
    }
  };

  return (query, limit = LIMIT) => {
    const date = readTypedDate(query, language);
    const asked = datesIn(date, query, years);
    const all = wordsOf(asked?.text ?? query).map(({ folded }) => folded);
    const words = all.filter((word, at) => at === all.length - 1 || !COMMON.has(word));
    if (words.length === 0) return [];
    const found: Found = new Map();

    const [, sign, number] = PARAGRAPH.exec(query) ?? [];
    const passage = passages.get(Number(number));
    if (passage) found.set(passage, { item: passage, fit: FIT.itself, relevance: 0, terms: words });
    if (asked) addDated(found, asked, words);
    // A paragraph asked for with its sign is that paragraph; a number alone may be anything.
    if (!passage || !sign) addWorded(found, query, words, asked !== null);

    const byKind = entriesByKind(found, words.join(' ').length);
    const groups = KINDS.map((kind) =>
      kind === 'days'
        ? daysGroup(date, query, range, meta.opens, aftermath?.label ?? '')
        : groupOf(kind, byKind.get(kind) ?? [], limit),
    ).filter(({ group }) => group.total > 0 || group.note !== undefined);
    const isNamed = ({ fit }: { readonly fit: number }): boolean => fit === FIT.itself;
    return [...groups.filter(isNamed), ...groups.filter((each) => !isNamed(each))].map(({ group }) => group);
  };
}

/** `letters` is the length of the query's words. A word of the news is found by itself alone, not by similar words. */
function entriesByKind(found: Found, letters: number): ReadonlyMap<HitKind, readonly FoundEntry[]> {
  const byKind = new Map<HitKind, FoundEntry[]>();
  for (const each of found.values()) {
    const { kind } = each.item.entry;
    if (kind === 'word' && (each.fit > FIT.inName || letters < LEAST_OF_WORD)) continue;
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
    // Texts and queries come here as words that are folded already.
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
  return engine;
}
