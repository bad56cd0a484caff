/** How well records fit a query, and the order in which they are listed. */
import type { SearchResult } from 'minisearch';
import type { Entry } from './entries';
import { bestExcerpt, marksIn } from './excerpt';
import { FIT, HEADINGS, type HitKind, type SearchGroup, type SearchHit } from './hits';
import type { Word } from './words';

/** An entry with what is worked out once for all queries. */
export interface IndexedEntry {
  /** Its position among all. */
  readonly at: number;
  readonly entry: Entry;
  /** Its names as they are compared. */
  readonly forms: readonly string[];
  /** The words of its title and texts, by the text. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** An entry that a query has found. */
export interface FoundEntry {
  readonly item: IndexedEntry;
  /** How well it fits: one of `FIT`. */
  readonly fit: number;
  /** How relevant the engine finds it: more is better. */
  readonly relevance: number;
  /** Words of the record that matched. */
  readonly terms: readonly string[];
}

/** Whether words may begin with it. One or two digits are a day of a month: as a beginning they would match every year. */
export function isStem(word: string): boolean {
  return !/^\d{1,2}$/.test(word);
}

/**
 * How well a result of the engine fits, and the words by which it does. `name` is the query as names are compared, `words` are its words.
 * `hasAll` says that the engine looked for records with all of the words.
 */
export function fitOf(
  { forms }: IndexedEntry,
  name: string,
  words: readonly string[],
  { terms, match }: Pick<SearchResult, 'terms' | 'match'>,
  hasAll: boolean,
): Pick<FoundEntry, 'fit' | 'terms'> {
  const last = words.length - 1;
  const matches = (word: string, at: number, term: string): boolean =>
    term === word || (at === last && isStem(word) && term.startsWith(word));
  const matched = terms.filter((term) => words.some((word, at) => matches(word, at, term)));
  const isMatch = hasAll
    ? words.every((word, at) => matched.some((term) => matches(word, at, term)))
    : matched.length > 0;
  if (!isMatch) return { fit: FIT.similar, terms };
  if (forms.includes(name)) return { fit: FIT.itself, terms: matched };
  if (forms.some((form) => form.startsWith(name))) return { fit: FIT.begins, terms: matched };
  const isInName = words.every((word, at) =>
    matched.some((term) => matches(word, at, term) && (match[term] ?? []).includes('name')),
  );
  return { fit: isInName ? FIT.inName : FIT.inText, terms: matched };
}

/** Negative where `a` is listed before `b`. Events that fit equally well are in order of date. */
function compare(a: FoundEntry, b: FoundEntry): number {
  return (
    a.fit - b.fit ||
    (a.item.entry.spans[0]?.from ?? 0) - (b.item.entry.spans[0]?.from ?? 0) ||
    b.relevance - a.relevance ||
    a.item.at - b.item.at
  );
}

/** The best `limit` entries in order; faster than sorting them all where only a few are asked for. */
export function bestOf(found: readonly FoundEntry[], limit: number): readonly FoundEntry[] {
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

/** A group with how well the best of it fits. */
export interface RankedGroup {
  readonly group: SearchGroup;
  readonly fit: number;
}

/**
 * The group of a kind, of entries of that kind. Similar entries are left out where any other fits. What it marks is gathered when it is asked
 * for: a letter that is typed shows its results first.
 */
export function groupOf(kind: HitKind, found: readonly FoundEntry[], limit: number): RankedGroup {
  let fit: number = FIT.similar;
  for (const each of found) fit = Math.min(fit, each.fit);
  const listed = fit === FIT.similar ? found : found.filter((each) => each.fit < FIT.similar);
  const gathered = (of: 'features' | 'events'): (() => readonly string[]) => {
    let ids: readonly string[] | undefined;
    return () => (ids ??= [...new Set(listed.flatMap(({ item }) => item.entry[of]))]);
  };
  const [features, events] = [gathered('features'), gathered('events')];
  const group: SearchGroup = {
    kind,
    title: HEADINGS[kind],
    hits: bestOf(listed, limit).map(hitOf),
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
  const { kind, id, title, what, date, features, events, passage, inAftermath, target, said, texts } = item.entry;
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
    ...(date === undefined ? {} : { date }),
    features,
    events,
    passage,
    inAftermath,
  };
}
