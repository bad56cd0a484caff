/**
 * Computes the pieces to draw: every part of every feature, cut where its primary status changes. Map, still map and published data all
 * use these pieces, so that they agree.
 */
import type { Geometry } from 'geojson';
import type {
  Atlas,
  AtlasGeometry,
  DatedSpan,
  Day,
  Feature,
  Id,
  Part,
  Span,
  Status,
  StatusWord,
  TrackId,
} from '../domain/model';
import type { AtlasIndex } from '../domain/links';
import { endWords, lastDayText, type EndedRecord } from '../domain/recordEnd';
import { spansOverlap } from '../domain/time';
import type { View } from '../domain/view';
import {
  beginsWithinHorizon,
  cutToPart,
  isRecorded,
  primaryOfPart,
  primaryStatuses,
  statusesIn,
  type Horizon,
  type ShownDays,
} from '../domain/visibility';
import { inWindows, isShownIn, type WindowPiece } from '../domain/windowPieces';
import { BORDER_LOOKS, borderLookName, tellsMoreOfBorder, type BorderLookName } from './borders';
import { modeLookName } from './modes';
import { lookOf, statusLabel, VAGUE_OUTLINE_IN_METRES } from './statuses';
import type { LineLook } from './lineLook';

/** A part of a feature during the span in which one status is its primary status. */
export interface Piece extends WindowPiece {
  readonly feature: Feature;
  readonly part: Id;
  readonly geometry: Geometry;
  readonly status: StatusWord;
  /** The dates of that status, of which the piece has those on which it is drawn. */
  readonly span: DatedSpan;
  /** For borders, the look that follows from all statuses of these days. */
  readonly border?: BorderLookName;
  /** The true position of the part lies within this many metres. */
  readonly precisionM: number;
  /** True if the line only joins known points and does not follow the real course. */
  readonly schematic: boolean;
}

/**
 * A venue with the days and tracks of its meetings, or a place with those of its aftermath events, sorted. The number shown for a day or
 * window is computed from them.
 */
export interface VenuePiece {
  readonly feature: Feature;
  readonly days: readonly { readonly from: Day; readonly to: Day; readonly track: TrackId }[];
}

/** The pieces of all borders, areas, crossings and routes that may be shown up to a horizon. */
export function piecesOf(atlas: Atlas, geometry: AtlasGeometry, horizon: Horizon): readonly Piece[] {
  return atlas.features
    .filter(
      (feature) => feature.kind !== 'place' && feature.kind !== 'venue' && beginsWithinHorizon(horizon, feature.span),
    )
    .flatMap((feature) =>
      feature.parts.flatMap((part) => {
        const shape = geometry[part.id];
        if (!shape) return [];
        return heldBy(feature, part, horizon).map(({ status, border, ...days }): Piece => ({
          ...days,
          status: status.status,
          span: status.span,
          ...(border && { border }),
          feature,
          part: part.id,
          geometry: shape,
          precisionM: part.precisionM,
          schematic: part.schematic,
        }));
      }),
    );
}

/** What holds for a part on the days of a piece. */
interface Held extends WindowPiece {
  readonly status: Status;
  readonly border?: BorderLookName;
}

/** What parts held up to a last day: while the reader drags a window it is asked for twice in every picture. */
const HELD = new WeakMap<Feature, { readonly last: Day; readonly parts: Map<Id, readonly Held[]> }>();

/** The primary statuses of a part during the days on which it exists. */
function heldBy(feature: Feature, part: Part, horizon: Horizon): readonly Held[] {
  const { last } = horizon;
  const known = HELD.get(feature);
  const { parts } = known?.last === last ? known : { parts: new Map<Id, readonly Held[]>() };
  HELD.set(feature, { last, parts });
  const held =
    parts.get(part.id) ??
    (feature.kind === 'border' ? borderPieces(feature, part, horizon) : primaryOfPart(feature, part, horizon));
  parts.set(part.id, held);
  return held;
}

/** What is shown of a part: the drawn piece, and the earlier ones with a day in the window. */
interface ShownPart {
  readonly part: Part;
  readonly drawn: Held;
  readonly before: readonly Held[];
}

/** The parts of a feature that are shown on some days. */
function partsIn(feature: Feature, { window, range }: ShownDays): readonly ShownPart[] {
  return feature.parts.flatMap((part) => {
    const held = heldBy(feature, part, { last: range.last });
    const drawn = held.find((piece) => isShownIn(piece, window));
    const before = held.filter((piece) => drawn && piece.from < drawn.from && spansOverlap(piece, window));
    return drawn ? [{ part, drawn, before }] : [];
  });
}

/** The features that a map draws in a view. */
function drawnIn({ features, selected }: Pick<View, 'features' | 'selected'>): readonly Feature[] {
  return [...features.values()]
    .filter(({ present, shown }) => present && shown)
    .map(({ feature }) => feature)
    .filter(
      ({ kind, id, precisionM }) =>
        kind !== 'place' &&
        kind !== 'venue' &&
        (kind !== 'area' || precisionM < VAGUE_OUTLINE_IN_METRES || selected.has(id)),
    );
}

