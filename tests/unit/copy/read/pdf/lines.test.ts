/** Lines made of pieces: their spaces, their marks and their drop caps; and the text that lines are joined to. */
import { describe, expect, it } from 'vitest';
import { RunningText, wordsOf } from '../../../../../src/copy/read/pdf/joinLines';
import { joinCap, lineOf } from '../../../../../src/copy/read/pdf/lines';
import type { Line, Piece } from '../../../../../src/copy/read/pdf/model';
import { block, line as made } from '../../../../helpers/pdfLines';

const piece = (text: string, x: number, end: number, given: Partial<Piece> = {}): Piece => ({
  text,
  x,
  end,
  y: 700,
  size: 10,
  isSpacedBefore: false,
  isSpacedAfter: false,
  tag: null,
  ...given,
});
const line = (...pieces: readonly Piece[]): Line => lineOf(pieces, 3);
const written = (...pieces: readonly Piece[]): string => {
  const { text, marks, raised } = line(...pieces);
  return [raised === null ? '' : `(${raised})`, text, ...marks.map(({ at, number }) => ` ${number}@${at}`)].join('');
};

describe('A line', () => {
  it('is where its pieces are', () => {
    const tag = { kind: 'note' } as const;
    expect(line(piece('one', 60, 80), piece('longer', 90, 120, { tag }), piece('shorts', 130, 160))).toEqual({
      text: 'one longer shorts',
      marks: [],
      x: 60,
      end: 160,
      y: 700,
      size: 10,
      page: 3,
      raised: null,
      cap: null,
      tag,
    });
  });

  it('has the size of most of its letters, unrounded, and their baseline', () => {
    const mixed = line(piece('1', 60, 63, { size: 6, y: 704 }), piece('word', 64, 90, { size: 10.1, y: 699 }));
    expect([mixed.size, mixed.y]).toEqual([10.1, 699]);
    const near = line(piece('x', 50, 55, { size: 9.7, y: 690 }), piece('words', 64, 90, { size: 10.12, y: 699 }));
    expect([near.size, near.y]).toEqual([10.12, 699]);
  });

  it('has spaces where pieces are apart, or where one of them says so', () => {
    expect(written(piece('a', 60, 70), piece('b', 71.39, 80))).toBe('ab');
    expect(written(piece('a', 60, 70), piece('b', 71.5, 80))).toBe('a b');
    expect(written(piece('a', 60, 70, { isSpacedAfter: true }), piece('b', 70, 80))).toBe('a b');
    expect(written(piece('a', 60, 70), piece('b', 70, 80, { isSpacedBefore: true }))).toBe('a b');
  });

  it('has bold words once, though they are set twice', () => {
    expect(written(piece('ab', 60, 70), piece('ab', 61.4, 71))).toBe('ab');
    expect(written(piece('ab', 60, 70), piece('ab', 61.5, 71))).toBe('abab');
    expect(written(piece('ab', 60, 70), piece('ac', 60, 70))).toBe('abac');
    expect(written(piece('ab', 60, 70), piece('ab', 70, 80))).toBe('abab');
  });

  it.each<readonly [string, Partial<Piece>, string, string]>([
    ['a raised number', {}, '12', 'wording 12@7'],
    ['several', {}, '1, 2;3', 'wording 1@7 2@7 3@7'],
    ['one in brackets', {}, '[3]', 'wording 3@7'],
    ['one with a comma', {}, '3,', 'wording 3@7'],
    ['no word', {}, 'th', 'wordingth'],
    ['no number of four digits', {}, '1234', 'wording1234'],
    ['none of a larger size', { size: 8.3 }, '1', 'wording1'],
    ['one almost as large', { size: 8.2 }, '1', 'wording 1@7'],
    ['none that is not raised', { y: 701.19 }, '1', 'wording1'],
    ['one a little raised', { y: 701.3 }, '1', 'wording 1@7'],
    ['none that is lowered', { y: 697 }, '1', 'wording1'],
  ])('has as marks: %s', (_what, given, text, expected) => {
    expect(written(piece('wording', 60, 80), piece(text, 80, 84, { size: 6, y: 704, ...given }))).toBe(expected);
  });

  it('has marks at the end of the word before them, and a space after them', () => {
    expect(written(piece('word', 60, 80), piece('1', 80, 83, { size: 6, y: 704 }), piece('more', 86, 100))).toBe(
      'word more 1@4',
    );
    expect(written(piece('1', 60, 63, { size: 6, y: 704 }), piece('word', 63, 90))).toBe('(1)word');
    expect(
      written(piece('1', 60, 63, { size: 6, y: 704 }), piece('2', 63, 66, { size: 6, y: 704 }), piece('words', 66, 90)),
    ).toBe('(1)words 2@0');
  });

  it.each<readonly [string, string]>([
    ['30 km', '30 km2'],
    ['30 m', '30 m2'],
    ['30cm', '30cm2'],
    ['m', 'm2'],
    ['film', 'film 2@4'],
    ['30 kg', '30 kg 2@5'],
  ])('has powers of lengths: %s', (text, expected) => {
    expect(written(piece(text, 60, 80), piece('2', 80, 83, { size: 6, y: 704 }))).toBe(expected);
  });
  it('has no fourth power', () => {
    expect(written(piece('30 km', 60, 80), piece('4', 80, 83, { size: 6, y: 704 }))).toBe('30 km 4@5');
  });

  it('has superscript digits as marks, and as powers', () => {
    expect(written(piece('word¹² and more³', 60, 200))).toBe('word and more 12@4 3@13');
    expect(written(piece('30 km² of land⁰', 60, 200))).toBe('30 km² of land 0@14');
    expect(written(piece('⁴word', 60, 200))).toBe('(4)word');
    expect(written(piece('word⁵⁶⁷⁸⁹', 60, 200))).toBe('word 56789@4');
  });

  it('has no soft hyphens but one at its end', () => {
    expect(written(piece('so\u00adft hy\u00ad', 60, 200))).toBe('soft hy\u00ad');
    expect(written(piece('so\u00ad', 60, 70), piece('ft', 70, 80))).toBe('soft');
  });
});

