/**
 * Paragraphs and footnotes from the places of text on pages. A PDF knows no lines, columns, heads, notes or paragraphs: they are
 * inferred here from baselines, gaps and sizes. Lengths are PDF points, y runs upwards from the page's foot.
 */
import type { CopyFootnote, CopyMark, CopyParagraph, CopyText } from '../../model';

/** A piece of text where it stands on a page. */
export interface PdfItem {
  /** Its characters, in reading order. */
  readonly text: string;
  /** Left end, from the page's left edge. */
  readonly x: number;
  /** Baseline, from the page's foot. */
  readonly y: number;
  /** Advance of the whole piece. */
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  /** Whether the program that read the file believes a line ends here. Not relied on. */
  readonly hasEol?: boolean;
}

/** A thin line drawn across a page. */
export interface PdfRule {
  /** Left end, from the page's left edge. */
  readonly x: number;
  /** Right end. */
  readonly end: number;
  /** From the page's foot. */
  readonly y: number;
}

/** A page with its text, upright, items in any order. */
export interface PdfPage {
  /** From left to right. */
  readonly width: number;
  /** From foot to head. */
  readonly height: number;
  /** Everything written on it. */
  readonly items: readonly PdfItem[];
  /** Lines drawn across it, where they were looked for: one may part the notes from the text. */
  readonly rules?: readonly PdfRule[];
}

/** Type this much smaller than the text's is another kind of text. */
const SMALLER = 0.93;
/** Sizes that differ by less are the same. */
const SAME_SIZE = 0.07;
/** A raised figure is this small beside the line it belongs to, at most. */
const RAISED_SIZE = 0.82;
/** Part of the font's height by which a mark is raised, at least. */
const RAISE = 0.12;
/** A gap this wide between two pieces, in font heights, is a space. */
const SPACE = 0.14;
/** Baselines this many times as far apart as usual have a space between paragraphs. */
const WIDE_LEADING = 1.22;
/** A first line moves in by this many font heights, at least. */
const INDENT = 0.6;
/** Lines beside each other that show two columns where no other page does. */
const COLUMN_LINES = 5;
/** A column is this many font heights wide, at least. */
const COLUMN_WIDTH = 10;
/** A gutter is this many font heights wide, at least. */
const GUTTER = 0.8;
/** Rows at the head and at the foot of a page that may be running ones. */
const EDGE_ROWS = 3;

/** A line that leaves no more free than this, in points, is full. */
const FULL = 0.75;

const SENTENCE_END = /[.!?…:][”"’'»)\]]*$/u;
const WORD_BREAK = /\p{L}[-\u00ad\u2010]$/u;
const SUPERIOR = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A piece of text without spaces at its ends. */
interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly end: number;
  readonly size: number;
  readonly isSpacedBefore: boolean;
  /** Set when a blank item follows. */
  isSpacedAfter: boolean;
}

/** Pieces on one baseline over the whole width, with what is raised or lowered beside them. */
interface Row {
  readonly y: number;
  readonly pieces: Piece[];
}

/** A line of one column. */
interface Line {
  text: string;
  readonly marks: CopyMark[];
  x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  /** Raised number it begins with. */
  readonly raised: number | null;
  /** Place beside a drop cap. */
  cap: 'first' | 'beside' | null;
}

/** Lines of one column between two things that run over its edges. */
interface Block {
  lines: Line[];
  readonly page: number;
  /** Where most lines begin. */
  left: number;
  /** Where full lines end. */
  right: number;
  /** Whether most lines are full. */
  isJustified: boolean;
  readonly column: string;
  /** Heights of rules that may part notes from the text above them. */
  rules: readonly number[];
}

/** Lines joined to a running text, without copying all of it for each line. */
class Flow {
  readonly #done: string[] = [];
  #length = 0;
  /** The last few lines: no more is needed to join the next. */
  tail = '';

  /** Offset after the last character. */
  get length(): number {
    return this.#length + this.tail.length;
  }

  /** Adds a line and tells where it begins. */
  add(line: string, words: Words): number {
    this.tail = joinText(this.tail, line, words);
    const start = this.length - line.length;
    if (this.tail.length > 4000) {
      this.#done.push(this.tail.slice(0, -1000));
      this.#length += this.tail.length - 1000;
      this.tail = this.tail.slice(-1000);
    }
    return start;
  }

  /** The whole text. */
  get text(): string {
    return [...this.#done, this.tail].join('');
  }
}

/** A paragraph in the making. */
interface Draft {
  readonly flow: Flow;
  readonly marks: CopyMark[];
  readonly page: number;
  lastPage: number;
  readonly size: number;
  lines: number;
  /** What the last line leaves free at its end. */
  slack: number;
  /** Whether the last line was made to fill its column: the last line of a paragraph would not be. */
  isFull: boolean;
  width: number;
}

/** A paragraph whose lines are joined. */
interface Joined {
  text: string;
  readonly marks: CopyMark[];
  readonly page: number;
  readonly lastPage: number;
}

/** A footnote in the making. */
interface Note {
  readonly number: number;
  readonly flow: Flow;
  readonly page: number;
  lastPage: number;
}

/** Makes running text of pages: footnotes, their marks, heads and feet taken out. */
export function readLayout(pages: readonly PdfPage[]): Pick<CopyText, 'paragraphs' | 'footnotes'> {
  const pieces = pages.map(piecesOf);
  const body = commonSize(pieces.flat());
  const caps: Piece[][] = [];
  const rows = pieces.map((all, page) => {
    const [big, others] = takeCaps(all, body);
    caps[page] = big;
    return rowsOf(others);
  });
  const inner = withoutRunning(rows, pages, body);
  const gutters = inner.flatMap((part) => {
    const gutter = findGutter(part, body, []);
    return gutter ? [gutter] : [];
  });
  const blocks = inner.flatMap((part, page) => {
    const found = blocksOf(part, page, body, gutters);
    for (const cap of caps[page] ?? []) joinCap(cap, found, body);
    setEdges(found, body);
    for (const block of found) block.rules = noteRules(block, pages[page]?.rules ?? []);
    return found;
  });
  const leading = leadings(blocks);
  const words = wordsOf(blocks);
  const notes = takeNotes(blocks, body, leading, words);
  const drafts = draftsOf(blocks, body, leading, words);
  findBareMarks(drafts, notes);
  return {
    paragraphs: drafts.map(({ text, marks, page }): CopyParagraph => ({ text, marks, page: page + 1 })),
    footnotes: notes
      .map(({ number, flow }): CopyFootnote => ({ number, text: flow.text.trim() }))
      .sort((a, b) => a.number - b.number),
  };
}

// Pieces and rows

function piecesOf({ items }: PdfPage): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const { text, x, y, width, size } of items) {
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
    });
  }
  return pieces;
}

