/**
 * The atlas as GeoJSON (RFC 7946): features apart from borders, whose licence asks for sharing alike, and events. Members of
 * `properties` are a contract: other programs read them.
 */
import type { Feature as GeoFeature, FeatureCollection, Geometry, Position } from 'geojson';
import { accountedBy, oneSideOf } from '../../domain/evidence';
import { facilitatorNames } from '../../domain/facilitators';
import { boundsOf } from '../../domain/geometry';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasEvent, AtlasGeometry, Feature, Id, Status } from '../../domain/model';
import { inclusive } from './dates';
import { plainText } from '../../domain/plainText';

/** A digit more than a metre: no position here is known more exactly. */
const DIGITS = 5;

/** Crossings, routes, areas, venues and places of the atlas's own compilation. */
export function featuresGeoJson(index: AtlasIndex, geometry: AtlasGeometry): FeatureCollection {
  const own = index.atlas.features.filter((feature) => !isBorderData(feature));
  return collection(own.map((feature) => featureOf(feature, index, geometry)));
}

/** What was cut out of OpenStreetMap data, under its licence: borders, and exclaves whose outline comes from there. */
export function bordersGeoJson(index: AtlasIndex, geometry: AtlasGeometry): FeatureCollection {
  return collection(index.atlas.features.filter(isBorderData).map((feature) => featureOf(feature, index, geometry)));
}

/** Events; a geometry of null where there was no place or none was disclosed (RFC 7946, section 3.2). */
export function eventsGeoJson(index: AtlasIndex): FeatureCollection<Geometry | null> {
  return collection(
    index.atlas.events.map((event) => {
      const record = eventRecord(event, index);
      const { lon, lat } = record;
      return {
        type: 'Feature' as const,
        id: event.id,
        geometry: lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] },
        properties: { ...record, sources: [...event.sources], title: event.title },
      };
    }),
  );
}

/** The fields of an event as files hold them, in this order. */
export interface EventRecord {
  readonly id: string;
  readonly title: string;
  /** The record's date, EDTF as authored. */
  readonly edtf: string;
  /** First and last day, both included, null where open; see `formats/publish/dates`. */
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly precision: string;
  /** The date the article gives, where it differs; else null. */
  readonly stated_edtf: string | null;
  readonly track: string;
  readonly level: string;
  readonly facilitators: readonly string[];
  readonly participants: readonly string[];
  readonly place_id: string | null;
  readonly place_name: string | null;
  /** The place the article gives, where it differs; else null. */
  readonly stated_place: string | null;
  /** Degrees, WGS84; null where there is no place. */
  readonly lon: number | null;
  readonly lat: number | null;
  /** Metres within which the position lies; null where there is none. */
  readonly location_precision_m: number | null;
  readonly in_article: boolean;
  readonly confidence: string;
  readonly passages: readonly string[];
  readonly sources: readonly string[];
  /** Addresses of `sources`, in their order; '' for a source that has none. */
  readonly source_urls: readonly string[];
  readonly notes: readonly string[];
  /** The editor's sentence, plain text. */
  readonly summary: string;
  /** ISO 3166-1 code of the side whose sources alone it rests on; else null. */
  readonly one_sided: string | null;
}

/** An event as a record. A place that was not disclosed gives a name and no position. */
export function eventRecord(event: AtlasEvent, index: AtlasIndex): EventRecord {
  const place = event.place ? index.features.get(event.place) : undefined;
  const located = place?.disclosed ? place : undefined;
  const { start, end } = inclusive(event.span);
  return {
    id: event.id,
    title: event.title,
    edtf: event.span.edtf,
    start_date: start,
    end_date: end,
    precision: event.span.precision,
    stated_edtf: event.stated?.edtf ?? null,
    track: event.track,
    level: event.level,
    facilitators: facilitatorNames(event, index),
    participants: event.participants.map((id) => index.people.get(id)?.name ?? id),
    place_id: place?.id ?? null,
    place_name: place?.title ?? null,
    stated_place: event.statedPlace ?? null,
    lon: located ? round(located.point[0]) : null,
    lat: located ? round(located.point[1]) : null,
    location_precision_m: located?.precisionM ?? null,
    in_article: event.inArticle,
    confidence: event.confidence,
    passages: event.passages,
    sources: event.sources,
    source_urls: addressesOf(event.sources, index),
    notes: event.notes,
    summary: plainText(event.summary),
    one_sided: oneSideOf(event.sources, index.sources),
  };
}

