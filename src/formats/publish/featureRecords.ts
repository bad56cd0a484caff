/** Converts features to GeoJSON (RFC 7946) for the published files. Other programs rely on the names in `properties`. */
import type { Feature as GeoFeature, FeatureCollection, Geometry } from 'geojson';
import { accountSourcesOf, onlySideOfSources } from '../../domain/evidence';
import { boundsOf } from '../../domain/geometry';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasGeometry, Feature, Id, Status } from '../../domain/model';
import { plainText } from '../../domain/plainText';
import { inclusiveDates } from './dates';
import { json, type PublishedFormat, type WrittenFile } from './format';
import type { PublishedRecords } from './records';

/** A GeoJSON file with the features that are under one licence. */
export function featureFile(records: PublishedRecords, licence: PublishedFormat['licence']): WrittenFile {
  const features = underLicence(records, licence).map((feature) => featureOf(feature, records));
  return { text: json(featureCollectionOf(features)), count: features.length };
}

/** Web addresses of sources, in the same order as the ids; empty for a source that has none. */
export function addressesOf(sources: readonly Id[], index: AtlasIndex): readonly string[] {
  return sources.map((id) => index.sources.get(id)?.url ?? '');
}

/**
 * The features whose geometry is under a licence. Borders, and areas of which a part was derived from a source under the borders'
 * licence, are under that licence, which may require sharing alike; all others are under the atlas's own.
 */
export function underLicence(
  { index, features }: PublishedRecords,
  licence: PublishedFormat['licence'],
): readonly Feature[] {
  const { own, borders } = index.atlas.meta.licences;
  const isShared = (source: Id): boolean =>
    borders.name !== own.name && index.sources.get(source)?.licence === borders.title;
  const isBorders = ({ kind, parts }: Feature): boolean =>
    kind === 'border' || (kind === 'area' && parts.some(({ sources }) => sources.some(isShared)));
  return features.filter((feature) => isBorders(feature) === (licence === 'borders'));
}

/** The feature as it is written; a member that is undefined has no place in JSON and is left out there. */
function featureOf(feature: Feature, { index, geometry }: PublishedRecords): GeoFeature<Geometry | null> {
  const { start, end } = inclusiveDates(feature.span);
  return {
    type: 'Feature',
    id: feature.id,
    geometry: geometryOf(feature, geometry),
    properties: {
      id: feature.id,
      kind: feature.kind,
      mode: feature.mode?.id,
      layer: feature.layer,
      title: feature.title,
      names: feature.names.map(({ toponym, lang, usage }) => ({ toponym, lang, usage })),
      start_date: start,
      end_date: end,
      edtf: feature.span.edtf,
      statuses: feature.statuses.map((status) => statusOf(status, index)),
      certainty: feature.certainty,
      confidence: feature.confidence,
      precision_m: feature.precisionM,
      schematic: feature.parts.some((part) => part.schematic),
      disclosed: feature.disclosed,
      area_km2: feature.areaKm2,
      geonames: feature.geonames,
      in_article: feature.inArticle,
      summary: plainText(feature.summary),
      passages: [...feature.passages],
      sources: [...feature.sources],
      one_sided: onlySideOfSources(feature.sources, index.sources),
      notes: [...feature.notes],
    },
  };
}

function statusOf({ span, status, note, parts, primary, confidence, sources }: Status, index: AtlasIndex): object {
  const { start, end } = inclusiveDates(span);
  return {
    from: start,
    to: end,
    edtf: span.edtf,
    status,
    primary,
    note,
    parts,
    confidence,
    sources,
    one_sided: onlySideOfSources(accountSourcesOf({ status, sources }), index.sources),
  };
}

/** The geometry of all parts of a feature as one; null if its position was not disclosed or no part has a geometry. */
function geometryOf(feature: Feature, geometry: AtlasGeometry): Geometry | null {
  if (!feature.disclosed) return null;
  const found = feature.parts.flatMap((part) => geometry[part.id] ?? []);
  if (found.length < 2) return found[0] ?? null;
  const lines = found.flatMap((each) =>
    each.type === 'LineString' ? [each.coordinates] : each.type === 'MultiLineString' ? each.coordinates : [],
  );
  return found.every(({ type }) => type === 'LineString' || type === 'MultiLineString')
    ? { type: 'MultiLineString', coordinates: lines }
    : { type: 'GeometryCollection', geometries: found };
}

/** A GeoJSON feature collection, with the bounding box of the features that have a geometry. */
export function featureCollectionOf<G extends Geometry | null>(features: GeoFeature<G>[]): FeatureCollection<G> {
  const shapes = features.flatMap(({ geometry }) => (geometry ? [geometry] : []));
  return {
    type: 'FeatureCollection',
    ...(shapes.length > 0 ? { bbox: [...boundsOf(shapes)] as [number, number, number, number] } : {}),
    features,
  };
}
