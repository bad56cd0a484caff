import { describe, expect, it } from 'vitest';
import { boxesAround, boxesBeyond, globeOf } from '../../../src/map/globeRim';

const SIZE = { width: 1000, height: 600 };
const isIn = (
  [x, y]: readonly [number, number],
  boxes: readonly (readonly [number, number, number, number])[],
): boolean => boxes.some(([left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom);

describe('The rim of the globe', () => {
  it('is seen at low zooms only', () => {
    expect(globeOf({ zoom: 1, lat: 40, lon: 46 }, SIZE)).not.toBeNull();
    expect(globeOf({ zoom: 4, lat: 40, lon: 46 }, SIZE)).toBeNull();
    // At this zoom the disc is larger than the map.
    expect(globeOf({ zoom: 3.7, lat: 40, lon: 46 }, SIZE)).toBeNull();
    const large = { width: 8000, height: 4000 };
    expect(globeOf({ zoom: 3.7, lat: 40, lon: 46 }, large)).not.toBeNull();
    expect(globeOf({ zoom: 3.8, lat: 40, lon: 46 }, large)).toBeNull();
  });

  it('is as far from the middle as the engine draws it, and a place near the middle is as deep as the disc', () => {
    // Sphere of 512 × 2 / 2π pixels seen from one and a half heights away.
    const globe = globeOf({ zoom: 1, lat: 0, lon: 10 }, SIZE)!;
    const [sphere, away] = [1024 / (2 * Math.PI), 900];
    expect(globe.radius).toBeCloseTo((away * sphere) / Math.sqrt((sphere + away) ** 2 - sphere ** 2), 6);
    expect(globe.depth([10, 0])).toBeCloseTo(globe.radius, 6);
    // 10° away: the engine's perspective, not the plain sine.
    const [angle, far] = [(10 * Math.PI) / 180, sphere + away];
    expect(globe.radius - globe.depth([20, 0])).toBeCloseTo(
      (away * sphere * Math.sin(angle)) / (far - sphere * Math.cos(angle)),
      6,
    );
  });

  it('hides what lies behind it, on every side, across the antimeridian too', () => {
    const globe = globeOf({ zoom: 1, lat: 40, lon: 170 }, SIZE)!;
    expect(globe.depth([-10, -40])).toBe(-1);
    expect(globe.depth([-175, 40])).toBeGreaterThan(0);
    expect(globe.depth([-10, 40])).toBe(-1);
  });

  it('has boxes beyond it that cover everything outside, and nothing well inside', () => {
    const boxes = boxesBeyond(200, SIZE);
    for (let x = -50; x <= 1050; x += 10) {
      for (let y = 0; y <= 600; y += 10) {
        const off = Math.hypot(x - 500, y - 300);
        if (off > 200) expect(isIn([x, y], boxes), `${x}, ${y}`).toBe(true);
        // Boxes are rows: near the rim they reach in.
        if (off < 150) expect(isIn([x, y], boxes), `${x}, ${y}`).toBe(false);
      }
    }
  });
});

it('Strips around a map cover its edges and no more', () => {
  const strips = boxesAround(SIZE, 4);
  for (const at of [
    [2, 300],
    [998, 300],
    [500, 3],
    [500, 597],
    [-40, 300],
  ] as const)
    expect(isIn(at, strips)).toBe(true);
  for (const at of [
    [6, 300],
    [994, 300],
    [500, 6],
    [500, 594],
  ] as const)
    expect(isIn(at, strips)).toBe(false);
});
