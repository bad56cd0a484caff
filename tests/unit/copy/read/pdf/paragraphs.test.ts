/** Where paragraphs begin in a column, and which go on after its end. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../../src/copy/read/pdf/joinLines';
import type { Block, Line, PdfTag } from '../../../../../src/copy/read/pdf/model';
import { paragraphsOf } from '../../../../../src/copy/read/pdf/paragraphs';
import { below, block, BODY } from '../../../../helpers/pdfLines';

type Lines = Parameters<typeof below>[1];
const leading = (size: number): number => size * 1.3;
const joined = (blocks: readonly Block[]): ReturnType<typeof paragraphsOf> =>
  paragraphsOf(blocks, BODY, leading, wordsOf(blocks));
const read = (...blocks: readonly Block[]): readonly string[] => joined(blocks).map(({ text }) => text);
/** A column on a page, its lines as wide as the column unless told otherwise. */
const column = (lines: Lines, page = 0, given: Partial<Block> = {}): Block => block(below(700, lines, { page }), given);

/** Text with a paragraph that begins at its third line, or does not. */
const third = (
  second: Partial<Line>,
  given: Partial<Line>,
  words: readonly [string, string] = ['two', 'three'],
): number => read(column(['one', [words[0], second], [words[1], given], 'four'])).length;

