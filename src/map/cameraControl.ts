/**
 * Camera of the live map: answers requests by the rules of `domain/camera`, makes room for cards and sheets, and reports when the camera
 * has stopped.
 */
import { containsBounds, lonNear, unwrapBounds, wrapLon, wrapBounds } from '../domain/bounds';
import {
  areInFreePart,
  beyondEdges,
  FAR_OUTSIDE,
  freePartOffset,
  isRequestSatisfied,
  cameraMoveFor,
  cameraOfOpening,
  paddingChange,
  usablePadding,
  type Camera,
  type CameraRequest,
  type Padding,
  type Size,
} from '../domain/camera';
import type { Point } from '../domain/geometry';
import type { Bounds, LonLat } from '../domain/model';
import type { Division } from './dividedZoom';
import type { MapListener, MapOptions } from './mapOptions';
import { MapRoom, RISE_MS } from './mapRoom';
import { durationOf, hasSize, PATIENCE_WORLD, sizeOf } from './patience';
import type { SteadyMap } from './SteadyMap';
import type { WorldLoader } from './worldLoader';

/** Milliseconds of a flight to requested bounds. */
const FLIGHT_MS = 900;
/** Milliseconds in which the camera glides to where the text leads. */
const GLIDE_MS = 500;

/** What the camera control needs to know about its map. */
export interface CameraOptions extends Pick<MapOptions, 'camera' | 'padding'> {
  readonly map: SteadyMap;
  readonly world: WorldLoader;
  /** Bounds that the map shows when it opens. */
  readonly openingBounds: Bounds;
  /** Bounds of the region's detailed base map. */
  readonly regionBounds: Bounds;
  readonly listener: Pick<MapListener, 'onMove' | 'onCamera' | 'onRest' | 'onWorld'>;
  /** Called before the camera moves or the map has another size: the map then counts as loading until it is idle again. */
  readonly onUnsettled: () => void;
}

