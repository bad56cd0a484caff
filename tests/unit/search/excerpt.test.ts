import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestExcerpt, excerptOf, marksIn } from '../../../src/search/excerpt';
import { wordsOf } from '../../../src/search/words';

/** A text of so many words of three letters: `w00 w01 …` would not be words of their own length, so they are numbered by letters. */
const words = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `w${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}`,
  ).join(' ');
/** The excerpt around a word of a text, its marks in brackets. */
function around(text: string, word: string): string {
  const { excerpt, marks } = excerptOf(text, marksIn(wordsOf(text), new Set([word])));
  return [...marks]
    .reverse()
    .reduce((rest, { from, to }) => `${rest.slice(0, from)}[${rest.slice(from, to)}]${rest.slice(to)}`, excerpt);
}

describe('An excerpt', () => {
  it('is a short text whole', () => {
    expect(around('A ford is a promise.', 'ford')).toBe('A [ford] is a promise.');
    expect(excerptOf('', [])).toEqual({ excerpt: '', marks: [] });
  });

  it('is up to 130 units long, in whole words, with dots where the text goes on', () => {
    // 32 words of 3 letters and 31 spaces are 127 units, 33 words are 131.
    expect(excerptOf(words(32), []).excerpt).toBe(words(32));
    expect(excerptOf(words(33), []).excerpt).toBe(`${words(32)} …`);
    expect(excerptOf(`${words(32)} ab`, []).excerpt).toBe(`${words(32)} ab`);
  });

  it('begins where a match in the first 36 units can be seen with all before it', () => {
    // The tenth word begins at 36, the eleventh at 40.
    expect(around(words(40), 'wja')).toMatch(/^waa wba .*\[wja\]/);
    expect(around(words(40), 'wka')).toMatch(/^… wba wca .*\[wka\]/);
  });

  it('ends without dots where it reaches the end', () => {
    expect(around(words(40), 'wnb')).toMatch(/^… .*\[wnb\]$/);
  });

  it('cuts a text without a space in reach anywhere', () => {
    const { excerpt } = excerptOf('x'.repeat(200), []);
    expect(excerpt).toBe(`${'x'.repeat(130)} …`);
  });

  it('marks whole matches only, and keeps them in their places', () => {
    const text = fc
      .array(fc.constantFrom('ford', 'a', 'promise', 'Fördern', 'x'.repeat(50)), { maxLength: 60 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(text, (text) => {
        const { excerpt, marks } = excerptOf(text, marksIn(wordsOf(text), new Set(['ford'])));
        expect(excerpt.length).toBeLessThanOrEqual(130 + 4);
        for (const { from, to } of marks) expect(excerpt.slice(from, to)).toBe('ford');
        if (/\bford\b/.test(text)) expect(marks.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is of the text with the most different matched words, of the first where two have as many', () => {
    const of = (texts: readonly string[], ...matched: readonly string[]): string =>
      bestExcerpt(
        texts.map((text) => ({ text, words: wordsOf(text) })),
        new Set(matched),
      ).excerpt;
    expect(of(['ford ford ford', 'ford lane', 'lane ford'], 'ford', 'lane')).toBe('ford lane');
    expect(of(['', 'no match', 'none either'], 'ford')).toBe('no match');
    expect(of([], 'ford')).toBe('');
  });
});