describe('A paragraph begins', () => {
  it('after a gap of more than 1.22 lines', () => {
    expect(third({}, { y: 671.1 })).toBe(2);
    expect(third({}, { y: 671.2 })).toBe(1);
  });

  it('where the size changes by more than 0.07', () => {
    expect(read(column(['one', ['two', { size: 9.29, y: 687 }]]))).toEqual(['one', 'two']);
    expect(read(column(['one', ['two', { size: 9.31, y: 687 }]]))).toEqual(['one two']);
  });

  it('where the first line is moved in by more than 0.6 of its size', () => {
    expect(third({}, { x: 66.1 })).toBe(2);
    expect(third({}, { x: 66 })).toBe(1);
    expect(third({}, { x: 75 }, ['two.', 'Three'])).toBe(2);
    // A title has lines that begin anywhere.
    const title = (size: number): readonly string[] =>
      read(
        column([
          ['A title', { size }],
          ['in the middle', { size, x: 120 }],
        ]),
      );
    expect(title(12)).toEqual(['A title in the middle']);
    expect(title(11)).toEqual(['A title', 'in the middle']);
  });

  it('but not where an entry of a list hangs: the line before it is full, and the next begins at the same x', () => {
    const entry = (end: number, x: number, text = 'Name, Title,'): readonly string[] =>
      read(
        column([
          [text, { end }],
          ['and more of it', { x: 75, end: 300 }],
          ['to its end', { x }],
        ]),
      );
    expect(entry(300, 75)).toEqual(['Name, Title, and more of it to its end']);
    expect(entry(300, 75.9)).toHaveLength(1);
    expect(entry(300, 76)).toHaveLength(2);
    // Room for the next word and an indent: 225 × 3 of 14 letters and 6 points.
    expect(entry(246, 75)).toHaveLength(1);
    expect(entry(245, 75)).toHaveLength(2);
    expect(entry(300, 75, 'Name, Title.')).toHaveLength(2);
    expect(read(column(['Name, Title,', ['and more of it', { x: 75 }]]))).toHaveLength(2);
  });

  it('where the text goes on at the edge after lines that are moved in', () => {
    const quotation = (last: string, next: string, x = 60): readonly string[] =>
      read(
        column([
          ['first', { x: 80, end: 299 }],
          [last, { x: 80, end: 299 }],
          [next, { x }],
        ]),
      );
    expect(quotation('last', 'Then')).toEqual(['first last', 'Then']);
    expect(quotation('last', '“Then')).toEqual(['first last', '“Then']);
    expect(quotation('last', '3 May')).toEqual(['first last', '3 May']);
    expect(quotation('last', 'then')).toEqual(['first last then']);
    expect(quotation('last.', 'then')).toEqual(['first last.', 'then']);
    expect(quotation('last.', 'then', 74)).toEqual(['first last. then']);
    expect(quotation('last.', 'then', 73.9)).toEqual(['first last.', 'then']);
    // One line that is moved in is a first line.
    expect(read(column([['first', { x: 80 }], 'Then']))).toEqual(['first Then']);
    expect(read(column(['a.', ['First', { x: 80 }], 'Then']))).toEqual(['a.', 'First Then']);
    expect(
      read(
        column([
          ['A title', { x: 80, size: 12 }],
          ['of three', { x: 80, size: 12 }],
          ['Lines', { size: 12 }],
        ]),
      ),
    ).toEqual(['A title of three Lines']);
  });

  it('after a short line that ends a sentence', () => {
    // The first word, "three", and a space are as wide as the line.
    const short = (slack: number, words: readonly [string, string], width = 240): number =>
      third({ end: 300 - slack }, { end: 60 + width }, words);
    expect(short(30, ['two.', 'three of ten words'], 60)).toBe(2);
    expect(short(30, ['two', 'three of ten words'], 60)).toBe(1);
    // At least one and a half times the size is free.
    expect(short(15.1, ['two.', 'a b c d e f g'], 60)).toBe(2);
    expect(short(15, ['two.', 'a b c d e f g'], 60)).toBe(1);
    // And room for the next word and half the size.
    expect(short(25.1, ['two.', 'word word word'], 70)).toBe(2);
    expect(short(25, ['two.', 'word word word'], 70)).toBe(1);
  });

  it('after a heading: a far shorter line without a stop, before a capital', () => {
    const heading = (slack: number, first = 'Heading', second = 'Text and many more words', width = 240): number =>
      read(
        column([
          [first, { end: 300 - slack }],
          [`${second} of a line`, { end: 60 + width }],
        ]),
      ).length;
    expect(heading(73)).toBe(2);
    expect(heading(72)).toBe(1);
    expect(heading(100, 'Heading', 'text and many more words')).toBe(1);
    expect(heading(100, 'Heading', '“Text and many more words')).toBe(2);
    expect(heading(100, 'Words,')).toBe(1);
    expect(heading(100, 'Hea-')).toBe(1);
    // Nor is it one where the next word hardly had room: 240 × 8 of 18 letters and twice the size.
    expect(heading(126, 'Heading', 'Longword')).toBe(1);
    expect(heading(127, 'Heading', 'Longword')).toBe(2);
    expect(
      read(
        column([
          ['A title', { size: 12, end: 100 }],
          ['Of two', { size: 12 }],
        ]),
      ),
    ).toHaveLength(1);
  });

  it('with a drop cap, but not beside it', () => {
    expect(read(column(['one', ['Two', { cap: 'first' }], ['three', { cap: 'beside' }], 'four']))).toEqual([
      'one',
      'Two three four',
    ]);
    expect(read(column([['Two', { cap: 'first', x: 60 }], ['three', { cap: 'beside', x: 90 }], 'four']))).toEqual([
      'Two three four',
    ]);
  });

  it('where its tag does', () => {
    const tag = (): PdfTag => ({ kind: 'paragraph' });
    const [one, two] = [tag(), tag()];
    expect(
      read(
        column([
          ['a.', { tag: one }],
          ['b', { tag: one, x: 90, y: 600 }],
          ['c', { tag: two }],
        ]),
      ),
    ).toEqual(['a. b', 'c']);
    expect(read(column([['a', { tag: one }], 'b']))).toEqual(['a b']);
    // What goes on in another column has the same tag; on another page it may have another.
    expect(read(column([['a.', { tag: one }]]), column([['x', { size: 14 }]]), column([['b', { tag: one }]]))).toEqual([
      'a. b',
      'x',
    ]);
    expect(read(column([['a', { tag: one }]]), column([['b', { tag: two }]]))).toEqual(['a', 'b']);
    expect(read(column([['a', { tag: one }]]), column([['b', { tag: two }]], 1))).toEqual(['a b']);
    expect(read(column(['a']), column([['b', { tag: two }]]))).toEqual(['a b']);
    expect(
      read(
        column(
          [
            ['a', { tag: one }],
            ['b', { tag: two }],
          ],
          0,
        ),
        column(
          [
            ['c', { tag: tag() }],
            ['d', { tag: tag() }],
          ],
          1,
        ),
      ),
    ).toEqual(['a', 'b c', 'd']);
  });
});

