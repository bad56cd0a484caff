/** How a map makes room for what covers its lower edge and for what takes a part of its width. */
import { cameraLifted, isLargeChange, liftOf, type Camera, type Padding } from '../domain/camera';
import { DividedZoom, type Division } from './dividedZoom';
import { durationOf } from './patience';
import type { SteadyMap } from './SteadyMap';

/** Milliseconds of the move that makes room for a card or a sheet. */
export const RISE_MS = 240;

/** A camera, and for how many covered pixels of the lower edge it has made room. */
interface Lifted {
  readonly camera: Camera;
  readonly lift: number;
}

/** The room of one map. Whatever comes and goes in whatever order, the map shows in the end what it showed at first. */
export class MapRoom {
  readonly #map: SteadyMap;
  /** Camera position now. */
  readonly #camera: () => Camera;
  /** What takes a part of the map's width, and what will once the map has its next size. */
  #divisions: readonly Division[] = [];
  #nextDivisions: readonly Division[] = [];
  readonly #dividedZoom = new DividedZoom();
  /** How many pixels of the lower edge are covered, and for how many of them the camera has made room. */
  #covered: number;
  #lift: number;
  /** Where the camera was before the move that is making room now; null while there is none. */
  #rising: Lifted | null = null;

  constructor(map: SteadyMap, padding: Padding, camera: () => Camera) {
    this.#map = map;
    this.#camera = camera;
    this.#lift = this.#covered = liftOf(padding);
    map.on('moveend', () => (this.#rising = null));
  }

  /** Hears what covers the map and what takes a part of its width. `isFirst`: the camera is that of a map with these divisions. */
  hear(padding: Padding, divisions: readonly Division[], isFirst: boolean): void {
    this.#covered = liftOf(padding);
    this.#nextDivisions = divisions;
    if (isFirst) this.#divisions = divisions;
  }

  /** Whether so much more or less of the lower edge is covered that the camera has to make room. */
  get isNeeded(): boolean {
    return isLargeChange(this.#covered - this.#lift);
  }

  /** Whether something comes or goes that takes a part of the map's width, and the map has yet to hear of its new size. */
  get isDividing(): boolean {
    return this.#divisions.join() !== this.#nextDivisions.join();
  }

  /** The camera has been set to where it is by what covers the map now. */
  isMade(): void {
    this.#lift = this.#covered;
  }

  /** Moves the map up by half of what is covered more, or down again, so that what was in the middle stays there. */
  make(): void {
    // Where the width changes, too, one move follows for both: these pixels are those of another zoom.
    if (this.isDividing) return;
    const from = this.#from();
    this.#lift = this.#covered;
    const { lat, lon } = from.camera;
    this.#map.easeTo({ center: [lon, lat], offset: [0, (from.lift - this.#lift) / 2], duration: durationOf(RISE_MS) });
    this.#rising = this.#map.isMoving() ? from : null;
  }

  /**
   * Called when the map has another width in CSS pixels. Returns the camera that shows in it what was in the middle of what is free, for
   * `isMade` to follow; null if nothing came or went that takes a part of the width.
   */
  divide(widths: readonly [before: number, now: number]): Camera | null {
    if (!this.isDividing) return null;
    const { camera, lift } = this.#from();
    const zoom = this.#dividedZoom.change(camera.zoom, this.#divisions, this.#nextDivisions, widths);
    this.#divisions = this.#nextDivisions;
    return cameraLifted(camera, lift, this.#covered, zoom);
  }

  #from(): Lifted {
    return this.#rising ?? { camera: this.#camera(), lift: this.#lift };
  }
}
