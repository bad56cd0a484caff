/**
 * A MapLibre map that draws a change whole. After a change of date a dozen tiles come back from the worker one by one, and the engine
 * would draw a frame for each: wasted work, and for a moment old and new tiles side by side.
 */
import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl';

/** Milliseconds that tiles are waited for: until the map has first come to rest, when nobody sees it yet, and afterwards. */
const PATIENCE_FIRST = 500;
const PATIENCE = 300;

/**
 * Draws once all tiles are there, at the latest after `PATIENCE`; at once while the camera moves or the pointer is pressed on the map, and
 * with `drawNow`. A new style has asked for no tiles yet: its first frame is its background, as with any map.
 */
export class SteadyMap extends MapLibreMap {
  // No `#private` fields: the engine's constructor calls `triggerRepaint` before the fields of a class below it are there.
  private asked: Promise<void> | undefined;
  private held: ReturnType<typeof setTimeout> | undefined;
  private rested = false;
  private gripped = false;

  /** As MapLibre's; throws `GPUInitializationError` where there is no WebGL 2. */
  constructor(options: MapOptions) {
    super(options);
    const removed = new AbortController();
    const listening = { capture: true, signal: removed.signal };
    this.getContainer().addEventListener('pointerdown', () => (this.gripped = true), listening);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (this.gripped = false), listening);
    this.once('idle', () => (this.rested = true));
    this.once('remove', () => {
      removed.abort();
      clearTimeout(this.held);
    });
  }

  /** Asks for a frame, which is drawn at the latest after `PATIENCE`. */
  override triggerRepaint(): void {
    if (this.gripped || this.isMoving()) {
      this.drawNow();
      return;
    }
    // Decided in a microtask: the engine asks for a frame first and for new tiles only then.
    this.asked ??= Promise.resolve().then(() => {
      this.asked = undefined;
      if (this.isComplete()) this.drawNow();
      else this.held ??= setTimeout(() => this.drawNow(), this.rested ? PATIENCE : PATIENCE_FIRST);
    });
  }

  /** Asks for a frame of what there is, complete or not. */
  drawNow(): void {
    clearTimeout(this.held);
    this.held = undefined;
    super.triggerRepaint();
  }

  /** Whether nothing is on its way: every source has its data, and every tile that was asked for has come. */
  private isComplete(): boolean {
    const managers = Object.values(this.style?.tileManagers ?? {});
    return managers.every((manager) => manager.getSource().loaded() && manager.areTilesLoaded());
  }
}
