/**
 * Tracks which passage of the scrolled text is being read, and scrolls the text for the program. All positions are pixels from the top of
 * the scrolled text. It does not know the markup: `Layout` measures where passages are.
 */
import type { Id } from '../../domain/model';
import type { ReadingPlace } from '../../domain/reading';
import { passageAt, readingPlaceAt, scrollTopOfPlace, type PassageLanding, type LaidOutPassage } from './reading';

export type { LaidOutPassage };

/** Finds where passages and notes are in the scrolled text. */
export interface Layout {
  /** The passages in their order on the page, with cached positions, which are measured again after `forget`. */
  passages(): readonly LaidOutPassage[];
  /** Position and height of a note in pixels; null if it is not on the page. */
  noteOf(id: Id): Omit<LaidOutPassage, 'id'> | null;
  /** Discards the cached positions. */
  forget(): void;
}

/** The scrolled element: the part of `HTMLElement` that is used here. */
export type Column = Pick<HTMLElement, 'scrollTop' | 'clientHeight' | 'scrollHeight' | 'scrollTo' | 'addEventListener'>;

/** Pixels left free above or below a note that was scrolled to. */
const MARGIN = 48;
/**
 * At most this many pixels are left free above a passage that was scrolled to; in a low column, the share of the visible height that
 * follows.
 */
const ABOVE = 72;
const ABOVE_SHARE = 0.12;
/** A scroll that ends within this many pixels of its target counts as having reached it. */
const CLOSE = 2;
/** If the target is more than this many visible heights away, the text jumps there without smooth scrolling. */
const LONG_WAY = 2;
/** Milliseconds after which a scroll counts as ended if the browser does not report its end: for a jump, and for smooth scrolling. */
const JUMP_ENDS = 120;
const RIDE_ENDS = 1200;

export class ReadingPosition {
  readonly #column: Column;
  readonly #layout: Layout;
  readonly #isCalm: () => boolean;
  /** Id of the passage that was last reached by scrolling or chosen: it must not make the text scroll back to it. */
  #reached: Id | null = null;
  /** True while the program scrolls: passages on the way do not count as read. */
  #isTravelling = false;
  /** Scroll position to which a chosen passage was brought; that passage counts as read until the reader scrolls away from there. */
  #landing: PassageLanding | null = null;
  /** The last computed reading place, with the scroll position and height of the text at that time. */
  #told: { readonly place: ReadingPlace; readonly top: number; readonly height: number } | null = null;

  /** `isCalm` returns whether the reader prefers reduced motion. */
  constructor(column: Column, layout: Layout, isCalm: () => boolean = () => false) {
    this.#column = column;
    this.#layout = layout;
    this.#isCalm = isCalm;
  }

  /** Whether a passage is the one that was reached or chosen last. */
  isAt(id: Id): boolean {
    return this.#reached === id;
  }

