/**
 * Converts the atlas to map sources (GeoJSON, RFC 7946). The sources' `promoteId` is `feature`, so that all pieces of one feature share a
 * feature state.
 */
import type { Feature as GeoFeature, FeatureCollection, Geometry } from 'geojson';
import { isCutAtAntimeridian, outlineOf, precisionCircle } from '../../domain/geometry';
import type { AtlasIndex } from '../../domain/links';
import {
  type AtlasGeometry,
  type Feature,
  type Id,
  type LonLat,
  type Settlement,
  type StatusWord,
} from '../../domain/model';
import type { Horizon } from '../../domain/visibility';
import { BEFORE_ALL } from '../../domain/windowPieces';
import type { NameChoice } from '../../domain/session';
import { doubtBandOf, hasHalo } from '../../symbology/doubt';
import { areaName } from '../../symbology/labelOrder';
import { modeLookName } from '../../symbology/modes';
import { writtenName } from '../../symbology/names';
import { aftermathPiecesOf, piecesOf, venuePiecesOf, type Piece, type VenuePiece } from '../../symbology/pieces';
import { spotName } from '../../symbology/standing';

/** The map sources of the atlas's own content, by name. */
export type ContentSources = Readonly<Record<ContentSourceId, FeatureCollection>>;
export type ContentSourceId =
  | 'areas'
  | 'edges'
  | 'borders'
  | 'routes'
  | 'halos'
  | 'crossings'
  | 'venues'
  | 'aftermath'
  | 'ghosts'
  | 'places'
  | 'settlements';

/** The number of meetings at the busiest venue; the count expression is a sum over that many numbered properties. */
export function mostMeetings(
  sources: ContentSources,
  source: 'venues' | 'aftermath' | 'ghosts' | 'halos' = 'venues',
): number {
  return Math.max(0, ...sources[source].features.map((venue) => Number(venue.properties?.['meetings'] ?? 0)));
}

