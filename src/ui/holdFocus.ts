/**
 * Attachment (`{@attach}`) that keeps the focus inside an element whose controls are added and removed: if the focused control is
 * removed, the first remaining control gets the focus.
 */
export function holdFocus(element: HTMLElement): () => void {
  let last: Element | null = null;
  const remember = (event: FocusEvent): void => void (last = event.target as Element);
  const forget = (event: FocusEvent): void => {
    // If the reader moved the focus to another element, it stays there. The removal of a control has no related target.
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
