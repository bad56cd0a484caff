/**
 * Loads the world's base map once: when the page has nothing else to do, or at the latest when the camera first sees beyond the region.
 * After a failure it loads again only on request.
 */
import type { GeoJSONSource } from 'maplibre-gl';
import type { SteadyMap } from './SteadyMap';
import { WORLD_LAYERS } from './style/basemapLayers';

/** Functions that are called when loading the world's base map succeeds or fails, and when it is first seen. */
export interface WorldListener {
  readonly onLoaded: () => void;
  readonly onFailed: () => void;
  /** Called once, when the base map has loaded and the camera has seen beyond the region. */
  readonly onSeen: () => void;
}

/** The world's base map: its address, and whether the camera has seen beyond the region. */
export interface World {
  readonly address: string;
  readonly isSeen: boolean;
}

/** Milliseconds after which the base map is fetched ahead in browsers that do not say when they are idle. */
const AHEAD_MS = 1500;

/** Loads the world's base map and knows its address once loaded. */
export class WorldLoader {
  readonly #load: () => Promise<string>;
  readonly #listener: WorldListener;
  #address: string | null;
  #loading: Promise<void> | null = null;
  #hasFailed = false;
  /** Whether a reader waits for it: the camera sees beyond the region, or wants to go there. */
  #isNeeded = false;
  #isSeen = false;
  /** Whether the first frame needs it. */
  readonly #isGiven: boolean;
  #isAhead = false;
  #isDestroyed = false;

  constructor(load: () => Promise<string>, address: string | null, listener: WorldListener) {
    this.#load = load;
    this.#address = address;
    this.#listener = listener;
    this.#isGiven = address !== null;
  }

  /** The world's base map; null until it has loaded. */
  get world(): World | null {
    return this.#address === null ? null : { address: this.#address, isSeen: this.#isSeen || this.#isGiven };
  }

  /** Whether the last attempt to load it failed. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** The camera sees beyond the region: starts loading unless that is under way or done; after a failure only if `again` is true. */
  see(again: boolean): void {
    if (!this.#isSeen) {
      this.#isSeen = true;
      if (this.#address !== null) this.#listener.onSeen();
    }
    if (this.#address !== null || (this.#hasFailed && !again)) return;
    void this.load();
  }

  /** Loads the world's base map; resolves when it has loaded or failed and the listener was called. Several calls share one request. */
  load(): Promise<void> {
    this.#isNeeded = true;
    return this.#request();
  }

  /** Fetches it before it is needed, when the page is idle. Nobody is told of a failure: it is fetched again when it is needed. */
  fetchAhead(): void {
    if (this.#isAhead || this.#address !== null || savesData()) return;
    this.#isAhead = true;
    whenIdle(() => {
      if (!this.#isDestroyed && this.#address === null) void this.#request();
    });
  }

  /** Stops calling the listener. */
  destroy(): void {
    this.#isDestroyed = true;
  }

  #request(): Promise<void> {
    if (!this.#loading) this.#hasFailed = false;
    this.#loading ??= this.#load().then(
      (address) => {
        if (this.#isDestroyed) return;
        this.#address = address;
        this.#listener.onLoaded();
        if (this.#isSeen) this.#listener.onSeen();
      },
      () => {
        this.#loading = null;
        if (!this.#isNeeded) return;
        this.#hasFailed = true;
        if (!this.#isDestroyed) this.#listener.onFailed();
      },
    );
    return this.#loading;
  }
}

/**
 * Gives the world's base map to a map, unless that has its data, and draws it once it is seen: a layer that is not drawn costs nothing, and
 * the map's worker has the data ready.
 */
export function drawWorld(map: SteadyMap, { address, isSeen }: World, hasData: boolean): void {
  if (!hasData) void map.getSource<GeoJSONSource>('world')?.setData(address);
  if (!isSeen) return;
  for (const layer of WORLD_LAYERS) map.setLayoutProperty(layer, 'visibility', 'visible');
}

function whenIdle(task: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(task);
  else setTimeout(task, AHEAD_MS);
}

/** Whether the reader has asked the browser to save data. */
function savesData(): boolean {
  return (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;
}
