/** Files with the rows that are listed: CSV with the columns that are shown, or the formats in which the atlas publishes such records. */
import { wholeExcerpt } from '../../domain/excerpt';
import { fileNameOf } from '../../domain/fileName';
import type { AtlasIndex } from '../../domain/links';
import type { AtlasGeometry } from '../../domain/model';
import type { OwnLayer } from '../../domain/ownData';
import type { TableColumn } from '../../domain/tableRows';
import { rowKindOf, type RowKind } from '../../domain/tableState';
import { CSV_LIMITS, LOOK_LIMITS, ownCsv } from '../../formats/own/ownCsv';
import { ownGeoJson } from '../../formats/own/ownGeoJson';
import { ownerWords, ownTermsWords, repairLines } from '../../formats/own/words';
import { pathOf, type PublishedFormat } from '../../formats/publish/format';
import { FORMATS } from '../../formats/publish/formats';
import { underLicence } from '../../formats/publish/licensed';
import { recordsOf, type PublishedRecords } from '../../formats/publish/records';
import { rowsAsCsv } from '../../formats/rows/rowTexts';
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
  /** What the rows are called. */
  readonly title: string;
  /** What limits the rows, in words that need no map and no page beside them. */
  readonly limits: readonly string[];
  /** The same in short, for the name of the file. */
  readonly shortLimits: readonly string[];
  /** True if the rows are those that the reader has marked, and not all that are listed. */
  readonly isMarked: boolean;
  /** The layer of the reader's own that the rows are of; null for rows of the atlas. */
  readonly own: OwnLayer | null;
  /** Address of what is shown. */
  readonly address: string;
  /** The day on which the file is made, ISO 8601. */
  readonly today: string;
}

/** The rows as CSV, with the columns that are shown, in the order that is shown. */
export function csvFile(shown: FoundRows, columns: readonly TableColumn[], words: FileWords): TableFile {
  return {
    name: `${nameOf(words)}.csv`,
    type: 'text/csv',
    text: words.own ? ownCsv(words.own, shown.found, columns, shown.rows) : rowsAsCsv(shown.found, columns, shown.rows),
    count: shown.found.length,
  };
}

/** Rows of a layer of the reader's own as GeoJSON, with all that their file says, in the order that is shown. */
export function ownGeoJsonFile(
  shown: FoundRows,
  sort: string,
  own: OwnLayer,
  words: FileWords,
  index: AtlasIndex,
): TableFile {
  const about = aboutFile(shown, sort, words, index, false).text.trimEnd().split('\n');
  const { text, count } = ownGeoJson(own, shown.found, about);
  return { name: `${nameOf(words)}.geojson`, type: 'application/geo+json', text, count };
}

/** The rows in a format in which the atlas publishes such records, in the order of the atlas, with all fields. */
export async function publishedFile(
  format: PublishedFormat,
  rows: string,
  shown: FoundRows,
  index: AtlasIndex,
  shapes: () => Promise<AtlasGeometry>,
  words: FileWords,
): Promise<TableFile> {
  const keys = new Set(Array.from(shown.found, (at) => shown.rows.key(at)));
  const needsShapes = format.extension === 'geojson';
  const records = recordsWith(keys, rows, index, needsShapes ? await shapes() : {});
  const filter = `${words.title}: ${countOf(shown, words)} ${filtersOf(words)}`;
  const provenance = { filter, permalink: words.address, taken: words.today };
  const { text, count } = format.write({ ...records, provenance });
  const name = `${nameOf(words)}${formatsOf(rows).length > 1 ? `_${format.name}` : ''}`;
  return { name: `${name}.${format.extension}`, type: format.mediaType, text, count };
}

