import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const tokens = readFileSync('src/ui/styles/tokens.css', 'utf8');
const source = readFileSync('src/build/fonts.ts', 'utf8');

describe('The fonts that stand in until the atlas’s own have come', () => {
  it.each(['Sans', 'Serif'])('come right after these, in both weights: %s', (kind) => {
    const [, stack = ''] = new RegExp(`--font-${kind.toLowerCase()}: ([^;]+);`).exec(tokens) ?? [];
    const families = stack.split(', ').map((name) => name.replaceAll("'", ''));
    expect(families.slice(0, 4)).toEqual([`Atlas ${kind}`, `Noto ${kind}`, `Atlas ${kind} Near`, `Atlas ${kind} Wide`]);
    for (const name of families.slice(2, 4)) {
      const weights = [...source.matchAll(new RegExp(`family: '${name}',\\s+weight: (\\d+)`, 'g'))].map(
        ([, weight]) => weight,
      );
      expect([name, weights]).toEqual([name, ['400', '600']]);
    }
  });
});
