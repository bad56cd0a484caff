/** Waiting that takes into account what keeps a map from drawing: a page that nobody sees is not painted, an element may have no size. */
import type { Size } from '../domain/camera';

/** Milliseconds that a map waits for the base map of the world before it shows what lies beyond the region, at first or by a flight. */
export const PATIENCE_WORLD = 8000;

/** Calls a task once the page has been seen for so many milliseconds in all; gives back a way to call it off. */
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

/** Whether an element takes up room in the page: in a frame that is hidden it does not. */
export function hasSize({ clientWidth, clientHeight }: Pick<Element, 'clientWidth' | 'clientHeight'>): boolean {
  return clientWidth > 0 && clientHeight > 0;
}

/** Width and height of an element, in pixels. */
export function sizeOf({ clientWidth, clientHeight }: Pick<Element, 'clientWidth' | 'clientHeight'>): Size {
  return { width: clientWidth, height: clientHeight };
}

/** Waits until an element has a size; for ever where it never gets one and is not called off by the signal. */
export function sized(element: Element, signal: AbortSignal): Promise<void> {
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

/** What a promise gives, or null where it fails or takes longer than so many milliseconds. */
export function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
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
