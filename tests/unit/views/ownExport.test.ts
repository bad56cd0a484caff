/** Own layers as files: all of a layer, or what the map shows of it on its days. */
import { describe, expect, it } from 'vitest';
import type { OwnFeature } from '../../../src/domain/ownData';
import { parseDay } from '../../../src/domain/time';
import { ownFile, placesOf } from '../../../src/views/export/ownExport';
import { imported } from '../../helpers/importing';
import { ownFeature, ownLayer } from '../../fixtures/ownLayers';

const point = (lon: number, lat: number): OwnFeature['geometry'] => ({ type: 'Point', coordinates: [lon, lat] });
const column = { name: 'kind', type: 'text', filled: 4, values: [], hasMore: false, range: null } as const;
const layer = ownLayer(
  'My raids',
  [
    ownFeature(1, { kind: 'raid' }, '2023-05-01', point(46, 39)),
    ownFeature(2, { kind: 'raid' }, '2023-05-01/2023-05-09', point(60, 39)),
    ownFeature(3, { kind: 'raid' }, '2023-06-01', point(46, 39)),
    ownFeature(4, { kind: 'village' }, null, point(46.5, 39.5)),
    ownFeature(5, { kind: 'raid' }, '2023-05-01', null),
  ],
  [column],
);
const day = parseDay('2023-05-01') as number;
const window = { from: day, to: day + 1 };
const frame = [45, 38, 47, 40] as const;
const context = { view: { window }, atlas: 'Atlas', frame, today: '2026-11-27' };

describe('Own layers to take away', () => {
  it('are whole, or what holds on the days inside the frame', () => {
    expect(placesOf(layer, 'all', window, frame)).toEqual([0, 1, 2, 3, 4]);
    expect(placesOf(layer, 'shown', window, frame)).toEqual([0, 3]);
    expect(placesOf(layer, 'shown', window, null)).toEqual([0, 1, 3, 4]);
  });

  it.each(['GeoJSON', 'CSV'] as const)('as %s are read again as the same features', async (format) => {
    const { name, text, count } = ownFile(layer, format, 'all', context);
    expect([name, count]).toEqual([`my-raids.${format.toLowerCase()}`, 5]);
    const { features } = await imported(name, text);
    expect(features.map(({ geometry }) => geometry)).toEqual(layer.features.map(({ geometry }) => geometry));
    expect(features.map(({ dates }) => dates && [dates.from, dates.to])).toEqual(
      layer.features.map(({ dates }) => dates && [dates.from, dates.to]),
    );
  });

  it('say in the file and in its name which they are, and whose', () => {
    const { name, text, count } = ownFile(layer, 'GeoJSON', 'shown', context);
    expect([name, count]).toEqual(['my-raids_2023-05-01_frame.geojson', 2]);
    expect((JSON.parse(text) as { about: string[] }).about).toEqual([
      '“My raids”, data of the reader’s own from the file “My raids.csv”: 2 of 5 features, those that hold on 1 May 2023, inside the map’s frame, 1 of them without a date.',
      expect.stringContaining('no part of the record of “Atlas”') as string,
      'Saved on 2026-11-27.',
      expect.stringContaining('Colours by value') as string,
    ]);
    const told = ownFile({ ...layer, source: 'A. Author, 2024. CC0.' }, 'GeoJSON', 'shown', context);
    expect((JSON.parse(told.text) as { about: string[] }).about[1]).toBe(
      'These rows are no part of the record of “Atlas” and not under its licence. Source and licence of “My raids”, as its reader gives them: A. Author, 2024. CC0.',
    );
  });
});
