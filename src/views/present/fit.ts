/** Sizes of a slide: its unit, and the largest letters with which its text fits. */
import type { Attachment } from 'svelte/attachments';
import type { StagePoint } from '../../state/stageMessages';

/** Width and height of the slide for which sizes are given, in pixels. */
export const SLIDE_WIDTH = 1920;
export const SLIDE_HEIGHT = 1080;
/** How much larger the map's names, signs and lines are on such a slide than on the page. */
export const MAP_SCALE = 1.6;
/** Width of a slide that is higher than wide, on which the text stands under the map. */
const TALL_WIDTH = 830;
/** Factors of the size of letters that are tried, the largest first. The last one makes running text 28 pixels high on a whole slide. */
const FITS = [1.1, 1, 0.93, 0.86, 0.8] as const;

/** Width and height in CSS pixels. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** Whether the text of a slide of this size stands under its map. */
export function isTallSlide({ width, height }: BoxSize): boolean {
  return height > width;
}

/** Pixels for each pixel of a whole slide. `least` keeps letters legible on small screens; a small copy of a slide has none. */
export function slideUnit({ width, height }: BoxSize, least = 0): number {
  const unit = isTallSlide({ width, height })
    ? width / TALL_WIDTH
    : Math.min(width / SLIDE_WIDTH, height / SLIDE_HEIGHT);
  return Math.max(least, unit);
}

/** Where a pointer is in a box, as shares of its width and height; null beside the box, and in a box without a size. */
export function placeIn(box: DOMRect, x: number, y: number): StagePoint | null {
  const isIn = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom && box.width > 0 && box.height > 0;
  return isIn ? [(x - box.left) / box.width, (y - box.top) / box.height] : null;
}

/** Attachment that tells the size of an element: at once, since a hidden window is not told of sizes, and when it changes. */
export function sizeOf(tell: (size: BoxSize, element: HTMLElement) => void): Attachment<HTMLElement> {
  return (element) => {
    const read = (): void => tell({ width: element.clientWidth, height: element.clientHeight }, element);
    read();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  };
}

/**
 * Gives an element the largest letters with which its content fits into it (`--fit`); the smallest if none do. Returns whether it fits.
 */
export function fitText(element: HTMLElement): boolean {
  for (const fit of FITS) {
    element.style.setProperty('--fit', String(fit));
    if (element.scrollHeight <= element.clientHeight + 1) return true;
  }
  return false;
}
