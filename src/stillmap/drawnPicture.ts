/** The still map's picture that is drawn at run time in place of the prerendered one. */
import type { View } from '../domain/view';
import type { StillFrame, StillPicture } from './picture';

/** The functions that draw a picture as SVG text. */
export interface Renderer {
  readonly drawBasemap: (frame: StillFrame) => string;
  readonly drawContent: (picture: StillPicture) => string;
  /** Sentences on what a picture leaves out of the reader's own data. */
  readonly ownLacks: (picture: StillPicture) => readonly string[];
}

/** An SVG picture in the still map's figure. */
export class DrawnPicture {
  readonly #root: HTMLElement;
  /** The prerendered picture, which this one replaces; null if there is none. */
  readonly #page: SVGElement | null;
  #svg: SVGElement | null = null;
  /** Text that identifies the bounds for which the base map was drawn; empty if it must be drawn again. */
  #basemapKey = '';

  constructor(root: HTMLElement, page: SVGElement | null) {
    this.#root = root;
    this.#page = page;
  }

  /** Whether a picture has been drawn. */
  get isThere(): boolean {
    return this.#svg !== null;
  }

  /** Draws a view. The base map is drawn again only if the bounds have changed. Returns sentences on what is left out. */
  paint(
    renderer: Renderer,
    frame: StillFrame,
    view: View,
    data: Pick<StillPicture, 'geometry' | 'settlements'>,
  ): readonly string[] {
    const { camera, size, world } = frame;
    const svg = this.#made();
    svg.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    const [basemap, content] = svg.children as unknown as [Element, Element];
    const key = [camera.zoom, camera.lat, camera.lon, size.width, size.height, world !== null].join();
    if (key !== this.#basemapKey) basemap.innerHTML = renderer.drawBasemap(frame);
    this.#basemapKey = key;
    const focused = (document.activeElement?.closest('a[data-feature]') as SVGAElement | null)?.dataset['feature'];
    const picture = { ...frame, ...data, view };
    content.innerHTML = renderer.drawContent(picture);
    // If the focused link was replaced by a new one, the new one gets the focus.
    if (focused) content.querySelector<SVGAElement>(`a[data-feature="${focused}"]`)?.focus({ preventScroll: true });
    return renderer.ownLacks(picture);
  }

  /** Makes the next picture draw the base map again. */
  forgetBasemap(): void {
    this.#basemapKey = '';
  }

  #made(): SVGElement {
    if (this.#svg) return this.#svg;
    const holder = document.createElement('div');
    holder.innerHTML =
      '<svg class="still-map still-drawn" role="group" aria-label="Map"><g aria-hidden="true"></g><g></g></svg>';
    this.#svg = holder.firstElementChild as unknown as SVGElement;
    if (this.#page) this.#page.replaceWith(this.#svg);
    else this.#root.prepend(this.#svg);
    return this.#svg;
  }
}
