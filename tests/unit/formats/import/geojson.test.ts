import { describe, expect, it } from 'vitest';
import { JSON_NOTES } from '../../../../src/formats/import/geojson';
import { GEOMETRY_NOTES } from '../../../../src/formats/import/geometry';
import { AXIS_NOTES } from '../../../../src/formats/import/axes';
import { imported } from '../../../helpers/importing';

const point = (properties: object = {}, coordinates: unknown = [46.5, 39.6]): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
});
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const shape = (type: string, coordinates: unknown): object => ({
  type: 'Feature',
  properties: {},
  geometry: { type, coordinates },
});
const SQUARE = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
];

describe('GeoJSON', () => {
  it('is read with its properties, dates and bounds, and nothing is noted of a good file', async () => {
    const file = collection(
      point({ name: 'A', start_date: '2020-11-10', end_date: '2022-08-30' }),
      point({ name: 'B', count: 3 }, [47, 40, 120]),
    );
    const { end, layers, notes } = await imported('My layer.geojson', file);
    expect(end).toEqual({ type: 'done' });
    expect(notes).toEqual([]);
    expect(layers).toHaveLength(1);
    expect(layers[0]).toMatchObject({
      title: 'My layer',
      file: { name: 'My layer.geojson', format: 'geojson', bytes: file.length },
      bounds: [46.5, 39.6, 47, 40],
      report: { found: 2, kept: 2, dated: 1 },
      features: [
        { number: 1, geometry: { type: 'Point', coordinates: [46.5, 39.6] }, dates: { edtf: '2020-11-10/2022-08-30' } },
        { number: 2, geometry: { coordinates: [47, 40, 120] }, properties: { name: 'B', count: 3 }, dates: null },
      ],
    });
    expect(layers[0]?.columns).toMatchObject([
      { name: 'name', type: 'text', filled: 2, range: null, hasMore: false },
      { name: 'start_date', type: 'date', filled: 1 },
      { name: 'end_date', type: 'date', filled: 1 },
      { name: 'count', type: 'number', range: [3, 3], values: [{ value: '3', count: 1 }] },
    ]);
  });

  it.each([
    ['one feature', JSON.stringify(point({ a: 1 })), 1],
    ['a bare geometry', JSON.stringify({ type: 'Point', coordinates: [1, 2] }), 1],
    ['one a line', `${JSON.stringify(point())}\n${JSON.stringify(point())}\r\n`, 2],
    ['a text sequence', `\x1e${JSON.stringify(point())}\n\x1e${JSON.stringify(point())}\n`, 2],
    ['a list', JSON.stringify([point(), point(), point()]), 3],
    ['collections one after the other', collection(point()) + collection(point()), 2],
    ['features before their type', `{"features":[${JSON.stringify(point())}],"type":"FeatureCollection"}`, 1],
    ['a byte order mark', `\ufeff${collection(point())}`, 1],
    ['a name of another format', collection(point()), 1],
  ])('%s', async (_, text, count) => {
    const { end, features } = await imported('x.csv', text);
    expect(end).toEqual({ type: 'done' });
    expect(features).toHaveLength(count);
    expect(features.every(({ geometry }) => geometry?.type === 'Point')).toBe(true);
    expect(features.map(({ number }) => number)).toEqual(features.map((__, at) => at + 1));
  });

  it.each([['utf-16le'], ['utf-16be']] as const)('%s, with and without a mark', async (set) => {
    const text = collection(point({ name: 'Şuşa' }));
    for (const mark of ['\ufeff', '']) {
      const units = Uint16Array.from(mark + text, (letter) => letter.charCodeAt(0));
      const bytes = new Uint8Array(units.buffer);
      const turned =
        set === 'utf-16be' ? new Uint8Array(Array.from(units).flatMap((unit) => [unit >> 8, unit & 255])) : bytes;
      const { features } = await imported('x.geojson', turned);
      expect(features[0]?.properties).toEqual({ name: 'Şuşa' });
    }
  });

  it('keeps what is foreign to it: ids, and dates of the Linked Places format', async () => {
    const when = { timespans: [{ start: { in: '0050' }, end: { in: '0099' } }] };
    const { features } = await imported(
      'x.json',
      collection({ ...point({ title: 'A' }), id: 'a1', '@id': 'x', when, bbox: [1, 2, 3, 4] }),
    );
    expect(features[0]).toMatchObject({
      properties: { title: 'A', id: 'a1', '@id': 'x' },
      dates: { edtf: '0050/0099' },
    });
    expect(features[0]?.properties).not.toHaveProperty('bbox');
  });

  it('closes and turns rings, and says so', async () => {
    const open = SQUARE.slice(0, -1);
    const clockwise = SQUARE.toReversed();
    const { features, notes } = await imported(
      'x.json',
      collection(shape('Polygon', [open]), shape('Polygon', [clockwise, SQUARE])),
    );
    expect(features[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [SQUARE] });
    expect(features[1]?.geometry).toEqual({ type: 'Polygon', coordinates: [SQUARE, clockwise] });
    expect(notes).toEqual([
      `repaired: ${GEOMETRY_NOTES.open} (feature 1)`,
      `repaired: ${GEOMETRY_NOTES.winding} (feature 2)`,
    ]);
  });

  it('makes the ends of a ring the same in height, too, and leaves out heights that are no numbers', async () => {
    const ring = [
      [0, 0, 5],
      [2, 0, 6],
      [2, 2, 7],
      [0, 0, 4.9],
    ];
    const { features, notes } = await imported(
      'x.json',
      collection(
        shape('Polygon', [ring]),
        { ...shape('Polygon', [[...ring.slice(0, 3), [0, 0]]]), properties: { name: 'other' } },
        point({}, [46.5, 39.6, 'f']),
      ),
    );
    for (const { geometry } of features.slice(0, 2))
      expect(geometry).toEqual({ type: 'Polygon', coordinates: [[...ring.slice(0, 3), [0, 0, 5]]] });
    expect(features[2]?.geometry).toEqual({ type: 'Point', coordinates: [46.5, 39.6] });
    expect(notes).toEqual([
      `repaired: ${GEOMETRY_NOTES.open} (features 1 and 2)`,
      `repaired: ${GEOMETRY_NOTES.height} (feature 3)`,
    ]);
  });

  it.each([
    ['null', null, '1 feature has no position: it is in the table, not on the map.', 'told'],
    ['empty', { type: 'Point', coordinates: [] }, GEOMETRY_NOTES.empty, 'told'],
    ['of no type', { type: 'Circle', coordinates: [1, 2] }, GEOMETRY_NOTES.unknown, 'dropped'],
    ['of the wrong depth', { type: 'Polygon', coordinates: [1, 2] }, GEOMETRY_NOTES.shape, 'dropped'],
    ['beyond the poles', { type: 'Point', coordinates: [10, 95] }, GEOMETRY_NOTES.range, 'dropped'],
    ['of words', { type: 'Point', coordinates: ['a', 'b'] }, GEOMETRY_NOTES.noNumber, 'dropped'],
    ['a line of one position', { type: 'LineString', coordinates: [[1, 2]] }, GEOMETRY_NOTES.short, 'dropped'],
    ['a text', 'POINT (1 2)', GEOMETRY_NOTES.unknown, 'dropped'],
  ])('keeps a feature whose geometry is %s, off the map', async (_, geometry, message, kind) => {
    const features = [point({}, [200, 10]), { type: 'Feature', properties: { name: 'kept' }, geometry }];
    const read = await imported('x.json', collection(...features));
    expect(read.features[1]).toMatchObject({ geometry: null, properties: { name: 'kept' } });
    expect(read.notes).toContain(`${kind}: ${message} (feature 2)`);
  });

  it('brings what runs beyond 180 degrees into range, cut at the antimeridian, and gives bounds that cross it', async () => {
    const line = [
      [170, 0],
      [190, 10],
    ];
    const area = [
      [175, 0],
      [185, 0],
      [185, 2],
      [175, 2],
      [175, 0],
    ];
    const { layers, features, notes } = await imported(
      'x.json',
      collection(shape('LineString', line), shape('Polygon', [area]), point({}, [-190, 1])),
    );
    expect(features[0]?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [170, 0],
          [180, 5],
        ],
        [
          [-180, 5],
          [-170, 10],
        ],
      ],
    });
    expect(features[1]?.geometry).toMatchObject({
      type: 'MultiPolygon',
      coordinates: [[{ length: 5 }], [{ length: 5 }]],
    });
    expect(features[2]?.geometry).toEqual({ type: 'Point', coordinates: [170, 1] });
    expect(layers[0]?.bounds).toEqual([170, 0, -170, 10]);
    expect(notes).toEqual([`repaired: ${GEOMETRY_NOTES.beyond} (features 1, 2 and 3)`]);
  });

  it('tells of a line that jumps around the earth, and of no edge of the map', async () => {
    const jump = [
      [179, 0],
      [-179, 1],
    ];
    const edge = [
      [-180, -90],
      [180, -90],
      [180, -60],
      [-180, -60],
      [-180, -90],
    ];
    const { notes } = await imported('x.json', collection(shape('LineString', jump), shape('Polygon', [edge])));
    expect(notes).toEqual([`told: ${GEOMETRY_NOTES.jump} (feature 1)`]);
  });

  it('makes collections in collections one', async () => {
    const inner = { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }] };
    const geometry = {
      type: 'GeometryCollection',
      geometries: [
        inner,
        {
          type: 'LineString',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
      ],
    };
    const { features, notes } = await imported('x.json', collection({ type: 'Feature', properties: {}, geometry }));
    expect(features[0]?.geometry).toMatchObject({ geometries: [{ type: 'Point' }, { type: 'LineString' }] });
    expect(notes).toEqual([`repaired: ${GEOMETRY_NOTES.nested} (feature 1)`]);
  });

  it('goes by the type where members of other types stand beside it', async () => {
    const odd = { type: 'Point', features: [], geometry: null, properties: {}, coordinates: [1, 2] };
    expect((await imported('x.json', JSON.stringify(odd))).features[0]?.geometry).toEqual({
      type: 'Point',
      coordinates: [1, 2],
    });
    const { features } = await imported('x.json', JSON.stringify({ ...point({ a: 1 }), features: [] }));
    expect(features[0]?.properties).toEqual({ a: 1 });
  });

  it('reads Web Mercator, and refuses other projections by name', async () => {
    const crs = (name: string): string => `"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:${name}"}}`;
    const file = (name: string, at: readonly number[]): string =>
      `{"type":"FeatureCollection",${crs(name)},"features":[${JSON.stringify(point({}, at))}]}`;
    expect((await imported('x.json', file('OGC:1.3:CRS84', [46.5, 39.6]))).notes).toEqual([]);
    const mercator = await imported('x.json', file('EPSG::3857', [5_176_356.32, 4_807_984.9]));
    expect(mercator.features[0]?.geometry).toMatchObject({
      coordinates: [expect.closeTo(46.5, 4), expect.closeTo(39.6, 3)],
    });
    expect(mercator.notes).toHaveLength(1);
    expect((await imported('x.json', file('EPSG::32638', [500_000, 4_400_000]))).refusal).toContain('EPSG::32638');
  });

  it('reads latitude first where longitude first cannot be, and suspects it where the atlas lies', async () => {
    const japan = [point({}, [35, 139]), point({}, [36, 140])];
    const read = await imported('x.json', collection(...japan));
    expect(read.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [139, 35] });
    expect(read.notes[0]).toMatch(/^repaired: Coordinates have latitude first/);

    const near = [44, 38, 51, 42] as const;
    const exchanged = await imported('x.json', collection(point({}, [39.6, 46.5])), undefined, { near });
    expect(exchanged.layers[0]?.report.notes).toMatchObject([{ kind: 'told', offer: 'swap-axes', count: 1 }]);
    expect((await imported('x.json', collection(point()), undefined, { near })).notes).toEqual([]);
    const anew = await imported('x.json', collection(point({}, [39.6, 46.5])), undefined, { near, swapAxes: true });
    expect(anew.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [46.5, 39.6] });
  });

  it('names the few features whose axes seem exchanged among right ones, and exchanges them alone if the reader wishes', async () => {
    const near = [44, 38, 51, 42] as const;
    const right = [point({}, [46.5, 39.6]), point({}, [47, 40]), point({}, [45, 39]), point({}, [2.35, 48.86])];
    const file = collection(...right, point({}, [39.2601, 46.4621]));
    const read = await imported('x.json', file, undefined, { near });
    expect(read.layers[0]?.report.notes).toEqual([
      {
        kind: 'told',
        message: `${AXIS_NOTES.some} As written: “46.4621, 39.2601”.`,
        where: 'feature 5',
        count: 1,
        numbers: [5],
        offer: 'swap-strays',
      },
    ]);
    expect(read.features[4]?.geometry).toEqual({ type: 'Point', coordinates: [39.2601, 46.4621] });
    const anew = await imported('x.json', file, undefined, { near, swapAxes: 'swap-strays' });
    expect(anew.features.map(({ geometry }) => (geometry as { coordinates?: unknown }).coordinates)).toEqual([
      [46.5, 39.6],
      [47, 40],
      [45, 39],
      [2.35, 48.86],
      [46.4621, 39.2601],
    ]);
    expect(anew.notes).toEqual([
      'repaired: Latitude and longitude of 1 feature were exchanged, as you wished: 46.4621, 39.2601 is now 39.2601, 46.4621. (feature 5)',
    ]);
    const all = await imported('x.json', collection(point({}, [39.2, 46.4]), point({}, [39.3, 46.5])), undefined, {
      near,
      swapAxes: true,
    });
    expect(all.layers[0]?.report.notes).toEqual([
      {
        kind: 'repaired',
        message:
          'Latitude and longitude of 2 features were exchanged, as you wished: 46.4, 39.2 is now 39.2, 46.4 in feature 1.',
        where: 'features 1 and 2',
        count: 2,
        numbers: [1, 2],
        isWished: true,
      },
    ]);
    // Of a file about other places, one lies there by chance.
    const elsewhere = [1, 2, 3, 4, 5].map((at) => point({}, [at, 50]));
    expect(
      (await imported('x.json', collection(point(), ...elsewhere, point({}, [39.26, 46.46])), undefined, { near }))
        .notes,
    ).toEqual([]);
  });

  it('asks how dates are written if they can be read in two ways, as of a table', async () => {
    const file = collection(
      point({ name: 'A', start_date: '4/5/2023', end_date: '6/5/2023' }),
      point({ end_date: '7/5/2023' }),
    );
    const { question, features, notes } = await imported('x.geojson', file, ({ guess }) => ({
      ...guess,
      first: 'month',
    }));
    expect(question).toEqual({
      name: 'x.geojson',
      columns: ['start_date', 'end_date'],
      rows: [
        ['4/5/2023', '6/5/2023'],
        ['', '7/5/2023'],
      ],
      count: 2,
      gaps: [],
      coarse: [],
      twoWays: [true, true],
      isOfDates: true,
      guess: { columns: { start: 'start_date', end: 'end_date' }, numberDates: 'none', first: 'day' },
      doubts: ['Dates such as 4/5/2023 can be read in two ways: say which number is the day.'],
    });
    expect(features.map(({ dates }) => dates?.edtf)).toEqual(['2023-04-05/2023-06-05', '../2023-07-05']);
    expect(notes).toEqual([
      'told: 1 feature has no first day and is shown on all days up to its last. (feature 2)',
      'told: “4/5/2023” and 2 others are read month first; none of the dates that were read shows which number is the day.',
    ]);
    const shown = await imported('x.geojson', collection(point({ date: '4/5/2023' }), point({ date: '5/14/2023' })));
    expect([shown.question, shown.notes]).toEqual([
      null,
      ['told: “4/5/2023” is read month first, because “5/14/2023” (feature 2) can be read in no other way.'],
    ]);
    const clear = await imported('x.geojson', collection(point({ date: '14/5/2023' }), point({ end_date: '..' })));
    expect([clear.question, clear.notes]).toEqual([null, []]);
  });

  it('reads coordinates with a decimal comma, and says so', async () => {
    const { features, notes } = await imported('x.json', collection(point({}, ['46,5', '39,6'])));
    expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [46.5, 39.6] });
    expect(notes).toEqual([`repaired: ${GEOMETRY_NOTES.comma} (feature 1)`]);
  });

  describe('with faults in its text', () => {
    const good = JSON.stringify(point({ name: 'good' }));

    it('gives what is whole of a file that was cut short', async () => {
      const { features, notes } = await imported(
        'x.json',
        `{"type":"FeatureCollection","features":[\n${good},\n${good.slice(0, 40)}`,
      );
      expect(features).toHaveLength(1);
      expect(notes).toEqual([`dropped: ${JSON_NOTES.cut} (line 3)`]);
    });

    it('leaves out one broken feature, with its line, and no other', async () => {
      const [two, three] = [good.replace('good', 'two'), good.replace('good', 'three')];
      const lines = [good, '{"type":"Feature","properties":{"name":"no end"', two, '{"type": oops}', three];
      const { features, notes, layers } = await imported(
        'x.json',
        `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}`,
      );
      expect(features).toHaveLength(3);
      expect(notes).toEqual([`dropped: ${JSON_NOTES.broken} (lines 3 and 5)`]);
      expect(layers[0]?.report).toMatchObject({ kept: 3 });
    });

    it('takes no feature that lies in a broken one for one of the file', async () => {
      const inside = good.replace('good', 'inside');
      const broken = `{"type":"Feature","properties":{"of":${inside},"x":tru},"geometry":null}`;
      const { features, notes } = await imported(
        'x.json',
        `{"type":"FeatureCollection","features":[${good},${broken},${good.replace('good', 'last')}]}`,
      );
      expect(features.map(({ number, properties }) => [number, properties['name']])).toEqual([
        [1, 'good'],
        [3, 'last'],
      ]);
      expect(notes).toEqual([`dropped: ${JSON_NOTES.broken} (line 1)`]);
    });

    it('reads the features of a collection with a broken one, and the collections behind it', async () => {
      const of = (...inside: string[]): string => `{"type":"FeatureCollection","features":[${inside.join()}],"n":1}`;
      const lines = [of(good), of(good, '{"type": oops}', good), good, of(good)];
      for (const sign of ['\n', ' ']) {
        const { features, notes } = await imported('x.geojson', lines.join(sign));
        expect(features.map(({ number }) => number)).toEqual([1, 2, 4, 5, 6]);
        expect(notes[0]).toBe(`dropped: ${JSON_NOTES.broken} (line ${sign === ' ' ? 1 : 2})`);
      }
    });

    it('reads on behind a bracket that closes the collection too early', async () => {
      const { features, notes } = await imported(
        'x.json',
        `{"type":"FeatureCollection","features":[${good}],${good},${good}]}`,
      );
      expect([features.length, notes[0]]).toEqual([3, `repaired: ${JSON_NOTES.more} (line 1)`]);
      const junk = await imported('x.json', `{"type":"FeatureCollection","features":[${good}]} and more ${good}`);
      expect(junk.features).toHaveLength(2);
    });

    it('mends NaN, commas, comments, line breaks and zeros, and loses no year', async () => {
      const slips =
        '{"type":"Feature",/* hm */"properties":{"a":NaN,"b":[1,],"c":"x\ny","date":0050,},"geometry":null}';
      const { features, notes } = await imported(
        'x.json',
        `{"type":"FeatureCollection","features":[${slips},${good}]}`,
      );
      expect(features[0]?.properties).toEqual({ a: null, b: [1], c: 'x\ny', date: '0050' });
      expect(features[0]?.dates?.edtf).toBe('0050');
      const { mended } = JSON_NOTES;
      for (const message of [mended.numbers, mended.commas, mended.comments, mended.controls, mended.zeros])
        expect(notes).toContain(`repaired: ${message} (line 1)`);
    });

    it('tells of a name that stands twice', async () => {
      const { features, notes } = await imported(
        'x.json',
        `\n{"type":"Feature","properties":{"a":1,"a":2},"geometry":null}`,
      );
      expect(features[0]?.properties).toEqual({ a: 2 });
      expect(notes).toContain(`told: ${JSON_NOTES.double} As written: “a”. (line 2)`);
    });

    it('counts what is no feature', async () => {
      const { layers, notes } = await imported(
        'x.json',
        `{"type":"FeatureCollection","features":[${good},null,7,{"a":1}]}`,
      );
      expect(layers[0]?.report).toMatchObject({ found: 4, kept: 1 });
      expect(notes).toEqual([expect.stringMatching(/^dropped: .*features 2, 3 and 4\)$/)]);
    });
  });

  it('does no harm by names and texts', async () => {
    const text = `{"type":"Feature","properties":{"__proto__":{"polluted":true},"constructor":1,"toString":"x","html":"<img src=x onerror=alert(1)>","half":"a\\ud800"},"geometry":null}`;
    const { features, notes } = await imported('x.json', text);
    expect(Object.entries(features[0]?.properties ?? {})).toEqual([
      ['_proto_', { polluted: true }],
      ['constructor', 1],
      ['toString', 'x'],
      ['html', '<img src=x onerror=alert(1)>'],
      ['half', 'a\ufffd'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(notes.filter((note) => note.startsWith('repaired'))).toHaveLength(2);
  });

  it('takes deep values and deep collections without an exception', async () => {
    const deep = `${'['.repeat(50_000)}1${']'.repeat(50_000)}`;
    let geometry = '{"type":"Point","coordinates":[1,2]}';
    for (let depth = 0; depth < 2000; depth++) geometry = `{"type":"GeometryCollection","geometries":[${geometry}]}`;
    const read = await imported('x.json', `{"type":"Feature","properties":{"deep":${deep}},"geometry":${geometry}}`);
    expect(read.end.type).toBe('done');
    expect(read.notes.filter((note) => note.startsWith('dropped'))).toHaveLength(2);
  });

  it('merges notes of the same kind, however many', async () => {
    const { layers } = await imported(
      'x.json',
      collection(...Array.from({ length: 5000 }, () => ({ ...point(), geometry: null }))),
    );
    expect(layers[0]?.report.notes).toEqual([
      {
        kind: 'told',
        message: '5,000 features have no position: they are in the table, not on the map.',
        where: 'features 1, 2, 3, 4, 5 and more',
        count: 5000,
      },
    ]);
  });

  it('hands features on in batches', async () => {
    const { batches } = await imported(
      'x.json',
      collection(...Array.from({ length: 10_000 }, (_, at) => point({ at }))),
    );
    expect(batches.length).toBeGreaterThan(2);
    expect(Math.max(...batches)).toBeLessThan(4000);
  });

  it.each([
    ['an empty collection', collection(), 'has no features'],
    ['JSON of something else', '{"a": 1}', 'no GeoJSON or TopoJSON'],
    ['half a word', '{"type": "FeatureColl', 'no GeoJSON or TopoJSON'],
  ])('%s is refused in words', async (_, text, words) => {
    expect((await imported('x.geojson.txt', text)).refusal).toContain(words);
  });
});
