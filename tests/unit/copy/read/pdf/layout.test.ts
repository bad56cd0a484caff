import { describe, expect, it } from 'vitest';
import { FOURFOLD, growth } from '../../../../helpers/growth';
import { readLayout } from '../../../../../src/copy/read/pdf/layout';
import type { PdfItem, PdfPage } from '../../../../../src/copy/read/pdf/model';

const SIZE = 10;
const LEADING = 13;

/** An item as wide as its letters are many. */
function item(text: string, x: number, y: number, size = SIZE): PdfItem {
  return { text, x, y, width: text.length * size * 0.5, size };
}

/** A line made to fill a width. */
const spread = (text: string, x: number, y: number, width: number, size = SIZE): PdfItem => ({
  ...item(text, x, y, size),
  width,
});

function page(items: readonly PdfItem[]): PdfPage {
  return { width: 600, height: 800, items };
}

/** Full lines below each other; the last ends where its words do. */
function column(lines: readonly string[], x: number, y: number, width: number, size = SIZE): readonly PdfItem[] {
  return lines.map((line, at) =>
    at < lines.length - 1 ? spread(line, x, y - at * LEADING, width, size) : item(line, x, y - at * LEADING, size),
  );
}

const texts = (pages: readonly PdfPage[]): readonly string[] => readLayout(pages).paragraphs.map(({ text }) => text);

describe('Lines', () => {
  it('are joined with one space, whatever the order of the items', () => {
    const lines = column(['the first line of a', 'paragraph  and the', 'end of it.'], 60, 700, 300);
    expect(texts([page([...lines].reverse())])).toEqual(['the first line of a paragraph and the end of it.']);
  });

  it.each([
    [['a word that is par-', 'ted at the end.'], 'a word that is parted at the end.'],
    [['talks of Ostland-', 'Westmark began.'], 'talks of Ostland-Westmark began.'],
    [['the Ostland–', 'Westmark road.'], 'the Ostland–Westmark road.'],
    [['a soft hy\u00adphen at the en\u00ad', 'd of a line.'], 'a soft hyphen at the end of a line.'],
    [['in the years 2028-', '2029 they met.'], 'in the years 2028-2029 they met.'],
    [['a well-known tale, and well-', 'known it is.'], 'a well-known tale, and well-known it is.'],
    [['he said – and', 'meant it.'], 'he said – and meant it.'],
    [['see https://a.example/one/', 'two-three now.'], 'see https://a.example/one/two-three now.'],
  ])('%j', (lines, text) => expect(texts([page(column(lines, 60, 700, 300))])).toEqual([text]));

  it('have a space where pieces stand apart, and none where they do not', () => {
    const pieces = [item('spl', 60, 700), item('it', 75, 700), item('apart', 90, 700), item(' ', 85, 700)];
    expect(texts([page(pieces)])).toEqual(['split apart']);
  });

  it('survive items that are empty, broken or set twice', () => {
    const odd: PdfItem[] = [
      item('', 60, 700),
      { text: 'x', x: NaN, y: 0, width: 1, size: 10 },
      { text: 'x', x: 10, y: 10, width: 1, size: 0 },
      item('bold', 60, 700),
      item('bold', 60.4, 700),
    ];
    expect(texts([page(odd)])).toEqual(['bold']);
    expect(readLayout([])).toEqual({ paragraphs: [], footnotes: [] });
    expect(readLayout([page([])])).toEqual({ paragraphs: [], footnotes: [] });
  });
});

const LINES = [
  'one more line of words',
  'and one that follows it',
  'with letters in a row',
  'so that there is text',
  'to be read as a column',
];

