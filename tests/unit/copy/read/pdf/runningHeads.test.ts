/** Which rows at the top and bottom of pages are heads, feet and page numbers, and which are text. */
import { describe, expect, it } from 'vitest';
import type { Piece, TextRow } from '../../../../../src/copy/read/pdf/model';
import { withoutRunningHeads } from '../../../../../src/copy/read/pdf/runningHeads';
import { BODY } from '../../../../helpers/pdfLines';

const WIDTH = 600;
const HEIGHT = 800;
interface Given {
  readonly y: number;
  readonly size?: number;
  readonly end?: number;
  /** The size of a raised number before the text. */
  readonly raised?: number;
}
const row = (text: string, { y, size = BODY, end = 540, raised }: Given): TextRow => {
  const piece = (own: string, x: number, to: number, height: number): Piece => ({
    text: own,
    x,
    y,
    end: to,
    size: height,
    isSpacedBefore: false,
    isSpacedAfter: false,
    tag: null,
  });
  if (raised === undefined) return { y, pieces: [piece(text, 60, end, size)] };
  const [number = '', ...words] = text.split(' ');
  return { y, pieces: [piece(number, 60, 63, raised), piece(words.join(' '), 64, end, size)] };
};

/** The text of a page in seven full rows that no other page has. */
const WORDS = 'amber birch cedar daisy elder fennel ginger hazel iris jasmine'.split(' ');
const text = (page: number): readonly TextRow[] =>
  Array.from({ length: 7 }, (_, at) => row(`${WORDS[page]} of row ${'abcdefg'[at]}`, { y: 600 - at * 13 }));
/** What is read of pages with rows before and after their text: for each page these rows that are left. */
function left(
  pages: readonly { readonly head?: readonly TextRow[]; readonly foot?: readonly TextRow[] }[],
): readonly string[] {
  const rows = pages.map(({ head = [], foot = [] }, at) => [...head, ...text(at), ...foot]);
  const sizes = pages.map(() => ({ width: WIDTH, height: HEIGHT, items: [] }));
  return withoutRunningHeads(rows, sizes, BODY).map((found, at) => {
    const own = text(at).map(({ pieces }) => pieces[0]?.text);
    const names = found.map(({ pieces }) => pieces.map((piece) => piece.text).join(' '));
    expect(names.filter((name) => own.includes(name))).toHaveLength(7);
    return names.filter((name) => !own.includes(name)).join(' / ');
  });
}
const heads = (...texts: readonly (readonly [string, Given])[]): readonly string[] =>
  left(texts.map(([own, given]) => ({ head: [row(own, given)] })));
const feet = (...texts: readonly (readonly [string, Given])[]): readonly string[] =>
  left(texts.map(([own, given]) => ({ foot: [row(own, given)] })));

describe('Page numbers', () => {
  it.each(['7', '- 7 -', 'p. 7', 'page 7', 'Page 7 of 20', '7 / 20', 'xiv', '[7]', '1234'])(
    'are removed: %s',
    (number) => {
      expect(feet([number, { y: 30, end: 100 }])).toEqual(['']);
      expect(heads([number, { y: 770, end: 100 }])).toEqual(['']);
    },
  );
  it.each(['12345', '7 May', 'word', 'page', 'pages 7 and 8'])('are not: %s', (number) => {
    expect(feet([number, { y: 30, end: 100 }])).toEqual([number]);
  });
  it('are apart from the text, or at the edge of the page', () => {
    // The last row of text is at 522.
    expect(feet(['7', { y: 505, end: 100 }])).toEqual(['']);
    expect(feet(['7', { y: 507, end: 100 }])).toEqual(['7']);
    expect(heads(['7', { y: 617, end: 100 }])).toEqual(['']);
    expect(heads(['7', { y: 615, end: 100 }])).toEqual(['7']);
    const low = (y: number): readonly TextRow[] => [
      row('word of the last row', { y: y + 12 }),
      row('7', { y, end: 100 }),
    ];
    expect(left([{ foot: low(55) }])).toEqual(['word of the last row']);
    expect(left([{ foot: low(57) }])).toEqual(['word of the last row / 7']);
    const high = (y: number): readonly TextRow[] => [
      row('7', { y, end: 100 }),
      row('word of the first row', { y: y - 12 }),
    ];
    expect(left([{ head: high(745) }])).toEqual(['word of the first row']);
    expect(left([{ head: high(743) }])).toEqual(['7 / word of the first row']);
  });
  it('count on with the pages, whatever is beside them', () => {
    expect(heads(['7 The first part', { y: 770 }], ['8 Another name', { y: 770 }])).toEqual(['', '']);
    expect(heads(['The first part 7', { y: 770 }], ['Another name 8', { y: 770 }])).toEqual(['', '']);
    expect(heads(['7 The first part', { y: 770 }], ['7 Another name', { y: 770 }])).toEqual([
      '7 The first part',
      '7 Another name',
    ]);
    expect(heads(['7 The first part', { y: 770 }], ['9 Another name', { y: 770 }])).toHaveLength(2);
    expect(heads(['70000 part', { y: 770 }], ['70001 name', { y: 770 }])).toEqual(['70000 part', '70001 name']);
    expect(heads(['A7 part', { y: 770 }], ['A8 name', { y: 770 }])).toEqual(['A7 part', 'A8 name']);
    // Not where they are close to the text.
    expect(heads(['7 The first part', { y: 613, end: 300 }], ['8 Another name', { y: 613, end: 300 }])).toEqual([
      '7 The first part',
      '8 Another name',
    ]);
    expect(feet(['7', { y: 509, end: 100 }], ['8', { y: 509, end: 100 }])).toEqual(['', '']);
  });
});

