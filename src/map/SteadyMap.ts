/**
 * A MapLibre map that does not draw half of a change. After a change of date a dozen tiles come back from the worker one by one, and
 * the engine would draw a picture for each: work for nothing, and old and new side by side for a moment. This one draws once they
 * are all there, or after a patience. While the camera moves it draws as ever.
 */
import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl';

/** Milliseconds that tiles are waited for: until the map has first come to rest, when nobody sees it yet, and afterwards. */
const PATIENCE_FIRST = 500;
const PATIENCE = 300;

export class SteadyMap extends MapLibreMap {
  // No `#private` fields: the engine's constructor asks for pictures before a class below it has any.
  private asked: Promise<void> | undefined;
  private held: ReturnType<typeof setTimeout> | undefined;
  private rested = false;

  constructor(options: MapOptions) {
    super(options);
    this.once('idle', () => (this.rested = true));
    this.once('remove', () => clearTimeout(this.held));
  }

  /** Asks for a picture, once what it shows is complete. */
  override triggerRepaint(): void {
    if (this.isMoving()) {
      super.triggerRepaint();
      return;
    }
    // Looked at when all have heard what has changed: the engine asks for a picture first and for new tiles then.
    this.asked ??= Promise.resolve().then(() => {
      this.asked = undefined;
      if (this.isComplete()) this.drawNow();
      else this.held ??= setTimeout(() => this.drawNow(), this.rested ? PATIENCE : PATIENCE_FIRST);
    });
  }

  private drawNow(): void {
    clearTimeout(this.held);
    this.held = undefined;
    super.triggerRepaint();
  }

  /** Whether nothing is on its way: every source has its data, and every tile in sight has come. */
  private isComplete(): boolean {
    const managers = Object.values(this.style?.tileManagers ?? {});
    return managers.every((manager) => manager.getSource().loaded() && manager.areTilesLoaded());
  }
}
