/**
 * Computes the pieces to draw: every part of every feature, cut where its primary status changes. Map, still map and published data all
 * use these pieces, so that they agree.
 */
import type { Geometry } from 'geojson';
import type { Atlas, AtlasGeometry, Day, Feature, Id, Part, Span, StatusWord, TrackId } from '../domain/model';
import type { AtlasIndex } from '../domain/links';
import { OPEN_END, spansOverlap } from '../domain/time';
import type { View } from '../domain/view';
import { beginsWithinHorizon, primaryStatuses, statusesIn, type Horizon, type StatusPiece } from '../domain/visibility';
import { BORDER_LOOKS, borderLookName, type BorderLookName } from './borders';
import { modeLookName } from './modes';
import { lookOf, statusLabel, VAGUE_OUTLINE_IN_METRES } from './statuses';
import type { LineLook } from './lineLook';

/** A part of a feature during the span in which one status is its primary status. */
export interface Piece {
  readonly feature: Feature;
  readonly part: Id;
  readonly geometry: Geometry;
  readonly status: StatusWord;
  /** For borders, the look that follows from all statuses of these days. */
  readonly border?: BorderLookName;
  readonly from: Day;
  readonly to: Day;
  /** Start of the part's next piece: a window that contains both draws only the last one. */
  readonly next: Day;
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
        const held = heldBy(feature, part, horizon);
        return held.map((piece, position): Piece => ({
          ...piece,
          feature,
          part: part.id,
          geometry: shape,
          // The next piece of this part; later changes of other parts do not end it.
          next: held[position + 1]?.from ?? OPEN_END,
          precisionM: part.precisionM,
          schematic: part.schematic,
        }));
      }),
    );
}

/** The primary statuses of a part during the days on which it exists. */
function heldBy(
  feature: Feature,
  part: Part,
  horizon: Horizon,
): readonly Pick<Piece, 'status' | 'border' | 'from' | 'to'>[] {
  const pieces =
    feature.kind === 'border' ? borderPieces(feature, part.id, horizon) : primaryStatuses(feature, part.id, horizon);
  return pieces
    .map(({ status: { status }, from, to, ...more }) => ({
      status,
      ...('border' in more ? { border: more.border } : {}),
      from: Math.max(from, part.span.from, feature.span.from),
      to: Math.min(to, part.span.to, feature.span.to),
    }))
    .filter(({ from, to }) => from < to);
}

/** The features that a map draws in a window although one of their parts has several signs within it, of which it draws only the last. */
export function changedIn({
  window,
  range,
  features,
  selected,
}: Pick<View, 'window' | 'range' | 'features' | 'selected'>): readonly Feature[] {
  const isChanged = (feature: Feature, part: Part): boolean => {
    const within = heldBy(feature, part, { last: range.last }).filter((piece) => spansOverlap(piece, window));
    return new Set(within.map((piece) => wordsOfPiece({ feature, ...piece }))).size > 1;
  };
  const isDrawn = ({ kind, id, precisionM }: Feature): boolean =>
    kind !== 'place' &&
    kind !== 'venue' &&
    (kind !== 'area' || precisionM < VAGUE_OUTLINE_IN_METRES || selected.has(id));
  return [...features.values()]
    .filter(({ feature, present, shown }) => present && shown && isDrawn(feature))
    .map(({ feature }) => feature)
    .filter((feature) => feature.parts.some((part) => isChanged(feature, part)));
}

/** The primary statuses of a border's part, cut also where its look changes because another of its statuses begins or ends. */
function borderPieces(
  feature: Feature,
  part: Id,
  horizon: Horizon,
): readonly (Pick<StatusPiece, 'status' | 'from' | 'to'> & { readonly border: BorderLookName })[] {
  const days = [...new Set(feature.statuses.flatMap(({ span }) => [span.from, span.to]))].sort((a, b) => a - b);
  return primaryStatuses(feature, part, horizon).flatMap(({ status, from, to }) => {
    const starts = [from, ...days.filter((day) => day > from && day < to)];
    const cut = starts.map((start, position) => ({
      status,
      from: start,
      to: starts[position + 1] ?? to,
      border: borderLookOn(feature, part, { from: start, to: start + 1 }, horizon),
    }));
    return cut.reduce<typeof cut>((kept, piece) => {
      const last = kept.at(-1);
      return last && last.border === piece.border
        ? [...kept.slice(0, -1), { ...last, to: piece.to }]
        : [...kept, piece];
    }, []);
  });
}

/** The look of a border's part on the last day of a window. */
function borderLookOn(feature: Feature, part: Id, window: Span, horizon: Horizon): BorderLookName {
  const day = { from: window.to - 1, to: window.to };
  return borderLookName(statusesIn(feature, day, horizon, part).map(({ status }) => status));
}

/** How the line of a piece is drawn. */
export function lookOfPiece({ feature, status, border }: Piece): LineLook {
  return border ? BORDER_LOOKS[border] : lookOf(feature.kind, status, modeLookName(feature.mode));
}

/** What the sign of a piece says in words. */
export function wordsOfPiece({ feature, status, border }: Pick<Piece, 'feature' | 'status' | 'border'>): string {
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
