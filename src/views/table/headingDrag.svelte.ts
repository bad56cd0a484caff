/** Drags headings of the table by mouse or pen: a heading to another place, and the edge of a heading to another width. */
import { dropPlace, tidyWidth, type ColumnWidths } from '../../domain/columnOrder';

/** Pixels that a pointer moves before a press is a drag. */
const SLACK = 6;
/** So near to the edge of the table, in pixels, a dragged heading scrolls it, by so many pixels a frame. */
const [NEAR, SPEED] = [48, 12];

/** What is dragged, and where it is let go. */
export interface DragActions {
  /** Returns the table of the headings. */
  readonly table: () => HTMLElement | undefined;
  /** Moves a column among those that can be moved: see `domain/columnOrder`. */
  readonly move: (id: string, to: number) => void;
  /** Draws widths while an edge is dragged; null ends that. */
  readonly draw: (widths: ColumnWidths | null) => void;
  /** Gives widths to columns. */
  readonly size: (widths: ColumnWidths, id: string) => void;
}

/** Where the heading that is dragged would come: at which side of which heading. */
export interface DropMark {
  readonly id: string;
  readonly side: 'before' | 'after';
}

export class HeadingDrag {
  readonly #actions: DragActions;
  /** Column whose heading is dragged; null for none. */
  dragged = $state<string | null>(null);
  /** Where it would come; null where it would stay. */
  mark = $state.raw<DropMark | null>(null);
  #wasDragged = false;

  constructor(actions: DragActions) {
    this.#actions = actions;
  }

  /** Called when a pointer is pressed on the heading of a column. Fingers scroll the table instead of dragging headings. */
  readonly press = (event: PointerEvent & { currentTarget: HTMLElement }, id: string, isMovable: boolean): void => {
    this.#wasDragged = false;
    if (!isMovable || event.button !== 0 || event.pointerType === 'touch') return;
    let to: number | null = null;
    let x = event.clientX;
    let frame = 0;
    const heading = event.currentTarget;
    const look = (): void => {
      frame = requestAnimationFrame(look);
      this.#scroll(x);
      to = this.#look(id, x);
    };
    this.#follow(event, {
      move: (next) => {
        x = next.clientX;
        if (this.dragged !== null || Math.abs(x - event.clientX) < SLACK) return;
        this.dragged = id;
        // Not at the press: the click that follows on one would go to the heading's cell, and its button would not sort.
        heading.setPointerCapture?.(event.pointerId);
        look();
      },
      end: (isKept) => {
        cancelAnimationFrame(frame);
        this.#wasDragged = this.dragged !== null;
        // What was dragged faster than a frame is let go where the pointer is.
        if (this.#wasDragged) to = this.#look(id, x);
        [this.dragged, this.mark] = [null, null];
        if (isKept && this.#wasDragged && to !== null) this.#actions.move(id, to);
      },
    });
  };

  /** Called when a click follows on a press: the click that ends a drag does nothing. Those that keys make have no `detail`. */
  readonly click = (event: MouseEvent): void => {
    if (this.#wasDragged && event.detail > 0) event.stopPropagation();
    this.#wasDragged = false;
  };

  /** Called when a pointer is pressed on an edge of a heading. `heading` is that of the column to its left, `before` are the widths that other columns get with it. */
  readonly pressEdge = (
    event: PointerEvent & { currentTarget: HTMLElement },
    id: string,
    heading: Element | null | undefined,
    before: ColumnWidths,
  ): void => {
    // The heading below is neither dragged nor pressed.
    event.stopPropagation();
    this.#wasDragged = true;
    if (event.button !== 0 || !heading) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    const first = usualPixels(heading.getBoundingClientRect().width);
    let widths: ColumnWidths | null = null;
    this.#follow(event, {
      move: ({ clientX }) => {
        const width = tidyWidth(first + usualPixels(clientX - event.clientX));
        if (widths === null && width === first) return;
        widths = { ...before, [id]: width };
        this.#actions.draw(widths);
      },
      end: (isKept) => {
        this.#actions.draw(null);
        if (isKept && widths) this.#actions.size(widths, id);
      },
    });
  };

  /** Follows a pointer until it is let go; Escape, or a pointer that is taken away, ends it without a change. */
  #follow(
    { pointerId }: PointerEvent,
    { move, end }: { readonly move: (event: PointerEvent) => void; readonly end: (isKept: boolean) => void },
  ): void {
    const abort = new AbortController();
    const stop = (isKept: boolean): void => {
      if (abort.signal.aborted) return;
      abort.abort();
      end(isKept);
    };
    const { signal } = abort;
    const isIt = (event: PointerEvent): boolean => event.pointerId === pointerId;
    addEventListener('pointermove', (event) => isIt(event) && move(event), { signal });
    addEventListener('pointerup', (event) => isIt(event) && (move(event), stop(true)), { signal });
    addEventListener('pointercancel', (event) => isIt(event) && stop(false), { signal });
    addEventListener('blur', () => stop(false), { signal });
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        stop(false);
      },
      { signal, capture: true },
    );
  }

  /** Notes where a dragged heading would come, and returns its place. */
  #look(id: string, x: number): number | null {
    const headings = [...(this.#actions.table()?.querySelectorAll<HTMLElement>('[data-movable]') ?? [])];
    const ids = headings.map(({ dataset }) => dataset['movable'] ?? '');
    const middles = headings.map((heading) => {
      const { left, width } = heading.getBoundingClientRect();
      return left + width / 2;
    });
    const to = dropPlace(middles, ids.indexOf(id), x);
    const others = ids.filter((each) => each !== id);
    const [next, last] = [others[to ?? -1], others.at(-1)];
    this.mark =
      to === null ? null : next !== undefined ? { id: next, side: 'before' } : { id: last ?? '', side: 'after' };
    return to;
  }

  #scroll(x: number): void {
    const pane = this.#actions.table()?.parentElement;
    if (!pane) return;
    const { left, right } = pane.getBoundingClientRect();
    // Columns that stay cover the beginning of the others.
    const covered = parseFloat(getComputedStyle(pane).scrollPaddingLeft) || 0;
    if (x > right - NEAR) pane.scrollLeft += SPEED;
    else if (x < left + covered + NEAR) pane.scrollLeft -= SPEED;
  }
}

/** Pixels where letters have their usual size. */
export function usualPixels(pixels: number): number {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return (pixels * 16) / rem;
}
