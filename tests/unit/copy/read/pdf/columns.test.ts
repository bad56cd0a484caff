/** Which strips between words are gutters, in what order the parts of a page are read, and where columns begin and end. */
import { describe, expect, it } from 'vitest';
import { blocksOf, findGutter, setEdges } from '../../../../../src/copy/read/pdf/columns';
import type { Block, Line, TextRow } from '../../../../../src/copy/read/pdf/model';

/** The size of the text. The least gutter is 8 wide, the least column 100. */
const BODY = 10;
const LEADING = 13;

type Part = readonly [text: string, x: number, end: number];

const row = (y: number, parts: readonly Part[], size = BODY): TextRow => ({
  y,
  pieces: parts.map(([text, x, end]) => ({
    text,
    x,
    end,
    y,
    size,
    isSpacedBefore: false,
    isSpacedAfter: false,
    tag: null,
  })),
});
/** Rows below each other: for each the parts of text in it. */
const rows = (list: readonly (readonly Part[])[], top = 700): readonly TextRow[] =>
  list.map((parts, at) => row(top - at * LEADING, parts));
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const LEFT: Part = ['left', 60, 280];
const RIGHT: Part = ['right', 300, 520];
const both: readonly Part[] = [LEFT, RIGHT];
const ACROSS: Part = ['across', 60, 520];

/** The gutter of rows, as its two edges. */
const gutter = (
  list: readonly TextRow[],
  known: readonly (readonly [number, number])[] = [],
): readonly number[] | null => {
  const found = findGutter(
    list,
    BODY,
    known.map(([left, right]) => ({ left, right })),
  );
  return found && [found.left, found.right];
};

