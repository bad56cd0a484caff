/** Rows of the table that are features of a layer of the reader's own: a row for each feature, a column for each of its properties. */
import { readEdtf } from './edtf';
import { namingColumn, numberAsName } from './ownNames';
import { exchangedColumns, hasOtherShapes, POSITION_TITLES, WKT_TITLE } from './ownPositions';
import { freeTitle, holdsIn, ownText, type OwnColumn, type OwnFeature, type OwnLayer } from './ownData';
import { areRows, hasHeadings } from './ownNumbers';
import { liesIn } from './ownShown';
import { countUndated } from './ownSpans';
import { EMPTY_CELL, endCell, foldedWords } from './tableAtlas';
import { rangeField, rangeOfField } from './tableRanges';
import type { Cell, FilterChoice, TableColumn, TableRows } from './tableRows';

/** How the columns of properties are named, so that no property can have the name of another column. */
const PROPERTY = 'p:';
/** Widths of columns, in CSS pixels. */
const WIDTHS = { text: 180, number: 110, truth: 90, date: 130, mixed: 180, position: 180 } as const;

/** Widths in CSS pixels of a letter of a heading, rather too much than too little, and of what else it has: its inset and the arrow of sorting. */
const HEADING = { letter: 7.4, rest: 40 } as const;
/** A heading makes its column at most so wide; what is longer is cut. */
const WIDEST_HEADING = 260;

/** The width of a column of a property, in CSS pixels: its heading can be read. */
function widthOf(title: string, type: OwnColumn['type']): number {
  const heading = Math.ceil([...title].length * HEADING.letter + HEADING.rest);
  return Math.max(WIDTHS[type], Math.min(heading, WIDEST_HEADING));
}

/** What the first column is called, and what its numbers count. */
const NUMBER_OF_ROW = { title: 'Row', about: 'The number of the row in its file.' } as const;
const NUMBER_BELOW_HEADINGS = {
  title: 'Row',
  about: 'The number of the row in its file, in which the headings are row 1.',
} as const;
const NUMBER_OF_FEATURE = { title: 'No.', about: 'The number of the feature in its file.' } as const;
/** What is said of the columns with the position of a point. */
const PLACED = 'Where the point lies on the map.';
/** What is said of a column with coordinates of which some were exchanged while the file was read. `of` is what the features are called. */
function exchangedWords(count: number | null, of: 'row' | 'feature'): string {
  const some = count === null ? `some ${of}s` : count === 1 ? `1 ${of}` : `${count.toLocaleString('en-GB')} ${of}s`;
  return `What stands in the file. Latitude and longitude of ${some} were exchanged while it was read.`;
}
/** Decimals of a degree in a position: about a tenth of a metre. */
const DECIMALS = 6;

/** The column of a property. */
function ownColumnId(property: string): string {
  return `${PROPERTY}${property}`;
}

/**
 * What a column is called in which the file has something else than the map shows. The value stays, for it is what the reader has written;
 * but no program takes the column by this name for a coordinate.
 */
export function asInFile(name: string): string {
  return name.endsWith(AS_IN_FILE) ? name : `${name}${AS_IN_FILE}`;
}
const AS_IN_FILE = ' (as in the file)';

/** The property that a column has; null for the other columns. */
export function propertyOfColumn(id: string): string | null {
  return id.startsWith(PROPERTY) ? id.slice(PROPERTY.length) : null;
}

/**
 * What the columns of properties are called: as in the file, unless coordinates were exchanged in them, or the table and its files have
 * another column that programs would take for the same.
 */
