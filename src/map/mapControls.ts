/** How every live map behaves, and the controls at its edges: credits, scale bar, zoom buttons. */
import { NavigationControl, ScaleControl, type IControl } from 'maplibre-gl';
import { LEAST_ZOOM, MOST_ZOOM } from '../domain/camera';
import type { SteadyMap } from './SteadyMap';

/** Options of the engine that are the same for every map. */
export const FIXED_OPTIONS = {
  minZoom: LEAST_ZOOM,
  maxZoom: MOST_ZOOM,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  attributionControl: false,
  // Fading labels in would keep the map redrawing long after it shows the right content.
  fadeDuration: 0,
  refreshExpiredTiles: false,
} as const;

/** A map of at least this width, in `rem`, shows its credits in full; on a narrower one they are folded. */
const WHOLE_CREDITS = 53;

/** Adds the controls to a map. `attribution` is HTML that names the sources of the data. */
export function addControls(map: SteadyMap, attribution: string): void {
  // Controls at the bottom stack upwards, so the credits are added first to be at the very bottom.
  map.addControl(
    new Credits(
      `${attribution}<span class="credits-more"> · <a href="#borders-policy">How borders are drawn</a></span>`,
    ),
    'bottom-right',
  );
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right');
  map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
}

/** The credits of the data: one line, or the word "Credits" that opens to it. */
class Credits implements IControl {
  readonly #element = document.createElement('details');
  /** Ends the watch over the map's width. */
  #unwatch = (): void => {};

  /** `credits` is the line as HTML. */
  constructor(credits: string) {
    this.#element.className = 'maplibregl-ctrl maplibregl-ctrl-attrib credits';
    this.#element.innerHTML = `<summary>Credits</summary><div>${credits}</div>`;
  }

  onAdd(map: Parameters<IControl['onAdd']>[0]): HTMLElement {
    let isWhole: boolean | null = null;
    const fit = (): void => {
      const letter = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
      // Nobody can open credits on a projector.
      const isPresented = document.documentElement.dataset['present'] !== undefined;
      const hasRoom = isPresented || map.getContainer().clientWidth >= WHOLE_CREDITS * letter;
      // What a reader has opened stays open until the room changes.
      if (hasRoom === isWhole) return;
      isWhole = hasRoom;
      this.#element.open = hasRoom;
      this.#element.classList.toggle('is-whole', hasRoom);
    };
    fit();
    const watch = map.on('resize', fit);
    this.#unwatch = () => watch.unsubscribe();
    return this.#element;
  }

  onRemove(): void {
    this.#unwatch();
    this.#element.remove();
  }
}

/** Says what the map's canvas is and which keys it has; north stays at the top. */
export function nameCanvas(map: SteadyMap): void {
  // The canvas is an application with keys of its own inside the region `Map`, not another landmark.
  map.getCanvas().setAttribute('role', 'application');
  map.getCanvas().setAttribute('aria-label', 'Arrow keys move the view, plus and minus change its scale');
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
}