describe('A gutter', () => {
  it('reaches from the longest line on its left to the first on its right', () => {
    const list = rows([
      both,
      [['a', 60, 270], RIGHT],
      [LEFT, ['b', 298, 520]],
      [['c', 61, 284], RIGHT],
      [LEFT, ['d', 310, 500]],
    ]);
    expect(gutter(list)).toEqual([284, 298]);
    expect(gutter([])).toBeNull();
  });

  it('needs five rows with text on both sides, or one where another page has it', () => {
    expect(gutter(rows(times(5, () => both)))).toEqual([280, 300]);
    expect(gutter(rows(times(4, () => both)))).toBeNull();
    expect(gutter(rows([both]), [[280, 300]])).toEqual([280, 300]);
    expect(gutter(rows([both]), [[200, 220]])).toBeNull();
    expect(gutter(rows([both]), [[400, 420]])).toBeNull();
    expect(gutter(rows(times(9, () => [LEFT])), [[280, 300]])).toBeNull();
    expect(gutter(rows(times(9, () => [RIGHT])), [[280, 300]])).toBeNull();
  });

  it('counts rows of the shorter column', () => {
    const besides = (count: number): readonly TextRow[] =>
      rows(times(12, (at) => (at >= 3 && at < 3 + count ? both : [LEFT])));
    expect(gutter(besides(5))).toEqual([280, 300]);
    expect(gutter(besides(4))).toBeNull();
  });

  it('is measured where both columns have text, and one row further at each end', () => {
    const list = (ends: Record<number, number>): readonly TextRow[] =>
      rows(
        times(11, (at) => {
          const own: Part = ['left', 60, ends[at] ?? 277];
          return at >= 3 && at < 8 ? [own, RIGHT] : [own];
        }),
      );
    expect(gutter(list({ 0: 279, 1: 279, 9: 279, 10: 279 }))).toEqual([277, 300]);
    expect(gutter(list({ 2: 278 }))).toEqual([278, 300]);
    expect(gutter(list({ 8: 279 }))).toEqual([279, 300]);
    const turned = (starts: Record<number, number>): readonly TextRow[] =>
      rows(
        times(11, (at) => {
          const own: Part = ['right', starts[at] ?? 300, 520];
          return at >= 3 && at < 8 ? [LEFT, own] : [own];
        }),
      );
    expect(gutter(turned({ 0: 288, 1: 288, 9: 288, 10: 288 }))).toEqual([280, 300]);
    expect(gutter(turned({ 2: 296 }))).toEqual([280, 296]);
    expect(gutter(turned({ 8: 295 }))).toEqual([280, 295]);
  });

  it('is that of the most rows, and of equals the first', () => {
    const at = (x: number, count: number): readonly (readonly Part[])[] =>
      times(count, () => [
        ['l', 60, x],
        ['r', x + 20, 520],
      ]);
    expect(gutter(rows([...at(200, 7), ...at(350, 5)]))).toEqual([200, 220]);
    expect(gutter(rows([...at(200, 5), ...at(350, 7)]))).toEqual([350, 370]);
    expect(gutter(rows([...at(350, 6), ...at(200, 6)]))).toEqual([200, 220]);
    // Two runs of the same strip, with a line across between them.
    expect(gutter(rows([...at(280, 5), [ACROSS], ...at(276, 6)]))).toEqual([276, 296]);
    expect(gutter(rows([[ACROSS], ...at(280, 6), [ACROSS], ...at(276, 5)]))).toEqual([280, 300]);
    expect(gutter(rows([...at(280, 4), [ACROSS], ...at(276, 4)]))).toBeNull();
  });

  it('is at least 0.8 of the text size wide: spaces between words are narrower', () => {
    const apart = (gap: number): readonly TextRow[] =>
      rows(
        times(5, () => [
          ['l', 60, 280],
          ['r', 280 + gap, 520],
        ]),
      );
    expect(gutter(apart(8))).toEqual([280, 288]);
    expect(gutter(apart(7.9))).toBeNull();
    const words: readonly Part[] = [['a', 60, 150], ['b', 154, 220], ['c', 227, 280], RIGHT];
    expect(gutter(rows(times(5, () => words)))).toEqual([280, 300]);
    // Bold type may be a second piece on top of the first.
    const bold: readonly Part[] = [['a', 60, 280], ['b', 100, 150], RIGHT];
    expect(gutter(rows(times(5, () => bold)))).toEqual([280, 300]);
    for (let shift = 0; shift < 8; shift++)
      expect(
        gutter(
          rows(
            times(5, () => [
              ['l', 60, 200 + shift],
              ['r', 208 + shift, 520],
            ]),
          ),
        ),
        `${shift}`,
      ).toEqual([200 + shift, 208 + shift]);
  });

  it('lies between columns of at least ten times the text size', () => {
    const widths = (left: number, right: number): readonly TextRow[] =>
      rows(
        times(5, () => [
          ['l', 60, 60 + left],
          ['r', 80 + left, 80 + left + right],
        ]),
      );
    expect(gutter(widths(100, 100))).toEqual([160, 180]);
    expect(gutter(widths(99, 200))).toBeNull();
    expect(gutter(widths(200, 99))).toBeNull();
    // Not even where another page has it.
    expect(gutter(widths(70, 300), [[130, 150]])).toBeNull();
    expect(gutter(widths(300, 70), [[360, 380]])).toBeNull();
  });

  it('of another page is known by any x inside it', () => {
    // Both ends of the search are at x = 160.
    const left = rows([
      [
        ['l', 60, 160],
        ['r', 168, 260],
      ],
    ]);
    const right = rows([
      [
        ['l', 60, 152],
        ['r', 160, 260],
      ],
    ]);
    expect(gutter(left, [[150, 160]])).toEqual([160, 168]);
    expect(gutter(left, [[160, 170]])).toEqual([160, 168]);
    expect(gutter(right, [[155, 165]])).toEqual([152, 160]);
    expect(gutter(left, [[150, 159]])).toBeNull();
    expect(gutter(left, [[161, 170]])).toBeNull();
  });

  it('has beside it lines of which two in five begin at one edge', () => {
    const starting = (...starts: readonly number[]): readonly TextRow[] =>
      rows(starts.map((start) => [LEFT, ['right', start, 520]]));
    expect(gutter(starting(300, 300, 310, 320, 330))).toEqual([280, 300]);
    expect(gutter(starting(300, 305, 310, 320, 330))).toBeNull();
    expect(gutter(starting(300.4, 300.6, 310, 320, 330))).toEqual([280, 300.4]);
    expect(gutter(starting(300, 302, 310, 320, 330))).toBeNull();
    const ending = (...starts: readonly number[]): readonly TextRow[] =>
      rows(starts.map((start) => [['left', start, 280], RIGHT]));
    expect(gutter(ending(60, 60, 70, 80, 90))).toEqual([280, 300]);
    expect(gutter(ending(60, 65, 70, 80, 90))).toBeNull();
  });

  it('has beside it lines that fill half of their column: numbers at the right of a list do not', () => {
    const long = (...widths: readonly number[]): readonly TextRow[] =>
      rows(widths.map((width) => [LEFT, ['right', 300, 300 + width]]));
    expect(gutter(long(200, 75, 75, 75, 75))).toEqual([280, 300]);
    expect(gutter(long(200, 74, 75, 75, 75))).toBeNull();
  });
});

