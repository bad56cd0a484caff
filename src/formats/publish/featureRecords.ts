/** Converts features to GeoJSON (RFC 7946) for the published files. Other programs rely on the names in `properties`. */
import type { Feature as GeoFeature, FeatureCollection, Geometry } from 'geojson';
import { accountSourcesOf, onlySideOfSources } from '../../domain/evidence';
import { boundsOf } from '../../domain/geometry';
import type { AtlasIndex } from '../../domain/links';
import type { Feature, Id, Status } from '../../domain/model';
import { plainText } from '../../domain/plainText';
import { inclusiveDates } from './dates';
import { blankFields, json, type PublishedFormat, type WrittenFile } from './format';
import { underLicence } from './licensed';
import { joinedGeometry } from './parts';
import { statementOf, type FileStatement } from './provenance';
import type { PublishedRecords } from './records';

/** A GeoJSON file with the features that are under the licence of its format. */
export function featureFile(records: PublishedRecords, format: PublishedFormat): WrittenFile {
  const features = underLicence(records, format.licence).map((feature) => featureOf(feature, records));
  return collectionFile(features, statementOf(format, records));
}

/** Web addresses of sources, in the same order as the ids; empty for a source that has none. */
export function addressesOf(sources: readonly Id[], index: AtlasIndex): readonly string[] {
  return sources.map((id) => index.sources.get(id)?.url ?? '');
}

/** The feature as it is written; a member that is undefined has no place in JSON and is left out there. */
function featureOf(feature: Feature, { index, geometry }: PublishedRecords): GeoFeature<Geometry | null> {
  const { start, end } = inclusiveDates(feature.span);
  return {
    type: 'Feature',
    id: feature.id,
    // The position of some features was not disclosed.
    geometry: feature.disclosed ? joinedGeometry(feature.parts, geometry) : null,
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
      source_urls: addressesOf(feature.sources, index),
      one_sided: onlySideOfSources(feature.sources, index.sources),
      notes: [...feature.notes],
    },
  };
}

function statusOf(
  { span, status, note, parts, traffic, primary, confidence, sources }: Status,
  index: AtlasIndex,
): object {
  const { start, end } = inclusiveDates(span);
  return {
    from: start,
    to: end,
    edtf: span.edtf,
    status,
    primary,
    note,
    parts,
    traffic,
    confidence,
    sources,
    source_urls: addressesOf(sources, index),
    one_sided: onlySideOfSources(accountSourcesOf({ status, sources }), index.sources),
  };
}

/** A file with features. */
export function collectionFile(features: GeoFeature<Geometry | null>[], metadata: FileStatement): WrittenFile {
  return {
    text: json(featureCollectionOf(features, metadata)),
    count: features.length,
    blank: blankFields(features.map(({ properties }) => properties ?? {})),
  };
}

/**
 * A GeoJSON feature collection, with what the file says about itself (a foreign member: RFC 7946, section 6.1) and the bounding box of the
 * features that have a geometry.
 */
function featureCollectionOf<G extends Geometry | null>(
  features: GeoFeature<G>[],
  metadata: FileStatement,
): FeatureCollection<G> & { readonly metadata: FileStatement } {
  const shapes = features.flatMap(({ geometry }) => (geometry ? [geometry] : []));
  return {
    type: 'FeatureCollection',
    metadata,
    ...(shapes.length > 0 ? { bbox: [...boundsOf(shapes)] as [number, number, number, number] } : {}),
    features,
  };
}
