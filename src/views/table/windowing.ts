/** Which rows of a long list are drawn: those in view, a few around them, and the one that has the keyboard. All rows are equally high. */

/** A row that is drawn, or the room of rows that are not. */
export type DrawnItem =
  /**
   * `slot`: the element that shows the row, by its number. Rows that come into view take the elements of those that leave it, because to
   * change the texts of a row costs a third of making it anew. The row with the keyboard keeps its element.
   */
  | { readonly type: 'row'; readonly index: number; readonly slot: number }
  /** `rows`: how many rows are left out. */
  | { readonly type: 'gap'; readonly rows: number };

/** What is in view. */
export interface ListView {
  /** How many rows there are. */
  readonly count: number;
  /** Distance in pixels by which the list is scrolled. */
  readonly top: number;
  /** Height in pixels of what is in view. */
  readonly height: number;
  /** Height in pixels of a row. */
  readonly row: number;
  /** The row that has the keyboard: it is drawn wherever the list is scrolled to. Null for none. */
  readonly active: number | null;
}

/** Rows drawn above and below those in view, so that a scroll by a few rows shows no gap. */
const AROUND = 8;

/** The rows to draw in their order, with the gaps between them. */
export function drawnItems({ count, top, height, row, active }: ListView): readonly DrawnItem[] {
  const first = Math.max(0, Math.min(count, Math.floor(top / row)) - AROUND);
  const end = Math.min(count, Math.ceil((top + height) / row) + AROUND);
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  const isApart = active !== null && active >= 0 && active < count && (active < first || active >= end);
  const all = isApart ? (active < first ? [active, ...indexes] : [...indexes, active]) : indexes;
  // So many rows follow each other at most: of these, no two have the same remainder.
  const slots = Math.ceil(height / row) + 1 + 2 * AROUND;
  const slotOf = (index: number): number =>
    isApart && index !== active && index % slots === active % slots ? slots : index % slots;
  const items: DrawnItem[] = [];
  let before = -1;
  for (const index of [...all, count]) {
    if (index - before > 1) items.push({ type: 'gap', rows: index - before - 1 });
    if (index < count) items.push({ type: 'row', index, slot: slotOf(index) });
    before = index;
  }
  return items;
}

/** How far a list must be scrolled, in pixels, so that a row is in view; unchanged if it is. `centred` puts it into the middle. */
export function scrollToRow(
  index: number,
  { top, height, row }: Omit<ListView, 'count' | 'active'>,
  centred = false,
): number {
  const from = index * row;
  const isIn = from >= top && from + row <= top + height;
  if (isIn) return top;
  if (centred) return Math.max(0, from - (height - row) / 2);
  return from < top ? from : Math.max(0, from + row - height);
}

/** At most so many rows are on paper, as a table and as cards. */
export const MOST_ON_PAPER = { grid: 2000, cards: 500 } as const;
