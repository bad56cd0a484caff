/** Corrections of the path that the model finds: stray words, and cuts near the ends of the copy's paragraphs. */
import { describe, expect, it } from 'vitest';
import { cutAtParagraphs, withoutStrays } from '../../../src/copy/align/correctPath';
import type { WordRuns, Word } from '../../../src/copy/align/words';
import type { Sketch } from '../../../src/copy/sketch';

/** A path, one character a word: the passage, or a dash. */
const pathOf = (text: string): readonly (number | null)[] =>
  [...text].map((each) => (each === '-' ? null : Number(each)));
const textOf = (path: readonly (number | null)[]): string => path.map((each) => each ?? '-').join('');
const word = (paragraph: number, run: number, end: number): Word => ({
  paragraph,
  run,
  end,
  from: 0,
  to: 0,
  first: 0,
  last: 0,
  cut: 6,
});

describe('Stray words', () => {
  const clean = (path: string): string =>
    textOf(
      withoutStrays(
        [...path].map(() => word(0, 0, 0)),
        pathOf(path),
      ),
    );
  it.each<readonly [string, string, string]>([
    ['are fewer than six between words of no passage', '--11111--', '---------'],
    ['are not six', '--111111--', '--111111--'],
    ['may be at the start', '11111--', '-------'],
    ['may be at the end', '--11111', '-------'],
    ['may be several', '-11-222-', '--------'],
    ['are not beside another passage', '0000001111--', '0000001111--'],
    ['are not before another passage', '--1111000000', '--1111000000'],
    ['are not known in a copy of six words', '-11111', '-11111'],
    ['are known in one of seven', '-11111-', '-------'],
  ])('%s: %s', (_what, path, expected) => expect(clean(path)).toBe(expected));
});

/**
 * The path after the correction, for paragraphs of so many words. `agrees` has for each word the passage whose sketch has its run, `*`
 * where all have it, a dot where none has it, and a blank where the word has no run.
 */
function cut(paragraphs: readonly number[], path: string, agrees: string, unknown: readonly number[] = []): string {
  const passages = 3;
  const words: Word[] = [];
  const had: number[] = [];
  for (const [paragraph, count] of paragraphs.entries())
    for (let at = 0; at < count; at++) {
      const run = had.length / passages;
      const agreeing = agrees[words.length];
      if (agreeing !== ' ')
        for (let passage = 0; passage < passages; passage++)
          had.push(agreeing === '*' || agreeing === String(passage) ? 1 : 0);
      words.push(word(paragraph, run, had.length / passages));
    }
  const sketch: Sketch = { bits: Uint8Array.of(0), size: 8, set: 4 };
  const sketches = Array.from({ length: passages }, (_, at) => (unknown.includes(at) ? null : sketch));
  const runs: WordRuns = { hashes: [], isWhole: new Uint8Array(), had: Uint8Array.from(had) };
  return textOf(cutAtParagraphs(words, runs, pathOf(path), sketches));
}

describe('The first words of a paragraph', () => {
  it.each<readonly [string, string, string, string]>([
    ['are moved to its passage where they agree with it', '0000001111', '0000111111', '0000111111'],
    ['where they agree with neither', '0000001111', '0000..1111', '0000111111'],
    ['where one run more agrees with the passage before', '0000001111', '0000.01111', '0000111111'],
    ['but not where two more do', '0000001111', '0000001111', '0000001111'],
    ['nor where they are the whole paragraph', '0000000000', '0000111111', '0000000000'],
    ['past words of no passage', '00000-1111', '0000..1111', '0000111111'],
  ])('%s', (_what, path, agrees, expected) => expect(cut([4, 6], path, agrees)).toBe(expected));

  it.each<readonly [string, string, string, string]>([
    ['of no passage are moved where they are at most three', '---111', '..111 ', '---111'],
    ['with one run of three', '---111', '1..111', '---111'],
    ['with two runs of three', '---111', '11.111', '111111'],
    ['with half of four', '----111', '11..111', '1111111'],
    ['with two of five', '-----111', '11...111', '-----111'],
    ['without three runs', '---111', '.. 111', '111111'],
    ['but four words without three runs are not', '----111', '..  111', '----111'],
  ])('%s', (_what, path, agrees, expected) => expect(cut([path.length], path, agrees)).toBe(expected));

  it('are moved in each paragraph', () => {
    expect(cut([3, 4, 4], '00000111112'.replace('2', '2'), '00011112222')).toBe('00011112222');
  });

  it('agree with no passage whose sketch is unknown', () => {
    expect(cut([4, 6], '0000001111', '0000001111', [0])).toBe('0000111111');
    expect(cut([4, 6], '0000001111', '0000**1111', [1])).toBe('0000001111');
  });
});

describe('The last words of a paragraph', () => {
  it.each<readonly [string, string, string, string]>([
    ['are moved to its passage where they agree with it', '0000111111', '0000001111', '0000001111'],
    ['where one run more agrees with the next passage', '0000111111', '0000.11111', '0000001111'],
    ['but not where two more do', '0000111111', '0000111111', '0000111111'],
    ['past words of no passage', '0000-11111', '0000..1111', '0000001111'],
  ])('%s', (_what, path, agrees, expected) => expect(cut([6, 4], path, agrees)).toBe(expected));

  it('of no passage are moved where half of their runs agree', () => {
    expect(cut([6], '111---', '11111.')).toBe('111111');
    expect(cut([6], '111---', '1111..')).toBe('111---');
    expect(cut([6, 6], '111---222222', '11111.222222')).toBe('111111222222');
    expect(cut([6, 6], '111---------', '11111.......')).toBe('111111------');
  });
});

it('A paragraph keeps a passage between two others', () => {
  expect(cut([4, 7, 4], '000000111222222', '000011111112222')).toBe('000011111112222');
  expect(cut([4, 7, 4], '000000111222222', '000000111222222')).toBe('000000111222222');
  expect(cut([], '', '')).toBe('');
});
