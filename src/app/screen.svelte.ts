/** Properties of the screen that the page needs, and properties of the session that the style sheets need. */
import type { Session } from '../domain/session';

/**
 * How the regions of the page share the screen; the style sheets have the same limits. `wide`: text, map, card over the map; `tight`: the
 * same, with the card over the text; `stacked`: the map above the text; `sheet`: a sheet over the map; `beside`: the sheet at the right of
 * the map, on low screens.
 */
export type Layout = 'wide' | 'tight' | 'stacked' | 'sheet' | 'beside';

/** Media queries of the layouts, in order of precedence; `wide` is what remains. */
const LAYOUTS: readonly (readonly [Layout, string])[] = [
  ['beside', '(min-width: 560px) and (max-width: 1000px) and (max-height: 500px)'],
  ['sheet', '(max-width: 760px)'],
  ['stacked', '(max-width: 1000px) and (orientation: portrait)'],
  ['tight', '(max-width: 1100px)'],
];

export class Screen {
  /** Whether the system prefers dark colours. */
  isDark = $state(false);
  /** How the regions share the screen. */
  layout = $state<Layout>('wide');
  /** Height and width of the screen in CSS pixels. */
  height = $state(800);
  width = $state(1440);

  /** Whether a sheet with tabs holds text, details and timeline, of which one is shown at a time. */
  get isNarrow(): boolean {
    return this.layout === 'sheet' || this.layout === 'beside';
  }

  /** Observes the screen until the returned function is called. */
  watch(): () => void {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const layouts = LAYOUTS.map(([layout, query]) => [layout, matchMedia(query)] as const);
    const read = (): void => {
      this.isDark = dark.matches;
      this.layout = layouts.find(([, query]) => query.matches)?.[0] ?? 'wide';
      this.height = innerHeight;
      this.width = innerWidth;
    };
    read();
    const abort = new AbortController();
    const { signal } = abort;
    for (const query of [dark, ...layouts.map(([, each]) => each)]) {
      query.addEventListener('change', read, { signal });
    }
    addEventListener('resize', read, { signal });
    return () => abort.abort();
  }
}

/** Sets the attribute of `<html>` for the chosen colour theme while the component exists. */
export function setPageAttributes(session: () => Pick<Session, 'theme'>): void {
  $effect(() => {
    const { theme } = session();
    const root = document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  });
}
