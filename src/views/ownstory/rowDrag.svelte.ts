/** Moves a row of a list with the pointer: mouse, pen and finger alike. The keyboard has other ways. */
import type { Attachment } from 'svelte/attachments';

/** What dragging needs of the list. */
export interface RowDragOptions {
  /** The list, whose children are the rows. */
  readonly rows: () => HTMLElement | undefined;
  /** Called with the place of the row and the place to which it goes, both from 0. */
  readonly ondrop: (from: number, to: number) => void;
}

export class RowDrag {
  readonly #options: RowDragOptions;
  /** Place of the row that is held; null for none. */
  held = $state<number | null>(null);
  /** Place before which the row would stand; null for none. */
  over = $state<number | null>(null);

  constructor(options: RowDragOptions) {
    this.#options = options;
  }

  /** Attachment for the handle of the row at a place. */
  handle(place: () => number): Attachment<HTMLElement> {
    return (element) => {
      const move = (event: PointerEvent): void => this.#move(event.clientY);
      const end = (event: PointerEvent): void => {
        element.removeEventListener('pointermove', move);
        const { held, over } = this;
        this.held = this.over = null;
        if (event.type === 'pointercancel' || held === null || over === null) return;
        const to = over > held ? over - 1 : over;
        if (to !== held) this.#options.ondrop(held, to);
      };
      const begin = (event: PointerEvent): void => {
        if (event.button !== 0) return;
        event.preventDefault();
        element.setPointerCapture?.(event.pointerId);
        this.held = place();
        element.addEventListener('pointermove', move);
      };
      element.addEventListener('pointerdown', begin);
      element.addEventListener('pointerup', end);
      element.addEventListener('pointercancel', end);
      return () => {
        element.removeEventListener('pointerdown', begin);
        element.removeEventListener('pointermove', move);
        element.removeEventListener('pointerup', end);
        element.removeEventListener('pointercancel', end);
      };
    };
  }

  #move(y: number): void {
    const rows = [...(this.#options.rows()?.children ?? [])];
    const below = rows.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    this.over = below < 0 ? rows.length : below;
  }
}
