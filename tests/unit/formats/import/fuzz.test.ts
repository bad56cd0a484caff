/**
 * Files of every kind, damaged in every way: nothing is thrown, nothing good is lost, and what is handed on can be drawn, stored and sent.
 * `FUZZ_RUNS=10000` runs each property as often as before a release; in the ordinary tests it is 100.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imported, type Imported } from '../../../helpers/importing';
import { runs } from '../../../helpers/runs';
import { expectSound } from '../../../helpers/soundImport';
import { pmtiles, TILE } from '../../../helpers/makePmtiles';
import { makeDbf, makeShp } from '../../../helpers/makeShapefile';
import { PARQUETS } from '../../../helpers/parquetFiles';
import { zip } from '../../../helpers/makeZip';

const RUNS = runs(100);
const TIMEOUT = 60_000 + RUNS.numRuns * 60;

/** A number that may stand in coordinates. */
const number = fc.oneof(
  fc.double({ min: -200, max: 200, noNaN: true }),
  fc.constantFrom(-180, 180, 90, -90, 0, 1e9, 360, 540),
);
const position = fc.oneof({ weight: 9, arbitrary: fc.tuple(number, number) }, { weight: 1, arbitrary: fc.anything() });
const coordinates = fc.oneof(
  position,
  fc.array(position),
  fc.array(fc.array(position)),
  fc.array(fc.array(fc.array(position, { maxLength: 6 }), { maxLength: 3 }), { maxLength: 3 }),
);
const type = fc.constantFrom(
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'polygon',
  'Circle',
);
const geometry = fc.letrec((tie) => ({
  simple: fc.record({ type, coordinates }),
  any: fc.oneof(
    { depthSize: 'small' },
    tie('simple'),
    fc.constant(null),
    fc.record({ type: fc.constant('GeometryCollection'), geometries: fc.array(tie('any'), { maxLength: 3 }) }),
  ),
})).any;
const name = fc.oneof(
  fc.constantFrom('name', 'start', 'end', 'date', 'when', 'edtf', 'year', '__proto__', 'constructor', 'from', 'id'),
  fc.string(),
);
const date = fc.oneof(
  fc.date().map(String),
  fc.constantFrom('2023', '0050', '-0043', '4/5/2023', '44927', '2022/2023', '..', '1 May 2023'),
  fc.integer(),
  fc.string(),
);
const properties = fc.dictionary(name, fc.oneof(date, fc.jsonValue()));
const feature = fc.record({ type: fc.constant('Feature'), properties: fc.oneof(properties, fc.jsonValue()), geometry });

/** A text with some of its characters left out, doubled or replaced. */
function damaged(text: string, cuts: readonly (readonly [number, number, string])[]): string {
  return cuts.reduce((now, [at, length, put]) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + put + now.slice(start + length);
  }, text);
}
const cuts = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(8),
    fc.constantFrom('', '"', '{', '}', '[', ',', '<', '>', '&', '\n', '\0', 'NaN', '\\u0000', '\ud800'),
  ),
  { minLength: 1, maxLength: 4 },
);

/** Whether a record is of GeoJSON or another kind of JSON that has records. */
function isOther(record: Readonly<Record<string, unknown>>): boolean {
  return ['type', '@context', 'steps', 'features', 'geometry', 'properties', 'geometryType'].some(
    (each) => each in record,
  );
}

/** Bytes that are put into a file: each with its place from 0 to 1. */
const bytes = fc.array(
  fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255)),
  ),
  { maxLength: 6 },
);
function put(given: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const changed = given.slice();
  for (const [at, value] of changes) changed[Math.floor(at * changed.length)] = value;
  return changed;
}

const check = async (given: string | Uint8Array, file: string): Promise<Imported> => {
  const read = await imported(file, given);
  expectSound(read);
  return read;
};

