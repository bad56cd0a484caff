import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Phrases } from '../../../src/content/phrases';
import { FOURFOLD, growth } from '../../helpers/growth';

function blotted(text: string, phrases: readonly string[], isLookedFor = (_: string): boolean => true): string {
  return new Phrases(phrases).blotOut(text, isLookedFor, () => {});
}

/** The same by trying one phrase after the other, the longest first. */
function plainly(text: string, phrases: readonly string[]): string {
  return [...new Set(phrases)]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, phrase) =>
        rest.replace(
          new RegExp(`(?<![\\p{L}\\p{M}]|\\p{L}-)${phrase.replace(/[.]/g, '\\.')}(?![\\p{L}\\p{M}]|-\\p{L})`, 'gu'),
          (found) => '·'.repeat(found.length),
        ),
      text,
    );
}

describe('A phrase in a text', () => {
  it.each([
    ['at the start and the end', 'Low met Low', ['Low'], '··· met ···'],
    ['of several words', 'at the Harbour Board today', ['Harbour Board'], 'at the ············· today'],
    ['not inside a word', 'Lower, Below, Low', ['Low'], 'Lower, Below, ···'],
    ['not before or after a hyphen', 'Low-land, Up-Low, Low', ['Low'], 'Low-land, Up-Low, ···'],
    ['with a hyphen of its own', 'a Low-land', ['Low', 'Low-land'], 'a ········'],
    ['the longer of two that overlap', 'North Low Land', ['North Low', 'Low Land Sea', 'Low Land'], '········· Land'],
    ['the longer one though it begins later', 'A Low Land Sea', ['A Low', 'Low Land Sea'], 'A ············'],
    ['with full stops', 'the U.S. and the UXS', ['U.S'], 'the ···. and the UXS'],
    ['with a digit before its letters', 'the 44-Day War', ['44-Day'], 'the ······ War'],
    ['not a text of digits alone', '44', ['44'], '44'],
  ])('%s', (_what, text, phrases, expected) => expect(blotted(text, phrases)).toBe(expected));

  it('counts only where it is looked for, and each that was found is told once or more', () => {
    const found: string[] = [];
    const text = new Phrases(['Low', 'High']).blotOut(
      'Low High',
      (phrase) => phrase === 'High',
      (phrase) => found.push(phrase),
    );
    expect([text, found]).toEqual(['Low ····', ['High']]);
  });

  it('is found as by trying each phrase', () => {
    const word = fc.constantFrom('A', 'B', 'Ab', 'of');
    const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const text = fc
      .array(fc.tuple(word, fc.constantFrom(' ', '-', '. ', '’')), { maxLength: 8 })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, fc.uniqueArray(phrase, { selector: (each) => each.length, maxLength: 4 }), (text, phrases) => {
        expect(blotted(text, phrases)).toBe(plainly(text, phrases));
      }),
    );
  });

  it('costs four times as much for four times the text, not for four times the phrases', async () => {
    const name = (at: number): string =>
      `N${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] as string)}`;
    const cost = await growth((size) => {
      const names = [...Array(size).keys()].map(name);
      blotted(names.join(' '), names);
    }, 3000);
    expect(cost).toBeLessThan(FOURFOLD);
  });
});
