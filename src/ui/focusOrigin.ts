/** Where the keyboard was before something took it, to give it back when that closes. */
export class FocusOrigin {
  #element: HTMLElement | null = null;

  /** Remembers where the keyboard is now. */
  remember(): void {
    const { activeElement } = document;
    this.#element = activeElement instanceof HTMLElement ? activeElement : null;
  }

  /** Gives the keyboard back, where `wasInside` says that it was in what closed, or where it is nowhere. Forgets the place in any case. */
  giveBack(wasInside: boolean): void {
    const element = this.#element;
    this.#element = null;
    if (wasInside || isNowhere()) element?.focus();
  }
}

/** Whether no element has the keyboard: what had it was taken away. */
export function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}
