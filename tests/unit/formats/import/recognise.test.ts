import { describe, expect, it } from 'vitest';
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

describe('What is not read is named', () => {
  it.each([
    ['x.gpkg', 'SQLite format 3\0…', 'GeoPackage'],
    ['x.fgb', 'fgb\u0003', 'FlatGeobuf'],
    ['x.shp', new Uint8Array([0, 0, 0x27, 0x0a, ...new Array<number>(96).fill(0)]), 'in a ZIP archive'],
    ['x.zip', zip({ 'a.txt': 'x' }), 'an archive without'],
    ['x.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'a picture'],
    ['x.gz', new Uint8Array([0x1f, 0x8b, 8, 0]), 'packed'],
    ['x.xml', '<rss/>', 'no KML or GPX'],
    ['x.json', '[1,2]', 'no GeoJSON'],
    ['x.bin', new Uint8Array(200).map((_, at) => (at * 37) % 31), 'no format'],
  ])('%s', async (name, content, words) => {
    expect((await imported(name, content)).refusal).toContain(words);
  });
});
