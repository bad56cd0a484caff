/** The place of the text, where other views stand while they are open: they are shown, and the keyboard comes back from them. */
import { tick, untrack } from 'svelte';
import { FocusOrigin, isFocusNowhere } from '../ui/focusOrigin';
import { focusTargets, type FocusName } from '../ui/focusTargets';
import type { Frame } from './frame.svelte';
import type { SheetState } from './sheet.svelte';

/** The parts of the page that show the text. */
export interface TextPage {
  /** Shows the pane of the text if it is folded. */
  readonly frame: Pick<Frame, 'need'>;
  /** The sheet of a narrow screen. */
  readonly sheet: Pick<SheetState, 'openText'>;
  /** Whether the screen is narrow. */
  readonly isNarrow: boolean;
}

export class TextPlace {
  readonly #name: FocusName;
  readonly #origin = new FocusOrigin();

  /** `name` is the focus name of the element that holds the view. */
  constructor(name: FocusName) {
    this.#name = name;
  }

  /** Follows whether the view is open, for as long as the calling component exists. */
  follow(isOpen: () => boolean, page: () => TextPage): void {
    $effect(() => {
      if (!isOpen()) return undefined;
      return untrack(() => {
        const { isNarrow, sheet, frame } = page();
        this.#origin.remember();
        if (isNarrow) sheet.openText();
        else frame.need('text');
        return () => void tick().then(() => this.#origin.giveBack(isFocusNowhere()));
      });
    });
  }

  /** Closes the view; the keyboard goes back to where it came from if it was in it. */
  leave(close: () => void): void {
    const wasInside = focusTargets.holds(this.#name);
    close();
    if (wasInside) void tick().then(() => this.#origin.giveBack(true));
  }
}
