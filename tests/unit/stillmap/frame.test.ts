import { describe, expect, it } from 'vitest';
import type { CameraRequest } from '../../../src/domain/camera';
import type { Bounds } from '../../../src/domain/model';
import {
  boundsOfCamera,
  cameraAfter,
  cameraOfBounds,
  cameraMovedByPixels,
  needsWorld,
  paperFrame,
  cameraAfterPull,
  wheelZooms,
  zoomedBy,
} from '../../../src/stillmap/frame';
import { clipLine, pathOf, planeOf, planeOfCamera } from '../../../src/stillmap/project';
import { latitudeOf, mercatorY } from '../../../src/domain/mercator';

const SIZE = { width: 1000, height: 540 };
const NEAR = { zoom: 8.5, lat: 39.65, lon: 46.5 };
const OPENING: Bounds = [43.6, 38.7, 47.8, 41.3];
/** What the detailed base map covers. */
const REGION: Bounds = [38, 36, 54, 44.5];
const metaOf = (regionBounds: Bounds) => ({ regionBounds, openingBounds: OPENING });
const META = metaOf(REGION);
const request = (bounds: Bounds, more: Partial<CameraRequest> = {}): CameraRequest => ({
  token: 1,
  bounds,
  force: false,
  ...more,
});
const close = (bounds: Bounds, digits = 6): number[] => bounds.map((value) => Number(value.toFixed(digits)));

describe('The plane of a camera', () => {
  it('has the camera in the middle and 512 pixels around the earth at zoom 0, as the live map', () => {
    const { project } = planeOfCamera(NEAR, SIZE);
    expect(project([46.5, 39.65]).map((value) => Math.round(value))).toEqual([500, 270]);
    const world = planeOfCamera({ zoom: 0, lat: 0, lon: 0 }, { width: 512, height: 512 });
    expect(world.projectPlain([-180, 85.0511]).map((value) => Math.round(value))).toEqual([0, 0]);
    expect(world.projectPlain([180, -85.0511]).map((value) => Math.round(value))).toEqual([512, 512]);
  });

  it('knows the metres of a pixel at its latitude', () => {
    // The web map's own figure: 156543.03 m a pixel of 256 at zoom 0 on the equator.
    expect(1 / planeOfCamera({ zoom: 0, lat: 60, lon: 0 }, SIZE).unitsPerMetre).toBeCloseTo(156_543.03 / 2 / 2, 0);
  });

  it('holds the poles, which Web Mercator cannot show', () => {
    expect(Number.isFinite(mercatorY(-90))).toBe(true);
    expect(latitudeOf(mercatorY(41.3))).toBeCloseTo(41.3, 9);
  });
});

describe('A line cut to the frame', () => {
  it('keeps a link by air whose ends both lie outside', () => {
    expect(
      clipLine(
        [
          [-100, 50],
          [300, 50],
        ],
        [0, 0, 100, 100],
      ),
    ).toEqual([
      [
        [0, 50],
        [100, 50],
      ],
    ]);
    const plane = planeOf([0, 0, 1, 1], 100);
    const flight = {
      type: 'LineString' as const,
      coordinates: [
        [-5, 0.5],
        [5, 0.5],
      ],
    };
    expect(pathOf(flight, plane, [0, 0, 100, 100], 1)).toBe('M0 50l100 0');
  });

  it('leaves out what passes by, and begins anew where a line comes back', () => {
    expect(
      clipLine(
        [
          [-10, -10],
          [-10, 200],
        ],
        [0, 0, 100, 100],
      ),
    ).toEqual([]);
    const there = clipLine(
      [
        [50, 50],
        [150, 50],
        [150, 60],
        [50, 60],
      ],
      [0, 0, 100, 100],
    );
    expect(there).toEqual([
      [
        [50, 50],
        [100, 50],
      ],
      [
        [100, 60],
        [50, 60],
      ],
    ]);
  });
});

