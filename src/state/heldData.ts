/** Remembers for this tab that its page holds data of the reader's own that go with it: the page that is loaded in its place can say so. */

const HELD = 'atlas-own-data';

/** Notes whether the page holds such data. A browser that blocks storage remembers nothing. */
export function markHeld(isHeld: boolean): void {
  try {
    if (isHeld) sessionStorage.setItem(HELD, 'yes');
    else sessionStorage.removeItem(HELD);
  } catch {
    // Storage is blocked: the next page says nothing.
  }
}

/** Whether the page that was in this tab before held such data. It says so once. */
export function takeHeld(): boolean {
  try {
    const isHeld = sessionStorage.getItem(HELD) !== null;
    sessionStorage.removeItem(HELD);
    return isHeld;
  } catch {
    return false;
  }
}
