/** Draws the maps of a handout one after the other, so that the page answers meanwhile, and keeps what is drawn. */
import { SvelteMap } from 'svelte/reactivity';
import { pause } from '../../domain/turns';
import { drawPaperMap, type PaperMap, type PaperPicture } from '../../stillmap/paperMap';
import type { StillWorld } from '../../stillmap/picture';

/** A map that a handout needs. */
export interface MapOrder {
  /** Name of the map in the handout. */
  readonly name: string;
  /** Changes with everything that the map shows. */
  readonly key: string;
  readonly picture: PaperPicture;
  /** What the map shows, in words. */
  readonly title: string;
  /** Whether the map shows land beyond the region, whose base map must be fetched. */
  readonly needsWorld: boolean;
}

export class MapQueue {
  /** The drawn maps by their keys. */
  readonly #drawn = new SvelteMap<string, PaperMap>();
  /** Keys of the maps that are drawn without the base map that they need. */
  #bare: string[] = [];
  readonly #loadWorld: () => Promise<StillWorld>;
  #world: StillWorld | null = null;
  #orders: readonly MapOrder[] = [];
  #isBusy = false;
  /** Whether land beyond the region is missing, because its base map could not be fetched. */
  lacksWorld = $state(false);

  /** `loadWorld` fetches the base map of the world. */
  constructor(loadWorld: () => Promise<StillWorld>) {
    this.#loadWorld = loadWorld;
  }

  /** A drawn map; undefined until it is. */
  get(order: Pick<MapOrder, 'key'>): PaperMap | undefined {
    return this.#drawn.get(order.key);
  }

  /** Draws these maps; those that are drawn already stay, and others that were ordered before are no longer needed. */
  order(orders: readonly MapOrder[]): void {
    this.#orders = orders;
    if (!this.#isBusy) void this.#work();
  }

  /** Fetches the base map again that could not be fetched, and draws anew what lacks it. */
  retry(): void {
    this.lacksWorld = false;
    for (const key of this.#bare) this.#drawn.delete(key);
    this.#bare = [];
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let next = this.#next(); next; next = this.#next()) {
      const { key, picture, title, needsWorld } = next;
      const world = needsWorld ? await this.#worldOrNull() : null;
      // The page may answer to a key or pointer between two maps.
      await pause();
      if (needsWorld && !world) this.#bare.push(key);
      this.#drawn.set(key, drawPaperMap({ ...picture, world }, title));
    }
    this.#isBusy = false;
  }

  #next(): MapOrder | undefined {
    return this.#orders.find(({ key }) => !this.#drawn.has(key));
  }

  async #worldOrNull(): Promise<StillWorld | null> {
    try {
      this.#world ??= await this.#loadWorld();
    } catch {
      this.lacksWorld = true;
    }
    return this.#world;
  }
}