/** Why a file in such a format has other records than the rows are, with their number, as a sentence; empty where it has the same. */
export function recordsWords(format: PublishedFormat, rows: string, shown: FoundRows, index: AtlasIndex): string {
  const keys = new Set(Array.from(shown.found, (at) => shown.rows.key(at)));
  const records = recordsWith(keys, rows, index, {});
  const { count } = format.write(records);
  const isTable = format.extension === 'csv';
  const isDivided = (rows === 'statuses' && !isTable) || rows === 'features';
  const taken = isDivided ? underLicence(records, format.licence) : records.features;
  const statuses = taken.reduce((sum, each) => sum + each.statuses.length, 0);
  const reasons = [
    ...(rows === 'statuses' && count > statuses
      ? [`a status of several parts is a ${isTable ? 'line' : 'shape'} for each`]
      : []),
    ...(taken.length < records.features.length ? [BORDERS[format.licence]] : []),
    ...(rows === 'events' && count < keys.size ? ['events without a first or last day are not in it'] : []),
  ];
  if (reasons.length === 0) return '';
  const noun = isTable ? 'line' : 'record';
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}: ${reasons.join('; ')}.`;
}

/** What is said of files that have either borders or what is under the licence of the atlas. */
const BORDERS: Readonly<Record<PublishedFormat['licence'], string>> = {
  own: 'borders, and areas drawn from them, are not in it',
  borders: 'borders, and areas drawn from them, alone are in it',
};

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
  // A status has a row for each group of its stretches: feature, place among its statuses, and place among the groups.
  const picked = new Set([...keys].map((key) => key.split('/').slice(0, 2).join('/')));
  return {
    ...records,
    features: index.atlas.features
      .map((feature) => ({
        ...feature,
        statuses: feature.statuses.filter((_status, at) => picked.has(`${feature.id}/${at}`)),
      }))
      .filter(({ statuses }) => statuses.length > 0),
  };
}

/** CSV has no place for remarks: what it holds and where it is from stands in a file beside it. With `isBeside` false, in the file itself. */
export function aboutFile(
  shown: FoundRows,
  sort: string,
  words: FileWords,
  { atlas }: AtlasIndex,
  isBeside = true,
): TableFile {
  const { licences, title, attribution } = atlas.meta;
  const { own, address, today } = words;
  const count = countOf(shown, words);
  const isOf = own
    ? [`${ownerWords(own)}: ${count}`, ownTermsWords(title, own)]
    : [`${words.title} of “${title}”: ${count}`];
  const lines = [
    ...isOf,
    filtersOf(words),
    `Sorted by: ${sort || (own ? 'the order of the file' : 'the order of the atlas')}.`,
    ...(own ? [] : openEndWords(shown)),
    `Address of this view: ${address}`,
    ...(own
      ? [
          'The address leads to the map without these rows, nor filters on their columns: they were in the reader’s browser alone.',
        ]
      : []),
    `Saved on ${today}.`,
    ...(own ? [...(isBeside ? [CSV_LIMITS] : []), LOOK_LIMITS] : []),
    ...(own ? repairLines(own, shown.found) : [`Licence: ${licences.statement}`, attribution]),
  ];
  // Rows of a layer that is not there any more are nothing to be told of.
  const isThere = shown.rows.size > 0;
  const text = `${lines.join('\n')}\n`;
  return { name: `${nameOf(words)}.about.txt`, type: 'text/plain', text, count: Number(isThere) };
}

/** What an end means that is left out because it may lie after the last day that is shown; nothing if no row has one. */
function openEndWords({ rows, found }: FoundRows): readonly string[] {
  const ends = rows.columns.filter(({ isEnd }) => isEnd);
  for (const at of found) {
    const edtf = rows.cell(at, 'edtf').text;
    const end = edtf.endsWith('/') && ends.map(({ id }) => rows.cell(at, id)).find(({ isNothing }) => isNothing);
    if (end)
      return [
        `An empty last day, and EDTF without a second date (${edtf}), mean “${end.text}”. Whether and when it ended later is not in these rows: the atlas’s own files have it, and the table with what came after.`,
      ];
  }
  return [];
}

/** What stands below the heading of a printed table: whose the rows are, how many of them paper has, and on what terms they may be used. */
export function paperLines(
  { own, today, address }: Pick<FileWords, 'own' | 'today' | 'address'>,
  count: number,
  most: number,
  { atlas }: AtlasIndex,
): readonly string[] {
  const { licences, title, attribution } = atlas.meta;
  return [
    `${own ? ownerWords(own) : `From “${title}”`}. Printed on ${today}.`,
    ...(count > most
      ? [`The first ${most.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')} rows are on paper.`]
      : []),
    ...(own ? [ownTermsWords(title, own)] : [`Licence: ${licences.statement} ${attribution}`, `Address: ${address}`]),
  ];
}

/** `4 marked rows of 79.`, `14 of 79 rows.` */
function countOf({ rows, found }: FoundRows, { isMarked }: FileWords): string {
  const [some, all] = [found.length, rows.size].map((count) => count.toLocaleString('en-GB'));
  if (isMarked) return `${some} marked ${found.length === 1 ? 'row' : 'rows'} of ${all}.`;
  return `${some} of ${all} ${rows.size === 1 ? 'row' : 'rows'}.`;
}

function filtersOf({ limits }: FileWords): string {
  return `Filters: ${limits.join('; ') || 'none'}.`;
}

function nameOf({ title, shortLimits, isMarked }: FileWords): string {
  return fileNameOf([title, ...(isMarked ? ['marked rows'] : []), ...shortLimits], 'rows');
}
