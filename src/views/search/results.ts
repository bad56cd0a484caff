/** What the search field shows and says of its results: rows, marks for map and timeline, a sentence for screen readers. */
import type { Marks } from '../../domain/view';
import type { HitKind, SearchGroup, SearchHit, Stretch } from '../../search/hits';
import type { Search } from '../../search/search';

/** An option of the list: something found, or the rest of its group. `at` is its position among all options. */
export type Row =
  | { readonly type: 'hit'; readonly hit: SearchHit; readonly at: number }
  | { readonly type: 'rest'; readonly group: SearchGroup; readonly at: number };

/** A group with its rows. */
export interface Section {
  readonly group: SearchGroup;
  readonly rows: readonly Row[];
}

/** What a query finds; the groups of the kinds in `whole` have all their hits. */
export function groupsFor(search: Search, query: string, whole: ReadonlySet<HitKind>): readonly SearchGroup[] {
  const found = search(query);
  if (whole.size === 0) return found;
  const all = new Map(search(query, Infinity).map((group) => [group.kind, group]));
  return found.map((group) => (whole.has(group.kind) && all.get(group.kind)) || group);
}

/** The groups that have rows, with their rows. A group with more than it lists ends with a row for the rest. */
export function sectionsOf(groups: readonly SearchGroup[]): readonly Section[] {
  let at = 0;
  return groups
    .map((group): Section => ({
      group,
      rows: [
        ...group.hits.map((hit): Row => ({ type: 'hit', hit, at: at++ })),
        ...(group.hits.length < group.total ? [{ type: 'rest', group, at: at++ } satisfies Row] : []),
      ],
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** What is wrong with the query, a sentence or two each. */
export function notesOf(groups: readonly SearchGroup[]): readonly string[] {
  return groups.flatMap(({ note }) => note ?? []);
}

/** What to mark on map and timeline: all that was found, listed or not. Null where nothing was. */
export function marksOf(groups: readonly SearchGroup[]): Marks | null {
  if (groups.length === 0) return null;
  return {
    features: new Set(groups.flatMap(({ features }) => features)),
    events: new Set(groups.flatMap(({ events }) => events)),
  };
}

/** A sentence for screen readers: what is wrong with the query, and how much of each kind was found. */
export function spokenResult(groups: readonly SearchGroup[]): string {
  const found = groups.filter(({ total }) => total > 0).map(({ title, total }) => `${title} ${total}`);
  const result = found.length === 0 ? 'Nothing found.' : `Found: ${found.join(', ')}.`;
  return [...notesOf(groups), result].join(' ');
}

/** A text cut where its marks begin and end. */
export function runsOf(
  text: string,
  marks: readonly Stretch[],
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
