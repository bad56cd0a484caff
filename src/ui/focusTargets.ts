/** Registry of elements that can be focused by name, so that no component needs to know the markup of another. */
import type { Attachment } from 'svelte/attachments';

/** Names of elements that can be focused. The button of a toolbar action has the name `action:` with the action's id. */
export type FocusName =
  /** The column with the text. */
  | 'text'
  /** The card of the selected record, and its heading. */
  | 'details'
  | 'details-title'
  /** The list of what differs between two days, and its heading. */
  | 'differences'
  | 'differences-title'
  /** The heading of the part of it that tells of the reader's own data. */
  | 'own-differences'
  /** Headings of regions, and the Tab stop of the toolbar. */
  | 'map'
  | 'timeline'
  | 'tools'
  /** The number of a passage in the text, by the passage's id. From there the arrow keys lead through the passage's links. */
  | `passage:${string}`
  /** The list of the venue view, and its heading. */
  | 'venue-list'
  | 'venue-list-title'
  /** The button that starts a comparison of two days. */
  | 'compare'
  /** The date over the map, and the first field for a date in the timeline. */
  | 'date'
  | 'date-field'
  /** The heading of a panel over the map, by the panel's name. */
  | `panel:${string}`
  /** The story in place of the text, its cards, the heading of a card by the id of its step, and the button to the next. */
  | 'story-view'
  | 'story'
  | `step:${string}`
  | 'story-next'
  /** The button that shows what came after, in the offer at the last day. */
  | 'offer-after'
  /**
   * The view in which a reader makes stories, its heading, the title of a story, the rows and titles of steps, their other fields, and the
   * button that records one.
   */
  | 'own-stories'
  | 'own-heading'
  | 'own-story-title'
  | 'own-record'
  | `own-step:${string}`
  | `own-title:${string}`
  | `own-field:${string}`
  /** The view of a reader's own data, and its heading. */
  | 'own-data'
  | 'own-data-heading'
  /** The card of a feature of the reader's own. */
  | 'own-card'
  /** The heading of the presenter's console, and its parts, each by what it is called. */
  | `stage:${string}`
  /** The table in place of the text, its heading, and the heading of its column that Tab reaches. */
  | 'table-view'
  | 'table-title'
  | 'table'
  | `action:${string}`;

/** Registers elements by name. */
export class FocusTargets<Name extends string> {
  #targets: readonly { readonly name: Name; readonly element: HTMLElement }[] = [];

  /**
   * Attachment (`{@attach}`) that gives an element a name while it is on the page. If two elements have the same name, the later one
   * counts.
   */
  named(name: Name): Attachment<HTMLElement> {
    return (element) => {
      const target = { name, element };
      this.#targets = [...this.#targets, target];
      return () => void (this.#targets = this.#targets.filter((each) => each !== target));
    };
  }

  /** Focuses the element with a name. Returns false if there is none or if it cannot be focused. */
  focus(name: Name, options?: FocusOptions): boolean {
    const element = this.#elementOf(name);
    element?.focus(options);
    return element !== undefined && document.activeElement === element;
  }

  /** Whether the focus is on or inside the element with a name. */
  holds(name: Name): boolean {
    return this.#elementOf(name)?.contains(document.activeElement) ?? false;
  }

  #elementOf(name: Name): HTMLElement | undefined {
    return this.#targets.findLast((each) => each.name === name)?.element;
  }
}

/** The registry of the page. */
export const focusTargets = new FocusTargets<FocusName>();
