/** The whole screen for the page (Fullscreen API). Browsers grant it only in answer to a key or click in the window itself. */

/** Whether the page has the whole screen; null where the browser cannot give it. */
export function isFullScreen(): boolean | null {
  return document.fullscreenEnabled ? document.fullscreenElement !== null : null;
}

/** Takes the whole screen, or gives it back. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  done?.catch(() => {
    // Refused: the window stays as it is.
  });
}

/** Calls a function whenever the page takes the whole screen or gives it back. Returns a function that ends this. */
export function followFullScreen(tell: (isFull: boolean | null) => void): () => void {
  const read = (): void => tell(isFullScreen());
  read();
  document.addEventListener('fullscreenchange', read);
  return () => document.removeEventListener('fullscreenchange', read);
}
