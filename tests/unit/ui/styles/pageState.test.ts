/**
 * The state of the map is an attribute of the page, and it changes twice with every date. A selector that leads from there to elements by
 * their tag alone has every such element of the page styled anew: all links of the text, for one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const STATE = /\[data-map(?:[\]=])/;
const SOURCE = 'src';

/** The last compound of a selector: what is styled. */
function subjectOf(selector: string): string {
  let depth = 0;
  for (let at = selector.length - 1; at >= 0; at--) {
    const letter = selector[at] as string;
    if (letter === ')') depth += 1;
    else if (letter === '(') depth -= 1;
    else if (depth === 0 && /[\s>+~]/.test(letter)) return selector.slice(at + 1);
  }
  return selector;
}

/** Selectors of a style sheet that ask for the state of the map. */
function statefulSelectors(css: string): readonly string[] {
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]+)\{/g)]
    .flatMap(([, selectors]) => (selectors as string).split(/,(?![^()]*\))/))
    .map((selector) => selector.trim())
    .filter((selector) => STATE.test(selector));
}

it('No style leads from the state of the map to elements by their tags', () => {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(css|svelte)$/.test(name),
  );
  const found = files.flatMap((name) => statefulSelectors(readFileSync(join(SOURCE, name), 'utf8')));
  expect(found.length).toBeGreaterThan(0);
  const byTag = found.filter(
    (selector) => /(?:^|[(,]\s*)[a-z]/.test(subjectOf(selector)) && !/^html/.test(subjectOf(selector)),
  );
  expect(byTag).toEqual([]);
});
