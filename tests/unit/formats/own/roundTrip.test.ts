/** Own layers that are taken away and opened again: the same features, dates and values, whatever they are, in GeoJSON and in CSV. */
import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readEdtf, shortestEdtf } from '../../../../src/domain/edtf';
import {
  ownText,
  type OwnFeature,
  type OwnFeatureStyle,
  type OwnLayer,
  type OwnValue,
} from '../../../../src/domain/ownData';
import { ownRows } from '../../../../src/domain/tableOwn';
import { shownColumns } from '../../../../src/domain/tableRows';
import { ownCsv } from '../../../../src/formats/own/ownCsv';
import { ownFile } from '../../../../src/views/export/ownExport';
import { ownFeature, ownLayer } from '../../../fixtures/ownLayers';
import { imported } from '../../../helpers/importing';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 100);
const context = { view: { window: { from: 0, to: 1 } }, atlas: 'Atlas', frame: null, today: '2026-11-27' };

async function again(layer: OwnLayer, format: 'CSV' | 'GeoJSON'): Promise<OwnLayer> {
  const { name, text } = ownFile(layer, format, 'all', context);
  const { layers, refusal } = await imported(name, text);
  expect(refusal).toBe('');
  return layers[0] as OwnLayer;
}

/** What a layer read from a file has: columns are counted by the importer. */
async function counted(features: readonly OwnFeature[]): Promise<OwnLayer> {
  const columns = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  return ownLayer(
    'mine',
    features,
    columns.map((name) => ({ name, type: 'text', filled: 1, values: [], hasMore: false, range: null })),
  );
}

const ROWS: readonly (readonly [string, Readonly<Record<string, OwnValue>>, string | null, Geometry | null])[] = [
  [
    'an area',
    { name: 'a' },
    '2020',
    {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 1],
        ],
      ],
    },
  ],
  ['points with digits without end', { name: 'a' }, '2020', { type: 'Point', coordinates: [46.123456789012, 1 / 3] }],
  ['a height', { name: 'a' }, '2020', { type: 'Point', coordinates: [46, 40, 1200] }],
  ['a date before the year 0', { name: 'a' }, '-0044-03-15', { type: 'Point', coordinates: [1, 1] }],
  ['a month', { date: '2020-05' }, '2020-05', { type: 'Point', coordinates: [1, 1] }],
  ['an open end', { name: 'a' }, '2020-05-01/..', { type: 'Point', coordinates: [1, 1] }],
  ['an open start with doubt', { name: 'a' }, '../2020-05~', { type: 'Point', coordinates: [1, 1] }],
  [
    'a formula',
    { name: '=SUM(1)', other: "'=1", more: '-', most: '\t@x\ny' },
    null,
    { type: 'Point', coordinates: [1, 1] },
  ],
  [
    'names of ours',
    { From: 'Baku', to: 'x', EDTF: '?', 'No.': 'A1', WKT: 'no', edtf: 'never' },
    '2020',
    { type: 'Point', coordinates: [1, 1] },
  ],
  [
    'dates and shapes of its own',
    { start: '1990-01-01', end: '1991-01-01', geom: 'POINT (5 5)' },
    '2020',
    { type: 'Point', coordinates: [1, 1] },
  ],
  ['signs of another kind of table in texts of several lines', { name: ';\nb', more: ';\n;"' }, '2020', null],
  ['years as names', { '1990': 5, '2000': 7 }, '2020', { type: 'Point', coordinates: [1, 1] }],
];

/** A value as files have it: nothing, null and an empty text are the same. */
const plain = (value: OwnValue | undefined): string | null => ownText(value)?.replace(/^\s+|\s+$/g, '') ?? null;
/** A value by the name of its column, whether or not that is one of ours. */
const valueOf = (properties: OwnFeature['properties'], name: string): OwnValue | undefined =>
  properties[`${name} (as in the file)`] ?? properties[name];

function expectSame(given: OwnLayer, read: OwnLayer): void {
  expect(read.features.map(({ geometry }) => geometry)).toEqual(given.features.map(({ geometry }) => geometry));
  expect(read.features.map(({ dates }) => dates)).toEqual(given.features.map(({ dates }) => dates));
  for (const [at, { properties }] of given.features.entries())
    for (const [name, value] of Object.entries(properties))
      expect(plain(valueOf(read.features[at]?.properties ?? {}, name)), name).toBe(plain(value));
}

