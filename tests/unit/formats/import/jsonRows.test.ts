import { describe, expect, it } from 'vitest';
import { areRows, numberWords } from '../../../../src/domain/ownNumbers';
import { POSITION_TITLES } from '../../../../src/domain/ownPositions';
import { ownRows } from '../../../../src/domain/tableOwn';
import { otherByStart } from '../../../../src/formats/import/readFile';
import { JSON_ROW_NOTES } from '../../../../src/formats/import/jsonRows';
import { VALUE_NOTES } from '../../../../src/formats/import/jsonValues';
import { ROW_NOTES } from '../../../../src/formats/import/readRows';
import { VALUE_FAULTS } from '../../../../src/formats/import/values';
import { imported } from '../../../helpers/importing';

const ROWS = [
  { title: 'A', lat: 39.8, lon: 46.7, date: '2023-05-01', dead: 0 },
  { title: 'B', lat: 40, lon: 47, date: '2023-05-02', dead: 3 },
];
const DATA = JSON.stringify(ROWS);

describe('Rows in JSON', () => {
  it('are asked about as a table is, and read with their dates and types', async () => {
    const { layers, features, question, notes } = await imported('Incidents.json', DATA);
    expect(question).toEqual({
      name: 'Incidents.json',
      columns: ['title', 'lat', 'lon', 'date', 'dead'],
      rows: [
        ['A', '39.8', '46.7', '2023-05-01', '0'],
        ['B', '40', '47', '2023-05-02', '3'],
      ],
      count: 2,
      gaps: Array.from({ length: 5 }, () => new Uint8Array()),
      coarse: [0, 0, 0, 0, 0].map(() => new Uint8Array()),
      twoWays: [false, false, false, false, false],
      dateLike: ['date'],
      guess: {
        columns: { latitude: 'lat', longitude: 'lon', date: 'date', label: 'title' },
        numberDates: 'none',
        first: 'day',
      },
      doubts: [],
    });
    expect(notes).toEqual([]);
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({
      title: 'Incidents',
      file: { format: 'json-rows' },
      report: { found: 2, kept: 2, dated: 2 },
    });
    expect(features[1]).toMatchObject({
      number: 2,
      geometry: { type: 'Point', coordinates: [47, 40] },
      properties: ROWS[1],
      dates: { edtf: '2023-05-02' },
    });
  });

  it.each([
    ['in a member', 'x.json', `{"data":${DATA}}`],
    [
      'in a member with spaces and a byte order mark',
      'x.json',
      `\ufeff\n{ "rows" : ${JSON.stringify(ROWS, null, 2)} }`,
    ],
    ['in the only member, whatever its name', 'x.json', `{"attacks":${DATA}}`],
    ['one a line', 'x.ndjson', ROWS.map((row) => JSON.stringify(row)).join('\n')],
    ['one a line, under the name of another format', 'x.geojson', ROWS.map((row) => JSON.stringify(row)).join('\r\n')],
    ['as a sequence (RFC 8142)', 'x.json', ROWS.map((row) => `\x1e${JSON.stringify(row)}\n`).join('')],
    ['in a file that is called a table', 'x.csv', DATA],
    ['as pasted text', 'Pasted', DATA],
    ['after something that is no record', 'x.json', `[null,{},${DATA.slice(1)}`],
  ])('%s give the same', async (_, name, text) => {
    const { features } = await imported(name, text);
    expect(features.map(({ properties }) => properties)).toEqual(ROWS);
    expect(features.map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [46.7, 39.8] },
      { coordinates: [47, 40] },
    ]);
  });

  it('of one record are read from a file of lines alone', async () => {
    const text = JSON.stringify(ROWS[0]);
    expect((await imported('x.jsonl', text)).features).toHaveLength(1);
    expect((await imported('x.json', text)).refusal).toContain('no list of records');
  });

  it('of a service are told apart from what stands beside them', async () => {
    const { features, notes } = await imported('x.json', `{"count":900,"next":"page 2","results":${DATA}}`);
    expect(features).toHaveLength(2);
    expect(notes).toEqual(['told: The rows are those of “results”. Beside it the file has: count, next.']);
  });

  it('have all names that any record has, and in their properties those of their own', async () => {
    const { question, features } = await imported(
      'x.json',
      '[{"lat":1,"lon":2},{"lat":3,"lon":4,"note":"late","end":"2023"}]',
    );
    expect(question).toMatchObject({
      columns: ['lat', 'lon', 'note', 'end'],
      rows: [
        ['1', '2', '', ''],
        ['3', '4', 'late', '2023'],
      ],
    });
    expect(question?.gaps.map((set) => [...set].flatMap((bits, at) => (bits === 0 ? [] : [[at, bits]])))).toEqual([
      [],
      [],
      [[0, 1]],
      [[0, 1]],
    ]);
    expect(features.map(({ properties }) => properties)).toEqual([
      { lat: 1, lon: 2 },
      { lat: 3, lon: 4, note: 'late', end: 2023 },
    ]);
  });

  it('have lists and records as text, and lists of texts with semicolons between them', async () => {
    const rows = [
      { lat: 1, lon: 2, who: ['A', 'B'], none: [], at: { km: 3, by: ['x'] }, mixed: [1, 'a'], torn: ['a;b'] },
    ];
    const { features, notes } = await imported('x.json', JSON.stringify(rows));
    expect(features[0]?.properties).toEqual({
      lat: 1,
      lon: 2,
      who: 'A;B',
      none: null,
      at: '{"km":3,"by":["x"]}',
      mixed: '[1,"a"]',
      torn: '["a;b"]',
    });
    expect(notes).toEqual([
      `told: ${JSON_ROW_NOTES.joined} As written: “who”. (row 1)`,
      `told: ${JSON_ROW_NOTES.nested} As written: “at”, “mixed”, “torn”. (row 1)`,
    ]);
  });

  it('have their place in a column with GeoJSON or WKT, too', async () => {
    const place = { type: 'Point', coordinates: [46.7, 39.8] };
    for (const row of [{ location: place }, { geometry: 'POINT (46.7 39.8)' }])
      expect((await imported('x.json', JSON.stringify([row, row]))).features[0]?.geometry).toEqual(place);
  });

  it('have numbers that are written as texts as numbers, and say so', async () => {
    const { features, notes } = await imported(
      'x.json',
      '[{"lat":"39.8","lon":"46.7","dead":"3","code":"007"},{"lat":"40","lon":47,"dead":"","code":"12"}]',
    );
    expect(features.map(({ properties }) => properties)).toEqual([
      { lat: 39.8, lon: 46.7, dead: 3, code: '007' },
      { lat: 40, lon: 47, dead: '', code: '12' },
    ]);
    expect(features.map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [46.7, 39.8] },
      { coordinates: [47, 40] },
    ]);
    expect(notes).toEqual([`told: ${ROW_NOTES.texts} The first: “lat: 39.8”, “lon: 46.7”, “dead: 3”.`]);
  });

  it('keep texts and truth values as they are', async () => {
    const row = {
      lat: 1,
      lon: 2,
      sure: true,
      said: 'true',
      kept: ' a  b ',
      much: '12345678901234567890',
      big: 1.0000000000000002,
    };
    const { features } = await imported('x.json', JSON.stringify([row]));
    expect(features[0]?.properties).toEqual(row);
  });

  it('with faults cost no other, and are named by their number', async () => {
    const { features, notes, layers } = await imported(
      'x.json',
      '[{"lat":1,"lon":2},{"lat":1 2},7,[1],{},{"lat":3,"lon":4,"lon":5},{"lat":NaN,"lon":2},{"lat":"x","lon":1},{"lat":6,"lon":7',
    );
    expect(features.map(({ number }) => number)).toEqual([1, 6, 7, 8]);
    expect(notes).toEqual([
      `dropped: ${JSON_ROW_NOTES.broken} (row 2)`,
      `dropped: ${JSON_ROW_NOTES.none} (rows 3 and 4)`,
      `dropped: ${ROW_NOTES.empty} (row 5)`,
      `dropped: ${ROW_NOTES.coordinates} As written: “2,”, “1, x”. (rows 7 and 8)`,
      `dropped: ${JSON_ROW_NOTES.cut} (row 9)`,
      `repaired: ${VALUE_NOTES.mended.numbers} (row 7)`,
      `told: ${VALUE_NOTES.double} As written: “lon”. (row 6)`,
      'told: 2 rows have no position: they are in the table, not on the map. (rows 7 and 8)',
    ]);
    expect(layers[0]?.report).toMatchObject({ kept: 4 });
  });

  it('follow one that does not close', async () => {
    const { features, notes } = await imported(
      'x.json',
      `[{"lat":1,"lon":2},{"lat":3,"lon":[4},{"lat":5,"lon":6},{"lat":7,"lon":8}]`,
    );
    expect(features.map(({ properties }) => properties['lat'])).toEqual([1, 5, 7]);
    expect(notes).toEqual([`dropped: ${JSON_ROW_NOTES.broken} (row 2)`]);
  });

  const whole = (id: number): string => `{"id":${id},"lat":39,"lon":46}`;
  it.each([
    ['a value that is none', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":tru}'],
    ['a value that is none, behind a list of records', '{"id":1,"src":[{"id":8,"lat":1},{"id":9,"lat":1}],"x":tru}'],
    ['a bracket too few', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":[1}'],
    ['a bracket too few behind a list of records', '{"id":1,"src":[{"id":8,"lat":1},{"id":9,"lat":1},"x":1}'],
    ['no bracket at the end', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":1'],
    ['a bracket too many', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":1],"y":2}'],
    ['a quotation mark too few', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":"A,"y":2}'],
    ['quotation marks in a text', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":"the "big" one"}'],
    ['a comma too few', '{"id":1,"src":{"id":9,"lat":1,"lon":2},"x":"A" "y":2}'],
  ])('with %s give no record that lies in them, and cost no number', async (_, broken) => {
    for (const [before, between, after] of [
      ['[', ',', ']'],
      ['{"total":4,"data":[', ',\n ', '],"next":"page 2"}'],
    ] as const) {
      const text = `${before}${[whole(0), broken, whole(2), whole(3)].join(between)}${after}`;
      const { features, notes } = await imported('x.json', text);
      expect(features.map(({ number, properties }) => [number, properties['id']])).toEqual([
        [1, 0],
        [3, 2],
        [4, 3],
      ]);
      expect(notes.filter((note) => note.startsWith('dropped'))).toEqual([`dropped: ${JSON_ROW_NOTES.broken} (row 2)`]);
    }
    // One a line, a bracket may be missing at the end of each.
    const lines = [whole(0), broken, whole(2), whole(3)].join('\n');
    expect((await imported('x.ndjson', lines)).features.map(({ number }) => number)).toEqual([1, 3, 4]);
  });

  it('behind a bracket that closes the list too early are read, and what is none of them is named', async () => {
    const [one, two, three] = [1, 2, 3].map(whole);
    for (const text of [
      `[${one},${two}],${three}]`,
      `[${one},${two}]\n[${three}]`,
      `${one}\n${two}]\n${three}`,
      `{"data":[${one},${two}],${three}]}`,
    ]) {
      const { features, notes } = await imported('x.json', text);
      expect([features.map(({ number }) => number), notes]).toEqual([
        [1, 2, 3],
        [`repaired: ${VALUE_NOTES.more} (row 3)`],
      ]);
    }
    const rest = await imported('x.json', `[${whole(1)}] and more`);
    expect([rest.features.length, rest.notes]).toEqual([1, [`dropped: ${VALUE_NOTES.rest} (row 2)`]]);
    expect((await imported('x.json', `{"data":[${whole(1)}],"more":[${whole(2)}]}`)).features).toHaveLength(1);
  });

  it('are called rows in the table as in the report, and have their group once', async () => {
    const rows = ROWS.map((row) => ({ ...row, category: 'x' }));
    const json = (await imported('x.json', JSON.stringify(rows))).layers[0]!;
    const csv = (await imported('x.csv', 'category,lat,lon\nx,39.8,46.7\n')).layers[0]!;
    const headless = (await imported('x.csv', 'x,39.8,46.7\n')).layers[0]!;
    const features = (await imported('x.geojson', '{"type":"Feature","properties":{},"geometry":null}')).layers[0]!;
    expect([json, csv, features].map((layer) => [areRows(layer), numberWords(layer, 3)])).toEqual([
      [true, 'row 3'],
      [true, 'row 3'],
      [false, 'no. 3'],
    ]);
    expect(json.features[0]?.folders).toEqual(['x']);
    const titles = [
      'Row',
      'title',
      'lat',
      'lon',
      'date',
      'dead',
      'category',
      'From',
      'To',
      POSITION_TITLES.lat,
      POSITION_TITLES.lon,
    ];
    expect(ownRows(json).columns.map(({ title }) => title)).toEqual(titles);
    // A list has no headings, and a table without has none in its first row.
    const about = 'The number of the row in its file';
    expect([json, csv, headless].map((layer) => ownRows(layer).columns[0]?.about)).toEqual([
      `${about}.`,
      `${about}, in which the headings are row 1.`,
      `${about}.`,
    ]);
  });

  it('with names that are none, that scripts act on, or that become the same', async () => {
    const { features, notes } = await imported(
      'x.json',
      '[{"lat":1,"lon":2,"":3,"__proto__":4,"_proto_":5,"a\\ud800":6}]',
    );
    expect(features[0]?.properties).toEqual({
      lat: 1,
      lon: 2,
      'Column 3': 3,
      _proto_: 4,
      '_proto_ (2)': 5,
      'a\ufffd': 6,
    });
    expect(notes).toEqual([
      `repaired: ${ROW_NOTES.unnamed} (row 1)`,
      `repaired: ${VALUE_FAULTS.proto} (row 1)`,
      `repaired: ${ROW_NOTES.double} As written: “_proto_”. (row 1)`,
      `repaired: ${VALUE_FAULTS.halves} (row 1)`,
    ]);
  });

  it('however deep or many', async () => {
    const deep = await imported('x.json', `[{"lat":1,"lon":2,"deep":${'['.repeat(9000)}${']'.repeat(9000)}}]`);
    expect(deep.notes.join()).toContain(VALUE_FAULTS.deep);
    const wide = `[{${Array.from({ length: 2001 }, (_, at) => `"${at}":1`).join()}}]`;
    expect((await imported('x.json', wide)).refusal).toMatch(/more than 2,000 columns/);
    const names = Array.from({ length: 2100 }, (_, at) => ({ lat: 1, [`name ${at}`]: 1 }));
    expect((await imported('x.json', JSON.stringify(names))).refusal).toMatch(/more than 2,000 columns/);
  });

  it('that nest without an end are given up, and that is said', async () => {
    const { refusal } = await imported('x.json', `[${'{"a":1,\n'.repeat(50_000)}`);
    expect(refusal).toContain(VALUE_NOTES.stopped);
    const features = await imported('x.geojson', '{"type":"Feature","properties":{"a":1,\n'.repeat(20_000));
    expect(features.refusal).toContain(VALUE_NOTES.stopped);
    const deep = await imported('x.json', '[{"a":'.repeat(50_000));
    expect(deep.refusal).toContain(JSON_ROW_NOTES.cut);
  });

  it('in UTF-16 are read', async () => {
    const units = Uint16Array.from(`\ufeff${DATA}`, (letter) => letter.charCodeAt(0));
    expect((await imported('x.json', new Uint8Array(units.buffer))).features).toHaveLength(2);
  });

  it('with a date in two orders are asked which it is', async () => {
    const { question } = await imported('x.json', '[{"lat":1,"lon":2,"date":"4/5/2023"}]');
    expect(question?.twoWays).toEqual([false, false, true]);
    expect(question?.doubts.join()).toContain('4/5/2023');
  });
});

const POINT = { type: 'Feature', properties: { name: 'A' }, geometry: { type: 'Point', coordinates: [46.7, 39.8] } };
describe('What else is JSON is told apart from rows', () => {
  it.each([
    ['a list of features', [POINT], 'geojson'],
    ['a list of geometries', [POINT.geometry], 'geojson'],
    ['features without their type', [{ name: 'A', geometry: POINT.geometry }], 'geojson'],
    ['a collection with another list', { data: ROWS, type: 'FeatureCollection', features: [POINT] }, 'geojson'],
    ['a collection in a list of places', { type: 'FeatureCollection', '@context': 'x', features: [POINT] }, 'geojson'],
    [
      'TopoJSON',
      { type: 'Topology', data: ROWS, objects: { a: { type: 'Point', coordinates: [1, 2] } }, arcs: [] },
      'topojson',
    ],
    ['rows of which a column is called type', [{ type: 'Point', lat: 1, lon: 2 }], 'json-rows'],
    ['rows of which a column is called properties', [{ properties: 'none', lat: 1, lon: 2 }], 'json-rows'],
  ])('%s', async (_, value, format) => {
    expect((await imported('x.json', JSON.stringify(value))).layers[0]?.file.format).toBe(format);
  });

  it('features one a line', async () => {
    const lines = [POINT, POINT].map((each) => JSON.stringify(each)).join('\n');
    expect((await imported('x.ndjson', lines)).layers[0]?.file.format).toBe('geojson');
  });

  it.each([
    ['annotations in a list', [{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', target: 'x' }]],
    ['annotations without a context', [{ id: 'a', type: 'Annotation', target: 'x' }]],
    [
      'a page of annotations',
      { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items: [{ id: 'a' }] },
    ],
    ['a description of data', { '@context': 'https://w3id.org/ro/crate/1.3/context', '@graph': [{ '@id': 'a' }] }],
    ['JSON of ArcGIS', { geometryType: 'esriGeometryPoint', data: ROWS, features: [{ attributes: {} }] }],
    [
      'a list of lists',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a package', { name: 'x', files: ['a'], contributors: [{ name: 'A' }] }],
    ['nothing', []],
    ['empty records', [{}, {}]],
  ])('%s is refused', async (_, value) => {
    const { end, refusal } = await imported('x.json', JSON.stringify(value));
    expect([end.type, refusal.length > 20]).toEqual(['refused', true]);
  });

  it.each([
    ['a story', { id: 'own-1', title: 'x', steps: [{ id: 'a' }], items: ROWS }, 'story'],
    ['a project', { type: 'rapprochement-atlas-project', rows: ROWS, layers: [] }, 'project'],
    ['rows', ROWS, null],
  ])('%s finds its way', (_, value, other) =>
    expect(otherByStart('x.json', new TextEncoder().encode(JSON.stringify(value)))).toBe(other),
  );
});
