import { describe, expect, it } from 'vitest';
import { isData } from '../../../src/app/dataFiles';
import { asTable, isDataText } from '../../../src/app/dropped';

describe('A file', () => {
  it.each([
    ['incidents.csv', 'yes'],
    ['Roads.GeoJSON', 'yes'],
    ['shape.zip', 'perhaps'],
    ['project.atlas-project.json', 'perhaps'],
    ['data', 'perhaps'],
    ['article.pdf', 'no'],
    ['article.docx', 'no'],
    ['picture.jpg', 'no'],
  ])('%s is data: %s', (name, is) => expect(isData(name)).toBe(is));
});

describe('A pasted text is data', () => {
  it.each([
    ['GeoJSON', '{"type": "FeatureCollection", "features": []}'],
    ['a list of records', '[{"lat": 40, "lon": 46}]'],
    ['KML', '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"></kml>'],
    ['WKT', 'POINT (46.7 39.6)'],
    ['WKT with a reference system', 'SRID=4326;MULTIPOLYGON(((1 2,3 4,5 6,1 2)))'],
    ['cells of a spreadsheet', 'place\tlat\nStepanakert\t39.8\n'],
    ['a table', 'name,lat,lon\n"Village, upper",40,46\nTown,41,47'],
    ['a table with semicolons', 'name;lat;lon\nA;40,5;46,1'],
    ['rows in JSON', '[{"decimalLatitude":39.8,"decimalLongitude":46.7}]'],
    ['rows in JSON with WKT', '{"rows":[{"wkt":"POINT (46.7 39.8)"}]}'],
  ])('if it is %s', (_what, text) => expect(isDataText(text)).toBe(true));

  it.each([
    [
      'sentences with commas',
      'First, they met, in May, in Brussels.\nThen, in July, again.\nNobody, it seems, agreed.',
    ],
    ['a salutation and a name, with a comma each', 'Dear Ms A, hello\nYours, B'],
    ['one line of a table', 'name,lat,lon'],
    ['a page', '<html><body>lat, lon</body></html>'],
    ['a bracketed note', '[Editor’s note] The road was closed.'],
    ['nothing', ''],
  ])('not if it is %s', (_what, text) => expect(isDataText(text)).toBe(false));
});

it('WKT alone becomes a table, a geometry a line, however it was broken', () => {
  expect(asTable('POINT (1 2)\nPOLYGON ((1 2,\n 3 4))\n')).toBe(
    'number,wkt\n1,"POINT (1 2)"\n2,"POLYGON ((1 2, 3 4))"',
  );
  expect(asTable('name,lat\nPOINT,1')).toBe('name,lat\nPOINT,1');
});
