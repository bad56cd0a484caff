/** The distance between lines by brute force, for tests: it shares with the program only the inverse problem of one pair of points. */
import type { Position } from 'geojson';
import { legBetween } from '../../src/domain/measure/geodesic';
import { along } from '../../src/domain/measure/pieces';
import type { LonLat } from '../../src/domain/model';

/**
 * Metres by which a result may be longer than the best that brute force has found: lines nearer than this touch, so distances are told apart
 * no finer. Of some ten thousand lines of all kinds the worst were nanometres too long, and a tenth of a millimetre where two lines mirror
 * each other across the equator: there the flattening of the earth alone decides.
 */
export const NOISE = 1e-3;

/** How much brute force may miss, in metres: a metre or a hundred thousandth. No result is held against it from above. */
export const tolerance = (distance: number): number => Math.max(1, distance * 1e-5);

/** Whether a point lies on a line, in degrees, on any turn of the earth. */
export function isOn([x, y]: LonLat, positions: readonly Position[]): boolean {
  return positions.some((from, at) => {
    const to = positions[at + 1] ?? from;
    const [x0, y0, x1, y1] = [...from, ...to] as [number, number, number, number];
    const length = Math.hypot(x1 - x0, y1 - y0) ** 2;
    return [-720, -360, 0, 360, 720].some((turn) => {
      const share = length === 0 ? 0 : ((x + turn - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length;
      const [px, py] = along([x0, y0], [x1, y1], Math.min(1, Math.max(0, share)));
      return Math.hypot(px - x - turn, py - y) < 1e-9;
    });
  });
}

/**
 * The distance between two lines by brute force: never less than it is, and more where the best of the first points lie beside the nearest
 * ones, as with lines that touch or cross at a small angle: a step on a long line is a hundred metres. Points along both, everywhere at first, then more and more densely around the nearest
 * pairs.
 */
export function bruteForce(one: readonly Position[], other: readonly Position[]): number {
  const sides = (positions: readonly Position[]): [LonLat, LonLat][] =>
    (positions.length === 1 ? [0] : positions.slice(1).map((_, at) => at)).map((at) => [
      positions[at] as unknown as LonLat,
      (positions[at + 1] ?? positions[at]) as unknown as LonLat,
    ]);
  let least = Infinity;
  for (const [a, b] of sides(one)) {
    for (const [c, d] of sides(other)) {
      let seeds: readonly { s: number; t: number; metres: number }[] = [{ s: 0.5, t: 0.5, metres: 0 }];
      let [reach, steps] = [0.5, 40];
      for (let round = 0; round < 6; round++) {
        const tried: { s: number; t: number; metres: number }[] = [];
        for (const seed of seeds) {
          for (let i = 0; i <= steps; i++) {
            for (let j = 0; j <= steps; j++) {
              const clip = (value: number): number => Math.min(1, Math.max(0, value));
              const s = clip(seed.s + reach * ((2 * i) / steps - 1));
              const t = clip(seed.t + reach * ((2 * j) / steps - 1));
              tried.push({ s, t, metres: legBetween(along(a, b, s), along(c, d, t)).metres });
            }
          }
        }
        tried.sort((x, y) => x.metres - y.metres);
        seeds = tried.slice(0, 3);
        [reach, steps] = [(reach * 4) / steps, 10];
      }
      least = Math.min(least, seeds[0]?.metres ?? Infinity);
    }
  }
  return least;
}