describe('Heads and feet', () => {
  const NAME = 'Review of Inventions';
  it('are rows that two pages have at one place', () => {
    expect(heads([NAME, { y: 770 }], [NAME, { y: 770 }])).toEqual(['', '']);
    expect(feet([NAME, { y: 30 }], [NAME, { y: 30 }])).toEqual(['', '']);
    expect(heads([NAME, { y: 770 }], ['Something else', { y: 700 }])).toEqual([NAME, 'Something else']);
    expect(heads([NAME, { y: 770 }], [NAME.toUpperCase() + ' 7', { y: 770 }])).toEqual(['', '']);
    expect(heads(['Ox', { y: 770 }], ['Ox', { y: 770 }])).toEqual(['Ox', 'Ox']);
    expect(heads(['Oxen', { y: 770 }], ['Oxen', { y: 770 }])).toEqual(['', '']);
    expect(heads(['Oxe', { y: 770 }], ['Oxe', { y: 770 }])).toEqual(['', '']);
  });

  it('may be a few points higher or lower, but not more', () => {
    expect(heads([NAME, { y: 770 }], [NAME, { y: 775 }])).toEqual(['', '']);
    expect(heads([NAME, { y: 770 }], [NAME, { y: 765 }])).toEqual(['', '']);
    expect(heads([NAME, { y: 700 }], [NAME, { y: 760 }])).toEqual([NAME, NAME]);
    expect(heads([NAME, { y: 700 }], [NAME, { y: 710 }])).toEqual([NAME, NAME]);
    expect(heads([NAME, { y: 700 }], [NAME, { y: 690 }])).toEqual([NAME, NAME]);
  });

  it('of which only the beginning or the end is the same are such on three pages', () => {
    const long = (at: number): readonly [string, Given] => [`Studies of the rivers, volume ${WORDS[at]}`, { y: 700 }];
    expect(heads(long(0), long(1), long(2))).toEqual(['', '', '']);
    expect(heads(long(0), long(1)).join()).toContain('Studies');
    const ending = (at: number): readonly [string, Given] => [`${WORDS[at]} in the studies of rivers`, { y: 700 }];
    expect(heads(ending(0), ending(1), ending(2))).toEqual(['', '', '']);
    const short = (at: number): readonly [string, Given] => [`Study of sand ${'xyz'[at]}`, { y: 700 }];
    expect(heads(short(0), short(1), short(2))[0]).toBe('Study of sand x');
  });

  it('are no full lines of text that two pages share by chance', () => {
    const chance = (given: Given): string => heads([NAME, given], [NAME, given])[0] ?? '';
    expect(chance({ y: 613 })).toBe(NAME);
    // Narrow, small or apart they are.
    expect(chance({ y: 613, end: 390 })).toBe('');
    expect(chance({ y: 613, end: 391 })).toBe(NAME);
    expect(chance({ y: 613, size: 8 })).toBe('');
    expect(chance({ y: 617 })).toBe('');
    const whole = 'word '.repeat(33).trim();
    expect(heads([whole, { y: 770 }], [whole, { y: 770 }])).toEqual([whole, whole]);
    const just = 'word '.repeat(32).trim();
    expect(heads([just, { y: 770 }], [just, { y: 770 }])).toEqual(['', '']);
  });

  it('are no notes: several pages may end with the same one', () => {
    const notes = (own: string, given: Partial<Given> = {}): string =>
      feet([own, { y: 30, size: 8, ...given }], [own, { y: 30, size: 8, ...given }])[0] ?? '';
    for (const own of ['1) Ibid., above.', '[1] Ibid., above.', '1. Ibid., above.']) expect(notes(own)).toBe(own);
    expect(notes('1 Ibid., above.', { raised: 5 })).toBe('1 Ibid., above.');
    expect(notes('1 Ibid., above.', { raised: 7 })).toBe('');
    expect(notes('x Ibid., above.', { raised: 5 })).toBe('');
    expect(notes('1 Ibid., above.')).toBe('');
    expect(heads(['1) Ibid., above.', { y: 770 }], ['1) Ibid., above.', { y: 770 }])).toEqual(['', '']);
    // A raised number is no page number either.
    expect(feet(['1 See the one', { y: 30, raised: 5 }], ['2 Another', { y: 30, raised: 5 }])).toEqual([
      '1 See the one',
      '2 Another',
    ]);
    expect(heads(['1 See the one', { y: 770, raised: 5 }], ['2 Another', { y: 770, raised: 5 }])).toEqual([
      '1 See the one',
      '2 Another',
    ]);
  });

  it('change from page to page: what is small and apart at the head of most pages is one', () => {
    const small = (count: number, size = 8, y = 700): readonly string[] =>
      heads(
        ...WORDS.slice(0, 5).map((word, at): readonly [string, Given] => [
          `${word} ${word}`,
          at < count ? { y, size } : { y: 613, size: BODY },
        ]),
      );
    expect(small(5)).toEqual(['', '', '', '', '']);
    expect(small(4).slice(0, 4)).toEqual(['', '', '', '']);
    expect(small(3)[0]).toBe('amber amber');
    expect(small(5, 9.2)).toEqual(['', '', '', '', '']);
    expect(small(5, 9.3)[0]).toBe('amber amber');
    expect(small(5, 8, 611)[0]).toBe('amber amber');
    expect(heads(['amber amber', { y: 700, size: 8 }])).toEqual(['amber amber']);
    expect(heads(['amber amber', { y: 700, size: 8 }], ['birch birch', { y: 700, size: 8 }])).toEqual(['', '']);
    expect(feet(['amber amber', { y: 300, size: 8 }], ['birch birch', { y: 300, size: 8 }])).toEqual([
      'amber amber',
      'birch birch',
    ]);
  });

  it('are what is at the place of other heads, apart from the text', () => {
    const third = (own: string, given: Given): string =>
      heads([NAME, { y: 700 }], [NAME, { y: 700 }], [own, given])[2] ?? '';
    expect(third('A chapter', { y: 700 })).toBe('');
    expect(third('A chapter', { y: 705 })).toBe('');
    expect(third('A chapter', { y: 680 })).toBe('A chapter');
    expect(third('chapter '.repeat(15).trim(), { y: 700 })).toBe('');
    expect(third('chapters '.repeat(14).trim(), { y: 700 })).not.toBe('');
    const low = (y: number): readonly string[] =>
      heads(['1 Part', { y: 617 }], ['2 Other', { y: 617 }], ['A chapter', { y, end: 300 }]);
    expect(low(617)[2]).toBe('');
    expect(low(615)[2]).toBe('A chapter');
    const foot = (own: string): string => feet([NAME, { y: 300 }], [NAME, { y: 300 }], [own, { y: 300 }])[2] ?? '';
    expect(foot('A chapter')).toBe('');
  });

  it('are at most three rows deep, with nothing else between them and the edge', () => {
    const rows = (names: readonly string[], from: number): readonly TextRow[] =>
      names.map((name, at) => row(name, { y: from - at * 18 }));
    const names = ['First line', 'Second line', 'Third line', 'Fourth line'];
    const deep = (list: readonly string[]): string => left([0, 1].map(() => ({ head: rows(list, 770) })))[0] ?? '';
    expect(deep(names.slice(0, 3))).toBe('');
    expect(deep(names)).toBe('Fourth line');
    const down = (list: readonly string[]): string => left([0, 1].map(() => ({ foot: rows(list, 100) })))[0] ?? '';
    expect(down(names.slice(0, 3))).toBe('');
    expect(down(names)).toBe('First line');
    const between = left([
      { head: [row('Some words', { y: 770 }), row(NAME, { y: 740 })] },
      { head: [row('Other things', { y: 750 }), row(NAME, { y: 740 })] },
    ]);
    expect(between).toEqual([`Some words / ${NAME}`, `Other things / ${NAME}`]);
  });
});

it('Pages of one or two rows, and pages without any, keep their text', () => {
  const size = { width: WIDTH, height: HEIGHT, items: [] };
  const pages = [[row('Words', { y: 400 })], [row('One', { y: 500 }), row('Two', { y: 400 })], []];
  expect(withoutRunningHeads(pages, [size, size, size], BODY)).toEqual(pages);
});
