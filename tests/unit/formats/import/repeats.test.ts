import { describe, expect, it } from 'vitest';
import { Repeats } from '../../../../src/formats/import/repeats';
import { ownFeature } from '../../../fixtures/ownLayers';
import { imported } from '../../../helpers/importing';

/** What is said of repeated rows of a table. */
const told = async (...rows: readonly string[]): Promise<readonly string[]> => {
  const { notes, features } = await imported('raids.csv', ['lat,lon,date,killed,place', ...rows].join('\n'));
  expect(features).toHaveLength(rows.length);
  return notes.filter((note) => note.includes('repeat'));
};
const A = '40.1,46.2,2023-05-01,2,North';

describe('Rows that repeat others', () => {
  it('are named with the first that they repeat, and are kept', async () => {
    expect(await told(A, '40.2,46.2,2023-05-01,2,North', A)).toEqual([
      'told: One row repeats another, row 2, in all: place, dates and values. Both were kept. (row 4)',
    ]);
    expect(await told(A, '40.2,46.2,,2,East', A, '40.2,46.2,,2,East', A)).toEqual([
      'told: 3 rows repeat others in all: place, dates and values; the first of them row 2. All were kept. (rows 4, 5 and 6)',
    ]);
  });

  it('are none if anything differs: the place, the date, a value or its kind', async () => {
    expect(
      await told(
        A,
        '40.1000001,46.2,2023-05-01,2,North',
        '40.1,46.2,2023-05-02,2,North',
        '40.1,46.2,2023-05,2,North',
        '40.1,46.2,,2,North',
        '40.1,46.2,2023-05-01,3,North',
        '40.1,46.2,2023-05-01,2,north',
        '40.1,46.2,2023-05-01,2North,',
        '40.1,46.2,2023-05-01,,2North',
      ),
    ).toEqual([]);
  });

  it('are found in other formats, whatever the order of the names in a record', async () => {
    const at = { type: 'Point', coordinates: [46.2, 40.1] };
    const feature = (properties: unknown, geometry: unknown = at) => ({ type: 'Feature', properties, geometry });
    const { notes } = await imported(
      'x.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature({ a: 1, b: ['x', { c: null }] }),
          feature({ b: ['x', { c: null }], a: 1 }),
          feature({ a: '1', b: ['x', { c: null }] }),
          feature({ a: 1, b: [{ c: null }, 'x'] }),
          feature({ b: 1, a: ['x', { c: null }] }),
          feature({ a: 1, b: ['x', { c: false }] }),
          feature({}, null),
          feature({}, null),
        ],
      }),
    );
    expect(notes.filter((note) => note.includes('repeat'))).toEqual([
      'told: One feature repeats another, feature 1, in all: place, dates and values. Both were kept. (feature 2)',
    ]);
  });

  it('are told from those that are alike in a hundred thousand rows, in a moment', () => {
    const repeats = new Repeats();
    const before = performance.now();
    for (let at = 0; at < 100_000; at++)
      repeats.add(
        ownFeature(at + 2, { id: at % 99_990, killed: at % 3, place: `Place ${at % 7}` }, null, {
          type: 'Point',
          coordinates: [46 + (at % 99_990) / 1e5, 40],
        }),
      );
    const found = repeats.list();
    const took = performance.now() - before;
    // The same id and place, and now and then the same number of killed and name.
    const alike = Array.from({ length: 10 }, (_, at) => at).filter(
      (at) => (99_990 + at) % 3 === at % 3 && (99_990 + at) % 7 === at % 7,
    );
    expect(found).toEqual(alike.map((at) => [99_990 + at + 2, at + 2]));
    expect(took).toBeLessThan(2000);
  });
});
