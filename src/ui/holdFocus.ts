const CONTROLS = ':is(button, summary, a, input, textarea):not(:disabled)';

/**
 * Attachment (`{@attach}`) that keeps the focus inside an element whose controls are added and removed: if the focused control is
 * removed, the nearest one before it gets the focus, or if there is none the nearest one after it: the reader goes on where they were.
 */
export function holdFocus(element: HTMLElement): () => void {
  let last: Element | null = null;
  /** The controls as they stood when one of them got the focus. */
  let controls: readonly HTMLElement[] = [];
  const remember = (event: FocusEvent): void => {
    last = event.target as Element;
    controls = controlsNow();
  };
  const forget = (event: FocusEvent): void => {
    // If the reader moved the focus to another element, it stays there. The removal of a control has no related target.
    if (event.relatedTarget) last = null;
  };
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    const at = controls.findIndex((each) => each === last);
    last = null;
    const near = [...controls.slice(0, Math.max(0, at)).reverse(), ...controls.slice(at + 1), ...controlsNow()];
    near.find((each) => element.contains(each) && each.matches(CONTROLS))?.focus();
  });
  element.addEventListener('focusin', remember);
  element.addEventListener('focusout', forget);
  observer.observe(element, { childList: true, subtree: true });
  return () => {
    element.removeEventListener('focusin', remember);
    element.removeEventListener('focusout', forget);
    observer.disconnect();
  };

  function controlsNow(): HTMLElement[] {
    return [...element.querySelectorAll<HTMLElement>(CONTROLS)];
  }
}
