/** Copies the address of the page, which contains the whole view; and short messages about what a key or button has done. */
import { sharedAddress } from '../formats/address/table';

/** Milliseconds that a message stays visible. */
const TOLD = 4000;

export class ShareLink {
  #said = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Message for the reader; empty after a while. */
  get said(): string {
    return this.#said;
  }

  /** Copies the address to the clipboard. */
  readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sharedAddress(location.href));
      this.tell('Link copied');
    } catch {
      this.tell('Copy the address of this page: it holds the whole view');
    }
  };

  /** Shows a message for a while. */
  tell(message: string): void {
    clearTimeout(this.#timer);
    this.#said = message;
    this.#timer = setTimeout(() => (this.#said = ''), TOLD);
  }
}
