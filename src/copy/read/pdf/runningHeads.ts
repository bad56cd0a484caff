/** Finds and removes running heads, running feet and page numbers. */
import { isNearlySame, RAISED_SIZE_SHARE, SAME_SIZE_SHARE, SMALL_TEXT_SHARE } from './measures';
import type { PdfPage, TextRow } from './model';

/** This many rows at the top and at the bottom of a page may be running heads or feet. */
const EDGE_ROWS = 3;

/** A row near the top or bottom of a page, which may be a running head or foot. */
interface EdgeRow {
  readonly side: 'head' | 'foot';
  readonly text: string;
  /** The row's text in lower case, reduced to its letters. */
  readonly key: string;
  /** Distance of the row from the top or bottom edge of the page, in points. */
  readonly place: number;
  readonly size: number;
  readonly width: number;
  /** Numbers at the start and end of the row; one may be the page number. */
  readonly numbers: readonly number[];
  /** Whether the row begins like a footnote: the same footnote ("Ibid.") may end several pages. */
  readonly isNote: boolean;
  /** Whether the row is a page number and nothing else. */
  readonly isNumber: boolean;
  /** Whether the gap between the row and the next one towards the text is wider than between lines. */
  readonly isApart: boolean;
}

/** Removes page numbers, and rows that several pages have at the same position, from the rows of all pages. */
export function withoutRunningHeads(
  pages: readonly (readonly TextRow[])[],
  sizes: readonly PdfPage[],
  body: number,
): readonly (readonly TextRow[])[] {
  const counts = new Map<string, number>();
  const count = (name: string): number => counts.get(name) ?? 0;
  const add = (name: string): void => void counts.set(name, count(name) + 1);
  /** How often a row's text was counted at this distance from the edge (rounded to 5 points) or close to it. */
  const near = (name: string, place: number): number => {
    const step = Math.round(place / 5);
    return count(`${name}|${step - 1}`) + count(`${name}|${step}`) + count(`${name}|${step + 1}`);
  };
  /** A small row separated from the text is a running head if most pages have one at the same position, whatever its words are. */
  const isSmallHead = ({ side, isApart, size }: EdgeRow): boolean =>
    side === 'head' && isApart && size < body * SMALL_TEXT_SHARE;
  const names = ({ side, key }: EdgeRow): readonly string[] => [
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
  const isRunning = (edge: EdgeRow, page: number): boolean => {
    const { key, side, place, text } = edge;
    if (edge.isNumber && edge.isApart) return true;
    if (text.length > 160 || edge.isNote) return false;
    // Two pages may have the same full line of running text at the same position by chance.
    const isText =
      !edge.isApart && isNearlySame(edge.size, body, SAME_SIZE_SHARE) && edge.width > (sizes[page]?.width ?? 0) * 0.55;
    if (isText) return false;
    if (isSmallHead(edge) && near('small', place) >= Math.max(2, pages.length * 0.8)) return true;
    if (key.length > 2 && names(edge).some((name, at) => near(name, place) >= (at === 0 ? 2 : 3))) return true;
    return edge.numbers.some((number) => near(`${side}#${number - page}`, place) >= 2) && (edge.isApart || key === '');
  };
  // A row is a running head only if all rows between it and the edge of the page are.
  const outer = (page: number, side: EdgeRow['side'], test: (edge: EdgeRow) => boolean): number => {
    const list = (edges[page] ?? []).filter((edge) => edge.side === side);
    const first = list.findIndex((edge) => !test(edge));
    return first < 0 ? list.length : first;
  };
  const found = pages.map((_, page) => {
    const isSure = (edge: EdgeRow): boolean => isRunning(edge, page);
    return { head: outer(page, 'head', isSure), foot: outer(page, 'foot', isSure) };
  });
  // Running heads may change from page to page: a row that is separated from the text, at the position of other pages' heads, is one too.
  edges.forEach((of, page) => {
    for (const side of ['head', 'foot'] as const) {
      const running = of.filter((edge) => edge.side === side).slice(0, found[page]?.[side]);
      for (const { place } of running) add(`${side}@|${Math.round(place / 5)}`);
    }
  });
  return pages.map((rows, page) => {
    const isOne = (edge: EdgeRow): boolean =>
      isRunning(edge, page) || (edge.isApart && edge.text.length < 120 && near(`${edge.side}@`, edge.place) >= 2);
    const head = outer(page, 'head', isOne);
    return rows.slice(head, Math.max(head, rows.length - outer(page, 'foot', isOne)));
  });
}

/** The rows at the top of a page from the edge inwards, then those at the bottom from the edge inwards. */
function edgesOf(rows: readonly TextRow[], height: number): readonly EdgeRow[] {
  const edge = (row: TextRow, side: EdgeRow['side'], next: TextRow | undefined): EdgeRow => {
    const text = row.pieces.map((piece) => piece.text).join(' ');
    const size = Math.max(...row.pieces.map((piece) => piece.size));
    const place = side === 'head' ? height - row.y : row.y;
    // A raised number at the start of a row begins a footnote and is not a page number.
    const isRaised = (row.pieces[0]?.size ?? 0) <= size * RAISED_SIZE_SHARE;
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
