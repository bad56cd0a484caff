/** What the map shows, for views that list what lies in it. It is read whenever the map has come to rest. */
import type { Bounds } from '../domain/model';

export class SeenFrame {
  /** Bounds of the map: west, south, east, north in degrees; null before it has been drawn. */
  bounds = $state.raw<Bounds | null>(null);
  readonly #read: () => Bounds | null;

  /** `read` gives the bounds of the map that is shown. */
  constructor(read: () => Bounds | null) {
    this.#read = read;
  }

  /** Bounds of the map now, which may never have moved; whoever depends on them reads them again when the map has come to rest elsewhere. */
  get now(): Bounds | null {
    const { bounds } = this;
    return this.#read() ?? bounds;
  }

  /** Called when the map has come to rest. */
  readonly look = (): void => {
    const bounds = this.#read();
    if (bounds?.join() !== this.bounds?.join()) this.bounds = bounds;
  };
}