/** The camera of one map. */
export class CameraControl {
  readonly #options: CameraOptions;
  readonly #map: SteadyMap;
  #padding: Padding;
  readonly #room: MapRoom;
  /** Token of the latest camera request. */
  #requested = 0;
  /** The latest request, even if the camera need not move for it; null once the map is idle. */
  #target: CameraRequest | null = null;
  /** A request whose flight waits, for the world's base map or for the container to have a size. */
  #waiting: CameraRequest | null = null;
  /** Whether the camera is moving to something that the reader asked for. */
  #isAsked = false;
  /** Whether the reader is moving the camera. */
  #isByHand = false;
  /** True while the camera is being set to the position of another map. */
  #isFollowing = false;
  /** Whether the camera still is, or goes, where the opening view put it: a window of another size then frames that anew. */
  #isAtOpening: boolean;
  /** What the camera was made to fit last, while nobody has moved it since: a map of another size then fits that anew. */
  #framed: { readonly bounds: Bounds; readonly mostZoom: number } | null = null;
  /** Size of the map before its next change of size. */
  #before: Size;
  /** Whether the map has been idle once. */
  #hasRested = false;
  /** Whether the WebGL context is lost. */
  #isLost = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: CameraOptions) {
    this.#options = options;
    this.#map = options.map;
    this.#padding = options.padding;
    this.#room = new MapRoom(options.map, options.padding, () => this.camera());
    this.#isAtOpening = options.camera === null;
    this.#before = this.#size();
    this.#listen();
    this.#needWorld(false);
  }

  /** Camera position now. */
  camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { zoom: this.#map.getZoom(), lat, lon: wrapLon(lng) };
  }

  /** Camera position; null while the camera moves. */
  restingCamera(): Camera | null {
    return this.#map.isMoving() ? null : this.camera();
  }

  /** Bounds that the map shows now. */
  bounds(): Bounds {
    const seen = this.#map.getBounds();
    return wrapBounds([seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()]);
  }

  /** Where a place is on the map, in pixels from its upper left corner. */
  project([lon, lat]: LonLat): Point {
    const { x, y } = this.#map.project([lonNear(lon, this.#map.getCenter().lng), lat]);
    return [x, y];
  }

  /** Whether a flight waits for something that has not loaded yet. */
  get isWaiting(): boolean {
    return this.#waiting !== null && !this.#options.world.hasFailed && hasSize(this.#map.getContainer());
  }

  /** Moves the camera at once to the position of another map's, without calling listeners. */
  follow({ zoom, lat, lon }: Camera): void {
    this.#isFollowing = true;
    this.#isAtOpening = false;
    this.#framed = null;
    this.#map.jumpTo({ center: [lon, lat], zoom });
    // The other map is drawn right now; if this one waited for tiles, the two would not move together.
    this.#map.drawNow();
    this.#isFollowing = false;
  }

  /** Moves the camera so that bounds are visible in the uncovered part of the map; a token that was handled before is ignored. */
  show(request: CameraRequest): void {
    if (request.token <= this.#requested) return;
    this.#requested = request.token;
    this.#target = request;
    const { regionBounds } = this.#options;
    if (isRequestSatisfied(request, this.#map.getZoom(), regionBounds, (bounds) => this.#isInView(bounds))) return;
    this.#fly(request);
  }

  /**
   * Sets how many pixels of each edge of the map are covered by panels, and what takes a part of its width. When that comes or goes, the map
   * shows in its new width what it showed before, in the middle of what is free.
   */
  setPadding(padding: Padding, divisions: readonly Division[] = []): void {
    // A map that is made for two days has the frame of its address already.
    this.#room.hear(padding, divisions, !this.#hasRested);
    const { isLarge, isPanel } = paddingChange(this.#padding, padding);
    this.#padding = padding;
    if (!isLarge && !this.#room.isNeeded) return;
    if (this.#isUntouched()) {
      this.#frameOpening();
      return;
    }
    // A card or sheet opened together with the request, so its bounds are shown in the part of the map that is left.
    const target = this.#target;
    if (target && (this.#isAsked || target.exactly || !this.#isInView(target.bounds))) this.#fly(target);
    // The opening view is as large as panels leave room for. Where the reader has just chosen something in it, that stays where it was.
    else if (!target && this.#isAtOpening && isPanel) this.#frameOpeningAnew();
    // A sheet that rises over the map moves the map up with it.
    else if (this.#room.isNeeded) this.#room.make();
  }

  /** Called when the map is idle. */
  rest(): void {
    this.#hasRested = true;
    this.#target = null;
  }

  /** Called when the WebGL context is lost: the still map then decides where the camera is. */
  lose(): void {
    this.#isLost = true;
    this.#waiting = null;
  }

  /** Called when the WebGL context is back. */
  recover(): void {
    this.#isLost = false;
  }

  /** Starts the flight that was waiting; returns false if none was. */
  flyToWaiting(): boolean {
    if (!this.#waiting) return false;
    this.#fly(this.#waiting);
    return true;
  }

  /** Tries again to load the world's base map after a failure, and to fly where a request was waiting for it. */
  tryWorldAgain(): void {
    if (!this.flyToWaiting()) this.#needWorld(true);
  }

  /** Cancels timers and waiting flights. */
  destroy(): void {
    clearTimeout(this.#timer);
  }

  #listen(): void {
    const map = this.#map;
    const { listener } = this.#options;
    map.on('resize', () => {
      if (!hasSize(map.getContainer())) return;
      this.#options.onUnsettled();
      const before = this.#before;
      this.#before = this.#size();
      const divided = this.#room.divide([before.width, this.#before.width]);
      if (this.flyToWaiting()) return;
      if (this.#isUntouched() || this.#isAtOpening) this.#frameOpening();
      else if (this.#framed) this.#frameAnew(this.#framed, divided !== null);
      // The browser's history knows the camera of this width.
      else if (divided && this.#target?.exactly) this.#fly(this.#target);
      else if (divided) {
        map.stop();
        this.#isAsked = true;
        this.#jump(divided);
      }
    });
    // A reader who moves the map by pointer, wheel, key or button cancels a waiting flight.
    map.on('movestart', (event) => {
      if (!('originalEvent' in event && event.originalEvent)) return;
      this.#takeHand();
    });
    // The engine does not say of a move by the wheel who made it.
    map.on('wheel', ({ originalEvent: { ctrlKey, metaKey } }) => {
      if (ctrlKey || metaKey || !map.cooperativeGestures.isEnabled()) this.#takeHand();
    });
    map.on('moveend', (event) => {
      this.#needWorld(true);
      listener.onRest?.();
      // Resizing the browser window moves the camera too; only moves by the reader or by request are reported.
      if (!('originalEvent' in event) && !this.#isByHand && !this.#isAsked) return;
      this.#isAsked = false;
      this.#isByHand = false;
      listener.onCamera(this.camera());
    });
    map.on('move', () => {
      this.#needWorld(false);
      if (!this.#isFollowing) listener.onMove?.(this.camera(), this.#isAtOpening);
    });
  }

  #fly(request: CameraRequest): void {
    if (this.#isLost) return;
    this.#waiting = null;
    // In a container without a size every camera position would be wrong, so the request waits.
    if (!hasSize(this.#map.getContainer())) this.#waiting = request;
    else if (!this.#options.world.world && !containsBounds(this.#options.regionBounds, request.bounds)) {
      this.#waitForWorld(request);
    } else this.#go(request);
  }

  /** Flies beyond the region once the base map there has loaded: on blank water a venue would seem to lie in the sea. */
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
    // When the base map has loaded, the map calls `flyToWaiting`.
    void this.#options.world.load().then(() => clearTimeout(timer));
  }

  /** The reader moves the camera: nothing else moves it any more, and where it comes to rest is reported. */
  #takeHand(): void {
    this.#waiting = null;
    this.#isAtOpening = false;
    this.#framed = null;
    this.#isByHand = true;
  }

  #go(request: CameraRequest): void {
    const map = this.#map;
    const isNear = (bounds: Bounds): boolean => this.#isInView(bounds, beyondEdges(this.#size(), FAR_OUTSIDE));
    const move = cameraMoveFor(request, map.getZoom(), this.#options.regionBounds, isNear, this.#padding);
    this.#isAtOpening = request.bounds === this.#options.openingBounds;
    const padding = usablePadding(this.#padding, this.#size());
    this.#options.onUnsettled();
    this.#room.isMade();
    map.stop();
    this.#framed = move.type === 'fit' ? move : null;
    switch (move.type) {
      case 'jump': {
        // Nobody asked for this move, so the address keeps its camera position.
        this.#isAsked = false;
        this.#jump(move.camera);
        return;
      }
      case 'centre':
        this.#isAsked = move.glides;
        map.easeTo({
          center: [...move.point],
          offset: [...freePartOffset(padding)],
          duration: move.glides ? durationOf(GLIDE_MS) : 0,
        });
        return;
      case 'fit': {
        this.#isAsked = true;
        const flight = { duration: durationOf(FLIGHT_MS), essential: false };
        if (this.#isAtOpening) {
          const { zoom, lat, lon } = this.#openingCamera();
          map.flyTo({ center: [lon, lat], zoom, ...flight });
        } else map.fitBounds([...unwrapBounds(move.bounds)], { padding, maxZoom: move.mostZoom, ...flight });
      }
    }
  }

  /**
   * Fits bounds again in a map of another size; at once, unless the camera is still on its way to them. A flight is begun anew: the engine
   * would go on with the size that the map had before, and the picture would be squeezed. `isAsked`: the reader has changed the size, and the
   * address gets the new frame.
   */
  #frameAnew({ bounds, mostZoom }: { readonly bounds: Bounds; readonly mostZoom: number }, isAsked: boolean): void {
    const duration = this.#map.isMoving() ? durationOf(FLIGHT_MS) : 0;
    const padding = usablePadding(this.#padding, this.#size());
    this.#map.stop();
    if (isAsked) this.#isAsked = true;
    this.#room.isMade();
    this.#map.fitBounds([...unwrapBounds(bounds)], { padding, maxZoom: mostZoom, duration });
  }

  #isInView(bounds: Bounds, padding = usablePadding(this.#padding, this.#size())): boolean {
    const [west, south, east, north] = unwrapBounds(bounds);
    // Longitudes are shifted by full turns to those that the map shows now.
    const middle = (west + east) / 2;
    const turn = lonNear(middle, this.#map.getCenter().lng) - middle;
    const corners: readonly LonLat[] = [
      [west + turn, south],
      [east + turn, north],
    ];
    const points = corners.map(([lon, lat]) => this.#map.project([lon, lat])).map(({ x, y }) => [x, y] as const);
    return areInFreePart(points, this.#size(), padding);
  }

  #size(): Size {
    return sizeOf(this.#map.getContainer());
  }

  /** Whether the map has drawn nothing yet and no camera request has come: the size of the page may still change. */
  #isUntouched(): boolean {
    return !this.#hasRested && !this.#target && !this.#options.camera;
  }

  /** Shows the opening bounds, as at the creation of the map. */
  #frameOpening(): void {
    this.#jump(this.#openingCamera());
  }

  #jump({ zoom, lat, lon }: Camera): void {
    this.#room.isMade();
    this.#map.jumpTo({ center: [lon, lat], zoom });
  }

  /** The same after a panel has come or gone. Where the page has changed its size, and its panels with it, the engine has yet to hear of that. */
  #frameOpeningAnew(): void {
    const { width, height } = this.#size();
    if (width !== this.#before.width || height !== this.#before.height) return;
    const { zoom, lat, lon } = this.#openingCamera();
    this.#options.onUnsettled();
    this.#map.easeTo({ center: [lon, lat], zoom, duration: durationOf(RISE_MS) });
  }

  #openingCamera(): Camera {
    this.#room.isMade();
    return cameraOfOpening(this.#options.openingBounds, this.#size(), this.#padding);
  }

  /** Loads the world's base map if the camera sees beyond the region; after a failure only if `again` is true. */
  #needWorld(again: boolean): void {
    if (!containsBounds(this.#options.regionBounds, this.bounds())) this.#options.world.see(again);
  }
}
