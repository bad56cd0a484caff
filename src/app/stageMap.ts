/** The page's map while it presents: it lies over the place that the slide has for it, and what a hand does on it is told. */
import type { Attachment } from 'svelte/attachments';
import type { Camera, Size } from '../domain/camera';
import type { Presentation } from '../state/presentation.svelte';
import { MAP_SCALE } from '../views/present/fit';
import type { Stage } from './stage.svelte';

/** Camera position and size of the live map while it is visible; else null. */
type ShownFrame = () => { readonly camera: Camera; readonly size: Size } | null;

/** Edges in CSS pixels of the window. */
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Least share of its usual size of the map in the console. */
const LEAST_MAP = 0.8;
/** Milliseconds between two looks at where the place is: what stands above it may come or go. */
const LOOK = 300;
/** Milliseconds until the camera follows a change of the map's size, which the map takes up meanwhile. */
const AFTER_SIZE = 60;

export class StageMap {
  readonly #stage: Stage;
  readonly #presentation: Presentation;
  readonly #frame: ShownFrame;
  #edges: Edges = { left: 0, top: 0, right: 0, bottom: 0 };
  /** How often the place has had another size. */
  #sized = 0;
  /** Whether the presenter has had a hand on the map since it was last sent anywhere. */
  #isTouched = false;
  /** The camera that was told last, as text. */
  #told = '';

  constructor(stage: Stage, presentation: Presentation, frame: ShownFrame) {
    this.#stage = stage;
    this.#presentation = presentation;
    this.#frame = frame;
  }

  /** Lays the map over an element. `unit` is the pixels for each pixel of a whole slide. Styles in markup are forbidden: these are set. */
  place(unit: number): Attachment<HTMLElement> {
    return (element) => {
      const read = (): void => this.#lay(element, unit);
      read();
      const abort = new AbortController();
      const { signal } = abort;
      addEventListener('resize', read, { signal });
      addEventListener('scroll', read, { signal, capture: true });
      const observer = new ResizeObserver(read);
      observer.observe(element);
      const timer = setInterval(read, LOOK);
      return () => {
        abort.abort();
        observer.disconnect();
        clearInterval(timer);
      };
    };
  }

  /** The map was sent somewhere: what the hand did before does not count. */
  readonly letGo = (): void => void (this.#isTouched = false);

  /** A hand is on the map, if the pointer is. */
  readonly touch = ({ clientX: x, clientY: y }: MouseEvent): void => {
    const { left, top, right, bottom } = this.#edges;
    if (x >= left && x <= right && y >= top && y <= bottom) this.#take();
  };

  /** A hand is on the map, if the keyboard is. */
  readonly touchByKey = ({ target }: KeyboardEvent): void => {
    if (target instanceof HTMLCanvasElement) this.#take();
  };

  /** Tells the camera while the presenter drags or zooms the map, and until it rests. To be called at short intervals. */
  readonly follow = (): void => {
    const frame = this.#isTouched ? this.#frame() : null;
    if (!frame || JSON.stringify(frame) === this.#told) return;
    this.#told = JSON.stringify(frame);
    this.send(frame.camera, frame.size);
  };

  /** Sends the audience's map where a camera is. `size` is that of the map that has it. */
  send({ zoom, lat, lon }: Camera, size = this.#frame()?.size): void {
    const { left, top, right, bottom } = this.#edges;
    const { width, height } = size ?? { width: right - left, height: bottom - top };
    if (width > 0 && height > 0) this.#presentation.moved({ zoom, lat, lon, width, height });
  }

  #take(): void {
    if (!this.#isTouched) this.#told = JSON.stringify(this.#frame());
    this.#isTouched = true;
  }

  #lay(element: HTMLElement, unit: number): void {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const usual = MAP_SCALE * unit * this.#presentation.scale;
    const scale = this.#presentation.isSingle ? usual : Math.max(LEAST_MAP, usual);
    const before = this.#edges;
    this.#edges = { left, top, right, bottom };
    if (width === 0 || !Number.isFinite(scale) || scale === 0) return;
    const byWidth = Math.abs(width - before.right + before.left);
    const isOther = byWidth + Math.abs(height - before.bottom + before.top) > 2;
    // In a place of another size the same bounds need another camera.
    if (isOther && this.#sized > 0 && !this.#presentation.isElsewhere) setTimeout(this.#presentation.again, AFTER_SIZE);
    if (isOther) this.#sized += 1;
    this.#stage.scale = scale;
    const seen = visiblePart(element, this.#edges);
    const cut = [seen.top - top, right - seen.right, bottom - seen.bottom, seen.left - left];
    const { style } = document.documentElement;
    style.setProperty('--stage-left', `${left}px`);
    style.setProperty('--stage-top', `${top}px`);
    style.setProperty('--stage-width', `${width / scale}px`);
    style.setProperty('--stage-height', `${height / scale}px`);
    style.setProperty('--stage-scale', String(scale));
    style.setProperty('--stage-clip', `inset(${cut.map((part) => `${Math.max(0, part) / scale}px`).join(' ')})`);
  }
}

/** The part of a place that no scrolling ancestor of an element cuts off: the map is no descendant of theirs. */
function visiblePart(element: HTMLElement, { left, top, right, bottom }: Edges): Edges {
  // The closing slide has no map.
  if (getComputedStyle(element).visibility === 'hidden') return { left, top, right: left, bottom: top };
  const seen = { left, top, right, bottom };
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (getComputedStyle(each).overflowY === 'visible') continue;
    const box = each.getBoundingClientRect();
    seen.left = Math.max(seen.left, box.left);
    seen.top = Math.max(seen.top, box.top);
    seen.right = Math.min(seen.right, box.right);
    seen.bottom = Math.min(seen.bottom, box.bottom);
  }
  return seen;
}
