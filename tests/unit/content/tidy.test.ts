import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { tidyGeometry } from '../../../src/content/tidy';
import { compiled, tinyFiles } from '../../fixtures/tiny-atlas';

const clockwise = [
  [0, 0],
  [0, 4],
  [4, 4],
  [4, 0],
  [0, 0],
];
const counterclockwise = [...clockwise].reverse();
const hole = clockwise.map(([x = 0, y = 0]) => [x / 4 + 1, y / 4 + 1]);
const holeTheOtherWay = [...hole].reverse();

describe('A geometry as RFC 7946 has it', () => {
  it('has outer rings that run counterclockwise and holes that run clockwise (section 3.1.6)', () => {
    for (const coordinates of [
      [clockwise, holeTheOtherWay],
      [counterclockwise, hole],
    ]) {
      expect(tidyGeometry({ type: 'Polygon', coordinates })).toEqual({
        type: 'Polygon',
        coordinates: [counterclockwise, hole],
      });
      expect(tidyGeometry({ type: 'MultiPolygon', coordinates: [coordinates, [clockwise]] })).toEqual({
        type: 'MultiPolygon',
        coordinates: [[counterclockwise, hole], [counterclockwise]],
      });
    }
  });

  it('has five digits after the point and no heights (section 11.2)', () => {
    expect(tidyGeometry({ type: 'Point', coordinates: [44.123456, -0.000004, 120] })).toEqual({
      type: 'Point',
      coordinates: [44.12346, -0],
    });
    const line = {
      type: 'LineString',
      coordinates: [
        [1.000004, 2.000006, 9],
        [3, 4],
      ],
    } as const;
    expect(tidyGeometry(line as unknown as Geometry)).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 2.00001],
        [3, 4],
      ],
    });
  });

  it('leaves a line running the way it runs', () => {
    for (const coordinates of [clockwise, counterclockwise]) {
      expect(tidyGeometry({ type: 'LineString', coordinates })).toEqual({ type: 'LineString', coordinates });
      expect(tidyGeometry({ type: 'MultiLineString', coordinates: [coordinates] })).toEqual({
        type: 'MultiLineString',
        coordinates: [coordinates],
      });
    }
  });

  it('does not change what it was given', () => {
    const given: Geometry = { type: 'Polygon', coordinates: [clockwise.map((each) => [...each])] };
    tidyGeometry(given);
    expect(given).toEqual({ type: 'Polygon', coordinates: [clockwise] });
  });

  it('is the one of the atlas, whatever the files have', () => {
    const file = JSON.parse(tinyFiles['areas.geojson'] as string) as { features: { geometry: Geometry }[] };
    const [area] = file.features as [{ geometry: Geometry }];
    area.geometry = {
      type: 'Polygon',
      coordinates: [clockwise.map(([x = 0, y = 0]) => [x / 10 + 0.0000001, y / 10, 8])],
    };
    const { geometry } = compiled({ ...tinyFiles, 'areas.geojson': JSON.stringify(file) });
    expect(geometry['eel-ground']).toEqual({
      type: 'Polygon',
      coordinates: [counterclockwise.map(([x = 0, y = 0]) => [x / 10, y / 10])],
    });
  });
});
