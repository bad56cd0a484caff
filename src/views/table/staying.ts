/** Which columns stay in view while the others are scrolled sideways, so that it is always seen which record a row is. */

/** The columns that stay in view leave the others at least this share of the pane. */
const SHARE_OF_OTHERS = 0.6;

export interface StayingColumns {
  /** For each of the first columns its distance from the left edge in pixels; null for one that is scrolled away. */
  readonly lefts: readonly (number | null)[];
  /** Width in pixels of the last of them, which names the row: a narrow pane makes it narrower. */
  readonly nameWidth: number;
  /** How many pixels they cover. */
  readonly covered: number;
}

/**
 * The columns that stay. `widths` are those of the column of boxes and of the columns that say which record a row is, in pixels; `pane` is
 * the width of what is in view. Where room is short, the first ones are scrolled away before the last, which has `least` pixels if it can.
 */
export function stayingColumns(widths: readonly number[], pane: number, least: number): StayingColumns {
  const most = Math.floor(pane * (1 - SHARE_OF_OTHERS));
  const name = widths.at(-1) ?? 0;
  const before = (first: number): number => widths.slice(first, -1).reduce((sum, each) => sum + each, 0);
  let first = 0;
  while (first < widths.length - 1 && most - before(first) < Math.min(name, least)) first++;
  const nameWidth = Math.min(name, most - before(first));
  let left = 0;
  const lefts = widths.map((width, at) => {
    if (at < first) return null;
    left += width;
    return left - width;
  });
  return { lefts, nameWidth, covered: before(first) + nameWidth };
}

/**
 * How far a table must be scrolled sideways, in pixels, so that a cell is in view beside the columns that stay; unchanged if it is. Of a
 * cell that is wider than the room there is, its beginning.
 */
export function scrollToCell(
  cell: { readonly left: number; readonly width: number },
  { scrolled, pane, covered }: { readonly scrolled: number; readonly pane: number; readonly covered: number },
): number {
  const [least, most] = [cell.left + cell.width - pane, cell.left - covered];
  return Math.max(0, Math.min(Math.max(scrolled, least), most));
}