describe('A paragraph goes on in the next column or on the next page', () => {
  /** What is read of two columns: the last line of the one, the first of the next. */
  const next = (
    last: readonly [string, Partial<Line>?],
    first: readonly [string, Partial<Line>?],
    { page = 1, lines = 2, justified = true, width = 240 } = {},
  ): number =>
    read(
      column(['one', 'two', [last[0], last[1] ?? {}]], 0, { isJustified: justified }),
      column([[first[0], first[1] ?? {}], 'more', 'lines'].slice(0, lines) as Lines, page, {
        isJustified: justified,
        right: 60 + width,
      }),
    ).length;

  it('without the end of a sentence, or in lower case', () => {
    expect(next(['so'], ['on'])).toBe(1);
    expect(next(['so'], ['On'])).toBe(1);
    expect(next(['so.'], ['on'])).toBe(1);
    expect(next(['so'], ['on'], { page: 2 })).toBe(2);
    expect(next(['so-'], ['on', { x: 80 }])).toBe(1);
  });

  it('but not before an indented capital', () => {
    expect(next(['so'], ['On', { x: 66.1 }])).toBe(2);
    expect(next(['so'], ['On', { x: 66 }])).toBe(1);
    expect(next(['so'], ['on', { x: 80 }])).toBe(1);
    expect(next(['so'], ['“On', { x: 80 }])).toBe(2);
    expect(next(['so.'], ['on', { x: 80 }])).toBe(2);
    expect(next(['so.'], ['On', { x: 80 }])).toBe(2);
  });

  it('after the end of a sentence, where its last line was full', () => {
    expect(next(['so.'], ['On'])).toBe(1);
    expect(next(['so.', { end: 299.3 }], ['On'])).toBe(1);
    expect(next(['so.', { end: 299.2 }], ['On'])).toBe(2);
    expect(next(['so.', { end: 250 }], ['On and on and on'])).toBe(2);
    // In a ragged text a word had no room.
    expect(next(['so.', { end: 290 }], ['On'], { justified: false })).toBe(1);
    expect(next(['so.', { end: 250 }], ['On and on and on and on'], { justified: false })).toBe(2);
    // Room for the first word and half the size: 240 × 2 of 16 letters.
    expect(next(['so.', { end: 265 }], ['On and on and on'], { justified: false })).toBe(1);
    expect(next(['so.', { end: 264.9 }], ['On and on and on'], { justified: false })).toBe(2);
    expect(next(['so.', { end: 285 }], ['I an an an an an an an an on and on'], { justified: false })).toBe(1);
    expect(next(['so.', { end: 284.9 }], ['I an an an an an an an an on and on'], { justified: false })).toBe(2);
  });

  it('in a column of the same width', () => {
    expect(next(['so.'], ['On'], { width: 228 })).toBe(1);
    expect(next(['so.'], ['On'], { width: 227 })).toBe(2);
    expect(next(['so.'], ['On'], { width: 205, justified: false })).toBe(1);
    expect(next(['so.'], ['On'], { width: 203, justified: false })).toBe(2);
    expect(next(['so'], ['on'], { width: 100 })).toBe(1);
  });

  it('but not after a heading', () => {
    const after = (text: string, end: number, first: string): number =>
      read(column([[text, { end }]]), column([first, 'more'], 1)).length;
    expect(after('Heading', 100, 'Text of many words')).toBe(2);
    expect(after('Heading', 100, 'text of many words')).toBe(1);
    expect(after('Heading', 295, 'Text of many words')).toBe(1);
    expect(read(column(['a', ['Heading', { end: 100 }]]), column(['Text of many words', 'more'], 1))).toHaveLength(1);
  });

  it('in a text with indented first lines wherever a line is not indented', () => {
    const indented: Lines = [
      'one.',
      ['Two', { x: 75 }],
      'and.',
      ['Three', { x: 75 }],
      'and.',
      ['Four', { x: 75 }],
      'and',
    ];
    const text = (last: readonly [string, Partial<Line>], first: Lines): readonly string[] =>
      read(column([...indented, last]), column(first, 1));
    expect(text(['so.', { end: 298 }], ['On', 'and'])).toHaveLength(4);
    expect(text(['so.', { end: 298 }], ['On'])).toHaveLength(5);
    // A short line alone ends no paragraph.
    const short = (given: Lines): number => read(column([...given, ['so.', { end: 200 }], 'Then a line'])).length;
    expect(short(indented)).toBe(4);
    expect(short(indented.slice(0, 5))).toBe(4);
    // With as many gaps as indents the text is not one with indents.
    const gaps: Lines = [...indented, ['g', { y: 500 }], ['h', { y: 400 }], ['i', { y: 300 }]];
    expect(short(gaps)).toBe(8);
    expect(short(gaps.slice(0, -1))).toBe(6);
  });

  it('past a figure, a table or a heading of another size', () => {
    const past = (last: string, first: readonly [string, Partial<Line>?], between = 1): number =>
      read(
        column(['one', last]),
        ...Array.from({ length: between }, () => column([['Figure', { size: 8 }]])),
        column([[first[0], first[1] ?? {}], 'more'], 1),
      ).filter((text) => text !== 'Figure').length;
    expect(past('so', ['on'])).toBe(1);
    expect(past('so', ['On'])).toBe(1);
    expect(past('so', ['On', { x: 80 }])).toBe(2);
    expect(past('so', ['on', { x: 80 }])).toBe(1);
    expect(past('so.', ['on'])).toBe(2);
    expect(past('so-', ['on', { x: 80 }])).toBe(1);
    expect(read(column(['one', ['two', { size: 8 }], 'three']))).toEqual(['one three', 'two']);
    expect(
      read(
        column(['one', ['so', { end: 200 }]]),
        column([['Figure', { size: 8 }]]),
        column(['on and on and on and on'], 1),
      ),
    ).toHaveLength(3);
    const many = (count: number): readonly string[] =>
      read(
        column(['so']),
        ...Array.from({ length: count }, (_, at) => column([[`${at}.`, { size: 4 + at * 2 }]])),
        column(['on'], 1),
      );
    expect(many(2)).toHaveLength(3);
    const sizes = [5, 6, 7, 8, 14];
    const far = (count: number): readonly string[] =>
      read(column(['so']), ...sizes.slice(0, count).map((size) => column([['x.', { size }]])), column(['on'], 1));
    expect(far(3)).toHaveLength(4);
    expect(far(4)).toHaveLength(6);
  });
});

