/** Tells a finger that is drawn across an element from one that scrolls it or taps. */
import type { Attachment } from 'svelte/attachments';

/** A finger must go at least this far across, in CSS pixels, and at least this many times as far as up or down. */
const LEAST = 56;
const SLOPE = 1.8;

/** What a swipe does. */
export interface SwipeOptions {
  /** Called when a finger was drawn to the left: what is to the right comes. */
  readonly onleft: () => void;
  readonly onright: () => void;
}

/** The direction of a finger’s way in CSS pixels; null if it was no swipe. */
export function swipeOf(across: number, down: number): 'left' | 'right' | null {
  if (Math.abs(across) < LEAST || Math.abs(across) < SLOPE * Math.abs(down)) return null;
  return across < 0 ? 'left' : 'right';
}

export class Swipe {
  readonly #options: SwipeOptions;

  constructor(options: SwipeOptions) {
    this.#options = options;
  }

  /** Attachment (`{@attach}`) for the element on which a finger swipes; its style leaves only scrolling up and down to the browser. */
  readonly attach: Attachment<HTMLElement> = (element) => {
    let start: { readonly id: number; readonly x: number; readonly y: number } | null = null;
    const end = new AbortController();
    const { signal } = end;
    element.addEventListener(
      'pointerdown',
      ({ pointerType, isPrimary, pointerId, clientX, clientY }) => {
        // A second finger pinches.
        start = pointerType === 'touch' && isPrimary ? { id: pointerId, x: clientX, y: clientY } : null;
      },
      { signal },
    );
    element.addEventListener(
      'pointerup',
      ({ pointerId, clientX, clientY }) => {
        if (start?.id !== pointerId) return;
        const way = swipeOf(clientX - start.x, clientY - start.y);
        start = null;
        if (way === 'left') this.#options.onleft();
        else if (way === 'right') this.#options.onright();
      },
      { signal },
    );
    // The browser has begun to scroll.
    element.addEventListener('pointercancel', () => (start = null), { signal });
    return () => end.abort();
  };
}
