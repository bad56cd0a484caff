import { describe, expect, it } from 'vitest';
import { imported } from '../../../helpers/importing';

// Made with hyparquet-writer 0.17.0: geometry as WKB, packed with SNAPPY.
const FILES = {
  /** Three features: two points, and one without geometry; `start_date` is a time, `count` has 64 bits. */
  dated:
    'UEFSMRUGFWgVTlwVBhUCFQYVABUEFQAAAAMDMhgVAAAAAQEADQEQQEdAzcwBAQRDQDYZACiAR0AAAAAAAABEQBUGFSwVLlwVBhUAFQYVABUEFQAAAAMHFBABAAAAQQEFKEIGAAAAxZ51xZ9hFQYVJBUoXBUGFQIVBhUAFQQVAAAAAwMQPAAYYCTmyP//AOib1IcBAAAVBhU0FSpcFQYVABUGFQAVBBUAAAADBxgEAQAJAQkIJCAAAwAAAAAAAAAVBBlcSARyb290FQgAFQwlAhgIZ2VvbWV0cnkAFQwlAhgEbmFtZSUAABUEJQIYCnN0YXJ0X2RhdGUlEgAVBCUCGAVjb3VudAAWBhkcGUwmCBwVDBkVABkYCGdlb21ldHJ5FQIWBhaSARZ4Jgg8NgIoEAEBAAAAAAAAAACAR0AAAAEYEAEBAAAAAAAAAABAR0DNzMwSEgAZHBUGFQAVAgAAACaAARwVDBkVABkYBG5hbWUVAhYGFlYWWCaAATw2ACgGxZ51xZ9hGAFBABkcFQYVABUCAAAAJtgBHBUEGRUAGRgKc3RhcnRfZGF0ZRUCFgYWThZSJtgBPDYCKAgA6JvUhwEAABgIABhgJObI//8AGRwVBhUAFQIAAAAmqgIcFQQZFQAZGAVjb3VudBUCFgYWXhZUJqoCPDYAKAgBAAAAAAAgABgIAQAAAAAAAAAAGRwVBhUAFQIAAAAWlAMWBjb2AgAZHBgDZ2VvGHR7InZlcnNpb24iOiIxLjEuMCIsInByaW1hcnlfY29sdW1uIjoiZ2VvbWV0cnkiLCJjb2x1bW5zIjp7Imdlb21ldHJ5Ijp7ImVuY29kaW5nIjoiV0tCIiwiZ2VvbWV0cnlfdHlwZXMiOlsiUG9pbnQiXX19fQAYCWh5cGFycXVldBlMHAAAHAAAHAAAHAAAAPoBAABQQVIx',
  /** A point in Web Mercator (EPSG:3857), and two rows without geometry. */
  mercator:
    'UEFSMRUGFTYVOlwVBhUEFQYVABUEFQAAAAMBGWAVAAAAAQEAAABI4XoUCb9TQfYoXB9MV1JBFQQZLEgEcm9vdBUCABUMJQIYCGdlb21ldHJ5ABYGGRwZHCYIHBUMGRUAGRgIZ2VvbWV0cnkVAhYGFmAWZCYIPDYEKBABAQAAAEjhehQJv1NB9ihdGBABAQAAAEjhehQJv1NB9ihcEhIAGRwVBhUAFQIAAAAWYBYGNmQAGRwYA2dlbxiiAXsidmVyc2lvbiI6IjEuMS4wIiwicHJpbWFyeV9jb2x1bW4iOiJnZW9tZXRyeSIsImNvbHVtbnMiOnsiZ2VvbWV0cnkiOnsiZW5jb2RpbmciOiJXS0IiLCJnZW9tZXRyeV90eXBlcyI6WyJQb2ludCJdLCJjcnMiOnsiaWQiOnsiYXV0aG9yaXR5IjoiRVBTRyIsImNvZGUiOjM4NTd9fX19fQAYCWh5cGFycXVldBkcHAAAADkBAABQQVIx',
  /** A point in a projection that is not read (EPSG:32638). */
  projected:
    'UEFSMRUGFTYVNFwVBhUEFQYVABUEFQAAAAMBGRgVAAAAAQEACQEsgIQeQQAAAADgyFBBFQQZLEgEcm9vdBUCABUMJQIYCGdlb21ldHJ5ABYGGRwZHCYIHBUMGRUAGRgIZ2VvbWV0cnkVAhYGFmAWXiYIPDYEKBABAQAAAAAAAACAhB5BAAABGBABAQAAAAAAAACAhB5BAAAAEhIAGRwVBhUAFQIAAAAWYBYGNl4AGRwYA2dlbxjCAXsidmVyc2lvbiI6IjEuMS4wIiwicHJpbWFyeV9jb2x1bW4iOiJnZW9tZXRyeSIsImNvbHVtbnMiOnsiZ2VvbWV0cnkiOnsiZW5jb2RpbmciOiJXS0IiLCJnZW9tZXRyeV90eXBlcyI6WyJQb2ludCJdLCJjcnMiOnsibmFtZSI6IldHUyA4NCAvIFVUTSB6b25lIDM4TiIsImlkIjp7ImF1dGhvcml0eSI6IkVQU0ciLCJjb2RlIjozMjYzOH19fX19ABgJaHlwYXJxdWV0GRwcAAAAWQEAAFBBUjE=',
  /** No geometry, but `lat` and `lon`. */
  plain:
    'UEFSMRUGFSQVKFwVBBUAFQQVABUEFQAAAAMDEDzNzMzMzMxDQAAAAAAAAERAFQYVJBUmXBUEFQAVBBUAFQQVAAAAAwMQAAABAShAR0AAAAAAAIBHQBUEGTxIBHJvb3QVBAAVCiUCGANsYXQAFQolAhgDbG9uABYEGRwZLCYIHBUKGRUAGRgDbGF0FQIWBBZOFlImCDw2ACgIAAAAAAAAREAYCM3MzMzMzENANgAAGRwVBhUAFQIAAAAmWhwVChkVABkYA2xvbhUCFgQWThZQJlo8NgAoCAAAAAAAgEdAGAgAAAAAAEBHQDYAABkcFQYVABUCAAAAFpwBFgQ2ogEAKAloeXBhcnF1ZXQZLBwAABwAAAC+AAAAUEFSMQ==',
} as const;

