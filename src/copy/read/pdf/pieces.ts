/** Makes pieces from the text items of a page and groups them into rows by their baselines. */
import { isNearlySame, RAISED_SIZE_SHARE } from './measures';
import type { PdfPage, Piece, TextRow } from './model';

/**
 * The pieces of a page. Items without a size or position, and blank ones, are left out; a blank item marks the piece before it as
 * followed by a space.
 */
export function piecesOf({ items }: PdfPage): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, x, y, width, size, tag = null } of items) {
    if (![x, y, width, size].every(Number.isFinite) || size <= 0) continue;
    const clean = text.replace(/[\s\p{Cc}]+/gu, ' ');
    const bare = clean.trim();
    if (bare === '') {
      const last = pieces.at(-1);
      const follows = last && Math.abs(last.y - y) < size / 4 && Math.abs(x - last.end) < size;
      if (follows && clean !== '') last.isSpacedAfter = true;
      continue;
    }
    pieces.push({
      text: bare,
      x,
      y,
      end: x + Math.max(width, 0),
      size,
      isSpacedBefore: clean.startsWith(' '),
      isSpacedAfter: clean.endsWith(' '),
      tag,
    });
  }
  return pieces;
}

/** The font size of most characters, rounded to a quarter of a point; 10 if there is no text. */
export function commonSize(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of pieces) {
    const rounded = Math.round(size * 4) / 4;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  let common = 10;
  let most = 0;
  for (const [size, count] of letters) {
    if (count > most) [common, most] = [size, count];
  }
  return common;
}

/** Separates drop caps (one large letter with lines of text beside it) from the other pieces. */
export function separateDropCaps(pieces: readonly Piece[], body: number): readonly [Piece[], readonly Piece[]] {
  const isCap = (piece: Piece): boolean =>
    piece.size >= body * 1.6 &&
    /^["“‘'(]?\p{Lu}["”’']?$/u.test(piece.text) &&
    pieces.some((other) => isNearlySame(other.size, body, 0.15) && isBesideCap(piece, other.x, other.y, body));
  const caps = pieces.filter(isCap);
  return [caps, caps.length > 0 ? pieces.filter((piece) => !caps.includes(piece)) : pieces];
}

/** Whether a line that begins at `x` on the baseline `y` stands directly right of a drop cap. */
export function isBesideCap(cap: Piece, x: number, y: number, body: number): boolean {
  const isRight = x > cap.x && x - cap.end > -body / 2 && x - cap.end < body * 2;
  return isRight && y > cap.y - body * 0.4 && y < cap.y + cap.size * 0.95;
}

/** Groups pieces into rows by baseline, from the top of the page down, and adds raised and lowered pieces to the row they belong to. */
export function rowsOf(pieces: readonly Piece[]): readonly TextRow[] {
  const rows: TextRow[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && row.y - piece.y <= Math.max(1, piece.size / 5)) row.pieces.push(piece);
    else rows.push({ y: piece.y, pieces: [piece] });
  }
  // The pieces as they are now: one that was moved to a row is not moved on from there.
  const own = rows.map((row) => [...row.pieces]);
  own.forEach((those, at) => attachSmall(those, at, rows));
  const filled = rows.filter((row) => row.pieces.length > 0);
  for (const row of filled) row.pieces.sort((a, b) => a.x - b.x);
  return filled;
}

/** Moves the raised and lowered pieces of a row to the row of the larger pieces beside them; `own` are the row's pieces before any move. */
function attachSmall(own: readonly Piece[], at: number, rows: readonly TextRow[]): void {
  let before: { readonly piece: Piece; readonly row: TextRow } | null = null;
  for (const piece of own) {
    const isNext: boolean = before !== null && Math.abs(piece.x - before.piece.end) < piece.size * 0.6;
    const host: TextRow | null = isNext && before ? before.row : hostOf(piece, at, rows);
    before = host && { piece, row: host };
    if (!host) continue;
    const pieces = (rows[at] as TextRow).pieces;
    pieces.splice(pieces.indexOf(piece), 1);
    host.pieces.push(piece);
  }
}

/** The nearby row with a larger piece directly beside a small one; null if there is none. */
function hostOf(piece: Piece, at: number, rows: readonly TextRow[]): TextRow | null {
  for (const step of [1, -1]) {
    for (let near = at + step; ; near += step) {
      const row = rows[near];
      if (!row || Math.abs(row.y - piece.y) > piece.size * 2.5) break;
      if (row.pieces.some((big) => belongsTo(piece, big))) return row;
    }
  }
  return null;
}

/** Whether a piece is small enough, and near enough to a larger one, to be raised or lowered text beside it. */
function belongsTo(small: Piece, big: Piece): boolean {
  if (small.size > big.size * RAISED_SIZE_SHARE) return false;
  const rise = small.y - big.y;
  if (rise < -big.size * 0.35 || rise > big.size * 0.75) return false;
  const after = small.x - big.end;
  const before = big.x - small.end;
  return (after > -big.size * 0.3 && after < big.size * 0.6) || (before > -big.size * 0.3 && before < big.size * 0.9);
}
