/** Handles links within the page that no component handles itself: in cards, in notes, and in the map's attribution. */

/**
 * The hash of the link that was clicked (`#` included); null if the click was not a plain click on a link within the page, or was handled
 * already.
 */
export function hashOfClick(event: MouseEvent): string | null {
  return plainlyClicked(event, 'a[href^="#"]')?.getAttribute('href') ?? null;
}

/**
 * Whether a plain click was on a link to the page on the method, which then opens as a dialog. The link itself is for pages without the
 * program and for other tabs.
 */
export function isMethodClick(event: MouseEvent): boolean {
  return plainlyClicked(event, 'a[href="./method.html"]:not([target])') !== null;
}

/**
 * Follows a link that was clicked: one within the page by `onhash`, which says whether it did anything, and one to the method by
 * `onmethod`. What is followed here the browser does not follow.
 */
export function followLink(
  event: MouseEvent,
  onhash: ((hash: string) => boolean) | undefined,
  onmethod: () => void,
): void {
  const hash = hashOfClick(event);
  if (hash !== null && onhash?.(hash)) event.preventDefault();
  if (!isMethodClick(event)) return;
  event.preventDefault();
  onmethod();
}

/** The link that a plain click was on; null if there is none, if the click wants another tab, or if it was handled already. */
function plainlyClicked(event: MouseEvent, links: string): Element | null {
  const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || isElsewhere || !(event.target instanceof Element)) return null;
  return event.target.closest(links);
}
