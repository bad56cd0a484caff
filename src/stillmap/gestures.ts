/** Converts pointer, wheel and key events on the still map to changes of its camera. It uses no UI framework. */
import type { Camera } from '../domain/camera';
import type { Point } from '../domain/geometry';
import { nextFeature, type MapFeature } from '../domain/mapTool';
import type { Id } from '../domain/model';
import type { OwnPlace } from '../domain/ownData';
import { hint } from './controls';
import { cameraMovedByPixels, cameraAfterPull, wheelZooms, zoomedBy } from './frame';

/** Zoom levels by which a button or key zooms. */
export const ZOOM_STEP = 1;
/** Pixels by which an arrow key moves the picture. */
const ARROW_PIXELS = 80;
/** A pointer that moves at most this many pixels counts as a click. */
const CLICK_PIXELS = 4;

/** Callbacks for gestures on the still map. */
export interface GestureTarget {
  /** Returns whether gestures may move the map now. */
  readonly isActive: () => boolean;
  /** Changes the camera position with the given function. */
  readonly move: (by: (camera: Camera) => Camera) => void;
  /** Called when a gesture has ended, so that the camera position can be reported. */
  readonly end: () => void;
  /** Called when the reader clicks a feature, or a place without one (null). */
  readonly select: (id: string | null) => void;
  /** Called when the reader clicks a feature of their own, or a place without one (null), with all that lies there one upon the other. */
  readonly own?: (place: OwnPlace | null, featuresAtPoint: readonly MapFeature[]) => void;
  /** What is chosen of the reader's own, and what is selected: a click at the same place goes on to the next. */
  readonly shown: () => { readonly chosen: OwnPlace | null; readonly selected: ReadonlySet<Id> };
}

const KEYS: Readonly<Record<string, ((camera: Camera) => Camera) | undefined>> = {
  ArrowLeft: (camera) => cameraMovedByPixels(camera, ARROW_PIXELS, 0),
  ArrowRight: (camera) => cameraMovedByPixels(camera, -ARROW_PIXELS, 0),
  ArrowUp: (camera) => cameraMovedByPixels(camera, 0, ARROW_PIXELS),
  ArrowDown: (camera) => cameraMovedByPixels(camera, 0, -ARROW_PIXELS),
  '+': (camera) => zoomedBy(camera, ZOOM_STEP),
  '=': (camera) => zoomedBy(camera, ZOOM_STEP),
  '-': (camera) => zoomedBy(camera, -ZOOM_STEP),
};

/** The link to a feature that contains an element; null if there is none. */
export function featureLinkAt(element: Element): SVGAElement | null {
  return element.closest<SVGAElement>('a[data-feature]');
}

/** Own points and lines are found within so many pixels of the pointer. */
const REACH = 6;
const AROUND = [-REACH, 0, REACH].flatMap((x) => [-REACH, 0, REACH].map((y) => [x, y] as const));

/** The feature of the reader's own that an element draws; null if it draws none. */
function placeOf(element: Element): OwnPlace | null {
  const layer = element.closest<SVGElement>('[data-own]')?.dataset['own'];
  return layer === undefined ? null : { layer, place: Number((element as SVGElement).dataset['place']) };
}

/**
 * What lies at a place of the window one upon the other, as the live map has it: the reader's own points and lines, also near the pointer, and
 * their areas; with them a sign of the atlas, first if it lies over them, else last. Empty where the atlas's own lie over all of them.
 */
function featuresAt({ clientX, clientY }: MouseEvent): readonly MapFeature[] {
  const at = (x: number, y: number): readonly Element[] => document.elementsFromPoint(clientX + x, clientY + y);
  const isThin = (element: Element): boolean => element.matches('[data-place]:not([data-area])');
  const isSymbol = (link: Element | null): boolean =>
    link !== null && !link.querySelector('.still-area, .still-inside');
  const here = at(0, 0);
  const first = here.find((element) => isThin(element) || isSymbol(featureLinkAt(element)));
  const isUnder = first !== undefined && !isThin(first);
  const thin = [...here, ...AROUND.flatMap(([x, y]) => at(x, y))].filter(isThin);
  // What is a line has no place of its own: it lies under points, and over areas.
  const sign = here.map(featureLinkAt).find((link) => link?.querySelector(':scope > g')) ?? null;
  if (isUnder && (thin.length === 0 || sign === null || sign !== featureLinkAt(first))) return [];
  const areas = here.filter((element) => element.matches('[data-area]'));
  const own = new Map(
    [...thin, ...areas]
      .flatMap((element) => placeOf(element) ?? [])
      .map((place) => [`${place.place} ${place.layer}`, place]),
  );
  const id = thin.length > 0 ? sign?.dataset['feature'] : undefined;
  if (id === undefined) return [...own.values()];
  return isUnder ? [id, ...own.values()] : [...own.values(), id];
}

