/** Loads the world's base map once, when the camera first sees beyond the region; after a failure it loads again only on request. */
import type { WorldBasemap } from './style/basemap';

/** Functions that are called when loading the world's base map succeeds or fails. */
export interface WorldListener {
  readonly onLoaded: (world: WorldBasemap) => void;
  readonly onFailed: () => void;
}

/** Loads the world's base map and holds it once loaded. */
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

  /** The world's base map; null until it has loaded. */
  get world(): WorldBasemap | null {
    return this.#world;
  }

  /** Whether the last attempt to load it failed. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Starts loading unless the base map is loaded or being loaded; after a failure only if `again` is true. */
  need(again: boolean): void {
    if (this.#world || this.#loading || (this.#hasFailed && !again)) return;
    void this.load();
  }

  /** Loads the world's base map; resolves when it has loaded or failed and the listener was called. Several calls share one request. */
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

  /** Stops calling the listener. */
  destroy(): void {
    this.#isDestroyed = true;
  }
}