describe('A drop cap', () => {
  const cap = (text: string, given: Partial<Piece> = {}): Piece => piece(text, 60, 78, { y: 674, size: 36, ...given });
  const joined = (given: Piece, first = 'ne year', marks: Line['marks'] = []): readonly Line[] => {
    const lines = [made(first, { x: 80, marks }), made('second', { x: 80, y: 687 }), made('third', { y: 661 })];
    joinCap(given, [block([made('other', { y: 400 })]), block(lines), block([made('beside', { x: 80 })])], 10);
    return lines;
  };
  it('is put before the first line beside it, and the lines beside it begin at its edge', () => {
    expect(joined(cap('O')).map(({ text, x, cap: how }) => [text, x, how])).toEqual([
      ['One year', 60, 'first'],
      ['second', 60, 'beside'],
      ['third', 60, null],
    ]);
  });
  it('is a word of its own where a space follows it and a word', () => {
    const first = (text: string, next: string, isSpacedAfter: boolean): string | undefined =>
      joined(cap(text, { isSpacedAfter }), next)[0]?.text;
    expect(first('A', 'year ago', true)).toBe('A year ago');
    expect(first('I', 'met them', true)).toBe('I met them');
    expect(first('A', 'year ago', false)).toBe('Ayear ago');
    expect(first('A', 's it was', true)).toBe('As it was');
    expect(first('O', 'nce more', true)).toBe('Once more');
  });
  it('moves the marks of its line', () => {
    const [first] = joined(cap('A', { isSpacedAfter: true }), 'year ago', [{ at: 4, number: 1 }]);
    expect(first?.marks).toEqual([{ at: 6, number: 1 }]);
    expect(joined(cap('“O'), 'ne', [{ at: 2, number: 1 }])[0]?.marks).toEqual([{ at: 4, number: 1 }]);
  });
});

describe('Lines are joined', () => {
  const words = wordsOf([block([made('A well-known road, and one well\u2010Made. Rewritten is RE-WRITTEN.')])]);
  it.each<readonly [string, string, string]>([
    ['re-', 'written it', 'rewritten it'],
    ['Well-', 'known it', 'Well-known it'],
    ['well-', 'made it', 'well-made it'],
    ['well\u2010', 'known it', 'well\u2010known it'],
    ['so\u00ad', 'Ft', 'soFt'],
    ['see https://a.example/one/', 'Two/three', 'see https://a.example/one/Two/three'],
    ['see https://a.example/one?a=', '7', 'see https://a.example/one?a=7'],
    ['see https://a.example/one?a=', '7.', 'see https://a.example/one?a=7.'],
    ['see www.a.example/one-', 'two-three', 'see www.a.example/one-two-three'],
    ['see https://a.example/one.', 'html/x', 'see https://a.example/one.html/x'],
    ['see https://a.example/one.', 'Then it.', 'see https://a.example/one. Then it.'],
    ['see https://a.example/one', 'two/three', 'see https://a.example/one two/three'],
    ['1990-', '1995', '1990-1995'],
    ['1990-', 'it', '1990- it'],
    ['Ost–', '“West”', 'Ost–“West”'],
    ['it –', 'was', 'it – was'],
    ['-', 'x', '- x'],
  ])('%s and %s', (before, after, expected) => {
    const text = new RunningText();
    text.add(before, words);
    text.add(after, words);
    expect(text.text).toBe(expected);
  });

  it('to a text as long as may be, and say where each begins', () => {
    const text = new RunningText();
    let expected = '';
    for (let at = 0; at < 400; at++) {
      const own = `line ${at} of a text that is long`;
      const start = text.add(own, words);
      expected += (at > 0 ? ' ' : '') + own;
      expect([start, text.length]).toEqual([expected.length - own.length, expected.length]);
      expect(text.tail.length).toBeLessThanOrEqual(4000);
      expect(expected.endsWith(text.tail)).toBe(true);
    }
    expect(text.text).toBe(expected);
  });
});
