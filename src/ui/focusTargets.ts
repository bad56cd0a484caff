/** Elements that can be given the keyboard by name, so that no component has to know the markup of another. */
import type { Attachment } from 'svelte/attachments';

/** Names of elements that take the keyboard. An action of the toolbar has the name `action:` with its id. */
export type FocusName =
  /** The column of the text. */
  | 'text'
  /** The card of what is selected, and its heading. */
  | 'details'
  | 'details-title'
  /** The list of what differs between two days. */
  | 'differences'
  /** The button that begins a comparison of two days. */
  | 'compare'
  | `action:${string}`;

/** Names and the elements that have them. */
export class FocusTargets<Name extends string> {
  #targets: readonly { readonly name: Name; readonly element: HTMLElement }[] = [];

  /** For `{@attach}`: gives an element a name while it is on the page. Where two have one name, the later one counts. */
  named(name: Name): Attachment<HTMLElement> {
    return (element) => {
      const target = { name, element };
      this.#targets = [...this.#targets, target];
      return () => void (this.#targets = this.#targets.filter((each) => each !== target));
    };
  }

  /** Gives the keyboard to the element of a name. False where there is none, or where it does not take it. */
  focus(name: Name, options?: FocusOptions): boolean {
    const element = this.#elementOf(name);
    element?.focus(options);
    return element !== undefined && document.activeElement === element;
  }

  /** Whether the keyboard is at or inside the element of a name. */
  holds(name: Name): boolean {
    return this.#elementOf(name)?.contains(document.activeElement) ?? false;
  }

  #elementOf(name: Name): HTMLElement | undefined {
    return this.#targets.findLast((each) => each.name === name)?.element;
  }
}

/** The elements of the page. */
export const focusTargets = new FocusTargets<FocusName>();
