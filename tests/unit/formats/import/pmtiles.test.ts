import { describe, expect, it } from 'vitest';
import { tileFeatures } from '../../../../src/formats/import/vectorTile';
import { imported } from '../../../helpers/importing';
import { pmtiles, TILE } from '../../../helpers/makePmtiles';

describe('PMTiles', () => {
  it('gives the features of its tiles, and says what they are worth', async () => {
    const { layers, notes } = await imported('x.pmtiles', pmtiles(TILE));
    expect(layers.map(({ title, features }) => [title, features.length])).toEqual([
      ['points', 1],
      ['shapes', 2],
    ]);
    expect(layers[0]?.features[0]).toMatchObject({
      geometry: { type: 'MultiPoint', coordinates: [[0, 0]] },
      properties: { id: 7, name: 'A', date: '0050' },
      dates: { edtf: '0050' },
    });
    expect(layers[1]?.features[0]?.geometry).toMatchObject({
      type: 'MultiLineString',
      coordinates: [
        [
          [-180, expect.closeTo(85.0511, 4)],
          [180, expect.closeTo(-85.0511, 4)],
        ],
      ],
    });
    // An area with a hole.
    expect(layers[1]?.features[1]?.geometry).toMatchObject({
      type: 'MultiPolygon',
      coordinates: [[{ length: 5 }, { length: 4 }]],
    });
    expect(notes[0]).toMatch(/^told: The features are as drawn at zoom 0/);
  });

  it('is refused where it holds pictures, is damaged or too large', async () => {
    expect((await imported('x.pmtiles', pmtiles(TILE, 2))).refusal).toContain('pictures and no features');
    // Type 6: vector tiles of another kind (specification, section 3.2).
    expect((await imported('x.pmtiles', pmtiles(TILE, 6))).refusal).toMatch(/MapLibre \(MLT\).*Mapbox \(MVT\)/);
    expect((await imported('x.pmtiles', pmtiles(TILE).slice(0, 60))).refusal).toMatch(/damaged/);
    const large = pmtiles(TILE);
    large[100] = 12;
    large[101] = 14;
    expect((await imported('x.pmtiles', large)).refusal).toContain('more tiles than are read');
    const bomb = pmtiles(new Uint8Array(60_000_000));
    expect((await imported('x.pmtiles', bomb)).end.type).toBe('refused');
    const damaged = pmtiles(new Uint8Array([0xff, 0xff, 0xff]));
    expect((await imported('x.pmtiles', damaged)).end.type).toBe('refused');
  });

  it('throws on tiles that lie about lengths, and on no others', () => {
    for (let length = 0; length < TILE.length; length++) {
      try {
        tileFeatures(TILE.subarray(0, length), 0, 0, 0);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
    expect(tileFeatures(TILE, 0, 0, 0)).toHaveLength(3);
  });
});
