/** Whose sources a claim rests on. This is worked out from the sources that the claim names, so that no author can forget to write it. */
import type { AtlasIndex } from './links';
import type { Id, Source, Status } from './model';

/**
 * The side that published every source of a claim (`Source.side`); null where two sides or someone else did too. Data sets do not
 * count: positions and names rest on them, but they are no account of what happened.
 */
export function oneSideOf(ids: readonly Id[], sources: ReadonlyMap<Id, Source>): string | null {
  const accounts = accountsOf(ids, sources);
  const side = accounts[0]?.side;
  return side !== undefined && accounts.every((source) => source.side === side) ? side : null;
}

/** “Rests on Nordic sources alone.”; null where a claim does not rest on one side's sources. */
export function oneSidedSentence(ids: readonly Id[], index: AtlasIndex): string | null {
  const side = oneSideOf(ids, index.sources);
  if (side === null) return null;
  const adjective = index.atlas.sides.find(({ id }) => id === side)?.adjective ?? side;
  return accountsOf(ids, index.sources).length === 1
    ? `Rests on one ${adjective} source alone.`
    : `Rests on ${adjective} sources alone.`;
}

/** The sources that a status is told from; “unrecorded” tells nothing, whatever page was looked at. */
export function accountedBy({ status, sources }: Pick<Status, 'status' | 'sources'>): readonly Id[] {
  return status === 'unrecorded' ? [] : sources;
}

function accountsOf(ids: readonly Id[], sources: ReadonlyMap<Id, Source>): readonly Source[] {
  return [...new Set(ids)].flatMap((id) => sources.get(id) ?? []).filter(({ type }) => type !== 'dataset');
}
