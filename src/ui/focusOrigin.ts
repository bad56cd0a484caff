/** Remembers which element had the keyboard before something else took it, and gives it back when that closes. */
export class FocusOrigin {
  #element: HTMLElement | null = null;

  /** Remembers where the keyboard is now. */
  remember(): void {
    const { activeElement } = document;
    this.#element = activeElement instanceof HTMLElement ? activeElement : null;
  }

  /** Gives the keyboard back, if it was inside what closed (`wasInside`) or no element has it now. Forgets the element in either case. */
  giveBack(wasInside: boolean): void {
    const element = this.#element;
    this.#element = null;
    if (wasInside || isNowhere()) element?.focus();
  }
}

/** Whether no element has the keyboard, because the one that had it was removed. */
export function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
