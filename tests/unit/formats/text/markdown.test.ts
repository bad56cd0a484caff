import { describe, expect, it } from 'vitest';
import { plainText, readText } from '../../../../src/formats/text/markdown';

const where = { file: 'f.md', id: 'x', field: 'digest' };

describe('A text', () => {
  it('is paragraphs of words, emphasis, links and footnote marks', () => {
    const read = readText('See *the* [ford](feature:reed-ford).[^2][^12]\n\nAnd [more](https://example.org/).', where);
    expect(read.issues).toEqual([]);
    expect(read.links).toEqual([{ scheme: 'feature', target: 'reed-ford' }]);
    expect(read.footnotes).toEqual([2, 12]);
    expect(read.paragraphs).toEqual([
      [
        { type: 'text', text: 'See ' },
        { type: 'emphasis', children: [{ type: 'text', text: 'the' }] },
        { type: 'text', text: ' ' },
        { type: 'reference', target: 'reed-ford', children: [{ type: 'text', text: 'ford' }] },
        { type: 'text', text: '.' },
        { type: 'citation', footnote: 2 },
        { type: 'citation', footnote: 12 },
      ],
      [
        { type: 'text', text: 'And ' },
        { type: 'link', url: 'https://example.org/', children: [{ type: 'text', text: 'more' }] },
        { type: 'text', text: '.' },
      ],
    ]);
    expect(plainText(read.paragraphs)).toBe('See the ford.\n\nAnd more.');
  });

  it('may break its lines anywhere', () => {
    expect(plainText(readText('one\ntwo', where).paragraphs)).toBe('one two');
  });

  it.each([
    ['an inline tag', 'a <b>b</b>'],
    ['a block of HTML', '<script>alert(1)</script>'],
    ['a heading', '# Title'],
    ['a list', '- one'],
    ['an image', '![x](https://example.org/x.png)'],
    ['code', 'a `b`'],
    ['strong words', 'a **b**'],
    ['a script as link', '[x](javascript:alert(1))'],
    ['an address without encryption', '[x](http://example.org)'],
    ['nothing', ' '],
  ])('with %s is refused, with file, id and field', (_title, markdown) => {
    expect(readText(markdown, where).issues[0]).toMatchObject(where);
  });
});
