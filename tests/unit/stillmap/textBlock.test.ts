import { describe, expect, it } from 'vitest';
import { textBlock } from '../../../src/stillmap/textBlock';

const linesOf = (text: string, width: number): readonly string[] =>
  textBlock(text, width, { size: 10, fill: '#000' }).lines;

describe('Text in a picture', () => {
  it('is broken between words', () => {
    expect(linesOf('The row has the first days', 66)).toEqual(['The row has', 'the first', 'days']);
  });

  it.each([
    ['a name of a file', 'incidents_2022-23_export,', ['incidents_2022-23_', 'export,']],
    ['an address', 'https://example.org/a?from=2022-10-01', ['https://example.org/', 'a?from=2022-10-01']],
    ['a word without such a sign', 'Donaudampfschifffahrtsgesellschaft', ['Donaudampfschifffa', 'hrtsgesellschaft']],
    [
      'a word whose only sign is near its beginning',
      'e-lectroencephalographically',
      ['e-lectroencephalogr', 'aphically'],
    ],
  ])('breaks %s, too long for a line, behind a sign that joins words, or where it must', (_what, text, lines) => {
    expect(linesOf(text, 112)).toEqual(lines);
  });

  it('loses no letter, however narrow', () => {
    for (const width of [1, 8, 30, 75])
      expect(linesOf('a_bc-d/ef_ghi 😀_😀x', width).join('').replaceAll(' ', '')).toBe('a_bc-d/ef_ghi😀_😀x');
  });
});
