import { describe, expect, it } from 'vitest';
import type { Position } from 'geojson';
import { positionsOf } from '../../src/domain/geometry';
import type { Feature } from '../../src/domain/model';
import { initialSession } from '../../src/domain/session';
import { parseDay } from '../../src/domain/time';
import { selectView } from '../../src/domain/view';
import { real } from '../fixtures/real-atlas';

const { index, geometry } = real;
const feature = (id: string): Feature => index.features.get(id) as Feature;
const primaryOn = (id: string, date: string): string | undefined =>
  selectView(index, { ...initialSession(index), day: parseDay(date) as number }).features.get(id)?.statuses[0]?.status;

type Segment = readonly [Position, Position];
const segmentsOf = (id: string): readonly Segment[] =>
  feature(id).parts.flatMap((part) => {
    const shape = geometry[part.id];
    const lines = shape?.type === 'MultiLineString' ? shape.coordinates : shape ? [positionsOf(shape)] : [];
    return lines.flatMap((line) => line.slice(1).map((end, at): Segment => [line[at] as Position, end]));
  });
const side = ([a, b]: Segment, p: Position): number =>
  ((b[0] as number) - (a[0] as number)) * ((p[1] as number) - (a[1] as number)) -
  ((b[1] as number) - (a[1] as number)) * ((p[0] as number) - (a[0] as number));
const cross = (a: Segment, b: Segment): boolean =>
  side(a, b[0]) * side(a, b[1]) < 0 && side(b, a[0]) * side(b, a[1]) < 0;
const crossings = (route: string, border: string): number => {
  const borders = segmentsOf(border);
  return segmentsOf(route).reduce((sum, each) => sum + borders.filter((other) => cross(each, other)).length, 0);
};

describe('The railway', () => {
  it('is context that the article does not describe', () => {
    expect(feature('yeraskh-horadiz-railway')).toMatchObject({
      mode: { look: 'rail' },
      inArticle: false,
      passages: [],
    });
  });

  it('enters and leaves Nakhchivan and Armenia once each and stays out of Iran', () => {
    const borders = [
      'armenia-nakhchivan',
      'armenia-azerbaijan',
      'armenia-iran',
      'azerbaijan-iran',
      'azerbaijan-turkiye',
    ];
    expect(borders.map((border) => crossings('yeraskh-horadiz-railway', border))).toEqual([2, 1, 0, 0, 0]);
  });
});

/** Whether a position lies in an area (even–odd rule). */
const holds = (area: string, [x = 0, y = 0]: Position): boolean => {
  const shape = geometry[area];
  const rings =
    shape?.type === 'Polygon' ? shape.coordinates : shape?.type === 'MultiPolygon' ? shape.coordinates.flat() : [];
  const edges = rings.flatMap((ring) => ring.slice(1).map((end, at): Segment => [ring[at] as Position, end]));
  const passed = edges.filter(
    ([[ax = 0, ay = 0], [bx = 0, by = 0]]) => ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay),
  );
  return passed.length % 2 === 1;
};

describe('The airspace of Türkiye', () => {
  it('holds the airports of the flights, on both sides of the Bosporus, Thrace and Hatay', () => {
    const thrace: Position = [27.2, 41.4];
    const antakya: Position = [36.16, 36.2];
    for (const [name, point] of Object.entries({
      ist: feature('istanbul-airport').point,
      saw: feature('sabiha-gokcen').point,
      ankara: feature('ankara').point,
      thrace,
      antakya,
    })) {
      expect(holds('turkish-airspace', [...point]), name).toBe(true);
    }
  });

  it('holds no place of another country', () => {
    for (const id of ['yerevan', 'margara', 'goris', 'baku']) {
      expect(holds('turkish-airspace', [...feature(id).point]), id).toBe(false);
    }
  });
});

