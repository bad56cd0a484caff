/** Which lines at the bottom of a page are footnotes, where each begins, and what is left of the text. */
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../../../src/copy/read/pdf/joinLines';
import type { Block, Line, PdfPage, PdfTag } from '../../../../../src/copy/read/pdf/model';
import { noteRules, pagesInNeedOfRules, takeNotes } from '../../../../../src/copy/read/pdf/notes';
import { below, block, BODY, line } from '../../../../helpers/pdfLines';

type Lines = Parameters<typeof below>[1];

/** The notes of blocks, each as its number, its text and its pages, and the lines that are left. */
function read(blocks: readonly Block[]): readonly [notes: readonly string[], left: readonly string[]] {
  const notes = takeNotes(blocks, BODY, (size) => size * 1.3, wordsOf(blocks));
  return [
    notes.map(({ number, text, page, lastPage }) => `${number} ${text.text} (${page}-${lastPage})`),
    blocks.flatMap(({ lines }) => lines.map(({ text }) => text)),
  ];
}

/** A page of text with marks, and small lines at its foot. */
const page = (marks: readonly number[], foot: Lines, at = 0, given: Partial<Line> = {}): Block =>
  block([
    ...below(700, [['Text', { marks: marks.map((number) => ({ at: 1, number })) }], 'more text.'], { page: at }),
    ...below(100, foot, { size: 8, page: at, ...given }),
  ]);
const TEXT = ['Text', 'more text.'];

describe('Small lines at the foot', () => {
  it.each<readonly [string, readonly [string, string], number, string]>([
    ['parentheses', ['1) One', '2) Two'], 1, ''],
    ['two parentheses', ['(1) One', '(2) Two'], 1, ''],
    ['brackets', ['[1] One', '[2] Two'], 1, ''],
    ['full stops', ['1. One', '2. Two'], 1, ''],
    ['nothing', ['1 One', '2 Two'], 1, ''],
  ])('are notes by numbers with %s', (_what, [one, two]) => {
    expect(read([page([], [one, 'more', two, 'end'])])).toEqual([['1 One more (0-0)', '2 Two end (0-0)'], TEXT]);
  });

  it('are notes by raised numbers', () => {
    expect(
      read([
        page(
          [],
          [
            ['One', { raised: 1 }],
            ['Two', { raised: 2 }],
          ],
        ),
      ]),
    ).toEqual([['1 One (0-0)', '2 Two (0-0)'], TEXT]);
  });

  it('have numbers in one style, that of the longest sequence', () => {
    expect(read([page([], ['1) One', '[2] old', '2) Two', '3. June'])])[0]).toEqual([
      '1 One [2] old (0-0)',
      '2 Two 3. June (0-0)',
    ]);
    expect(read([page([], ['1) One', '[1] A', '[2] B'])])[0]).toEqual(['1 A (0-0)', '2 B (0-0)']);
    expect(read([page([7, 8], ['[7] A', '7) x', '[8] B', '9) y', '[9] C'])])[0]).toEqual([
      '7 A 7) x (0-0)',
      '8 B 9) y (0-0)',
      '9 C (0-0)',
    ]);
    // Where two styles are as long, the first is taken.
    expect(read([page([], ['1) A', '1. B'])])[0]).toEqual(['1 A 1. B (0-0)']);
    // A number that does not go on the sequence is not counted.
    expect(read([page([], ['1) A', '9) b', '7) c', '[1] D', '[2] E'])])[0]).toEqual(['1 D (0-0)', '2 E (0-0)']);
  });

  it('begin with the next numbers; up to two may be missing', () => {
    expect(read([page([], ['1) One', '4) Four'])])[0]).toEqual(['1 One (0-0)', '4 Four (0-0)']);
    expect(read([page([], ['1) One', '5) may'])])[0]).toEqual(['1 One 5) may (0-0)']);
    expect(read([page([5], ['1) One', '5) Five'])])[0]).toEqual(['1 One (0-0)', '5 Five (0-0)']);
    expect(read([page([], ['1) One', '2) Two', '2) see', '1) too'])])[0]).toEqual([
      '1 One (0-0)',
      '2 Two 2) see 1) too (0-0)',
    ]);
    expect(read([page([2], ['1) One', '3) Three', '2) old'])])[0]).toEqual(['1 One (0-0)', '3 Three 2) old (0-0)']);
    expect(read([page([], ['0) none', '1) One'])])[0]).toEqual(['1 One (0-0)']);
  });

  it('begin with the very next number where it has no punctuation', () => {
    expect(read([page([], ['1 One of', '3 May', '2 Two'])])[0]).toEqual(['1 One of 3 May (0-0)', '2 Two (0-0)']);
    expect(read([page([3], ['1 One of', '3 Three'])])[0]).toEqual(['1 One of (0-0)', '3 Three (0-0)']);
  });

  it('begin with any number that is a mark, where the copy is an excerpt', () => {
    expect(read([page([12], ['12) A', '13) B'])])[0]).toEqual(['12 A (0-0)', '13 B (0-0)']);
    expect(read([page([12], ['12) A'], 0), page([], ['13) B'], 1)])[0]).toEqual(['12 A (0-0)', '13 B (1-1)']);
    // No mark, no note: the lines are text.
    expect(read([page([], ['12) A', '13) B'])])).toEqual([[], [...TEXT, '12) A', '13) B']]);
    // A mark on another page is enough for the first note, but not for a later one.
    expect(read([page([], ['12) A'], 0), page([12], [], 1)])[0]).toEqual(['12 A (0-0)']);
    expect(read([page([], ['1) A', '12) b'], 0), page([12], [], 1)])[0]).toEqual(['1 A 12) b (0-0)']);
  });

  it('may be numbered anew on each page', () => {
    expect(read([page([], ['1) A', '2) B', '3) C']), page([], ['1) D', '2) E'], 1)])[0]).toEqual([
      '1 A (0-0)',
      '2 B (0-0)',
      '3 C (0-0)',
      '1 D (1-1)',
      '2 E (1-1)',
    ]);
    expect(read([page([], ['1) A', '2) B', '3) C']), page([], ['4) D'], 1)])[0].at(-1)).toBe('4 D (1-1)');
  });

  it('are what is smaller than 0.93 of the text', () => {
    expect(read([page([], ['1) A'], 0, { size: 9.2 })])[0]).toEqual(['1 A (0-0)']);
    expect(read([page([], ['1) A'], 0, { size: 9.3 })])).toEqual([[], [...TEXT, '1) A']]);
    expect(read([block(below(100, ['1) A', 'B'], { size: 8 }))])).toEqual([['1 A B (0-0)'], []]);
  });
});

