/**
 * Controls of which the Tab key reaches one, while arrow keys, Home and End move among them (ARIA Authoring Practices Guide 1.2,
 * "Managing Focus Within Components Using a Roving tabindex").
 */

/** Which arrow keys move: those along a row, or those along a column as well. */
export type RovingArrows = 'row' | 'both';

/** The position after a key, in a circle; null for keys that do not move. `at` is the position now, `count` how many there are. */
export function positionAfterKey(key: string, at: number, count: number, arrows: RovingArrows = 'row'): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const isBoth = arrows === 'both';
  if (key === 'ArrowRight' || (isBoth && key === 'ArrowDown')) return (at + 1) % count;
  if (key === 'ArrowLeft' || (isBoth && key === 'ArrowUp')) return (at - 1 + count) % count;
  return null;
}

/** Which control of a group the Tab key reaches, and how keys move among them. */
export class Roving {
  #at = $state(0);
  readonly #arrows: RovingArrows;

  constructor(arrows: RovingArrows = 'row') {
    this.#arrows = arrows;
  }

  /** Called when the control at a position has received the focus. */
  reach(at: number): void {
    this.#at = at;
  }

  /** The `tabindex` of the control at a position, when there are `count` of them. */
  tabIndex(at: number, count: number): 0 | -1 {
    return at === Math.min(this.#at, count - 1) ? 0 : -1;
  }

  /** Handles a key that was pressed on the control at a position: moves the focus to another of `controls`. */
  keydown(event: KeyboardEvent, at: number, controls: readonly (HTMLElement | undefined)[]): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = positionAfterKey(event.key, at, controls.length, this.#arrows);
    if (to === null) return;
    event.preventDefault();
    controls[to]?.focus();
  }
}
