/** A layer of some features of another: what is in it, and what is known of its columns and dates. */
import { describe, expect, it } from 'vitest';
import { spanOfDay } from '../../../../src/domain/time';
import type { OwnFeature, OwnLayer } from '../../../../src/domain/ownData';
import { finish } from '../../../../src/domain/steps';
import { layerOfPart } from '../../../../src/formats/own/partLayer';

const features = Array.from({ length: 3000 }, (_, at): OwnFeature => ({
  number: at + 2,
  geometry: { type: 'Point', coordinates: [at / 100, 40] },
  // The first has a property less.
  properties: at === 0 ? { title: 'Row 0' } : { injured: at, title: `Row ${at}` },
  dates: at % 2 === 0 ? ({ ...spanOfDay(at), edtf: '' } as NonNullable<OwnFeature['dates']>) : null,
}));
const column = { filled: 3000, values: [], hasMore: true, range: null };
const LAYER: OwnLayer = {
  id: 'own-data-1',
  title: 'Mine',
  source: 'Field log, CC BY 4.0',
  file: { name: 'mine.csv', format: 'csv', bytes: 1 },
  features,
  columns: [
    { ...column, name: 'injured', type: 'number', range: [1, 2999], readAs: 'position' },
    { ...column, name: 'title', type: 'text' },
  ],
  bounds: [0, 40, 29.99, 40],
  report: {
    found: 3000,
    kept: 3000,
    dated: 1500,
    notes: [
      { kind: 'told', message: 'Of the file.', where: null, count: 1 },
      { kind: 'repaired', message: 'Of others.', where: 'row 99', count: 1, numbers: [99] },
      { kind: 'repaired', message: 'Of 6 and 99.', where: 'rows 6 and 99', count: 2, numbers: [6, 99] },
    ],
  },
};

describe('A layer of rows', () => {
  it('has these features in their order, with number, shape, dates and columns as the layer of which they are', () => {
    const part = finish(layerOfPart('Some', LAYER, [{ place: 0 }, { place: 4 }, { place: 9999 }, { place: 3 }]));
    expect(part.features).toEqual([features[0], features[4], features[3]]);
    expect(part).toMatchObject({ title: 'Some', source: LAYER.source, file: LAYER.file, bounds: [0, 40, 0.04, 40] });
    expect(part.id).not.toBe(LAYER.id);
    expect(part.columns.map(({ name, filled, range, readAs }) => [name, filled, range, readAs])).toEqual([
      ['injured', 2, [3, 4], 'position'],
      ['title', 3, null, undefined],
    ]);
    // What was repaired in these rows stays known; what was said of the file and of others does not.
    const notes = [{ kind: 'repaired', message: 'Of 6 and 99.', where: 'of these row 6', count: 2, numbers: [6] }];
    expect(part.report).toEqual({ found: 3, kept: 3, dated: 2, notes });
  });

  it('has what was found out about each feature beside what its file says, in columns after those of the file', () => {
    const told = (km: number) => ({ distance: km });
    const part = finish(
      layerOfPart(
        'Near',
        LAYER,
        [0, 4].map((place) => ({ place, told: told(place) })),
      ),
    );
    expect(part.features.map(({ properties }) => properties)).toEqual([
      { title: 'Row 0', distance: 0 },
      { injured: 4, title: 'Row 4', distance: 4 },
    ]);
    expect(part.columns.map(({ name }) => name)).toEqual(['injured', 'title', 'distance']);
    expect(features[4]?.properties).not.toHaveProperty('distance');
  });

  it('is made in pieces, so that the page goes on answering', () => {
    const steps = layerOfPart(
      'All',
      LAYER,
      Array.from(features, (_, place) => ({ place })),
    );
    let pieces = 0;
    while (!steps.next().done) pieces++;
    expect(pieces).toBe(6);
  });
});