const bytesOf = (file: keyof typeof FILES): Uint8Array => new Uint8Array(Buffer.from(FILES[file], 'base64'));

describe('GeoParquet', () => {
  it('is read with its dates, and years as they are written', async () => {
    const { layers, features, notes } = await imported('Posts.parquet', bytesOf('dated'));
    expect(layers[0]).toMatchObject({ title: 'Posts', file: { format: 'geoparquet' }, report: { found: 3, dated: 2 } });
    expect(features).toMatchObject([
      { number: 1, geometry: { type: 'Point', coordinates: [46.5, 39.6] }, dates: { edtf: '0050-03-01/..' } },
      { properties: { name: 'B', start_date: '2023-05-01', count: '9007199254740993' } },
      { geometry: null, properties: { name: 'Şuşa', start_date: null, count: 3 }, dates: null },
    ]);
    expect(Object.keys(features[0]?.properties ?? {})).toEqual(['name', 'start_date', 'count']);
    expect(notes).toEqual([expect.stringMatching(/^told: The feature has no geometry.*feature 3/)]);
  });

  it('is brought from Web Mercator, and refused in other projections by name', async () => {
    const { features } = await imported('x.parquet', bytesOf('mercator'));
    expect(features[0]?.geometry).toMatchObject({ coordinates: [expect.closeTo(46.5, 5), expect.closeTo(39.6, 5)] });
    expect((await imported('x.parquet', bytesOf('projected'))).refusal).toContain('EPSG:32638');
  });

  it('is read from latitude and longitude where there is no geometry', async () => {
    const { features } = await imported('x.parquet', bytesOf('plain'));
    expect(features.map(({ geometry }) => geometry && 'coordinates' in geometry && geometry.coordinates)).toEqual([
      [46.5, 39.6],
      [47, 40],
    ]);
  });

  it('is refused where it is cut short', async () => {
    const whole = bytesOf('dated');
    for (let length = 4; length < whole.length; length += 50)
      expect((await imported('x.parquet', whole.slice(0, length))).refusal).toMatch(/damaged or cut short/);
  });
});
