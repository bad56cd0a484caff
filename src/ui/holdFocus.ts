/**
 * Keeps the keyboard inside an element whose controls are added and removed: where the control that had the focus is removed, the first
 * one that is left gets it, not the page. For `{@attach}`.
 */
export function holdFocus(element: HTMLElement): () => void {
  let last: Element | null = null;
  const remember = (event: FocusEvent): void => void (last = event.target as Element);
  const forget = (event: FocusEvent): void => {
    // The reader moved the focus to another element: that is respected. A removed control has no next element.
    if (event.relatedTarget) last = null;
  };
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    element.querySelector<HTMLElement>(':is(button, summary, a, input, textarea):not(:disabled)')?.focus();
  });
  element.addEventListener('focusin', remember);
  element.addEventListener('focusout', forget);
  observer.observe(element, { childList: true, subtree: true });
  return () => {
    element.removeEventListener('focusin', remember);
    element.removeEventListener('focusout', forget);
    observer.disconnect();
  };
}
