/** Links within the page that no view has taken for itself: in cards, notes, or the map's attribution. */

/** The hash that a click leads to, `#` included; null where it is no plain click on such a link, or something has acted on it already. */
export function hashOfClick(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const isElsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !link || event.defaultPrevented || isElsewhere ? null : link.getAttribute('href');
}