/** The blocks of a page, each as the name of its column and its lines. */
const read = (list: readonly TextRow[], known: readonly (readonly [number, number])[] = []): readonly string[] =>
  blocksOf(
    list,
    0,
    BODY,
    known.map(([left, right]) => ({ left, right })),
  ).map(({ column, lines }) => `${column}: ${lines.map(({ text }) => text).join(' / ')}`);
/** Rows of two columns whose lines are numbered. */
const columns = (count: number, from = 1): readonly (readonly Part[])[] =>
  times(count, (at) => [
    [`l${from + at}`, 60, 280],
    [`r${from + at}`, 300, 520],
  ]);
const L5 = 'l: l1 / l2 / l3 / l4 / l5';
const R5 = 'r: r1 / r2 / r3 / r4 / r5';

describe('A page is read', () => {
  it('as one block where it has no columns', () => {
    expect(blocksOf(rows([[ACROSS], [ACROSS]]), 4, BODY, [])).toEqual([
      {
        lines: [expect.anything(), expect.anything()],
        page: 4,
        left: 0,
        right: 0,
        isJustified: false,
        column: '',
        rules: [],
      },
    ]);
    expect(blocksOf([], 0, BODY, [])).toEqual([]);
  });

  it('the left column first, then the right one', () => {
    expect(read(rows(columns(5)))).toEqual([L5, R5]);
    const shifted = times(5, (at) => [
      row(700 - at * LEADING, [[`l${at + 1}`, 60, 280]]),
      row(697 - at * LEADING, [[`r${at + 1}`, 300, 520]]),
    ]).flat();
    expect(read(shifted)).toEqual([L5, R5]);
  });

  it('with a heading across both before what is below it', () => {
    expect(read(rows([[ACROSS], ...columns(5)]))).toEqual(['w: across', L5, R5]);
    expect(read(rows([...columns(5), [ACROSS], [['more', 60, 515]], ...columns(5, 6)]))).toEqual([
      L5,
      R5,
      'w: across / more',
      'l: l6 / l7 / l8 / l9 / l10',
      'r: r6 / r7 / r8 / r9 / r10',
    ]);
    expect(read(rows([...columns(5), [ACROSS]]))).toEqual([L5, R5, 'w: across']);
  });

  it('with a heading whose words are wide apart as one', () => {
    const heading = (gap: number): readonly TextRow[] =>
      rows([
        [
          ['wide', 60, 284],
          ['apart', 284 + gap, 520],
        ],
        [ACROSS],
        ...columns(5),
      ]);
    expect(read(heading(13))).toEqual(['w: wide apart / across', L5, R5]);
    expect(read(heading(15))).toEqual(['l: wide', 'r: apart', 'w: across', L5, R5]);
    const narrow = rows([
      [
        ['wide', 60, 278],
        ['apart', 285, 520],
      ],
      [ACROSS],
      ...times(5, (): readonly Part[] => [
        ['l', 60, 280],
        ['r', 288, 520],
      ]),
    ]);
    expect(read(narrow)[0]).toBe('w: wide apart / across');
  });

  it('with columns in columns, four divisions deep', () => {
    const six = (height: (column: number) => number): readonly TextRow[] =>
      rows(
        times(12, (at) =>
          times(6, (column): Part => [`${column}`, column * 120, column * 120 + 100]).filter(
            (_, column) => at < height(column),
          ),
        ).filter((parts) => parts.length > 0),
      );
    const five = (text: string): string => Array(5).fill(text).join(' / ');
    expect(read(six(() => 5))).toEqual([
      `l: ${five('0')}`,
      `rl: ${five('1')}`,
      `rrl: ${five('2')}`,
      `rrrl: ${five('3')}`,
      `rrrr: ${five('4 5')}`,
    ]);
    expect(read(six((column) => 5 + column)).map((block) => block.split(':')[0])).toEqual([
      'llll',
      'lllr',
      'llr',
      'lr',
      'r',
    ]);
    const wide = [
      ...times(12, (): readonly Part[] => [
        ['l', 0, 300],
        ['r', 320, 700],
      ]),
      ...times(5, (at): readonly Part[] =>
        times(6, (column): Part => [`${column}`, column * 116, column * 116 + 108 - at]),
      ),
    ];
    expect(read(rows(wide)).map((block) => block.split(' /')[0])).toEqual([
      'l: l',
      'r: r',
      'wl: 0',
      'wrl: 1',
      'wrrl: 2',
      'wrrr: 3 4 5',
    ]);
  });

  describe('with a web address that extends beyond its column', () => {
    /** Two columns whose fourth row has only the address, `above` and `below` its neighbours by so much. */
    const address = (parts: readonly Part[], above = LEADING, below = LEADING): readonly TextRow[] => [
      ...rows(columns(3)),
      row(674 - above, parts),
      ...rows(columns(3, 4), 674 - above - below),
    ];
    const inside = ['l: l1 / l2 / l3 / url / l4 / l5 / l6', 'r: r1 / r2 / r3 / r4 / r5 / r6'];
    const apart = ['l: l1 / l2 / l3', 'r: r1 / r2 / r3', 'w: url', 'l: l4 / l5 / l6', 'r: r4 / r5 / r6'];
    const url = (end: number): readonly Part[] => [['url', 60, end]];
    const KNOWN: readonly (readonly [number, number])[] = [[280, 300]];

    it.each<readonly [string, readonly TextRow[], readonly string[]]>([
      ['into half of the next one', address(url(409)), inside],
      ['further', address(url(410)), apart],
      ['close to the rows around it', address(url(380), 15, 15), inside],
      ['far below the row above it', address(url(380), 16), apart],
      ['far above the row below it', address(url(380), LEADING, 16), apart],
    ])('%s', (_what, list, expected) => expect(read(list, KNOWN)).toEqual(expected));

    it('only where all its pieces begin in the column', () => {
      const split = (x: number): readonly Part[] => [
        ['u', 60, x - 5],
        ['rl', x, 380],
      ];
      expect(read(address(split(279)), KNOWN)).toHaveLength(2);
      expect(read(address(split(280)), KNOWN)).toHaveLength(5);
    });

    it('only between rows of both columns', () => {
      expect(read(rows([url(380), ...columns(5)]))).toEqual(['w: url', L5, R5]);
      expect(read(rows([...columns(5), url(380)]))).toEqual([L5, R5, 'w: url']);
      expect(read(rows([...columns(5), url(380), url(381), ...columns(5, 6)]))[2]).toBe('w: url / url');
    });
  });

  describe('with the short last line of a paragraph across both', () => {
    /** A paragraph over the full width, its last line, and columns below it. */
    const paragraph = ({
      gap = LEADING,
      below = 2 * LEADING,
      end = 140,
      size = BODY,
      next = BODY,
    } = {}): readonly TextRow[] => [
      ...rows([[ACROSS], [ACROSS]]),
      row(687 - gap, [['short', 60, end]], size),
      ...columns(5).map((parts, at) => row(687 - gap - below - at * LEADING, parts, next)),
    ];
    const belongs = ['w: across / across / short', L5, R5];
    const apart = ['w: across / across', 'l: short / l1 / l2 / l3 / l4 / l5', R5];
    it.each<readonly [string, readonly TextRow[], readonly string[]]>([
      ['before a gap', paragraph(), belongs],
      ['up to the middle of the gutter', paragraph({ end: 290 }), belongs],
      ['before text of another size', paragraph({ below: LEADING, next: 9 }), belongs],
      ['but not where the column goes on', paragraph({ below: LEADING }), apart],
      ['but not where the column goes on after little more', paragraph({ below: 15 }), apart],
      ['but not a gap below it', paragraph({ gap: 16 }), apart],
      ['close to it, though less close than its lines', paragraph({ gap: 15 }), belongs],
      ['but not in another size', paragraph({ size: 9 }), apart],
    ])('%s', (_what, list, expected) => expect(read(list)).toEqual(expected));

    it('at the end of the page', () => {
      expect(read(rows([...columns(5), [ACROSS], [['short', 60, 140]]]))).toEqual([L5, R5, 'w: across / short']);
      expect(read(rows([...columns(5), [ACROSS], both]))).toEqual([L5, R5, 'w: across', 'l: left', 'r: right']);
      expect(read(rows([...columns(5), [['short', 60, 140]]]))).toEqual([`${L5} / short`, R5]);
    });
  });
});

