import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../../src/formats/import/formats';
import { otherByStart } from '../../../../src/formats/import/readFile';
import { imported } from '../../../helpers/importing';
import { zip } from '../../../helpers/makeZip';

const bytes = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
const POINT = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}';
const PROSE = 'The road was closed in the winter, they said. Nobody came for weeks, and then it opened again. '.repeat(
  20,
);

describe('What is no data finds its way', () => {
  it.each([
    ['paper.pdf', '%PDF-1.7\n…', 'article'],
    ['paper', '%PDF-1.7\n…', 'article'],
    ['paper.docx', zip({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }), 'article'],
    ['paper.html', '<!doctype html><p>Text', 'article'],
    ['page', '<html><body>Text', 'article'],
    ['paper.txt', PROSE, 'article'],
    ['paper.md', '# Title', 'article'],
    ['My story.json', '{"id":"own-1","title":"x","steps":[{"id":"a"}]}', 'story'],
    ['project.json', `{"type":"rapprochement-atlas-project","layers":[${POINT}]}`, 'project'],
    ['story about "type": "Point".json', `{"title":"x","steps":[]}`, 'story'],
    ['x.geojson', POINT, null],
    ['x.csv', 'a,b\n1,2\n', null],
    ['x.txt', 'a\tb\n1\t2\n', null],
    ['x.kml', '<kml/>', null],
    ['x.zip', zip({ 'a.shp': 'x' }), null],
    ['x.bin', '\u0001\u0002\u0003', null],
    ['x.gml', `<gml:FeatureCollection><text>${PROSE}</text></gml:FeatureCollection>`, null],
    ['x.dxf', `0\nSECTION\n${PROSE}`, null],
  ])('%s', (name, content, other) => expect(otherByStart(name, bytes(content))).toBe(other));
});

describe('Content comes before the name', () => {
  it.each([
    ['x.csv', POINT, 'geojson'],
    ['x.txt', POINT, 'geojson'],
    ['x', POINT, 'geojson'],
    ['x.geojson', 'lat,lon\n1,2\n', 'csv'],
    ['x.json', '<kml><Placemark/></kml>', 'kml'],
    ['x.xml', '<gpx><wpt lat="1" lon="2"/></gpx>', 'gpx'],
    ['x.geojson', '{"type":"Topology","objects":{"a":{"type":"Point","coordinates":[1,2]}},"arcs":[]}', 'topojson'],
    ['Pasted', 'name\tlat\tlon\nA\t1\t2\n', 'csv'],
  ])('%s with %s', async (name, content, format) => {
    const { layers } = await imported(name, content);
    expect(layers[0]?.file.format).toBe(format);
  });
});

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('What stands behind a long member decides, too', () => {
  const long = 'x'.repeat(70_000);
  const rows = [
    { lat: 39, lon: 46 },
    { lat: 40, lon: 47 },
  ];
  const place = { type: 'Point', coordinates: [46, 39] };
  const feature = { type: 'Feature', properties: { long }, geometry: place };
  const shape = { type: 'Polygon', coordinates: [Array.from({ length: 5000 }, (_, at) => [46 + at / 1e4, 39, 0])] };
  it.each([
    ['rows behind a text', { meta: long, data: rows }, 'json-rows'],
    ['rows behind a record with a place', { meta: { place, long }, data: rows }, 'json-rows'],
    ['rows behind a list', { columns: Array.from({ length: 9000 }, () => 'lat'), data: rows }, 'json-rows'],
    ['rows with a long text', [{ lat: 39, lon: 46, long }], 'json-rows'],
    ['rows behind a long row', { data: [{ long, lat: 39, lon: 46 }, ...rows] }, 'json-rows'],
    ['features behind a text', { meta: long, features: [feature], type: 'FeatureCollection' }, 'geojson'],
    ['features with their type at the end', [{ id: 1, long, geometry: place, type: 'Feature' }], 'geojson'],
    ['a feature with a long geometry', { id: 1, geometry: shape, properties: {}, type: 'Feature' }, 'geojson'],
    ['TopoJSON behind a text', { meta: long, type: 'Topology', objects: { a: place }, arcs: [] }, 'topojson'],
  ])('%s', async (_, value, format) => {
    expect((await imported('x.json', JSON.stringify(value))).layers[0]?.file.format).toBe(format);
    expect((await imported('x.json', JSON.stringify(value, null, 1))).layers[0]?.file.format).toBe(format);
  });

  it.each([
    ['a story', { intro: long, steps: [{ id: 'a' }] }, 'story'],
    ['a project', { intro: long, type: 'rapprochement-atlas-project', rows, layers: [] }, 'project'],
  ])('%s', async (_, value, file) => {
    expect((await imported('x.json', JSON.stringify(value))).end).toEqual({ type: 'other', file });
  });

  it('also one a line, and where nothing is read it is said', async () => {
    const lines = rows.map((row) => JSON.stringify({ long, ...row })).join('\n');
    expect((await imported('x.json', lines)).layers[0]?.file.format).toBe('json-rows');
    expect((await imported('x.json', JSON.stringify({ meta: long, other: 1 }))).refusal).toContain(
      'no list of records',
    );
  });
});

