import { describe, expect, it } from 'vitest';
import { imported } from '../../../helpers/importing';
import { parquet } from '../../../helpers/parquetFiles';

describe('GeoParquet', () => {
  it('is read with its dates, and years as they are written', async () => {
    const { layers, features, notes } = await imported('Posts.parquet', parquet('dated'));
    expect(layers[0]).toMatchObject({ title: 'Posts', file: { format: 'geoparquet' }, report: { found: 3, dated: 2 } });
    expect(features).toMatchObject([
      { number: 1, geometry: { type: 'Point', coordinates: [46.5, 39.6] }, dates: { edtf: '0050-03-01/..' } },
      { properties: { name: 'B', start_date: '2023-05-01', count: '9007199254740993' } },
      { geometry: null, properties: { name: 'Şuşa', start_date: null, count: 3 }, dates: null },
    ]);
    expect(Object.keys(features[0]?.properties ?? {})).toEqual(['name', 'start_date', 'count']);
    expect(notes).toEqual([
      'told: 2 features have no last day and are shown from their first day on. (features 1 and 2)',
      expect.stringMatching(/^told: 1 feature has no position.*feature 3/),
    ]);
  });

  it('is brought from Web Mercator, and refused in other projections by name', async () => {
    const { features } = await imported('x.parquet', parquet('mercator'));
    expect(features[0]?.geometry).toMatchObject({ coordinates: [expect.closeTo(46.5, 5), expect.closeTo(39.6, 5)] });
    expect((await imported('x.parquet', parquet('projected'))).refusal).toContain('EPSG:32638');
  });

  it('is read in a reference system that the type of the column describes, and another is refused by its name alone', async () => {
    const whole = parquet('projjson');
    expect((await imported('x.parquet', whole)).features).toMatchObject([{ geometry: { coordinates: [46.5, 39.6] } }]);
    const other = new Uint8Array(Buffer.from(Buffer.from(whole).toString('latin1').replace('4326', '5070'), 'latin1'));
    expect((await imported('x.parquet', other)).refusal).toContain('in the projection “EPSG:5070”,');
  });

  it('is read from latitude and longitude where there is no geometry', async () => {
    const { features } = await imported('x.parquet', parquet('plain'));
    expect(features.map(({ geometry }) => geometry && 'coordinates' in geometry && geometry.coordinates)).toEqual([
      [46.5, 39.6],
      [47, 40],
    ]);
  });

  it('is read where its parts are packed in several members', async () => {
    const { features, notes } = await imported('x.parquet', parquet('members'));
    expect(features).toMatchObject([
      { geometry: { coordinates: [46.5, 39.6] }, properties: { name: 'Ford' } },
      { geometry: { coordinates: [46.25, 39.5] }, properties: { name: 'Mill' } },
      { geometry: { coordinates: [47, 40] }, properties: { name: 'Ferry' } },
    ]);
    expect(notes).toEqual([]);
  });

  it('is refused where it is cut short', async () => {
    const whole = parquet('dated');
    for (let length = 4; length < whole.length; length += 50)
      expect((await imported('x.parquet', whole.slice(0, length))).refusal).toMatch(/damaged or cut short/);
  });

  it('gives all rows but those of a damaged part, and says which', async () => {
    const whole = parquet('groups');
    expect((await imported('x.parquet', whole)).features.map(({ properties }) => properties['name'])).toEqual([
      'A',
      'B',
      'C',
      'D',
    ]);
    // The head of a page without its size, which would keep the library busy for ever; a size beyond the file; broken packing.
    for (const [at, value] of [
      [8, 0x25],
      [9, 0x7e],
      [28, 0xff],
    ] as const) {
      const { features, notes, end } = await imported('x.parquet', put(whole, at, value));
      expect(end.type).toBe('done');
      expect(features.map(({ number, properties }) => [number, properties['name']])).toEqual([
        [3, 'C'],
        [4, 'D'],
      ]);
      expect(notes).toEqual([expect.stringMatching(/^dropped: A part of the file is damaged.*row 1\)$/)]);
    }
    const both = put(put(whole, 9, 0x7e), 101, 0x7e);
    expect((await imported('x.parquet', both)).refusal).toMatch(/has no features. A part of the file is damaged/);
  });

  it('names no projection that the file does not name', async () => {
    const text = Buffer.from(parquet('projected')).toString('latin1').replace('"authority"', '"autority_"');
    expect((await imported('x.parquet', new Uint8Array(Buffer.from(text, 'latin1')))).refusal).toContain(
      '“WGS 84 / UTM zone 38N”',
    );
  });
});

/** A file with one byte changed. */
function put(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = value;
  return changed;
}
