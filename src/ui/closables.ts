/**
 * Decides what the key Escape closes. Panels, cards and dialogs register when they open; the one opened last closes first. One listener
 * on the page handles the key. A field that uses Escape itself (for an unfinished date or a list of results) stops the event before it
 * gets here.
 */
import type { Attachment } from 'svelte/attachments';

/** An open panel, card or dialog that Escape can close. */
interface Closable {
  readonly close: () => void;
  readonly isModal: boolean;
}

/** Options for an open panel, card or dialog. */
export interface ClosableOptions {
  /** True if the page behind it is inert, as behind a modal dialog: then no shortcut of the page works. */
  readonly isModal?: boolean;
}

/** A stack of open panels, cards and dialogs. */
export class EscapeStack {
  #open: readonly Closable[] = [];

  /** Adds an open element on top of the stack. Returns a function that removes it; the caller calls it when the element has closed. */
  add(close: () => void, { isModal = false }: ClosableOptions = {}): () => void {
    const closable = { close, isModal };
    this.#open = [...this.#open, closable];
    return () => void (this.#open = this.#open.filter((each) => each !== closable));
  }

  /** Closes the element that was opened last. Returns false if nothing is open. */
  closeLast(): boolean {
    const last = this.#open.at(-1);
    last?.close();
    return last !== undefined;
  }

  /** Whether nothing is open that Escape would close. */
  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  /** Whether a modal dialog is open. */
  get isModal(): boolean {
    return this.#open.some(({ isModal }) => isModal);
  }

  /** Key listener of the page. An Escape that ends the composition of a letter by an input method (UI Events, section 5.7) is ignored. */
  readonly onkeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (this.closeLast()) event.preventDefault();
  };
}

/** The stack of the page. */
export const closables = new EscapeStack();

/** Attachment (`{@attach}`): Escape can close the element while it is on the page. `close` must be the same function at every call. */
export function closable(close: () => void, options: ClosableOptions = {}): Attachment {
  return () => closables.add(close, options);
}
