/** Copies the address of the page, which contains the whole view. */

/** Milliseconds that the message about the copied address stays visible. */
const TOLD = 4000;

export class ShareLink {
  #said = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Message about the copied address; empty after a while. */
  get said(): string {
    return this.#said;
  }

  /** Copies the address to the clipboard. */
  readonly copy = async (): Promise<void> => {
    clearTimeout(this.#timer);
    try {
      await navigator.clipboard.writeText(location.href);
      this.#said = 'Link copied';
    } catch {
      this.#said = 'Copy the address of this page: it holds the whole view';
    }
    this.#timer = setTimeout(() => (this.#said = ''), TOLD);
  };
}
