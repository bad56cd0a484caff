/** Widths and radii in relation to each other: what must be wider than what, and that nothing shrinks as the reader comes nearer. */
import { describe, expect, it } from 'vitest';
import { scaledZoomStops, zoomed } from '../../../../src/map/style/expressions';
import { lookOf } from '../../../../src/symbology/statuses';
import { DISC_RIM, discRadius, discRadiusAt } from '../../../../src/symbology/venueDisc';
import { layerOf, numberOf, sampleStyle, type Look } from '../../../fixtures/mapStyle';

const zooms = Array.from({ length: 29 }, (_, at) => at / 2);
const RANKS = ['capital', 'city', 'town', 'village', 'site', 'peak', ''];

/** Layers and properties of the style whose name is like this. */
const properties = (like: RegExp): readonly (readonly [string, string])[] =>
  sampleStyle().layers.flatMap((layer) =>
    Object.keys({ ...layer.paint, ...layer.layout })
      .filter((name) => like.test(name))
      .map((name) => [layer.id, name] as const),
  );
const expressionOf = (id: string, name: string): unknown =>
  (({ ...layerOf(id).paint, ...layerOf(id).layout }) as Record<string, unknown>)[name];

describe('Every number of the style', () => {
  const zooming = properties(/./)
    // The relief fades out where a reader is nearer than its grid allows: `relief.test.ts`.
    .filter(([id]) => !id.startsWith('relief-'))
    // Discs grow with the number of meetings when they are seen from afar, and have one size near by: see below.
    .filter(([id]) => !id.startsWith('venues'))
    .filter(([id, name]) => (expressionOf(id, name) as unknown[])?.[0] === 'interpolate');
  it.each(zooming)('that depends on the zoom grows with it, at each stop: %s %s', (id, name) => {
    const [, , , ...stops] = expressionOf(id, name) as unknown[];
    const at = stops.filter((_, index) => index % 2 === 0) as number[];
    expect(at.length).toBeGreaterThan(1);
    expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
    const values = (rank: string, among: readonly number[]): readonly number[] =>
      among.map((zoom) => numberOf(id, name, { zoom, properties: { rank } }));
    for (const rank of RANKS) {
      expect(values(rank, zooms)).toEqual([...values(rank, zooms)].sort((a, b) => a - b));
      expect(Math.min(...values(rank, zooms))).toBeGreaterThan(0);
    }
    expect(RANKS.some((rank) => new Set(values(rank, at)).size === at.length)).toBe(true);
  });

  it.each(properties(/opacity/))('is an opacity from 0 to 1: %s %s', (id, name) => {
    for (const state of [{}, { selected: true }, { hovered: true }, { emphasised: true }]) {
      expect(numberOf(id, name, { state })).toBeGreaterThanOrEqual(0);
      expect(numberOf(id, name, { state })).toBeLessThanOrEqual(1);
    }
  });

  // The boxes that names keep clear of have sizes of their own.
  it.each(properties(/width|radius|size|padding|spacing/).filter(([id]) => id !== 'covers'))(
    'is no less than nothing: %s %s',
    (id, name) => {
      for (const rank of RANKS) expect(numberOf(id, name, { properties: { rank } })).toBeGreaterThanOrEqual(0);
    },
  );

  it('is there where it should be', () => {
    // Fewer would mean that they were not found.
    expect(zooming.length).toBeGreaterThan(20);
    expect(properties(/opacity/).length).toBeGreaterThan(12);
  });
});

describe('A band under what is highlighted', () => {
  const bands = [
    ['borders-glow', ['borders-closed', 'borders-undelimited'], {}],
    ['routes-glow', ['routes-casing', 'routes-road-open'], { mode: 'road' }],
    ['routes-glow', ['routes-rail-open'], { mode: 'rail' }],
    ['routes-glow', ['routes-air-open'], { mode: 'air' }],
    ['areas-glow', ['areas-outline-former', 'areas-outline-undelimited', 'areas-outline-deployed'], {}],
  ] as const;
  it.each(bands)('is wider than the line: %s %j %j', (id, lines, properties) => {
    const width = (look: Look): number => numberOf(id, 'line-width', { properties, ...look });
    for (const line of lines)
      for (const zoom of zooms) {
        expect(width({ zoom })).toBeGreaterThan(numberOf(line, 'line-width', { zoom }) + 2);
        expect(width({ zoom, state: { selected: true } })).toBeGreaterThanOrEqual(width({ zoom }));
      }
  });

  it('is the widest for a road: a link without a course has none that a broad band could follow', () => {
    const width = (mode: string) => numberOf('routes-glow', 'line-width', { properties: { mode } });
    expect(width('road')).toBe(width('rail'));
    expect(width('road')).toBeGreaterThan(width('air'));
  });

  it.each(['borders-glow', 'areas-glow', 'areas-outline-vague', 'routes-glow'])(
    'is strongest selected, fainter under the pointer or emphasised, and else not there: %s',
    (id) => {
      const opacity = (state: object): number => numberOf(id, 'line-opacity', { state });
      expect(opacity({})).toBe(0);
      expect(opacity({ hovered: true })).toBeGreaterThan(0.1);
      expect(opacity({ emphasised: true })).toBe(opacity({ hovered: true }));
      expect(opacity({ selected: true })).toBeGreaterThan(opacity({ emphasised: true }));
      expect(opacity({ selected: true, hovered: true })).toBe(opacity({ selected: true }));
      // What lies under a band must stay legible.
      expect(opacity({ selected: true })).toBeLessThan(0.5);
    },
  );

  it('of a border is fainter than that of a road, which the passage is more likely to be about', () => {
    const opacity = (id: string) => numberOf(id, 'line-opacity', { state: { emphasised: true } });
    expect(opacity('borders-glow')).toBeLessThan(opacity('routes-glow'));
    expect(opacity('areas-glow')).toBe(opacity('borders-glow'));
  });

  it.each(['borders-glow', 'areas-glow', 'areas-outline-vague'])('of %s is broader while it is selected', (id) => {
    expect(numberOf(id, 'line-width', { state: { selected: true } })).toBeGreaterThan(numberOf(id, 'line-width'));
  });
});

