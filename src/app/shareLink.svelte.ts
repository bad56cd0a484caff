/** Copies the address of the page, which contains the whole view; and short messages about what a key or button has done. */
import { sharedAddress } from '../formats/address/table';
import { StatusLine } from '../ui/statusLine.svelte';

/** Milliseconds that a message stays visible. */
const TOLD = 4000;

export class ShareLink {
  readonly #line = new StatusLine(TOLD);
  readonly #notify: (message: string) => void;

  /** `notify` shows a message until the reader dismisses it. */
  constructor(notify: (message: string) => void) {
    this.#notify = notify;
  }

  /** Message for the reader; empty after a while. */
  get said(): string {
    return this.#line.words;
  }

  /** Copies the address to the clipboard. */
  readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sharedAddress(location.href));
      this.tell('Link copied');
    } catch {
      this.#notify('The browser does not allow copying: copy the address of this page, it holds the whole view.');
    }
  };

  /** Shows a message for a while. */
  tell(message: string): void {
    this.#line.tell(message);
  }
}
