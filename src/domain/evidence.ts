/**
 * Finds claims that rest on the sources of one side only. This is computed from the sources that a claim names, so that authors need not
 * write it.
 */
import type { AtlasIndex } from './links';
import type { Id, Source, Status } from './model';

/**
 * The side (an id of `Atlas.sides`) that published every source of a claim; null if the claim also has sources of another side or of
 * nobody's side. Data sets are ignored: positions and names rest on them, but they are no account of what happened.
 */
export function onlySideOfSources(ids: readonly Id[], sources: ReadonlyMap<Id, Source>): string | null {
  const accounts = accountsOf(ids, sources);
  const side = accounts[0]?.side;
  return side !== undefined && accounts.every((source) => source.side === side) ? side : null;
}

/**
 * The sentence “Rests on Nordic sources alone.” with the claim's side in it; null if the claim does not rest on one side's sources alone.
 */
export function oneSidedSentence(ids: readonly Id[], index: AtlasIndex): string | null {
  const side = onlySideOfSources(ids, index.sources);
  if (side === null) return null;
  const adjective = index.atlas.sides.find(({ id }) => id === side)?.adjective ?? side;
  return accountsOf(ids, index.sources).length === 1
    ? `Rests on one ${adjective} source alone.`
    : `Rests on ${adjective} sources alone.`;
}

/** The sources that give an account of a status. The status “unrecorded” has none, whatever pages were consulted. */
export function accountSourcesOf({ status, sources }: Pick<Status, 'status' | 'sources'>): readonly Id[] {
  return status === 'unrecorded' ? [] : sources;
}

function accountsOf(ids: readonly Id[], sources: ReadonlyMap<Id, Source>): readonly Source[] {
  return [...new Set(ids)].flatMap((id) => sources.get(id) ?? []).filter(({ type }) => type !== 'dataset');
}