/** The features that a map draws in a window although one of their parts had another sign within it before the one that is drawn. */
export function changedIn(view: ShownDays & Pick<View, 'features' | 'selected'>): readonly Feature[] {
  const signOf = (feature: Feature, { status, border }: Held): string => signWords(feature, status.status, border);
  return drawnIn(view).filter((feature) =>
    partsIn(feature, view).some(({ drawn, before }) =>
      before.some((piece) => signOf(feature, piece) !== signOf(feature, drawn)),
    ),
  );
}

/** The features of which a map draws in a window what has no record up to the window's last day, though the feature is there. */
export function endedIn(view: ShownDays & Pick<View, 'features' | 'selected'>): readonly EndedRecord[] {
  return drawnIn(view).flatMap((feature) => {
    const ended = partsIn(feature, view)
      .map(({ part, drawn }) => ({ feature, part: part.id, to: drawn.to, ...drawn.status }))
      .filter((piece) => endsWithin(piece, view.window))
      .sort((a, b) => a.to - b.to);
    return ended.slice(0, 1).map(({ span, to }) => ({ feature, last: lastDayText(span, to - 1) }));
  });
}

type EndingPiece = Pick<Piece, 'feature' | 'part' | 'status' | 'to'>;

/** Whether the record of a piece that is drawn in a window ends before it, though its part is there to the end or longer. */
function endsWithin({ feature, part, status, to }: EndingPiece, window: Span): boolean {
  const span = feature.parts.find(({ id }) => id === part)?.span ?? feature.span;
  return isRecorded({ status }) && to < Math.min(window.to, span.to, feature.span.to);
}

/** That there is no record of what a window draws after a day, in words; null if there is. */
export function endOfPiece(piece: EndingPiece & Pick<Piece, 'span'>, window: Span): string | null {
  return endsWithin(piece, window) ? endWords(lastDayText(piece.span, piece.to - 1)) : null;
}

/** The looks of the parts of a border that a map draws on some days, each once. */
export function borderLooksIn(feature: Feature, days: ShownDays): readonly BorderLookName[] {
  return [...new Set(partsIn(feature, days).flatMap(({ drawn }) => drawn.border ?? []))];
}

/** The primary statuses of a border's part, cut also where its look changes because another of its statuses begins or ends. */
function borderPieces(feature: Feature, part: Part, horizon: Horizon): readonly Held[] {
  const days = [...new Set(feature.statuses.flatMap(({ span }) => [span.from, span.to]))].sort((a, b) => a - b);
  const pieces = primaryStatuses(feature, part.id, horizon).flatMap(({ status, from, to }) => {
    const starts = [from, ...days.filter((day) => day > from && day < to)];
    const cut = starts.map((start, position) => {
      const day = { from: start, to: start + 1 };
      const words = statusesIn(feature, day, horizon, part.id).map((each) => each.status);
      return { status, from: start, to: starts[position + 1] ?? to, words, border: borderLookName(words) };
    });
    return cut.reduce<typeof cut>((kept, piece) => {
      const last = kept.at(-1);
      return last && last.border === piece.border
        ? [...kept.slice(0, -1), { ...last, to: piece.to }]
        : [...kept, piece];
    }, []);
  });
  return inWindows(cutToPart(pieces, feature, part), (one, other) => tellsMoreOfBorder(one.words, other.words));
}

/** How the line of a piece is drawn. */
export function lookOfPiece({ feature, status, border }: Piece): LineLook {
  return border ? BORDER_LOOKS[border] : lookOf(feature.kind, status, modeLookName(feature.mode));
}

/** What the sign of a piece says in words. */
export function wordsOfPiece({ feature, status, border }: Pick<Piece, 'feature' | 'status' | 'border'>): string {
  return signWords(feature, status, border);
}

function signWords(feature: Feature, status: StatusWord, border: BorderLookName | undefined): string {
  return border ? `border, ${BORDER_LOOKS[border].label}` : statusLabel(feature, status);
}

/** All venues with the days of their meetings up to a horizon. */
export function venuePiecesOf(index: AtlasIndex, horizon: Horizon): readonly VenuePiece[] {
  return index.atlas.features
    .filter((feature) => feature.kind === 'venue')
    .map((feature) => ({
      feature,
      days: (index.meetingsAt.get(feature.id) ?? [])
        .filter((meeting) => beginsWithinHorizon(horizon, meeting.span))
        .map(({ span, track }) => ({ from: span.from, to: span.to, track })),
    }))
    .filter(({ days }) => days.length > 0);
}

/** The places of the events that the aftermath layer marks, with the days of those events up to a horizon. */
export function aftermathPiecesOf(index: AtlasIndex, horizon: Horizon): readonly VenuePiece[] {
  return index.atlas.features
    .filter((feature) => feature.kind === 'venue' || feature.kind === 'place')
    .map((feature) => ({
      feature,
      days: (index.eventsAt.get(feature.id) ?? [])
        .filter(
          (event) =>
            event.layer !== undefined && event.place === feature.id && beginsWithinHorizon(horizon, event.span),
        )
        .map(({ span, track }) => ({ from: span.from, to: span.to, track })),
    }))
    .filter(({ days }) => days.length > 0);
}
