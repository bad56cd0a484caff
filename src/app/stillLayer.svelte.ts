/**
 * Connects the still map with the page. It is visible until the live map has drawn, if there is no live map, and in print. Its element in
 * index.html is outside the hydrated part of the page.
 */
import { untrack } from 'svelte';
import type { Camera, CameraRequest, Size } from '../domain/camera';
import type { AtlasIndex } from '../domain/links';
import type { Bounds, Id } from '../domain/model';
import type { MapFeature } from '../domain/mapTool';
import type { OwnPlace } from '../domain/ownData';
import type { View } from '../domain/view';
import type { OnTop } from '../stillmap/picture';
import type { StillMap, StillProgram } from '../stillmap/StillMap';
import { LazyPart } from '../ui/lazyPart.svelte';

/** Options of the still map: its elements and callbacks. */
export interface StillLayerOptions {
  /** The element that holds the still map; null if the page has none. */
  readonly root: HTMLElement | null;
  readonly index: AtlasIndex;
  /** Called with the feature that was clicked on the still map, or null. */
  readonly onSelect: (id: Id | null) => void;
  /** Called with the feature of the reader's own that was clicked on the still map, or null. */
  readonly onOwn?: (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]) => void;
  /** Called with the camera position when the still map's camera has stopped. */
  readonly onCamera: (camera: Camera) => void;
}

/** Functions that return what the still map draws; they are called again when their data change. */
export interface StillLayerSources {
  readonly view: () => View;
  /** What lies on the map besides the atlas's content. */
  readonly onTop?: () => OnTop;
  /** Camera position to start from; null for the opening bounds. */
  readonly start: () => Camera | null;
  /** The latest camera request. */
  readonly request: () => CameraRequest | null;
  /** Widths of the map's edges that panels cover, in pixels. */
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

  /** Follows the data to draw for as long as the calling component exists. */
  constructor({ view, onTop, start, request, padding }: StillLayerSources) {
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
    $effect(() => this.#map?.apply(view(), onTop?.()));
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
    const { root, index, onSelect, onOwn, onCamera } = options;
    const load = async (): Promise<StillProgram> => (await import('./stillProgram')).program;
    const map = untrack(
      () => new program.StillMap({ root, index, onSelect, ...(onOwn ? { onOwn } : {}), onCamera, load }),
    );
    this.#map = map;
    return () => {
      map.destroy();
      this.#map = null;
    };
  }

  /**
   * Starts the still map on its element. `framed` returns the camera and size of the live map while that is visible. Returns a function
   * that ends it.
   */
  start(options: StillLayerOptions, paper: HTMLElement, framed: () => Parameters<StillMap['print']>[1]): () => void {
    const abort = new AbortController();
    const { signal } = abort;
    // Printing uses the still map, with the bounds that the reader sees.
    addEventListener('beforeprint', () => this.#map?.print(paper, framed()), { signal });
    addEventListener('afterprint', () => this.#map?.unprint(), { signal });
    this.#options = options;
    if (options.root) this.program.need();
    return () => {
      abort.abort();
      this.#options = null;
    };
  }

  /** Whether the still map is shown in place of the live map. */
  get isInstead(): boolean {
    return this.#isInstead;
  }

  /** The still map while it is shown in place of the live map; else null. */
  get instead(): Pick<StillLayer, 'bounds' | 'frameShown'> | null {
    return this.#isInstead ? this : null;
  }

  /** Shows the still map in place of the live map, in the same element and at the live map's camera position, if it had one. */
  readonly standIn = (frame: HTMLElement, camera: Camera | null): void => {
    this.#put((map) => map.standIn(frame, camera));
    this.#isInstead = true;
  };

  /** Called when the live map has drawn: the still map is no longer shown. */
  readonly giveWay = (): void => {
    this.#put((map) => map.giveWay());
    this.#isInstead = false;
  };

  #put(place: (map: StillMap) => void): void {
    this.#toPlace = this.#map ? null : place;
    if (this.#map) place(this.#map);
  }

  /** Called when the live map shows the world. */
  readonly prepareWorld = (): void => this.#map?.prepareWorld();

  /** Camera position of the still map while it is shown in place of the live map; else null. */
  readonly camera = (): Camera | null => (this.#isInstead ? (this.#map?.camera ?? null) : null);

  /** Bounds of the still map while it is shown in place of the live map: west, south, east, north in degrees; else null. */
  bounds(): Bounds | null {
    return this.#isInstead ? (this.#map?.bounds() ?? null) : null;
  }

  /** Size of the still map in CSS pixels, and its camera if that is not the opening one, while it is shown in place of the live map. */
  frameShown(): { readonly size: Size; readonly camera: Camera | null } | null {
    const root = this.#options?.root;
    if (!root || !this.#isInstead) return null;
    return { size: { width: root.clientWidth, height: root.clientHeight }, camera: this.camera() };
  }
}
