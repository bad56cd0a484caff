/** Waits for the first paint of the page, so that the reader sees the page before the program does its work. */

/**
 * Calls a task once, when the page has been painted for the first time (Paint Timing, section 2), or after so many milliseconds: a page
 * in the background is not painted, a slow paint must not delay the rest, and some browsers do not report the time of the paint.
 */
export function afterFirstPaint(task: () => void, patience: number): void {
  let done = false;
  const once = (): void => {
    if (done) return;
    done = true;
    task();
  };
  setTimeout(once, patience);
  try {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) once();
    }).observe({ type: 'paint', buffered: true });
  } catch {
    // This browser does not report the paint: the task runs when the time is up.
  }
}
