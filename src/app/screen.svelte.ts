/** Properties of the screen that the page needs, and properties of the session that the style sheets need. */
import type { Session } from '../domain/session';

export class Screen {
  /** Whether the system prefers dark colours. */
  isDark = $state(false);
  /** Whether the screen is narrow: the map fills it and a sheet holds the rest. The width is the same as in `styles/sheet.css`. */
  isNarrow = $state(false);
  /** Whether there is little room over the map, so that the legend is collapsed at first. */
  isSmall = $state(false);
  /** Height of the screen in CSS pixels. */
  height = $state(800);

  /** Observes the screen until the returned function is called. */
  watch(): () => void {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const narrow = matchMedia('(max-width: 760px)');
    const small = matchMedia('(max-width: 1000px), (max-height: 960px)');
    const read = (): void => {
      this.isDark = dark.matches;
      this.isNarrow = narrow.matches;
      this.isSmall = small.matches;
      this.height = innerHeight;
    };
    read();
    const abort = new AbortController();
    const { signal } = abort;
    for (const query of [dark, narrow, small]) query.addEventListener('change', read, { signal });
    addEventListener('resize', read, { signal });
    return () => abort.abort();
  }
}

/**
 * Sets attributes of `<html>` for the style sheets while the component exists: the chosen colour theme, and whether the page is embedded
 * in a frame.
 */
export function setPageAttributes(session: () => Pick<Session, 'theme' | 'embed'>): void {
  $effect(() => {
    const { theme, embed } = session();
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    root.toggleAttribute('data-embed', embed);
  });
}
