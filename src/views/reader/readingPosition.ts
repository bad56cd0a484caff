/**
 * Where in the column of text the reader is, and how the program goes somewhere in it. All positions are pixels from the top of the scrolled
 * text. Nothing here knows the markup: `Layout` says where passages lie.
 */
import type { Id } from '../../domain/model';
import type { ReadingPlace } from '../../domain/reading';
import { passageAt, placeAt, topOf, type Landing, type Laid } from './reading';

export type { Laid };

/** Where passages and notes are laid out. */
export interface Layout {
  /** The passages in their order on the page, as they were measured last; measured anew after `forget`. */
  passages(): readonly Laid[];
  /** Where a note lies; null where it is not on the page. */
  noteOf(id: Id): Omit<Laid, 'id'> | null;
  /** Makes the next question be measured anew. */
  forget(): void;
}

/** The column of text, as far as this needs it: an HTMLElement is one. */
export type Column = Pick<HTMLElement, 'scrollTop' | 'clientHeight' | 'scrollHeight' | 'scrollTo' | 'addEventListener'>;

/** Pixels that are left free above or below what was gone to. */
const MARGIN = 48;
/** Pixels that are left free above a passage that was gone to, at most, and the share of the visible height that they are on a low column. */
const ABOVE = 72;
const ABOVE_SHARE = 0.12;
/** Pixels by which a scroll may miss its target. */
const CLOSE = 2;
/** A way of more than so many visible heights is not shown: a ride over many screens tells nothing. */
const LONG_WAY = 2;
/** Milliseconds after which a way counts as ended where the browser does not tell: a jump, a ride. */
const JUMP_ENDS = 120;
const RIDE_ENDS = 1200;

export class ReadingPosition {
  readonly #column: Column;
  readonly #layout: Layout;
  readonly #isCalm: () => boolean;
  /** The passage that scrolling reached last, or that was gone to: it must not scroll the text back to itself. */
  #reached: Id | null = null;
  /** True while the program scrolls: what passes by is not read. */
  #isTravelling = false;
  /** Where a chosen passage was brought; it is the one being read until the reader scrolls away from there. */
  #landing: Landing | null = null;
  /** The place that was told last, and the scroll position and the height of the text then. */
  #told: { readonly place: ReadingPlace; readonly top: number; readonly height: number } | null = null;

  /** `isCalm` says whether the reader wants no motion. */
  constructor(column: Column, layout: Layout, isCalm: () => boolean = () => false) {
    this.#column = column;
    this.#layout = layout;
    this.#isCalm = isCalm;
  }

  /** Whether a passage is the one that was reached or gone to last. */
  isAt(id: Id): boolean {
    return this.#reached === id;
  }

  /** The place in the text, or the one that the text is on its way to; null where it has never been seen. */
  place(isShown: boolean): ReadingPlace | null {
    // Out of sight the column has no height, and a scroll position means nothing.
    if (!isShown || this.#column.clientHeight === 0) return this.#told?.place ?? null;
    const top = this.#isTravelling && this.#landing ? this.#landing.top : this.#column.scrollTop;
    return this.#tell(top);
  }

  /** The text was scrolled while `current` was being read. The passage that is read now, where it is another; else null. */
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

  /** Whether what scrolls now is the program. */
  get isTravelling(): boolean {
    return this.#isTravelling;
  }

  /** Puts the text where it was left, at once. `current` is being read there. */
  restore(place: ReadingPlace, current: Id | null): void {
    this.#layout.forget();
    const top = topOf(this.#layout.passages(), place);
    this.#reached = current;
    this.#landing = current === null ? null : { id: current, top };
    this.#column.scrollTo({ top, behavior: 'instant' });
  }

  /**
   * Brings a passage to the upper end of the column, so far that a note beside it is seen, too, where one is named. Returns what ends the
   * ride; undefined where there is none.
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
   * Another text is about to be shown, with other heights: `shown` comes once it is laid out. Then `current` is put back to the upper end,
   * at once.
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

  /** The place at a scroll position. It is asked for at every step of the history: worked out where something has moved. */
  #tell(top: number): ReadingPlace {
    const height = this.#column.scrollHeight;
    if (this.#told?.top !== top || this.#told.height !== height) {
      this.#told = { place: placeAt(this.#layout.passages(), top), top, height };
    }
    return this.#told.place;
  }

  /** The scroll position at which a note is seen whole, or from its top: `wanted` where it is seen there, and where there is none. */
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
    // The end of a scroll that began before this one is told, too: only the end at the target counts.
    const stopped = (): void => {
      if (Math.abs(column.scrollTop - top) < CLOSE) arrive();
    };
    column.addEventListener('scrollend', stopped, { signal });
    // A reader who takes hold of the column goes before the program.
    for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const) {
      column.addEventListener(type, arrive, { signal, passive: true });
    }
    // Not every browser tells when a scroll has ended.
    const timer = setTimeout(arrive, isJump ? JUMP_ENDS : RIDE_ENDS);
    column.scrollTo({ top, behavior: isJump ? 'instant' : 'smooth' });
    return arrive;
  }
}
