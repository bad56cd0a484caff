/** Files with the rows that are listed: CSV with the columns that are shown, or the formats in which the atlas publishes such records. */
import { wholeExcerpt } from '../../domain/excerpt';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasGeometry } from '../../domain/model';
import type { TableColumn } from '../../domain/tableRows';
import { rowKindOf, type RowKind } from '../../domain/tableState';
import { pathOf, type PublishedFormat } from '../../formats/publish/format';
import { FORMATS } from '../../formats/publish/formats';
import { recordsOf, type PublishedRecords } from '../../formats/publish/records';
import { fileNameOf, rowsAsCsv } from './rowTexts';
import type { FoundRows } from './tableModel.svelte';

/** Formats in which records of a kind are published, by their names. */
const FORMATS_OF: Readonly<Partial<Record<RowKind, readonly string[]>>> = {
  events: ['events.csv', 'events.geojson', 'events.ics'],
  statuses: ['statuses.csv', 'statuses.geojson'],
  features: ['features.geojson', 'borders.geojson'],
  places: ['features.geojson'],
};

/** The formats in which rows can be saved besides CSV with the columns that are shown. */
export function formatsOf(rows: string): readonly PublishedFormat[] {
  const kind = rowKindOf(rows);
  const names = kind === null ? [] : (FORMATS_OF[kind] ?? []);
  return names.flatMap((name) => FORMATS.find((format) => pathOf(format) === name) ?? []);
}

/** A file to be saved. */
export interface TableFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** Number of records in it. */
  readonly count: number;
}

/** What files say of themselves: what the rows are, what limits them, and from where they are. */
export interface FileWords {
  readonly title: string;
  readonly limits: readonly string[];
  readonly address: string;
}

/** The rows as CSV, with the columns that are shown, in the order that is shown. */
export function csvFile(shown: FoundRows, columns: readonly TableColumn[], words: FileWords): TableFile {
  return {
    name: `${nameOf(words)}.csv`,
    type: 'text/csv',
    text: rowsAsCsv(shown.found, columns, shown.rows),
    count: shown.found.length,
  };
}

/** The rows in a format in which the atlas publishes such records, in the order of the atlas, with all fields. */
export async function publishedFile(
  format: PublishedFormat,
  rows: string,
  { rows: all, found }: FoundRows,
  index: AtlasIndex,
  shapes: () => Promise<AtlasGeometry>,
  words: FileWords,
): Promise<TableFile> {
  const keys = new Set(Array.from(found, (at) => all.key(at)));
  const needsShapes = format.extension === 'geojson';
  const { text, count } = format.write(recordsWith(keys, rows, index, needsShapes ? await shapes() : {}));
  const name = `${nameOf(words)}${formatsOf(rows).length > 1 ? `_${format.name}` : ''}`;
  return { name: `${name}.${format.extension}`, type: format.mediaType, text, count };
}

/** The records of rows; of statuses the features with these statuses alone. */
function recordsWith(
  keys: ReadonlySet<string>,
  rows: string,
  index: AtlasIndex,
  geometry: AtlasGeometry,
): PublishedRecords {
  const whole = wholeExcerpt(index);
  const none: ReadonlySet<string> = new Set();
  if (rows === 'events') return recordsOf(index, geometry, { ...whole, features: none, events: keys });
  if (rows !== 'statuses') return recordsOf(index, geometry, { ...whole, features: keys, events: none });
  const records = recordsOf(index, geometry, { ...whole, events: none });
  return {
    ...records,
    features: index.atlas.features
      .map((feature) => ({
        ...feature,
        statuses: feature.statuses.filter((_status, at) => keys.has(`${feature.id}/${at}`)),
      }))
      .filter(({ statuses }) => statuses.length > 0),
  };
}

/** CSV has no place for remarks: what it holds and where it is from stands in a file beside it. */
export function aboutFile(
  shown: FoundRows,
  sort: string,
  words: FileWords,
  { atlas }: AtlasIndex,
  today: string,
): TableFile {
  const { licences, title, attribution } = atlas.meta;
  const lines = [
    `${words.title} of “${title}”: ${shown.found.length} of ${shown.rows.size} rows.`,
    `Filters: ${words.limits.join('; ') || 'none'}.`,
    `Sorted by: ${sort || 'the order of the atlas'}.`,
    `Address of this view: ${words.address}`,
    `Saved on ${today}.`,
    `Licence: ${licences.statement}`,
    attribution,
  ];
  return { name: `${nameOf(words)}.about.txt`, type: 'text/plain', text: `${lines.join('\n')}\n`, count: 1 };
}

function nameOf({ title, limits }: FileWords): string {
  return fileNameOf([title, ...limits]);
}
