/** The keys that lead to the search field from anywhere on the page. */

/** A key that was pressed, as far as it matters here. */
type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

/** Types of input elements that take no text. */
const NO_TEXT = /^(checkbox|radio|range|button|submit|reset|file|color)$/;

/**
 * Whether a key leads to the search field: Ctrl or Cmd with K always; `/` only where `slash` says so (WCAG 2.2, 2.1.4) and the reader is
 * not writing.
 */
export function leadsToSearch(event: PressedKey, slash: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (altKey) return false;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') return true;
  return slash && key === '/' && !ctrlKey && !metaKey && !takesText(event.target);
}

function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
