/**
 * What there is to draw: every part of every feature, cut where its primary status changes. Map, still map and published
 * data take the same pieces, so they cannot disagree.
 */
import type { Geometry } from 'geojson';
import type { Atlas, AtlasGeometry, Day, Feature, Id, StatusWord } from '../domain/model';
import type { AtlasIndex } from '../domain/links';
import { OPEN_END } from '../domain/time';
import { isWithin, primaryStatuses, type Horizon } from '../domain/visibility';

/** A part of a feature while one status is its primary one. */
export interface Piece {
  readonly feature: Feature;
  readonly part: Id;
  readonly geometry: Geometry;
  readonly status: StatusWord;
  readonly from: Day;
  readonly to: Day;
  /** Start of the part's next piece: in a window only the last piece is drawn. */
  readonly next: Day;
  /** Metres within which the part's true position lies. */
  readonly precisionM: number;
  /** True when the line joins known points only. */
  readonly schematic: boolean;
}

/** A venue with the first days of its meetings, or a place with those of later events, in order: the count of a day or window is worked out from them. */
export interface VenuePiece {
  readonly feature: Feature;
  readonly days: readonly { readonly from: Day; readonly to: Day }[];
}

/** The pieces of all borders, areas, crossings and routes that may be shown. */
export function piecesOf(atlas: Atlas, geometry: AtlasGeometry, horizon: Horizon): readonly Piece[] {
  return atlas.features
    .filter((feature) => feature.kind !== 'place' && feature.kind !== 'venue' && isWithin(horizon, feature.span))
    .flatMap((feature) =>
      feature.parts.flatMap((part) => {
        const shape = geometry[part.id];
        if (!shape) return [];
        const held = primaryStatuses(feature, part.id, horizon)
          .map(({ status: { status }, from, to }) => ({
            status,
            from: Math.max(from, part.span.from, feature.span.from),
            to: Math.min(to, part.span.to, feature.span.to),
          }))
          .filter(({ from, to }) => from < to);
        return held.map((piece, position): Piece => ({
          ...piece,
          feature,
          part: part.id,
          geometry: shape,
          // The part's own next piece: what happens to the rest of the feature later does not end it.
          next: held[position + 1]?.from ?? OPEN_END,
          precisionM: part.precisionM,
          schematic: part.schematic,
        }));
      }),
    );
}

/** The venues with the days of their meetings that may be shown. */
export function venuePiecesOf(index: AtlasIndex, horizon: Horizon): readonly VenuePiece[] {
  return index.atlas.features
    .filter((feature) => feature.kind === 'venue')
    .map((feature) => ({
      feature,
      days: (index.meetingsAt.get(feature.id) ?? [])
        .filter((meeting) => isWithin(horizon, meeting.span))
        .map(({ span }) => ({ from: span.from, to: span.to })),
    }))
    .filter(({ days }) => days.length > 0);
}

/** The places of the events that a layer marks, with the days of those that may be shown. */
export function aftermathPiecesOf(index: AtlasIndex, horizon: Horizon): readonly VenuePiece[] {
  return index.atlas.features
    .filter((feature) => feature.kind === 'venue' || feature.kind === 'place')
    .map((feature) => ({
      feature,
      days: (index.eventsAt.get(feature.id) ?? [])
        .filter((event) => event.layer !== undefined && event.place === feature.id && isWithin(horizon, event.span))
        .map(({ span }) => ({ from: span.from, to: span.to })),
    }))
    .filter(({ days }) => days.length > 0);
}
