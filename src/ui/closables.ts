/**
 * What the key Escape closes. Panels, cards and dialogs say when they open; the one that opened last closes first. One listener of the page
 * hears the key. A field that has something of its own to give up (an unfinished date, a list of results) takes the key before it gets here
 * and stops it.
 */
import type { Attachment } from 'svelte/attachments';

/** Something open that can be closed. */
interface Closable {
  readonly close: () => void;
  readonly isModal: boolean;
}

/** Options of an open thing. */
export interface ClosableOptions {
  /** Whether the page behind it is inert, as behind a modal dialog: then no shortcut of the page works. */
  readonly isModal?: boolean;
}

/** A stack of open things. */
export class Closables {
  #open: readonly Closable[] = [];

  /** Puts an open thing on top of the stack. Returns a function that removes it; call it when the thing has closed. */
  add(close: () => void, { isModal = false }: ClosableOptions = {}): () => void {
    const closable = { close, isModal };
    this.#open = [...this.#open, closable];
    return () => void (this.#open = this.#open.filter((each) => each !== closable));
  }

  /** Closes what opened last. False where nothing is open. */
  closeLast(): boolean {
    const last = this.#open.at(-1);
    last?.close();
    return last !== undefined;
  }

  /** Whether a modal thing is open. */
  get isModal(): boolean {
    return this.#open.some(({ isModal }) => isModal);
  }

  /** Hears a key of the page. The Escape that ends the writing of a composed letter (UI Events, section 5.7) is not meant for the page. */
  readonly onkeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    if (this.closeLast()) event.preventDefault();
  };
}

/** The open things of the page. */
export const closables = new Closables();

/** For `{@attach}`: the element can be closed while it is there. `close` must be the same function at every call. */
export function closable(close: () => void, options: ClosableOptions = {}): Attachment {
  return () => closables.add(close, options);
}
