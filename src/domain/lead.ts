/** Where reading leads: the day and the place that the map shows while a passage is being read. */
import { containsBounds, unionBounds } from './bounds';
import { boundsOfMoment, boundsOfTarget } from './camera';
import type { AtlasIndex } from './links';
import type { AtlasEvent, Bounds, Day, Id, Span } from './model';

/** The day and the place of a passage. */
export interface PassageLead {
  /** The day by which the passage's events have happened; null if it tells of none in the time that the article is about. */
  readonly day: Day | null;
  /** Bounds of the place of these events, or of what the passage links to; null if it links to no place. */
  readonly bounds: Bounds | null;
}

/** The part of the axis with the largest share of its width: the time that the article is about. */
function mainTime({ atlas }: AtlasIndex): Span {
  return atlas.meta.axis.reduce((best, segment) => (segment.share > best.share ? segment : best));
}

/**
 * The day and place to which a passage leads. That is the highlight which it tells of, else its last event: by then all that it tells of
 * has happened. Events of earlier history do not lead, because a passage mentions them in passing.
 */
export function leadOfPassage(index: AtlasIndex, id: Id): PassageLead {
  const passage = index.passages.get(id);
  if (!passage) return { day: null, bounds: null };
  const around = boundsOfTarget(index, { type: 'passage', passage });
  const highlight = index.atlas.moments.find((moment) => moment.kind === 'highlight' && moment.passage === id);
  if (highlight) return { day: highlight.span.from, bounds: boundsOfMoment(index, highlight) };
  const main = mainTime(index);
  const events = passage.events
    .map((each) => index.events.get(each))
    .filter(
      (event) => event !== undefined && event.span.from >= main.from && event.span.from < main.to,
    ) as AtlasEvent[];
  const day = events.length > 0 ? Math.max(...events.map(({ span }) => span.from)) : null;
  const placed = events
    .filter(({ span }) => span.from === day)
    .map((event) => boundsOfTarget(index, { type: 'event', event }))
    .find((bounds) => bounds !== null);
  return { day, bounds: placed ?? around };
}

/** What a camera shows instead of bounds that are far outside its frame: a place abroad together with the opening view. */
export function wideBounds({ atlas }: AtlasIndex, bounds: Bounds): Bounds {
  const { regionBounds, openingBounds } = atlas.meta;
  return containsBounds(regionBounds, bounds) ? bounds : (unionBounds([bounds, openingBounds]) ?? bounds);
}
