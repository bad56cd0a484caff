/** Whether the table is being printed, and what stands below its heading on paper then. */

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

export class PrintedRows {
  /** What paper says below the heading; null while nothing is printed. */
  #lines = $state.raw<readonly string[] | null>(null);
  readonly isPrinting: boolean = $derived(this.#lines !== null);

  get lines(): readonly string[] {
    return this.#lines ?? [];
  }

  /** Follows the browser's printing, for as long as the calling component exists. `lines` is told the day, as `1 May 2023`. */
  follow(lines: (today: string) => readonly string[]): void {
    $effect(() => {
      const abort = new AbortController();
      const { signal } = abort;
      const print = (): void => {
        this.#lines = lines(DAY.format());
      };
      addEventListener('beforeprint', print, { signal });
      addEventListener('afterprint', () => (this.#lines = null), { signal });
      return () => abort.abort();
    });
  }
}