describe.each(['CSV', 'GeoJSON'] as const)('An own layer as %s', (format) => {
  it.each(ROWS)('has %s when it is opened again', async (_what, properties, edtf, geometry) => {
    const one = await counted([ownFeature(1, properties, edtf, geometry)]);
    expectSame(one, await again(one, format));
    const layer = await counted([
      ownFeature(1, properties, edtf, geometry),
      ownFeature(2, { name: 'b' }, '2021-01-01', { type: 'Point', coordinates: [3, 3] }),
    ]);
    const read = await again(layer, format);
    expectSame(layer, read);
    // And it does not grow from file to file.
    const [once, twice] = [
      ownFile(read, format, 'all', context),
      ownFile(await again(read, format), format, 'all', context),
    ];
    expect(twice.text).toBe(once.text);
  });

  it('is the same with any shapes, dates and texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const layer = await counted(
          rows.map(({ properties, edtf, geometry }, at) => ownFeature(at + 1, properties, edtf, geometry)),
        );
        expectSame(layer, await again(layer, format));
      }),
      { numRuns },
    );
  });
});

describe('Rows of a table as CSV', () => {
  it('are the same features again, in whatever order the columns are', async () => {
    const layer = await counted([
      ownFeature(1, { name: 'a', note: '2021-05-01', start: 'x', lon: 'west' }, '2020-05', {
        type: 'Point',
        coordinates: [46.5, 40.25],
      }),
      ownFeature(2, { name: 'b', note: 'two, three', start: 'y', lon: 'east' }, '2021-01-01/..', {
        type: 'Point',
        coordinates: [3, 3],
      }),
      ownFeature(3, { name: 'c' }, null, {
        type: 'LineString',
        coordinates: [
          [1, 1],
          [2, 2],
        ],
      }),
    ]);
    const rows = ownRows(layer);
    const names = rows.columns.filter(({ isName }) => !isName).map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (chosen) => {
        const columns = shownColumns(rows.columns, chosen);
        const text = ownCsv(layer, layer.features.keys(), columns, rows);
        const { layers, refusal } = await imported('rows.csv', text);
        expect(refusal).toBe('');
        expectSame(layer, layers[0] as OwnLayer);
      }),
      { numRuns },
    );
  });
});

describe('Dates of a file', () => {
  it('stay as written in GeoJSON beside ours, also where a row has none', async () => {
    const rows =
      'event_date,end_date,lat,lon\n26.11.2022,01.12.2022,39,46\n05.01.2023,,39,46\n2023-02-01,2023-02-03,39,46\n';
    const { layers } = await imported('x.csv', rows, ({ guess }) => ({ ...guess, withoutEnd: 'one-day' }));
    const { features } = JSON.parse(ownFile(layers[0] as OwnLayer, 'GeoJSON', 'all', context).text) as {
      features: { properties: Record<string, unknown> }[];
    };
    const ends = features.map(({ properties }) => [properties['end_date (as in the file)'], properties['end_date']]);
    expect(ends).toEqual([
      ['01.12.2022', '2022-12-01'],
      [null, '2023-01-05'],
      [undefined, '2023-02-03'],
    ]);
    const read = await again(layers[0] as OwnLayer, 'GeoJSON');
    expect(read.features.map(({ dates }) => dates)).toEqual(layers[0]?.features.map(({ dates }) => dates));
    const written = (of: OwnLayer): string | undefined =>
      ownFile(of, 'GeoJSON', 'all', context).text.split('"features"')[1];
    expect(written(read)).toBe(written(layers[0] as OwnLayer));
  });
});

