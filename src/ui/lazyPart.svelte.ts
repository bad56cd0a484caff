/** Parts of the program that are fetched when they are first needed, and what happens where one does not arrive. */

import { renewStyles } from './styleSheets';

/** One such part. It is fetched once; where that fails, it can be asked for again. */
export class LazyPart<T> {
  #value = $state.raw<T | null>(null);
  #failures = $state(0);
  #isArriving = $state(false);
  readonly #load: () => Promise<T>;
  readonly #renew: () => Promise<void>;

  /** `load` fetches the part, such as `() => import('./Dialog.svelte')`; `renew` fetches style sheets that failed, which `load` would not fetch again. */
  constructor(load: () => Promise<T>, renew: () => Promise<void> = renewStyles) {
    this.#load = load;
    this.#renew = renew;
  }

  /** The part; null until it is there. */
  get value(): T | null {
    return this.#value;
  }

  /** How often fetching it has failed. */
  get failures(): number {
    return this.#failures;
  }

  /** Whether it is being fetched. */
  get isArriving(): boolean {
    return this.#isArriving;
  }

  /** Fetches the part unless it is there, is being fetched, or has failed. After a failure the reader decides whether to try again. */
  need = (): void => {
    if (this.#failures === 0) void this.again();
  };

  /** Fetches the part, also where that has failed before. */
  again = async (): Promise<void> => {
    if (this.#value || this.#isArriving) return;
    this.#isArriving = true;
    try {
      if (this.#failures > 0) await this.#renew();
      this.#value = await this.#load();
    } catch {
      this.#failures += 1;
    }
    this.#isArriving = false;
  };
}