  /** The reading place now, or the one to which the program is scrolling; null if the text was never visible. */
  place(isShown: boolean): ReadingPlace | null {
    // A hidden column has no height, so its scroll position means nothing.
    if (!isShown || this.#column.clientHeight === 0) return this.#told?.place ?? null;
    const top = this.#isTravelling && this.#landing ? this.#landing.top : this.#column.scrollTop;
    return this.#tell(top);
  }

  /**
   * Called after the text was scrolled while `current` was being read. Returns the passage that is read now if it is another one, else
   * null.
   */
  scrolled(current: Id | null): Id | null {
    const { scrollTop, clientHeight } = this.#column;
    if (this.#isTravelling || clientHeight === 0) return null;
    this.#tell(scrollTop);
    const id = passageAt(this.#layout.passages(), scrollTop, clientHeight, this.#landing);
    if (id !== this.#landing?.id) this.#landing = null;
    if (id === null || id === current) return null;
    this.#reached = id;
    return id;
  }

  /** Whether the program, and not the reader, is scrolling now. */
  get isTravelling(): boolean {
    return this.#isTravelling;
  }

  /** Scrolls at once to the reading place at which the text was left. `current` is the passage being read there. */
  restore(place: ReadingPlace, current: Id | null): void {
    this.#layout.forget();
    const top = scrollTopOfPlace(this.#layout.passages(), place);
    this.#reached = current;
    this.#landing = current === null ? null : { id: current, top };
    this.#column.scrollTo({ top, behavior: 'instant' });
  }

  /**
   * Scrolls a passage to the upper end of the column, and further if needed to show its note `note`. Returns a function that stops the
   * scrolling; undefined if there is nothing to scroll.
   */
  bring(id: Id, note: Id | null = null): (() => void) | undefined {
    this.#reached = id;
    this.#layout.forget();
    const laid = this.#layout.passages().find((each) => each.id === id);
    if (!laid) return undefined;
    const { clientHeight, scrollHeight, scrollTop } = this.#column;
    const above = Math.min(ABOVE, clientHeight * ABOVE_SHARE);
    const wanted = this.#withNote(laid.top - above, note);
    const top = Math.min(Math.max(0, wanted), scrollHeight - clientHeight);
    this.#landing = { id, top };
    const way = Math.abs(scrollTop - top);
    return way < CLOSE ? undefined : this.#ride(top, this.#isCalm() || way > LONG_WAY * clientHeight);
  }

  /**
   * Keeps the passage `current` in view while another text with other heights replaces the present one: `shown` resolves once the new
   * text is laid out.
   */
  async hold(current: Id, shown: Promise<void>): Promise<void> {
    this.#isTravelling = true;
    await shown;
    this.#isTravelling = false;
    this.#layout.forget();
    const laid = this.#layout.passages().find((each) => each.id === current);
    if (!laid) return;
    const top = Math.max(0, laid.top - MARGIN);
    this.#landing = { id: current, top };
    this.#column.scrollTo({ top, behavior: 'instant' });
  }

  /**
   * Computes and caches the reading place at a scroll position. It is requested at every step of the browser's history, so it is computed
   * only after something moved.
   */
  #tell(top: number): ReadingPlace {
    const height = this.#column.scrollHeight;
    if (this.#told?.top !== top || this.#told.height !== height) {
      this.#told = { place: readingPlaceAt(this.#layout.passages(), top), top, height };
    }
    return this.#told.place;
  }

  /**
   * The scroll position at which a note is visible whole, or else from its top: `wanted` if it is visible there, or if there is no note.
   */
  #withNote(wanted: number, id: Id | null): number {
    const note = id === null ? null : this.#layout.noteOf(id);
    if (!note) return wanted;
    const { clientHeight } = this.#column;
    const bottom = note.top + note.height;
    if (bottom <= wanted + clientHeight - MARGIN) return wanted;
    return Math.min(note.top - MARGIN, bottom - clientHeight + MARGIN);
  }

  #ride(top: number, isJump: boolean): () => void {
    const column = this.#column;
    const ride = new AbortController();
    const { signal } = ride;
    this.#isTravelling = true;
    const arrive = (): void => {
      if (signal.aborted) return;
      this.#isTravelling = false;
      ride.abort();
      clearTimeout(timer);
    };
    // The browser may also report the end of an earlier scroll, so only an end at the target counts.
    const stopped = (): void => {
      if (Math.abs(column.scrollTop - top) < CLOSE) arrive();
    };
    column.addEventListener('scrollend', stopped, { signal });
    // If the reader takes over by wheel, touch, pointer or key, the program stops scrolling.
    for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const) {
      column.addEventListener(type, arrive, { signal, passive: true });
    }
    // Some browsers do not report the end of a scroll, so a timer ends it.
    const timer = setTimeout(arrive, isJump ? JUMP_ENDS : RIDE_ENDS);
    column.scrollTo({ top, behavior: isJump ? 'instant' : 'smooth' });
    return arrive;
  }
}
