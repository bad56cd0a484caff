/** Callbacks from a timeline row to the chart about the row's items: event symbols or status bars. */
import type { Tip } from './tips';

/** Callbacks for what the reader does with the items of a row. */
export interface ItemActions {
  /** Called when a key is pressed on an item; `activate` does what a click on the item does. */
  readonly press: (event: KeyboardEvent, item: number, activate: () => void) => void;
  /** Called when an item gets the focus, with its index in the row: from now on the Tab key reaches it. */
  readonly reach: (item: number) => void;
  /** Shows an explanation beside an item. */
  readonly explain: (target: Element, tip: Tip) => void;
  /** Hides the explanation beside an item. */
  readonly unexplain: () => void;
}