describe('A note that is not finished', () => {
  const first = (text: string): Block => page([], [`1) ${text}`]);
  it('goes on above the first number of the next page', () => {
    expect(read([first('A note that'), page([], ['goes on.', '2) B'], 1)])).toEqual([
      ['1 A note that goes on. (0-1)', '2 B (1-1)'],
      [...TEXT, ...TEXT],
    ]);
    expect(read([first('A note that'), page([], ['goes on.'], 1)])[0]).toEqual(['1 A note that goes on. (0-1)']);
    expect(read([first('A note that'), page([], ['goes on.'], 2)])[0]).toEqual(['1 A note that (0-0)']);
    expect(read([first('A note that'), page([], ['goes on.', '2) B'], 2)])).toEqual([
      ['1 A note that (0-0)', '2 B (2-2)'],
      [...TEXT, ...TEXT, 'goes on.'],
    ]);
  });

  it('goes on after the end of a sentence only below text', () => {
    expect(read([first('A note.'), page([], ['It goes on.', '2) B'], 1)])[0]).toEqual([
      '1 A note. It goes on. (0-1)',
      '2 B (1-1)',
    ]);
    const foot = (...lines: Lines): Block => block(below(100, lines, { size: 8, page: 1 }));
    expect(read([first('A note.'), foot('It goes on.', '2) B')])[0]).toEqual(['1 A note. (0-0)', '2 B (1-1)']);
    expect(read([first('A note.'), foot('and goes on.', '2) B')])[0]).toEqual([
      '1 A note. and goes on. (0-1)',
      '2 B (1-1)',
    ]);
    expect(read([first('A note.'), page([], ['It is none.'], 1)])[0]).toEqual(['1 A note. (0-0)']);
  });

  it('goes on in the next column of its page, even after the end of a sentence', () => {
    expect(read([first('A note.'), page([], ['It goes on.'])])[0]).toEqual(['1 A note. It goes on. (0-0)']);
  });

  it('goes on close to the next note, in its size', () => {
    const next = (y: number, size = 8): Block =>
      page(
        [],
        [
          ['goes on.', { size }],
          ['2) B', { y }],
        ],
        1,
      );
    expect(read([first('A note that'), next(100 - 16)])[0]).toEqual(['1 A note that goes on. (0-1)', '2 B (1-1)']);
    expect(read([first('A note that'), next(100 - 17)])[0]).toEqual(['1 A note that (0-0)', '2 B (1-1)']);
    expect(read([first('A note that'), next(90, 9)])[0]).toEqual(['1 A note that (0-0)', '2 B (1-1)']);
  });

  it('goes on below a rule', () => {
    const ruled = (y: number): Block => ({ ...page([], ['It goes on.'], 1), rules: [y] });
    expect(read([first('A note.'), ruled(105)])[0]).toEqual(['1 A note. It goes on. (0-1)']);
    expect(read([first('A note.'), ruled(95)])[0]).toEqual(['1 A note. (0-0)']);
    expect(read([first('A note.'), ruled(690)])[0]).toEqual(['1 A note. (0-0)']);
  });

  it('is not there before the first note', () => {
    expect(read([page([], ['Small print', '1) A'])])).toEqual([['1 A (0-0)'], [...TEXT, 'Small print']]);
  });
});

