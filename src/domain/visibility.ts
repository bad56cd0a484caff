/**
 * What exists on a day or in a window, and with which status. The map filters of `map/style/filters.ts` say the same in
 * expressions; a test holds the two against each other.
 */
import type { AtlasEvent, DatedSpan, Day, Feature, Id, Span, Status } from './model';
import { contains, overlaps, OPEN_END } from './time';

/** The days that may be shown at all. Days after them are shown with the layer of the aftermath alone (`domain/aftermath`). */
export interface Horizon {
  /** Last day. */
  readonly last: Day;
}

/** A stretch of time in which one status is the primary one of a feature or part. */
export interface StatusPiece extends Span {
  readonly status: Status;
  /** Start of the next piece, or OPEN_END: in a window only the last piece is shown. */
  readonly next: Day;
}

/** Whether a status may be shown: it begins on or before the last day of the horizon. */
export function isWithin(horizon: Horizon, span: Span): boolean {
  return span.from <= horizon.last;
}

/**
 * A span as it may be shown: an end after the horizon is left open. Else the end of something that began before the article would
 * say what happened after it.
 */
export function withinHorizon(span: DatedSpan, { last }: Horizon): DatedSpan {
  if (span.to <= last + 1) return span;
  return { ...span, to: OPEN_END, softEnd: 0, edtf: `${span.edtf.split('/')[0]}/..` };
}

/** Whether a status holds for a part: one that names no part holds for all of them. */
export function holdsFor({ parts }: Status, part: Id): boolean {
  return !parts || parts.includes(part);
}

/**
 * Orders two statuses that hold on the same day, the primary one first: the one marked `primary`, else the one that starts
 * later. Of two that are alike in both it says 0, and the one written last is the primary one.
 */
function byPrimacy(a: Status, b: Status): number {
  return Number(b.primary ?? false) - Number(a.primary ?? false) || b.span.from - a.span.from;
}

/** The statuses of a feature, or of one of its parts, that may be shown, in order of their start. */
function statusesOf(feature: Feature, part: Id | null, horizon: Horizon): readonly Status[] {
  return feature.statuses.filter(
    (status) => isWithin(horizon, status.span) && (part === null || holdsFor(status, part)),
  );
}

/**
 * Whether a status is true of its parts but never the primary status of the whole feature. That is so where it holds for none of the
 * main parts (`Part.main`), or where it lasts to the end of a part that was given up while the feature continued on other parts.
 */
function isOfPartsOnly(feature: Feature, { parts: ids, span }: Status): boolean {
  if (!ids) return false;
  const parts = feature.parts.filter(({ id }) => ids.includes(id));
  if (parts.length === 0) return false;
  if (feature.parts.some(({ main }) => main) && !parts.some(({ main }) => main)) return true;
  return parts.every((part) => part.span.to <= span.to && part.span.to < feature.span.to);
}

/**
 * Statuses that hold on some day of the window, the primary one first: of those that hold on its last day the one marked
 * `primary`, else the one that starts later, as the map draws it; then those that ended before. Of a whole feature, what is true of some parts only comes last.
 */
export function statusesIn(
  feature: Feature,
  window: Span,
  horizon: Horizon,
  part: Id | null = null,
): readonly Status[] {
  const aside = (status: Status): number => Number(part === null && isOfPartsOnly(feature, status));
  return statusesOf(feature, part, horizon)
    .filter((status) => overlaps(status.span, window))
    .reverse()
    .sort(
      (a, b) =>
        aside(a) - aside(b) ||
        Number(contains(b.span, window.to - 1)) - Number(contains(a.span, window.to - 1)) ||
        byPrimacy(a, b),
    );
}

/**
 * The primary statuses of a feature or part, cut so that they do not overlap: of those that hold on a day, the one
 * marked `primary`, else the one that starts later, and of two that start together the one written last. Where a later status
 * ends inside an earlier one, the earlier returns. For a whole feature, what is true of some parts only does not count.
 */
export function primaryStatuses(feature: Feature, part: Id | null, horizon: Horizon): readonly StatusPiece[] {
  const statuses = statusesOf(feature, part, horizon).filter(
    (status) => part !== null || !isOfPartsOnly(feature, status),
  );
  const cuts = [...new Set(statuses.flatMap(({ span }) => [span.from, span.to]))].sort((a, b) => a - b);
  const pieces: { from: Day; to: Day; status: Status }[] = [];
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1];
    if (to === undefined) break;
    const status = statuses
      .filter(({ span }) => contains(span, from))
      .reduce<Status | undefined>((best, each) => (!best || byPrimacy(each, best) <= 0 ? each : best), undefined);
    const previous = pieces.at(-1);
    if (!status) continue;
    if (previous && previous.status === status && previous.to === from) previous.to = to;
    else pieces.push({ from, to, status });
  }
  return pieces.map((piece, index) => ({ ...piece, next: pieces[index + 1]?.from ?? OPEN_END }));
}

/** Whether a piece is the one to show for the window: it holds in it, and no later piece begins in it. */
export function isShownIn(piece: Span & { next: Day }, window: Span): boolean {
  return overlaps(piece, window) && piece.next >= window.to;
}

/**
 * Meetings to count at a venue: on a day, those up to and including it; in a window, those inside it.
 * A meeting of several days counts from its first.
 */
export function isCounted(event: AtlasEvent, window: Span, mode: 'day' | 'window'): boolean {
  return mode === 'day' ? event.span.from < window.to : overlaps(event.span, window);
}

/** Whether the feature exists in the window. Venues are judged by their meetings instead. */
export function existsIn(feature: Feature, window: Span): boolean {
  return overlaps(feature.span, window);
}

/** Where a span lies as seen from a window: before, in, or after it. */
export function relationTo(span: Span, window: Span): 'past' | 'present' | 'future' {
  if (span.to <= window.from) return 'past';
  return span.from >= window.to ? 'future' : 'present';
}
