/**
 * Writes rows of a reader's own layer as CSV, so that `Add data` reads the same features again: with the columns that the table shows, dates
 * also in EDTF, and shapes as well-known text (OGC 06-103r4, section 7) where they are not all plain points.
 */
import type { Geometry, Position } from 'geojson';
import { ownText, type OwnFeature, type OwnLayer } from '../../domain/ownData';
import { hasOtherShapes, WKT_TITLE } from '../../domain/ownPositions';
import { propertyOfColumn } from '../../domain/tableOwn';
import type { TableColumn, TableRows } from '../../domain/tableRows';
import { rowsAsCsv } from '../rows/rowTexts';

/** What CSV cannot hold, for readers. GeoJSON holds all of it. */
export const CSV_LIMITS =
  'CSV has no colours or widths of a file; lists are texts in it, texts of digits alone come back as numbers, line ends as one kind, and spaces at the ends of texts are lost.';
/** What neither format holds, for readers. */
export const LOOK_LIMITS = 'Colours by value or number and names on the map are kept by a project.';

/** Rows of a layer as CSV, with some of the columns of its table. */
export function ownCsv(
  layer: OwnLayer,
  positions: Iterable<number>,
  columns: readonly TableColumn[],
  rows: TableRows,
): string {
  const { features } = layer;
  const wkt = { heading: WKT_TITLE, value: (at: number) => wktOf((features[at] as OwnFeature).geometry) };
  const more = hasOtherShapes(layer) ? [wkt] : [];
  const fixed: readonly (readonly [title: string, text: (at: number) => string])[] = [
    ...rows.columns
      .filter(({ id }) => propertyOfColumn(id) === null)
      .map(({ id, title }) => [title, (at: number) => fileText(rows, at, id)] as const),
    ['EDTF', (at: number) => rows.cell(at, 'edtf').text] as const,
    ...more.map(({ heading, value }) => [heading, value] as const),
  ];
  // A file that was saved here has the columns of such files as its own: they are not written twice.
  const isWritten = ({ id }: TableColumn): boolean => {
    const name = propertyOfColumn(id);
    const same = fixed.find(([title]) => title === name);
    return (
      name !== null &&
      same !== undefined &&
      features.every(({ properties }, at) => (ownText(properties[name]) ?? '') === same[1](at))
    );
  };
  return rowsAsCsv(
    positions,
    columns.filter((column) => !isWritten(column)),
    rows,
    more,
  );
}

function fileText(rows: TableRows, at: number, column: string): string {
  const { text, file = text } = rows.cell(at, column);
  return file;
}

const NAMES = {
  Point: 'POINT',
  MultiPoint: 'MULTIPOINT',
  LineString: 'LINESTRING',
  MultiLineString: 'MULTILINESTRING',
  Polygon: 'POLYGON',
  MultiPolygon: 'MULTIPOLYGON',
  GeometryCollection: 'GEOMETRYCOLLECTION',
} as const;

/** A geometry as well-known text; empty for none. */
function wktOf(geometry: Geometry | null): string {
  if (!geometry) return '';
  if (geometry.type === 'GeometryCollection')
    return `${NAMES.GeometryCollection} (${geometry.geometries.map(wktOf).join(', ')})`;
  const hasHeights = haveHeights(geometry.coordinates);
  return `${NAMES[geometry.type]}${hasHeights ? ' Z' : ''} ${listText(geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates, hasHeights ? 3 : 2)}`;
}

/** Positions, or lists of them, however deep. */
type Nested = Position | readonly Nested[];

function isPosition(each: Nested): each is Position {
  return typeof each[0] === 'number';
}

/** Whether all positions have a height: text has it of all or of none. */
function haveHeights(each: Nested): boolean {
  return isPosition(each) ? each.length > 2 : each.every(haveHeights);
}

function listText(list: readonly Nested[], numbers: 2 | 3): string {
  return `(${list.map((each) => (isPosition(each) ? each.slice(0, numbers).join(' ') : listText(each, numbers))).join(', ')})`;
}
