/**
 * The regions of the page, between which keys move the focus: each remembers the element in it that had the focus last. This file does
 * not know what the regions hold: who moves the focus says where it goes if nothing is remembered.
 */
import type { Attachment } from 'svelte/attachments';

/** The element that had the focus last in a region. */
interface LeftElement {
  readonly element: HTMLElement | SVGElement;
  /** What the region showed then. */
  readonly shown: string;
}

/** The regions of a page, by name and in the order in which keys step through them. */
export class Regions<Name extends string> {
  readonly #order: readonly Name[];
  /** Returns what a region shows now, as a text that changes with it. */
  readonly #shows: (name: Name) => string;
  /** The elements of each region: it may be in several places of the page. */
  readonly #elements = new Map<Name, readonly HTMLElement[]>();
  readonly #left = new Map<Name, LeftElement>();

  constructor(order: readonly Name[], shows: (name: Name) => string = () => '') {
    this.#order = order;
    this.#shows = shows;
  }

  /** Attachment (`{@attach}`): the element is the region with this name, or a part of it, while it is on the page. */
  region(name: Name): Attachment<HTMLElement> {
    return (element) => {
      // What the region shows is asked when the focus leaves: by then a text, for instance, has scrolled to what has the focus.
      const leave = ({ target }: FocusEvent): void => {
        if (target instanceof HTMLElement || target instanceof SVGElement)
          this.#left.set(name, { element: target, shown: this.#shows(name) });
      };
      this.#elements.set(name, [...this.#partsOf(name), element]);
      element.addEventListener('focusout', leave);
      return () => {
        element.removeEventListener('focusout', leave);
        this.#elements.set(
          name,
          this.#partsOf(name).filter((each) => each !== element),
        );
        if (element.contains(this.#left.get(name)?.element ?? null)) this.#left.delete(name);
      };
    };
  }

  /** The region that holds the focus; null if none does. */
  get focused(): Name | null {
    const { activeElement } = document;
    return this.#order.find((name) => this.#partsOf(name).some((element) => element.contains(activeElement))) ?? null;
  }

  #partsOf(name: Name): readonly HTMLElement[] {
    return this.#elements.get(name) ?? [];
  }

  /**
   * The region before (`step` -1) or after (1) the one that holds the focus, in a circle, among those of which `isThere` is true; null if
   * there is no other. If no region holds the focus, the first or the last.
   */
  beside(step: 1 | -1, isThere: (name: Name) => boolean): Name | null {
    const there = this.#order.filter((name) => name === this.focused || isThere(name));
    const at = there.findIndex((name) => name === this.focused);
    const to = at < 0 ? (step > 0 ? 0 : -1) : (at + step) % there.length;
    const name = there.at(to) ?? null;
    return name === this.focused ? null : name;
  }

  /**
   * Moves the focus into a region: to the element that had it last, if the region still shows what it showed then, else where `home`
   * moves it. If the region has the focus already, `home` is called. Returns false if the focus could not be moved.
   */
  enter(name: Name, home: () => boolean): boolean {
    const left = this.#left.get(name);
    if (left && this.focused !== name && left.shown === this.#shows(name) && left.element.isConnected) {
      left.element.focus();
      if (document.activeElement === left.element) return true;
    }
    return home();
  }
}
