import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline, Paragraph } from '../../../../src/domain/model';
import { readText } from '../../../../src/formats/text/markdown';
import { schemeOf, writeText } from '../../../../src/formats/text/writeMarkdown';
import { real } from '../../../fixtures/real-atlas';
import { tiny } from '../../../fixtures/tiny-atlas';

const { index } = tiny;
const text = (words: string): Inline => ({ type: 'text', text: words });
const emphasis = (...children: Inline[]): Inline => ({ type: 'emphasis', children });
const read = (markdown: string): readonly Paragraph[] => readText(markdown, {}).paragraphs;

/** A text as it is seen: runs of letters that look alike are one, and emphasis within emphasis is emphasis. */
function seen(inlines: readonly Inline[], isEmphasised = false): readonly object[] {
  const runs: { text: string; isEmphasised: boolean; to: string }[] = [];
  const add = (more: readonly Inline[], is: boolean, to: string): void => {
    for (const inline of more) {
      if (inline.type === 'text') {
        const last = runs.at(-1);
        if (last?.isEmphasised === is && last.to === to) last.text += inline.text;
        else if (inline.text !== '') runs.push({ text: inline.text, isEmphasised: is, to });
      } else if (inline.type === 'citation') runs.push({ text: `^${inline.footnote}`, isEmphasised: false, to: '^' });
      else if (inline.type === 'emphasis') add(inline.children, true, to);
      else if (inline.children.length > 0)
        add(inline.children, is, inline.type === 'link' ? inline.url : inline.target);
    }
  };
  add(inlines, isEmphasised, '');
  return runs.map((run) => ({ ...run, text: run.text.replace(/\s+/g, ' ') }));
}

/** Letters of which many are signs of Markdown. */
const letters = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'ab1 *_[]()<>&!#:.-+=~`|\\"\'^{}@/;é’漢🙂'),
      fc.constantFrom(' ', 'x', '&lt;', '1.', 'https://a.b'),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join('').replace(/\s+/g, ' '));
const words = letters.map(text);
const inEmphasis = fc.array(words, { minLength: 1, maxLength: 2 });
const ids = fc.constantFrom('reed-ford', 'nordhaven', 'ford-order', 'p01', 'note-dates');
const urls = fc.constantFrom('https://a.b/c?d=e&f=g', 'https://a.b/(c)', 'https://a.b/<c> d\\e', 'https://x.org');
const children = fc.array(
  fc.oneof(
    words,
    inEmphasis.map((each) => emphasis(...each)),
  ),
  { minLength: 1, maxLength: 3 },
);
const inline = fc.oneof(
  words,
  inEmphasis.map((each) => emphasis(...each)),
  fc.record({ type: fc.constant('reference' as const), target: ids, children }),
  fc.record({ type: fc.constant('link' as const), url: urls, children }),
  fc.record({ type: fc.constant('citation' as const), footnote: fc.integer({ min: 1, max: 30 }) }),
  fc
    .record({ type: fc.constant('reference' as const), target: ids, children })
    .map((link) => emphasis(text('so '), link)),
);
const paragraph = fc.array(inline, { minLength: 1, maxLength: 5 });

describe('Text written as Markdown', () => {
  it('is read as the same text, whatever signs are in it', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), (paragraphs) => {
        const written = writeText(paragraphs, index);
        const { paragraphs: again, issues } = readText(written, {});
        expect(issues).toEqual([]);
        expect(again.map((each) => seen(each))).toEqual(paragraphs.map((each) => seen(each)));
        // Written once more it is the same: a saved copy does not grow.
        expect(writeText(again, index)).toBe(written);
      }),
      { numRuns: 1500 },
    );
  });

  it('is the same for every digest and note of the atlas', () => {
    for (const { digest } of real.atlas.passages) {
      const again = read(writeText(digest, real.index));
      expect(again.map((each) => seen(each))).toEqual(digest.map((each) => seen(each)));
    }
  });

  it.each<[string, Paragraph, string]>([
    ['ordinary words', [text('It’s 5 km (about) - or so. 3 < 4')], 'It’s 5 km (about) - or so. 3 \\< 4'],
    ['what would be a list', [text('- one')], '\\- one'],
    ['what would be a numbered list', [text('12. May')], '12\\. May'],
    ['a year at the start', [text('2023 began')], '2023 began'],
    ['what would be a heading', [text('# so')], '\\# so'],
    ['HTML', [text('<b>so</b>')], '\\<b>so\\</b>'],
    [
      'a link by the kind of record',
      [{ type: 'reference', target: 'nordhaven', children: [text('there')] }],
      '[there](place:nordhaven)',
    ],
    ['a link to no record', [{ type: 'reference', target: 'atlantis', children: [text('there')] }], 'there'],
    ['emphasis within a word', [text('a'), emphasis(text('b')), text('c')], 'a*b*c'],
    ['emphasis of a sign within a word', [text('a'), emphasis(text('(b)')), text('c')], '&#97;*(b)*&#99;'],
  ])('has few signs more than it needs: %s', (_title, from, to) => expect(writeText([from], index)).toBe(to));

  it('leaves paragraphs of nothing out', () => expect(writeText([[], [text('')], [text('a')]], index)).toBe('a'));

  it('knows the scheme of every kind of record', () => {
    expect(
      ['reed-ford', 'old-ford', 'nordhaven', 'ford-order', 'p01', 'note-dates', 'x'].map((id) => schemeOf(index, id)),
    ).toEqual(['feature', 'feature', 'place', 'event', 'passage', 'note', null]);
  });
});