describe('Lines', () => {
  it('of roads have a casing that shows on both sides', () => {
    for (const zoom of zooms) {
      const heaviest = Math.max(
        ...['routes-road-open', 'routes-road-blocked'].map((id) => numberOf(id, 'line-width', { zoom })),
      );
      expect(numberOf('routes-casing', 'line-width', { zoom }) - heaviest).toBeGreaterThan(1);
    }
  });

  it('of railways have sleepers that reach beyond their thread', () => {
    for (const zoom of zooms)
      expect(numberOf('routes-rail-sleepers', 'line-width', { zoom })).toBeGreaterThan(
        numberOf('routes-rail-open', 'line-width', { zoom }) * 2,
      );
  });

  it('are as heavy as their status and mode say', () => {
    for (const zoom of zooms) {
      const open = numberOf('routes-road-open', 'line-width', { zoom });
      expect(numberOf('routes-road-blocked', 'line-width', { zoom })).toBeCloseTo(
        open * lookOf('route', 'blocked', 'road').weight,
      );
      expect(numberOf('routes-air-open', 'line-width', { zoom })).toBeCloseTo(
        open * lookOf('route', 'open', 'air').weight,
      );
    }
  });

  it('of roads are heavier than those of borders, borders heavier than ghosts and than borders of the base map', () => {
    for (const zoom of zooms) {
      const width = (id: string) => numberOf(id, 'line-width', { zoom });
      expect(width('routes-road-open')).toBeGreaterThan(width('borders-closed'));
      expect(width('borders-closed')).toBeGreaterThan(width('region-borders'));
      expect(width('routes-road-open')).toBeGreaterThan(width('routes-ghosts'));
      expect(width('areas-outline-former')).toBeGreaterThanOrEqual(width('areas-ghosts'));
    }
  });

  it('that the pointer finds are wider than those that are seen', () => {
    for (const zoom of zooms) {
      expect(numberOf('routes-hit', 'line-width', { zoom })).toBeGreaterThan(
        numberOf('routes-casing', 'line-width', { zoom }) + 7,
      );
      expect(numberOf('borders-hit', 'line-width', { zoom })).toBeGreaterThan(
        numberOf('borders-closed', 'line-width', { zoom }) + 7,
      );
    }
  });

  it('of rivers are thinner the lower their rank', () => {
    for (const zoom of [6, 8, 10, 12]) {
      const widths = [1, 2, 3].map((rank) => numberOf(`region-rivers-${rank}`, 'line-width', { zoom }));
      expect(widths).toEqual([...new Set(widths)].sort((a, b) => b - a));
    }
    expect(new Set([1, 2, 3].map((rank) => layerOf(`region-rivers-${rank}`).minzoom)).size).toBe(1);
  });
});

