/**
 * A MapLibre map that draws a change of date in one step. After a change, a dozen tiles come back from the worker one by one, and
 * MapLibre would draw a frame for each: a waste of work, with old and new tiles side by side for a moment.
 */
import { Map as MapLibreMap, type MapOptions } from 'maplibre-gl';

/** Milliseconds to wait for tiles: the first value until the map is first idle, when nobody sees it yet; the second afterwards. */
const PATIENCE_FIRST = 500;
const PATIENCE = 300;

/**
 * Draws once all tiles have arrived, at the latest after `PATIENCE`. It draws at once while the camera moves, while the pointer is
 * pressed on the map, and in `drawNow`. A new style has requested no tiles yet, so its first frame shows only the background, as in any
 * MapLibre map.
 */
export class SteadyMap extends MapLibreMap {
  // These fields are not `#private`, because the constructor of the base class calls `triggerRepaint` before `#private` fields of a
  // subclass exist.
  private asked: Promise<void> | undefined;
  private held: ReturnType<typeof setTimeout> | undefined;
  private rested = false;
  private gripped = false;
  private enlarged = 1;
  /** Whole zoom level at which the map was idle last: tiles are those of a level. */
  private level = 0;

  /** Creates the map; throws `GPUInitializationError` if there is no WebGL 2. */
  constructor(options: MapOptions) {
    super(options);
    const removed = new AbortController();
    const listening = { capture: true, signal: removed.signal };
    this.getContainer().addEventListener('pointerdown', () => (this.gripped = true), listening);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (this.gripped = false), listening);
    this.on('idle', () => this.drawLast());
    this.once('remove', () => {
      removed.abort();
      clearTimeout(this.held);
    });
  }

  /** Draws as much finer as the page shows the map larger than it is laid out. */
  enlarge(factor: number): void {
    // A map that never was enlarged follows the pixels of its screen by itself.
    if (factor === this.enlarged) return;
    this.enlarged = factor;
    this.setPixelRatio(factor * devicePixelRatio);
  }

  /** Requests a frame, which is drawn after at most `PATIENCE` milliseconds. */
  override triggerRepaint(): void {
    if (this.gripped || this.isMoving()) {
      this.drawNow();
      return;
    }
    // The decision is made in a microtask, because MapLibre requests a frame before it requests the new tiles.
    this.asked ??= Promise.resolve().then(() => {
      this.asked = undefined;
      if (this.isComplete()) this.drawNow();
      else this.held ??= setTimeout(() => this.drawNow(), this.rested ? PATIENCE : PATIENCE_FIRST);
    });
  }

  /** Draws a frame now, even if tiles are missing. */
  drawNow(): void {
    clearTimeout(this.held);
    this.held = undefined;
    if (!this.gripped && !this.isMoving()) this.forgetSidesOfNames();
    super.triggerRepaint();
  }

  /**
   * Draws once more where the tiles are those of another zoom. The engine lets go of the tiles before only after the frame that it draws
   * last, in which their icons lie among the new ones in sizes of the old zoom.
   */
  private drawLast(): void {
    const level = Math.floor(this.getZoom());
    if (this.rested && level !== this.level) this.triggerRepaint();
    [this.level, this.rested] = [level, true];
  }

  /**
   * Lets every name of a map at rest look for its place anew. MapLibre leaves a name at the side of its symbol at which it stood before,
   * so that names do not jump while the map moves; at rest one address would give different pictures, by what was drawn on the way to it.
   */
  private forgetSidesOfNames(): void {
    // The engine's types say that there always is a placement; a style that is loading has none.
    const placement = this.style?.placement as { variableOffsets: object } | undefined;
    if (placement) placement.variableOffsets = {};
  }

  /** Whether nothing is loading: every source has its data and every requested tile has arrived. */
  private isComplete(): boolean {
    const managers = Object.values(this.style?.tileManagers ?? {});
    return managers.every((manager) => manager.getSource().loaded() && manager.areTilesLoaded());
  }
}
