/**
 * Reads the rules of the still map's style sheets, and finds those that hold for an element. The markup of the still map has classes; a
 * picture outside the page has no style sheet, so that the same rules become attributes there (`inlineStyles`). Only what the still map's
 * sheets use of CSS is understood: type and class selectors, `:is()`, descendants. Pure functions.
 */

/** Part of a selector that holds for one element: a type, classes, and lists of which one must hold. */
interface Compound {
  readonly type: string | null;
  readonly classes: readonly string[];
  readonly anyOf: readonly (readonly Compound[])[];
}

/** A rule for one selector. */
export interface StyleRule {
  /** From the outermost ancestor to the element itself. */
  readonly compounds: readonly Compound[];
  /** Ten for each class, one for each type: the higher wins, and of equals the later one (CSS Cascade, section 6.4). */
  readonly weight: number;
  readonly declarations: Readonly<Record<string, string>>;
}

/** What a selector asks of an element. */
export interface StyledElement {
  readonly name: string;
  readonly classes: readonly string[];
}

/** Properties that SVG programs know as attributes (SVG 2, section 6.6), as far as the still map uses them. */
const PROPERTIES: ReadonlySet<string> = new Set([
  'color',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'opacity',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-transform',
]);

/** The rules of a style sheet in their order. Rules of media queries and those with other selectors are left out: they are for pages. */
export function readRules(css: string): readonly StyleRule[] {
  const rules: StyleRule[] = [];
  for (const { prelude, body } of blocksOf(css.replace(/\/\*[\s\S]*?\*\//g, ''))) {
    if (prelude.startsWith('@')) continue;
    const declarations = declarationsOf(body);
    if (Object.keys(declarations).length === 0) continue;
    for (const selector of splitOutside(prelude, ',')) {
      const compounds = splitOutside(selector, ' ').map(compoundOf);
      if (compounds.length === 0 || compounds.includes(null)) continue;
      const known = compounds as readonly Compound[];
      rules.push({ compounds: known, weight: known.reduce((sum, each) => sum + weightOf(each), 0), declarations });
    }
  }
  return rules;
}

/** The declarations that hold for the last element of a path, which begins at the root. */
export function styleOf(path: readonly StyledElement[], rules: readonly StyleRule[]): Readonly<Record<string, string>> {
  const held = rules.filter(({ compounds }) => holds(path, compounds)).sort((a, b) => a.weight - b.weight);
  return Object.assign({}, ...held.map(({ declarations }) => declarations)) as Readonly<Record<string, string>>;
}

/** Whether a rule is about a class at all. */
export function hasRuleFor(name: string, rules: readonly StyleRule[]): boolean {
  const mentions = ({ classes, anyOf }: Compound): boolean => classes.includes(name) || anyOf.flat().some(mentions);
  return rules.some(({ compounds }) => compounds.some(mentions));
}

function holds(path: readonly StyledElement[], compounds: readonly Compound[]): boolean {
  let left = compounds.length - 1;
  for (let at = path.length - 1; at >= 0 && left >= 0; at--) {
    const fits = isMatch(path[at] as StyledElement, compounds[left] as Compound);
    if (fits) left--;
    else if (at === path.length - 1) return false;
  }
  return left < 0;
}

function isMatch(element: StyledElement, { type, classes, anyOf }: Compound): boolean {
  return (
    (type === null || type === element.name) &&
    classes.every((name) => element.classes.includes(name)) &&
    anyOf.every((list) => list.some((each) => isMatch(element, each)))
  );
}

function weightOf({ type, classes, anyOf }: Compound): number {
  const lists = anyOf.map((list) => Math.max(...list.map(weightOf)));
  return (type === null ? 0 : 1) + 10 * classes.length + lists.reduce((sum, each) => sum + each, 0);
}

/** Blocks at the outermost level: what is before a brace, and what is between it and its partner. */
function blocksOf(css: string): readonly { readonly prelude: string; readonly body: string }[] {
  const blocks: { prelude: string; body: string }[] = [];
  let [start, at] = [0, 0];
  while ((at = css.indexOf('{', start)) >= 0) {
    const prelude = css.slice(start, at).trim();
    let [depth, end] = [1, at + 1];
    for (; end < css.length && depth > 0; end++) depth += css[end] === '{' ? 1 : css[end] === '}' ? -1 : 0;
    blocks.push({ prelude, body: css.slice(at + 1, end - 1) });
    start = end;
  }
  return blocks;
}

function declarationsOf(body: string): Readonly<Record<string, string>> {
  const pairs = body.split(';').map((text) => {
    const colon = text.indexOf(':');
    return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => PROPERTIES.has(name)));
}

/** Splits a text where a character stands outside of brackets; empty parts are left out. */
function splitOutside(text: string, separator: ',' | ' '): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text.replace(/\s+/g, ' ')) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** Reads one part of a selector; null if it has anything that a picture cannot have, such as an id or a state of the pointer. */
function compoundOf(text: string): Compound | null {
  const match = /^([a-z]+)?((?:\.[\w-]+)*)((?::is\([^()]*\))*)$/i.exec(text);
  if (!match || text === '') return null;
  const [, type, classes = '', lists = ''] = match;
  const anyOf = [...lists.matchAll(/:is\(([^()]*)\)/g)].map(([, list]) =>
    splitOutside(list as string, ',').map(compoundOf),
  );
  if (anyOf.flat().includes(null)) return null;
  return {
    type: type ?? null,
    classes: classes.split('.').filter(Boolean),
    anyOf: anyOf as readonly (readonly Compound[])[],
  };
}
