/**
 * Contrast of text and controls by computation, in both themes (WCAG 2.2, 1.4.3 and 1.4.11). The browser tests look at one theme a
 * screen size; what differs between themes are these values alone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES, type Palette, type Theme } from '../../../src/symbology/palette';

const sheets = readdirSync('src/ui/styles')
  // Paper is printed in the light theme's inks, and the still map has colours of the palette alone.
  .filter((name) => name.endsWith('.css') && !/^(print|still)/.test(name))
  .map((name) => readFileSync(`src/ui/styles/${name}`, 'utf8'))
  .join('\n');
/** The blocks of rules that define the tokens of surfaces: light, dark by the system, dark by choice. */
const blocks = [...sheets.matchAll(/\{([^{}]*--surface:[^{}]*)\}/g)].map(([, block]) => block as string);

/** A token of the light theme, or of each place where the dark theme is defined. */
function token(theme: Theme, name: string): string {
  const values = (theme === 'light' ? blocks.slice(0, 1) : blocks.slice(1)).map(
    (block) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1],
  );
  expect([name, new Set(values).size], 'the dark theme has one value, wherever it is written').toEqual([name, 1]);
  return values[0] as string;
}

/** Relative luminance of `#rrggbb` (WCAG 2.2, definitions). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ['surface', 'surface-raised', 'surface-sunken', 'surface-current'];
const TEXTS: readonly (keyof Palette)[] = ['ink', 'inkSoft', 'inkFaint'];

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it('text of every strength can be read on every surface', () => {
    expect(blocks).toHaveLength(3);
    const weak = SURFACES.flatMap((surface) =>
      TEXTS.map((ink) => ({ surface, ink, ratio: contrast(PALETTES[theme][ink], token(theme, surface)) })),
    ).filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });

  it('the accent can be read as text where it is one, and numbers can be read on venues', () => {
    const { accent, accentSoft, meeting, meetingText, focusLand, land, ink, waterText, water } = PALETTES[theme];
    for (const surface of ['surface', 'surface-raised', 'surface-current'])
      expect([surface, contrast(accent, token(theme, surface)) >= 4.5]).toEqual([surface, true]);
    expect(contrast(meetingText, meeting)).toBeGreaterThanOrEqual(4.5);
    // Chosen rows and pressed buttons.
    for (const surface of [accentSoft, token(theme, 'surface')])
      expect([surface, contrast(ink, surface) >= 4.5]).toEqual([surface, true]);
    expect(contrast(token(theme, 'surface'), ink)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [focusLand, land]) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(waterText, water)).toBeGreaterThanOrEqual(4.5);
  });

  it('an edge that alone tells where a control is stands off from every surface', () => {
    const weak = SURFACES.map((surface) => ({
      surface,
      ratio: contrast(token(theme, 'line-strong'), token(theme, surface)),
    }));
    expect(weak.filter(({ ratio }) => ratio < 3)).toEqual([]);
  });

  it('what is drawn on the land stands off from it', () => {
    const { accent, meeting, offered, open, stopped, guarded, border, focusLand } = PALETTES[theme];
    for (const colour of [accent, meeting, offered, open, stopped, guarded, border])
      expect([colour, contrast(colour, focusLand) >= 3]).toEqual([colour, true]);
  });
});
