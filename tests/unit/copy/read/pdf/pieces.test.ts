/** Pieces of text, the rows they form, and what is raised, lowered or a drop cap. */
import { describe, expect, it } from 'vitest';
import { commonSize, isBesideCap, piecesOf, rowsOf, separateDropCaps } from '../../../../../src/copy/read/pdf/pieces';
import type { PdfItem, Piece } from '../../../../../src/copy/read/pdf/model';

const item = (text: string, given: Partial<PdfItem> = {}): PdfItem => ({
  text,
  x: 60,
  y: 700,
  width: 100,
  size: 10,
  ...given,
});
const pieces = (...items: readonly PdfItem[]): readonly Piece[] => piecesOf({ width: 600, height: 800, items });

describe('Pieces', () => {
  it('are items without the spaces at their ends, which are noted', () => {
    expect(pieces(item(' a  b\t\u0007c '))).toEqual([
      { text: 'a b c', x: 60, y: 700, end: 160, size: 10, isSpacedBefore: true, isSpacedAfter: true, tag: null },
    ]);
    expect(pieces(item('a')).map(({ isSpacedBefore, isSpacedAfter }) => [isSpacedBefore, isSpacedAfter])).toEqual([
      [false, false],
    ]);
    expect(pieces(item('a', { width: -5 }))[0]?.end).toBe(60);
    expect(pieces(item('a', { tag: { kind: 'note' } }))[0]?.tag).toEqual({ kind: 'note' });
  });

  it('are not what has no size or place', () => {
    const wrong = [{ x: NaN }, { y: Infinity }, { width: NaN }, { size: NaN }, { size: 0 }, { size: -1 }];
    expect(pieces(...wrong.map((given) => item('x', given)))).toEqual([]);
    expect(pieces(item('x', { size: 1 }))).toHaveLength(1);
  });

  it('are followed by a space where a blank item is directly after them', () => {
    const spaced = (given: Partial<PdfItem>, text = ' '): boolean => {
      const [first] = pieces(item('a'), item(text, given));
      return first?.isSpacedAfter ?? false;
    };
    expect(spaced({ x: 160 })).toBe(true);
    expect(spaced({ x: 169 })).toBe(true);
    expect(spaced({ x: 170 })).toBe(false);
    expect(spaced({ x: 151 })).toBe(true);
    expect(spaced({ x: 150 })).toBe(false);
    expect(spaced({ x: 160, y: 702.4 })).toBe(true);
    expect(spaced({ x: 160, y: 702.5 })).toBe(false);
    expect(spaced({ x: 160, y: 697.6 })).toBe(true);
    expect(spaced({ x: 160, y: 697.5 })).toBe(false);
    expect(spaced({ x: 160 }, '')).toBe(false);
    expect(pieces(item(' '))).toEqual([]);
  });
});

describe('The common size', () => {
  it('is that of most letters, to a quarter of a point', () => {
    expect(commonSize(pieces(item('abc', { size: 8 }), item('abcd', { size: 12 })))).toBe(12);
    expect(commonSize(pieces(item('abc', { size: 8 }), item('abcd', { size: 12 }), item('ab', { size: 8.1 })))).toBe(8);
    expect(commonSize(pieces(item('abc', { size: 8.2 })))).toBe(8.25);
    expect(commonSize(pieces(item('abc', { size: 8 }), item('abc', { size: 12 })))).toBe(8);
    expect(commonSize([])).toBe(10);
  });
});

describe('A drop cap', () => {
  const beside = item('one line beside it', { x: 80, y: 698 });
  const caps = (cap: PdfItem, other = beside): readonly [number, number] => {
    const [found, rest] = separateDropCaps(pieces(cap, other), 10);
    return [found.length, rest.length];
  };
  const cap = (text: string, given: Partial<PdfItem> = {}): PdfItem =>
    item(text, { y: 680, width: 18, size: 30, ...given });
  it.each(['O', '“O', 'O”', '(I', '‘É'])('is one large capital: %s', (text) => expect(caps(cap(text))).toEqual([1, 1]));
  it.each(['o', 'On', '7', '–'])('is nothing else: %s', (text) => expect(caps(cap(text))).toEqual([0, 2]));
  it('is at least 1.6 times as large as the text', () => {
    expect(caps(cap('O', { size: 16, y: 690 }))).toEqual([1, 1]);
    expect(caps(cap('O', { size: 15.9, y: 690 }))).toEqual([0, 2]);
  });
  it('has text beside it', () => {
    expect(caps(cap('O'), item('heading', { x: 80, y: 698, size: 13 }))).toEqual([0, 2]);
    expect(caps(cap('O'), item('text', { x: 80, y: 698, size: 11.5 }))).toEqual([1, 1]);
    expect(caps(cap('O'), item('text', { x: 80, y: 600 }))).toEqual([0, 2]);
  });
  it('has the lines beside it that begin directly to its right, from its top to its foot', () => {
    const [own] = pieces(cap('O')) as [Piece];
    const is = (x: number, y: number): boolean => isBesideCap(own, x, y, 10);
    // Its right edge is at 78, its foot at 680, its top at 710.
    expect([is(80, 690), is(97.9, 690), is(98, 690)]).toEqual([true, true, false]);
    expect([is(73.1, 690), is(73, 690)]).toEqual([true, false]);
    expect([is(80, 676.1), is(80, 676)]).toEqual([true, false]);
    expect([is(80, 708.4), is(80, 708.5)]).toEqual([true, false]);
    const [narrow] = pieces(cap('I', { width: 3 })) as [Piece];
    expect([isBesideCap(narrow, 60, 690, 10), isBesideCap(narrow, 60.1, 690, 10)]).toEqual([false, true]);
  });
});

