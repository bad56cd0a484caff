/**
 * What can be done from anywhere on the page, as one list: the toolbar, the shortcuts and any menu are made from it. A new action is one
 * record here or in the list that `App` makes.
 */

/** Something that can be done. */
export interface Action {
  /** Kebab-case; the button of the action takes the keyboard as `action:` with this id. */
  readonly id: string;
  /** The words on its button. */
  readonly label: string;
  /** What it opens: assistive technology is told. Nothing for an action that is over at once. */
  readonly opens?: 'dialog' | 'panel';
  /** Whether the panel that it opens is open. */
  readonly isOpen?: () => boolean;
  /** Keys that do the same anywhere on the page, as in `aria-keyshortcuts` (ARIA 1.2, section 6.6): `/`, `Control+K`. */
  readonly keys?: () => readonly string[];
  /** False while it cannot be done: then it has no button and its keys do nothing. Without this it can always be done. */
  readonly isAvailable?: () => boolean;
  /** False for an action that has its place elsewhere on the page and needs no button. */
  readonly hasButton?: boolean;
  /** Does it. False where it came to nothing: a key that was pressed for it is then left to the browser. */
  readonly run: () => unknown;
}

/** The actions that have a button now, in their order. */
export function buttonsOf(actions: readonly Action[]): readonly Action[] {
  return actions.filter((action) => action.hasButton !== false && isAvailable(action));
}

/** A key that was pressed, and whether it was pressed in a field that letters are typed in. */
export interface PressedKey extends Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> {
  readonly isTyped: boolean;
}

/** The action that a key is pressed for; undefined where it is meant for something else. A single letter that is typed is a letter. */
export function actionOfKey(actions: readonly Action[], pressed: PressedKey): Action | undefined {
  return actions.find(
    (action) => isAvailable(action) && (action.keys?.() ?? []).some((shortcut) => isPressed(shortcut, pressed)),
  );
}

function isAvailable({ isAvailable }: Action): boolean {
  return isAvailable?.() ?? true;
}

function isPressed(shortcut: string, { key, ctrlKey, metaKey, altKey, isTyped }: PressedKey): boolean {
  const parts = shortcut.split('+');
  const letter = parts.at(-1) ?? '';
  const [control, meta] = [parts.includes('Control'), parts.includes('Meta')];
  if (isTyped && !control && !meta) return false;
  return key.toLowerCase() === letter.toLowerCase() && ctrlKey === control && metaKey === meta && !altKey;
}

/**
 * Does the action that a key is pressed for. The key is then taken from the page, unless the action came to nothing. Nothing is done by
 * a key that something else has used, or behind an open dialog: the page rests there.
 */
export function runShortcut(event: KeyboardEvent, actions: readonly Action[], isModal: boolean): void {
  if (event.defaultPrevented || isModal) return;
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const action = actionOfKey(actions, { key, ctrlKey, metaKey, altKey, isTyped: isTypedIn(target) });
  if (action && action.run() !== false) event.preventDefault();
}

/** The keys that lead to the search: a stroke is one only where the reader wants it. */
export function searchKeys(slash: boolean): readonly string[] {
  return [...(slash ? ['/'] : []), 'Control+K', 'Meta+K'];
}

/** Whether letters are typed in an element. */
function isTypedIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|range|button|submit|reset|file|color)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