describe('What is not read is named, with what to do and what is read', () => {
  it.each([
    ['x.gpkg', 'SQLite format 3\0…', 'GeoPackage', 'as GeoJSON'],
    ['x.mbtiles', 'SQLite format 3\0…', 'an MBTiles file', 'pmtiles convert'],
    ['x.fgb', 'fgb\u0003', 'FlatGeobuf', 'GeoParquet'],
    [
      'x.shp',
      new Uint8Array([0, 0, 0x27, 0x0a, ...new Array<number>(96).fill(0)]),
      'files of a Shapefile',
      'in a ZIP archive',
    ],
    ['x.zip', zip({ 'a.txt': 'x' }), 'an archive (ZIP) without a Shapefile', 'unpack it'],
    ['x.zip', zip({ 'data/My rows.csv': 'a,b' }), 'an archive (ZIP) without a Shapefile', 'open “My rows.csv”'],
    ['x.zip', zip({ 'a.gdb/a00000001.gdbtable': 'x' }), 'geodatabase', 'as GeoJSON'],
    ['x.xlsx', zip({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }), 'a spreadsheet (Excel)', 'as CSV'],
    [
      'x.ods',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'a spreadsheet (OpenDocument)',
      'as CSV',
    ],
    ['x.numbers', zip({ 'Index/Tables/DataList.iwa': 'x' }), 'Numbers', 'as CSV'],
    ['x.xls', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'), 'XLS', 'as CSV'],
    ['x.tif', latin('II*\0\b\0\0\0'), 'GeoTIFF', 'Polygonize'],
    ['x.tif', latin('MM\0+\0\b\0\0'), 'GeoTIFF', 'Polygonize'],
    ['x.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'a picture', 'coordinates'],
    ['x.gz', new Uint8Array([0x1f, 0x8b, 8, 0]), 'packed', 'Unpack'],
    ['x.dxf', '  0\r\nSECTION\r\n  2\r\nHEADER\r\n', 'a DXF drawing', 'to GeoJSON'],
    ['x.dwg', latin('AC1027\0\0\0'), 'AutoCAD', 'to GeoJSON'],
    [
      'x.tcx',
      '<?xml version="1.0"?>\n<TrainingCenterDatabase xmlns="x"><Activities/></TrainingCenterDatabase>',
      'a TCX file',
      'as GPX',
    ],
    ['x.fit', latin('\u000e\u0010\u0001\u0002\u0003\0\0\0.FIT\0\0'), 'a FIT file', 'as GPX'],
    ['x.gml', '<gml:FeatureCollection xmlns:gml="x"/>', 'a GML file', 'to GeoJSON'],
    ['x.osm', '<osm version="0.6"/>', 'OpenStreetMap', 'to GeoJSON'],
    ['x.osm.pbf', latin('\0\0\0\r\n\tOSMHeader'), 'OpenStreetMap', 'to GeoJSON'],
    ['x.feather', latin('ARROW1\0\0'), 'Arrow', 'GeoParquet'],
    [
      'x.json',
      '{"geometryType":"esriGeometryPoint","features":[{"attributes":{},"geometry":{"x":1,"y":2}}]}',
      'Esri JSON',
      'f=geojson',
    ],
    ['x.xml', '<rss/>', 'no KML or GPX', 'to KML'],
    ['x.json', '[1,2]', 'no GeoJSON', 'rows such as'],
    ['x.bin', new Uint8Array(200).map((_, at) => (at * 37) % 31), 'no format', ''],
  ] as const)('%s %#', async (name, content, what, remedy) => {
    const { refusal, end } = await imported(name, content);
    expect(end.type).toBe('refused');
    expect(refusal).toContain(what);
    expect(refusal).toContain(remedy);
    for (const { id, title } of FORMATS) expect(refusal).toContain(id === 'csv' ? 'CSV' : title);
  });

  it('that is empty is called so', async () => {
    for (const name of ['x.csv', 'x.kmz', 'x'])
      expect((await imported(name, '')).refusal).toBe(
        `“${name}” is empty. Choose the file that holds the data, or save it anew.`,
      );
  });
});
