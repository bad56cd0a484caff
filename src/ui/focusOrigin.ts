/** Remembers which element had the focus before a panel or dialog took it, and restores the focus when that closes. */
export class FocusOrigin {
  #element: HTMLElement | null = null;

  /** Remembers the element that has the focus now. */
  remember(): void {
    const { activeElement } = document;
    this.#element = activeElement instanceof HTMLElement ? activeElement : null;
  }

  /**
   * Restores the focus if it was inside the element that closed (`wasInside`) or if no element has it now. Forgets the remembered element
   * in any case.
   */
  giveBack(wasInside: boolean): void {
    const element = this.#element;
    this.#element = null;
    if (wasInside || isFocusNowhere()) element?.focus();
  }
}

/** Whether no element has the focus, because the one that had it was removed. */
export function isFocusNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
