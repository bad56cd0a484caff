/**
 * Turns markup of the still map, which has classes and custom properties, into SVG that every program draws alike: attributes with plain
 * colours, no class, no variable, no `currentColor`, no link within the page. Pure functions.
 */
import { PALETTES, type Palette, type Theme, cssName } from '../symbology/palette';
import { rounded } from './svg';
import { styleOf, type StyledElement, type StyleRule } from './styleSheet';

/** Colours of the page that are no part of the palette; `styles/tokens.css` has the same. */
export const PAGE_COLOURS: Readonly<Record<Theme, Readonly<Record<'surface' | 'line' | 'line-strong', string>>>> = {
  light: { surface: '#fbf9f4', line: '#dfd8c8', 'line-strong': '#8d8471' },
  dark: { surface: '#16181b', line: '#32373d', 'line-strong': '#767f89' },
};

/** Fonts of a picture: the atlas's own, which may be embedded, and what other machines have, the most alike first. */
const FONTS = {
  'font-sans': "'Atlas Sans', 'Noto Sans', 'Open Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif",
  'font-serif': "'Atlas Serif', 'Noto Serif', Cambria, 'Times New Roman', 'DejaVu Serif', serif",
} as const;

interface Node {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (Node | string)[];
}

/** Attributes that lead somewhere in the page, or say again what the title says. */
const DROPPED = new Set([
  'class',
  'href',
  'aria-label',
  'data-layer',
  'data-venue',
  'data-aftermath',
  'data-ghost',
  'data-own',
  'data-place',
  'data-area',
]);

/** The values of the custom properties in a theme. */
function valuesOf(theme: Theme): ReadonlyMap<string, string> {
  const palette = Object.entries(PALETTES[theme]).map(
    ([name, colour]) => [`c-${cssName(name as keyof Palette)}`, colour] as const,
  );
  return new Map([...palette, ...Object.entries(PAGE_COLOURS[theme]), ...Object.entries(FONTS)]);
}

/** The markup with plain attributes. `rules` are those of the still map's style sheets. */
export function inlineStyles(markup: string, rules: readonly StyleRule[], theme: Theme): string {
  const values = valuesOf(theme);
  const root: Node = { name: '', attributes: {}, children: readNodes(markup) };
  return root.children
    .map((child) => written(child, [], { rules, values }, { color: values.get('c-ink') as string, caps: false }))
    .join('');
}

interface Sheets {
  readonly rules: readonly StyleRule[];
  readonly values: ReadonlyMap<string, string>;
}
/** What an element takes from those around it. */
interface Inherited {
  readonly color: string;
  /** Whether letters are written as capitals: few programs know the property. */
  readonly caps: boolean;
}

function written(node: Node | string, above: readonly StyledElement[], sheets: Sheets, from: Inherited): string {
  if (typeof node === 'string')
    return from.caps
      ? node.replace(
          /(&[^;]+;)|([^&]+)/g,
          (_, entity?: string, text?: string) => entity ?? (text as string).toUpperCase(),
        )
      : node;
  const classes = (node.attributes['class'] ?? '').split(/\s+/).filter(Boolean);
  const path = [...above, { name: node.name, classes }];
  const {
    color: ownColour,
    'text-transform': transform,
    ...style
  } = { ...node.attributes, ...styleOf(path, sheets.rules) };
  const color = ownColour ? plain(ownColour, sheets, from.color) : from.color;
  const caps = node.name !== 'title' && node.name !== 'desc' && (transform ? transform === 'uppercase' : from.caps);
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(style)) {
    if (!DROPPED.has(name)) attributes[name] = plain(value, sheets, color);
  }
  splitOpacity(attributes);
  plainLengths(attributes);
  // A link leads nowhere outside the page; what it holds stays together, under its title.
  const name = node.name === 'a' ? 'g' : node.name;
  const content = node.children.map((child) => written(child, path, sheets, { color, caps })).join('');
  return name === 'text' ? textWithHalo(attributes, content) : tagOf(name, attributes, content);
}

/** A value without custom properties and without `currentColor`. */
function plain(value: string, { values }: Sheets, color: string): string {
  return value
    .replace(/var\(--([\w-]+)\)/g, (whole, name: string) => values.get(name) ?? whole)
    .replace(/currentColor/gi, color);
}

/** Writes a colour with an opacity (`#rrggbbaa`), which not every program knows, as two attributes, and `transparent` as none. */
function splitOpacity(attributes: Record<string, string>): void {
  for (const paint of ['fill', 'stroke'] as const) {
    // Inkscape draws the keyword as black.
    if (attributes[paint] === 'transparent') attributes[paint] = 'none';
    const match = /^(#[\da-f]{6})([\da-f]{2})$/i.exec(attributes[paint] ?? '');
    if (!match) continue;
    attributes[paint] = match[1] as string;
    const opacity = Number(attributes[`${paint}-opacity`] ?? 1) * (Number.parseInt(match[2] as string, 16) / 255);
    attributes[`${paint}-opacity`] = String(rounded(opacity));
  }
}

/** Lengths as numbers: pixels without their unit, and spacing in pixels. */
function plainLengths(attributes: Record<string, string>): void {
  for (const name of ['font-size', 'stroke-width', 'letter-spacing']) {
    const value = attributes[name];
    if (value?.endsWith('px')) attributes[name] = value.slice(0, -2);
    else if (value?.endsWith('em'))
      attributes[name] = String(rounded(Number.parseFloat(value) * Number(attributes['font-size'] ?? 12)));
  }
}

/**
 * A text with a halo as two texts: the halo, and the letters over it. Not every program knows that a stroke can be painted first
 * (`paint-order`), and in such a one the halo would cover the letters.
 */
function textWithHalo({ 'paint-order': order, ...attributes }: Record<string, string>, content: string): string {
  const { stroke, 'stroke-width': width, 'stroke-linejoin': join, 'stroke-opacity': opacity, ...letters } = attributes;
  const top = tagOf('text', letters, content);
  if (order !== 'stroke' || !stroke || stroke === 'none')
    return order === 'stroke' ? top : tagOf('text', attributes, content);
  const halo = {
    stroke,
    'stroke-width': width ?? '1',
    'stroke-linejoin': join ?? 'round',
    ...(opacity ? { 'stroke-opacity': opacity } : {}),
  };
  return tagOf('text', { ...letters, fill: stroke, ...halo, 'aria-hidden': 'true' }, content) + top;
}

function tagOf(name: string, attributes: Readonly<Record<string, string>>, content: string): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${value.replace(/"/g, "'")}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** Reads markup of the still map, which has no comment and no `>` inside an attribute. Escaped text stays escaped. */
function readNodes(markup: string): (Node | string)[] {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open: Node[] = [root];
  for (const [, text, end, name, list, empty] of markup.matchAll(/([^<]+)|<(\/?)([\w:-]+)([^>]*?)(\/?)>/g)) {
    const top = open.at(-1) as Node;
    if (text !== undefined) top.children.push(text);
    else if (end) open.pop();
    else {
      const pairs = [...(list as string).matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]);
      const node: Node = {
        name: name as string,
        attributes: Object.fromEntries(pairs) as Record<string, string>,
        children: [],
      };
      top.children.push(node);
      if (!empty) open.push(node);
    }
  }
  return root.children;
}
