/** What is said of a file that is not read: what it is, how it becomes one that is read, and which are. */
import type { Issue } from '../../domain/result';
import { decodeLatin1 } from '../../files/decode';
import type { FileStart } from './format';

/** Which formats are read, as a sentence. */
const READ_FORMATS =
  'Read here: GeoJSON, TopoJSON, KML, KMZ, GPX, CSV and TSV, rows in JSON, Shapefiles in a ZIP archive, GeoParquet and PMTiles.';

/** A format that is recognised and not read. */
interface Unread {
  /** What its files begin with, as ISO 8859-1; of an archive also what its directory has. */
  readonly start: RegExp;
  /** Endings of its files, for formats that do not begin alike. */
  readonly extension?: RegExp;
  /** What a file is, behind “is”. */
  readonly what: string;
  /** How it becomes one that is read. */
  readonly remedy: string;
}

const UNREAD: readonly Unread[] = [
  {
    start: /^SQLite format 3\0/,
    extension: /^mbtiles$/,
    what: 'an MBTiles file',
    remedy: 'Convert it to PMTiles (pmtiles convert) and open that.',
  },
  {
    start: /^SQLite format 3\0/,
    what: 'a GeoPackage or another SQLite database',
    remedy: 'Export its layers as GeoJSON (in QGIS: Export, Save Features As) and open those.',
  },
  {
    start: /^fgb/,
    what: 'a FlatGeobuf file',
    remedy: 'Convert it to GeoJSON or GeoParquet (ogr2ogr, QGIS) and open that.',
  },
  {
    start: /^PK[\s\S]*(?:xl\/(?:workbook|worksheets|_rels)|\[Content_Types\]\.xml[\s\S]*xl\/)/,
    what: 'a spreadsheet (Excel)',
    remedy: 'Save the sheet as CSV (UTF-8) and open that.',
  },
  {
    start: /^PK[\s\S]*opendocument\.spreadsheet/,
    what: 'a spreadsheet (OpenDocument)',
    remedy: 'Save the sheet as CSV (UTF-8) and open that.',
  },
  {
    start: /^PK[\s\S]*Index\/(?:Tables\/|Document\.iwa)/,
    what: 'a document of Numbers or Pages',
    remedy: 'Export the table as CSV and open that.',
  },
  {
    start: /^\u00d0\u00cf\u0011\u00e0/,
    what: 'a document of an older Office, such as a spreadsheet (XLS)',
    remedy: 'Save the sheet as CSV (UTF-8) and open that.',
  },
  {
    start: /^PK[\s\S]*\.gdbtable/,
    what: 'a geodatabase of ArcGIS',
    remedy: 'Export its layers as GeoJSON or as Shapefiles and open those.',
  },
  {
    start: /^(?:II[*+]\0|MM\0[*+])/,
    what: 'a TIFF or GeoTIFF: a picture made of cells, without features',
    remedy: 'Make features of it (in QGIS: Polygonize or Contour), save those as GeoJSON and open that.',
  },
  {
    start: /^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|RIFF)/,
    what: 'a picture',
    remedy: 'Only features with coordinates can be laid over the map.',
  },
  {
    start: /^[\s\S]{4}(?:\0\0\0\n|\n)\tOSMHeader|^\0\0\0[\s\S]\n\tOSMHeader/,
    what: 'an extract of OpenStreetMap (PBF)',
    remedy: 'Cut out what you need and convert it to GeoJSON (osmium export, ogr2ogr) and open that.',
  },
  {
    start: /^.{8}\.FIT/s,
    what: 'a FIT file of a watch or bicycle computer',
    remedy: 'Export the activity as GPX and open that.',
  },
  { start: /^ARROW1/, what: 'an Arrow or Feather file', remedy: 'Write it as GeoParquet and open that.' },
  {
    start: /^(?:CDF[\u0001\u0002\u0005]|\u0089HDF)/,
    what: 'a NetCDF or HDF file: cells, without features',
    remedy: 'Save what you need of it as CSV with latitude and longitude and open that.',
  },
  {
    start: /^(?:\u001f\u008b|Rar!|7z\u00bc\u00af|BZh|\u00fd7zXZ|\u0028\u00b5\u002f\u00fd)/,
    what: 'a packed file',
    remedy: 'Unpack it and open what is in it.',
  },
  {
    start: /^\0\0\u0027\u000a/,
    what: 'one of the files of a Shapefile',
    remedy: 'Open all of them together, in a ZIP archive: .shp, .dbf and .prj.',
  },
  {
    start: /^(?:AutoCAD Binary DXF|AC10\d\d)/,
    what: 'a drawing of AutoCAD',
    remedy: 'Convert it to GeoJSON (in QGIS: add it, then Export) and open that.',
  },
  {
    start: /^(?:\s*999\r?\n[^\n]*\n)*\s*0\s*\r?\n\s*SECTION\b/,
    what: 'a DXF drawing',
    remedy:
      'Convert it to GeoJSON (in QGIS: add it, then Export, and choose where on the earth it lies) and open that.',
  },
  {
    start: /^Version\s+\d+\s+Charset\s/i,
    what: 'a MapInfo file',
    remedy: 'Convert it to GeoJSON (ogr2ogr, QGIS) and open that.',
  },
  {
    start: /<(?:\w+:)?TrainingCenterDatabase[\s>]/,
    what: 'a TCX file (Garmin)',
    remedy: 'Export the activity as GPX, or convert it (GPSBabel), and open that.',
  },
  {
    start: /<osm(?:Change)?\s[^>]*version=/,
    what: 'data of OpenStreetMap in XML',
    remedy: 'Convert it to GeoJSON (osmium export, or Export in overpass turbo) and open that.',
  },
  {
    start: /<(?:\w+:)?(?:FeatureCollection|featureMember)[\s>]|xmlns:gml=/,
    what: 'a GML file',
    remedy: 'Convert it to GeoJSON (ogr2ogr, QGIS) and open that.',
  },
  { start: /<svg[\s>]/, what: 'an SVG picture', remedy: 'Only features with coordinates can be laid over the map.' },
  {
    start: /<qgis[\s>]/,
    what: 'a project of QGIS, which has no data in it',
    remedy: 'Export its layers as GeoJSON and open those.',
  },
  {
    start: /"geometryType"\s*:\s*"esriGeometry/,
    what: 'JSON of ArcGIS (Esri JSON)',
    remedy: 'Ask the service for GeoJSON (f=geojson), or convert it (ogr2ogr), and open that.',
  },
];

