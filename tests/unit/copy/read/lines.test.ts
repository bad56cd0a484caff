/** Lines of plain text: which of them are paragraphs, footnotes, running heads and page numbers. */
import { describe, expect, it } from 'vitest';
import {
  joinBroken,
  joinHyphenatedWord,
  paragraphsOf,
  readLines,
  splitNotes,
  takeMarks,
  withoutRunningHeads,
  type TextBlock,
} from '../../../../src/copy/read/lines';

const WORDS =
  'they met by the river and spoke of grain for nine days while nobody in the two towns knew how it was going to end';
/** So many characters of words, from a place on. */
const words = (count: number, from = 0): string => WORDS.repeat(9).slice(from).trimStart().slice(0, count);

describe('Running heads and page numbers', () => {
  const kept = (lines: readonly string[]): readonly string[] =>
    withoutRunningHeads(lines).filter((line): line is string => line !== null);
  const pages = (head: (page: number) => string, count = 3): readonly string[] =>
    Array.from({ length: count }, (_, page) => [head(page + 1), '', `Text of page ${'abcdef'[page]}.`, '']).flat();

  it.each<readonly [string, boolean]>([
    ['7', true],
    ['- 7 -', true],
    ['– 12 –', true],
    ['p. 7', true],
    ['Page 7 of 12', true],
    ['page 7/12', true],
    ['12345', false],
    ['7 days', false],
    ['pages 7', false],
  ])('“%s” is a page number: %s', (line, is) =>
    expect(kept(['Text.', '', line, '', 'Text.']).includes(line)).toBe(!is),
  );

  it.each<readonly [string, (page: number) => string, number, boolean]>([
    ['on three pages', () => 'Quarterly of Fords', 3, true],
    ['on two pages', () => 'Quarterly of Fords', 2, false],
    ['with other numbers', (page) => `Quarterly of Fords | ${page + 40}`, 3, true],
    ['in other letters and spaces', (page) => (page % 2 ? 'QUARTERLY  OF FORDS' : 'Quarterly of Fords'), 3, true],
    ['of ninety characters', () => words(90), 3, true],
    ['of ninety-one characters', () => `${words(90)}x`, 3, false],
    ['of two letters', () => 'Of', 3, false],
    ['that begins like a footnote', () => '[3] Quarterly of Fords', 3, false],
  ])('A line %s', (_what, head, count, is) => {
    const left = kept(pages(head, count)).filter((line) => line.trim() !== '' && !line.startsWith('Text'));
    expect(left).toHaveLength(is ? 0 : count);
  });

  it('has wrong letters up to a fifth, if it has six letters at least', () => {
    const head = 'abcdefghijklmnopqrst';
    const wrong = (count: number): string => `${head.slice(0, 10)}${'X'.repeat(count)}${head.slice(10 + count)}`;
    const test = (other: string, of = head): boolean => !kept([...pages(() => of), other, '', 'End.']).includes(other);
    expect([0, 4, 5].map((count) => test(wrong(count)))).toEqual([true, true, false]);
    expect(test('abcdefghijklmnopqrstuvwx')).toBe(true);
    expect(test('abcdefghijklmnopqrstuvwxy')).toBe(false);
    expect([test('abcdeX', 'abcdef'), test('abcdX', 'abcde')]).toEqual([true, false]);
  });

  it('stands apart: a line inside a paragraph that is repeated is no head', () => {
    const inside = ['a first line', 'repeated', 'a last line', ''];
    expect(kept([...inside, ...inside, ...inside])).toHaveLength(12);
    const above = ['', 'repeated', 'text goes on', 'and on', ''];
    expect(kept(Array.from({ length: 3 }, () => above).flat()).includes('repeated')).toBe(true);
    const apart = ['', 'repeated', '', 'text goes on', 'and on', ''];
    expect(kept(Array.from({ length: 3 }, () => apart).flat()).includes('repeated')).toBe(false);
    const edge = ['text', 'repeated', '\f'];
    expect(kept(Array.from({ length: 3 }, () => edge).flat()).includes('repeated')).toBe(false);
  });
});

