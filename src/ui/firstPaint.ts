/** When the page is first painted: what the reader can see already goes before what the program has to do. */

/**
 * Calls a task once, when the page has been painted for the first time (Paint Timing, section 2), or after so many milliseconds: a page
 * in the background is not painted, a slow painter must not hold up the rest, and some browsers tell no such time or forbid to ask.
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
    // The time is not told here: the task waits as long as it may.
  }
}