/** The addresses of sources, in their order; '' for one that has none, so that the two lists stand side by side. */
export function addressesOf(sources: readonly Id[], index: AtlasIndex): readonly string[] {
  return sources.map((id) => index.sources.get(id)?.url ?? '');
}

/** Geometry of state borders and of what is cut out with them: derived from OpenStreetMap and under its licence. */
export function isBorderData(feature: Feature): boolean {
  return feature.kind === 'border' || (feature.kind === 'area' && feature.parts.some(isShareAlike));
}

/** Parts that name a source of OpenStreetMap data carry its licence with them. */
function isShareAlike(part: Feature['parts'][number]): boolean {
  return part.sources.some((source) => source.startsWith('osm-'));
}

function featureOf(feature: Feature, index: AtlasIndex, geometry: AtlasGeometry): GeoFeature {
  const { start, end } = inclusive(feature.span);
  return {
    type: 'Feature',
    id: feature.id,
    geometry: geometryOf(feature, geometry),
    properties: {
      id: feature.id,
      kind: feature.kind,
      ...(feature.mode ? { mode: feature.mode.id } : {}),
      layer: feature.layer,
      title: feature.title,
      names: feature.names.map(({ toponym, lang, usage }) => ({ toponym, lang, ...(usage ? { usage } : {}) })),
      start_date: start,
      end_date: end,
      edtf: feature.span.edtf,
      statuses: feature.statuses.map((status) => statusOf(status, index)),
      certainty: feature.certainty,
      confidence: feature.confidence,
      precision_m: feature.precisionM,
      schematic: feature.parts.some((part) => part.schematic),
      disclosed: feature.disclosed,
      ...(feature.areaKm2 === undefined ? {} : { area_km2: feature.areaKm2 }),
      ...(feature.geonames === undefined ? {} : { geonames: feature.geonames }),
      in_article: feature.inArticle,
      summary: plainText(feature.summary),
      passages: [...feature.passages],
      sources: [...feature.sources],
      one_sided: oneSideOf(feature.sources, index.sources),
      notes: [...feature.notes],
    },
  };
}

function statusOf({ span, status, note, parts, primary, confidence, sources }: Status, index: AtlasIndex): object {
  const { start, end } = inclusive(span);
  return {
    from: start,
    to: end,
    edtf: span.edtf,
    status,
    ...(primary ? { primary } : {}),
    note,
    ...(parts ? { parts } : {}),
    confidence,
    sources,
    one_sided: oneSideOf(accountedBy({ status, sources }), index.sources),
  };
}

/** The parts of a feature as one geometry; null where its place was not disclosed. */
function geometryOf(feature: Feature, geometry: AtlasGeometry): Geometry {
  const found = feature.parts.flatMap((part) => geometry[part.id] ?? []).map(tidy);
  if (!feature.disclosed) return null as unknown as Geometry;
  if (found.length === 1) return found[0] as Geometry;
  const lines = found.flatMap((each) =>
    each.type === 'LineString' ? [each.coordinates] : each.type === 'MultiLineString' ? each.coordinates : [],
  );
  return lines.length > 0
    ? { type: 'MultiLineString', coordinates: lines }
    : { type: 'GeometryCollection', geometries: found };
}

/** Rounds positions and turns rings as RFC 7946, section 3.1.6, has them: outer ones counterclockwise, holes clockwise. */
export function tidy(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: roundPosition(geometry.coordinates) };
    case 'LineString':
    case 'MultiPoint':
      return { ...geometry, coordinates: geometry.coordinates.map(roundPosition) };
    case 'MultiLineString':
      return { ...geometry, coordinates: geometry.coordinates.map((line) => line.map(roundPosition)) };
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(wind) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(wind)) };
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map(tidy) };
  }
}

function wind(ring: Position[], position: number): Position[] {
  const rounded = ring.map(roundPosition);
  const isCounterclockwise = signedArea(rounded) > 0;
  return isCounterclockwise === (position === 0) ? rounded : rounded.reverse();
}

/** Twice the area of a ring by the shoelace formula; positive when it runs counterclockwise. */
function signedArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function round(value: number): number {
  return Number(value.toFixed(DIGITS));
}

function roundPosition(position: Position): Position {
  return position.map(round);
}

/** Features as a collection, with the bounds of those that have a geometry. */
export function collection<G extends Geometry | null>(features: GeoFeature<G>[]): FeatureCollection<G> {
  const shapes = features.flatMap(({ geometry }) => (geometry ? [geometry] : []));
  return {
    type: 'FeatureCollection',
    ...(shapes.length > 0 ? { bbox: [...boundsOf(shapes)].map(round) as [number, number, number, number] } : {}),
    features,
  };
}
