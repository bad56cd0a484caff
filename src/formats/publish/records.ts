/**
 * Selects the records from which a published file is written: those of the whole atlas at build time, those of an excerpt when a reader
 * exports one.
 */
import { wholeExcerpt, type Excerpt } from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, AtlasGeometry, Feature, Source, Span } from '../../domain/model';
import { spansOverlap } from '../../domain/time';

/** The records to write, in the order of the atlas. */
export interface PublishedRecords {
  /** Look-up tables over the whole atlas, for names, titles and addresses of other records. */
  readonly index: AtlasIndex;
  /** Geometry by part id. */
  readonly geometry: AtlasGeometry;
  /** The days of the excerpt, half-open; only statuses that hold on one of them are written. */
  readonly window: Span;
  /** Features, each with only those statuses that hold in the window. */
  readonly features: readonly Feature[];
  readonly events: readonly AtlasEvent[];
  readonly sources: readonly Source[];
}

/** The records of an excerpt of the atlas. */
export function recordsOf(index: AtlasIndex, geometry: AtlasGeometry, excerpt: Excerpt): PublishedRecords {
  const { features, events, sources } = index.atlas;
  const { window } = excerpt;
  return {
    index,
    geometry,
    window,
    features: features
      .filter(({ id }) => excerpt.features.has(id))
      .map((feature) => ({ ...feature, statuses: feature.statuses.filter(({ span }) => spansOverlap(span, window)) })),
    events: events.filter(({ id }) => excerpt.events.has(id)),
    sources: sources.filter(({ id }) => excerpt.sources.has(id)),
  };
}

/** The records of the whole atlas. */
export function allRecords(index: AtlasIndex, geometry: AtlasGeometry): PublishedRecords {
  return recordsOf(index, geometry, wholeExcerpt(index));
}