describe('The camera of a still map', () => {
  it('frames bounds in what is free of cards and sheets', () => {
    const padding = { top: 72, left: 40, bottom: 56, right: 388 };
    const { project } = planeOfCamera(cameraOfBounds(OPENING, SIZE, padding), SIZE);
    const [west, south] = project([OPENING[0], OPENING[1]]);
    const [east, north] = project([OPENING[2], OPENING[3]]);
    expect(west).toBeGreaterThanOrEqual(40 - 0.01);
    expect(east).toBeLessThanOrEqual(1000 - 388 + 0.01);
    expect(north).toBeGreaterThanOrEqual(72 - 0.01);
    expect(south).toBeLessThanOrEqual(540 - 56 + 0.01);
    // One of the two ways fills what is free.
    expect(Math.min(west - 40, north - 72)).toBeCloseTo(0, 1);
  });

  it('sees what it was made to frame', () => {
    const camera = cameraOfBounds(OPENING, { width: 420, height: 420 }, {});
    const [west, south, east, north] = boundsOfCamera(camera, { width: 420, height: 420 });
    expect(Number(west.toFixed(6))).toBe(43.6);
    expect(Number(east.toFixed(6))).toBe(47.8);
    expect(south < OPENING[1] && north > OPENING[3]).toBe(true);
  });

  it('stays where what is asked for is in view, moves where it is not, and moves when it must', () => {
    const there: Bounds = [46.5, 39.6, 46.6, 39.7];
    expect(cameraAfter(request(there), NEAR, SIZE, {}, META)).toBe(NEAR);
    expect(cameraAfter(request(there), { ...NEAR, lon: 20 }, SIZE, {}, META)).not.toEqual(NEAR);
    expect(cameraAfter(request(there, { force: true }), NEAR, SIZE, {}, META)).not.toBe(NEAR);
  });

  it('goes no nearer than the live map does, in the region and beyond', () => {
    const point = (lon: number, lat: number): Bounds => [lon, lat, lon, lat];
    expect(cameraAfter(request(point(46.5, 39.5), { force: true }), NEAR, SIZE, {}, META).zoom).toBe(9.2);
    expect(cameraAfter(request(point(16.4, 48.2), { force: true }), NEAR, SIZE, {}, META).zoom).toBe(4.4);
    const far = { ...NEAR, zoom: 3, lon: 10 };
    expect(cameraAfter(request(point(46.5, 39.5), { gentle: true, force: true }), far, SIZE, {}, META).zoom).toBe(6.6);
  });

  it('keeps the scale that a link has chosen, and brings the place out from under the card', () => {
    const padding = { top: 0, left: 0, bottom: 0, right: 400 };
    const moved = cameraAfter(
      request([46, 39, 46, 39], { keepsZoom: true }),
      { ...NEAR, lon: 40 },
      SIZE,
      padding,
      META,
    );
    expect(moved.zoom).toBe(8.5);
    expect(planeOfCamera(moved, SIZE).project([46, 39]).map(Math.round)).toEqual([300, 270]);
  });

  it('goes back to the frame of an entry of the history', () => {
    const exactly = { zoom: 7.25, lat: 40, lon: 45 };
    expect(cameraAfter(request([45, 40, 45, 40], { exactly }), NEAR, SIZE, {}, META)).toEqual(exactly);
  });

  it('is pulled by a hand and comes nearer to what is under the pointer', () => {
    const place = [46.4, 39.7] as const;
    const [x, y] = planeOfCamera(NEAR, SIZE).project(place);
    const pulled = planeOfCamera(cameraMovedByPixels(NEAR, 30, -20), SIZE).project(place);
    expect([pulled[0] - x, pulled[1] - y].map(Math.round)).toEqual([30, -20]);
    const nearer = zoomedBy(NEAR, 1, x - 500, y - 270);
    expect(nearer.zoom).toBe(9.5);
    expect(planeOfCamera(nearer, SIZE).project(place).map(Math.round)).toEqual([x, y].map(Math.round));
  });

  it('knows when it sees beyond the region', () => {
    expect(needsWorld(NEAR, SIZE, REGION)).toBe(false);
    expect(needsWorld({ zoom: 3.8, lat: 48, lon: 20 }, SIZE, REGION)).toBe(true);
  });
});

describe('The frame on paper', () => {
  it.each([SIZE, { width: 390, height: 700 }, { width: 1600, height: 400 }])('shows all that %o does', (screen) => {
    const { camera, size } = paperFrame(NEAR, screen);
    const [west, south, east, north] = close(boundsOfCamera(camera, size));
    const shown = close(boundsOfCamera(NEAR, screen));
    expect(west).toBeLessThanOrEqual((shown[0] as number) + 1e-3);
    expect(south).toBeLessThanOrEqual((shown[1] as number) + 1e-3);
    expect(east).toBeGreaterThanOrEqual((shown[2] as number) - 1e-3);
    expect(north).toBeGreaterThanOrEqual((shown[3] as number) - 1e-3);
    expect(size.height).toBeLessThanOrEqual(480);
  });
});

