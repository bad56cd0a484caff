/**
 * Timers that allow for what keeps a map from drawing: the browser does not paint a page that nobody sees, and an element may have no
 * size.
 */
import type { Size } from '../domain/camera';
import type { SteadyMap } from './SteadyMap';

/** Milliseconds that a map waits for the world's base map before it shows places beyond the region without one. */
export const PATIENCE_WORLD = 8000;
/** Milliseconds that a visible map may take to draw for the first time. */
export const PATIENCE_FIRST = 60_000;

/** Calls a task once the page has been visible for a number of milliseconds in total; returns a function that cancels the call. */
export function whenSeenFor(
  milliseconds: number,
  task: () => void,
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'> = document,
): () => void {
  let left = milliseconds;
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    left -= Date.now() - since;
  };
  const end = (): void => {
    stop();
    page.removeEventListener('visibilitychange', look);
  };
  const look = (): void => {
    if (page.visibilityState === 'hidden') {
      stop();
      return;
    }
    if (timer !== undefined) return;
    since = Date.now();
    timer = setTimeout(
      () => {
        end();
        task();
      },
      Math.max(0, left),
    );
  };
  page.addEventListener('visibilitychange', look);
  look();
  return end;
}

/** Whether an element has a size on the page; in a hidden frame it has none. */
export function hasSize({ clientWidth, clientHeight }: Pick<Element, 'clientWidth' | 'clientHeight'>): boolean {
  return clientWidth > 0 && clientHeight > 0;
}

/** Width and height of an element in CSS pixels. */
export function sizeOf({ clientWidth, clientHeight }: Pick<Element, 'clientWidth' | 'clientHeight'>): Size {
  return { width: clientWidth, height: clientHeight };
}

/** Resolves once an element has a size; the signal cancels the wait, which may otherwise never end. */
export function elementHasSize(element: Element, signal: AbortSignal): Promise<void> {
  if (hasSize(element)) return Promise.resolve();
  return new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      if (!hasSize(element)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(element);
    signal.addEventListener('abort', () => observer.disconnect());
  });
}

/** The value of a promise; null if it rejects or takes longer than a number of milliseconds. */
export function resultWithin<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    promise.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      () => {
        clearTimeout(timer);
        resolve(null);
      },
    );
  });
}

/**
 * Does what depends on where places are on a map, now and once the map has drawn: between the flat map and the globe the engine changes
 * only when it draws, and until then places are where they were.
 */
export function nowAndOnceDrawn(map: Pick<SteadyMap, 'once'>, task: () => void): void {
  task();
  void map.once('render', task);
}

/** How long a move takes that is to take so many milliseconds: no time for a reader who asks for less motion. */
export function durationOf(milliseconds: number): number {
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}
