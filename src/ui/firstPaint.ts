/** Waits for the first paint of the page, so that the reader sees the page before the program starts to work. */

/**
 * Calls a task once, after the page was painted for the first time (Paint Timing, section 2) or after `patience` milliseconds: a page in
 * the background is not painted, a slow paint must not delay the program, and some browsers do not report the paint.
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
    // This browser does not report paints: the task runs after the timeout.
  }
}
