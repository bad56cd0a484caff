/** Copying the address of the page, which holds the whole view. */

/** Milliseconds that the reader is told what came of it. */
const TOLD = 4000;

export class ShareLink {
  #said = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What came of it, in words; empty after a while. */
  get said(): string {
    return this.#said;
  }

  /** Copies the address. */
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
