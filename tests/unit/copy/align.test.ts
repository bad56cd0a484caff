/** Which passage each word of a copy is assigned to, on whole and damaged texts. */
import { describe, expect, it } from 'vitest';
import { alignWithSketches, isPassageFound, type Alignment } from '../../../src/copy/align/align';
import { cutByPassage } from '../../../src/copy/align/stretches';
import { wordsOf } from '../../../src/copy/align/words';
import { lettersOf } from '../../../src/copy/normalise';
import { sketchHasRun, readSketch, LETTERS_IN_RUN, runsOf, type Sketch } from '../../../src/copy/sketch';
import { baseArticle } from '../../fixtures/copyVariants';
import { filler } from '../../fixtures/otherTexts';
import { random } from '../../fixtures/random';

const base = baseArticle();
const bare = base.paragraphs.map((text) => text.replace(/\{\{\d+\}\}/g, ''));
const sketches = base.anchors.map(({ sketch }) => readSketch(sketch ?? ''));
const paragraphsOf = (texts: readonly string[]): { text: string; marks: [] }[] =>
  texts.map((text) => ({ text, marks: [] }));
const aligned = (texts: readonly string[], known: readonly (Sketch | null)[] = sketches): Alignment =>
  alignWithSketches(paragraphsOf(texts), known);
/** The stretches of each paragraph: passage from 1, or a dash, and the number of its words. */
const stretches = (texts: readonly string[], known?: readonly (Sketch | null)[]): readonly string[] => {
  const { stretches: found } = aligned(texts, known);
  return texts.map((text, paragraph) =>
    found
      .filter((each) => each.paragraph === paragraph)
      .map(
        ({ from, to, passage }) =>
          `${passage === null ? '-' : passage + 1}:${text.slice(from, to).split(/\s+/).length}`,
      )
      .join(' '),
  );
};
const sentences = (text: string): readonly string[] => text.split(/(?<=[.!?]”?) (?=\p{Lu})/u);
const words = (text: string | undefined, from: number, to?: number): string =>
  (text ?? '').split(' ').slice(from, to).join(' ');
/** A text with wrong letters. */
function damaged(text: string, seed: number, rate: number): string {
  const next = random(seed);
  return [...text]
    .map((letter) => (/\p{L}/u.test(letter) && next() < rate ? 'etaoinshrdlu'[Math.floor(next() * 12)] : letter))
    .join('');
}

describe('The words of a copy', () => {
  it('know their letters, their runs and what a change of passage before them costs', () => {
    const { words: found } = wordsOf(
      paragraphsOf(['They met. “Twice,” he said [7] to (us); we', 'Then\u00a0they parted.1 Nobody came.']),
      [],
    );
    expect(found.map(({ paragraph, from, to, cut }) => [paragraph, from, to, cut])).toEqual([
      [0, 0, 4, 1],
      [0, 5, 9, 6],
      [0, 10, 18, 2.5],
      [0, 19, 21, 6],
      [0, 22, 26, 6],
      [0, 27, 30, 2.5],
      [0, 31, 33, 2.5],
      [0, 34, 39, 6],
      [0, 40, 42, 2.5],
      [1, 0, 4, 1],
      [1, 5, 9, 6],
      [1, 10, 18, 6],
      [1, 19, 25, 2.5],
      [1, 26, 31, 6],
    ]);
    expect(found.map(({ first, last }) => `${first}-${last}`).join(' ')).toBe(
      '0-4 4-7 7-12 12-14 14-18 18-18 18-20 20-22 22-24 24-28 28-32 32-38 38-44 44-48',
    );
  });

  it('may be a single letter', () => {
    const { words: found } = wordsOf(paragraphsOf(['a b, c']), []);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [2, 4],
      [5, 6],
    ]);
  });

  it('have each run at the word in its middle, in order, and runs within a sentence are known', () => {
    const { words: found, runs } = wordsOf(paragraphsOf(bare.slice(0, 2)), sketches);
    expect(runs.hashes.length).toBeGreaterThan(100);
    const told = found.filter(({ end }) => end > 0);
    expect(told.length).toBeGreaterThan(found.length - 4);
    for (const [at, { run, end }] of told.entries()) {
      expect(end).toBeGreaterThanOrEqual(run);
      expect(run).toBe(at > 0 ? told[at - 1]?.end : 0);
    }
    expect(told.at(-1)?.end).toBe(runs.hashes.length);
    const letters = lettersOf(bare.slice(0, 2).join('')).letters;
    const chosen = runsOf(letters);
    expect(runs.hashes).toEqual(chosen.map(({ hash }) => hash));
    const ends = found.filter(({ cut }) => cut < 6).map(({ first }) => first);
    const isWhole = chosen.map(({ at }) => Number(!ends.some((end) => at < end && end < at + LETTERS_IN_RUN)));
    expect([...runs.isWhole]).toEqual(isWhole);
    expect(isWhole).toContain(0);
    const inSketches = chosen.flatMap(({ hash }) =>
      sketches.map((sketch) => Number(sketch !== null && sketchHasRun(sketch, hash))),
    );
    expect([...runs.had]).toEqual(inSketches);
  });
});

