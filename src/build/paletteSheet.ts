/** The palette as custom properties: `virtual:palette.css`, made from the table that the map uses. */
import type { Plugin } from 'vite';
import { cssName, PALETTES, type Palette, type Theme } from '../symbology/palette';

function properties(theme: Theme): string {
  return Object.entries(PALETTES[theme])
    .map(([name, colour]) => `--c-${cssName(name as keyof Palette)}:${colour}`)
    .join(';');
}

/** Makes the plugin. Light is the default; dark follows the system unless the page says otherwise. */
export function paletteSheet(): Plugin {
  const id = '/@atlas/palette.css';
  return {
    name: 'atlas-palette',
    resolveId: (source) => (source === 'virtual:palette.css' ? id : undefined),
    load(source) {
      if (source !== id) return undefined;
      return [
        `:root{${properties('light')};color-scheme:light}`,
        `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${properties('dark')};color-scheme:dark}}`,
        `@media screen{:root[data-theme=dark]{${properties('dark')};color-scheme:dark}}`,
      ].join('\n');
    },
  };
}