/** Makes the map sources for a horizon and a choice of names. */
export function contentSources(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  horizon: Horizon,
  names: NameChoice,
  settlements: readonly Settlement[] = [],
): ContentSources {
  const pieces = piecesOf(index.atlas, geometry, horizon);
  const ofKind = (...kinds: readonly string[]): Piece[] => pieces.filter((piece) => kinds.includes(piece.feature.kind));
  const venues = venuePiecesOf(index, horizon);
  // A venue's name is shown beside its count; a venue without meetings so far is labelled like any other town.
  const slotsOf = new Map(venues.map((venue) => [venue.feature.id, slots(venue)]));
  const halos = [
    ...ofKind('crossing').map((piece) => ({ id: piece.feature.id, feature: piece.feature, piece })),
    ...venues.map(({ feature }) => ({ id: feature.id, feature, piece: null })),
  ].filter(({ feature }) => hasHalo(feature));

  return {
    areas: collection(
      ofKind('area').flatMap((piece) => areaFeatures(drawn(piece, names), doubtBandOf(piece, geometry) !== null)),
    ),
    edges: collection(
      ofKind('area', 'route').flatMap((piece) => {
        const band = doubtBandOf(piece, geometry);
        return band ? [{ ...drawn(piece, names), geometry: band }] : [];
      }),
    ),
    // Borders have their own source, so that a change in one road's status does not prepare the tiles of all borders again.
    borders: collection(ofKind('border').map((piece) => drawn(piece, names))),
    routes: collection(ofKind('route').map((piece) => drawn(piece, names))),
    crossings: collection(ofKind('crossing').map((piece) => drawn(piece, names))),
    halos: collection(
      halos.map(({ id, feature, piece }) => ({
        type: 'Feature',
        properties: {
          feature: id,
          kind: feature.kind,
          layer: feature.layer,
          from: piece?.from ?? feature.span.from,
          to: piece?.to ?? feature.span.to,
          next: piece?.next ?? feature.span.to,
          since: piece?.since ?? BEFORE_ALL,
          ...(piece ? {} : slotsOf.get(id)),
        },
        geometry: precisionCircle(feature.point, feature.precisionM),
      })),
    ),
    venues: collection(
      venues.map(({ feature, days }) => ({
        type: 'Feature',
        properties: {
          feature: feature.id,
          kind: 'venue',
          layer: feature.layer,
          disclosed: feature.disclosed,
          ...labels(feature, names),
          ...slotsOf.get(feature.id),
          ...tracksOf(days),
        },
        geometry: { type: 'Point', coordinates: [...feature.point] },
      })),
    ),
    aftermath: collection(
      aftermathPiecesOf(index, horizon).map((place) => ({
        type: 'Feature',
        properties: { feature: place.feature.id, kind: 'aftermath', ...slots(place) },
        geometry: { type: 'Point', coordinates: [...place.feature.point] },
      })),
    ),
    // One ghost for each part, from its first day to its last. Borders always exist, so they have none.
    ghosts: collection([
      ...byPart(ofKind('area', 'route', 'crossing')).map((parts) => {
        const ghost = drawn(parts[0] as Piece, names);
        return {
          ...ghost,
          properties: {
            ...ghost.properties,
            from: Math.min(...parts.map(({ from }) => from)),
            to: Math.max(...parts.map(({ to }) => to)),
          },
          geometry: isCutAtAntimeridian(ghost.geometry) ? outlineGeometry(ghost.geometry) : ghost.geometry,
        };
      }),
      ...venues.map(({ feature }): GeoFeature => ({
        type: 'Feature',
        properties: { feature: feature.id, kind: 'venue', layer: feature.layer, ...slotsOf.get(feature.id) },
        geometry: { type: 'Point', coordinates: [...feature.point] },
      })),
    ]),
    settlements: collection(
      settlements
        .filter(({ label }) => !isWide(label))
        .map(({ id, names: forms, point, label }) => ({
          type: 'Feature',
          properties: {
            feature: id,
            rank: label.rank,
            minzoom: label.minzoom,
            maxzoom: label.maxzoom ?? 24,
            ...labels({ names: forms, title: forms[0]?.toponym ?? id }, names),
          },
          geometry: { type: 'Point', coordinates: [...point] },
        })),
    ),
    places: collection([
      // An area has one name, even if it has several parts; areas of other statuses are explained by outline and legend.
      ...ofKind('area')
        .filter(({ status, part, feature }) => NAMED_AREAS.includes(status) && part === feature.parts[0]?.id)
        .flatMap((piece) => {
          const { properties } = drawn(piece, names);
          const { first, second } = writtenName(piece.feature, names);
          const name = areaName(first, piece.precisionM);
          return atSpots([piece.feature.nameAt ?? piece.feature.point], { ...properties, name, second, rank: 'area' });
        }),
      ...index.atlas.features
        .filter((feature) => feature.label)
        .flatMap((feature) => placeFeatures(feature, { ...slotsOf.get(feature.id), ...labels(feature, names) })),
      // Far countries and seas are names like those of the region.
      ...settlements
        .filter(({ label }) => isWide(label))
        .flatMap((each) => placeFeatures(each, labels({ names: each.names, title: each.id }, names))),
    ]),
  };
}

/** Statuses of areas whose name is on the map. */
const NAMED_AREAS: readonly StatusWord[] = ['former', 'deployed', 'undelimited'];

/** Whether a label names something that has no exact point: its name may stand at several spots (`symbology/standing`). */
function isWide({ rank }: { readonly rank: string }): boolean {
  return rank === 'country' || rank === 'water';
}

/** A place as map features: one, or one a spot if its name may stand at several. `more` are further properties. */
function placeFeatures(
  { id, point, label }: Pick<Feature, 'id' | 'point' | 'label'> | Settlement,
  more: Readonly<Record<string, unknown>>,
): readonly GeoFeature[] {
  if (!label) return [];
  const { rank, minzoom, maxzoom = 24, alsoAt = [] } = label;
  const state = 'state' in label ? label.state : undefined;
  const properties = { feature: id, kind: 'place', rank, minzoom, maxzoom, ...(state ? { state } : {}), ...more };
  if (isWide(label)) return atSpots([...alsoAt, point], properties);
  return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [...point] } }];
}

