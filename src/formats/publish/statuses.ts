/**
 * The statuses as tables: one row a status and part, with the days on which it held for that part. A status that names no part is
 * written once for each part. The members of a row are a contract: other programs read them.
 */
import type { FeatureCollection, Geometry } from 'geojson';
import { accountedBy, oneSideOf } from '../../domain/evidence';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasGeometry, Feature } from '../../domain/model';
import { holdsFor } from '../../domain/visibility';
import { writeCsv, type CsvValue } from './csv';
import { inclusive } from './dates';
import { addressesOf, collection, isBorderData, tidy } from './geojson';

/** A status of a part, with the fields and the order that files hold them in. */
export interface StatusRecord {
  readonly feature_id: string;
  readonly feature_title: string;
  readonly kind: string;
  /** The part; of a feature without parts its own id. */
  readonly part_id: string;
  readonly status: string;
  /** First and last day on which it held for the part, ISO 8601, both included; null where open. */
  readonly from: string | null;
  readonly to: string | null;
  /** The date as authored, EDTF: it may reach beyond the time of the part, and tells how exactly the days are known. */
  readonly edtf: string;
  /** Whether the editor marked it as the one to draw where several hold; else the one that starts later is drawn. */
  readonly primary: boolean;
  readonly note: string;
  readonly confidence: string;
  /** What this status rests on: ids of the bibliography. */
  readonly sources: readonly string[];
  /** Addresses of `sources`, in their order; '' for a source that has none. */
  readonly source_urls: readonly string[];
  /** Paragraphs that speak of the feature. */
  readonly passages: readonly string[];
  /** Side whose sources alone the status rests on, ISO 3166-1 alpha-2; null where others say so too (`domain/evidence`). */
  readonly one_sided: string | null;
}

/** The rows of the whole atlas: features in their order, the statuses of each in order of start, parts in their order. */
export function statusRecords(index: AtlasIndex): readonly StatusRecord[] {
  return index.atlas.features.flatMap((feature) => recordsOf(feature, index));
}

/** All statuses, those of borders included: a table holds no geometry, and so nothing of OpenStreetMap. */
export function statusesCsv(index: AtlasIndex): string {
  const rows = statusRecords(index);
  return writeCsv(
    COLUMNS,
    rows.map((row) => COLUMNS.map((column): CsvValue => row[column])),
  );
}

/** Statuses of crossings, routes and areas of the atlas's own compilation, each with the geometry of its part. */
export function statusesGeoJson(index: AtlasIndex, geometry: AtlasGeometry): FeatureCollection<Geometry | null> {
  return statusCollection(index, geometry, (feature) => !isBorderData(feature));
}

/** Statuses of borders and exclaves, whose geometry is under the licence of OpenStreetMap and is therefore kept apart. */
export function borderStatusesGeoJson(index: AtlasIndex, geometry: AtlasGeometry): FeatureCollection<Geometry | null> {
  return statusCollection(index, geometry, isBorderData);
}

/** Columns of the table, in their order. */
export const COLUMNS = [
  'feature_id',
  'feature_title',
  'kind',
  'part_id',
  'status',
  'from',
  'to',
  'edtf',
  'primary',
  'note',
  'confidence',
  'sources',
  'source_urls',
  'passages',
  'one_sided',
] as const satisfies readonly (keyof StatusRecord)[];

function recordsOf(feature: Feature, index: AtlasIndex): readonly StatusRecord[] {
  return feature.statuses.flatMap((status) =>
    feature.parts
      .filter((part) => holdsFor(status, part.id))
      .flatMap((part): StatusRecord[] => {
        // A status of the whole road says nothing of a course of it on days when that course was not there.
        const from = Math.max(status.span.from, part.span.from, feature.span.from);
        const to = Math.min(status.span.to, part.span.to, feature.span.to);
        if (from >= to) return [];
        const { start, end } = inclusive({ from, to });
        return [
          {
            feature_id: feature.id,
            feature_title: feature.title,
            kind: feature.kind,
            part_id: part.id,
            status: status.status,
            from: start,
            to: end,
            edtf: status.span.edtf,
            primary: status.primary ?? false,
            note: status.note,
            confidence: status.confidence,
            sources: status.sources,
            source_urls: addressesOf(status.sources, index),
            passages: feature.passages,
            one_sided: oneSideOf(accountedBy(status), index.sources),
          },
        ];
      }),
  );
}

function statusCollection(
  index: AtlasIndex,
  geometry: AtlasGeometry,
  wanted: (feature: Feature) => boolean,
): FeatureCollection<Geometry | null> {
  return collection(
    index.atlas.features.filter(wanted).flatMap((feature) => {
      const parts = new Map(feature.parts.map((part) => [part.id, part]));
      return recordsOf(feature, index).map((record) => {
        const part = parts.get(record.part_id);
        const shape = geometry[record.part_id];
        return {
          type: 'Feature' as const,
          geometry: feature.disclosed && shape ? tidy(shape) : null,
          // No position without its precision: these two are beside the columns of the table.
          properties: { ...record, precision_m: part?.precisionM ?? null, schematic: part?.schematic ?? false },
        };
      });
    }),
  );
}
