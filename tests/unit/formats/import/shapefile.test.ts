import { describe, expect, it } from 'vitest';
import { SHAPE_NOTES } from '../../../../src/formats/import/shapefile';
import { imported } from '../../../helpers/importing';
import { makeDbf, makeShp } from '../../../helpers/makeShapefile';
import { zip } from '../../../helpers/makeZip';

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const UTM38 = `PROJCS["WGS_1984_UTM_Zone_38N",${WGS84},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;
const COLUMNS = [
  ['name', 'C', 20],
  ['start_date', 'D', 8],
  ['count', 'N', 6],
  ['is', 'L', 1],
] as const;
/** An area with a hole, and a second area: outer rings run clockwise. */
const RINGS = [
  [
    [0, 0],
    [0, 10],
    [10, 10],
    [10, 0],
    [0, 0],
  ],
  [
    [2, 2],
    [4, 2],
    [4, 4],
    [2, 4],
    [2, 2],
  ],
  [
    [20, 0],
    [20, 5],
    [25, 5],
    [20, 0],
  ],
] as [number, number][][];

describe('A Shapefile', () => {
  it('is read with its table, and years as they are written', async () => {
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
      { area: RINGS },
      null,
    ]);
    const rows = [['A', '00500301', '3', 'T'], ['B', '20230501', '', 'F'], ['C', '00000000', '-1.5', '?'], ['D']];
    const file = zip(
      { 'in/Borders.shp': shp, 'in/Borders.DBF': makeDbf(COLUMNS, rows), 'in/Borders.prj': WGS84 },
      true,
    );
    const { layers, features, notes } = await imported('x.zip', file);
    expect(layers[0]).toMatchObject({
      title: 'Borders',
      file: { format: 'shapefile' },
      report: { found: 4, dated: 2 },
    });
    expect(features).toMatchObject([
      { number: 1, geometry: { type: 'Point', coordinates: [46.5, 39.6] }, dates: { edtf: '0050-03-01/..' } },
      { geometry: { type: 'LineString' }, properties: { name: 'B', start_date: '2023-05-01', count: null, is: false } },
      { geometry: { type: 'MultiPolygon', coordinates: [{ length: 2 }, { length: 1 }] }, dates: null },
      { geometry: null, properties: { name: 'D' } },
    ]);
    expect(features[0]?.properties).toEqual({ name: 'A', start_date: '0050-03-01', count: 3, is: true });
    expect(notes.join()).toMatch(/runs the wrong way round.*1 feature has no position/s);
  });

  it('is brought from its projection, and refused in one that is not known', async () => {
    const shp = makeShp([{ point: [500_000, 4_427_757.22] }]);
    const file = (prj: string): Uint8Array => zip({ 'a.shp': shp, 'a.dbf': makeDbf(COLUMNS, [['A']]), 'a.prj': prj });
    const { features, notes } = await imported('x.zip', file(UTM38));
    expect(features[0]?.geometry).toMatchObject({ coordinates: [expect.closeTo(45, 6), expect.closeTo(40, 3)] });
    expect(notes).toEqual([`repaired: ${SHAPE_NOTES.projected} As written: “WGS_1984_UTM_Zone_38N”.`]);
    expect((await imported('x.zip', file('PROJCS["My_Grid",PROJECTION["Nowhere"]]'))).refusal).toContain('My_Grid');
  });

  it('is read in the character set of its table', async () => {
    const shp = makeShp([{ point: [1, 2] }]);
    const table = (name: string): Uint8Array => makeDbf(COLUMNS, [[name]]);
    const utf8 = Buffer.from('Şuşa').toString('latin1');
    for (const [cells, cpg, name] of [
      [utf8, 'UTF-8', 'Şuşa'],
      [utf8, undefined, 'Şuşa'],
      ['Caf\xe9', undefined, 'Café'],
      ['\xd8\xf3\xf8\xe0', '1251', 'Шуша'],
    ] as const) {
      const file = zip({ 'a.shp': shp, 'a.dbf': table(cells), 'a.prj': WGS84, ...(cpg ? { 'a.cpg': cpg } : {}) });
      expect((await imported('x.zip', file)).features[0]?.properties['name']).toBe(name);
    }
  });

  it('gives what can be read of a damaged one, and says what cannot', async () => {
    const shp = makeShp([
      { point: [1, 2] },
      {
        line: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      },
      { point: [5, 6] },
    ]);
    // The second record says that it has a million parts.
    new DataView(shp.buffer).setInt32(100 + 28 + 8 + 36, 1_000_000, true);
    const rows = [['A'], ['B'], ['*C']];
    const whole = await imported('x.zip', zip({ 'a.shp': shp, 'a.dbf': makeDbf(COLUMNS, rows) }));
    expect(whole.features.map(({ geometry }) => geometry?.type)).toEqual(['Point', undefined]);
    expect(whole.notes.toSorted()).toMatchObject([
      `dropped: ${SHAPE_NOTES.deleted} (feature 3)`,
      `dropped: ${SHAPE_NOTES.broken} (feature 2)`,
      expect.stringMatching(/^told: 1 feature has no position/),
      `told: ${SHAPE_NOTES.noProjection}`,
    ]);
    const cut = await imported('x.zip', zip({ 'a.shp': shp.slice(0, shp.length - 5) }));
    expect(cut.notes).toEqual(expect.arrayContaining([`dropped: ${SHAPE_NOTES.cut}`, `told: ${SHAPE_NOTES.noTable}`]));
    expect((await imported('x.zip', zip({ 'a.shp': 'no shapes here' }))).refusal).toMatch(/no Shapefile/);
  });

  it('finds the records behind bytes that are none, and takes zeros at the end for nothing', async () => {
    const points = [1, 2, 3, 4].map((x) => ({ point: [x, 5] as const }));
    const shp = makeShp(points);
    // Each record of a point has 28 bytes.
    const record = (number: number): number => 100 + (number - 1) * 28;
    const namesOf = async (file: Uint8Array) => {
      const table = makeDbf(
        COLUMNS,
        ['A', 'B', 'C', 'D'].map((name) => [name]),
      );
      const { features, notes } = await imported('x.zip', zip({ 'a.shp': file, 'a.dbf': table, 'a.prj': WGS84 }));
      return [
        features.map(
          ({ geometry, properties }) =>
            `${properties['name']} ${JSON.stringify((geometry as { coordinates?: unknown } | null)?.coordinates ?? null)}`,
        ),
        notes,
      ];
    };
    const whole = ['A [1,5]', 'B [2,5]', 'C [3,5]', 'D [4,5]'];
    expect(await namesOf(shp)).toEqual([whole, []]);
    const gap = new Uint8Array([...shp.slice(0, record(3)), ...new Uint8Array(20).fill(0x77), ...shp.slice(record(3))]);
    expect(await namesOf(gap)).toEqual([whole, []]);
    expect(await namesOf(new Uint8Array([...shp, ...new Uint8Array(16)]))).toEqual([whole, []]);
    // A record whose length is none costs itself alone.
    const lost = shp.slice();
    new DataView(lost.buffer).setInt32(record(2) + 4, 0x7fffffff);
    expect(await namesOf(lost)).toEqual([
      ['A [1,5]', 'B null', 'C [3,5]', 'D [4,5]'],
      [`dropped: ${SHAPE_NOTES.broken} (feature 2)`, expect.stringMatching(/^told: 1 feature has no position/)],
    ]);
  });

  it('loses no record behind several that are broken, and gives none the row of another', async () => {
    const points = Array.from({ length: 8 }, (_, at) => ({ point: [at + 1, 5] as const }));
    const shp = makeShp(points);
    const record = (number: number): number => 100 + (number - 1) * 28;
    const index = new Uint8Array([...shp.slice(0, 100), ...new Uint8Array(8 * 8)]);
    const read = async (change: (view: DataView) => void): Promise<string> => {
      const file = shp.slice();
      change(new DataView(file.buffer));
      const table = makeDbf(
        COLUMNS,
        points.map((_, at) => [String.fromCharCode(65 + at)]),
      );
      const results: string[] = [];
      for (const beside of [{}, { 'a.shx': index }]) {
        const { features, notes } = await imported(
          'x.zip',
          zip({ 'a.shp': file, 'a.dbf': table, 'a.prj': WGS84, ...beside }),
        );
        const seen = features.map(
          ({ geometry, properties }) =>
            `${properties['name']}${(geometry as { coordinates?: number[] } | null)?.coordinates?.[0] ?? '-'}`,
        );
        results.push(
          [...seen, ...notes.filter((note) => note.startsWith('dropped') || note.includes('rows'))].join(' '),
        );
      }
      expect(results[1]).toBe(results[0]);
      return results[0] as string;
    };
    const broken = (numbers: string): string => `dropped: ${SHAPE_NOTES.broken} (${numbers})`;
    const noLength = (view: DataView, ...numbers: number[]): void =>
      numbers.forEach((number) => view.setInt32(record(number) + 4, 0x7fffffff));
    expect(await read((view) => noLength(view, 2, 3))).toBe(`A1 B- C- D4 E5 F6 G7 H8 ${broken('features 2 and 3')}`);
    expect(await read((view) => noLength(view, 2, 3, 4, 5))).toBe(
      `A1 B- C- D- E- F6 G7 H8 ${broken('features 2, 3, 4 and 5')}`,
    );
    expect(await read((view) => noLength(view, 1, 2))).toBe(`A- B- C3 D4 E5 F6 G7 H8 ${broken('features 1 and 2')}`);
    // Lengths that are wrong and fit, and numbers that are.
    expect(await read((view) => view.setInt32(record(2) + 4, 24))).toBe(
      `A1 B2 C- D4 E5 F6 G7 H8 ${broken('feature 3')}`,
    );
    expect(await read((view) => view.setInt32(record(2) + 4, 2))).toBe(
      `A1 B- C3 D4 E5 F6 G7 H8 ${broken('feature 2')}`,
    );
    expect(await read((view) => view.setInt32(record(2), 77))).toBe('A1 B2 C3 D4 E5 F6 G7 H8');
    expect(await read((view) => points.forEach((_, at) => view.setInt32(record(at + 1), 0)))).toBe(
      'A1 B2 C3 D4 E5 F6 G7 H8',
    );
    for (const first of [0, 500])
      expect(await read((view) => points.forEach((_, at) => view.setInt32(record(at + 1), at + first)))).toBe(
        'A1 B2 C3 D4 E5 F6 G7 H8',
      );
  });

  it('keeps rows of the table without a shape, and shapes without a row, and says which', async () => {
    const shp = makeShp([{ point: [1, 2] }, { point: [3, 4] }]);
    const read = async (rows: readonly string[], file = shp) => {
      const { features, notes } = await imported(
        'x.zip',
        zip({
          'a.shp': file,
          'a.dbf': makeDbf(
            COLUMNS,
            rows.map((name) => [name]),
          ),
          'a.prj': WGS84,
        }),
      );
      return [
        features.map(({ properties, geometry }) => `${properties['name']} ${geometry?.type ?? 'none'}`),
        notes.filter((note) => !note.includes('has no position')),
      ];
    };
    expect(await read(['A', 'B', 'C', '*D'])).toEqual([
      ['A Point', 'B Point', 'C none'],
      [`dropped: ${SHAPE_NOTES.deleted} (feature 4)`, `told: ${SHAPE_NOTES.rowAlone} (feature 3)`],
    ]);
    expect(await read(['A'])).toEqual([
      ['A Point', 'undefined Point'],
      [`told: ${SHAPE_NOTES.shapeAlone} (feature 2)`],
    ]);
    expect(await read(['A', 'B'], shp.slice(0, -4))).toEqual([
      ['A Point', 'B none'],
      [`dropped: ${SHAPE_NOTES.cut}`, `told: ${SHAPE_NOTES.rowAlone} (feature 2)`],
    ]);
  });

  it('says of letters that a field of its table cuts, or that are not in its set, that they are none', async () => {
    const shp = makeShp([{ point: [1, 2] }, { point: [1, 3] }]);
    const read = async (cell: string, more: Record<string, string> = {}) => {
      const table = makeDbf([['name', 'C', 21]], [[cell], ['Plain']]);
      const { features, notes } = await imported(
        'x.zip',
        zip({ 'a.shp': shp, 'a.dbf': table, 'a.prj': WGS84, ...more }),
      );
      return [features[0]?.properties['name'], notes.map((note) => note.slice(0, 30))];
    };
    // Ten letters of two bytes each, and half of one: they were read as Windows-1251.
    const cut = Buffer.from('Степанакерт').toString('latin1');
    expect(await read(cut)).toEqual(['Степанакер\ufffd', ['repaired: Some bytes are no le']]);
    expect(await read('Caf\xe9', { 'a.cpg': 'UTF-8' })).toEqual(['Caf\ufffd', ['repaired: Some bytes are no le']]);
    expect(await read('Caf\xe9', { 'a.cpg': '1252' })).toEqual(['Café', []]);
  });

  it('gives a layer for each in the archive', async () => {
    const shp = makeShp([{ point: [1, 2] }]);
    const { layers } = await imported('x.zip', zip({ 'a.shp': shp, 'b.shp': shp, '__MACOSX/._a.shp': 'x' }));
    expect(layers.map(({ title }) => title)).toEqual(['a', 'b']);
  });
});
