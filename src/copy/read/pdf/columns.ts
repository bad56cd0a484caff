/** Finds the columns of a page from the vertical strips that its rows leave free, and divides the page into blocks in reading order. */
import { lineOf } from './lines';
import {
  FULL_LINE_GAP_IN_POINTS,
  LEAST_GUTTER_IN_FONT_HEIGHTS,
  isNearlySame,
  SAME_SIZE_SHARE,
  WIDE_LEADING,
} from './measures';
import type { Block, Piece, TextRow } from './model';
import { commonSize } from './pieces';

/** If no other page shows a gutter, this many rows with text on both sides of a strip are needed to prove one. */
const COLUMN_LINES = 5;
/** The least width of a column, in font heights. */
const COLUMN_WIDTH = 10;

/** The free vertical strip between two columns. */
interface Gutter {
  readonly left: number;
  readonly right: number;
}

/** The x of the middle of a gutter, in points. */
const middle = ({ left, right }: Gutter): number => (left + right) / 2;

/** The horizontal intervals of a row that have text, as start and end in points; intervals closer than `gap` are joined. */
function stretches(row: TextRow, gap: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const { x, end } of row.pieces) {
    const last = found.at(-1);
    if (last && x - last[1] < gap) last[1] = Math.max(last[1], end);
    else found.push([x, end]);
  }
  return found;
}

/**
 * The vertical strip that the longest sequence of rows leaves free, with text on both sides; null if there is none. If another page has a
 * gutter at this x (`known`), one row is enough.
 */
export function findGutter(rows: readonly TextRow[], body: number, known: readonly Gutter[]): Gutter | null {
  const parts = rows.map((row) => stretches(row, body * LEAST_GUTTER_IN_FONT_HEIGHTS));
  const left = Math.min(...rows.map(({ pieces }) => pieces[0]?.x ?? Infinity));
  const right = Math.max(...parts.map((part) => part.at(-1)?.[1] ?? -Infinity));
  // Steps of half the least gutter, so that no gutter is missed.
  const step = (body * LEAST_GUTTER_IN_FONT_HEIGHTS) / 2;
  let best: Gutter | null = null;
  let most = 0;
  for (let x = left + body * COLUMN_WIDTH; x <= right - body * COLUMN_WIDTH; x += step) {
    const isKnown = known.some((gutter) => x >= gutter.left && x <= gutter.right);
    for (const [from, to] of runsLeavingFree(parts, x)) {
      const run = parts.slice(from, to);
      const sides = sidesOf(run, x);
      const score = Math.min(sides.left.length, sides.right.length);
      if (score <= most || score < (isKnown ? 1 : COLUMN_LINES)) continue;
      if (!isKnown && !(isColumn(sides.left, body) && isColumn(sides.right, body))) continue;
      most = score;
      best = {
        left: Math.max(...sides.left.map(([, end]) => end)),
        right: Math.min(...sides.right.map(([start]) => start)),
      };
    }
  }
  return best;
}

/** Sequences of consecutive rows without text at `x`, as half-open ranges of row indices. */
function runsLeavingFree(
  parts: readonly (readonly (readonly [number, number])[])[],
  x: number,
): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  let from = -1;
  parts.forEach((part, at) => {
    const crosses = part.some(([start, end]) => start < x && end > x);
    if (!crosses && from < 0) from = at;
    if (crosses && from >= 0) {
      runs.push([from, at]);
      from = -1;
    }
  });
  if (from >= 0) runs.push([from, parts.length]);
  return runs;
}

/** The text left and right of `x`, in those rows of a range where both sides have text. */
function sidesOf(
  run: readonly (readonly (readonly [number, number])[])[],
  x: number,
): {
  readonly left: readonly (readonly [number, number])[];
  readonly right: readonly (readonly [number, number])[];
} {
  const lefts = run.map((part) => part.filter(([, end]) => end <= x));
  const rights = run.map((part) => part.filter(([start]) => start >= x));
  const has = (part: readonly unknown[]): boolean => part.length > 0;
  // One row more at each end, because the baselines of two columns may differ.
  const first = Math.max(lefts.findIndex(has), rights.findIndex(has)) - 1;
  const last = Math.min(lefts.findLastIndex(has), rights.findLastIndex(has)) + 1;
  const joined = (list: readonly (readonly (readonly [number, number])[])[]): readonly (readonly [number, number])[] =>
    list.slice(Math.max(first, 0), last + 1).flatMap((part): readonly (readonly [number, number])[] => {
      const [head, tail] = [part[0], part.at(-1)];
      return head && tail ? [[head[0], tail[1]]] : [];
    });
  return { left: joined(lefts), right: joined(rights) };
}

