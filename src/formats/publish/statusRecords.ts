/**
 * Statuses as rows: one row a status and part, with the days on which it held for that part. A status that names no part is written
 * once for each part. The members of a row are a contract: other programs read them.
 */
import { accountedBy, oneSideOf } from '../../domain/evidence';
import { DRAWN_KINDS, STATUS_WORDS, type Feature } from '../../domain/model';
import { overlaps } from '../../domain/time';
import { holdsFor } from '../../domain/visibility';
import { inclusive } from './dates';
import { addressesOf, collection, underLicence } from './featureRecords';
import { json, type Field, type PublishedFormat, type Written } from './format';
import type { Records } from './records';

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

/** The rows: features in their order, the statuses of each in order of start, parts in their order. */
export function statusRecords(records: Records): readonly StatusRecord[] {
  return records.features.flatMap((feature) => rowsOf(feature, records));
}

/** The rows of the features of one licence, each with the geometry of its part. */
export function statusFile(records: Records, licence: PublishedFormat['licence']): Written {
  const features = underLicence(records, licence).flatMap((feature) => {
    const parts = new Map(feature.parts.map((part) => [part.id, part]));
    return rowsOf(feature, records).map((row) => {
      const part = parts.get(row.part_id);
      return {
        type: 'Feature' as const,
        geometry: (feature.disclosed && records.geometry[row.part_id]) || null,
        // A position has its precision beside it: these two are no columns of the table.
        properties: { ...row, precision_m: part?.precisionM ?? null, schematic: part?.schematic ?? false },
      };
    });
  });
  return { text: json(collection(features)), count: features.length };
}

function rowsOf(feature: Feature, { index, window }: Records): readonly StatusRecord[] {
  return feature.statuses.flatMap((status) =>
    feature.parts
      .filter((part) => holdsFor(status, part.id))
      .flatMap((part): StatusRecord[] => {
        // A status of the whole feature says nothing of a part on days on which that part did not exist.
        const from = Math.max(status.span.from, part.span.from, feature.span.from);
        const to = Math.min(status.span.to, part.span.to, feature.span.to);
        if (from >= to || !overlaps({ from, to }, window)) return [];
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

/** The fields of a row with what they mean, in the order of the columns. */
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
    description: 'Date as authored, EDTF (ISO 8601-2:2019), both ends included; ".." for an open end.',
  },
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
] as const satisfies readonly (Field & { readonly name: keyof StatusRecord })[];