describe('A paragraph has', () => {
  it('the pages of its first and last line', () => {
    expect(joined([column(['one'], 3), column(['two'], 4), column(['three'], 5)])).toEqual([
      { text: 'one two three', marks: [], page: 3, lastPage: 5 },
    ]);
  });

  it('the marks of its lines, at their places in it', () => {
    const marks = (lines: Lines): readonly string[] =>
      (joined([column(lines)])[0]?.marks ?? []).map(({ at, number }) => `${number}@${at}`);
    expect(
      marks([
        ['one', { marks: [{ at: 3, number: 1 }] }],
        ['two', { marks: [{ at: 1, number: 2 }] }],
      ]),
    ).toEqual(['1@3', '2@5']);
    // A raised number at the start of a line is the mark of the word before it.
    expect(marks(['one', ['two', { raised: 4 }]])).toEqual(['4@3']);
    // After a hyphen that is removed, marks move back.
    expect(marks([['wo-', { marks: [{ at: 3, number: 1 }] }], 'rd'])).toEqual(['1@2']);
    expect(
      marks([
        [
          'a wo-',
          {
            marks: [
              { at: 1, number: 1 },
              { at: 5, number: 2 },
              { at: 5, number: 3 },
            ],
          },
        ],
        'rd',
      ]),
    ).toEqual(['1@1', '2@4', '3@4']);
  });

  it('text: without any it is left out', () => {
    expect(read(column(['']), column(['text'], 3))).toEqual(['text']);
  });
});
