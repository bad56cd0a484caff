/** Does long work in steps (`domain/steps`) and gives its result as soon as it is there, so that the page can answer the reader meanwhile. */
import { finish, type Steps } from '../domain/steps';
import { pause, workATurn } from '../domain/turns';

/** Work that has begun. `result` is null while it is not finished. */
interface Begun<T> {
  readonly steps: Steps<T>;
  readonly result: { readonly value: T } | null;
}

export class Stepped<T> {
  readonly #begun: Begun<T> = $derived.by(() => {
    const steps = this.#start();
    return { steps, result: this.#isShort() ? { value: finish(steps) } : workATurn(steps) };
  });
  #late = $state.raw<{ readonly of: Begun<T>; readonly value: T } | null>(null);
  readonly #start: () => Steps<T>;
  readonly #isShort: () => boolean;

  /**
   * `start` begins the work anew whenever what it reads changes. `isShort` says that the work is so little that it is done at once. The
   * caller must be a component.
   */
  constructor(start: () => Steps<T>, isShort: () => boolean) {
    this.#start = start;
    this.#isShort = isShort;
    $effect(() => {
      const begun = this.#begun;
      if (begun.result) return undefined;
      let isWanted = true;
      void (async () => {
        for (;;) {
          await pause();
          if (!isWanted) return;
          const result = workATurn(begun.steps);
          if (!result) continue;
          this.#late = { of: begun, value: result.value };
          return;
        }
      })();
      return () => void (isWanted = false);
    });
  }

  /** The result; null while the work is not finished. */
  get value(): T | null {
    const begun = this.#begun;
    if (begun.result) return begun.result.value;
    return this.#late?.of === begun ? this.#late.value : null;
  }
}
