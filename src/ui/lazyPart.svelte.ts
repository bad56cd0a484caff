/** Parts of the program that are fetched when they are first needed, and retried after a failure. */

import { renewStyles } from './styleSheets';

/** A part of the program that is fetched once; if that fails, it can be requested again. */
export class LazyPart<T> {
  #value = $state.raw<T | null>(null);
  #failures = $state(0);
  #isArriving = $state(false);
  /** The last time that it was fetched. */
  #arrival: Promise<void> = Promise.resolve();
  readonly #load: () => Promise<T>;
  readonly #renew: () => Promise<void>;

  /**
   * `load` fetches the part, such as `() => import('./Dialog.svelte')`; `renew` fetches style sheets that failed to load, which `load`
   * would not request again.
   */
  constructor(load: () => Promise<T>, renew: () => Promise<void> = renewStyles) {
    this.#load = load;
    this.#renew = renew;
  }

  /** The part; null until it has been fetched. */
  get value(): T | null {
    return this.#value;
  }

  /** How often fetching the part has failed. */
  get failures(): number {
    return this.#failures;
  }

  /** Whether the part is being fetched. */
  get isArriving(): boolean {
    return this.#isArriving;
  }

  /**
   * Fetches the part, unless it has been fetched, is being fetched, or has failed before. After a failure the reader decides whether to
   * try again.
   */
  need = (): void => {
    if (this.#failures === 0) void this.again();
  };

  /** Fetches the part, even after a failure; resolves when it is there or has failed, whoever asked for it first. */
  again = (): Promise<void> => {
    if (this.#value) return Promise.resolve();
    if (!this.#isArriving) this.#arrival = this.#fetch();
    return this.#arrival;
  };

  async #fetch(): Promise<void> {
    this.#isArriving = true;
    try {
      if (this.#failures > 0) await this.#renew();
      this.#value = await this.#load();
    } catch {
      this.#failures += 1;
    }
    this.#isArriving = false;
  }
}