/** Whether parts of rows look like a column; the page numbers at the right of a table of contents do not. */
function isColumn(side: readonly (readonly [number, number])[], body: number): boolean {
  const left = Math.min(...side.map(([start]) => start));
  const right = Math.max(...side.map(([, end]) => end));
  // The spaces of justified lines may leave a strip free by chance, but the text after it then has no common left edge.
  const starts = new Map<number, number>();
  for (const [start] of side) starts.set(Math.round(start), (starts.get(Math.round(start)) ?? 0) + 1);
  const most = Math.max(...[...starts].map(([x, count]) => count + (starts.get(x + 1) ?? 0)));
  if (most < side.length * 0.4) return false;
  const mean = side.reduce((sum, [start, end]) => sum + end - start, 0) / side.length;
  return right - left >= body * COLUMN_WIDTH && mean >= (right - left) * 0.5;
}

/** The blocks of a page in reading order. A column may itself be divided into columns: `depth` counts the divisions. */
export function blocksOf(
  rows: readonly TextRow[],
  page: number,
  body: number,
  known: readonly Gutter[],
  depth = 0,
): readonly Block[] {
  if (rows.length === 0) return [];
  const gutter = depth < 4 ? findGutter(rows, body, known) : null;
  if (!gutter) {
    const lines = rows.map(({ pieces }) => lineOf(pieces, page));
    return [{ lines, page, left: 0, right: 0, isJustified: false, column: '', rules: [] }];
  }
  const x = middle(gutter);
  const gap = Math.max(body * LEAST_GUTTER_IN_FONT_HEIGHTS, (gutter.right - gutter.left) * 0.7);
  const crosses = rows.map((row) => stretches(row, gap).some(([start, end]) => start < x && end > x));
  // A long web address may extend beyond its column, but its row still belongs to the column.
  const far = gutter.right + (Math.max(...rows.map(({ pieces }) => pieces.at(-1)?.end ?? 0)) - gutter.right) / 2;
  rows.forEach((row, at) => {
    const [above, below] = [rows[at - 1], rows[at + 1]];
    if (!above || !below || !crosses[at] || crosses[at - 1] || crosses[at + 1]) return;
    const isClose = above.y - row.y < body * 1.6 && row.y - below.y < body * 1.6;
    if (isClose && row.pieces.every((piece) => piece.x < gutter.left && piece.end < far)) crosses[at] = false;
  });
  // The short last line of a paragraph over the full width does not cross the gutter, but belongs to the rows above it.
  rows.forEach((row, at) => {
    const [above, below] = [rows[at - 1], rows[at + 1]];
    if (!above || crosses[at] || !crosses[at - 1] || row.pieces.some((piece) => piece.end > x)) return;
    const isClose = above.y - row.y < body * 1.6 && isNearlySame(sizeOf(row), sizeOf(above), SAME_SIZE_SHARE);
    const isLast =
      !below ||
      row.y - below.y > (above.y - row.y) * WIDE_LEADING ||
      !isNearlySame(sizeOf(below), sizeOf(row), SAME_SIZE_SHARE);
    if (isClose && isLast) crosses[at] = true;
  });
  const blocks: Block[] = [];
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    while (to < rows.length && crosses[to] === crosses[from]) to++;
    const band = rows.slice(from, to);
    const isWide = crosses[from];
    from = to;
    if (isWide) {
      blocks.push(...named(blocksOf(band, page, body, known, depth + 1), 'w'));
      continue;
    }
    const side = (isLeft: boolean): readonly TextRow[] =>
      band
        .map(({ y, pieces }) => ({ y, pieces: pieces.filter((piece) => piece.x < x === isLeft) }))
        .filter(({ pieces }) => pieces.length > 0);
    blocks.push(...named(blocksOf(side(true), page, body, known, depth + 1), 'l'));
    blocks.push(...named(blocksOf(side(false), page, body, known, depth + 1), 'r'));
  }
  return blocks;
}

/** Blocks whose column names begin with the name of the column they were divided from. */
const named = (blocks: readonly Block[], name: string): readonly Block[] =>
  blocks.map((block) => ({ ...block, column: name + block.column }));

/** The font size of most characters in a row. */
const sizeOf = ({ pieces }: { readonly pieces: readonly Piece[] }): number => commonSize(pieces);

/** Sets the left and right edge of every block from all lines of its column on the page, and whether these are justified. */
export function setEdges(blocks: readonly Block[], body: number): void {
  for (const name of new Set(blocks.map(({ column }) => column))) {
    const same = blocks.filter(({ column }) => column === name);
    const lines = same.flatMap((block) => block.lines);
    const main = lines.filter(({ size }) => isNearlySame(size, body, SAME_SIZE_SHARE));
    const used = main.length >= 2 ? main : lines;
    const starts = new Map<number, number>();
    for (const { x } of used) starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
    const most = Math.max(...starts.values());
    // In paragraphs of two lines, as many lines are indented as not; the left edge is where the lines without indent begin.
    const left = Math.min(...[...starts].filter(([, count]) => count >= most * 0.7).map(([x]) => x));
    const ends = used.map(({ end }) => end).sort((a, b) => a - b);
    const right = ends[used.length > 12 ? Math.floor((ends.length - 1) * 0.95) : ends.length - 1] ?? left;
    const isJustified =
      used.filter(({ end }) => Math.abs(end - right) < FULL_LINE_GAP_IN_POINTS).length > used.length / 2;
    for (const block of same) Object.assign(block, { left, right, isJustified });
  }
}
