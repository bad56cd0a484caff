/** What the page has to know of the screen, and what the styles have to know of the session. */
import type { Session } from '../domain/session';

export class Screen {
  /** Whether the system asks for dark colours. */
  isDark = $state(false);
  /** Whether the map fills the screen and a sheet holds the rest: the same width as in `styles/sheet.css`. */
  isNarrow = $state(false);
  /** Whether there is little room over the map: what lies on it begins folded. */
  isSmall = $state(false);
  /** Height in CSS pixels. */
  height = $state(800);

  /** Follows the screen until the function that it returns is called. */
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

/** Writes on `<html>` which colours the reader chose, and whether the page is a frame: the styles read it there. Follows while the component lives. */
export function showLook(session: () => Pick<Session, 'theme' | 'embed'>): void {
  $effect(() => {
    const { theme, embed } = session();
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    root.toggleAttribute('data-embed', embed);
  });
}
