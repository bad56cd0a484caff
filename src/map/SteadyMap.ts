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
  /** The style that is kept from drawing twice. */
  private drawing: MapLibreMap['style'] | undefined;

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

  override setGlobalStateProperty(name: string, value: unknown): this {
    return this.tell({ [name]: value });
  }

  /**
   * Sets values of the global state, all in one call, because MapLibre walks through every layer at each. A value that both a filter and the
   * paint of a layer read would have the worker make its tiles twice: at once for the filter, and for the paint after the next picture, which
   * is then drawn twice.
   */
  tell(values: Readonly<Record<string, unknown>>): this {
    const [last] = Object.entries(values).slice(-1);
    if (!last) return this;
    const { style } = this;
    const before = { ...this.getGlobalState() };
    const [layers, sources] = [{ ...style._updatedLayers }, { ...style._updatedSources }];
    style.setGlobalState(
      Object.fromEntries(
        Object.entries({ ...before, ...values }).map(([name, value]) => [name, { default: value as unknown }]),
      ),
    );
    const changed = Object.keys(values).filter((name) => JSON.stringify(values[name]) !== JSON.stringify(before[name]));
    const isMade = (source: string): boolean =>
      Object.values(style._layers).some(
        (layer) =>
          layer.source === source && changed.some((name) => layer.getLayoutAffectingGlobalStateRefs().has(name)),
      );
    for (const id of Object.keys(style._updatedLayers)) {
      const source = style._layers[id]?.source;
      if (id in layers || source === undefined || !isMade(source)) continue;
      delete style._updatedLayers[id];
      if (!(source in sources)) delete style._updatedSources[source];
    }
    // The map draws only if this is called on it; setting the last value a second time costs nothing.
    return super.setGlobalStateProperty(...last);
  }

  /** Adds an icon for which the worker has asked: its answer has the icon, and MapLibre would have the tiles made again for it. */
  answer(...[id, image, options]: Parameters<MapLibreMap['addImage']>): void {
    this.addImage(id, image, options);
    delete this.style._changedImages[id];
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

  override _render(time: number): this {
    this.drawOnce();
    return super._render(time);
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

  /**
   * Keeps the engine from drawing a changed picture twice. Names do not fade, so it places all of them in each picture, but takes symbols that
   * came with a picture for such as came after their placing; and it takes its own word that it has applied a change for another change.
   */
  private drawOnce(): void {
    const style = this.style as typeof this.style | undefined;
    if (!style || style === this.drawing) return;
    this.drawing = style;
    const [place, update] = [style._updatePlacement.bind(style), style.update.bind(style)];
    style._updatePlacement = (...of) => place(...of) && !style.pauseablePlacement.isDone();
    style.update = (parameters) => {
      update(parameters);
      if (!style._changed) this._styleDirty = false;
    };
  }

  /** Whether nothing is loading: every source has its data and every requested tile has arrived. */
  private isComplete(): boolean {
    const managers = Object.values(this.style?.tileManagers ?? {});
    return managers.every((manager) => manager.getSource().loaded() && manager.areTilesLoaded());
  }
}
