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

/** The element of a row that would have had that of the row with the keyboard, where this is drawn apart from the others. */
const SPARE = -1;

/** Which rows are drawn as a list is scrolled, and by which elements. */
export class DrawnRows {
  /** So many elements follow each other at most: `(index + shift) % slots` is that of a row. */
  #slots = 0;
  #shift = 0;
  #first = 0;
  #end = 0;
  /** The row with the keyboard, and its element. */
  #held: { readonly index: number; readonly slot: number } | null = null;
  /** Elements of the rows that were drawn last. */
  #last: ReadonlyMap<number, number> = new Map();

  /** The rows to draw in their order, with the gaps between them. */
  items({ count, top, height, row, active }: ListView): readonly DrawnItem[] {
    const first = Math.max(0, Math.min(count, Math.floor(top / row)) - AROUND);
    const end = Math.min(count, Math.ceil((top + height) / row) + AROUND);
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    const held = active !== null && active >= 0 && active < count ? active : null;
    const isApart = held !== null && (held < first || held >= end);
    const all = isApart ? (held < first ? [held, ...indexes] : [...indexes, held]) : indexes;
    this.#plan(first, end, Math.ceil(height / row) + 1 + 2 * AROUND, held);
    const items: DrawnItem[] = [];
    const drawn = new Map<number, number>();
    let before = -1;
    for (const index of [...all, count]) {
      if (index - before > 1) items.push({ type: 'gap', rows: index - before - 1 });
      if (index < count) {
        const slot = this.#slotOf(index, isApart);
        drawn.set(index, slot);
        items.push({ type: 'row', index, slot });
      }
      before = index;
    }
    this.#last = drawn;
    return items;
  }

  #plan(first: number, end: number, slots: number, held: number | null): void {
    if (held === null) this.#held = null;
    else if (held !== this.#held?.index)
      this.#held = { index: held, slot: this.#last.get(held) ?? this.#usual(held, slots) };
    // Other rows than before, all of them, take the elements in the order in which these are: to move elements costs as much as their texts.
    const isElsewhere = first >= this.#end || end <= this.#first;
    if (slots !== this.#slots) this.#shift = 0;
    else if (isElsewhere) this.#shift = (this.#usual(this.#first, slots) + slots - (first % slots)) % slots;
    [this.#slots, this.#first, this.#end] = [slots, first, end];
  }

  #usual(index: number, slots = this.#slots): number {
    return (index + this.#shift) % slots;
  }

  #slotOf(index: number, isApart: boolean): number {
    const usual = this.#usual(index);
    if (index === this.#held?.index) return this.#held.slot;
    if (usual !== this.#held?.slot) return usual;
    return isApart ? SPARE : this.#usual(this.#held.index);
  }
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