describe('Colours of a file', () => {
  const style: OwnFeatureStyle = { colour: '#ff0000', fill: '#00ff00', fillOpacity: 0.5, width: 3 };
  const area: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
    ],
  };

  it('are in GeoJSON as other programs write them, and read again', async () => {
    const layer = await counted([
      { ...ownFeature(1, { name: 'a' }, null, area), style },
      { ...ownFeature(2, { name: 'b' }), style: { colour: '#0000ff' } },
      // A column of the file that says no colour keeps its value.
      { ...ownFeature(3, { stroke: 'a blow' }, null, area), style: { colour: '#ff0000' } },
      ownFeature(4, { fill: 'gravel' }),
    ]);
    const { features } = JSON.parse(ownFile(layer, 'GeoJSON', 'all', context).text) as {
      features: { properties: object }[];
    };
    expect(features.map(({ properties }) => properties)).toEqual([
      { name: 'a', stroke: '#ff0000', 'stroke-width': 3, fill: '#00ff00', 'fill-opacity': 0.5 },
      { name: 'b', 'marker-color': '#0000ff' },
      { 'stroke (as in the file)': 'a blow', stroke: '#ff0000' },
      { fill: 'gravel' },
    ]);
    const read = await again(layer, 'GeoJSON');
    expect(read.features.map((feature) => feature.style)).toEqual([
      style,
      { colour: '#0000ff' },
      { colour: '#ff0000' },
      undefined,
    ]);
    const written = (of: OwnLayer): string | undefined =>
      ownFile(of, 'GeoJSON', 'all', context).text.split('"features"')[1];
    expect(written(read)).toBe(written(layer));
  });

  it('come from a KML, too', async () => {
    const kml =
      '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>x</name><Style><LineStyle><color>ff0000ff</color></LineStyle></Style><LineString><coordinates>1,1 2,2</coordinates></LineString></Placemark></kml>';
    const { layers } = await imported('x.kml', kml);
    expect((await again(layers[0] as OwnLayer, 'GeoJSON')).features[0]?.style?.colour).toBe('#ff0000');
  });
});

const number = fc.double({ min: -80, max: 80, noNaN: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const position: fc.Arbitrary<Position> = fc.tuple(number, number);
/** A ring that runs as it should, so that nothing is mended. */
const ring = fc
  .tuple(fc.integer({ min: -70, max: 60 }), fc.integer({ min: -70, max: 60 }), fc.integer({ min: 1, max: 9 }))
  .map(([x, y, size]): Position[] => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y],
  ]);
const line = fc.array(position, { minLength: 2, maxLength: 4 });
const simple: fc.Arbitrary<Exclude<Geometry, { type: 'GeometryCollection' }>> = fc.oneof(
  fc.record({ type: fc.constant('Point' as const), coordinates: position }),
  fc.record({
    type: fc.constant('MultiPoint' as const),
    coordinates: fc.array(position, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('LineString' as const), coordinates: line }),
  fc.record({
    type: fc.constant('MultiLineString' as const),
    coordinates: fc.array(line, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('Polygon' as const), coordinates: fc.tuple(ring) }),
  fc.record({
    type: fc.constant('MultiPolygon' as const),
    coordinates: fc.array(fc.tuple(ring), { minLength: 1, maxLength: 2 }),
  }),
);
const geometry = fc.oneof(
  { weight: 6, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('GeometryCollection' as const),
      geometries: fc.array(simple, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant(null) },
);
const year = fc
  .integer({ min: -999, max: 2999 })
  .map((value) => `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(4, '0')}`)
  .filter((text) => text !== '-0000');
const two = (most: number) => fc.integer({ min: 1, max: most }).map((value) => String(value).padStart(2, '0'));
const date = fc
  .tuple(
    fc.oneof(
      year,
      fc.tuple(year, two(12)).map((each) => each.join('-')),
      fc.tuple(year, two(12), two(28)).map((each) => each.join('-')),
    ),
    fc.constantFrom('', '', '?', '~', '%'),
  )
  .map((each) => each.join(''));
const end = fc.oneof({ weight: 3, arbitrary: date }, { weight: 1, arbitrary: fc.constantFrom('..', '') });
const edtf = fc.oneof(
  date,
  fc
    .tuple(end, end)
    .map((each) => each.join('/'))
    .filter((text) => readEdtf(text).ok && shortestEdtf(text) === text && /\d/.test(text)),
  fc.constant(null),
);
/** Texts that are no numbers: they begin with what spreadsheets would run, or with anything else, and are no truth values. */
const text = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', "'", "'=", 'x', '"', ',', ';'),
    fc.string({ unit: fc.constantFrom('a', '"', "'", ',', ';', '\n', ' ', '=', 'ж', '1') }),
    fc.constantFrom('b', '"', '!'),
  )
  .map((each) => each.join(''));
const properties = fc.record(
  { name: text, From: text, note: text, edtf: text, killed: fc.oneof(number, fc.integer()), 'is sure': fc.boolean() },
  { requiredKeys: ['name'] },
);
const row = fc.record({ properties, edtf, geometry });
