/**
 * MapLibre's style sheet without the rules for parts that the atlas does not use: the logo, popups, and buttons for location, globe,
 * terrain and full screen; and without those of the words over the map in a frame, which has its own in `public/embed.css`. Nine tenths of the file are pictures for these, written into its rules, and the map waits for it.
 */
import type { Plugin } from 'vite';

/** Where the style sheet lies among the packages. */
const SHEET = /maplibre-gl\/dist\/maplibre-gl\.css$/;

/** Names of parts that the atlas does not use, as they occur in selectors. */
const UNUSED =
  /maplibregl-(ctrl-(logo|geolocate|globe|terrain|fullscreen|shrink|compass)|popup|user-location|pseudo-fullscreen|cooperative)/;

/** Makes the plugin. */
export function mapStyles(): Plugin {
  return {
    name: 'atlas-map-styles',
    enforce: 'pre',
    transform: (code, id) => (SHEET.test(id) ? { code: withoutUnused(code), map: null } : undefined),
  };
}

/** A style sheet without the selectors that name an unused part, and without the rules that have no other selector. */
export function withoutUnused(sheet: string): string {
  return rulesOf(sheet)
    .map(({ head, body }) => {
      if (/^@(media|supports)/.test(head)) {
        const inside = withoutUnused(body);
        return inside === '' ? '' : `${head}{${inside}}`;
      }
      // A comma inside brackets, as in `:is(a, b)`, separates no selectors.
      const used = head.split(/,(?![^(]*\))/).filter((selector) => !UNUSED.test(selector));
      return used.length === 0 ? '' : `${used.join(',')}{${body}}`;
    })
    .join('');
}

/** The rules of a style sheet: what is before the outer braces, and what is inside. Braces within quotes count as text. */
export function rulesOf(sheet: string): readonly { readonly head: string; readonly body: string }[] {
  const rules: { head: string; body: string }[] = [];
  const text = sheet.replace(/\/\*[\s\S]*?\*\//g, '');
  let depth = 0;
  let from = 0;
  let open = 0;
  for (const { 0: sign, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[{}]/g)) {
    if (sign === '{' && depth++ === 0) open = index;
    if (sign === '}' && --depth === 0) {
      rules.push({ head: text.slice(from, open).trim(), body: text.slice(open + 1, index).trim() });
      from = index + 1;
    }
  }
  return rules;
}
