/** Compares a picture of the page with the one that is kept: by tiles, so that a label that moved is found however large the picture is. */

/** A picture as its pixels: red, green, blue and opacity, 0 to 255 each, row by row. */
export interface Pixels {
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  readonly data: Uint8ClampedArray | readonly number[];
}

/** A square of a picture in which the two differ; x and y are its left upper corner, in pixels. */
export interface DifferentTile {
  readonly x: number;
  readonly y: number;
  /** How much of it differs, 0 to 1. */
  readonly share: number;
}

/** Edge of a tile in pixels: the height of a line of text. */
export const TILE = 16;
/** A pixel differs if one of its colours does by more than this: smoothing of edges and the loss of the file's format stay under it. */
const LEAST_DIFFERENCE = 56;
/** A tile differs if more of its pixels do. The strokes of a text cover some fifth of its tiles. */
const LEAST_SHARE = 0.12;

/** The tiles in which two pictures differ, those that differ most first; null where they are not equally large. */
export function differentTiles(before: Pixels, after: Pixels): readonly DifferentTile[] | null {
  const { width, height } = before;
  if (width !== after.width || height !== after.height) return null;
  const found: DifferentTile[] = [];
  for (let y = 0; y < height; y += TILE) {
    for (let x = 0; x < width; x += TILE) {
      const [right, low] = [Math.min(width, x + TILE), Math.min(height, y + TILE)];
      let different = 0;
      for (let row = y; row < low; row++) {
        for (let column = x; column < right; column++) {
          const at = (row * width + column) * 4;
          if (
            [0, 1, 2].some(
              (colour) =>
                Math.abs((before.data[at + colour] as number) - (after.data[at + colour] as number)) > LEAST_DIFFERENCE,
            )
          )
            different++;
        }
      }
      const share = different / ((right - x) * (low - y));
      if (share > LEAST_SHARE) found.push({ x, y, share });
    }
  }
  return found.sort((a, b) => b.share - a.share);
}
