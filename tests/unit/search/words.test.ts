import { describe, expect, it } from 'vitest';
import { nameKey, wordsOf } from '../../../src/search/words';

describe('The words of a text', () => {
  it.each([
    ['Mill lane, 2nd part', ['mill', 'lane', '2nd', 'part']],
    ['Nordhaven’s ford and the boys’ boat', ['nordhaven', 'ford', 'and', 'the', 'boys', 'boat']],
    ["Nordhaven's", ['nordhaven']],
    ['O’Neil, Saʼd', ['oneil', 'sad']],
    ['Şuşa — ШУША/Շուշի', ['susa', 'шуша', 'շուշի']],
    ['Alma-Ata', ['alma', 'ata']],
    ['¶ … ?!', []],
    ['', []],
  ])('%s', (text, expected) => expect(wordsOf(text).map(({ folded }) => folded)).toEqual(expected));

  it('know where they are, without the ending of the genitive', () => {
    const text = 'At Nordhaven’s ford';
    expect(wordsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual(['At', 'Nordhaven', 'ford']);
  });
});

describe('A name as it is compared', () => {
  it('is its words with one space between', () => {
    expect(nameKey('  Southmere  & Vale, (old)')).toBe('southmere vale old');
  });
});
