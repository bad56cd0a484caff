import { describe, expect, it } from 'vitest';
import { TOPOJSON_NOTES } from '../../../../src/formats/import/topojson';
import { imported } from '../../../helpers/importing';

const topology = (objects: object, more: object = {}): string =>
  JSON.stringify({
    type: 'Topology',
    objects,
    arcs: [
      [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
      [
        [10, 10],
        [-10, 0],
        [0, -10],
      ],
    ],
    transform: { scale: [0.1, 0.1], translate: [46, 39] },
    ...more,
  });
const area = { type: 'Polygon', arcs: [[0, 1]], id: 'a', properties: { name: 'A', date: '2023-05' } };

describe('TopoJSON', () => {
  it('gives a layer for each object', async () => {
    const { layers, notes } = await imported(
      'x.json',
      topology({
        areas: { type: 'GeometryCollection', geometries: [area, { type: null }] },
        gate: { type: 'Point', coordinates: [5, 6] },
      }),
    );
    expect(layers.map(({ title, file }) => [title, file.format])).toEqual([
      ['areas', 'topojson'],
      ['gate', 'topojson'],
    ]);
    expect(layers[0]?.features[0]).toMatchObject({
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [46, 39],
            [47, 39],
            [47, 40],
            [46, 40],
            [46, 39],
          ],
        ],
      },
      properties: { id: 'a', name: 'A', date: '2023-05' },
      dates: { edtf: '2023-05' },
    });
    expect(layers[1]?.features[0]?.geometry).toEqual({ type: 'Point', coordinates: [46.5, 39.6] });
    expect(notes).toEqual([expect.stringMatching(/^told: 1 feature has no position.*feature 2/)]);
  });

  it('reads arcs backwards, and says which are not there', async () => {
    const lines = [
      { type: 'LineString', arcs: [-1] },
      { type: 'LineString', arcs: [0, 7] },
    ];
    const { features, notes } = await imported(
      'x.json',
      topology({ a: { type: 'GeometryCollection', geometries: lines } }),
    );
    expect(features.map(({ geometry }) => geometry && 'coordinates' in geometry && geometry.coordinates)).toEqual([
      [
        [47, 40],
        [47, 39],
        [46, 39],
      ],
      [
        [46, 39],
        [47, 39],
        [47, 40],
      ],
    ]);
    expect(notes).toEqual([`dropped: ${TOPOJSON_NOTES.arc} (feature 2)`]);
  });

  it.each([
    ['cut short', topology({ a: area }).slice(0, 100), 'cut short'],
    ['without arcs', topology({ a: area }, { arcs: 1 }), 'without objects or arcs'],
    ['without objects', topology({}), 'without objects or arcs'],
  ])('%s is refused', async (_, text, words) => {
    expect((await imported('x.topojson', text)).refusal).toContain(words);
  });
});
