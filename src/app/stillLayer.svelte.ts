/**
 * The still map on the page: it is seen until the live map has drawn, where there is none, and on paper. It lies outside the hydrated page,
 * in an element of index.html.
 */
import { untrack } from 'svelte';
import type { Camera, CameraRequest } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { Bounds, Id } from '../domain/model';
import type { View } from '../domain/view';
import type { StillMap, StillProgram } from '../stillmap/StillMap';
import { LazyPart } from '../ui/lazyPart.svelte';

/** What the still map is given and whom it tells. */
export interface StillLayerOptions {
  /** The element of the page that holds the still map; null where the page has none. */
  readonly root: HTMLElement | null;
  readonly index: AtlasIndex;
  /** Called with the feature that was chosen on it, or null. */
  readonly onSelect: (id: Id | null) => void;
  /** Called when its camera has come to rest. */
  readonly onCamera: (camera: Camera) => void;
}

/** What it draws. Each is asked again when it changes. */
export interface StillLayerSources {
  readonly view: () => View;
  /** Camera to start from; null frames the opening view. */
  readonly start: () => Camera | null;
  /** The latest request to the camera. */
  readonly request: () => CameraRequest | null;
  /** Edges of the map that are covered, in pixels. */
  readonly padding: () => Parameters<StillMap['setPadding']>[0];
}

export class StillLayer {
  /**
   * Its program. The picture is on the page already: what makes it follow the session is fetched beside the live map's program, and need
   * not be there before.
   */
  readonly program = new LazyPart(() => import('../stillmap/StillMap'));
  #options = $state.raw<StillLayerOptions | null>(null);
  /** The map; null until its program is there, and where the page has none. */
  #map = $state.raw<StillMap | null>(null);
  /** Puts the map where it belongs by now, where that was asked for before the map was there. */
  #toPlace: ((map: StillMap) => void) | null = null;
  #isInstead = $state(false);

  /** Follows what is to be drawn. Called while a component is set up: it follows as long as that lives. */
  constructor({ view, start, request, padding }: StillLayerSources) {
    $effect(() => this.#make(this.program.value, this.#options));
    $effect(() => this.#map?.setPadding(padding()));
    $effect(() => {
      const camera = start();
      if (camera) this.#map?.look(camera);
    });
    $effect(() => {
      const wanted = request();
      if (wanted) this.#map?.request(wanted);
    });
    $effect(() => this.#map?.apply(view()));
    // Last: it then stands there with the view, as if it had been there from the beginning.
    $effect(() => {
      const map = this.#map;
      if (map) untrack(() => this.#toPlace?.(map));
      if (map) this.#toPlace = null;
    });
  }

  /** Makes the map. Returns what ends it. */
  #make(program: typeof import('../stillmap/StillMap') | null, options: StillLayerOptions | null): (() => void) | void {
    if (!program || !options?.root) return;
    const { root, index, onSelect, onCamera } = options;
    const load = async (): Promise<StillProgram> => (await import('./stillProgram')).program;
    const map = untrack(() => new program.StillMap({ root, index, onSelect, onCamera, load }));
    this.#map = map;
    return () => {
      map.destroy();
      this.#map = null;
    };
  }

  /** Takes the element over. `framed` tells where the live map looks while it is what the reader sees. Returns what ends it. */
  start(options: StillLayerOptions, paper: HTMLElement, framed: () => Parameters<StillMap['print']>[1]): () => void {
    const abort = new AbortController();
    const { signal } = abort;
    // What is printed is the still map, in the frame that the reader sees.
    addEventListener('beforeprint', () => this.#map?.print(paper, framed()), { signal });
    addEventListener('afterprint', () => this.#map?.unprint(), { signal });
    this.#options = options;
    if (options.root) this.program.need();
    return () => {
      abort.abort();
      this.#options = null;
    };
  }

  /** Whether it takes the place of the live map. */
  get isInstead(): boolean {
    return this.#isInstead;
  }

  /** Takes the place of the live map in its frame, at its camera where it had one. */
  readonly standIn = (frame: HTMLElement, camera: Camera | null): void => {
    this.#put((map) => map.standIn(frame, camera));
    this.#isInstead = true;
  };

  /** The live map has drawn. */
  readonly giveWay = (): void => {
    this.#put((map) => map.giveWay());
    this.#isInstead = false;
  };

  #put(place: (map: StillMap) => void): void {
    this.#toPlace = this.#map ? null : place;
    if (this.#map) place(this.#map);
  }

  /** Takes the base map of the world, once it was fetched. */
  readonly takeWorld: StillMap['takeWorld'] = (world) => this.#map?.takeWorld(world);

  /** Where it looks while it takes the place of the live map; else null. */
  readonly camera = (): Camera | null => (this.#isInstead ? (this.#map?.camera ?? null) : null);

  /** What it frames while it takes the place of the live map: west, south, east, north in degrees; else null. */
  bounds(): Bounds | null {
    return this.#isInstead ? (this.#map?.bounds() ?? null) : null;
  }
}
