import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutUnused } from '../../../src/build/mapStyles';

const SHEET = readFileSync('node_modules/maplibre-gl/dist/maplibre-gl.css', 'utf8');

describe('the style sheet of the map', () => {
  it('keeps the rules of the parts that the atlas uses, pictures and forced colours included', () => {
    const kept = withoutUnused(SHEET);
    for (const part of [
      'canvas',
      'ctrl-attrib',
      'ctrl-scale',
      'ctrl-zoom-in',
      'ctrl-zoom-out',
      'ctrl-bottom-right',
      'boxzoom',
    ])
      expect(kept, part).toContain(`.maplibregl-${part}`);
    const rules = (sheet: string): number =>
      sheet.match(/ctrl-zoom-(in|out) [^{]*\{background-image:url\("data:/g)?.length ?? 0;
    expect(rules(kept)).toBe(rules(SHEET));
    expect(rules(kept)).toBeGreaterThan(3);
  });

  it('leaves out what the atlas has no button or window for: the sheet is a sixth of its size', () => {
    const kept = withoutUnused(SHEET);
    expect(kept).not.toMatch(/popup|geolocate|ctrl-(logo|globe|terrain|fullscreen)|cooperative/);
    expect(kept.length).toBeLessThan(SHEET.length / 6);
  });

  it('cuts single selectors out of a list, rules out of a media query, and takes braces in quotes for text', () => {
    expect(withoutUnused('a.maplibregl-ctrl-logo,.b:is(i,u){content:"}"}')).toBe('.b:is(i,u){content:"}"}');
    expect(
      withoutUnused('@media print{.maplibregl-popup{x:y}.c{d:e}}@media screen{.maplibregl-popup{x:y}}f{g:h}'),
    ).toBe('@media print{.c{d:e}}f{g:h}');
    expect(withoutUnused('/* {note} */@keyframes k{0%{x:y}to{x:z}}')).toBe('@keyframes k{0%{x:y}to{x:z}}');
  });
});
