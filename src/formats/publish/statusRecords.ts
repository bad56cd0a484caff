/**
 * Converts statuses to table rows: one row for each status and part, with the days on which the status held for that part. A status that
 * names no part gets a row for each part. Other programs rely on the field names.
 */
import { accountSourcesOf, onlySideOfSources } from '../../domain/evidence';
import { DRAWN_KINDS, STATUS_WORDS, type Feature } from '../../domain/model';
import { edtfWithin } from '../../domain/stretches';
import { spansOverlap } from '../../domain/time';
import { isEndOfRecord, statusHoldsForPart } from '../../domain/visibility';
import { statusInWords } from '../../symbology/statusWords';
import { inclusiveDates } from './dates';
import { addressesOf, collectionFile } from './featureRecords';
import type { TableField, PublishedFormat, WrittenFile } from './format';
import { underLicence } from './licensed';
import { statementOf } from './provenance';
import type { PublishedRecords } from './records';

/** A row of the status table, with its fields in this order. */
export interface StatusRecord {
  readonly feature_id: string;
  readonly feature_title: string;
  readonly kind: string;
  /** Id of the part; for a feature without parts the feature's own id. */
  readonly part_id: string;
  readonly status: string;
  /** First day on which the status held for the part, ISO 8601; like `to` included, and null if open. */
  readonly from: string | null;
  readonly to: string | null;
  /** `from` and `to` in EDTF, which shows how exactly they are known: as authored, cut to the days of the part. */
  readonly edtf: string;
  /** How exactly the two ends of `edtf` are known: the coarser of both. */
  readonly precision: string;
  /** Whether the editor marked this status as the one to draw if several hold on a day; otherwise the one that starts later is drawn. */
  readonly primary: boolean;
  readonly note: string;
  readonly confidence: string;
  /** Ids of the sources of this status. */
  readonly sources: readonly string[];
  /** Web addresses of `sources`, in the same order; empty for a source that has none. */
  readonly source_urls: readonly string[];
  /** Ids of the passages about the feature. */
  readonly passages: readonly string[];
  /** ISO 3166-1 alpha-2 code of the side that published all sources of the status; null if not only one side did (`domain/evidence`). */
  readonly one_sided: string | null;
  /** The only traffic that the status is about; null if it is about all of it. */
  readonly traffic: string | null;
  /** What the atlas calls the status of this feature, where the content has a word of its own. */
  readonly status_title: string;
  /** Whether the record goes no further than `to`, so that the status may have held longer. */
  readonly to_at_least: boolean;
}

/** The rows of all features: sorted by feature, then by start of status, then by part. */
export function statusRecords(records: PublishedRecords): readonly StatusRecord[] {
  return records.features.flatMap((feature) => rowsOf(feature, records));
}

/** A GeoJSON file with the rows of the features under the licence of its format, each with the geometry of its part. */
export function statusFile(records: PublishedRecords, format: PublishedFormat): WrittenFile {
  const features = underLicence(records, format.licence).flatMap((feature) => {
    const parts = new Map(feature.parts.map((part) => [part.id, part]));
    return rowsOf(feature, records).map((row) => {
      const part = parts.get(row.part_id);
      return {
        type: 'Feature' as const,
        geometry: (feature.disclosed && records.geometry[row.part_id]) || null,
        // These two properties describe the position, so they are in the GeoJSON file but not in the table.
        properties: { ...row, precision_m: part?.precisionM ?? null, schematic: part?.schematic ?? false },
      };
    });
  });
  return collectionFile(features, statementOf(format, records));
}

function rowsOf(feature: Feature, { index, window }: PublishedRecords): readonly StatusRecord[] {
  return feature.statuses.flatMap((status) =>
    feature.parts
      .filter((part) => statusHoldsForPart(status, part.id))
      .flatMap((part): StatusRecord[] => {
        // A status of the whole feature does not apply to a part on days on which that part did not exist.
        const from = Math.max(status.span.from, part.span.from, feature.span.from);
        const to = Math.min(status.span.to, part.span.to, feature.span.to);
        if (from >= to || !spansOverlap({ from, to }, window)) return [];
        const { start, end } = inclusiveDates({ from, to });
        return [
          {
            feature_id: feature.id,
            feature_title: feature.title,
            kind: feature.kind,
            part_id: part.id,
            status: status.status,
            from: start,
            to: end,
            edtf: edtfWithin(status.span, { from, to }),
            precision: status.span.precision,
            primary: status.primary ?? false,
            note: status.note,
            confidence: status.confidence,
            sources: status.sources,
            source_urls: addressesOf(status.sources, index),
            passages: feature.passages,
            one_sided: onlySideOfSources(accountSourcesOf(status), index.sources),
            traffic: status.traffic ?? null,
            status_title: statusInWords(feature, status.status),
            to_at_least:
              to === status.span.to && end !== null && isEndOfRecord(feature, status, index.atlas.meta.opens),
          },
        ];
      }),
  );
}

/** The columns of the status table, each with its type and description, in order. */
export const STATUS_FIELDS = [
  { name: 'feature_id', type: 'string', description: 'Name of the feature in the atlas.' },
  { name: 'feature_title', type: 'string', description: 'What it is called.' },
  { name: 'kind', type: 'string', description: 'border, area, crossing or route.', values: () => DRAWN_KINDS },
  { name: 'part_id', type: 'string', description: 'Name of the part; of a feature without parts that of the feature.' },
  {
    name: 'status',
    type: 'string',
    description: 'What held: a word of the list in geodata/README.md.',
    values: () => STATUS_WORDS,
  },
  {
    name: 'from',
    type: 'date',
    description: 'First day on which it held for the part, ISO 8601; empty where it is open.',
  },
  {
    name: 'to',
    type: 'date',
    description: 'Last day on which it held for the part, ISO 8601; empty where it is open.',
  },
  {
    name: 'edtf',
    type: 'string',
    description:
      'The same days in EDTF (ISO 8601-2:2019), which shows how exactly they are known; ".." for an open end.',
  },
  { name: 'precision', type: 'string', description: 'How exactly the date is known: day, range, month or year.' },
  {
    name: 'primary',
    type: 'boolean',
    description: 'Whether the editor marked it as the one to draw where several hold.',
  },
  { name: 'note', type: 'string', description: 'What held, in a sentence.' },
  { name: 'confidence', type: 'string', description: 'high, medium or low.' },
  {
    name: 'sources',
    type: 'string',
    description: 'What this status rests on: ids in bibliography.csl.json, joined with semicolons.',
  },
  {
    name: 'source_urls',
    type: 'string',
    description:
      'Addresses of the sources, in their order, joined with semicolons; nothing between two where a source has none.',
  },
  { name: 'passages', type: 'string', description: 'Paragraphs that speak of the feature, joined with semicolons.' },
  {
    name: 'one_sided',
    type: 'string',
    description: 'Side whose sources alone it rests on, ISO 3166-1 alpha-2; empty where others say so too.',
  },
  {
    name: 'traffic',
    type: 'string',
    description: 'The only traffic that it is about, such as cargo; empty where it is about all of it.',
  },
  { name: 'status_title', type: 'string', description: 'What the atlas calls the status of this feature.' },
  {
    name: 'to_at_least',
    type: 'boolean',
    description: 'Whether the record goes no further than "to": the status may have held longer.',
  },
] as const satisfies readonly (TableField & { readonly name: keyof StatusRecord })[];