describe('A head that is repeated is apart', () => {
  const HEAD = 'Quarterly of Fords';
  const has = (page: (at: number) => readonly string[]): boolean =>
    withoutRunningHeads([0, 1, 2].flatMap(page)).includes(HEAD);
  const text = (at: number): readonly string[] => ['abc', 'def', 'ghi'].map((part) => `${part} of page ${'xyz'[at]}`);
  it.each<readonly [string, (at: number) => readonly string[], boolean]>([
    ['at the start of a page', (at) => ['\f', HEAD, ...text(at)], false],
    ['at the end of a page', (at) => [...text(at), HEAD, '\f'], false],
    ['in the line of the end itself', (at) => [...text(at), `${HEAD}\f`, ...text(at)], false],
    ['above a second line of the head', (at) => ['', HEAD, `Part ${'xyz'[at]}`, '', ...text(at)], false],
    ['below a first line of the head', (at) => ['', `Part ${'xyz'[at]}`, HEAD, '', ...text(at)], false],
    ['between blank lines with spaces', (at) => [' ', HEAD, '  ', ...text(at), '', ...text(at)], false],
    ['but not below a blank line alone', (at) => [...text(at), '', HEAD, ...text(at)], true],
    ['but not above one alone', (at) => [...text(at), HEAD, '', ...text(at)], true],
    ['but not inside a paragraph', (at) => [...text(at), HEAD, ...text(at)], true],
  ])('%s', (_what, page, is) => expect(has(page)).toBe(is));

  it('at the very start and the very end of the text', () => {
    const lines = [HEAD, ...text(0), '', HEAD, '', ...text(1), HEAD];
    expect(withoutRunningHeads(lines).includes(HEAD)).toBe(false);
  });

  it('with numbers, bars and dashes of any page', () => {
    const heads = [`7 | ${HEAD}`, `${HEAD}  –  8`, `— 9 ${HEAD}-`];
    expect(withoutRunningHeads(heads.flatMap((head, at) => ['', head, '', ...text(at)])).join()).not.toContain(HEAD);
  });
});

describe('The end of a page, and a rule of dashes', () => {
  const half = words(70);
  it.each<readonly [string, string, number]>([
    ['joins what it divided', `${half}\n\f\nThen more.`, 1],
    ['and a page number with it', `${half}\n\n7\n\nThen more.`, 1],
    ['which a blank line does not', `${half}\n\nThen more.`, 2],
    ['nor one after another paragraph', `${half}\n\f\nAnd then.\n\nThen more.`, 2],
    ['and a rule joins it, too', `${half}\n-----\nThen more.`, 1],
    ['but not what is after the next paragraph', `${half}\n-----\nand then.\n\nThen more.`, 2],
  ])('%s', (_what, text, count) => expect(paragraphsOf(text)).toHaveLength(count));
});

describe('Blank lines end paragraphs', () => {
  /** So many lines with blank ones after some of them. */
  const made = (count: number, blanks: readonly number[], length: number): number => {
    const line = (at: number): string => `L${words(length - 3, at % 7).padEnd(length - 3, 'x')}${at % 2}.`;
    return paragraphsOf(
      Array.from({ length: count }, (_, at) => line(at) + (blanks.includes(at) ? '\n' : '')).join('\n'),
    ).length;
  };
  it('where there is one for twelve lines', () => {
    expect(made(24, [7, 15], 60)).toBe(3);
    expect(made(25, [7, 15], 60)).toBe(1);
  });
  it('where there is one for three lines that are not wrapped, else each line is a paragraph', () => {
    expect(made(6, [1, 3], 139)).toBe(3);
    expect(made(6, [1, 3], 140)).toBe(3);
    expect(made(7, [1, 3], 140)).toBe(7);
    expect(made(7, [1, 3], 139)).toBe(3);
  });
});