/** Endings of files that are read, as they stand in the directory of an archive. */
const READABLE = /[\w .()-]+\.(?:geojson|json|topojson|csv|tsv|gpx|parquet|pmtiles)(?=PK|[^\w]|$)/i;

/** Whether a JSON text is Esri's, which has features of its own kind. */
export function isEsriJson(text: string): boolean {
  return /"geometryType"\s*:\s*"esriGeometry/.test(text);
}

/** Why a file is not read that is of no format that is read here. */
export function unreadFile(name: string, start: FileStart): Issue {
  if (start.bytes.length === 0)
    return { message: `“${name}” is empty.`, remedy: 'Choose the file that holds the data, or save it anew.' };
  const { what, remedy } = kindOf(start);
  return { message: `“${name}” is ${what}.`, remedy: `${remedy}${remedy === '' ? '' : ' '}${READ_FORMATS}` };
}

function kindOf({ bytes, text, extension }: FileStart): { readonly what: string; readonly remedy: string } {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const raw = decodeLatin1(isArchive ? bytes : bytes.subarray(0, 600));
  // The letters of a text in another character set are in the text alone.
  const written = text.slice(0, 20_000);
  const known = UNREAD.find(
    (each) => (each.start.test(raw) || each.start.test(written)) && (each.extension?.test(extension) ?? true),
  );
  if (known) return { ...known, what: known.what.includes(':') ? known.what : `${known.what}, which is not read here` };
  if (isArchive) {
    const inside = READABLE.exec(raw)?.[0].trim();
    return {
      what: 'an archive (ZIP) without a Shapefile or a KML file in it',
      remedy: inside === undefined ? 'If there is data in it, unpack it.' : `Unpack it and open “${inside}”.`,
    };
  }
  if (/^\s*[{[]/.test(text))
    return {
      what: 'JSON, but no GeoJSON or TopoJSON, and no list of records: it has no features',
      remedy:
        'Choose a file with "type": "FeatureCollection" in it, or with rows such as [{"lat": 39.8, "lon": 46.7}].',
    };
  if (/^\s*</.test(text))
    return { what: 'XML, but no KML or GPX', remedy: 'Convert it to KML or GeoJSON and open that.' };
  return { what: 'of no format that is known here', remedy: '' };
}
