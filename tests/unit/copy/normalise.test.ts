/** A text reduced to its letters, and the way back. */
import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../../src/copy/normalise';

/** Each letter beside the character of the text that it came from. */
const pairs = (text: string): readonly string[] => {
  const { letters, offsets } = lettersOf(text);
  return [...letters.split('').entries()].map(([at, letter]) => `${letter} ${text.charAt(offsets[at] as number)}`);
};

describe('The letters of a text', () => {
  it('are small and plain, without anything between them, and each knows where it stood', () => {
    expect(lettersOf('Zəngəzur, 1–2 “Ağ”')).toEqual({
      letters: 'zengezurag',
      offsets: Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 15, 16, 18),
    });
    expect(lettersOf('')).toEqual({ letters: '', offsets: Uint32Array.of(0) });
  });

  it('know where they stood after a ligature, however many letters it comes to', () => {
    expect(pairs('a ﬃ z')).toEqual(['a a', 'f ﬃ', 'f ﬃ', 'i ﬃ', 'z z']);
    const long = lettersOf(`${'\ufdfa'.repeat(3000)}z`);
    expect(long.letters).toHaveLength(3000 * 15 + 1);
    expect(long.letters.at(-1)).toBe('z');
    expect(long.offsets.slice(-3)).toEqual(Uint32Array.of(2999, 3000, 3001));
  });

  it('know where they stood after letters of two units of UTF-16', () => {
    // Old Turkic, and a mathematical letter that is a plain one.
    const { letters, offsets } = lettersOf('𐰀𝐀z');
    expect(letters).toBe('𐰀az');
    expect(offsets).toEqual(Uint32Array.of(0, 0, 2, 4, 5));
  });

  it('are the same in a long text as in its words', () => {
    const words = Array.from({ length: 4000 }, (_, at) => `Wörd${String.fromCharCode(97 + (at % 26))}-${at}`);
    expect(lettersOf(words.join(' ')).letters).toBe(words.map((word) => lettersOf(word).letters).join(''));
  });
});
