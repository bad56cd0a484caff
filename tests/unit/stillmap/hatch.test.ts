import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { hatchOf } from '../../../src/stillmap/hatch';
import { planeOfCamera, ringsIn } from '../../../src/stillmap/project';

const SIZE = { width: 400, height: 300 };
const PLANE = planeOfCamera({ zoom: 8, lat: 40, lon: 46 }, SIZE);
const BOX = [0, 0, 400, 300] as const;

/** The strokes of path data: from x, y to x, y. */
function strokesOf(path: string): readonly (readonly [number, number, number, number])[] {
  return [...path.matchAll(/M(-?[\d.]+) (-?[\d.]+)l(-?[\d.]+)-([\d.]+)/g)].map(([, x, y, dx, dy]) => {
    const [left, low] = [Number(x), Number(y)];
    return [left, low, left + Number(dx), low - Number(dy)];
  });
}

function isInside(x: number, y: number, rings: ReturnType<typeof ringsIn>): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([x1, y1], at) => {
      const [x2, y2] = ring.at(at - 1) as readonly [number, number];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
}

/** A ring around a point with corners at these distances in degrees. */
const ring = (far: readonly number[], lon = 46, lat = 40): number[][] => {
  const corners = far.map((by, at) => {
    const angle = (at / far.length) * 2 * Math.PI;
    return [lon + by * Math.cos(angle), lat + by * Math.sin(angle) * 0.77];
  });
  return [...corners, corners[0] as number[]];
};

describe('The hatching of an area', () => {
  it('lies inside the area, whatever its shape, and leaves holes free', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.35, max: 1.2, noNaN: true }), { minLength: 3, maxLength: 12 }),
        fc.boolean(),
        (far, hasHole) => {
          const area: Polygon = {
            type: 'Polygon',
            coordinates: [ring(far), ...(hasHole && far.length > 5 ? [ring([0.1, 0.1, 0.1, 0.1])] : [])],
          };
          const rings = ringsIn(area, PLANE, BOX);
          for (const [x1, y1, x2, y2] of strokesOf(hatchOf(area, PLANE, BOX, 7))) {
            expect(x1 + y1).toBeCloseTo(x2 + y2, 5);
            if (x2 - x1 < 2) continue;
            expect(isInside((x1 + x2) / 2, (y1 + y2) / 2, rings)).toBe(true);
            expect(isInside(x1 + 0.5, y1 - 0.5, rings)).toBe(true);
            expect(isInside(x2 - 0.5, y2 + 0.5, rings)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('crosses a square as often as it is wide', () => {
    const area: Polygon = { type: 'Polygon', coordinates: [ring([0.3, 0.3, 0.3, 0.3].map((by) => by * Math.SQRT2))] };
    const [left, right] = [
      PLANE.project([46 - 0.3 * Math.SQRT2, 40])[0],
      PLANE.project([46 + 0.3 * Math.SQRT2, 40])[0],
    ];
    const strokes = strokesOf(hatchOf(area, PLANE, BOX, 7));
    expect(strokes.length).toBeGreaterThan((right - left) / 7 - 2);
    expect(strokes.length).toBeLessThan((right - left) / 7 + 2);
  });

  it('is empty for what is no area and for what lies elsewhere', () => {
    expect(
      hatchOf(
        {
          type: 'LineString',
          coordinates: [
            [45, 40],
            [47, 40],
          ],
        },
        PLANE,
        BOX,
        7,
      ),
    ).toBe('');
    expect(hatchOf({ type: 'Polygon', coordinates: [ring([0.2, 0.2, 0.2], 60)] }, PLANE, BOX, 7)).toBe('');
  });
});
