/** The keys of a list of buttons of which the Tab key reaches one: arrow keys, Home, End, and the first letters of names. */
import { positionOfTyped, TYPING_PAUSE } from './featureItems';

/** Nothing was typed. */
const NOTHING = { letters: '', at: -Infinity } as const;

export class ListKeys {
  /** The letters that were typed last, and when, in milliseconds. */
  #typed: { readonly letters: string; readonly at: number } = NOTHING;

  /** Moves the focus from the button that has it. `names` are those of all buttons of the list, in their order. */
  press(event: KeyboardEvent, list: HTMLElement, names: readonly string[]): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(event.currentTarget as HTMLButtonElement);
    const isLetter = /^\p{L}$/u.test(event.key);
    // Any other key ends the word: the next letter begins another.
    if (!isLetter) this.#typed = NOTHING;
    const to = isLetter ? this.#type(event, names, at) : positionAfter(event.key, at, buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    if (to !== null) buttons[(to + buttons.length) % buttons.length]?.focus();
  }

  /** Moves the focus to the first button. */
  start(list: HTMLElement): void {
    list.querySelector('button')?.focus();
  }

  /** A letter belongs to the list even if no name begins with it: letters that are keys of the page do nothing here. */
  #type({ key, timeStamp }: KeyboardEvent, names: readonly string[], at: number): number | null {
    const letters = timeStamp - this.#typed.at < TYPING_PAUSE ? this.#typed.letters + key : key;
    this.#typed = { letters, at: timeStamp };
    return positionOfTyped(names, letters, at);
  }
}

function positionAfter(key: string, at: number, count: number): number | undefined {
  return { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
}
