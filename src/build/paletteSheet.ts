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
    // What is for paper keeps its colours in the dark.
    `:root,.on-paper{${properties('light')};color-scheme:light}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${properties('dark')};color-scheme:dark}}`,
    `@media screen{:root[data-theme=dark]{${properties('dark')};color-scheme:dark}}`,
    hueClasses(),
  ].join('\n');
}

/** Lighter colours than this (luminance, 0 to 1) are tints of land and washes, which become lighter still: toner makes them darker. */
const TINT = 0.55;
/** Darker ones are lines and texts, which become darker. */
const DARKER = 0.55;

/** The light palette in greys, for printers without colours: what is told by sign and pattern alone stays legible. */
function greyOf(colour: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const value = luminance ** (1 / 2.2);
  const grey = Math.round(255 * (luminance > TINT ? 1 - (1 - value) * 0.7 : value * DARKER));
  return `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
}

function greys(): string {
  return (Object.entries(PALETTES.light) as readonly (readonly [string, string])[])
    .filter(([, colour]) => /^#[\da-f]{6}$/i.test(colour))
    .map(([name, colour]) => `--c-${cssName(name as keyof Palette)}:${greyOf(colour)}`)
    .join(';');
}

/** Creates the plugin. */
export function paletteSheet(): Plugin {
  const id = '/@atlas/palette.css';
  const grey = '/@atlas/palette-grey.css';
  return {
    name: 'atlas-palette',
    resolveId: (source) => ({ 'virtual:palette.css': id, 'virtual:palette-grey.css': grey })[source],
    load(source) {
      // Apart: only a handout needs it.
      if (source === grey) return `.on-paper.is-grey{${greys()}}`;
      return source === id ? paletteCss() : undefined;
    },
  };
}
