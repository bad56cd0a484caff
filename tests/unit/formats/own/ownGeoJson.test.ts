/** Rows of a reader's own, taken away and brought back: the same features, with what was repaired, and with dates that are dates. */
import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { OwnFeature, OwnLayer } from '../../../../src/domain/ownData';
import { exchangedColumns } from '../../../../src/domain/ownPositions';
import { ownRows } from '../../../../src/domain/tableOwn';
import { ownGeoJson } from '../../../../src/formats/own/ownGeoJson';
import { repairLines } from '../../../../src/formats/own/words';
import { rowsAsCsv } from '../../../../src/formats/rows/rowTexts';
import { ownFeature, ownLayer } from '../../../fixtures/ownLayers';
import { imported } from '../../../helpers/importing';

/** Incidents as a researcher has them: the day first, row 4 with exchanged coordinates, one without an end, one without a place. */
const CSV = `id,type,start,end,lat,lon,note
1,raid,13/05/2023,14/05/2023,39.60,46.51,"a ""b"", c"
2,meeting,05/06/2023,05/06/2023,40.18,44.51,
3,raid,01/12/2022,,39.75,46.75,
4,raid,2023-02-01,2023-02-01,46.60,39.55,
5,raid,soon,,,,
6,raid,12/2022,03/2023,39.70,46.60,
7,raid,20/12/2022,,39.71,46.61,
8,raid,21/12/2022,,39.72,46.62,
`;
const NEAR = { near: [43, 38, 51, 42] as const };

async function read(name: string, text: string): Promise<OwnLayer & { notes: readonly string[]; asked: boolean }> {
  const { layers, notes, question } = await imported(name, text, ({ guess }) => guess, {
    near: NEAR.near,
    swapAxes: name.startsWith('raw') ? 'swap-strays' : undefined,
  });
  return { ...(layers[0] as OwnLayer), notes, asked: question !== null };
}
const all = ({ features }: OwnLayer): readonly number[] => features.map((_feature, at) => at);
const shown = ({ geometry, dates, properties }: OwnFeature): unknown => ({ geometry, dates, id: properties['id'] });

describe('Own rows as GeoJSON', () => {
  it('are read again as the same features, without a question or a repair, and written again as they were', async () => {
    const layer = await read('raw.csv', CSV);
    expect(layer.features.find(({ properties }) => String(properties['id']) === '4')?.geometry).toEqual({
      type: 'Point',
      coordinates: [46.6, 39.55],
    });
    const { text, count } = ownGeoJson(layer, all(layer), ['Mine.']);
    expect(count).toBe(layer.features.length);
    const again = await read('again.geojson', text);
    expect(again.asked).toBe(false);
    expect(again.notes.filter((note) => /^(repaired|dropped)/.test(note))).toEqual([]);
    expect(again.title).toBe(layer.title);
    expect(again.features.map(shown)).toEqual(layer.features.map(shown));
    for (const [at, { properties }] of layer.features.entries())
      for (const [name, value] of Object.entries(properties))
        expect(
          again.features[at]?.properties[/^l(at|on)$/.test(name) ? `${name} (as in the file)` : name] ?? null,
        ).toEqual(value);
    expect(ownGeoJson(again, all(again), ['Mine.']).text).toBe(text);
  });

  it('have dates as the atlas’s files have them, and null for an end that is open', async () => {
    const layer = await read('raw.csv', CSV);
    const { features } = JSON.parse(ownGeoJson(layer, [0, 1, 2], []).text) as FeatureCollection;
    expect(
      features.map(
        ({ properties }) => [properties?.['start_date'], properties?.['end_date'], properties?.['edtf']] as unknown,
      ),
    ).toEqual([
      ['2023-05-13', '2023-05-14', '2023-05-13/2023-05-14'],
      ['2023-06-05', '2023-06-05', '2023-06-05'],
      ['2022-12-01', null, '2022-12-01/..'],
    ]);
  });

  it('keep what a file says otherwise under the name of a date', async () => {
    const layer = ownLayer('x', [ownFeature(1, { start_date: '13/5', edtf: '2023-05-13' }, '2023-05-13')]);
    const { text } = ownGeoJson(layer, [0], []);
    const properties = {
      'start_date (as in the file)': '13/5',
      start_date: '2023-05-13',
      end_date: '2023-05-13',
      edtf: '2023-05-13',
    };
    expect((JSON.parse(text) as FeatureCollection).features[0]?.properties).toEqual(properties);
    const again = await read('again.geojson', text);
    expect(again.features[0]?.dates).toEqual(layer.features[0]?.dates);
    expect(ownGeoJson(again, [0], []).text).toContain('"start_date (as in the file)":"13/5"');
  });

  it('without dates have no properties for them, and folders that no property tells', () => {
    const layer = ownLayer('places', [
      { ...ownFeature(1, { kind: 'a' }), folders: ['a'] },
      { ...ownFeature(2, { kind: 'b' }), folders: ['A', 'B'] },
    ]);
    const { features } = JSON.parse(ownGeoJson(layer, [1, 0], []).text) as FeatureCollection;
    expect(features.map(({ properties }) => properties)).toEqual([{ kind: 'b', folder: 'A / B' }, { kind: 'a' }]);
  });
});

