/** Loads the base map of the world once, when the camera first needs it, and again only where somebody asks after a failure. */
import type { WorldBasemap } from './style/basemap';

/** What follows a load. */
export interface WorldListener {
  readonly onLoaded: (world: WorldBasemap) => void;
  readonly onFailed: () => void;
}

/** The world's base map and whether it is there. */
export class WorldLoader {
  readonly #load: () => Promise<WorldBasemap>;
  readonly #listener: WorldListener;
  #world: WorldBasemap | null;
  #loading: Promise<void> | null = null;
  #hasFailed = false;
  #isDestroyed = false;

  constructor(load: () => Promise<WorldBasemap>, world: WorldBasemap | null, listener: WorldListener) {
    this.#load = load;
    this.#world = world;
    this.#listener = listener;
  }

  /** The base map; null until it is loaded. */
  get world(): WorldBasemap | null {
    return this.#world;
  }

  /** Whether it could not be loaded when it was asked for last. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Loads it where it is not there and not on its way; after a failure only with `again`. */
  need(again: boolean): void {
    if (this.#world || this.#loading || (this.#hasFailed && !again)) return;
    void this.load();
  }

  /** Loads it; done when it is loaded or has failed, and the listener told. Several calls share one request. */
  load(): Promise<void> {
    if (!this.#loading) this.#hasFailed = false;
    this.#loading ??= this.#load().then(
      (world) => {
        if (this.#isDestroyed) return;
        this.#world = world;
        this.#listener.onLoaded(world);
      },
      () => {
        this.#loading = null;
        this.#hasFailed = true;
        if (!this.#isDestroyed) this.#listener.onFailed();
      },
    );
    return this.#loading;
  }

  /** Tells nobody from now on. */
  destroy(): void {
    this.#isDestroyed = true;
  }
}