describe('Paragraphs', () => {
  it('begin after a gap', () => {
    const items = [
      ...column([...LINES, 'and ends.'], 60, 700, 300),
      ...column(['Then the next', 'begins.'], 60, 612, 300),
    ];
    expect(texts([page(items)])).toHaveLength(2);
  });

  it('begin where a line is moved in', () => {
    const first = column([...LINES, 'and so on to a full stop at the edge.'], 60, 700, 300);
    const full = spread('and ends at the edge.', 60, 622, 300);
    const items = [
      ...first.slice(0, -1),
      spread('so on', 60, 635, 300),
      full,
      spread('Then it', 75, 609, 285),
      item('goes on.', 60, 596),
    ];
    expect(texts([page(items)]).map((text) => text.slice(0, 7))).toEqual(['one mor', 'Then it']);
  });

  it('begin after a short line that ends a sentence', () => {
    const items = [
      ...column([...LINES, 'and ends.'], 60, 700, 300),
      ...column(['Then the next', 'begins.'], 60, 622, 300),
    ];
    expect(texts([page(items)])).toHaveLength(2);
  });

  it('go on over a page, its foot, its head and its notes', () => {
    const pages = [0, 1, 2].map((at) =>
      page([
        item(`Review of Inventions ${at + 7}`, 60, 770, 8),
        ...column([...LINES, ...LINES, 'and no stop'], 60, 700, 300),
        item(`${at + 1}) A note, 2029.`, 60, 60, 7),
        item(String(at + 7), 300, 30, 8),
      ]),
    );
    const { paragraphs, footnotes } = readLayout(pages);
    expect(paragraphs).toHaveLength(1);
    expect(paragraphs[0]?.text).not.toMatch(/Review|\d/);
    expect(footnotes).toEqual([1, 2, 3].map((number) => ({ number, text: 'A note, 2029.' })));
  });

  it('have the page they begin on', () => {
    const both = [
      page(column([...LINES, 'and ends.'], 60, 700, 300)),
      page(column(['Then the next', 'begins.'], 60, 700, 300)),
    ];
    expect(readLayout(both).paragraphs.map((paragraph) => paragraph.page)).toEqual([1, 2]);
  });

  it('take their drop cap', () => {
    const items = [
      item('O', 60, 674, 36),
      spread('ne year ago there was', 80, 700, 280),
      spread('a second line beside', 80, 687, 280),
      spread('and a third one', 80, 674, 280),
      ...column(LINES, 60, 661, 300),
    ];
    const [first] = texts([page(items)]);
    expect(first).toMatch(/^One year ago there was a second line beside and a third one one more/);
  });

  it('keep quotations that are moved in', () => {
    const items = [
      ...column([...LINES, 'as he put it:'], 60, 700, 300),
      ...column(['words of another', 'man in full.'], 90, 615, 240),
      ...column(['Then the text', 'went on.'], 60, 580, 300),
    ];
    expect(texts([page(items)])).toEqual([
      `${LINES.join(' ')} as he put it:`,
      'words of another man in full.',
      'Then the text went on.',
    ]);
  });
});

describe('Columns', () => {
  const left = [...LINES, ...LINES.map((line) => `left ${line}`)];
  const right = LINES.map((line) => `right ${line}`);

  it('are read one after the other, and what runs over both before them', () => {
    const items = [
      spread('A title that runs over both of the columns', 60, 750, 470, 18),
      ...column(left, 60, 700, 225),
      ...column(right, 305, 697, 225),
    ];
    expect(texts([page(items)])).toEqual([
      'A title that runs over both of the columns',
      `${left.join(' ')} ${right.join(' ')}`,
    ]);
  });

  it('may be three', () => {
    const items = [60, 235, 410].flatMap((x, at) =>
      column(
        LINES.map((line) => `${at} ${line}`),
        x,
        700,
        160,
      ),
    );
    const [text] = texts([page(items)]);
    expect([...(text ?? '').matchAll(/\b[012] one/g)].map(([found]) => found)).toEqual(['0 one', '1 one', '2 one']);
  });

  it('may be few lines long where other pages show them', () => {
    const full = page([...column(left, 60, 700, 225), ...column([...right, 'and ends.'], 305, 700, 225)]);
    const last = page([
      ...column(['The last page has', 'two lines.'], 60, 700, 225),
      ...column(['Its other column', 'two more.'], 305, 700, 225),
    ]);
    expect(texts([full, last]).slice(-2)).toEqual(['The last page has two lines.', 'Its other column two more.']);
  });

  it('are none where numbers stand at the right of a list', () => {
    const rows = LINES.flatMap((line, at) => [
      item(line, 60, 700 - at * LEADING),
      item(String(at + 3), 520, 700 - at * LEADING),
    ]);
    expect(texts([page(rows)]).join(' ')).toContain('words 3 and one that follows it 4');
  });
});