describe('Lines below the notes', () => {
  const after = (lines: readonly string[], gap: number, size = 8): Block =>
    page(
      [],
      [
        '1) A',
        ...lines.map((text, at): [string, Partial<Line>] => [text, at === 0 ? { y: 100 - gap, size } : { size }]),
      ],
    );
  it('are left out of them where they are well apart', () => {
    expect(read([after(['An address'], 18)])).toEqual([['1 A (0-0)'], [...TEXT, 'An address']]);
    expect(read([after(['An address'], 17)])).toEqual([['1 A An address (0-0)'], TEXT]);
    expect(read([after(['a', 'b', 'c'], 18)])).toEqual([['1 A (0-0)'], [...TEXT, 'a', 'b', 'c']]);
    expect(read([after(['a', 'b', 'c', 'd'], 18)])).toEqual([['1 A a b c d (0-0)'], TEXT]);
    expect(read([after(['2) B'], 18)])[0]).toEqual(['1 A (0-0)', '2 B (0-0)']);
    expect(read([after(['large'], 24, 10)])).toEqual([['1 A (0-0)'], [...TEXT, 'large']]);
  });

  it('are notes where nothing small is above them', () => {
    expect(read([block(below(700, ['Text', ['1) A', { y: 600, size: 8 }]]))])).toEqual([['1 A (0-0)'], ['Text']]);
    expect(read([block(below(700, [['1) A', { size: 8 }]]))])).toEqual([['1 A (0-0)'], []]);
  });
});

describe('Notes in the size of the text', () => {
  const large = (marks: readonly number[], foot: Lines, gap: number, given: Partial<Block> = {}): Block => {
    const text = below(700, [['Text', { marks: marks.map((number) => ({ at: 1, number })) }], 'more text.']);
    return block([...text, ...below(687 - gap, foot)], given);
  };
  it('have a number that is a mark on their page, after a gap', () => {
    expect(read([large([1], ['1) A', '2) B'], 16)])).toEqual([['1 A (0-0)', '2 B (0-0)'], TEXT]);
    expect(read([large([1], ['1) A', '2) B'], 15)])[0]).toEqual([]);
    expect(read([large([], ['1) A', '2) B'], 30)])[0]).toEqual([]);
    expect(read([large([1], ['1 A', '2 B'], 30)])[0]).toEqual([]);
    expect(read([large([2], ['x', '1) a', ['2) B', { y: 600 }]], 30)])).toEqual([
      ['2 B (0-0)'],
      [...TEXT, 'x', '1) a'],
    ]);
    const other = page([1], [], 1);
    expect(read([large([], ['1) A'], 30), other])[0]).toEqual([]);
    expect(
      read([block(below(700, ['1) A'])), block(below(400, [['Text', { marks: [{ at: 1, number: 1 }] }]]))]),
    ).toEqual([['1 A (0-0)'], ['Text']]);
  });

  it('are below the last rule', () => {
    expect(read([large([], ['1) A', '2) B'], 13, { rules: [680] })])).toEqual([['1 A (0-0)', '2 B (0-0)'], TEXT]);
    expect(read([large([], ['1) A', '2) B'], 13, { rules: [690, 680] })])).toEqual([['1 A (0-0)', '2 B (0-0)'], TEXT]);
    expect(read([large([], ['1) A', '2) B'], 13, { rules: [600] })])[0]).toEqual([]);
  });
});

