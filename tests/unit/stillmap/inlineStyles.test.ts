/** Style sheets of the still map as attributes. */
import { describe, expect, it } from 'vitest';
import { inlineStyles } from '../../../src/stillmap/inlineStyles';
import { readRules, styleOf } from '../../../src/stillmap/styleSheet';
import { PALETTES } from '../../../src/symbology/palette';
import { parseXml } from '../../fixtures/xml';

const classed = (name: string, ...classes: string[]) => ({ name, classes });
const ink = PALETTES.light.ink;

describe('The rules of a style sheet', () => {
  it('hold for types, classes, lists and descendants, the heavier and then the later first', () => {
    const rules = readRules(`
      /* .x { fill: wrong } */
      text { fill: a; stroke: a }
      .b { fill: b }
      .out .b { fill: c; stroke-width: 2 }
      .out :is(.d, text.e) { fill: d }
      .b { fill: late }`);
    expect(styleOf([classed('text')], rules)).toEqual({ fill: 'a', stroke: 'a' });
    expect(styleOf([classed('text', 'b')], rules)).toMatchObject({ fill: 'late', stroke: 'a' });
    expect(styleOf([classed('g', 'out'), classed('g'), classed('path', 'b')], rules)).toEqual({
      fill: 'c',
      'stroke-width': '2',
    });
    expect(styleOf([classed('g', 'out'), classed('text', 'e')], rules)).toMatchObject({ fill: 'd' });
    expect(styleOf([classed('g', 'out'), classed('path', 'e')], rules)).toEqual({});
    // An ancestor is no descendant of itself.
    expect(styleOf([classed('g', 'out', 'b')], rules)).toEqual({ fill: 'late' });
  });

  it('leave out what is for pages: media, states, ids, and properties that a picture does not have', () => {
    const rules = readRules(`
      @media print { .a { fill: print } }
      .a:hover { fill: hover } #still .a { fill: id } html[data-x] .a { fill: state } .a > .b { fill: child }
      .a { display: block; margin: 0; fill: plain }`);
    expect(styleOf([classed('path', 'a')], rules)).toEqual({ fill: 'plain' });
    expect(styleOf([classed('path', 'a'), classed('path', 'b')], rules)).toEqual({});
  });
});

describe('Styles as attributes', () => {
  const inlined = (markup: string, css: string) => parseXml(inlineStyles(markup, readRules(css), 'light'));

  it('resolve variables and the current colour, and win over attributes', () => {
    const { attributes } = inlined(
      '<path class="a" stroke-width="9" d="M0 0"/>',
      '.a { color: var(--c-ink); stroke: currentColor; stroke-width: 2 }',
    );
    expect(attributes).toEqual({ d: 'M0 0', stroke: ink, 'stroke-width': '2' });
  });

  it('take the current colour from outside', () => {
    const { children } = inlined(
      '<g class="a"><path class="b"/></g>',
      '.a { color: var(--c-accent) } .b { fill: currentColor }',
    );
    expect(children[0]?.attributes).toEqual({ fill: PALETTES.light.accent });
  });

  it('write an opacity apart from its colour', () => {
    const { attributes } = inlined('<path class="a"/>', '.a { fill: #10203080; fill-opacity: 0.5 }');
    expect(attributes).toEqual({ fill: '#102030', 'fill-opacity': '0.25' });
  });

  it('draw a halo as a text of its own, under the letters', () => {
    const css = 'text { fill: #111111; stroke: #eeeeee; stroke-width: 3; paint-order: stroke; stroke-linejoin: round }';
    const { children } = inlined('<g><text x="1"><tspan>Name</tspan></text></g>', css);
    expect(children.map(({ text }) => text)).toEqual(['Name', 'Name']);
    expect(children[0]?.attributes).toMatchObject({
      fill: '#eeeeee',
      stroke: '#eeeeee',
      'stroke-width': '3',
      'aria-hidden': 'true',
    });
    expect(children[1]?.attributes).toEqual({ x: '1', fill: '#111111' });
    const bare = inlined('<g><text>Name</text></g>', `${css} text { stroke: none }`);
    expect(bare.children).toHaveLength(1);
  });

  it('write capitals and lengths as numbers, and leave titles and entities alone', () => {
    const { children, attributes } = inlined(
      '<text class="a"><title>Name</title><tspan>Türkiye &#38; co</tspan></text>',
      '.a { text-transform: uppercase; font-size: 20px; letter-spacing: 0.3em }',
    );
    expect(attributes).toEqual({ 'font-size': '20', 'letter-spacing': '6' });
    expect(children.map(({ text }) => text)).toEqual(['Name', 'TÜRKIYE & CO']);
  });

  it('turn links into groups with their title', () => {
    const group = inlined('<a href="#p1" data-feature="x" aria-label="X: open"><title>X: open</title></a>', '');
    expect(group).toMatchObject({ name: 'g', attributes: { 'data-feature': 'x' }, text: 'X: open' });
    expect(Object.keys(group.attributes)).toEqual(['data-feature']);
  });
});