/** The size most letters are set in. */
function commonSize(pieces: readonly Piece[]): number {
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

/** Sets drop caps aside: one big letter with lines of the text beside it. */
function takeCaps(pieces: readonly Piece[], body: number): readonly [Piece[], readonly Piece[]] {
  const isCap = (piece: Piece): boolean =>
    piece.size >= body * 1.6 &&
    /^["“‘'(]?\p{Lu}["”’']?$/u.test(piece.text) &&
    pieces.some((other) => isSame(other.size, body, 0.15) && isBesideCap(piece, other.x, other.y, body));
  const caps = pieces.filter(isCap);
  return [caps, caps.length > 0 ? pieces.filter((piece) => !caps.includes(piece)) : pieces];
}

function isBesideCap(cap: Piece, x: number, y: number, body: number): boolean {
  const isRight = x > cap.x && x - cap.end > -body / 2 && x - cap.end < body * 2;
  return isRight && y > cap.y - body * 0.4 && y < cap.y + cap.size * 0.95;
}

/** Groups pieces by baseline, from the page's head down. */
function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const rows: Row[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && row.y - piece.y <= Math.max(1, piece.size / 5)) row.pieces.push(piece);
    else rows.push({ y: piece.y, pieces: [piece] });
  }
  rows.forEach((row, at) => attachSmall(row, at, rows));
  const kept = rows.filter((row) => row.pieces.length > 0);
  for (const row of kept) row.pieces.sort((a, b) => a.x - b.x);
  return kept;
}

/** Moves small pieces, raised or lowered beside others, to the row of those. */
function attachSmall(row: Row, at: number, rows: readonly Row[]): void {
  let before: { readonly piece: Piece; readonly row: Row } | null = null;
  const kept: Piece[] = [];
  for (const piece of row.pieces) {
    const isNext: boolean = before !== null && Math.abs(piece.x - before.piece.end) < piece.size * 0.6;
    const host: Row | null = isNext && before ? before.row : hostOf(piece, at, rows);
    if (host) {
      host.pieces.push(piece);
      before = { piece, row: host };
    } else {
      kept.push(piece);
      before = null;
    }
  }
  row.pieces.splice(0, row.pieces.length, ...kept);
}

/** The row near by with what a small piece stands beside. */
function hostOf(piece: Piece, at: number, rows: readonly Row[]): Row | null {
  for (const step of [1, -1]) {
    for (let near = at + step; ; near += step) {
      const row = rows[near];
      if (!row || Math.abs(row.y - piece.y) > piece.size * 2.5) break;
      if (row.pieces.some((big) => belongsTo(piece, big))) return row;
    }
  }
  return null;
}

function belongsTo(small: Piece, big: Piece): boolean {
  if (small.size > big.size * RAISED_SIZE) return false;
  const rise = small.y - big.y;
  if (rise < -big.size * 0.35 || rise > big.size * 0.75) return false;
  const after = small.x - big.end;
  const before = big.x - small.end;
  return (after > -big.size * 0.3 && after < big.size * 0.6) || (before > -big.size * 0.3 && before < big.size * 0.9);
}

// Running heads and feet

/** A row that may be a running head or foot. */
interface Edge {
  readonly side: 'head' | 'foot';
  readonly text: string;
  /** Letters of the text alone. */
  readonly key: string;
  /** Distance from the page's edge. */
  readonly place: number;
  readonly size: number;
  readonly width: number;
  /** Numbers at its ends. */
  readonly numbers: readonly number[];
  /** Whether it begins as a footnote does: "Ibid." may end several pages. */
  readonly isNote: boolean;
  /** Whether it is no more than a page number. */
  readonly isNumber: boolean;
  /** Whether more than a line's gap lies between it and its neighbour towards the text. */
  readonly isApart: boolean;
}

