/**
 * A MapLibre map that does not draw half of a change. After a change of date a dozen tiles come back from the worker one by one, and
 * the engine would draw a picture for each: work for nothing, and old and new side by side for a moment.
 */
import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl';

/** Milliseconds that tiles are waited for: until the map has first come to rest, when nobody sees it yet, and afterwards. */
const PATIENCE_FIRST = 500;
const PATIENCE = 300;

/**
 * Draws once all tiles are there, or after a patience; at once while the camera moves by itself or a hand is on the map, and where
 * it is told to. A style that is new has asked for no tiles yet: its first picture is its background, as with any map.
 */
export class SteadyMap extends MapLibreMap {
  // No `#private` fields: the engine's constructor asks for pictures before a class below it has any.
  private asked: Promise<void> | undefined;
  private held: ReturnType<typeof setTimeout> | undefined;
  private rested = false;
  private gripped = false;

  /** As MapLibre's; throws `GPUInitializationError` where there is no WebGL 2. */
  constructor(options: MapOptions) {
    super(options);
    const gone = new AbortController();
    const listening = { capture: true, signal: gone.signal };
    this.getContainer().addEventListener('pointerdown', () => (this.gripped = true), listening);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (this.gripped = false), listening);
    this.once('idle', () => (this.rested = true));
    this.once('remove', () => {
      gone.abort();
      clearTimeout(this.held);
    });
  }

  /** Asks for a picture: at the latest once the patience is over. */
  override triggerRepaint(): void {
    if (this.gripped || this.isMoving()) {
      this.drawNow();
      return;
    }
    // Looked at when all have heard what has changed: the engine asks for a picture first and for new tiles then.
    this.asked ??= Promise.resolve().then(() => {
      this.asked = undefined;
      if (this.isComplete()) this.drawNow();
      else this.held ??= setTimeout(() => this.drawNow(), this.rested ? PATIENCE : PATIENCE_FIRST);
    });
  }

  /** Asks for a picture of what there is, complete or not. */
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