describe('The wheel', () => {
  const turned = (turn: Partial<WheelEvent>): number =>
    wheelZooms({ deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, ...turn }, 540);
  it('zooms by its turn in pixels, lines or pages, half a zoom at most', () => {
    expect(turned({ deltaY: 24 })).toBeCloseTo(-0.1);
    expect(turned({ deltaY: 3, deltaMode: 1 })).toBeCloseTo(-0.5);
    expect(turned({ deltaY: -0.6, deltaMode: 1 })).toBeCloseTo(0.1);
    expect(turned({ deltaY: -1, deltaMode: 2 })).toBe(0.5);
    expect(turned({ deltaY: 5000 })).toBe(-0.5);
    expect(turned({ deltaY: -7, ctrlKey: true })).toBeCloseTo(0.1);
  });

  it('does nothing where it is turned sideways', () => {
    expect(turned({ deltaX: 90 })).toBe(0);
    expect(turned({ deltaX: 90, deltaY: 5 })).toBe(0);
  });
});

describe('A pull', () => {
  it('with one finger moves the picture, with two also zooms, and what lies under them stays there', () => {
    expect(cameraAfterPull(NEAR, [[10, 20]], [[40, 25]])).toEqual(cameraMovedByPixels(NEAR, 30, 5));
    const before = [
      [-50, 0],
      [50, 40],
    ] as const;
    const after = [
      [-90, 10],
      [110, 90],
    ] as const;
    const camera = cameraAfterPull(NEAR, before, after);
    expect(camera.zoom).toBeCloseTo(NEAR.zoom + 1);
    const middle = [SIZE.width / 2, SIZE.height / 2] as const;
    for (const at of [0, 1] as const) {
      // One degree east and north of the camera's middle, as a picture shows it: the ground that was under the finger.
      const unit = planeOfCamera(NEAR, SIZE).project([NEAR.lon + 1, NEAR.lat])[0] - middle[0];
      const lon = NEAR.lon + before[at][0] / unit;
      expect(planeOfCamera(camera, SIZE).project([lon, NEAR.lat])[0] - middle[0]).toBeCloseTo(after[at][0], 3);
    }
  });
});

describe('Across the antimeridian', () => {
  const PACIFIC: Bounds = [170, -20, -170, 10];
  const SQUARE = { width: 600, height: 600 };

  it('a camera frames bounds, sees them, and stays on the globe', () => {
    const camera = cameraOfBounds(PACIFIC, SQUARE, {});
    expect(Math.abs(camera.lon)).toBeCloseTo(180);
    const [west, , east] = boundsOfCamera(camera, SQUARE);
    expect(west).toBeGreaterThan(160);
    expect(west).toBeLessThanOrEqual(170.001);
    expect(east).toBeLessThan(-160);
    expect(cameraMovedByPixels({ zoom: 5, lat: 0, lon: 179.9 }, -512, 0).lon).toBeLessThan(-160);
  });

  it('a camera knows what is in view and what lies beyond the region', () => {
    const camera = { zoom: 6.5, lat: -5, lon: 179.5 };
    const seen: Bounds = [179, -5.5, -179.6, -4.5];
    expect(cameraAfter(request(seen), camera, SQUARE, {}, metaOf(PACIFIC))).toBe(camera);
    expect(cameraAfter(request([100, -5, 101, -4]), camera, SQUARE, {}, metaOf(PACIFIC))).not.toBe(camera);
    expect(needsWorld(camera, SQUARE, PACIFIC)).toBe(false);
    expect(needsWorld({ ...camera, zoom: 3 }, SQUARE, PACIFIC)).toBe(true);
    const moved = cameraAfter(
      request([179, -5, -179, -5], { keepsZoom: true, force: true }),
      camera,
      SQUARE,
      {},
      metaOf(PACIFIC),
    );
    expect(Math.abs(moved.lon)).toBeCloseTo(180);
  });

  it.each([179, -179])('points and lines of both sides are drawn beside each other, seen from %d', (lon) => {
    const plane = planeOfCamera({ zoom: 4, lat: 0, lon }, SQUARE);
    const degree = plane.turn / 360;
    const x = (at: number): number => plane.project([at, 0])[0];
    expect(x(-178) - x(178)).toBeCloseTo(4 * degree);
    const line = {
      type: 'MultiLineString' as const,
      coordinates: [
        [
          [176, 0],
          [180, 0],
        ],
        [
          [-180, 0],
          [-176, 0],
        ],
      ],
    };
    const runs = [...pathOf(line, plane, [0, 0, 600, 600], 1).matchAll(/M(-?[\d.]+) /g)].map(([, at]) => Number(at));
    expect(runs).toEqual([Math.round(x(176)), Math.round(x(-180))]);
  });
});