describe('The strip of the peacekeepers along the old road', () => {
  const strip = 'peacekeepers-area-corridor';

  it('holds the town and the villages on it, and neither Kornidzor nor the new bridge', () => {
    expect(['lachin', 'zabukh'].map((id) => holds(strip, [...feature(id).point]))).toEqual([true, true]);
    expect(['kornidzor', 'hakari-bridge'].map((id) => holds(strip, [...feature(id).point]))).toEqual([false, false]);
  });

  it('is some 5 km wide, lies in Azerbaijan, and was there to 26 August 2022', () => {
    const road = positionsOf(geometry['lachin-road-old'] as NonNullable<(typeof geometry)[string]>);
    const west = road.map(([x = 0, y = 0]): Position => [x - 0.02, y + 0.008]).slice(8, 14);
    expect(west.filter((each) => !holds(strip, each))).toEqual([]);
    const beyond = road.map(([x = 0, y = 0]): Position => [x - 0.045, y + 0.015]).slice(8, 14);
    expect(beyond.filter((each) => holds(strip, each))).toEqual([]);
    const border = segmentsOf('armenia-azerbaijan');
    const edges = positionsOf(geometry[strip] as NonNullable<(typeof geometry)[string]>);
    const outline = edges.slice(1).map((end, at): Segment => [edges[at] as Position, end]);
    expect(outline.filter((edge) => border.some((each) => cross(edge, each)))).toEqual([]);
    expect(feature('peacekeepers-area').parts.find(({ id }) => id === strip)?.span.edtf).toBe('2020-11-10/2022-08-26');
  });
});

describe('Links by air', () => {
  it('end at airports, and have no band of doubt as roads have', () => {
    const near = (a: Position | undefined, place: string): boolean =>
      Math.hypot((a?.[0] as number) - feature(place).point[0], (a?.[1] as number) - feature(place).point[1]) < 0.02;
    const ends = feature('turkiye-armenia-flights').parts.map(({ id }) => {
      const line = positionsOf(geometry[id] as NonNullable<(typeof geometry)[string]>);
      expect(geometry[`${id}~edge`]).toBeUndefined();
      expect(near(line.at(-1), 'zvartnots')).toBe(true);
      return ['istanbul-airport', 'sabiha-gokcen'].find((place) => near(line[0], place));
    });
    expect(ends).toEqual(['istanbul-airport', 'sabiha-gokcen']);
  });

  it('have the statuses of the record', () => {
    expect(primaryOn('turkiye-armenia-flights', '2022-02-01')).toBe('suspended');
    expect(primaryOn('turkiye-armenia-flights', '2022-02-02')).toBe('open');
    expect(primaryOn('air-cargo', '2022-06-30')).toBeUndefined();
    expect(primaryOn('air-cargo', '2022-07-01')).toBe('agreed');
    expect(primaryOn('air-cargo', '2023-01-01')).toBe('unused');
    expect(primaryOn('turkish-airspace', '2023-04-28')).toBe('open');
    expect(primaryOn('turkish-airspace', '2023-04-29')).toBe('closed');
  });
});

describe('Where statuses overlap', () => {
  it('a border that was to be opened stays closed, and the agreement is listed too', () => {
    for (const date of ['2022-06-30', '2022-07-01', '2022-07-02', '2023-07-27']) {
      expect(primaryOn('armenia-turkiye', date)).toBe('closed');
    }
    const view = selectView(index, initialSession(index));
    expect(view.features.get('armenia-turkiye')?.statuses.map(({ status }) => status)).toEqual(['closed', 'agreed']);
  });

  it('an approach that was given up does not speak for the whole road, but for itself', () => {
    expect(primaryOn('lachin-road', '2023-03-31')).toBe('blocked');
    const view = selectView(index, { ...initialSession(index), day: parseDay('2023-03-31') as number });
    const road = view.features.get('lachin-road');
    expect(road?.statuses.map(({ status }) => status)).toContain('closed');
    expect([...(road?.drawn ?? [])].sort()).toEqual(['blocked', 'closed', 'guarded', 'open']);
  });
});