/** Whether the page is in a frame of another page, to which it leaves the plain wheel and one finger; boot.js has marked it. */
function isFramed(): boolean {
  return 'embed' in document.documentElement.dataset;
}

/** Handles gestures on the figure until the signal aborts. */
export function listenToGestures(root: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  listenToPointers(root, target, signal);
  root.addEventListener(
    'wheel',
    (event) => {
      if (!target.isActive()) return;
      // Browsers report two fingers on a touch pad as a wheel with Ctrl.
      if (isFramed() && !event.ctrlKey && !event.metaKey) {
        hint(root);
        return;
      }
      event.preventDefault();
      const by = wheelZooms(event, root.clientHeight);
      if (by === 0) return;
      target.move((camera) => zoomedBy(camera, by, ...fromMiddle(root, event)));
      target.end();
    },
    { signal, passive: false },
  );
  root.addEventListener(
    'keydown',
    (event) => {
      if (event.target !== root || event.ctrlKey || event.metaKey || event.altKey) return;
      const move = KEYS[event.key];
      if (!move || !target.isActive()) return;
      event.preventDefault();
      target.move(move);
      target.end();
    },
    { signal },
  );
}

/** Handles moving with one pointer, zooming with two, and clicks. */
function listenToPointers(root: HTMLElement, target: GestureTarget, signal: AbortSignal): void {
  /** Positions of the pressed pointers in pixels from the middle of the map, by pointer id: one pointer moves the map, two also zoom it. */
  const held = new Map<number, Point>();
  /** Whether the map has been moved since the first pointer was pressed. */
  let hasPulled = false;
  root.addEventListener(
    'click',
    (event) => {
      const element = event.target as Element;
      if (element.closest('button, p, figcaption')) return;
      const link = featureLinkAt(element);
      if (link) event.preventDefault();
      // The click event at the end of a drag selects nothing. A click without a pointer (detail 0) comes from a key or a screen reader.
      const isEndOfPull = hasPulled && event.detail !== 0;
      hasPulled = false;
      if (isEndOfPull) return;
      const features = event.detail === 0 ? [] : featuresAt(event);
      const { chosen, selected } = target.shown();
      const next = features.length > 0 ? nextFeature(features, chosen, selected) : (link?.dataset['feature'] ?? null);
      const isOwn = next !== null && typeof next !== 'string';
      target.own?.(isOwn ? next : null, features);
      // A click on an own feature leaves the selection as it is.
      if (!isOwn) target.select(next);
    },
    { signal },
  );
  // Browsers would let readers drag links away; here a drag moves the map.
  root.addEventListener('dragstart', (event) => event.preventDefault(), { signal });
  root.addEventListener(
    'pointerdown',
    (event) => {
      if (!target.isActive() || event.button !== 0) return;
      if (event.isPrimary) {
        held.clear();
        hasPulled = false;
      }
      if (held.size < 2) held.set(event.pointerId, fromMiddle(root, event));
    },
    { signal },
  );
  root.addEventListener(
    'pointermove',
    (event) => {
      const from = held.get(event.pointerId);
      if (!from || event.buttons === 0) return;
      const to = fromMiddle(root, event);
      if (!hasPulled && Math.hypot(to[0] - from[0], to[1] - from[1]) < CLICK_PIXELS) return;
      if (event.pointerType === 'touch' && held.size < 2 && isFramed()) {
        hint(root);
        return;
      }
      root.setPointerCapture(event.pointerId);
      hasPulled = true;
      const before = [...held.values()];
      held.set(event.pointerId, to);
      target.move((camera) => cameraAfterPull(camera, before, [...held.values()]));
    },
    { signal },
  );
  // The browser would take two fingers that move together for scrolling.
  root.addEventListener(
    'touchmove',
    (event) => {
      if (event.touches.length > 1 && target.isActive() && isFramed()) event.preventDefault();
    },
    { signal, passive: false },
  );
  for (const type of ['pointerup', 'pointercancel'] as const) {
    root.addEventListener(
      type,
      (event) => {
        if (!held.delete(event.pointerId)) return;
        if (hasPulled) target.end();
        // After a cancelled pointer the browser sends no click event that would reset this.
        if (type === 'pointercancel' && held.size === 0) hasPulled = false;
      },
      { signal },
    );
  }
}

/** Position of a pointer in pixels from the middle of the figure. */
function fromMiddle(root: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const box = root.getBoundingClientRect();
  return [clientX - box.left - box.width / 2, clientY - box.top - box.height / 2];
}
