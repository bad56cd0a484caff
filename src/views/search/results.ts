/** Prepares search results for the page: rows, what to emphasise on map and timeline, a sentence for screen readers. */
import type { SearchMarks } from '../../domain/view';
import type { HitKind, SearchGroup, SearchHit, TextRange } from '../../search/hits';
import type { Search } from '../../search/search';
import type { FoundTools } from '../../search/tools';

/**
 * One option of the result list: a result, or the option that shows the remaining results of its group. `at` is its index among all
 * options.
 */
export type ResultRow =
  | { readonly type: 'hit'; readonly hit: SearchHit; readonly at: number }
  | { readonly type: 'rest'; readonly group: SearchGroup; readonly at: number };

/** A group of results with its rows. */
export interface Section {
  readonly group: SearchGroup;
  readonly rows: readonly ResultRow[];
}

/** So many of a reader's own features are listed at most: a list of thousands is none. */
const MOST_OWN = 200;
/** Kinds that are listed after a reader's own data: running text. */
const AFTER_OWN: ReadonlySet<HitKind> = new Set(['passage', 'copy', 'source']);

/** Adds what was found in a reader's own data, before running text. */
export function withOwn(
  groups: readonly SearchGroup[],
  find: (limit: number) => SearchGroup | null,
  whole: ReadonlySet<HitKind>,
): readonly SearchGroup[] {
  const own = find(whole.has('own') ? MOST_OWN : 5);
  if (!own) return groups;
  const at = groups.findIndex(({ kind }) => AFTER_OWN.has(kind));
  const { title, hits, total } = own;
  const isCut = whole.has('own') && hits.length < total;
  const group = isCut ? { ...own, title: `${title}, the first ${hits.length} of ${total}`, total: hits.length } : own;
  return at < 0 ? [...groups, group] : [...groups.slice(0, at), group, ...groups.slice(at)];
}

/** Adds the tools that were found: first if the query names one, else before a reader's own data. */
export function withTools(groups: readonly SearchGroup[], found: FoundTools | null): readonly SearchGroup[] {
  if (!found) return groups;
  const at = found.isNamed ? 0 : groups.findIndex(({ kind }) => kind === 'own' || AFTER_OWN.has(kind));
  return at < 0 ? [...groups, found.group] : [...groups.slice(0, at), found.group, ...groups.slice(at)];
}

/** Searches for a query; groups of the kinds in `whole` have all their results, others only the best. */
export function groupsFor(search: Search, query: string, whole: ReadonlySet<HitKind>): readonly SearchGroup[] {
  const found = search(query);
  if (whole.size === 0) return found;
  const all = new Map(search(query, Infinity).map((group) => [group.kind, group]));
  return found.map((group) => (whole.has(group.kind) && all.get(group.kind)) || group);
}

/** The groups that have rows. A group with more results than it lists ends with an option that shows the others. */
export function sectionsOf(groups: readonly SearchGroup[]): readonly Section[] {
  let at = 0;
  return groups
    .map((group): Section => ({
      group,
      rows: [
        ...group.hits.map((hit): ResultRow => ({ type: 'hit', hit, at: at++ })),
        ...(group.hits.length < group.total ? [{ type: 'rest', group, at: at++ } satisfies ResultRow] : []),
      ],
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** What is wrong with the query, one or two sentences for each group that has a remark. */
export function notesOf(groups: readonly SearchGroup[]): readonly string[] {
  return groups.flatMap(({ note }) => note ?? []);
}

/** What to emphasise on map and timeline: all results, listed or not. Null if there are none. */
export function searchMarksOf(groups: readonly SearchGroup[]): SearchMarks | null {
  if (groups.length === 0) return null;
  return {
    features: new Set(groups.flatMap(({ features }) => features)),
    events: new Set(groups.flatMap(({ events }) => events)),
  };
}

/** A sentence for screen readers: what is wrong with the query, and how many results of each kind there are. */
export function spokenResult(groups: readonly SearchGroup[]): string {
  const found = groups.filter(({ total }) => total > 0).map(({ title, total }) => `${title} ${total}`);
  const result = found.length === 0 ? 'Nothing found.' : `Found: ${found.join(', ')}.`;
  return [...notesOf(groups), result].join(' ');
}

/** Splits a text at the ends of its matched words, so that each segment is matched or not. */
export function runsOf(
  text: string,
  marks: readonly TextRange[],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  const runs: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from > at) runs.push({ text: text.slice(at, from), isMarked: false });
    runs.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) runs.push({ text: text.slice(at), isMarked: false });
  return runs;
}
