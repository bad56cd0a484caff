/** Delays work until the browser has painted what was drawn before. */

/** Runs work after the next frame is on the screen. Returns a function that cancels it. */
export function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // The browser paints a frame after its animation callbacks have run; a new task runs after that.
  const frame = requestAnimationFrame(() => (timer = setTimeout(work)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