describe('Damaged files', () => {
  it('GeoJSON of any content', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(feature, { minLength: 1 }), async (features) => {
        const { layers } = await check(JSON.stringify({ type: 'FeatureCollection', features }), 'x.geojson');
        // Every feature is there, whatever becomes of its geometry and dates.
        expect(layers[0]?.report).toMatchObject({ found: features.length, kept: features.length });
      }),
      RUNS,
    );
  });

  it('GeoJSON with damaged text', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(feature), cuts, fc.boolean(), async (features, where, byLine) => {
        const text = byLine
          ? features.map((each) => JSON.stringify(each)).join('\n')
          : JSON.stringify({ type: 'FeatureCollection', features }, null, 1);
        await check(damaged(text, where), 'x.geojson');
      }),
      RUNS,
    );
  });

  it('a good feature after a broken one', { timeout: TIMEOUT }, async () => {
    const good = '{"type":"Feature","properties":{"name":"good"},"geometry":null}';
    await fc.assert(
      fc.asyncProperty(feature, cuts, async (broken, where) => {
        // One that does not close a list or record too much, which would end the collection around it.
        const text = damaged(
          JSON.stringify(broken),
          where.map(([at, length]) => [at, length, '']),
        );
        const read = await check(
          `{"type":"FeatureCollection","features":[${good},\n${text},\n${good},\n${good}]}`,
          'x.geojson',
        );
        expect(read.features.filter((each) => each.properties['name'] === 'good').length).toBeGreaterThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it('TopoJSON', { timeout: TIMEOUT }, async () => {
    const arcs = fc.array(
      fc.oneof(fc.integer({ min: -4, max: 4 }), fc.array(fc.integer({ min: -4, max: 4 })), fc.jsonValue()),
    );
    const object = fc.record({ type, arcs, coordinates }, { requiredKeys: ['type'] });
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ minLength: 1 }), object, { minKeys: 1 }),
        fc.array(fc.array(position)),
        fc.jsonValue(),
        cuts,
        async (objects, lines, transform, where) => {
          const text = JSON.stringify({ type: 'Topology', objects, arcs: lines, transform });
          await check(text, 'x.json');
          await check(damaged(text, where), 'x.json');
        },
      ),
      RUNS,
    );
  });

  it('tables', { timeout: TIMEOUT }, async () => {
    const cell = fc.oneof(
      number.map(String),
      date.map(String),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '""', 'POINT(1 2)', '\n'),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t', '|'), fc.boolean(), async (cells, sign, hasNames) => {
        const lines = [...(hasNames ? [['name', 'lat', 'lon', 'start', 'end']] : []), ...cells];
        await check(lines.map((each) => each.join(sign)).join('\n'), 'x.csv');
      }),
      RUNS,
    );
  });

  it('a table, written well, with all its rows and cells', { timeout: TIMEOUT }, async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ş', '"', ',', '\n', ' ', 'x') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (cells) => {
        const quoted = cells.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(','));
        const { features } = await check(
          `first,second,last\n${quoted.map((row) => `${row},end`).join('\n')}\n`,
          'x.csv',
        );
        expect(features.map((each) => [each.properties['first'] ?? '', each.properties['second'] ?? ''])).toEqual(
          cells.map((row) => row.map((each) => each.trim())),
        );
      }),
      RUNS,
    );
  });

  it('rows in JSON, with all their records', { timeout: TIMEOUT }, async () => {
    const value = fc.oneof(date, fc.jsonValue({ maxDepth: 4 }));
    const columns = fc.oneof(fc.constantFrom('lat', 'lon', 'wkt', 'geom', 'type'), name);
    // A record is known as a row by its first name; what GeoJSON and annotations have is none.
    const row = fc.tuple(number, fc.dictionary(columns, value)).map(([lat, others]) => ({ ...others, lat }));
    const rows = fc.array(row, { minLength: 1 }).filter(([first]) => !isOther(first ?? {}));
    const forms: readonly ((rows: readonly object[]) => string)[] = [
      (all) => JSON.stringify(all),
      (all) => JSON.stringify({ total: all.length, data: all }, null, 1),
      (all) => all.map((each) => JSON.stringify(each)).join('\n'),
    ];
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...forms), cuts, async (all, form, where) => {
        const text = form(all);
        const { layers, features } = await check(text, 'x.ndjson');
        expect(layers[0]?.report).toMatchObject({ found: all.length, kept: all.length });
        expect(features.map(({ number: at }) => at)).toEqual(all.map((_, at) => at + 1));
        await check(damaged(text, where), 'x.json');
      }),
      RUNS,
    );
  });

  it('a good row after a broken one', { timeout: TIMEOUT }, async () => {
    const good = '{"lat":39.8,"lon":46.7,"name":"good"}';
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.jsonValue()), cuts, async (broken, where) => {
        const text = damaged(
          JSON.stringify({ lat: 1, ...broken }),
          where.map(([at, length]) => [at, length, '']),
        );
        const read = await check(`[${good},\n${text},\n${good},\n${good}]`, 'x.json');
        expect(read.features.filter((each) => each.properties['name'] === 'good').length).toBeGreaterThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it('no row that lies in a broken one, and each with its number', { timeout: TIMEOUT }, async () => {
    const good = (at: number): string => `{"lat":39.8,"lon":46.7,"at":${at}}`;
    const inner = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constant('a "b" {"lat":1}'),
        fc.record({ lat: fc.integer(), in: tie('any') }),
        fc.array(tie('any'), { maxLength: 4 }),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(inner, fc.constant(null)), { minLength: 1 }),
        fc.constantFrom(',', '\n,\n '),
        async (rows, between) => {
          const text = rows.map((each, at) =>
            each === null ? good(at) : `{"lat":1,"in":${JSON.stringify(each)},"x":tru}`,
          );
          const { features } = await check(`[${[good(-1), ...text, good(-2)].join(between)}]`, 'x.json');
          const whole = rows.flatMap((each, at) => (each === null ? [at + 2] : []));
          expect(features.map(({ number: at }) => at)).toEqual([1, ...whole, rows.length + 2]);
        },
      ),
      RUNS,
    );
  });

  it('KML and GPX', { timeout: TIMEOUT }, async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('46.5,39.6', '1,2 3,4 5,6', '1, 2', '-0043', '2023-05-01T00:00:00Z', '#a', 'ff0000ff'),
    );
    const tag = fc.constantFrom(
      'Placemark',
      'Folder',
      'Document',
      'name',
      'Point',
      'LineString',
      'Polygon',
      'outerBoundaryIs',
      'LinearRing',
      'MultiGeometry',
      'coordinates',
      'TimeSpan',
      'begin',
      'end',
      'Style',
      'StyleMap',
      'styleUrl',
      'LineStyle',
      'color',
      'gx:Track',
      'when',
      'gx:coord',
      'ExtendedData',
      'wpt',
      'trk',
      'trkseg',
      'trkpt',
      'time',
    );
    const element = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        text,
        fc
          .tuple(tag, fc.array(tie('any'), { maxLength: 4 }))
          .map(([each, inside]) => `<${each} id="a" lat="1" lon="2">${inside.join('')}</${each}>`),
      ),
    })).any;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('kml', 'gpx'),
        fc.array(element, { minLength: 2 }),
        cuts,
        async (root, inside, where) => {
          const whole = `<${root}>${inside.join('')}</${root}>`;
          await check(whole, 'x.xml');
          await check(damaged(whole, where), 'x.xml');
        },
      ),
      RUNS,
    );
  });

  it('Shapefiles and archives', { timeout: TIMEOUT }, async () => {
    const shp = makeShp([
      { point: [46.5, 39.6] },
      {
        line: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      {
        area: [
          [
            [0, 0],
            [0, 1],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      null,
    ]);
    const dbf = makeDbf(
      [
        ['name', 'C', 10],
        ['date', 'D', 8],
      ],
      [
        ['A', '00500301'],
        ['B', '20230501'],
      ],
    );
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, fc.boolean(), async (inShp, inDbf, inZip, isPacked) => {
        const archive = zip({ 'a.shp': put(shp, inShp), 'a.dbf': put(dbf, inDbf), 'a.cpg': 'UTF-8' }, isPacked);
        await check(archive, 'x.zip');
        await check(put(archive, inZip), 'x.zip');
        await check(put(zip({ 'doc.kml': '<kml><Placemark/></kml>' }, isPacked), inZip), 'x.kmz');
      }),
      RUNS,
    );
  });

  it('GeoParquet, damaged anywhere and cut anywhere', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PARQUETS),
        bytes,
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        async (file, where, share) => {
          await check(put(file, where), 'x.parquet');
          // The end of a file has its directory: what is cut away here is in the middle.
          const cut = Math.floor(share * file.length);
          await check(new Uint8Array([...file.subarray(0, cut - 20), ...file.subarray(cut)]), 'x.parquet');
        },
      ),
      RUNS,
    );
  });

  it('PMTiles, damaged in head, directory or tile', { timeout: TIMEOUT }, async () => {
    const plain = pmtiles(TILE, 1, false);
    await fc.assert(
      fc.asyncProperty(bytes, bytes, bytes, async (inTile, inHead, inAll) => {
        await check(pmtiles(put(TILE, inTile)), 'x.pmtiles');
        const head = put(plain.subarray(0, 127), inHead);
        await check(new Uint8Array([...head, ...plain.subarray(127)]), 'x.pmtiles');
        await check(put(plain, inAll), 'x.pmtiles');
        await check(put(pmtiles(TILE), inAll), 'x.pmtiles');
      }),
      RUNS,
    );
  });

  it('bytes and texts of no kind', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 400 }),
          fc.string({ unit: 'binary', minLength: 1 }),
          fc.json(),
        ),
        fc.constantFrom('x.csv', 'x.json', 'x.kml', 'x', 'x.tsv'),
        async (content, file) => {
          await check(content, file);
        },
      ),
      RUNS,
    );
  });
});
