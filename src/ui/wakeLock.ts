/** Keeps the screen awake (Screen Wake Lock API) while something is shown that nobody touches. */

/** Keeps the screen awake until the returned function is called. Where the browser cannot or will not do that, nothing happens. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let hasEnded = false;
  const ask = (): void => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock?.request('screen').then(
      (granted) => {
        if (hasEnded) void granted.release();
        else lock = granted;
      },
      () => {
        // The battery is low, or the page is in a frame that may not: the screen goes dark as it does otherwise.
      },
    );
  };
  // The browser takes the lock back whenever the page is hidden.
  document.addEventListener('visibilitychange', ask);
  ask();
  return () => {
    hasEnded = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}