/** The edges that are set for blocks: each the name of its column and its lines as x, end and size. */
function edges(
  blocks: readonly (readonly [string, readonly (readonly [x: number, end: number, size?: number])[]])[],
): readonly (readonly [number, number, boolean])[] {
  const made = blocks.map(([column, lines]): Block => ({
    column,
    lines: lines.map(([x, end, size = BODY]) => ({ x, end, size }) as Line),
    page: 0,
    left: 0,
    right: 0,
    isJustified: false,
    rules: [],
  }));
  setEdges(made, BODY);
  return made.map(({ left, right, isJustified }) => [left, right, isJustified]);
}
const lines = (count: number, x: number, end: number): readonly (readonly [number, number])[] =>
  times(count, () => [x, end]);

describe('A column', () => {
  it('begins where most of its lines do, and before lines that are moved in', () => {
    expect(edges([['', [...lines(5, 60, 300), ...lines(1, 50, 300)]]])).toEqual([[60, 300, true]]);
    expect(edges([['', [...lines(7, 60, 300), ...lines(10, 75, 300)]]])).toEqual([[60, 300, true]]);
    expect(edges([['', [...lines(6, 60, 300), ...lines(10, 75, 300)]]])).toEqual([[75, 300, true]]);
    expect(edges([['', [...lines(2, 59.8, 300), ...lines(2, 60.2, 300), ...lines(4, 75, 300)]]])).toEqual([
      [60, 300, true],
    ]);
  });

  it('ends where its longest line does, or one of many long ones', () => {
    expect(edges([['', [...lines(11, 60, 300), ...lines(1, 60, 350)]]])).toEqual([[60, 350, false]]);
    expect(edges([['', [...lines(12, 60, 300), ...lines(1, 60, 350)]]])).toEqual([[60, 300, true]]);
    expect(edges([['', [...lines(11, 60, 300), ...lines(2, 60, 350)]]])).toEqual([[60, 350, false]]);
    expect(edges([['', [...lines(39, 60, 300), ...lines(2, 60, 350)]]])).toEqual([[60, 300, true]]);
    expect(edges([['', [...lines(38, 60, 300), ...lines(3, 60, 350)]]])).toEqual([[60, 350, false]]);
  });

  it('is justified where more than half of its lines reach its end', () => {
    expect(edges([['', [...lines(3, 60, 300), ...lines(2, 60, 250)]]])).toEqual([[60, 300, true]]);
    expect(edges([['', [...lines(2, 60, 300), ...lines(2, 60, 250)]]])).toEqual([[60, 300, false]]);
    expect(edges([['', [...lines(2, 60, 300), ...lines(3, 60, 299.5)]]])).toEqual([[60, 300, true]]);
    expect(edges([['', [...lines(2, 60, 300), ...lines(3, 60, 299.25)]]])).toEqual([[60, 300, false]]);
  });

  it('is measured on its text, not on its headings, where it has two lines of text', () => {
    expect(
      edges([
        [
          '',
          [
            [60, 300],
            [60, 300],
            [40, 400, 14],
            [40, 400, 14],
            [40, 400, 14],
          ],
        ],
      ]),
    ).toEqual([[60, 300, true]]);
    expect(
      edges([
        [
          '',
          [
            [60, 300],
            [40, 400, 14],
            [40, 400, 14],
          ],
        ],
      ]),
    ).toEqual([[40, 400, true]]);
  });

  it('is the same in all its blocks, and not that of another', () => {
    expect(
      edges([
        ['l', lines(3, 60, 280)],
        ['r', lines(3, 300, 520)],
        ['l', lines(1, 60, 120)],
      ]),
    ).toEqual([
      [60, 280, true],
      [300, 520, true],
      [60, 280, true],
    ]);
  });
});
