/** The picture of the inset: it shows the venues that lie together, on land, and nothing that leaves its frame. */
import { readFileSync } from 'node:fs';
import type { Objects, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { insetPicture } from '../../../src/content/inset';
import { groupByOcean } from '../../../src/domain/venues';
import { INSET_SIZE, insetBounds, insetPoint } from '../../../src/symbology/inset';
import { real } from '../../fixtures/real-atlas';
import { tiny } from '../../fixtures/tiny-atlas';

const world = (folder: string) =>
  JSON.parse(readFileSync(`${folder}/basemap/world.topo.json`, 'utf8')) as Topology<Objects>;
const picture = insetPicture(real.index, world('geodata'))!;

/** The lines of SVG path data with relative steps, as points. */
function linesOf(d: string): readonly (readonly (readonly [number, number])[])[] {
  return d
    .split('M')
    .slice(1)
    .map((part) => {
      const numbers = (part.match(/-?\d+/g) ?? []).map(Number);
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, at): readonly [number, number] => {
        [x, y] = [x + (numbers[2 * at] as number), y + (numbers[2 * at + 1] as number)];
        return [x, y];
      });
    });
}
/** Whether a point is on land: a ray from it crosses the shores an odd number of times. */
function isOnLand([x, y]: readonly [number, number]): boolean {
  const crossed = linesOf(picture.land)
    .flatMap((ring) => ring.map((from, at) => [from, ring[(at + 1) % ring.length]!] as const))
    .filter(([[x0, y0], [x1, y1]]) => y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0);
  return crossed.length % 2 === 1;
}

const venues = real.atlas.features
  .filter(({ kind }) => kind === 'venue')
  .map(({ id, point }) => ({ id, point, count: real.index.meetingsAt.get(id)?.length ?? 0 }));

describe('The inset', () => {
  it('shows the greater group of venues, and leaves out those across an ocean', () => {
    const { near, far } = groupByOcean(venues);
    expect(far.map(({ id }) => id).sort()).toEqual(['arlington', 'new-york', 'washington']);
    const isIn = (point: readonly [number, number]): boolean =>
      point[0] > 0 && point[1] > 0 && point[0] < INSET_SIZE.width && point[1] < INSET_SIZE.height;
    for (const { point } of near) expect(isIn(insetPoint(picture.bounds, point))).toBe(true);
    for (const { point } of far) expect(isIn(insetPoint(picture.bounds, point))).toBe(false);
  });

  it('has every venue on land, none on empty sea', () => {
    // A town on a coast may lie a unit off the simplified shore.
    const near = [0, -4, 4];
    for (const { id, point } of groupByOcean(venues).near) {
      const [x, y] = insetPoint(picture.bounds, point);
      expect(
        near.some((dx) => near.some((dy) => isOnLand([x + dx, y + dy]))),
        id,
      ).toBe(true);
    }
    // The middle of the Black Sea and of the Baltic.
    for (const sea of [
      [34, 43.3],
      [19.5, 58],
    ] as const)
      expect(isOnLand(insetPoint(picture.bounds, sea)), sea.join()).toBe(false);
  });

  it('has no line that leaves the frame or runs across it, and is small', () => {
    for (const [x, y] of [...linesOf(picture.land), ...linesOf(picture.borders)].flat()) {
      expect(Math.abs(x - INSET_SIZE.width / 2)).toBeLessThanOrEqual(INSET_SIZE.width / 2 + 7);
      expect(Math.abs(y - INSET_SIZE.height / 2)).toBeLessThanOrEqual(INSET_SIZE.height / 2 + 7);
    }
    // A long level step is a ring that was torn apart at the antimeridian; along the edge of the frame it is its cut.
    const isInside = (y: number): boolean => y > 0 && y < INSET_SIZE.height;
    const long = linesOf(picture.land).flatMap((ring) =>
      ring.slice(1).filter(([x, y], at) => isInside(y) && Math.abs(x - ring[at]![0]) > 60),
    );
    expect(long).toEqual([]);
    expect(JSON.stringify(picture).length).toBeLessThan(16_000);
  });

  it('has the proportions of its picture, for one venue too', () => {
    for (const points of [
      [[10, 50]],
      [
        [10, 50],
        [60, 51],
      ],
      [
        [10, 30],
        [11, 60],
      ],
      [
        [179, 0],
        [-179, 5],
      ],
    ] as const) {
      const bounds = insetBounds(points);
      const [x, y] = insetPoint(bounds, points[0]);
      expect(x > 0 && x < INSET_SIZE.width && y > 0 && y < INSET_SIZE.height).toBe(true);
      expect(bounds[2] - bounds[0]).toBeGreaterThan(5);
    }
  });

  it('is none where nobody met', () => {
    const nobody = { ...tiny.index, meetingsAt: new Map() };
    expect(insetPicture(nobody, world('geodata'))).toBeNull();
  });
});
