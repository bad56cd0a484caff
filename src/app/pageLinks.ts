/** Handles links within the page that no component handles itself: in cards, in notes, and in the map's attribution. */

/**
 * The hash of the link that was clicked (`#` included); null if the click was not a plain click on a link within the page, or was handled
 * already.
 */
export function hashOfClick(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !link || event.defaultPrevented || isElsewhere ? null : link.getAttribute('href');
}