/** A name as one map feature a spot. Only the one that stands is drawn. */
function atSpots(
  spots: readonly LonLat[],
  properties: { readonly feature: string } & Readonly<Record<string, unknown>>,
): readonly GeoFeature[] {
  return spots.map((point, at) => ({
    type: 'Feature',
    properties: { ...properties, spot: spotName(properties.feature, at) },
    geometry: { type: 'Point', coordinates: [...point] },
  }));
}

/**
 * An area as map features; `soft` says that its fill is that of its band of doubt (`doubtBandOf`). An area that was cut at the antimeridian
 * becomes two: one for the fill and one for the outline, told apart by the property `draws`.
 */
function areaFeatures({ properties, ...shape }: GeoFeature, isSoft: boolean): readonly GeoFeature[] {
  const area: GeoFeature = { ...shape, properties: { ...properties, ...(isSoft && { soft: true }) } };
  if (!isCutAtAntimeridian(area.geometry)) return [area];
  return [
    { ...area, properties: { ...area.properties, draws: 'fill' } },
    { ...area, properties: { ...area.properties, draws: 'outline' }, geometry: outlineGeometry(area.geometry) },
  ];
}

function outlineGeometry(geometry: Geometry): Geometry {
  return { type: 'MultiLineString', coordinates: outlineOf(geometry) ?? [] };
}

/** Groups pieces by their part. */
function byPart(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = new Map<Id, Piece[]>();
  for (const piece of pieces) groups.set(piece.part, [...(groups.get(piece.part) ?? []), piece]);
  return [...groups.values()];
}

/**
 * The days of a venue's meetings as numbered properties `from0`, `to0`, `from1` and so on, because MapLibre expressions cannot loop over
 * a list.
 */
function slots({ days }: VenuePiece): Readonly<Record<string, number>> {
  return {
    meetings: days.length,
    ...Object.fromEntries(
      days.flatMap(({ from, to }, slot) => [
        [`from${slot}`, from],
        [`to${slot}`, to],
      ]),
    ),
  };
}

/** The tracks of a venue's meetings as numbered properties, for its disc. */
function tracksOf(days: VenuePiece['days']): Readonly<Record<string, string>> {
  return Object.fromEntries(days.map(({ track }, slot) => [`track${slot}`, track]));
}

function drawn(piece: Piece, names: NameChoice): GeoFeature & { properties: { feature: string } } {
  const { feature, part, status, border, from, to, next, since, precisionM, schematic } = piece;
  return {
    type: 'Feature',
    properties: {
      feature: feature.id,
      part,
      kind: feature.kind,
      layer: feature.layer,
      mode: feature.mode ? modeLookName(feature.mode) : '',
      status,
      ...(border && { border }),
      from,
      to,
      next,
      since,
      precisionM,
      schematic,
      ...labels(feature, names),
    },
    geometry: piece.geometry,
  };
}

function labels(feature: Pick<Feature, 'names' | 'title'>, names: NameChoice): { name: string; second: string } {
  const { first, second } = writtenName(feature, names);
  return { name: first, second };
}

function collection(features: readonly GeoFeature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}

/** For each feature id, the map sources that contain the feature; needed to set its feature state. */
export function sourcesByFeature(sources: ContentSources): ReadonlyMap<Id, readonly ContentSourceId[]> {
  const map = new Map<Id, ContentSourceId[]>();
  for (const [source, { features }] of Object.entries(sources) as [ContentSourceId, FeatureCollection<Geometry>][]) {
    for (const id of new Set(features.map((feature) => String(feature.properties?.['feature'])))) {
      map.set(id, [...(map.get(id) ?? []), source]);
    }
  }
  return map;
}
