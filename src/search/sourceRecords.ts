/** Finds the records that cite each source. */
import type { AtlasIndex } from '../domain/links';
import type { AtlasEvent, Id } from '../domain/model';
import { beginsWithinHorizon } from '../domain/visibility';
import type { SearchHit } from './hits';

/**
 * The records that cite a source. `passage` is the first passage that cites it; `inAftermath` is true if all records that cite it are
 * dated after the article.
 */
export type SourceRecords = Pick<SearchHit, 'features' | 'events' | 'passage' | 'inAftermath'>;

/** Whether an event is shown only with the aftermath layer. */
export function isInAftermath({ layer }: Pick<AtlasEvent, 'layer'>): boolean {
  return layer !== undefined;
}

/** By source id the records that cite it; sources that no record cites are left out. */
export function recordsBySource({ atlas, footnotes }: AtlasIndex): ReadonlyMap<Id, SourceRecords> {
  const horizon = { last: atlas.meta.opens };
  const bySource = new Map<Id, { features: Set<Id>; events: Set<Id>; passage: Id | null; inAftermath: boolean }>();
  const recordsOf = (sources: readonly Id[], inAftermath: boolean) =>
    sources.map((id) => {
      const records = bySource.get(id) ?? { features: new Set(), events: new Set(), passage: null, inAftermath };
      records.inAftermath &&= inAftermath;
      bySource.set(id, records);
      return records;
    });
  for (const feature of atlas.features) {
    for (const { sources, span } of [feature, ...feature.parts, ...feature.statuses]) {
      for (const { features } of recordsOf(sources, !beginsWithinHorizon(horizon, span))) features.add(feature.id);
    }
  }
  for (const event of atlas.events) {
    for (const { events } of recordsOf(event.sources, isInAftermath(event))) events.add(event.id);
  }
  for (const note of atlas.notes) recordsOf(note.sources, false);
  for (const passage of atlas.passages) {
    const cited = passage.footnotes.flatMap((number) => footnotes.get(number)?.sources ?? []);
    for (const records of recordsOf(cited, false)) records.passage ??= passage.id;
  }
  return new Map(
    [...bySource].map(([id, { features, events, ...more }]) => [
      id,
      { ...more, features: [...features], events: [...events] },
    ]),
  );
}