describe('Paragraphs of lines', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['end at a blank line', 'One line\nand one.\n\nAnother.', ['One line and one.', 'Another.']],
    ['end at a blank line with spaces, or of a Mac', 'One.\r \rTwo.\r\n\r\nThree.', ['One.', 'Two.', 'Three.']],
    ['end at the separators of Unicode', 'One.\u2029\u2029Two.', ['One.', 'Two.']],
    [
      'begin with an indent',
      'One line\n    and more\nthen text.\n\n\n\tTwo\nlines.',
      ['One line', 'and more then text.', 'Two lines.'],
    ],
    ['have no dashes of a rule', 'One.\n-----\nTwo.\n* * *\nThree.', ['One.', 'Two.', 'Three.']],
    ['begin with a note', 'One line\n1) A note\n2) Two.', ['One line', '1) A note', '2) Two.']],
    ['are lines where these are long', `${words(150)}.\n${words(160)}.`, [`${words(150)}.`, `${words(160)}.`]],
  ])('%s', (_what, text, paragraphs) => expect(paragraphsOf(text)).toEqual(paragraphs));

  it('end with a short line that ends a sentence where there are no blank lines', () => {
    const full = `${words(59)}x`;
    const text = (last: string): readonly string[] =>
      paragraphsOf([full, full, full, last, full, full, full].join('\n'));
    expect(text('So it went.')).toHaveLength(2);
    expect(text('So it went')).toHaveLength(1);
    expect(text(`${words(46)}.`)).toHaveLength(2);
    expect(text(`${words(47)}.`)).toHaveLength(1);
  });
});

it.each<readonly [string, string, string]>([
  ['', 'after', 'after'],
  ['before', 'after', 'before after'],
  ['be-', 'fore', 'before'],
  ['be\u00ad', 'fore', 'before'],
  ['be\u2010', 'fore', 'before'],
  ['North-', 'West', 'North-West'],
  ['north-', 'West', 'northWest'],
  ['North-', 'west', 'Northwest'],
  ['3-', 'fold', '3- fold'],
  ['be-', '4', 'be- 4'],
])('“%s” and “%s” are joined to “%s”', (before, after, joined) =>
  expect(joinHyphenatedWord(before, after)).toBe(joined),
);

describe('Halves over the end of a page', () => {
  const block = (text: string, more: Partial<TextBlock> = {}): TextBlock => ({
    text,
    isAfterPage: false,
    isAfterRule: false,
    room: null,
    ...more,
  });
  const page = { isAfterPage: true };
  const half = words(70);
  const [sixty, sixtyOne] = [words(60), `${words(60)}x`];
  it.each<readonly [string, readonly TextBlock[], number]>([
    ['half a paragraph and a small letter', [block(sixtyOne), block('and more.')], 1],
    ['one of sixty characters', [block(sixty), block('and more.')], 2],
    ['one of sixty characters at the end of a page', [block(sixty), block('and more.', page)], 1],
    ['half a paragraph and a quotation', [block(half), block('“And more.”')], 1],
    ['half a paragraph and a capital', [block(half), block('Then more.')], 2],
    ['half a paragraph and a capital at the end of a page', [block(half), block('Then more.', page)], 1],
    ['forty characters and a capital at the end of a page', [block(words(40)), block('Then more.', page)], 2],
    ['forty-one', [block(`${words(40)}x`), block('Then more.', page)], 1],
    ['a sentence and a capital at the end of a page', [block(`${half}.`), block('Then more.', page)], 2],
    ['one that ends with a colon', [block(`${half}:`), block('Then more.', page)], 1],
    [
      'a sentence whose line had no room for the next word',
      [block(`${half}.`, { room: 4 }), block('Then more.', page)],
      1,
    ],
    ['a sentence whose line had room', [block(`${half}.`, { room: 5 }), block('Then more.', page)], 2],
    [
      'no sentence, with room for a word and eight characters',
      [block(half, { room: 12 }), block('Then more.', page)],
      1,
    ],
    ['no sentence, with more room', [block(half, { room: 13 }), block('Then more.', page)], 2],
    ['an address', [block(half), block('https://a.example/b', page)], 2],
    ['a rule between', [block(half), block('Then more.', { isAfterRule: true })], 1],
  ])('%s', (_what, blocks, count) => expect(joinBroken(blocks)).toHaveLength(count));

  it('have the notes of the page between them', () => {
    const note = '1) The Almanac, 2010, p. 3.';
    expect(joinBroken([block(sixty), block(note), block('and more.', page)])).toEqual([`${sixty} and more.`, note]);
    expect(joinBroken([block(`${half}.`, { room: 3 }), block(note), block('Then more.')])).toHaveLength(3);
    expect(joinBroken([block(half, { room: 3 }), block(note), block('Then more.')])).toEqual([
      `${half} Then more.`,
      note,
    ]);
  });

  it('of a note are joined to it', () => {
    const open = '1) “On the Fords of the Upper Land and What Became of';
    const text = block('Nobody had asked them.');
    const rest = 'Them,” The Almanac, 2010.';
    expect(joinBroken([text, block(open), text, block(rest, page)])).toEqual([text.text, `${open} ${rest}`, text.text]);
    const cited = '1) See https://almanac.example/one-';
    expect(joinBroken([text, block(cited), text, block('two/three', page)])).toContain(
      '1) See https://almanac.example/one-two/three',
    );
    const whole = '1) The Almanac, 2010.';
    expect(joinBroken([text, block(whole), text, block('and more words.', page)])).toHaveLength(4);
    expect(joinBroken([text, block(open), text, block(`${words(601)} https://a.example`, page)])).toHaveLength(4);
  });
});

