/**
 * A combobox: a text field with a list of options below it (ARIA Authoring Practices Guide 1.2, "Combobox Pattern", list autocomplete
 * with manual selection). The focus stays in the field; `aria-activedescendant` names the active option. This file does not know the
 * options or how they are drawn: the component that draws them tells it how many there are.
 */

/** What a combobox needs from the component that draws it. */
export interface ComboboxOptions {
  /** Prefix of the HTML ids of list and options, unique on the page. */
  readonly id: string;
  /** Returns the number of options. */
  readonly count: () => number;
  /** Returns whether the field has text; without text, no options are listed. */
  readonly hasText: () => boolean;
  /** Called with the index of the option that was chosen with the keyboard. */
  readonly onchoose: (at: number) => void;
  /** Called when Escape is pressed while no options are listed: the component then clears the field and moves the focus out of it. */
  readonly oncancel: () => void;
}

/** Index of the active option if there is none. */
export const NO_OPTION = -1;

/** State and key handling of one combobox. */
export class Combobox {
  readonly #options: ComboboxOptions;
  #isOpen = $state(false);
  #active = $state(NO_OPTION);

  constructor(options: ComboboxOptions) {
    this.#options = options;
  }

  /** Whether something is shown below the field: the options, or a hint before anything was typed. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether options are listed. */
  get isListed(): boolean {
    return this.#isOpen && this.#options.hasText();
  }

  /** Index of the active option, to which the arrow keys have moved; `NO_OPTION` while keys act on the text field. */
  get active(): number {
    return this.#active;
  }

  /** HTML id of the list of options. */
  get listId(): string {
    return `${this.#options.id}-list`;
  }

  /** HTML id of an option, by its index. */
  optionId(at: number): string {
    return `${this.#options.id}-option-${at}`;
  }

  /** HTML id of the active option, for the field's `aria-activedescendant`; undefined if no option is active. */
  get activeId(): string | undefined {
    return this.isListed && this.#active !== NO_OPTION ? this.optionId(this.#active) : undefined;
  }

  /** Shows the options, or the hint. */
  open(): void {
    this.#isOpen = true;
  }

  /** Hides the options; keys act on the text field again. */
  close(): void {
    this.#isOpen = false;
    this.#active = NO_OPTION;
  }

  /** Called when the text has changed: its options are listed, and none of them is active. */
  typed(): void {
    this.#isOpen = true;
    this.#active = NO_OPTION;
  }

  /** Makes an option active, as the arrow keys do. */
  reach(at: number): void {
    this.#active = at;
  }

  /** Handles a key pressed in the field or in the list. */
  readonly keydown = (event: KeyboardEvent): void => {
    // During letter composition keys belong to the input method; with a modifier key they belong to browser and system.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#handled(event)) event.preventDefault();
  };

  /** Handles a key; returns false for keys that the text field must handle. */
  #handled(event: KeyboardEvent): boolean {
    const last = this.#options.count() - 1;
    switch (event.key) {
      case 'Escape':
        // Escape closes only the options and not a dialog around them.
        event.stopPropagation();
        if (this.isListed) this.close();
        else this.#options.oncancel();
        return true;
      case 'ArrowDown':
        if (!this.isListed) this.#isOpen = true;
        else this.#active = this.#active >= last ? Math.min(0, last) : this.#active + 1;
        return true;
      case 'ArrowUp':
        if (!this.isListed) return false;
        this.#active = this.#active <= 0 ? last : this.#active - 1;
        return true;
      case 'Home':
      case 'End':
        // While no option is active, Home and End move the caret in the text field.
        if (!this.isListed || this.#active === NO_OPTION) return false;
        this.#active = event.key === 'Home' ? 0 : last;
        return true;
      case 'Enter':
        if (!this.isListed || last < 0) return false;
        this.#options.onchoose(Math.max(this.#active, 0));
        return true;
      default:
        // Typing a letter, or moving the caret with an arrow key, makes keys act on the text field again.
        if (event.key.length === 1 || event.key === 'ArrowLeft' || event.key === 'ArrowRight') this.#active = NO_OPTION;
        return false;
    }
  }
}
