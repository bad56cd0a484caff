import { describe, expect, it } from 'vitest';
import { differentTiles, TILE, type Pixels } from '../helpers/pictures';

/** A light picture with a dark rectangle on it. */
function picture(x: number, y: number, width: number, height: number, light = 250): Pixels {
  const size = { width: 10 * TILE, height: 6 * TILE };
  const data = Array.from({ length: size.width * size.height * 4 }, (_, at) => {
    const pixel = Math.floor(at / 4);
    const [column, row] = [pixel % size.width, Math.floor(pixel / size.width)];
    const isInside = column >= x && column < x + width && row >= y && row < y + height;
    return at % 4 === 3 ? 255 : isInside ? 30 : light;
  });
  return { ...size, data };
}
/** As large as a word of six letters: its strokes fill it by less. */
const label = (x: number, y = 20): Pixels => picture(x, y, 50, 5);

describe('Two pictures', () => {
  it('are the same where nothing moved, and where all is a little lighter', () => {
    expect(differentTiles(label(20), label(20))).toEqual([]);
    expect(differentTiles(label(20), picture(20, 20, 50, 5, 230))).toEqual([]);
  });

  it('differ where a label moved by a few pixels, appeared or went', () => {
    expect(differentTiles(label(20), label(28))).not.toEqual([]);
    expect(differentTiles(label(20, 20), label(20, 24))).not.toEqual([]);
    expect(differentTiles(label(20), picture(0, 0, 0, 0))).not.toEqual([]);
  });

  it('say where: the tile with the most first', () => {
    const [most] = differentTiles(picture(0, 0, 0, 0), picture(2 * TILE, TILE, TILE, TILE)) ?? [];
    expect(most).toEqual({ x: 2 * TILE, y: TILE, share: 1 });
  });

  it('of different sizes cannot be compared', () => {
    expect(differentTiles({ ...label(20), width: 5 * TILE, height: 12 * TILE }, label(20))).toBeNull();
  });
});
