import { describe, expect, it } from 'vitest';
import { encode } from 'uqr';
import { qrOf } from '../../../src/formats/qr';

/** The dark squares of path data, as `x,y`. */
function squaresOf(path: string): ReadonlySet<string> {
  const squares = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let at = 0; at < Number(width); at += 1) squares.add(`${Number(x) + at},${y}`);
  }
  return squares;
}

describe('The QR code of an address', () => {
  it('has every dark square once, and a quiet zone of four', () => {
    const address = 'https://atlas.example.org/#v=1&date=2023-05-01&select=lachin-checkpoint&map=9.20/39.5631/46.7690';
    const code = qrOf(address)!;
    const { data, size } = encode(address, { ecc: 'M', boostEcc: true, border: 4 });
    const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
    expect(code.size).toBe(size);
    expect([...squaresOf(code.path)].sort()).toEqual(dark.sort());
    for (const square of dark) {
      for (const place of square.split(',').map(Number)) {
        expect(place).toBeGreaterThanOrEqual(4);
        expect(place).toBeLessThan(size - 4);
      }
    }
    // A finder pattern: the corner that every reader looks for.
    for (let at = 4; at < 11; at += 1) expect(dark).toContain(`${at},4`);
  });

  it('is not drawn where its squares would be too small to be read', () => {
    expect(qrOf(`https://atlas.example.org/#${'x'.repeat(200)}`)).not.toBeNull();
    expect(qrOf(`https://atlas.example.org/#${'x'.repeat(400)}`)).toBeNull();
    expect(qrOf(`https://atlas.example.org/#${'x'.repeat(4000)}`)).toBeNull();
  });
});
