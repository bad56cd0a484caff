/**
 * Knows which card of a story lies at the reading line of the scrolled column, says so once the reader’s own scrolling rests, and scrolls to
 * a card for the program. The browser watches the line (Intersection Observer): a story may have hundreds of cards.
 */
import type { Attachment } from 'svelte/attachments';
import type { Id } from '../../domain/model';

/** The reading line: this many pixels below the upper edge of the column, in a low column this share of its height. No card is lower. */
const LINE = 120;
const LINE_SHARE = 0.3;
/** Milliseconds without scrolling after which the reader counts as resting at a card. */
const REST = 350;
/** If a card is more than this many visible heights away, the column jumps there. */
const LONG_WAY = 2.5;

/** What the column is told. */
export interface StepScrollOptions {
  /** Called with the id of the card at which the reader rests after scrolling. */
  readonly onrest: (id: Id) => void;
  /** Whether the reader prefers reduced motion. */
  readonly isCalm?: () => boolean;
}

export class StepScroll {
  readonly #options: StepScrollOptions;
  #column: HTMLElement | null = null;
  #observer: IntersectionObserver | null = null;
  readonly #cards = new Map<Id, HTMLElement>();
  /** The card at the reading line; null before the browser has told. */
  #reached: Id | null = null;
  /** Where the column rests: at which card, and which share of the card lies above its upper edge. */
  #place: { readonly id: Id; readonly share: number } | null = null;
  /** Whether the reader scrolls, and not the program or the browser. */
  #isByHand = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StepScrollOptions) {
    this.#options = options;
  }

  /** Attachment (`{@attach}`) for the scrolled column. */
  readonly column: Attachment<HTMLElement> = (element) => {
    this.#column = element;
    const end = new AbortController();
    const options = { passive: true, signal: end.signal };
    const hand = (): void => void (this.#isByHand = true);
    // A pointer that goes down may take the scroll bar.
    for (const event of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const) {
      element.addEventListener(event, hand, options);
    }
    element.addEventListener('scroll', () => this.#scrolled(), options);
    const sizes = new ResizeObserver(() => {
      this.#keep();
      this.#watch();
    });
    sizes.observe(element);
    this.#watch();
    return () => {
      end.abort();
      sizes.disconnect();
      this.#observer?.disconnect();
      this.#observer = null;
      this.#column = null;
      clearTimeout(this.#timer);
    };
  };

  /** Attachment (`{@attach}`) for the card of a step. */
  card(id: Id): Attachment<HTMLElement> {
    return (element) => {
      this.#cards.set(id, element);
      this.#observer?.observe(element);
      return () => {
        this.#observer?.unobserve(element);
        if (this.#cards.get(id) === element) this.#cards.delete(id);
      };
    };
  }

  /** Scrolls a card to the upper edge of the column, or the first one with what stands above it; at once if `isJump`, for a reader who wants no motion, and over long ways. */
  bring(id: Id, isJump = false): void {
    const [column, card] = [this.#column, this.#cards.get(id)];
    if (!column || !card) return;
    this.#isByHand = false;
    clearTimeout(this.#timer);
    const isFirst = this.#cards.values().next().value === card;
    const way = isFirst ? -column.scrollTop : card.getBoundingClientRect().top - column.getBoundingClientRect().top;
    const jumps = isJump || this.#options.isCalm?.() === true || Math.abs(way) > LONG_WAY * column.clientHeight;
    column.scrollTo({ top: column.scrollTop + way, behavior: jumps ? 'instant' : 'smooth' });
    this.#place = { id, share: 0 };
  }

  /** Stays at what is read when the column gets another size: a turned phone breaks all lines anew. */
  #keep(): void {
    const [column, place] = [this.#column, this.#place];
    const card = place && this.#cards.get(place.id);
    if (!column || !card || this.#isByHand) return;
    if (place.share <= 0) return void this.bring(place.id, true);
    const { top, height } = card.getBoundingClientRect();
    const way = top - column.getBoundingClientRect().top + place.share * height;
    column.scrollTo({ top: column.scrollTop + way, behavior: 'instant' });
  }

  /** Remembers where the reader has scrolled to. */
  #remember(id: Id): void {
    const [column, card] = [this.#column, this.#cards.get(id)];
    if (!column || !card) return;
    const { top, height } = card.getBoundingClientRect();
    this.#place = { id, share: height > 0 ? (column.getBoundingClientRect().top - top) / height : 0 };
  }

  #scrolled(): void {
    if (!this.#isByHand) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isByHand = false;
      if (this.#reached === null) return;
      this.#remember(this.#reached);
      this.#options.onrest(this.#reached);
    }, REST);
  }

  /** Watches which card lies at the reading line of the column in its present height. */
  #watch(): void {
    const column = this.#column;
    if (!column) return;
    this.#observer?.disconnect();
    const height = column.clientHeight;
    if (height === 0) return;
    const line = Math.round(Math.min(LINE, height * LINE_SHARE));
    this.#observer = new IntersectionObserver((entries) => this.#hear(entries), {
      root: column,
      rootMargin: `-${line}px 0px -${Math.max(0, height - line - 1)}px 0px`,
    });
    for (const card of this.#cards.values()) this.#observer.observe(card);
  }

  #hear(entries: readonly IntersectionObserverEntry[]): void {
    const there = entries.findLast(({ isIntersecting }) => isIntersecting)?.target;
    for (const [id, element] of this.#cards) if (element === there) this.#reached = id;
  }
}
