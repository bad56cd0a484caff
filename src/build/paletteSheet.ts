/**
 * Vite plugin that makes the style sheet `virtual:palette.css` from the palette that the map uses: a custom property for each colour, and
 * a class `hue-…` that sets the colour as `--mark`. An element whose colour depends on the content uses the class, because the content
 * security policy forbids style attributes.
 */
import type { Plugin } from 'vite';
import { cssName, PALETTES, type Palette, type Theme } from '../symbology/palette';

function properties(theme: Theme): string {
  return Object.entries(PALETTES[theme])
    .map(([name, colour]) => `--c-${cssName(name as keyof Palette)}:${colour}`)
    .join(';');
}

function hueClasses(): string {
  return Object.keys(PALETTES.light)
    .map((name) => cssName(name as keyof Palette))
    .map((name) => `.hue-${name}{--mark:var(--c-${name})}`)
    .join('');
}

/** The style sheet. Light colours are the default; dark ones apply if the system prefers them, unless the reader chose otherwise. */
export function paletteCss(): string {
  return [
    `:root{${properties('light')};color-scheme:light}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${properties('dark')};color-scheme:dark}}`,
    `@media screen{:root[data-theme=dark]{${properties('dark')};color-scheme:dark}}`,
    hueClasses(),
  ].join('\n');
}

/** Creates the plugin. */
export function paletteSheet(): Plugin {
  const id = '/@atlas/palette.css';
  return {
    name: 'atlas-palette',
    resolveId: (source) => (source === 'virtual:palette.css' ? id : undefined),
    load(source) {
      return source === id ? paletteCss() : undefined;
    },
  };
}
