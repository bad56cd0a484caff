/**
 * The keys of a presentation, in both windows. Clickers send Page Up and Page Down, most also `.` or `B` and Escape. Keys that are a single
 * letter, figure or sign work only if the reader has not turned such keys off (WCAG 2.2, 2.1.4): presenting is no component that has the
 * focus, so that the exception does not hold for it. Everything that they do has a button.
 */

/** What a key asks for. */
export type StageCommand =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  /** Shows again what the step shows. */
  | 'again'
  /** Shows the next question of the step, or the answer to the one that is shown. */
  | 'reveal'
  | 'blank'
  | 'full'
  | 'ring'
  | 'notes'
  | 'larger'
  | 'smaller'
  | 'keys'
  | 'escape'
  /** Ends a number that was typed figure by figure. */
  | 'enter'
  | { readonly digit: number };

/** A key that was pressed, and where. */
export interface StageKey extends Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> {
  /** What has the focus: a text field takes every key, a control takes Space and Enter. */
  readonly on: 'page' | 'control' | 'text';
}

/** The keys of each command, named as in `KeyboardEvent.key`; lower case. */
const NAMED: Readonly<Record<string, StageCommand>> = {
  pagedown: 'next',
  arrowright: 'next',
  arrowdown: 'next',
  pageup: 'previous',
  arrowleft: 'previous',
  arrowup: 'previous',
  home: 'first',
  end: 'last',
  backspace: 'again',
  escape: 'escape',
};
const LETTERS: Readonly<Record<string, StageCommand>> = {
  b: 'blank',
  '.': 'blank',
  q: 'reveal',
  f: 'full',
  l: 'ring',
  n: 'notes',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '?': 'keys',
};

/** What a key asks for; null for nothing. `hasLetters` says whether single letters, figures and signs are keys. */
export function commandOfKey({ key, on, ...held }: StageKey, hasLetters: boolean): StageCommand | null {
  if (on === 'text' || held.ctrlKey || held.metaKey || held.altKey) return null;
  if (key === ' ' || key === 'Enter') {
    if (on === 'control') return null;
    return key === 'Enter' ? 'enter' : held.shiftKey ? 'previous' : 'next';
  }
  const name = key.toLowerCase();
  if (Object.hasOwn(NAMED, name)) return NAMED[name] ?? null;
  if (!hasLetters) return null;
  if (/^\d$/.test(key)) return { digit: Number(key) };
  return Object.hasOwn(LETTERS, name) ? (LETTERS[name] ?? null) : null;
}

/** What has the focus, as far as keys are concerned. */
export function focusKind(target: EventTarget | null): StageKey['on'] {
  if (!(target instanceof HTMLElement)) return 'page';
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return 'text';
  if (target instanceof HTMLInputElement) return /^(checkbox|radio|button)$/.test(target.type) ? 'control' : 'text';
  return /^(BUTTON|A|SUMMARY)$/.test(target.tagName) || target.tabIndex === 0 ? 'control' : 'page';
}

/** The number of a step, typed figure by figure. */
export class StepNumber {
  #typed = '';

  /** What was typed so far; empty for nothing. */
  get typed(): string {
    return this.#typed;
  }

  /** Takes a figure. Returns the number once no further figure could belong to it; null until then, and for no step of `total`. */
  type(digit: number, total: number): number | null {
    this.#typed += String(digit);
    const number = Number(this.#typed);
    if (number > total) {
      // A new number begins with this figure, if there is such a step.
      const isLong = this.#typed.length > 1;
      this.#typed = '';
      return isLong ? this.type(digit, total) : null;
    }
    if (number === 0 || number * 10 <= total) return null;
    this.#typed = '';
    return number;
  }

  /** Ends the number. Returns it; null if none was typed. */
  end(): number | null {
    const number = Number(this.#typed);
    this.#typed = '';
    return number > 0 ? number : null;
  }
}

/** A row of the list of keys. */
export interface ListedKey {
  readonly keys: readonly string[];
  readonly does: string;
  /** Whether all of its keys are single letters, figures or signs. */
  readonly isLetter: boolean;
}

/** The list of keys for the reader. */
export const LISTED_KEYS: readonly ListedKey[] = [
  { keys: ['Page Down', '→', '↓', 'Space'], does: 'Next', isLetter: false },
  { keys: ['Page Up', '←', '↑', 'Shift+Space'], does: 'Back', isLetter: false },
  { keys: ['1', '2', '…', 'Enter'], does: 'To the step with that number', isLetter: true },
  { keys: ['Home', 'End'], does: 'To the start slide, to the closing slide', isLetter: false },
  { keys: ['Backspace'], does: 'Show the step again, after the map or the date was moved', isLetter: false },
  { keys: ['Q'], does: 'Show the next question, then its answer', isLetter: true },
  { keys: ['B', '.'], does: 'Black screen, and back', isLetter: true },
  { keys: ['L'], does: 'Ring around what the pointer is at', isLetter: true },
  { keys: ['N'], does: 'Notes, when presenting in one window', isLetter: true },
  { keys: ['F'], does: 'Full screen, in the window that has the keyboard', isLetter: true },
  { keys: ['+', '-'], does: 'Text larger, smaller', isLetter: true },
  { keys: ['?'], does: 'This list', isLetter: true },
  { keys: ['Esc'], does: 'Close what is open; twice: end presenting', isLetter: false },
];
