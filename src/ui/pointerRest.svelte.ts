/** Whether the pointer has moved lately: what only helps whoever moves it goes away while it rests. */
export class PointerRest {
  #isAwake = $state(true);
  readonly #delay: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `delay`: milliseconds without a move after which the pointer rests. */
  constructor(delay: number) {
    this.#delay = delay;
  }

  /** Whether the pointer has moved within the delay. */
  get isAwake(): boolean {
    return this.#isAwake;
  }

  /** Called when the pointer has moved, or a key was pressed. */
  readonly wake = (): void => {
    this.#isAwake = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#isAwake = false), this.#delay);
  };

  /** Begins to wait, for as long as the calling component exists. Called while the component is made. */
  watch(): void {
    $effect(() => {
      this.wake();
      return () => clearTimeout(this.#timer);
    });
  }
}
