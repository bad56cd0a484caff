/**
 * A combobox: a text field with a list of options below it (ARIA Authoring Practices Guide 1.2, "Combobox Pattern", list autocomplete with
 * manual selection). The focus stays in the field; `aria-activedescendant` names the option that the keys have reached. It knows neither
 * the options nor how they are drawn: whoever draws them says how many there are.
 */

/** What a combobox asks of the component that draws it. */
export interface ComboboxOptions {
  /** Beginning of the ids of list and options, unique on the page. */
  readonly id: string;
  /** Number of options. */
  readonly count: () => number;
  /** Whether the field has text; without any, nothing is listed. */
  readonly hasText: () => boolean;
  /** Called with the position of the option that was chosen with a key. */
  readonly onchoose: (at: number) => void;
  /** Called when Escape is pressed while nothing is listed: the field is to be emptied and left. */
  readonly oncancel: () => void;
}

/** Position of the active option while none is. */
export const NONE = -1;

/** State and keys of one combobox. */
export class Combobox {
  readonly #options: ComboboxOptions;
  #isOpen = $state(false);
  #active = $state(NONE);

  constructor(options: ComboboxOptions) {
    this.#options = options;
  }

  /** Whether what belongs to the field is shown below it: the list, or what is said before anything was typed. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether options are listed. */
  get isListed(): boolean {
    return this.#isOpen && this.#options.hasText();
  }

  /** Position of the option that the keys have reached; `NONE` while they belong to the field. */
  get active(): number {
    return this.#active;
  }

  /** Id of the list. */
  get listId(): string {
    return `${this.#options.id}-list`;
  }

  /** Id of an option. */
  optionId(at: number): string {
    return `${this.#options.id}-option-${at}`;
  }

  /** Id of the active option, for `aria-activedescendant` of the field; undefined while none is. */
  get activeId(): string | undefined {
    return this.isListed && this.#active !== NONE ? this.optionId(this.#active) : undefined;
  }

  /** Shows what belongs to the field. */
  open(): void {
    this.#isOpen = true;
  }

  /** Hides it; the keys belong to the field again. */
  close(): void {
    this.#isOpen = false;
    this.#active = NONE;
  }

  /** The text has changed: its options are listed, none of them active. */
  typed(): void {
    this.#isOpen = true;
    this.#active = NONE;
  }

  /** Makes an option active, as if the keys had reached it. */
  reach(at: number): void {
    this.#active = at;
  }

  /** Handles a key that was pressed in the field or in the list. */
  readonly keydown = (event: KeyboardEvent): void => {
    // While letters are composed the keys belong to the input method; with a modifier, to browser and system.
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (this.#handled(event)) event.preventDefault();
  };

  /** Whether a key did something here; any other is the field's. */
  #handled(event: KeyboardEvent): boolean {
    const last = this.#options.count() - 1;
    switch (event.key) {
      case 'Escape':
        // Only the topmost thing closes, not what lies under it.
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
        // While the keys belong to the field, these two move its caret.
        if (!this.isListed || this.#active === NONE) return false;
        this.#active = event.key === 'Home' ? 0 : last;
        return true;
      case 'Enter':
        if (!this.isListed || last < 0) return false;
        this.#options.onchoose(Math.max(this.#active, 0));
        return true;
      default:
        // A letter, and an arrow that moves the caret, lead back to the field.
        if (event.key.length === 1 || event.key === 'ArrowLeft' || event.key === 'ArrowRight') this.#active = NONE;
        return false;
    }
  }
}
