/** What a row of the timeline tells the chart about its items: symbols of events, or status bars. */
import type { Tip } from './tips';

/** Takes what the reader does with the items of a row. */
export interface ItemActions {
  /** A key goes down on an item; `activate` does what a click on it does. */
  readonly press: (event: KeyboardEvent, item: number, activate: () => void) => void;
  /** An item, by its position in the row, gets the focus: from now on the Tab key reaches it. */
  readonly reach: (item: number) => void;
  /** Shows a box beside an item. */
  readonly explain: (target: Element, tip: Tip) => void;
  /** Hides that box. */
  readonly unexplain: () => void;
}
