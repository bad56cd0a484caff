/**
 * Decides what exists on a day or in a window, and with which status. The map filters of `map/style/filters.ts` express the same rules
 * for MapLibre; a test checks that the two agree.
 */
import type { AtlasEvent, DatedSpan, Day, Feature, Id, Part, Span, Status } from './model';
import { containsDay, spansOverlap, OPEN_END } from './time';
import { inWindows, isShownIn, type WindowPiece } from './windowPieces';

/** The last day that may be shown. Later days are shown only with the aftermath layer (`domain/aftermath`). */
export interface Horizon {
  /** The last day that may be shown, included. */
  readonly last: Day;
}

/** The days that are shown, and the last that may be: of a view, or of the rows of a table. */
export interface ShownDays {
  readonly window: Span;
  readonly range: Horizon;
}

/** A span in which one status is the primary one of a feature or part. */
export interface StatusPiece extends WindowPiece {
  readonly status: Status;
}

/** Whether a span may be shown: it begins on or before the last day of the horizon. */
export function beginsWithinHorizon(horizon: Horizon, span: Span): boolean {
  return span.from <= horizon.last;
}

/**
 * A span as it may be shown: an end after the horizon becomes an unknown one (`2023-04-23/`, ISO 8601-2, section 12.2), because it would
 * tell what happened after the article. It does not become an open one (`..`), which would say that there is no end. A month or year
 * that goes beyond the horizon is as it was: it tells nothing of what came after.
 */
export function clipToHorizon(span: DatedSpan, { last }: Horizon): DatedSpan {
  if (span.to <= last + 1) return span;
  if (!span.edtf.includes('/') && span.from <= last) return { ...span, to: last + 1 };
  return { ...span, to: OPEN_END, softEnd: 0, edtf: `${span.edtf.split('/')[0]}/` };
}

/**
 * The dates of a status as they may be told. An end on the last day of the horizon is left out, too: that a status ended then would show only
 * on the day after, and one without a known end is taken to hold until the article appeared (geodata/README.md).
 */
export function clipStatusToHorizon(span: DatedSpan, { last }: Horizon): DatedSpan {
  return clipToHorizon(span, { last: last - 1 });
}

/**
 * Whether the end of a status is only that of what the record says of it: the day the article appeared, until which a status without a
 * known end is taken to hold; or what held after it is without a record, or the same status goes on in another one.
 */
export function isEndOfRecord(
  { statuses }: Pick<Feature, 'statuses'>,
  { status, span, parts }: Status,
  opens: Day,
): boolean {
  const goesOn = statuses.some(
    (next) =>
      next.span.from === span.to &&
      (next.status === 'unrecorded' || next.status === status) &&
      (!parts || !next.parts || parts.some((part) => next.parts?.includes(part))),
  );
  return goesOn || span.to === opens + 1;
}

/** Whether a status holds for a part: a status that names no part holds for all parts. */
export function statusHoldsForPart({ parts }: Status, part: Id): boolean {
  return !parts || parts.includes(part);
}

/**
 * Compares two statuses that hold on the same day, for sorting with the primary one first: a status marked `primary`, else the one that
 * starts later. Returns 0 if they are equal in both; the one written last is then primary.
 */
function byPrimacy(a: Status, b: Status): number {
  return Number(b.primary ?? false) - Number(a.primary ?? false) || b.span.from - a.span.from;
}

/** The statuses of a feature, or of one of its parts, that may be shown, sorted by start. */
function statusesOf(feature: Feature, part: Id | null, horizon: Horizon): readonly Status[] {
  return feature.statuses.filter(
    (status) => beginsWithinHorizon(horizon, status.span) && (part === null || statusHoldsForPart(status, part)),
  );
}

/**
 * Whether a status holds for some parts but is never the primary status of the whole feature: if it holds for none of the main parts
 * (`Part.main`), or lasts to the end of a part that ended while the feature continued on other parts.
 */
function isOfPartsOnly(feature: Feature, { parts: ids, span }: Status): boolean {
  if (!ids) return false;
  const parts = feature.parts.filter(({ id }) => ids.includes(id));
  if (parts.length === 0) return false;
  if (feature.parts.some(({ main }) => main) && !parts.some(({ main }) => main)) return true;
  return parts.every((part) => part.span.to <= span.to && part.span.to < feature.span.to);
}

/**
 * Statuses that hold on some day of the window, the primary one first, as the map draws it: in a window of several days the last of which
 * there is a record (`primaryIn`). Then follow those of the last day, one marked `primary` first, else the one that starts later; then
 * those that ended before. For a whole feature, statuses that hold for some parts only come last.
 */
export function statusesIn(
  feature: Feature,
  window: Span,
  horizon: Horizon,
  part: Id | null = null,
): readonly Status[] {
  const aside = (status: Status): number => Number(part === null && isOfPartsOnly(feature, status));
  const held = statusesOf(feature, part, horizon)
    .filter((status) => spansOverlap(status.span, window))
    .reverse()
    .sort(
      (a, b) =>
        aside(a) - aside(b) ||
        Number(containsDay(b.span, window.to - 1)) - Number(containsDay(a.span, window.to - 1)) ||
        byPrimacy(a, b),
    );
  // On a single day this order has the primary one first, without more work.
  if (window.to - window.from === 1) return held;
  const first = primaryStatuses(feature, part, horizon).find((piece) => isShownIn(piece, window))?.status;
  return first ? [first, ...held.filter((status) => status !== first)] : held;
}

