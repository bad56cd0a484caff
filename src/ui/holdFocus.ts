/**
 * Keeps the keyboard inside an element whose controls come and go: where the one that had the focus is taken away, the first one left
 * gets it, not the page. For `{@attach}`.
 */
export function holdFocus(element: HTMLElement): () => void {
  let last: Element | null = null;
  const remember = (event: FocusEvent): void => void (last = event.target as Element);
  const forget = (event: FocusEvent): void => {
    // Gone elsewhere by the reader's will; a control that is taken away leaves for nowhere.
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
