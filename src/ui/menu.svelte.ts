/**
 * A menu that a button opens (ARIA Authoring Practices Guide 1.2, "Menu Button Pattern"): arrow keys, Home, End and first letters move
 * among its items, Escape closes it and gives the focus back to the button. It knows no markup: its parts are attached to elements.
 */
import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { closables } from './closables';

/** An entry of a menu. */
export interface MenuEntry {
  readonly id: string;
  /** What the entry does, in a few words. */
  readonly label: string;
  /** A second line; absent for none. */
  readonly detail?: string;
  /** `choice`: one of a group. `switch`: on or off, and the menu stays open. Absent for an entry that only does something. */
  readonly type?: 'choice' | 'switch';
  /** Whether a choice or a switch is on. */
  readonly isOn?: boolean;
  /** Does what the entry says. */
  readonly run: () => void;
}

/** Entries that belong together. */
export interface MenuGroup {
  /** Heading of the group; empty for none. */
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

/** The item that a key leads to: its position, or null if the key does not move. `labels` are the texts of all items. */
export function itemAfterKey(key: string, at: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key.length !== 1 || key === ' ') return null;
  for (let step = 1; step <= count; step++) {
    const position = (at + step) % count;
    if (labels[position]?.toLowerCase().startsWith(key.toLowerCase())) return position;
  }
  return null;
}

export class Menu {
  /** Whether the menu is open. */
  isOpen = $state(false);
  #button: HTMLElement | null = null;
  #items: readonly HTMLElement[] = [];

  /** Attachment for the button that opens the menu. */
  readonly button: Attachment<HTMLElement> = (element) => {
    this.#button = element;
    return () => void (this.#button = null);
  };

  /** Attachment for the element that holds the items, which is on the page while the menu is open: Escape closes it. */
  readonly list: Attachment<HTMLElement> = () => closables.add(this.dismiss);

  /** Attachment for an item; items are attached in their order. */
  readonly item: Attachment<HTMLElement> = (element) => {
    this.#items = [...this.#items, element];
    return () => void (this.#items = this.#items.filter((each) => each !== element));
  };

  /** Opens the menu with the focus on its first or last item, or on the first that is checked. */
  open(at: 'first' | 'last' | 'checked' = 'first'): void {
    this.isOpen = true;
    void tick().then(() => {
      const checked =
        at === 'checked' ? this.#items.find((item) => item.getAttribute('aria-checked') === 'true') : undefined;
      (checked ?? this.#items.at(at === 'last' ? -1 : 0))?.focus();
    });
  }

  /** Opens the menu at what is checked in it, or closes it. */
  readonly toggle = (): void => {
    if (this.isOpen) this.dismiss();
    else this.open('checked');
  };

  /** Closes the menu and gives the focus back to its button. */
  readonly dismiss = (): void => {
    this.isOpen = false;
    this.#button?.focus();
  };

  /** Handles a key that was pressed on the button. Enter and Space click it. */
  readonly pressButton = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.open(event.key === 'ArrowDown' ? 'first' : 'last');
  };

  /** Handles a key that was pressed on an item. */
  readonly pressItem = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Tab') {
      // The focus moves on from the button, as if the menu were not there.
      this.dismiss();
      return;
    }
    const at = this.#items.findIndex((each) => each === event.currentTarget);
    const to = itemAfterKey(
      event.key,
      at,
      this.#items.map(({ textContent }) => textContent.trim()),
    );
    if (to === null) return;
    event.preventDefault();
    this.#items[to]?.focus();
  };

  /** Called when the focus leaves an item or the button for another element. */
  readonly leave = ({ relatedTarget }: FocusEvent): void => {
    const isInside = relatedTarget === this.#button || this.#items.some((each) => each === relatedTarget);
    // Without a new element the window has lost the focus, or the menu has closed.
    if (relatedTarget && !isInside) this.isOpen = false;
  };
}