/** Each passage as a whole. */
const WHOLE = bare.map((text, at) => `${at + 1}:${text.split(' ').length}`).join(' | ');
/** What is found with more and more wrong letters: stretches, parts of sketches, letters of passages. */
const DAMAGED: readonly (readonly [string, string, number])[] = [
  [`-:40 | ${WHOLE} | -:30`, '31.2384', 11124],
  [`-:40 | ${WHOLE} | -:30`, '29.6393', 11124],
  [`-:40 | ${WHOLE.replace('1:86', '-:11 1:75')} | -:30`, '26.4021', 11077],
  [`-:40 | ${WHOLE} | -:30`, '24.4618', 11124],
  // More can no longer be told.
  [
    '-:40 | 1:86 | 2:54 | 3:96 | 4:101 | 5:71 | 6:78 | 7:54 | 8:48 | 9:71 | 10:33 | -:56 | 12:31 | 13:85 | 14:71 | 15:9 -:46 | -:74 | -:67 | -:62 | -:54 | -:77 | 21:68 | 22:73 | 23:68 | 24:64 | 25:63 | 26:54 | 27:68 | 28:67 | 29:65 | 30:57 | 31:31 -:32 | -:63 | -:56 | -:63 | -:30',
    '16.4231',
    7849,
  ],
];

describe('Words are assigned', () => {
  it('to the passages whose words they are', () => {
    const { covered, own, letters, stretches: found } = aligned(bare);
    expect(found.map(({ paragraph, passage }) => [paragraph, passage])).toEqual(bare.map((_, at) => [at, at]));
    expect(covered).toEqual(bare.map(() => 1));
    expect(own).toBe(letters);
    expect(letters).toBe(lettersOf(bare.join('')).letters.length);
  });

  it.each<readonly [string, readonly string[], readonly string[]]>([
    ['none of another text', [filler(1, 60), filler(2, 40)], ['-:60', '-:40']],
    [
      'a passage after another text',
      [`${filler(1, 30)} ${bare[4]}`],
      [`-:30 5:${words(bare[4], 0).split(' ').length}`],
    ],
    ['two passages in one paragraph', [`${bare[7]} ${bare[8]}`], ['8:48 9:71']],
    ['two that do not follow one another', [`${bare[3]} ${bare[9]}`], ['4:101 10:33']],
    ['a passage twice', [bare[5] as string, bare[5] as string, bare[6] as string], ['6:78', '6:78', '7:54']],
    ['passages in another order', [bare[20] as string, bare[4] as string, bare[5] as string], ['-:68', '5:71', '6:78']],
    [
      'another text inside a passage',
      [
        `${sentences(bare[12] as string)[0]} ${filler(7, 14)} ${sentences(bare[12] as string)
          .slice(1)
          .join(' ')}`,
      ],
      ['13:49 -:14 13:36'],
    ],
    ['a few words', [words(bare[12], 3, 8)], ['-:5']],
    ['a dozen words between others', [`${filler(3, 20)} ${words(bare[12], 3, 17)} ${filler(4, 20)}`], ['-:54']],
    [
      'words of a passage that begins inside a sentence',
      [`${words(bare[15], 9)}`, bare[16] as string],
      ['16:65', '17:67'],
    ],
  ])('of %s', (_what, texts, expected) => expect(stretches(texts)).toEqual(expected));

  it.each<readonly [number, number]>([
    [0.01, 1],
    [0.02, 2],
    [0.03, 3],
    [0.045, 4],
    [0.06, 5],
  ])('with %f of the letters wrong (%i), as the most likely path has it', (rate, seed) => {
    const texts = [
      filler(seed, 40),
      ...bare.map((text, at) => damaged(text, seed * 100 + at, rate)),
      `${filler(seed + 1, 30)}`,
    ];
    const { covered, own } = aligned(texts);
    const sum = covered.reduce((total, part) => total + part, 0);
    expect([stretches(texts).join(' | '), sum.toFixed(4), own]).toEqual(DAMAGED[seed - 1]);
  });

  it('in lines of a damaged copy whose paragraphs were lost', () => {
    const texts = [damaged(bare.slice(0, 12).join(' '), 77, 0.02), damaged(bare.slice(12, 20).join(' '), 78, 0.04)];
    expect(stretches(texts)).toEqual([
      '1:86 2:54 3:96 4:101 5:71 6:78 7:54 8:48 9:71 10:33 11:56 12:31',
      '13:85 14:71 15:68 16:61 17:67 18:62 19:54 20:77',
    ]);
  });

  it('in a book of many words, where only the words near the article are looked at', () => {
    const before = Array.from({ length: 100 }, (_, at) => filler(at, 100));
    const after = Array.from({ length: 100 }, (_, at) => filler(at + 200, 100));
    const texts = [...before, ...bare.slice(3, 9), ...after];
    const { stretches: found, covered } = aligned(texts);
    expect(
      found.filter(({ passage }) => passage !== null).map(({ paragraph, passage }) => [paragraph, passage]),
    ).toEqual([3, 4, 5, 6, 7, 8].map((at) => [at + 97, at]));
    expect(covered.map((part) => part === 1)).toEqual(bare.map((_, at) => at >= 3 && at < 9));
  });

  it('to no passage without a sketch, and there are none in an empty copy', () => {
    const known = sketches.map((sketch, at) => (at === 4 ? null : sketch));
    expect(stretches(bare.slice(3, 6), known)[1]).toMatch(/^-:\d+$/);
    expect(aligned([], sketches)).toEqual({ stretches: [], covered: sketches.map(() => 0), own: 0, letters: 0 });
  });
});