describe('The rest of a note, or the paragraph that goes on?', () => {
  const block = (text: string, more: Partial<TextBlock> = {}): TextBlock => ({
    text,
    isAfterPage: false,
    isAfterRule: false,
    room: null,
    ...more,
  });
  const page = { isAfterPage: true };
  const rule = { isAfterRule: true };
  const text = block('Nobody had asked them.');
  const half = block(words(70));
  const open = '1) “On the Fords of the Upper Land and What Became of';
  const rest = 'Them,” The Almanac, 2010.';
  /** Whether the note has a text after it. */
  const has = (blocks: readonly TextBlock[], end: string): boolean => joinBroken(blocks).includes(`${open} ${end}`);

  it('is at the bottom of its page', () => {
    expect(has([text, block(open), block(rest, page)], rest)).toBe(true);
    expect(has([text, block(open), block(rest, page), block('More.', page)], rest)).toBe(true);
    expect(has([text, block(open), block(rest, page), block('More.', rule)], rest)).toBe(true);
    expect(has([text, block(open), block(rest, page), block('2) See p. 4')], rest)).toBe(true);
    expect(has([text, block(open), block(rest, page), text], rest)).toBe(false);
    expect(has([text, block(rest, page)], rest)).toBe(false);
  });

  it('is of the note where it closes its quotation, and the paragraph has none open', () => {
    expect(has([half, block(open), block('them,” The Almanac.', page)], 'them,” The Almanac.')).toBe(true);
    expect(has([half, block(open), block('them and more.', page)], 'them and more.')).toBe(false);
    const quoting = block(`${words(70)} “so`);
    expect(has([quoting, block(open), block('them,” The Almanac.', page)], 'them,” The Almanac.')).toBe(false);
    const plain = block(`${words(70)} "so`);
    expect(has([plain, block(open), block('them,” The Almanac.', page)], 'them,” The Almanac.')).toBe(false);
    const closed = block(`${words(70)} “so” and "so" it`);
    expect(has([closed, block(open), block('them,” The Almanac.', page)], 'them,” The Almanac.')).toBe(true);
  });

  it('is of the note where the paragraph goes on after it', () => {
    const after = (next: string): readonly TextBlock[] => [
      half,
      block(open),
      block('them and more', page),
      block(next, page),
    ];
    expect(has(after('and the text goes on.'), 'them and more')).toBe(true);
    expect(has(after('Then the text goes on.'), 'them and more')).toBe(false);
    expect(
      has(
        [half, block(open), block('them and more', page), block('2) see p. 4'), block('and on.', page)],
        'them and more',
      ),
    ).toBe(true);
  });

  it('is of the note in the middle of a page', () => {
    expect(has([block(open), half, block('them and more.')], 'them and more.')).toBe(true);
  });

  it('is of the note below a rule, where every rule has notes below it', () => {
    const below = (...more: readonly TextBlock[]): readonly TextBlock[] => [
      half,
      block('1) See p. 3', rule),
      block('and on it goes here.', page),
      block('Short words', rule),
      block('2) See p. 4'),
      ...more,
    ];
    expect(joinBroken(below())).toContain('1) See p. 3 Short words');
    expect(joinBroken(below(block('A section.', rule), text))).not.toContain('1) See p. 3 Short words');
  });

  it('is at most six hundred characters long, and may be an address', () => {
    const long = (count: number): string => `${words(count - 1)}”`;
    expect(has([text, block(open), block(long(600), page)], long(600))).toBe(true);
    expect(has([text, block(open), block(long(601), page)], long(601))).toBe(false);
    const cited = [text, block('1) The Almanac, 2010.'), block('https://a.example/b', page)];
    expect(joinBroken(cited)).toHaveLength(2);
    expect(joinBroken([text, block('1) The Almanac, 2010.'), block('www.a.example/b', page)])).toHaveLength(2);
  });

  it('is nothing where a block is empty', () => {
    expect(joinBroken([block(''), text, block('')])).toEqual([text.text]);
    expect(joinBroken([])).toEqual([]);
  });
});

