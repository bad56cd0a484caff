/** Does long work in steps (`domain/steps`) and gives its result as soon as it is there, so that the page can answer the reader meanwhile. */
import { finish, type Steps } from '../domain/steps';

/** Milliseconds of work at a time: what is shorter is done at once, in the frame in which it was asked for. */
const PIECE = 8;

/** Work that has begun. `result` is null while it is not finished. */
interface Begun<T> {
  readonly steps: Steps<T>;
  readonly result: { readonly value: T } | null;
}

/** Works for a few milliseconds; null if that was not enough. */
function work<T>(steps: Steps<T>): Begun<T>['result'] {
  const end = performance.now() + PIECE;
  do {
    const { done, value } = steps.next();
    if (done) return { value };
  } while (performance.now() < end);
  return null;
}

/** Waits until the browser has handled what the reader did. */
function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}

/** Does work in steps, and lets the browser answer the reader between them. */
export async function finishInSteps<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const result = work(steps);
    if (result) return result.value;
    await pause();
  }
}

export class Stepped<T> {
  readonly #begun: Begun<T> = $derived.by(() => {
    const steps = this.#start();
    return { steps, result: this.#isShort() ? { value: finish(steps) } : work(steps) };
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
          const result = work(begun.steps);
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