/**
 * The primary statuses of a feature or part, cut so that they do not overlap. On each day it is the status marked `primary`, else the one
 * that starts later; of two that start together, the one written last. If a later status ends while an earlier one still holds, the
 * earlier one continues. For a whole feature, statuses that hold for some parts only are ignored.
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
      .filter(({ span }) => containsDay(span, from))
      .reduce<Status | undefined>((best, each) => (!best || byPrimacy(each, best) <= 0 ? each : best), undefined);
    const previous = pieces.at(-1);
    if (!status) continue;
    if (previous && previous.status === status && previous.to === from) previous.to = to;
    else pieces.push({ from, to, status });
  }
  return inWindows(pieces, tellsMore);
}

/** Whether a piece has a record and another has none. */
function tellsMore(one: Pick<StatusPiece, 'status'>, other: Pick<StatusPiece, 'status'>): boolean {
  return isRecorded(one.status) && !isRecorded(other.status);
}

/** Whether anything is recorded: the status “unrecorded” says that nothing is. */
export function isRecorded({ status }: Pick<Status, 'status'>): boolean {
  return status !== 'unrecorded';
}

/** The primary statuses of a part on the days on which it is there. */
export function primaryOfPart(feature: Feature, part: Part, horizon: Horizon): readonly StatusPiece[] {
  return inWindows(cutToPart(primaryStatuses(feature, part.id, horizon), feature, part), tellsMore);
}

/** Pieces on the days on which a part is there. */
export function cutToPart<T extends Span>(pieces: readonly T[], feature: Feature, part: Part): readonly T[] {
  return pieces
    .map((piece) => ({
      ...piece,
      from: Math.max(piece.from, part.span.from, feature.span.from),
      to: Math.min(piece.to, part.span.to, feature.span.to),
    }))
    .filter(({ from, to }) => from < to);
}

/** The status that a window shows of a part; undefined if the part is not there, or has no status. */
export function statusInWindow(feature: Feature, part: Part, window: Span, horizon: Horizon): Status | undefined {
  // On a single day the first of all is the one, without more work.
  if (window.to - window.from === 1)
    return spansOverlap(part.span, window) && spansOverlap(feature.span, window)
      ? statusesIn(feature, window, horizon, part.id)[0]
      : undefined;
  return primaryOfPart(feature, part, horizon).find((piece) => isShownIn(piece, window))?.status;
}

/**
 * The last day for which there is a record of what a window shows of a feature, if that lies before the window's last day: nothing is claimed
 * past it. Null if the record reaches the end of the window, or as far as the feature itself, or if there is none at all.
 */
export function lastRecordedIn(feature: Feature, window: Span, horizon: Horizon): Day | null {
  if (window.to - window.from === 1) return null;
  const shown = primaryStatuses(feature, null, horizon).find((piece) => isShownIn(piece, window));
  const last = Math.min(window.to, feature.span.to, horizon.last + 1);
  return shown && isRecorded(shown.status) && shown.to < last ? shown.to - 1 : null;
}

/**
 * The first of the statuses with one word that led to a status without a gap: what was restricted anew while it was restricted has
 * been so since the first of them began.
 */
export function firstOfRun({ statuses }: Pick<Feature, 'statuses'>, last: Status): Status {
  let first = last;
  for (;;) {
    const { from } = first.span;
    const before = statuses.find(({ status, span }) => status === last.status && span.from < from && span.to >= from);
    if (!before) return first;
    first = before;
  }
}

/** The last of the statuses with one word that followed a status without a gap, as `firstOfRun` finds the first. */
export function lastOfRun({ statuses }: Pick<Feature, 'statuses'>, first: Status): Status {
  let last = first;
  for (;;) {
    const { to } = last.span;
    const after = statuses.find(({ status, span }) => status === first.status && span.to > to && span.from <= to);
    if (!after) return last;
    last = after;
  }
}

/**
 * Whether a meeting is counted at its venue: on a day, meetings up to and including that day; in a window, meetings inside it. A meeting
 * of several days counts from its first day.
 */
export function isMeetingCounted(event: AtlasEvent, window: Span, mode: 'day' | 'window'): boolean {
  return mode === 'day' ? event.span.from < window.to : spansOverlap(event.span, window);
}

/** Whether a feature exists in the window. For venues this depends on their meetings instead. */
export function featureExistsIn(feature: Feature, window: Span): boolean {
  return spansOverlap(feature.span, window);
}

/** Whether a span lies before, in, or after a window. */
export function relationToWindow(span: Span, window: Span): 'past' | 'present' | 'future' {
  if (span.to <= window.from) return 'past';
  return span.from >= window.to ? 'future' : 'present';
}
