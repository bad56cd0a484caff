/**
 * The actions that a reader can take anywhere on the page, as one list from which the toolbar and the shortcuts are made. A new action is
 * one record here or in the list that `App` makes.
 */
import type { SearchedTool } from '../search/tools';
import type { KeyEntry } from '../views/keys/keyNames';

/** An action that a reader can take from the toolbar or by shortcut. */
export interface Action {
  /** Id of the action in kebab-case; its button has the focus name `action:` with this id. */
  readonly id: string;
  /** Text of the action's button. */
  readonly label: string;
  /** Words by which the search finds the action, for what it does and makes; they are not in its label. */
  readonly also?: readonly string[];
  /** Whether the action opens a dialog or a panel, which screen readers announce; absent for other actions. */
  readonly opens?: 'dialog' | 'panel';
  /** Returns whether the panel that the action opens is open. */
  readonly isOpen?: () => boolean;
  /**
   * Returns keys that trigger the action anywhere on the page, in the form of `aria-keyshortcuts` (ARIA 1.2, section 6.6): `/`,
   * `Control+K`.
   */
  readonly keys?: () => readonly string[];
  /** Returns false while the action is not possible: then it has no button and its keys do nothing. If absent, it is always possible. */
  readonly isAvailable?: () => boolean;
  /** True if the action is always in the menu: the bar has room for those that most readers need. */
  readonly inMenu?: boolean;
  /** False if the action has its own place on the page and needs no button in the toolbar. */
  readonly hasButton?: boolean;
  /** Performs the action. If it returns false, nothing was done, and the browser handles the key that triggered it. */
  readonly run: () => unknown;
}

/** The actions that have a button now, in their order. */
export function buttonsOf(actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => action.hasButton !== false && isAvailable(action));
}

/** The actions that have a button now, for the search. */
export function toolsOf(actions: readonly Action[]): readonly SearchedTool[] {
  return buttonsOf(actions).map(({ id, label, also = [] }) => ({ id, label, also }));
}

/** Performs the action that a reader found in the search; a panel that is open already stays open. */
export function runTool(actions: readonly Action[], id: string): void {
  const action = actions.find((each) => each.id === id && isAvailable(each));
  if (action && !action.isOpen?.()) action.run();
}

/** A pressed key, and whether it was pressed in a text field. */
export interface PressedKey extends Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> {
  readonly isTyped: boolean;
}

/** Keys besides letters and signs that a text field needs for itself. */
const EDITS = /^(Backspace|Arrow\w+)$/;

/** The action that a key triggers; undefined if there is none. A key that edits text triggers nothing in a text field. */
export function actionOfKey(actions: readonly Action[], pressed: PressedKey): Action | undefined {
  return actions.find(
    (action) => isAvailable(action) && (action.keys?.() ?? []).some((shortcut) => isPressed(shortcut, pressed)),
  );
}

function isAvailable({ isAvailable }: Action): boolean {
  return isAvailable?.() ?? true;
}

function isPressed(shortcut: string, { key, ctrlKey, metaKey, altKey, shiftKey, isTyped }: PressedKey): boolean {
  const parts = shortcut.split('+');
  const last = parts.at(-1) ?? '';
  const [control, meta, shift] = [parts.includes('Control'), parts.includes('Meta'), parts.includes('Shift')];
  if (isTyped && (last.length === 1 || EDITS.test(last)) && !control && !meta) return false;
  // Keyboards differ in whether a sign such as `?` is typed with Shift.
  const isShiftRight = shiftKey === shift || /^[^a-z]$/i.test(last);
  return isShiftRight && key.toLowerCase() === last.toLowerCase() && ctrlKey === control && metaKey === meta && !altKey;
}

/**
 * Performs the action that a key triggers. The browser then ignores the key, unless the action did nothing. A key that was handled
 * elsewhere, or pressed while a modal dialog is open, triggers nothing.
 */
export function runShortcut(event: KeyboardEvent, actions: readonly Action[], isModal: boolean): void {
  if (event.defaultPrevented || isModal) return;
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  const action = actionOfKey(actions, { key, ctrlKey, metaKey, altKey, shiftKey, isTyped: isTypedIn(target) });
  if (action && action.run() !== false) event.preventDefault();
}

/** The keys that move the focus to the search: `/` is one of them only if the reader wants keys that are a single letter or sign. */
export function searchKeys(hasLetters: boolean): readonly string[] {
  return [...(hasLetters ? ['/'] : []), 'Control+K', 'Meta+K'];
}

/** The actions that have keys now, with these, to be listed for the reader. */
export function keysOf(actions: readonly Action[]): readonly KeyEntry[] {
  return actions
    .map(({ id, label, keys }) => ({ id, label, keys: keys?.() ?? [] }))
    .filter(({ keys }) => keys.length > 0);
}

/** Whether an element is a text field. */
function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|range|button|submit|reset|file|color)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
