/**
 * Vite plugin that gives the page, before its first paint, those styles of the program that lay out what is on the page already. The
 * program brings all of its styles with it, after the first paint; what they lay out would then move.
 */
import type { Plugin } from 'vite';
import { rulesOf } from './mapStyles';

const PAGE = 'index.html';
/** Where the program's style sheet is named for pages on which it cannot run: see `build/prerender`. */
const NAMED = /<noscript id="program-styles">\s*((?:<link[^>]*>\s*)+)<\/noscript>/;

/** What cannot be before the program runs: a pointer over something, the keyboard on it, paper. */
const LATER = /:(?:hover|active|focus)/;
const LATER_MEDIA = /\bprint\b/;

/** The rules of a style sheet that apply to a page at first: those whose classes all occur in its markup. */
export function rulesFor(html: string, sheet: string): string {
  const classes = new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, list = '']) => list.split(/\s+/)));
  return within(sheet, (selector) => {
    if (LATER.test(selector)) return false;
    // Classes that must be absent tell nothing.
    const named = selector.replace(/:not\([^)]*\)/g, '').match(/\.(?:[\w-]|\\.)+/g) ?? [];
    return named.length > 0 && named.every((name) => classes.has(name.slice(1)));
  });
}

function within(sheet: string, isUsed: (selector: string) => boolean): string {
  return rulesOf(sheet)
    .map(({ head, body }) => {
      if (LATER_MEDIA.test(head)) return '';
      if (/^@(?:media|supports|container|layer)/.test(head)) {
        const inside = within(body, isUsed);
        return inside === '' ? '' : `${head}{${inside}}`;
      }
      if (head.startsWith('@')) return '';
      // A comma inside brackets, as in `:is(a, b)`, separates no selectors.
      const used = head.split(/,(?![^(]*\))/).filter(isUsed);
      return used.length === 0 ? '' : `${used.join(',')}{${body}}`;
    })
    .join('');
}

/** Creates the plugin. It works on the finished bundle, with the page in it. */
export function firstStyles(): Plugin {
  return {
    name: 'atlas-first-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle[PAGE];
        if (page?.type !== 'asset') return;
        const html = String(page.source);
        const named = [...(NAMED.exec(html)?.[1] ?? '').matchAll(/href="\.\/([^"]+)"/g)].map(
          ([, name]) => bundle[name as string],
        );
        const sheets = named.map((file) => (file?.type === 'asset' ? String(file.source) : ''));
        if (sheets.length === 0 || sheets.includes(''))
          throw new Error('The style sheets of the program are not in the bundle.');
        const file = this.emitFile({ type: 'asset', name: 'first.css', source: rulesFor(html, sheets.join('')) });
        // After the page's own styles and before the program's, as these come later.
        page.source = html.replace(
          /(?=<noscript id="program-styles">)/,
          () => `<link rel="stylesheet" href="./${this.getFileName(file)}">`,
        );
      },
    },
  };
}