/** Leaves out what stands at the same place on several pages, and page numbers. */
function withoutRunning(
  pages: readonly (readonly Row[])[],
  sizes: readonly PdfPage[],
  body: number,
): readonly (readonly Row[])[] {
  const counts = new Map<string, number>();
  const count = (name: string): number => counts.get(name) ?? 0;
  const add = (name: string): void => void counts.set(name, count(name) + 1);
  /** How often a name was met at a place or next to it. */
  const near = (name: string, place: number): number => {
    const step = Math.round(place / 5);
    return count(`${name}|${step - 1}`) + count(`${name}|${step}`) + count(`${name}|${step + 1}`);
  };
  /** Apart from the text and smaller: on most pages at the same place, whatever it says. */
  const isSmallHead = ({ side, isApart, size }: Edge): boolean => side === 'head' && isApart && size < body * SMALLER;
  const names = ({ side, key }: Edge): readonly string[] => [
    `${side}|${key}`,
    ...(key.length < 16 ? [] : [`${side}<${key.slice(0, 14)}`, `${side}>${key.slice(-14)}`]),
  ];
  const edges = pages.map((rows, page) => edgesOf(rows, sizes[page]?.height ?? 0));
  edges.forEach((of, page) => {
    for (const edge of of) {
      const step = Math.round(edge.place / 5);
      if (edge.key.length > 2) for (const name of names(edge)) add(`${name}|${step}`);
      if (isSmallHead(edge)) add(`small|${step}`);
      for (const number of new Set(edge.numbers)) add(`${edge.side}#${number - page}|${step}`);
    }
  });
  const isRunning = (edge: Edge, page: number): boolean => {
    const { key, side, place, text } = edge;
    if (edge.isNumber && edge.isApart) return true;
    if (text.length > 160 || edge.isNote) return false;
    // A line of the text that two pages share at the same place is none.
    const isText = !edge.isApart && isSame(edge.size, body, SAME_SIZE) && edge.width > (sizes[page]?.width ?? 0) * 0.55;
    if (isText) return false;
    if (isSmallHead(edge) && near('small', place) >= Math.max(2, pages.length * 0.8)) return true;
    if (key.length > 2 && names(edge).some((name, at) => near(name, place) >= (at === 0 ? 2 : 3))) return true;
    return edge.numbers.some((number) => near(`${side}#${number - page}`, place) >= 2) && (edge.isApart || key === '');
  };
  // Inner rows are running ones only where the outer ones are.
  const outer = (page: number, side: Edge['side'], test: (edge: Edge) => boolean): number => {
    const list = (edges[page] ?? []).filter((edge) => edge.side === side);
    const first = list.findIndex((edge) => !test(edge));
    return first < 0 ? list.length : first;
  };
  const found = pages.map((_, page) => {
    const isSure = (edge: Edge): boolean => isRunning(edge, page);
    return { head: outer(page, 'head', isSure), foot: outer(page, 'foot', isSure) };
  });
  // What stands apart where other pages have theirs is one, too: heads may change from page to page.
  edges.forEach((of, page) => {
    for (const side of ['head', 'foot'] as const) {
      const running = of.filter((edge) => edge.side === side).slice(0, found[page]?.[side]);
      for (const { place } of running) add(`${side}@|${Math.round(place / 5)}`);
    }
  });
  return pages.map((rows, page) => {
    const isOne = (edge: Edge): boolean =>
      isRunning(edge, page) || (edge.isApart && edge.text.length < 120 && near(`${edge.side}@`, edge.place) >= 2);
    const head = outer(page, 'head', isOne);
    return rows.slice(head, Math.max(head, rows.length - outer(page, 'foot', isOne)));
  });
}

function edgesOf(rows: readonly Row[], height: number): readonly Edge[] {
  const edge = (row: Row, side: Edge['side'], next: Row | undefined): Edge => {
    const text = row.pieces.map((piece) => piece.text).join(' ');
    const size = Math.max(...row.pieces.map((piece) => piece.size));
    const place = side === 'head' ? height - row.y : row.y;
    // A small raised number begins a note.
    const isRaised = (row.pieces[0]?.size ?? 0) <= size * RAISED_SIZE;
    const first = isRaised ? undefined : /^\d{1,4}(?=\s|$)/.exec(text)?.[0];
    const ends = [first, /(?<=\s)\d{1,4}$/.exec(text)?.[0]];
    return {
      side,
      text,
      place,
      size,
      width: (row.pieces.at(-1)?.end ?? 0) - (row.pieces[0]?.x ?? 0),
      key: text.replace(/\P{L}/gu, '').toLowerCase(),
      numbers: ends.flatMap((end) => (end ? [Number(end)] : [])),
      isNote: side === 'foot' && (isRaised ? /^\d/ : /^(?:\d{1,3}\)|\[\d{1,3}\]|\d{1,3}\.\s)/).test(text),
      isNumber:
        /^[^\p{L}\d]*(?:p(?:age|\.)?\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/)\s*\d{1,4})?[^\p{L}\d]*$/iu.test(text),
      isApart: !next || Math.abs(row.y - next.y) > size * 1.6 || place < height * 0.07,
    };
  };
  const most = Math.min(EDGE_ROWS, Math.floor(rows.length / 2));
  const heads = rows.slice(0, most).map((row, at) => edge(row, 'head', rows[at + 1]));
  const last = rows.slice(rows.length - Math.min(EDGE_ROWS, rows.length - most)).reverse();
  return [...heads, ...last.map((row, at) => edge(row, 'foot', rows[rows.length - 2 - at]))];
}

// Columns

/** The free strip between two columns. */
interface Gutter {
  readonly left: number;
  readonly right: number;
}

const middle = ({ left, right }: Gutter): number => (left + right) / 2;

/** Stretches of a row that have text, apart by at least a gap. */
function stretches(row: Row, gap: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const { x, end } of row.pieces) {
    const last = found.at(-1);
    if (last && x - last[1] < gap) last[1] = Math.max(last[1], end);
    else found.push([x, end]);
  }
  return found;
}

/**
 * The strip that most rows in a row leave free with text on both sides. Where other pages have shown a gutter, fewer rows do.
 */
