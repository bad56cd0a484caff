/** Grades how well records match a query, and sorts them. */
import type { SearchResult } from 'minisearch';
import type { Entry } from './entries';
import { bestExcerpt, marksIn } from './excerpt';
import { MATCH_GRADES, HIT_GROUP_HEADINGS, type HitKind, type SearchGroup, type SearchHit } from './hits';
import type { Word } from './words';

/** An entry with everything that is computed once for all queries. */
export interface IndexedEntry {
  /** Index of the entry among all entries. */
  readonly at: number;
  readonly entry: Entry;
  /** The entry's names, folded for comparison. */
  readonly forms: readonly string[];
  /** The words of the entry's title and texts, by text. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** An entry that matches a query. */
export interface FoundEntry {
  readonly item: IndexedEntry;
  /** How well the entry matches: a grade of `MATCH_GRADES`, 0 is the best. */
  readonly fit: number;
  /** Relevance score of the search engine: higher is better. */
  readonly relevance: number;
  /** Words of the entry that matched. */
  readonly terms: readonly string[];
}

/**
 * Whether a typed word may match the beginning of longer words. One or two digits may not: they are a day of a month and would match
 * every year.
 */
export function isWordStem(word: string): boolean {
  return !/^\d{1,2}$/.test(word);
}

/**
 * The grade of a search engine's result, and the words that matched. `name` is the query folded as a name, `words` are its words.
 * `hasAll` says whether the engine searched for entries with all the words.
 */
export function matchGradeOf(
  { forms }: IndexedEntry,
  name: string,
  words: readonly string[],
  { terms, match }: Pick<SearchResult, 'terms' | 'match'>,
  hasAll: boolean,
): Pick<FoundEntry, 'fit' | 'terms'> {
  const last = words.length - 1;
  const matches = (word: string, at: number, term: string): boolean =>
    term === word || (at === last && isWordStem(word) && term.startsWith(word));
  const matched = terms.filter((term) => words.some((word, at) => matches(word, at, term)));
  const isMatch = hasAll
    ? words.every((word, at) => matched.some((term) => matches(word, at, term)))
    : matched.length > 0;
  if (!isMatch) return { fit: MATCH_GRADES.similar, terms };
  if (forms.includes(name)) return { fit: MATCH_GRADES.itself, terms: matched };
  if (forms.some((form) => form.startsWith(name))) return { fit: MATCH_GRADES.begins, terms: matched };
  const isInName = words.every((word, at) =>
    matched.some((term) => matches(word, at, term) && (match[term] ?? []).includes('name')),
  );
  return { fit: isInName ? MATCH_GRADES.inName : MATCH_GRADES.inText, terms: matched };
}

/** Compares two found entries for sorting: negative if `a` comes before `b`. Events with the same grade are sorted by date. */
function compare(a: FoundEntry, b: FoundEntry): number {
  return (
    a.fit - b.fit ||
    (a.item.entry.spans[0]?.from ?? 0) - (b.item.entry.spans[0]?.from ?? 0) ||
    b.relevance - a.relevance ||
    a.item.at - b.item.at
  );
}

/** The best `limit` entries, sorted; faster than sorting all if only a few are needed. */
export function bestEntries(found: readonly FoundEntry[], limit: number): readonly FoundEntry[] {
  if (limit >= found.length) return [...found].sort(compare);
  const best: FoundEntry[] = [];
  for (const each of found) {
    if (best.length === limit && compare(each, best[limit - 1] as FoundEntry) >= 0) continue;
    const at = best.findIndex((other) => compare(each, other) < 0);
    best.splice(at < 0 ? best.length : at, 0, each);
    best.length = Math.min(best.length, limit);
  }
  return best;
}

/** A group of results with the grade of its best one. */
export interface RankedGroup {
  readonly group: SearchGroup;
  readonly fit: number;
}

/**
 * Makes the group of one kind from its found entries. Entries that are only similar are left out if others match better. The features and
 * events to emphasise are collected when they are read, so that results appear first while the reader types.
 */
export function hitGroupOf(kind: HitKind, found: readonly FoundEntry[], limit: number): RankedGroup {
  let fit: number = MATCH_GRADES.similar;
  for (const each of found) fit = Math.min(fit, each.fit);
  const listed = fit === MATCH_GRADES.similar ? found : found.filter((each) => each.fit < MATCH_GRADES.similar);
  const gathered = (of: 'features' | 'events'): (() => readonly string[]) => {
    let ids: readonly string[] | undefined;
    return () => (ids ??= [...new Set(listed.flatMap(({ item }) => item.entry[of]))]);
  };
  const [features, events] = [gathered('features'), gathered('events')];
  const group: SearchGroup = {
    kind,
    title: HIT_GROUP_HEADINGS[kind],
    hits: bestEntries(listed, limit).map(hitOf),
    total: listed.length,
    get features() {
      return features();
    },
    get events() {
      return events();
    },
  };
  return { group, fit };
}

function hitOf({ item, terms }: FoundEntry): SearchHit {
  const { kind, id, title, what, date, features, events, passage, inAftermath, target, day, place, said, texts } =
    item.entry;
  const matched = new Set(terms);
  const wordsIn = (text: string): readonly Word[] => item.words.get(text) ?? [];
  return {
    kind,
    id,
    title,
    titleMarks: marksIn(wordsIn(title), matched).map(({ from, to }) => ({ from, to })),
    ...(what === undefined ? {} : { what }),
    ...(said === undefined
      ? bestExcerpt(
          texts.map((text) => ({ text, words: wordsIn(text) })),
          matched,
        )
      : { excerpt: said, marks: [] }),
    ...(target === undefined ? {} : { target }),
    ...(day === undefined ? {} : { day }),
    ...(place === undefined ? {} : { place }),
    ...(date === undefined ? {} : { date }),
    features,
    events,
    passage,
    inAftermath,
  };
}
