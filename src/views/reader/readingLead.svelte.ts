/**
 * Decides when reading moves map and date: once the reader, by the reader's own hand, has scrolled to another passage and rests there. A
 * hand on anything else, or a choice in the text, holds that off until the next passage is reached.
 */
import type { Attachment } from 'svelte/attachments';
import type { Id } from '../../domain/model';
import { keepPreference, readPreference } from '../../state/preferences';

/** Milliseconds without scrolling after which the reader counts as resting at a passage. */
const REST = 700;

export class ReadingLead {
  /** Whether text and map move together: the choice of the reader, which this device remembers. */
  #together = $state(true);
  readonly #onrest: (id: Id) => void;
  /** The passage that was reached and has not led yet; null if none waits. */
  #reached: Id | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the reader scrolls, and not the program, the browser or a screen reader's own cursor. */
  #isByHand = false;

  /** `onrest` is called with the passage at which the reader rests. */
  constructor(onrest: (id: Id) => void) {
    this.#onrest = onrest;
  }

  get together(): boolean {
    return this.#together;
  }

  /** Takes over the choice that this device remembers. */
  readonly restore = (): void => {
    this.#together = readPreference('together', true);
  };

  readonly choose = (together: boolean): void => {
    this.#together = together;
    keepPreference('together', together, true);
    this.hold();
  };

  /** The text was scrolled: `reached` is another passage if that is now being read, else null. */
  scrolled(reached: Id | null): void {
    if (!this.#isByHand || !this.#together) return;
    this.#reached = reached ?? this.#reached;
    clearTimeout(this.#timer);
    if (this.#reached === null) return;
    this.#timer = setTimeout(() => {
      const id = this.#reached;
      this.#reached = null;
      if (id !== null) this.#onrest(id);
    }, REST);
  }

  /** Nothing moves until the reader scrolls to another passage. */
  hold(): void {
    this.#reached = null;
    this.#isByHand = false;
    clearTimeout(this.#timer);
  }

  /** Attachment (`{@attach}`) for the scrolled column: tells the reader's hand on it from one anywhere else on the page. */
  readonly listen: Attachment<HTMLElement> = (column) => {
    const end = new AbortController();
    const options = { capture: true, passive: true, signal: end.signal };
    const isInside = ({ target }: Event): boolean => target instanceof Node && column.contains(target);
    const turn = (event: Event): void => {
      if (isInside(event)) this.#isByHand = true;
      else this.hold();
    };
    const press = (event: KeyboardEvent): void => {
      // Space on the column itself scrolls it.
      if ((event.key === 'Enter' || event.key === ' ') && event.target !== column) this.hold();
      else turn(event);
    };
    // A pointer that goes down in the text chooses a link, selects words, or begins to scroll.
    const grip = (event: PointerEvent): void => {
      this.hold();
      if (isInside(event)) this.#isByHand = true;
    };
    document.addEventListener('pointerdown', grip, options);
    document.addEventListener('wheel', turn, options);
    document.addEventListener('touchmove', turn, options);
    document.addEventListener('keydown', press, options);
    return () => {
      end.abort();
      this.hold();
    };
  };
}
