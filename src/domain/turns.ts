/** Does long work in steps (`domain/steps`) in turns of the page's main thread, so that the page answers the reader meanwhile. */
import type { Steps } from './steps';

/** Milliseconds of work at a time: what is shorter is done at once, in the frame in which it was asked for. */
const TURN = 8;

/** Works for a turn; null if that was not enough. */
export function workATurn<T>(steps: Steps<T>): { readonly value: T } | null {
  const end = performance.now() + TURN;
  do {
    const { done, value } = steps.next();
    if (done) return { value };
  } while (performance.now() < end);
  return null;
}

/** Waits until the browser has handled what the reader did. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}

/** Does work in turns, and lets the browser answer the reader between them. */
export async function finishInTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const result = workATurn(steps);
    if (result) return result.value;
    await pause();
  }
}
