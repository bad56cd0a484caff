/** Draws the address of a view as a QR code (ISO/IEC 18004): one path, so that it stays sharp in print. Pure. */
import { encode } from 'uqr';

/** A QR code as a path of squares of one unit. */
export interface QrCode {
  /** SVG path data. */
  readonly path: string;
  /** Width and height in units, with the quiet zone. */
  readonly size: number;
}

/**
 * The code is 26 mm wide. Beyond this many squares a side, a square is smaller than 0.4 mm, which a telephone no longer reads from
 * common paper.
 */
const MOST_SQUARES = 65;
/** Width of the quiet zone in squares: 4, as the standard asks (section 9.1). */
const QUIET = 4;

/** The QR code of a text; null if it is too long to be read. */
export function qrOf(text: string): QrCode | null {
  if (text.length > 1000) return null;
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: QUIET });
  if (size - 2 * QUIET > MOST_SQUARES) return null;
  const rows = data.map((row, y) =>
    runsOf(row)
      .map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`)
      .join(''),
  );
  return { path: rows.join(''), size };
}

/** Runs of dark squares in a row. */
function runsOf(row: readonly boolean[]): readonly { readonly x: number; readonly width: number }[] {
  const runs: { x: number; width: number }[] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    const last = runs.at(-1);
    if (last && last.x + last.width === x) last.width += 1;
    else runs.push({ x, width: 1 });
  });
  return runs;
}