describe('Footnotes', () => {
  it.each<readonly [string, readonly (readonly [number, string])[]]>([
    ['3) The Almanac, 2010.', [[3, 'The Almanac, 2010.']]],
    ['[3] The Almanac, 2010.', [[3, 'The Almanac, 2010.']]],
    ['3. “A Ford”', [[3, '“A Ford”']]],
    ['3) ibid', [[3, 'ibid']]],
    ['3) Words that cite nothing', []],
    ['0) The Almanac, 2010.', []],
    ['3 May 2010 was a day.', []],
    ['3.5 miles in 2010', []],
    ['2 The Almanac, 2010.', [[2, 'The Almanac, 2010.']]],
    ['4 The Almanac, 2010.', []],
  ])('“%s”', (block, notes) => {
    expect(splitNotes([block]).footnotes.map(({ number, text }) => [number, text])).toEqual(notes);
  });

  it('follow one another', () => {
    const numbers = (...blocks: readonly string[]): readonly number[] =>
      splitNotes(blocks).footnotes.map(({ number }) => number);
    expect(numbers('1) See p. 3', '2) plain words', '4) plain words')).toEqual([1, 2]);
    expect(numbers('1 See p. 3', '4 See p. 4', '8 See p. 5')).toEqual([1, 4]);
    expect(numbers('3 See p. 3', '3 See p. 4', '2 See p. 5')).toEqual([3]);
    expect(numbers('2) See p. 3', '1) See p. 4')).toEqual([1, 2]);
  });

  it('in brackets are taken out of the text where two follow one another', () => {
    const text = 'They met [1. The Almanac] in May [2) A ford]. Then [4. not this].';
    expect(splitNotes([text])).toEqual({
      paragraphs: [
        {
          text: 'They met in May. Then [4. not this].',
          marks: [
            { at: 8, number: 1 },
            { at: 15, number: 2 },
          ],
        },
      ],
      footnotes: [
        { number: 1, text: 'The Almanac' },
        { number: 2, text: 'A ford' },
      ],
    });
    expect(splitNotes(['They met [1. The Almanac] in May.']).footnotes).toEqual([]);
  });
});

describe('Marks', () => {
  const known = new Set([1, 2, 12]);
  it.each<readonly [string, string, readonly string[]]>([
    ['met.1 Then', 'met. Then', ['1@4']],
    ['met<sup>7</sup> then', 'met then', ['7@3']],
    ['met[^2] and[1].', 'met and.', ['2@3', '1@7']],
    ['met[7] and[^8]', 'met[7] and[^8]', []],
    ['met¹² then⁷', 'met then', ['12@3', '7@8']],
    ['met12, then', 'met, then', ['12@3']],
    ['met3 then', 'met3 then', []],
    ['in 1.2 and 1,2 of', 'in 1.2 and 1,2 of', []],
    ['G1 met 1 of', 'G1 met 1 of', []],
    ['met<sup>0</sup>', 'met<sup>0</sup>', []],
  ])('of “%s”', (text, clean, marks) => {
    const read = takeMarks(text, known);
    expect([read.text, read.marks.map(({ at, number }) => `${number}@${at}`)]).toEqual([clean, marks]);
  });
});

it('A text is read with its notes and marks', () => {
  expect(readLines('They met.1\n\n1) The Almanac, 2010.')).toEqual({
    paragraphs: [{ text: 'They met.', marks: [{ at: 9, number: 1 }] }],
    footnotes: [{ number: 1, text: 'The Almanac, 2010.' }],
  });
});