/** Rows as their texts, from the top of the page down. */
const rows = (...items: readonly PdfItem[]): readonly string[] =>
  rowsOf(pieces(...items)).map((row) => row.pieces.map(({ text }) => text).join(' '));

describe('Rows', () => {
  it('are the pieces of one baseline, from left to right, and follow each other down the page', () => {
    expect(rows(item('c', { y: 680 }), item('b', { x: 200 }), item('a'))).toEqual(['a b', 'c']);
    expect(rows(item('a'), item('b', { x: 200, y: 698 }))).toEqual(['a b']);
    expect(rows(item('a'), item('b', { x: 200, y: 697.9 }))).toEqual(['a', 'b']);
    expect(rows(item('a', { size: 2 }), item('b', { x: 200, y: 699, size: 2 }))).toEqual(['a b']);
    expect(rows(item('a', { size: 2 }), item('b', { x: 200, y: 698.9, size: 2 }))).toEqual(['a', 'b']);
    expect(rows(item('b', { x: 200, y: 701 }), item('a'))).toEqual(['a b']);
    expect(rowsOf(pieces(item('a'), item('b', { x: 200, y: 698 })))[0]?.y).toBe(700);
  });

  /** A small piece near a larger one that ends at 160. */
  const small = (given: Partial<PdfItem>): number =>
    rows(item('word'), item('1', { x: 160, y: 704, width: 3, size: 6, ...given })).length;
  it('have the small pieces raised beside them', () => {
    expect(small({})).toBe(1);
    expect(small({ y: 707.5 })).toBe(1);
    expect(small({ y: 707.6 })).toBe(2);
    expect(small({ size: 8.2 })).toBe(1);
    expect(small({ size: 8.3 })).toBe(2);
  });
  it('have the small pieces lowered beside them', () => {
    expect(small({ y: 696.5 })).toBe(1);
    expect(small({ y: 696.4 })).toBe(2);
  });
  it('have small pieces close to a larger one only', () => {
    expect([small({ x: 165.9 }), small({ x: 166 })]).toEqual([1, 2]);
    expect([small({ x: 157.1 }), small({ x: 157 })]).toEqual([1, 2]);
    // Before the word, which begins at 60.
    expect([small({ x: 48.1 }), small({ x: 48 })]).toEqual([1, 2]);
    expect([small({ x: 59.9 }), small({ x: 60 })]).toEqual([1, 2]);
  });
  it('have all of several raised pieces in a row', () => {
    const marks = (gap: number): readonly string[] =>
      rows(
        item('word'),
        item('1', { x: 160, y: 704, width: 3, size: 6 }),
        item(',2', { x: 163 + gap, y: 704, width: 6, size: 6 }),
      );
    expect(marks(0)).toEqual(['word 1 ,2']);
    expect(marks(3.5)).toEqual(['word 1 ,2']);
    expect(marks(3.7)).toEqual([',2', 'word 1']);
  });
  it('have raised pieces of the row below or above them, the one below first', () => {
    const two = (y: number): readonly string[] =>
      rows(item('upper', { y: 704 }), item('lower', { y: 694 }), item('1', { x: 160, y, width: 3, size: 6 }));
    expect(two(701)).toEqual(['upper', 'lower 1']);
    expect(two(703)).toEqual(['upper 1', 'lower']);
  });
  it('have raised pieces beyond other rows, up to two and a half times their size', () => {
    const far = (y: number, size = 20): readonly string[] =>
      rows(item('word', { size }), item('other', { x: 400, y: 706 }), item('1', { x: 160, y, width: 3, size: 5 }));
    expect(far(712)).toEqual(['other', 'word 1']);
    expect(far(712.6)).toEqual(['1', 'other', 'word']);
  });
  it('lose those that have no piece left', () => {
    const found = rowsOf(pieces(item('word'), item('1', { x: 160, y: 704, width: 3, size: 6 })));
    expect(found.map(({ y }) => y)).toEqual([700]);
  });
});
