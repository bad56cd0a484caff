/**
 * Selects the records from which a published file is written: those of the whole atlas at build time, those of an excerpt when a reader
 * exports one.
 */
import { wholeExcerpt, type Excerpt } from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, AtlasGeometry, Feature, Source, Span, Status } from '../../domain/model';
import { spansOverlap } from '../../domain/time';

/** Where the records of a file were taken from. */
export interface Provenance {
  /** Which records there are, in a sentence. */
  readonly filter: string;
  /** Address of the view, or of the atlas, from which they were taken; null if it is not known. */
  readonly permalink: string | null;
  /** The day on which they were taken, ISO 8601; null for the published files, whose bytes depend on the content alone. */
  readonly taken: string | null;
}

/** The provenance of the published files. */
export const WHOLE: Provenance = { filter: 'All records on all dates.', permalink: null, taken: null };

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
  /** Where the records were taken from. */
  readonly provenance: Provenance;
}

/** The records of an excerpt of the atlas. `provenance` is what the files say about where they come from. */
export function recordsOf(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  excerpt: Excerpt,
  provenance: Provenance = WHOLE,
): PublishedRecords {
  const { features, events, sources } = index.atlas;
  const { window, statuses } = excerpt;
  const isTaken = (status: Status): boolean =>
    spansOverlap(status.span, window) && (statuses === undefined || statuses.has(status));
  return {
    index,
    geometry,
    window,
    features: features
      .filter(({ id }) => excerpt.features.has(id))
      .map((feature) => ({ ...feature, statuses: feature.statuses.filter(isTaken) })),
    events: events.filter(({ id }) => excerpt.events.has(id)),
    sources: sources.filter(({ id }) => excerpt.sources.has(id)),
    provenance,
  };
}

/** The records of the whole atlas. */
export function allRecords(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  provenance: Provenance = WHOLE,
): PublishedRecords {
  return recordsOf(index, geometry, wholeExcerpt(index), provenance);
}