it('A passage is there from a fifth of its sketch on, or from eight of its bits', () => {
  const sketch = (set: number): Sketch => ({ bits: Uint8Array.of(0), size: 8, set });
  expect([
    isPassageFound(sketch(10), 0.2),
    isPassageFound(sketch(10), 0.19),
    isPassageFound(sketch(80), 0.1),
    isPassageFound(sketch(79), 0.1),
    isPassageFound(null, 1),
  ]).toEqual([true, false, true, false, false]);
});

describe('A paragraph of the copy is cut', () => {
  const text = 'one two three four five';
  const stretch = (from: number, to: number, passage: number | null, paragraph = 0) => ({
    paragraph,
    from,
    to,
    passage,
  });
  const marks = [0, 7, 8, 13, 14, 23].map((at, index) => ({ at, number: index + 1 }));
  it('where the passage changes; a mark stays with the word before it', () => {
    const cut = cutByPassage(
      [{ text, marks, page: 3 }],
      [stretch(0, 7, 0), stretch(8, 13, null), stretch(14, 23, 1)],
      ['a', 'b'],
    );
    expect(cut.map(({ text: own, passage, page }) => [own, passage, page])).toEqual([
      ['one two', 'a', 3],
      ['three', null, 3],
      ['four five', 'b', 3],
    ]);
    expect(cut.map((each) => each.marks.map(({ at, number }) => `${number}@${at}`).join(' '))).toEqual([
      '1@0 2@7',
      '3@0 4@5',
      '5@0 6@9',
    ]);
  });

  it('nowhere where stretches are of one passage, or of passages that do not count', () => {
    const [whole, ...none] = cutByPassage(
      [
        { text, marks: [] },
        { text: '…', marks: [] },
      ],
      [stretch(0, 7, 0), stretch(8, 23, 0)],
      ['a'],
    );
    expect([whole?.text, whole?.passage, none]).toEqual([text, 'a', [{ text: '…', marks: [], passage: null }]]);
    expect(cutByPassage([{ text, marks }], [stretch(0, 7, 0), stretch(8, 23, 1)], [null, null])).toEqual([
      { text, marks, passage: null },
    ]);
  });
});
