/**
 * What there is to draw: every part of every feature, cut where its primary status changes. Map, still map and published
 * data take the same pieces, so they cannot disagree.
 */
import type { Geometry } from 'geojson';
import type { Atlas, AtlasGeometry, Day, Feature, Id, StatusWord } from '../domain/model';
import type { AtlasIndex } from '../domain/links';
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

/** A venue with the first days of its meetings, in order: the count of a day or window is worked out from them. */
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
        return primaryStatuses(feature, part.id, horizon).flatMap((piece): Piece[] => {
          const from = Math.max(piece.from, part.span.from, feature.span.from);
          const to = Math.min(piece.to, part.span.to, feature.span.to);
          if (from >= to) return [];
          return [
            {
              feature,
              part: part.id,
              geometry: shape,
              status: piece.status.status,
              from,
              to,
              next: piece.next,
              precisionM: part.precisionM,
              schematic: part.schematic,
            },
          ];
        });
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