describe('Points', () => {
  /** A venue with a number of meetings, all of them past. */
  const venue = (meetings: number) =>
    Object.fromEntries(
      Array.from({ length: meetings }, (_, slot) => [
        [`from${slot}`, 10],
        [`to${slot}`, 11],
        [`track${slot}`, 'pilots'],
      ]).flat(),
    );
  /** The radius of its disc at a zoom: the icon is as large as the disc seen from afar. */
  const radius = (meetings: number, zoom: number): number =>
    numberOf('venues', 'icon-size', { zoom, properties: venue(meetings) }) * discRadius(meetings);

  it('have a ring outside the disc of a venue, at every zoom', () => {
    for (const zoom of zooms) {
      for (const meetings of [1, 2]) {
        const ring = numberOf('venues-ring', 'circle-radius', { zoom, properties: venue(meetings) });
        expect(ring).toBeGreaterThan(radius(meetings, zoom) + DISC_RIM);
        expect(
          numberOf('venues-labels', 'text-radial-offset', { zoom, properties: venue(meetings) }) * 13,
        ).toBeGreaterThan(radius(meetings, zoom) + DISC_RIM);
      }
    }
  });

  it('leave room for the name at every zoom of a level, for which the engine places it but once', () => {
    for (let zoom = 3; zoom < 9; zoom += 0.1) {
      const name =
        numberOf('venues-labels', 'text-radial-offset', { zoom: Math.floor(zoom), properties: venue(1) }) * 13;
      // The icon has a light rim, and room around it.
      expect(name, zoom.toFixed(1)).toBeGreaterThanOrEqual(discRadiusAt(1, zoom) + DISC_RIM + 3);
    }
  });

  it('have a ring around a venue that is wider while it is selected, at every zoom', () => {
    for (const zoom of zooms) {
      const ring = (state: object): number =>
        numberOf('venues-ring', 'circle-radius', { zoom, state, properties: venue(2) });
      expect(ring({ selected: true }) - ring({})).toBeCloseTo(3, 6);
      expect(ring({ hovered: true })).toBe(ring({}));
    }
  });

  it.each(['venues-ring', 'crossings-ring', 'aftermath-ring'])('have a wider and bolder ring selected: %s', (id) => {
    const of = (name: string, state: object): number => numberOf(id, name, { state, properties: { meetings: 0 } });
    expect(of('circle-radius', { selected: true })).toBeGreaterThan(of('circle-radius', {}));
    expect(of('circle-stroke-width', {})).toBe(0);
    expect(of('circle-stroke-width', { hovered: true })).toBeGreaterThan(1);
    expect(of('circle-stroke-width', { selected: true })).toBeGreaterThan(of('circle-stroke-width', { hovered: true }));
  });

  it('that are venues grow in area with their meetings seen from afar, and are alike near by', () => {
    for (const zoom of zooms.filter((each) => each <= 4)) {
      expect(radius(2, zoom) ** 2 / radius(1, zoom) ** 2).toBeCloseTo(2, 6);
      expect(radius(1, zoom)).toBeCloseTo(9.5, 6);
    }
    for (const zoom of zooms.filter((each) => each >= 5))
      expect([radius(1, zoom) - 10.5, radius(2, zoom) - 10.5].every((off) => Math.abs(off) < 1e-9)).toBe(true);
    // The still map, and the arithmetic of what keeps clear of discs, have the same radii.
    for (const zoom of [3, 4.4, 4.7, 5, 8]) expect(discRadiusAt(2, zoom)).toBeCloseTo(radius(2, zoom), 6);
  });

  it('that are venues are smaller as ghosts', () => {
    for (const zoom of zooms)
      expect(radius(1, zoom)).toBeGreaterThan(numberOf('venues-ghosts', 'circle-radius', { zoom }));
    expect(numberOf('venues-ghosts', 'circle-opacity')).toBeLessThan(1);
  });

  it('that are venues have room for their number, which is no smaller than any text of a screen', () => {
    for (const zoom of zooms) {
      for (const meetings of [1, 2]) {
        const size = numberOf('venues', 'text-size', { zoom, properties: venue(meetings) });
        expect(size).toBeGreaterThanOrEqual(12);
        expect(size).toBeLessThan(2 * radius(meetings, zoom));
      }
    }
  });

  it('that are towns always have a rim, and are smaller than any disc', () => {
    expect(numberOf('places-dot', 'circle-stroke-width')).toBeGreaterThan(0);
    const capital = numberOf('places-dot', 'circle-radius', { properties: { rank: 'capital' } });
    expect(capital).toBeLessThan(radius(1, 0) / 2);
  });

  it('that are towns are larger the higher the rank', () => {
    const radii = ['capital', 'city', 'town'].map((rank) =>
      numberOf('places-dot', 'circle-radius', { properties: { rank } }),
    );
    expect(radii).toEqual([...new Set(radii)].sort((a, b) => b - a));
    expect(numberOf('places-dot', 'circle-radius', { properties: { rank: 'site' } })).toBe(radii[2]);
    const icons = ['city', 'town', 'village'].map((rank) =>
      numberOf('settlements-labels', 'icon-size', { properties: { rank } }),
    );
    expect(icons).toEqual([...new Set(icons)].sort((a, b) => b - a));
    expect(numberOf('settlements-labels', 'icon-size', { properties: { rank: 'site' } })).toBe(icons[2]);
    expect(numberOf('settlements-labels', 'icon-size', { properties: { rank: 'peak' } })).toBe(icons[1]);
  });
});

describe('A value between zooms', () => {
  it('is multiplied stop by stop, zooms left alone', () => {
    expect(scaledZoomStops(zoomed([5, 2], [9, 4]), 0.5)).toEqual(['interpolate', ['linear'], ['zoom'], 5, 1, 9, 2]);
  });
});