describe('Columns with exchanged coordinates', () => {
  it('are told as those of the file, and a saved table that is read again has the points where they were', async () => {
    const layer = await read('raw.csv', CSV);
    expect([...exchangedColumns(layer)]).toEqual([
      ['lat', 1],
      ['lon', 1],
    ]);
    const rows = ownRows(layer);
    expect(rows.columns.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['lat (as in the file)', 'lon (as in the file)']),
    );
    const again = await read('again.csv', rowsAsCsv(all(layer), rows.columns, rows));
    expect(again.features.map(({ geometry }) => geometry)).toEqual(layer.features.map(({ geometry }) => geometry));
    const said = repairLines(layer, all(layer)).join('\n');
    expect(said).toMatch(/^What was done while the file was read:\n/);
    expect(said).toContain('- Repaired: ');
    expect(said).toMatch(/exchanged.*row/i);
    expect(said).toContain('“lat (as in the file)” and “lon (as in the file)” have what stands in the file.');
  });

  it('of a whole file are known by their names; others, and those of a file that is right, are not', () => {
    const point = (lon: number, lat: number): OwnFeature['geometry'] => ({ type: 'Point', coordinates: [lon, lat] });
    const column = (name: string) =>
      ({ name, type: 'number', filled: 1, values: [], hasMore: false, range: null }) as const;
    const columns = ['lat', 'lon', 'loss'].map(column);
    const layer = (properties: Readonly<Record<string, number>>): OwnLayer =>
      ownLayer('x', [ownFeature(1, properties, null, point(46, 39))], columns);
    expect([...exchangedColumns(layer({ lat: 46, lon: 39, loss: 4 })).keys()]).toEqual(['lat', 'lon']);
    expect([...exchangedColumns(layer({ lat: 39, lon: 46, loss: 39 }))]).toEqual([]);
    expect(repairLines(layer({ lat: 39, lon: 46, loss: 4 }), [0])).toEqual([]);
    // Whatever a column is called: it has the latitude of one point and the longitude of another.
    const strays = [
      ownFeature(1, { a: 39, b: 46 }, null, point(46, 39)),
      ownFeature(2, { a: 47, b: 40 }, null, point(47, 40)),
    ];
    // Which of the two is exchanged nobody can tell.
    const unnamed = ownLayer('x', strays, ['a', 'b'].map(column));
    expect([...exchangedColumns(unnamed).values()]).toEqual([null, null]);
    const aboutOf = (own: OwnLayer, id: string) => ownRows(own).columns.find((each) => each.id === id)?.about;
    expect(aboutOf(unnamed, 'p:a')).toContain('Latitude and longitude of some rows were exchanged');
    const many = [1, 2, 3].map((number) =>
      ownFeature(number, number < 3 ? { lat: 46, lon: 39 } : { lat: 39, lon: 46 }, null, point(46, 39)),
    );
    expect(aboutOf(ownLayer('x', many, columns), 'p:lat')).toBe(
      'What stands in the file. Latitude and longitude of 2 rows were exchanged while it was read.',
    );
    expect(aboutOf(layer({ lat: 46, lon: 39 }), 'p:lat')).toContain('of 1 row were exchanged');
  });
});