describe('Footnotes', () => {
  it('have their marks at the place in the text', () => {
    const items = [
      item('They met', 60, 700),
      item('1', 100, 704, 6),
      item('and', 108, 700),
      item('parted', 128, 700),
      item('2', 158, 704, 6),
      item(', at last.', 162, 700),
      ...column([...LINES, 'and ends.'], 60, 660, 300),
      item('1', 60, 82, 4.5),
      item('First note', 64, 80, 7),
      item('2', 60, 72, 4.5),
      item('Second note, which is', 64, 70, 7),
      item('two lines long.', 60, 61, 7),
    ];
    const { paragraphs, footnotes } = readLayout([page(items)]);
    expect(paragraphs[0]).toEqual({
      text: 'They met and parted, at last.',
      marks: [
        { at: 8, number: 1 },
        { at: 19, number: 2 },
      ],
      page: 1,
    });
    expect(footnotes).toEqual([
      { number: 1, text: 'First note' },
      { number: 2, text: 'Second note, which is two lines long.' },
    ]);
  });

  it.each([
    ['12) ', '13) '],
    ['12. ', '13. '],
    ['[12] ', '[13] '],
    ['12 ', '13 '],
  ])('may begin with %s', (first, second) => {
    const items = [
      item('They met', 60, 700),
      item('12', 100, 704, 6),
      item('and parted', 110, 700),
      item('13', 160, 704, 6),
      ...column([...LINES, 'and ends.'], 60, 660, 300),
      item(`${first}A note of`, 60, 80, 7),
      item('14 May 2028, perhaps.', 60, 71, 7),
      item(`${second}Another.`, 60, 62, 7),
    ];
    expect(readLayout([page(items)]).footnotes).toEqual([
      { number: 12, text: 'A note of 14 May 2028, perhaps.' },
      { number: 13, text: 'Another.' },
    ]);
  });

  it('go on at the foot of the next page', () => {
    const body = column([...LINES, 'and ends.'], 60, 700, 300);
    const pages = [
      page([...body, item('1) A note that is', 60, 70, 7), item('not finished on', 60, 61, 7)]),
      page([...body, item('this page but the next.', 60, 70, 7), item('2) Another.', 60, 61, 7)]),
    ];
    expect(readLayout(pages).footnotes).toEqual([
      { number: 1, text: 'A note that is not finished on this page but the next.' },
      { number: 2, text: 'Another.' },
    ]);
  });

  it('have marks that are no smaller than the text, and powers are none', () => {
    const items = [
      item('An area of 30 km', 60, 700),
      item('2', 140, 704, 6),
      item('is named.1 It is small.', 150, 700),
      ...column([...LINES, 'and ends.'], 60, 660, 300),
      item('1) A note.', 60, 70, 7),
    ];
    expect(readLayout([page(items)]).paragraphs[0]).toEqual({
      text: 'An area of 30 km2 is named. It is small.',
      marks: [{ at: 27, number: 1 }],
      page: 1,
    });
  });
});

it('Four times as many pages take about four times as long', async () => {
  const one = page([
    ...column(
      Array.from({ length: 50 }, (_, at) => LINES[at % 5] as string),
      60,
      740,
      225,
    ),
    ...column(
      Array.from({ length: 50 }, (_, at) => LINES[at % 5] as string),
      305,
      740,
      225,
    ),
  ]);
  const read = (pages: number): unknown => readLayout(Array.from({ length: pages }, () => one));
  expect(await growth(read, 60)).toBeLessThan(FOURFOLD);
}, 60_000);
