/** The live map's camera: answers requests by the rules of `domain/camera`, makes room for cards and sheets, tells where it comes to rest. */
import { containsBounds, lonNear, unwrapped, wrapLon, wrapped } from '../domain/bounds';
import {
  areInFreePart,
  freeOffset,
  isSatisfied,
  moveFor,
  paddingChange,
  usablePadding,
  type Camera,
  type CameraRequest,
  type Padding,
  type Size,
} from '../domain/camera';
import type { Bounds, LonLat } from '../domain/model';
import type { MapListener, MapOptions } from './mapOptions';
import { hasSize, PATIENCE_WORLD, sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';
import type { WorldLoader } from './worldLoader';

/** Milliseconds of a flight to what was asked for, and of the move that keeps the middle in sight when a sheet rises. */
const FLIGHT_MS = 900;
const RISE_MS = 240;

/** What the camera needs of its map. */
export interface CameraOptions extends Pick<MapOptions, 'camera' | 'padding'> {
  readonly map: SteadyMap;
  readonly world: WorldLoader;
  /** What the map frames when it opens. */
  readonly openingBounds: Bounds;
  /** What the region's base map covers. */
  readonly regionBounds: Bounds;
  readonly listener: Pick<MapListener, 'onMove' | 'onCamera' | 'onRest' | 'onWorld'>;
  /** Called before a move: the map is loading until it has settled. */
  readonly onUnsettled: () => void;
}

/** The camera of one map. */
export class CameraControl {
  readonly #options: CameraOptions;
  readonly #map: SteadyMap;
  #padding: Padding;
  /** Token of the latest request. */
  #requested = 0;
  /** The latest request, whether the camera has to move for it or not; null once the map has come to rest. */
  #target: CameraRequest | null = null;
  /** A flight that waits: for the world's base map, or for the container to have a size. */
  #waiting: CameraRequest | null = null;
  /** Whether the camera is on its way to something the reader asked for. */
  #isAsked = false;
  /** True while the camera is put where another map's is. */
  #isFollowing = false;
  /** Whether the map has been at rest once. */
  #hasRested = false;
  /** Whether the graphics context is lost. */
  #isLost = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CameraOptions) {
    this.#options = options;
    this.#map = options.map;
    this.#padding = options.padding;
    this.#listen();
    this.#needWorld(false);
  }

  /** Where the camera is now. */
  camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { zoom: this.#map.getZoom(), lat, lon: wrapLon(lng) };
  }

  /** Where the camera rests; null while it moves. */
  restingCamera(): Camera | null {
    return this.#map.isMoving() ? null : this.camera();
  }

  /** What the map frames now. */
  bounds(): Bounds {
    const seen = this.#map.getBounds();
    return wrapped([seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()]);
  }

  /** Whether a flight waits for something that may still come. */
  get isWaiting(): boolean {
    return this.#waiting !== null && !this.#options.world.hasFailed && hasSize(this.#map.getContainer());
  }

  /** Puts the camera where another map's is, at once and without telling anyone. */
  follow({ zoom, lat, lon }: Camera): void {
    this.#isFollowing = true;
    this.#map.jumpTo({ center: [lon, lat], zoom });
    // The other map is drawn at this moment: waiting for tiles would draw the two apart.
    this.#map.drawNow();
    this.#isFollowing = false;
  }

  /** Brings bounds into the free part of the map; a request with a known token is ignored. */
  show(request: CameraRequest): void {
    if (request.token <= this.#requested) return;
    this.#requested = request.token;
    this.#target = request;
    if (isSatisfied(request, this.#map.getZoom(), (bounds) => this.#isInView(bounds))) return;
    this.#fly(request);
  }

  /** Tells which edges of the map are covered, in pixels. */
  setPadding(padding: Padding): void {
    const { isLarge, risenPixels } = paddingChange(this.#padding, padding);
    this.#padding = padding;
    if (!isLarge) return;
    if (this.#isUntouched()) {
      this.#frameOpening();
      return;
    }
    // A card or sheet opens with what was asked for: that is shown in what is left of the map.
    const target = this.#target;
    if (target && (this.#isAsked || target.exactly || !this.#isInView(target.bounds))) this.#fly(target);
    // A sheet that rises over the map moves what was in the middle up with it, so that it stays in sight.
    else if (risenPixels !== 0) {
      this.#map.panBy([0, risenPixels / 2], { duration: prefersReducedMotion() ? 0 : RISE_MS });
    }
  }

  /** The map has nothing left to do. */
  rest(): void {
    this.#hasRested = true;
    this.#target = null;
  }

  /** The graphics context is lost: until it is back another map shows where to look. */
  lose(): void {
    this.#isLost = true;
    this.#waiting = null;
  }

  /** The graphics context is back. */
  recover(): void {
    this.#isLost = false;
  }

  /** Flies to what waits, if anything does. */
  flyToWaiting(): boolean {
    if (!this.#waiting) return false;
    this.#fly(this.#waiting);
    return true;
  }

  /** Asks for the world's base map once more after a failure, for what waits for it too. */
  tryWorldAgain(): void {
    if (!this.flyToWaiting()) this.#needWorld(true);
  }

  /** Forgets what it waits for. */
  destroy(): void {
    clearTimeout(this.#timer);
  }

  #listen(): void {
    const map = this.#map;
    const { listener } = this.#options;
    map.on('resize', () => {
      if (!hasSize(map.getContainer())) return;
      if (!this.flyToWaiting() && this.#isUntouched()) this.#frameOpening();
    });
    // A reader who moves the map by pointer, wheel, key or button no longer wants to be taken elsewhere.
    map.on('movestart', (event) => {
      if ('originalEvent' in event && event.originalEvent) this.#waiting = null;
    });
    map.on('moveend', (event) => {
      this.#needWorld(true);
      listener.onRest?.();
      // A window that changes size moves the camera too: only what the reader asked for is worth keeping.
      if (!('originalEvent' in event) && !this.#isAsked) return;
      this.#isAsked = false;
      listener.onCamera(this.camera());
    });
    map.on('move', () => {
      this.#needWorld(false);
      if (!this.#isFollowing) listener.onMove?.(this.camera());
    });
  }

  #fly(request: CameraRequest): void {
    if (this.#isLost) return;
    this.#waiting = null;
    // Without a size every frame is the wrong one.
    if (!hasSize(this.#map.getContainer())) this.#waiting = request;
    else if (!this.#options.world.world && !containsBounds(this.#options.regionBounds, request.bounds)) {
      this.#waitForWorld(request);
    } else this.#go(request);
  }

  /** Goes beyond the region once the base map there is loaded: a venue on blank water would seem to lie in the sea. */
  #waitForWorld(request: CameraRequest): void {
    this.#waiting = request;
    clearTimeout(this.#timer);
    const timer = setTimeout(() => {
      if (this.#waiting !== request) return;
      this.#options.listener.onWorld?.('late');
      this.#waiting = null;
      this.#go(request);
    }, PATIENCE_WORLD);
    this.#timer = timer;
    this.#options.onUnsettled();
    // Once it is loaded, the map calls `flyToWaiting`.
    void this.#options.world.load().then(() => clearTimeout(timer));
  }

  #go(request: CameraRequest): void {
    const map = this.#map;
    const move = moveFor(request, map.getZoom(), this.#options.regionBounds);
    const padding = usablePadding(this.#padding, this.#size());
    this.#options.onUnsettled();
    map.stop();
    switch (move.type) {
      case 'jump': {
        // Nobody has asked for another frame: the address keeps the one it has.
        this.#isAsked = false;
        const { zoom, lat, lon } = move.camera;
        map.jumpTo({ center: [lon, lat], zoom });
        return;
      }
      case 'centre':
        map.easeTo({ center: [...move.point], offset: [...freeOffset(padding)], duration: 0 });
        return;
      case 'fit':
        this.#isAsked = true;
        map.fitBounds([...unwrapped(move.bounds)], {
          padding,
          maxZoom: move.mostZoom,
          duration: prefersReducedMotion() ? 0 : FLIGHT_MS,
          essential: false,
        });
    }
  }

  #isInView(bounds: Bounds): boolean {
    const [west, south, east, north] = unwrapped(bounds);
    // On the turn of the globe that the map shows.
    const middle = (west + east) / 2;
    const turn = lonNear(middle, this.#map.getCenter().lng) - middle;
    const corners: readonly LonLat[] = [[west + turn, south], [east + turn, north]]; // prettier-ignore
    const points = corners.map(([lon, lat]) => this.#map.project([lon, lat])).map(({ x, y }) => [x, y] as const);
    return areInFreePart(points, this.#size(), usablePadding(this.#padding, this.#size()));
  }

  #size(): Size {
    return sizeOf(this.#map.getContainer());
  }

  /** Whether the map has drawn nothing yet and nobody has asked for a frame: the page may still change its shape. */
  #isUntouched(): boolean {
    return !this.#hasRested && !this.#target && !this.#options.camera;
  }

  /** Frames the opening view, as the map was made to. */
  #frameOpening(): void {
    this.#map.fitBounds([...unwrapped(this.#options.openingBounds)], {
      padding: usablePadding(this.#padding, this.#size()),
      duration: 0,
    });
  }

  /** Loads the world's base map where the camera sees beyond the region; after a failure only with `again`. */
  #needWorld(again: boolean): void {
    if (!containsBounds(this.#options.regionBounds, this.bounds())) this.#options.world.need(again);
  }
}

function prefersReducedMotion(): boolean {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
}
