/** Which symbol or bar of the timeline has the focus, which one the Tab key reaches, and which one is explained. */
import type { ItemActions } from './rowItems';
import { itemAfterKey } from './rowKeys';
import type { Tip } from './tips';

/** A row whose items can be focused by their index. */
interface FocusableRow {
  readonly focusItem: (item: number) => void;
}

export class RowFocus {
  readonly #positions: () => readonly (readonly number[])[];
  /** For each row id, the index of the item that the Tab key reaches; the first item unless the reader moved to another. */
  #tabItems: Readonly<Record<string, number>> = $state.raw({});
  #explained: { readonly tip: Tip; readonly target: Element } | null = $state.raw(null);
  /** Components of the rows, from top to bottom. */
  readonly rows: (FocusableRow | undefined)[] = $state([]);

  /** `positions` returns the x of every item of each row. */
  constructor(positions: () => readonly (readonly number[])[]) {
    this.#positions = positions;
  }

  /** The explanation that is shown beside a symbol or bar, with that element; null if none is shown. */
  get explained(): { readonly tip: Tip; readonly target: Element } | null {
    return this.#explained;
  }

  /** Hides the explanation. */
  readonly unexplain = (): void => {
    this.#explained = null;
  };

  /** Index of the item of a row that the Tab key reaches; `count` is the number of items it has now. */
  tabItemOf(id: string, count: number): number {
    return Math.min(this.#tabItems[id] ?? 0, count - 1);
  }

  /** Callbacks for the items of a row; `at` is the index of the row, `id` its id. */
  actionsOf(at: number, id: string): ItemActions {
    return {
      press: (event, item, activate) => this.#press(event, at, item, activate),
      reach: (item) => (this.#tabItems = { ...this.#tabItems, [id]: item }),
      explain: (target, tip) => (this.#explained = { target, tip }),
      unexplain: this.unexplain,
    };
  }

  #press(event: KeyboardEvent, row: number, item: number, activate: () => void): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      if (!this.#explained) return;
      this.unexplain();
    } else {
      const next = itemAfterKey(event.key, { row, item }, this.#positions());
      if (next) this.rows[next.row]?.focusItem(next.item);
      else if (event.key === 'Enter' || event.key === ' ') activate();
      else return;
      event.preventDefault();
    }
    event.stopPropagation();
  }
}