function ownTitles(
  { columns }: OwnLayer,
  ours: readonly string[],
  exchanged: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, string> {
  const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const known = new Set(ours.map(plain));
  const isRenamed = (name: string): boolean => exchanged.has(name) || known.has(plain(name));
  const names = columns.map(({ name }) => name);
  const titles = new Map(names.filter((name) => !isRenamed(name)).map((name) => [name, name]));
  for (const name of names.filter(isRenamed)) titles.set(name, freeTitle(asInFile(name), [...titles.values()]));
  return titles;
}

/** Key and value under which a row of a layer is remembered: the number of the feature in its file. */
function keyOf({ number }: OwnFeature): string {
  return String(number);
}

/**
 * The rows of a layer, in the order of its file. Cells are made when they are asked for: a layer may have a hundred thousand rows. `label`
 * is the property that is written beside features on the map; null for none.
 */
export function ownRows(layer: OwnLayer, label: string | null = null): TableRows {
  const { features } = layer;
  const isDated = features.some(({ dates }) => dates !== null);
  const hasPoints = features.some(({ geometry }) => geometry?.type === 'Point');
  const isTable = areRows(layer);
  const numbers = isTable ? (hasHeadings(layer) ? NUMBER_BELOW_HEADINGS : NUMBER_OF_ROW) : NUMBER_OF_FEATURE;
  // The group of a row stands in a column of its own already.
  const hasFolders = !isTable && features.some(({ folders }) => folders !== undefined && folders.length > 0);
  const naming = namingColumn(layer, label);
  const exchanged = exchangedColumns(layer);
  const ours = [
    (isTable ? NUMBER_OF_ROW : NUMBER_OF_FEATURE).title,
    ...(hasFolders ? ['Folder'] : []),
    ...(isDated ? ['From', 'To', 'EDTF'] : []),
    ...(hasPoints ? Object.values(POSITION_TITLES) : []),
    ...(hasOtherShapes(layer) ? [WKT_TITLE] : []),
  ];
  const titles = ownTitles(layer, ours, exchanged);
  const words: (string | undefined)[] = [];
  const featureAt = (at: number): OwnFeature => features[at] as OwnFeature;
  return {
    size: features.length,
    columns: [
      { id: 'number', ...numbers, width: 70, isNumber: true, isName: true },
      ...layer.columns.map(({ name, type, readAs }): TableColumn => ({
        id: ownColumnId(name),
        title: titles.get(name) ?? name,
        about: exchanged.has(name) ? exchangedWords(exchanged.get(name) ?? null, isTable ? 'row' : 'feature') : '',
        width: widthOf(titles.get(name) ?? name, type),
        isNumber: type === 'number',
        isName: name === naming?.name,
        ...((readAs && readAs !== 'name') || exchanged.has(name) ? { isWritten: true } : {}),
      })),
      ...(hasFolders ? [{ id: 'folder', title: 'Folder', about: '', width: 150 }] : []),
      ...(isDated
        ? [
            { id: 'from', title: 'From', about: 'The first day.', width: 150, isEnd: true },
            { id: 'to', title: 'To', about: 'The last day.', width: 150, isEnd: true },
          ]
        : []),
      // What stands in a column of the file may have been exchanged or read from another notation.
      ...(hasPoints
        ? [
            {
              id: 'lat',
              title: POSITION_TITLES.lat,
              about: `${PLACED} Degrees north of the equator, WGS 84.`,
              width: WIDTHS.position,
              isNumber: true,
            },
            {
              id: 'lon',
              title: POSITION_TITLES.lon,
              about: `${PLACED} Degrees east of Greenwich, WGS 84.`,
              width: WIDTHS.position,
              isNumber: true,
            },
          ]
        : []),
    ],
    choices: layer.columns.flatMap(choicesOf),
    key: (at) => keyOf(featureAt(at)),
    cell: (at, column) => cellOf(featureAt(at), column),
    values: (at, field) => {
      const text = ownText(featureAt(at).properties[field.slice(PROPERTY.length)]);
      return text === null ? [] : [text];
    },
    extent: (at, field) => {
      const range = rangeOfField(field);
      const value = range && featureAt(at).properties[range.column];
      if (typeof value === 'number') return [value, value];
      if (range?.type !== 'date' || typeof value !== 'string') return null;
      return daysOf(value);
    },
    words: (at) => {
      const { properties, folders = [] } = featureAt(at);
      return (words[at] ??= foldedWords([
        ...Object.values(properties).map((value) => ownText(value) ?? ''),
        ...folders,
      ]));
    },
    isOnDays: (at, { window }) => holdsIn(featureAt(at), window),
    ...(countUndated(layer) > 0 ? { isUndated: (at: number) => featureAt(at).dates === null } : {}),
    unnamed: (at) => numberAsName(layer, featureAt(at).number),
    isInFrame: (at, { bounds }) => liesIn(featureAt(at), bounds),
    layer: () => null,
    target: () => null,
  };
}

/** What rows can be filtered by in a column: numbers and dates by a range, other values one by one. */
function choicesOf({ name, type, values, hasMore, range }: OwnColumn): readonly FilterChoice[] {
  if (type === 'number' || type === 'date') {
    const about = type === 'number' && range ? `From ${range[0]} to ${range[1]} in the file.` : '';
    return [{ field: rangeField(type, name), title: name, about, values: [], range: { type, ends: range } }];
  }
  if (values.length === 0) return [];
  const about = hasMore ? `The ${values.length} most frequent values.` : '';
  return [
    { field: ownColumnId(name), title: name, about, values: values.map(({ value }) => ({ value, title: value })) },
  ];
}

/** First and last day of a date as a column of type `date` has it, both included, whatever the time of day. */
function daysOf(text: string): readonly [first: number, last: number] | null {
  const read = readEdtf(text.trim().replace(/[T ][\d:.,]+(?:Z|[+-]\d{2}:?\d{2})?$/, ''));
  return read.ok ? [read.value.from, read.value.to - 1] : null;
}

function cellOf(feature: OwnFeature, column: string): Cell {
  const { number, properties, dates, folders = [] } = feature;
  if (column === 'number') return { text: String(number), sort: number };
  if (column === 'folder') return { text: folders.join(' / ') };
  if (column === 'from' || column === 'to') {
    return dates ? endCell(dates, column) : EMPTY_CELL;
  }
  if (column === 'lat' || column === 'lon') return positionCell(feature, column);
  if (column === 'edtf') return { text: dates?.edtf ?? '' };
  const value = properties[column.slice(PROPERTY.length)];
  const text = ownText(value) ?? '';
  return typeof value === 'number' ? { text, sort: value } : { text, sort: text === '' ? null : text };
}

/** One coordinate of a point; nothing for other geometries, which have no single position. */
function positionCell({ geometry }: OwnFeature, column: 'lat' | 'lon'): Cell {
  if (geometry?.type !== 'Point') return EMPTY_CELL;
  const written = geometry.coordinates[column === 'lon' ? 0 : 1] ?? Number.NaN;
  const degrees = Number(written.toFixed(DECIMALS));
  // Files have all digits: whoever opens them again has the point where it was.
  return { text: String(degrees), file: String(written), sort: degrees };
}
