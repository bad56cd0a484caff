/**
 * Whether single letters and signs, such as `/` for the search, are keys of the page. Who dictates to the computer would press them
 * unawares, so that they can be turned off (WCAG 2.2, 2.1.4).
 */
import { keepPreference, readPreference } from '../state/preferences';

export class LetterKeys {
  #on = $state(true);

  get on(): boolean {
    return this.#on;
  }

  /** Restores the reader's choice from the device. */
  restore(): void {
    this.#on = readPreference('slash', true);
  }

  /** Turns the keys on or off and remembers it on the device. */
  readonly set = (wanted: boolean): void => {
    this.#on = wanted;
    keepPreference('slash', wanted, true);
  };
}