describe('Lines with the tag of a note', () => {
  const tag = (): PdfTag => ({ kind: 'note' });
  const [one, two, three] = [tag(), tag(), tag()];
  const tagged = (lines: readonly (readonly [string, PdfTag, Partial<Line>?])[], at = 0): Block =>
    block([
      line('Text', { page: at }),
      ...lines.map(([text, own, given]) => line(text, { tag: own, page: at, ...given })),
    ]);
  it('are notes, one an element', () => {
    expect(
      read([
        tagged([
          ['1) A', one],
          ['2) more', one],
          ['2) B', two],
        ]),
      ]),
    ).toEqual([['1 A 2) more (0-0)', '2 B (0-0)'], ['Text']]);
    expect(read([tagged([['A', one, { raised: 7 }]])])).toEqual([['7 A (0-0)'], ['Text']]);
    expect(read([tagged([['A', one]])])).toEqual([['1 A (0-0)'], ['Text']]);
  });

  it('go on in an element without a number, or with one that is not the next', () => {
    const next = (text: string): readonly string[] => read([tagged([['1) A', one]]), tagged([[text, two]], 1)])[0];
    expect(next('goes on')).toEqual(['1 A goes on (0-1)']);
    expect(next('3 May')).toEqual(['1 A 3 May (0-1)']);
    expect(next('2 B')).toEqual(['1 A (0-0)', '2 B (1-1)']);
    expect(next('9) B')).toEqual(['1 A (0-0)', '9 B (1-1)']);
    expect(
      read([
        tagged([
          ['1) A', one],
          ['on', two],
          ['2) B', three],
        ]),
      ])[0],
    ).toEqual(['1 A on (0-0)', '2 B (0-0)']);
  });
});

it('A rule above notes begins at the edge of its column and ends before 0.7 of it', () => {
  const rules = (...list: readonly (readonly [number, number])[]): readonly number[] =>
    noteRules(
      block([line('text')]),
      list.map(([x, end], at) => ({ x, end, y: at })),
    );
  expect(rules([60, 160], [64.9, 160], [55.1, 160], [65, 160], [55, 160])).toEqual([0, 1, 2]);
  expect(rules([60, 227], [60, 228], [60, 300])).toEqual([0]);
  expect(noteRules(block([]), [{ x: 60, end: 100, y: 5 }])).toEqual([]);
});

describe('The rules of a page are looked for', () => {
  const item = (
    text: string,
    x: number,
    y: number,
    size = BODY,
    width = text.length * 5,
  ): PdfPage['items'][number] => ({
    text,
    x,
    y,
    size,
    width,
  });
  const text = [item('Many words of text', 60, 700), item('and more of them', 60, 687)];
  const pages = (...list: readonly (readonly PdfPage['items'][number][])[]): readonly number[] =>
    pagesInNeedOfRules(list.map((items) => ({ width: 600, height: 800, items })));
  it('where a note in the size of the text begins, and on the page after it', () => {
    const note = [item('1', 60, 104, 6, 3), item('A note', 64, 100)];
    expect(pages(text, [...text, ...note], text, text)).toEqual([1, 2]);
    expect(pages([...text, item('left', 60, 100), item('1', 320, 104, 6, 3), item('A note', 324, 100)])).toEqual([0]);
  });
  it.each<readonly [string, readonly PdfPage['items'][number][]]>([
    ['after a word', [item('left', 60, 100), item('1', 81, 104, 6, 3), item('A note', 85, 100)]],
    ['before nothing', [item('1', 60, 104, 6, 3)]],
    ['that is a word', [item('x', 60, 104, 6, 3), item('A note', 64, 100)]],
    ['that is not smaller', [item('1', 60, 104, 9, 3), item('A note', 64, 100)]],
    ['that is not raised', [item('1', 60, 100, 6, 3), item('A note', 64, 100)]],
    ['of a small note', [item('1', 60, 104, 6, 3), item('A note', 64, 100, 8)]],
  ])('not for a number %s', (_what, items) => expect(pages([...text, ...items])).toEqual([]));
});
