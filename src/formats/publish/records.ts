/** The records that a published file is written from: those of the whole atlas at build time, those of a part when a reader asks for it. */
import { wholeExcerpt, type Excerpt } from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, AtlasGeometry, Feature, Source, Span } from '../../domain/model';
import { overlaps } from '../../domain/time';

/** Records to write, in the order of the atlas. */
export interface Records {
  /** The whole atlas, for the names, titles and addresses that records refer to. */
  readonly index: AtlasIndex;
  /** Geometries by id of the part. */
  readonly geometry: AtlasGeometry;
  /** Half-open; a status is written where it holds on one of these days. */
  readonly window: Span;
  /** Features with those of their statuses that hold in the window. */
  readonly features: readonly Feature[];
  readonly events: readonly AtlasEvent[];
  readonly sources: readonly Source[];
}

/** The records of a part of the atlas. */
export function recordsOf(index: AtlasIndex, geometry: AtlasGeometry, excerpt: Excerpt): Records {
  const { features, events, sources } = index.atlas;
  const { window } = excerpt;
  return {
    index,
    geometry,
    window,
    features: features
      .filter(({ id }) => excerpt.features.has(id))
      .map((feature) => ({ ...feature, statuses: feature.statuses.filter(({ span }) => overlaps(span, window)) })),
    events: events.filter(({ id }) => excerpt.events.has(id)),
    sources: sources.filter(({ id }) => excerpt.sources.has(id)),
  };
}

/** The records of the whole atlas. */
export function allRecords(index: AtlasIndex, geometry: AtlasGeometry): Records {
  return recordsOf(index, geometry, wholeExcerpt(index));
}