function findGutter(rows: readonly Row[], body: number, known: readonly Gutter[]): Gutter | null {
  if (rows.length === 0) return null;
  const parts = rows.map((row) => stretches(row, body * GUTTER));
  const left = Math.min(...rows.map(({ pieces }) => pieces[0]?.x ?? Infinity));
  const right = Math.max(...parts.map((part) => part.at(-1)?.[1] ?? -Infinity));
  // Fine enough to meet every gutter.
  const step = (body * GUTTER) / 2;
  let best: Gutter | null = null;
  let most = 0;
  for (let x = left + body * COLUMN_WIDTH; x <= right - body * COLUMN_WIDTH; x += step) {
    const isKnown = known.some((gutter) => x >= gutter.left && x <= gutter.right);
    for (const [from, to] of runsAside(parts, x)) {
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

/** Runs of rows that leave a place free, as half-open spans of their indices. */
function runsAside(
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

/** What stands left and right of a place, in the rows where both sides have text at the same height. */
function sidesOf(
  run: readonly (readonly (readonly [number, number])[])[],
  x: number,
): {
  readonly left: readonly (readonly [number, number])[];
  readonly right: readonly (readonly [number, number])[];
} {
  const lefts = run.map((part) => part.filter(([, end]) => end <= x));
  const rights = run.map((part) => part.filter(([start]) => start >= x));
  const has = (list: readonly (readonly unknown[])[], from: number): number =>
    list.findIndex((part, at) => at >= from && part.length > 0);
  // One row more at each end: baselines of columns may differ.
  const first = Math.max(has(lefts, 0), has(rights, 0)) - 1;
  const last =
    Math.min(
      lefts.findLastIndex((part) => part.length > 0),
      rights.findLastIndex((part) => part.length > 0),
    ) + 1;
  const joined = (list: readonly (readonly (readonly [number, number])[])[]): readonly (readonly [number, number])[] =>
    list.slice(Math.max(first, 0), Math.max(last + 1, 0)).flatMap((part): readonly (readonly [number, number])[] => {
      const [head, tail] = [part[0], part.at(-1)];
      return head && tail ? [[head[0], tail[1]]] : [];
    });
  if (has(lefts, 0) < 0 || has(rights, 0) < 0) return { left: [], right: [] };
  return { left: joined(lefts), right: joined(rights) };
}

/** Whether stretches fill a column: numbers at the right of a table of contents do not. */
function isColumn(side: readonly (readonly [number, number])[], body: number): boolean {
  const left = Math.min(...side.map(([start]) => start));
  const right = Math.max(...side.map(([, end]) => end));
  // Words of spread lines may leave a strip free by chance; a column has an edge.
  const starts = new Map<number, number>();
  for (const [start] of side) starts.set(Math.round(start), (starts.get(Math.round(start)) ?? 0) + 1);
  const most = Math.max(...[...starts].map(([x, count]) => count + (starts.get(x + 1) ?? 0)));
  if (most < side.length * 0.4) return false;
  const mean = side.reduce((sum, [start, end]) => sum + end - start, 0) / side.length;
  return right - left >= body * COLUMN_WIDTH && mean >= (right - left) * 0.5;
}

/** Blocks of a page in reading order. */
function blocksOf(
  rows: readonly Row[],
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
  const gap = Math.max(body * GUTTER, (gutter.right - gutter.left) * 0.7);
  const crosses = rows.map((row) => stretches(row, gap).some(([start, end]) => start < x && end > x));
  // A long address may stick out of its column.
  const far = gutter.right + (Math.max(...rows.map(({ pieces }) => pieces.at(-1)?.end ?? 0)) - gutter.right) / 2;
  rows.forEach((row, at) => {
    const [above, below] = [rows[at - 1], rows[at + 1]];
    if (!above || !below || !crosses[at] || crosses[at - 1] || crosses[at + 1]) return;
    const isClose = above.y - row.y < body * 1.6 && row.y - below.y < body * 1.6;
    if (isClose && row.pieces.every((piece) => piece.x < gutter.left && piece.end < far)) crosses[at] = false;
  });
  // The short last line of a paragraph over the full width leaves the gutter free, too.
  rows.forEach((row, at) => {
    const [above, below] = [rows[at - 1], rows[at + 1]];
    if (!above || crosses[at] || !crosses[at - 1] || row.pieces.some((piece) => piece.end > x)) return;
    const isClose = above.y - row.y < body * 1.6 && isSame(sizeOf(row), sizeOf(above), SAME_SIZE);
    const isLast =
      !below || row.y - below.y > (above.y - row.y) * WIDE_LEADING || !isSame(sizeOf(below), sizeOf(row), SAME_SIZE);
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
    const side = (isLeft: boolean): readonly Row[] =>
      band
        .map(({ y, pieces }) => ({ y, pieces: pieces.filter((piece) => piece.x < x === isLeft) }))
        .filter(({ pieces }) => pieces.length > 0);
    blocks.push(...named(blocksOf(side(true), page, body, known, depth + 1), 'l'));
    blocks.push(...named(blocksOf(side(false), page, body, known, depth + 1), 'r'));
  }
  return blocks;
}

const named = (blocks: readonly Block[], name: string): readonly Block[] =>
  blocks.map((block) => ({ ...block, column: name + block.column }));

const sizeOf = ({ pieces }: { readonly pieces: readonly Piece[] }): number => commonSize(pieces);

const isSame = (a: number, b: number, most: number): boolean => Math.abs(a - b) <= most * Math.max(a, b);

/** Finds the edges of each column of a page from all its lines. */
function setEdges(blocks: readonly Block[], body: number): void {
  for (const name of new Set(blocks.map(({ column }) => column))) {
    const same = blocks.filter(({ column }) => column === name);
    const lines = same.flatMap((block) => block.lines);
    const main = lines.filter(({ size }) => isSame(size, body, SAME_SIZE));
    const used = main.length >= 2 ? main : lines;
    const starts = new Map<number, number>();
    for (const { x } of used) starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
    const most = Math.max(...starts.values());
    // Where first lines are as many as others, the one further left is the edge.
    const left = Math.min(...[...starts].filter(([, count]) => count >= most * 0.7).map(([x]) => x));
    const ends = used.map(({ end }) => end).sort((a, b) => a - b);
    const right = ends[used.length > 12 ? Math.floor((ends.length - 1) * 0.95) : ends.length - 1] ?? left;
    const isJustified = used.filter(({ end }) => Math.abs(end - right) < FULL).length > used.length / 2;
    for (const block of same) Object.assign(block, { left, right, isJustified });
  }
}

// Lines

/** Joins the pieces of a line; raised numbers become marks. */
function lineOf(pieces: readonly Piece[], page: number): Line {
  const size = commonOf(pieces);
  const base = pieces.find((piece) => isSame(piece.size, size, 0.02))?.y ?? pieces[0]?.y ?? 0;
  const marks: CopyMark[] = [];
  let text = '';
  let raised: number | null = null;
  let last: Piece | null = null;
  const mark = (numbers: readonly number[]): void => {
    if (text === '' && raised === null) raised = numbers[0] ?? null;
    else for (const number of numbers) marks.push({ at: text.length, number });
  };
  for (const piece of pieces) {
    // Bold type is at times the same text set twice.
    if (last && last.text === piece.text && Math.abs(last.x - piece.x) < size * 0.15) continue;
    const isRaised = piece.size <= size * RAISED_SIZE && piece.y - base > size * RAISE;
    const isSpaced = last && (last.isSpacedAfter || piece.isSpacedBefore || piece.x - last.end > size * SPACE);
    last = piece;
    const isPower = /(?:^|[\s\d])[kcm]?m$/.test(text) && /^[23]$/.test(piece.text);
    if (isRaised && !isPower && /^[([]?\d{1,3}(?:[\s,;–-]+\d{1,3})*[)\],]?$/.test(piece.text)) {
      mark((piece.text.match(/\d+/g) ?? []).map(Number));
      continue;
    }
    if (isSpaced && text !== '') text += ' ';
    const spelled = piece.text.replace(/\u00ad(?=.)/gu, '').split(/([⁰¹²³⁴-⁹]+)/u);
    spelled.forEach((part, at) => {
      const number = Number([...part].map((digit) => SUPERIOR.indexOf(digit)).join(''));
      if (at % 2 === 0 || /(?:^|[\s\d])[kcm]?m$/.test(text)) text += part;
      else mark([number]);
    });
  }
  return {
    text: text.replace(/\u00ad(?=.)/gu, '').trim(),
    marks: marks.map(({ at, number }) => ({ at: text.slice(0, at).trimEnd().length, number })),
    x: pieces[0]?.x ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    y: base,
    size,
    page,
    raised,
    cap: null,
  };
}

/** The size of most letters of a line, as it stands. */
function commonOf(pieces: readonly Piece[]): number {
  const common = commonSize(pieces);
  return pieces.find((piece) => Math.abs(piece.size - common) <= 0.125)?.size ?? common;
}

/** Puts a drop cap before its first line; the lines beside it begin where it does. */
function joinCap(cap: Piece, blocks: readonly Block[], body: number): void {
  for (const block of blocks) {
    const beside = block.lines.filter(({ x, y }) => isBesideCap(cap, x, y, body));
    const [first] = beside;
    if (!first) continue;
    for (const line of beside) Object.assign(line, { x: cap.x, cap: line === first ? 'first' : 'beside' });
    // "A" and "I" may be words of their own; the space, if there was any, is lost.
    const isWord = /^[AI]$/.test(cap.text) && /^\p{L}{3}/u.test(first.text) && cap.isSpacedAfter;
    const shift = cap.text.length + (isWord ? 1 : 0);
    first.text = `${cap.text}${isWord ? ' ' : ''}${first.text}`;
    first.marks.splice(0, Infinity, ...first.marks.map(({ at, number }) => ({ at: at + shift, number })));
    return;
  }
}

/** Words of the text, lower-cased, and words bound by a hyphen: they tell what a hyphen at a line's end is. */
interface Words {
  readonly plain: ReadonlySet<string>;
  readonly bound: ReadonlySet<string>;
}

function wordsOf(blocks: readonly Block[]): Words {
  const plain = new Set<string>();
  const bound = new Set<string>();
  for (const { lines } of blocks) {
    for (const { text } of lines) {
      for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
        if (/[-\u2010]/.test(word)) bound.add(word.replace(/\u2010/g, '-'));
        else plain.add(word);
      }
    }
  }
  return { plain, bound };
}

/** The text of a line after that of the lines before: with a space, or without where a line's end parts what is one. */
function joinText(before: string, after: string, words: Words): string {
  if (before === '') return after;
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after;
  const url = /(?:https?:\/\/|www\.)\S*$/i.exec(before)?.[0];
  if (url && /[-/_=?&#%.~]$/.test(url) && /^[a-z\d]\S*(?:[-/_=.]|$)/i.test(after)) {
    if (!url.endsWith('.') || /^\S*[/.-]\S/.test(after)) return before + after;
  }
  if (WORD_BREAK.test(before) && /^\p{L}/u.test(after)) {
    const head = /[\p{L}]+(?=[-\u2010]$)/u.exec(before)?.[0] ?? '';
    const tail = /^\p{L}+/u.exec(after)?.[0] ?? '';
    const bound = `${head}-${tail}`.toLowerCase();
    // A word is never parted before a capital.
    const isBound = /^\p{Lu}/u.test(tail) || (words.bound.has(bound) && !words.plain.has(bound.replace('-', '')));
    return isBound ? before + after : before.slice(0, -1) + after;
  }
  if (/\d[-\u2010]$/.test(before) && /^\d/.test(after)) return before + after;
  if (/\S[–—]$/u.test(before) && /^[\p{L}\d“"‘]/u.test(after)) return before + after;
  return `${before} ${after}`;
}

// Leading

/** Usual distance of baselines for a size of type. */
type Leading = (size: number, block?: Block) => number;

function leadings(blocks: readonly Block[]): Leading {
  const all = new Map<number, number[]>();
  const own = new Map<Block, number>();
  const key = (size: number): number => Math.round(size * 2);
  for (const block of blocks) {
    const steps: number[] = [];
    block.lines.forEach((line, at) => {
      const above = block.lines[at - 1];
      const step = above ? above.y - line.y : 0;
      if (!above || !isSame(above.size, line.size, SAME_SIZE) || step < line.size * 0.8 || step > line.size * 2.5)
        return;
      const list = all.get(key(line.size)) ?? [];
      all.set(key(line.size), list);
      list.push(step);
      steps.push(step);
    });
    // A column that was stretched to its foot has its own.
    if (steps.length >= 8) own.set(block, quantile(steps, 0.25) / (block.lines[0]?.size ?? 1));
  }
  const usual = new Map([...all].map(([size, steps]) => [size, quantile(steps, 0.4)]));
  return (size, block) => {
    const common = usual.get(key(size)) ?? size * 1.25;
    const stretched = block && isSame(block.lines[0]?.size ?? 0, size, SAME_SIZE) ? (own.get(block) ?? 0) * size : 0;
    return Math.max(common, stretched < common * 1.4 ? stretched : 0);
  };
}

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;
}

// Footnotes

type Style = 'raised' | 'parenthesis' | 'bracket' | 'stop' | 'bare';
const STYLES: readonly (readonly [Style, RegExp])[] = [
  ['parenthesis', /^\(?(\d{1,3})\)\s*/],
  ['bracket', /^\[(\d{1,3})\]\s*/],
  ['stop', /^(\d{1,3})\.\s+(?=\S)/],
  ['bare', /^(\d{1,3})\s+(?=\S)/],
];

/** Number a line begins with, how it is written, and how many characters of the text it takes. */
function numberOf({
  text,
  raised,
}: Line): { readonly number: number; readonly style: Style; readonly length: number } | null {
  if (raised !== null) return { number: raised, style: 'raised', length: 0 };
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(text);
    if (match && Number(match[1]) > 0) return { number: Number(match[1]), style, length: match[0].length };
  }
  return null;
}

/** Takes the notes out of the blocks' feet. */
function takeNotes(blocks: readonly Block[], body: number, leading: Leading, words: Words): Note[] {
  const marks = new Map<number, Set<number>>();
  for (const { lines, page } of blocks) {
    const here = marks.get(page) ?? new Set();
    marks.set(page, here);
    for (const line of lines) for (const { number } of line.marks) here.add(number);
  }
  const everywhere = new Set([...marks.values()].flatMap((here) => [...here]));
  const isMarked = (number: number, page?: number): boolean =>
    (page === undefined ? everywhere : marks.get(page))?.has(number) ?? false;
  const feet = blocks.map((block) => footOf(block, body, leading, isMarked));
  const style = commonStyle(blocks.flatMap(({ lines }, at) => lines.slice(...(feet[at] ?? [0, 0]))));
  const notes: Note[] = [];
  let last = 0;
  blocks.forEach((block, at) => {
    const [from, to] = feet[at] ?? [0, 0];
    const starts = new Map<number, NonNullable<ReturnType<typeof numberOf>>>();
    let reached = last;
    for (let index = from; index < to; index++) {
      const line = block.lines[index] as Line;
      const found = numberOf(line);
      if (!found || found.style !== style) continue;
      // A number without a sign after it may be that of a day or a page.
      const step = found.style === 'bare' ? 1 : 3;
      const follows = found.number > reached && found.number <= reached + step;
      // The copy may be a part of the article, its first note any.
      const isFirst = reached === 0 && isMarked(found.number);
      // Notes may be counted anew on each page.
      const isAnew = found.number === 1 && starts.size === 0;
      if (!follows && !isAnew && !isFirst && !(found.number > reached && isMarked(found.number, line.page))) continue;
      starts.set(index, found);
      reached = found.number;
    }
    const first = Math.min(to, ...starts.keys());
    const begin = first > from && goesOn(block, from, first, to, notes.at(-1), leading) ? from : first;
    for (let index = begin; index < to; index++) {
      const line = block.lines[index] as Line;
      const start = starts.get(index);
      const open = notes.at(-1);
      if (start) {
        const note: Note = { number: start.number, flow: new Flow(), page: line.page, lastPage: line.page };
        note.flow.add(line.text.slice(start.length), words);
        notes.push(note);
        last = start.number;
      } else if (open) {
        open.flow.add(line.text, words);
        open.lastPage = line.page;
      }
    }
    block.lines.splice(begin, to - begin);
  });
  return notes;
}

/** The part of a column's width that a rule above notes takes, at most: longer ones belong to tables and heads. */
const RULE_WIDTH = 0.7;

/** Heights of the rules that begin at the left edge of a block and end well before its right one. */
function noteRules({ left, right, lines }: Block, rules: readonly PdfRule[]): readonly number[] {
  const size = lines[0]?.size ?? 0;
  return rules
    .filter(({ x, end }) => Math.abs(x - left) < size / 2 && end - x < (right - left) * RULE_WIDTH)
    .map(({ y }) => y);
}

/**
 * Pages on which a rule would tell what is a note: notes that are set in the size of the text look like paragraphs of it. Looking for
 * rules costs as much as reading the text, so that it is done where it may help.
 */
export function pagesInNeedOfRules(pages: readonly PdfPage[]): readonly number[] {
  const pieces = pages.map(piecesOf);
  const body = commonSize(pieces.flat());
  const has = pieces.map((all) => rowsOf(all).some((row) => startsNote(row, body)));
  // A note may go on over the page's end.
  return [...pages.keys()].filter((page) => has[page] || has[page - 1]);
}

/** Whether a row has, at the start of a line, the raised number of a note in the size of the text. */
function startsNote({ pieces }: Row, body: number): boolean {
  return pieces.some((piece, at) => {
    const [before, after] = [pieces[at - 1], pieces[at + 1]];
    if (!/^\d{1,3}$/.test(piece.text) || !after || piece.size > after.size * RAISED_SIZE) return false;
    const isFirst = !before || piece.x - before.end > body * GUTTER;
    return isFirst && piece.y > after.y && after.size >= body * SMALLER;
  });
}

/** Lines at the foot of a block that may be notes, as a half-open span of their indices. */
function footOf(
  block: Block,
  body: number,
  leading: Leading,
  isMarked: (number: number, page: number) => boolean,
): readonly [number, number] {
  const { lines } = block;
  const gap = (at: number): number =>
    ((lines[at - 1]?.y ?? 0) - (lines[at]?.y ?? 0)) / leading(lines[at]?.size ?? body, block);
  const isSmall = (at: number): boolean => (lines[at]?.size ?? body) < body * SMALLER;
  let to = lines.length;
  // Something else may stand below, well apart: an address, a licence.
  for (let back = 1; back <= 3 && to === lines.length && lines.length - back > 0; back++) {
    const at = lines.length - back;
    if (gap(at) > 1.7 && isSmall(at - 1) && !numberOf(lines[at] as Line)) to = at;
  }
  let from = to;
  while (from > 0 && isSmall(from - 1)) from--;
  if (from < to) return [from, to];
  const rule = Math.min(...block.rules.filter((y) => y > (lines[to - 1]?.y ?? Infinity)));
  if (Number.isFinite(rule)) return [lines.findIndex(({ y }) => y < rule), to];
  // Notes in the size of the text: the number must be that of a mark on the page.
  for (let at = 0; at < to; at++) {
    const line = lines[at] as Line;
    const found = numberOf(line);
    if (!found || found.style === 'bare' || !isMarked(found.number, line.page)) continue;
    if (at === 0 || gap(at) > WIDE_LEADING) return [at, to];
  }
  return [to, to];
}

/** The way numbers are written that makes the longest sequence. */
function commonStyle(lines: readonly Line[]): Style {
  const reached = new Map<Style, { last: number; count: number }>();
  for (const line of lines) {
    const found = numberOf(line);
    if (!found) continue;
    const state = reached.get(found.style) ?? { last: 0, count: 0 };
    reached.set(found.style, state);
    if (found.number === state.last + 1 || found.number === 1 || state.last === 0) {
      state.count++;
      state.last = found.number;
    }
  }
  let best: Style = 'raised';
  let most = 0;
  for (const [style, { count }] of reached) if (count > most) [best, most] = [style, count];
  return best;
}

/** Whether lines at a foot, before its first number, are the rest of the last page's note. */
function goesOn(
  block: Block,
  from: number,
  first: number,
  to: number,
  note: Note | undefined,
  leading: Leading,
): boolean {
  const line = block.lines[from] as Line;
  if (!note || line.page - note.lastPage > 1) return false;
  const above = block.lines[from - 1]?.y ?? Infinity;
  if (block.rules.some((y) => y > line.y && y < above)) return true;
  const isOpen = !SENTENCE_END.test(note.flow.tail);
  if (first === to) return isOpen || note.lastPage === line.page;
  const [last, next] = [block.lines[first - 1] as Line, block.lines[first] as Line];
  const isClose = last.y - next.y <= leading(next.size, block) * 1.6 && isSame(line.size, next.size, SAME_SIZE);
  return isClose && (isOpen || (from > 0 ? true : /^\p{Ll}/u.test(line.text)));
}

// Paragraphs

function draftsOf(blocks: readonly Block[], body: number, leading: Leading, words: Words): Joined[] {
  const starts = blocks.map((block) => startsOf(block, body, leading));
  let indents = 0;
  let gaps = 0;
  for (const list of starts) {
    for (const why of list) {
      if (why === 'indent') indents++;
      if (why === 'gap') gaps++;
    }
  }
  const isIndented = indents >= 3 && indents > gaps;
  const drafts: Draft[] = [];
  blocks.forEach((block, at) => {
    let open: Draft | null = null;
    block.lines.forEach((line, index) => {
      const found = starts[at]?.[index];
      // Where first lines are moved in, a short line alone ends nothing.
      const why = found === 'short' && isIndented ? null : found;
      if (why || !open) open = continued(drafts, line, block, index, isIndented, why ?? 'block') ?? begin(line);
      add(open, line, block, words);
    });
  });
  return drafts
    .map(({ flow, marks, page, lastPage }) => ({ text: flow.text, marks, page, lastPage }))
    .filter(({ text }) => text !== '');

  function begin(line: Line): Draft {
    const { page, size } = line;
    const draft: Draft = {
      flow: new Flow(),
      marks: [],
      page,
      lastPage: page,
      size,
      lines: 0,
      slack: 0,
      isFull: false,
      width: 0,
    };
    drafts.push(draft);
    return draft;
  }
}

function add(draft: Draft, line: Line, block: Block, words: Words): void {
  // A raised number at a line's start belongs to the word at the end of the line before.
  if (line.raised !== null) draft.marks.push({ at: draft.flow.length, number: line.raised });
  const start = draft.flow.add(line.text, words);
  // A hyphen that was dropped may have stood before a mark.
  for (let last = draft.marks.length - 1; (draft.marks[last]?.at ?? 0) > start; last--) {
    draft.marks[last] = { ...(draft.marks[last] as CopyMark), at: start };
  }
  draft.marks.push(...line.marks.map(({ at, number }) => ({ at: at + start, number })));
  draft.lastPage = line.page;
  draft.lines++;
  draft.slack = block.right - line.end;
  draft.isFull = block.isJustified && Math.abs(draft.slack) < FULL;
  draft.width = block.right - block.left;
}

/** Why a line begins a paragraph. */
type Start = 'block' | 'size' | 'gap' | 'indent' | 'short' | 'heading' | 'cap';

/** For each line of a block why it begins a paragraph, null where it goes on with one. */
function startsOf(block: Block, body: number, leading: Leading): readonly (Start | null)[] {
  const { lines, left, right } = block;
  /** Index of the first line of the paragraph that is open. */
  let opened = 0;
  return lines.map((line, at): Start | null => {
    const why = startOf(line, at);
    if (why) opened = at;
    return why;
  });

  function startOf(line: Line, at: number): Start | null {
    const above = lines[at - 1];
    if (!above) return 'block';
    if (line.cap === 'first') return 'cap';
    if (!isSame(above.size, line.size, SAME_SIZE)) return 'size';
    if (above.y - line.y > leading(line.size, block) * WIDE_LEADING) return 'gap';
    if (line.cap === 'beside') return null;
    const indent = line.size * INDENT;
    const ends = SENTENCE_END.test(above.text);
    const slack = right - above.end;
    const word = firstWordWidth(line);
    // Titles are centred: their lines begin anywhere.
    const isTitle = line.size > body * 1.1;
    if (line.x > above.x + indent && !isTitle) {
      const next = lines[at + 1];
      const hangs = !ends && slack < word + indent && next !== undefined && Math.abs(next.x - line.x) < 1;
      return hangs ? null : 'indent';
    }
    if (above.x > line.x + indent && at - 1 > opened && !isTitle) {
      // The end of a quotation that was moved in, or the next entry of a list whose entries hang.
      if (ends || /^[“"‘(]?[\p{Lu}\d]/u.test(line.text)) return 'gap';
    }
    if (ends && slack > word + line.size * 0.5 && slack > line.size * 1.5) return 'short';
    const isBroken = !isTitle && !WORD_BREAK.test(above.text) && !/,$/.test(above.text);
    const isFarShort = slack > Math.max((right - left) * 0.3, word + line.size * 2);
    return !ends && isBroken && isFarShort && /^[“"‘(]?\p{Lu}/u.test(line.text) ? 'heading' : null;
  }
}

/** Width of the first word of a line, space included. */
function firstWordWidth({ text, x, end }: Line): number {
  return ((end - x) * (text.split(' ', 1)[0] as string).length) / Math.max(text.length, 1);
}

/** The paragraph that a first line of a block goes on with, over the end of a column or page or over something set in between. */
function continued(
  drafts: readonly Draft[],
  line: Line,
  block: Block,
  index: number,
  isIndentedText: boolean,
  why: Start,
): Draft | null {
  if ((why !== 'block' && why !== 'size') || line.cap === 'first') return null;
  let skipped = 0;
  for (let at = drafts.length - 1; at >= 0 && skipped <= 3; at--, skipped++) {
    const draft = drafts[at] as Draft;
    if (line.page - draft.lastPage > 1) return null;
    if (!isSame(draft.size, line.size, SAME_SIZE)) continue;
    const isMovedIn = line.x > block.left + line.size * INDENT;
    const isUpper = /^[“"‘'([]*\p{Lu}/u.test(line.text);
    const isLower = /^\p{Ll}/u.test(line.text);
    if (WORD_BREAK.test(draft.flow.tail)) return draft;
    const ends = SENTENCE_END.test(draft.flow.tail);
    const isShort = draft.slack > firstWordWidth(line) + line.size * 0.5 && draft.slack > line.size * 1.5;
    if (skipped > 0 || why === 'size') return !ends && !isShort && (isLower || !isMovedIn) ? draft : null;
    if (!ends) {
      const isHeading = draft.lines === 1 && isShort && !isLower;
      return isHeading || (isMovedIn && isUpper) ? null : draft;
    }
    if (isLower && !isMovedIn) return draft;
    // Where first lines are moved in, a line that is not goes on; so does one after a line that was spread.
    const isKnown = block.lines.length > 1 || index > 0;
    const sameWidth = isSame(draft.width, block.right - block.left, block.isJustified ? 0.05 : 0.15);
    if (!sameWidth || isMovedIn || isShort) return null;
    if (isIndentedText) return isKnown ? draft : null;
    // Between paragraphs set apart nothing tells. In lines that are not spread, the last one ended where no word more had room: most
    // likely it is no last line, and what is joined wrongly is told apart again by its anchors.
    return draft.isFull || !block.isJustified ? draft : null;
  }
  return null;
}

// Marks that are not raised

/** Finds the marks of notes that have none: numbers right after a word, where the file's digits are superior ones of the font. */
function findBareMarks(drafts: readonly Joined[], notes: readonly Note[]): void {
  const marked = new Set(drafts.flatMap(({ marks }) => marks.map(({ number }) => number)));
  const byPage = new Map<number, Joined[]>();
  for (const draft of drafts) {
    const list = byPage.get(draft.lastPage) ?? [];
    byPage.set(draft.lastPage, list);
    list.push(draft);
  }
  for (const { number, page } of notes) {
    if (marked.has(number)) continue;
    const near = [page - 1, page, page + 1].flatMap((at) => byPage.get(at) ?? []).filter((draft) => draft.page <= page);
    const pattern = new RegExp(`(?<=[\\p{L}.,;:!?”"’')»])(?<!\\d[.,])${number}(?=[\\s.,;:!?)”"’–—]|$)`, 'gu');
    const places = near.flatMap((draft) => [...draft.text.matchAll(pattern)].map(({ index }) => ({ draft, index })));
    const [place] = places;
    if (!place || places.length > 1) continue;
    const { draft, index } = place;
    const length = String(number).length;
    draft.text = draft.text.slice(0, index) + draft.text.slice(index + length);
    const others = draft.marks.map((mark) => (mark.at > index ? { ...mark, at: mark.at - length } : mark));
    draft.marks.splice(0, Infinity, ...[...others, { at: index, number }].sort((a, b) => a.at - b.at));
    marked.add(number);
  }
}
