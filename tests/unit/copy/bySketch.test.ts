/** Whether a text is the article, and which of its words are: told by sketches. */
import { describe, expect, it } from 'vitest';
import { alignWithSketches } from '../../../src/copy/align/align';
import { cutByPassage } from '../../../src/copy/align/stretches';
import type { CopyText } from '../../../src/copy/model';
import { lettersOf } from '../../../src/copy/normalise';
import { placeCopy, shownUnder, type OwnCopy } from '../../../src/copy/place';
import { sketchHasRun, makeSketch, readSketch, runsOf, type Sketch } from '../../../src/copy/sketch';
import { baseArticle } from '../../fixtures/copyVariants';
import { anotherArticle, filler, paraphrase } from '../../fixtures/otherTexts';
import { random } from '../../fixtures/random';

const base = baseArticle();
const bare = base.paragraphs.map((text) => text.replace(/\{\{\d+\}\}/g, ''));
const order = base.anchors.map(({ id }) => id);
const textOf = (paragraphs: readonly string[]): CopyText => ({
  format: 'text',
  paragraphs: paragraphs.map((text) => ({ text, marks: [] })),
  footnotes: [],
});
const place = (...paragraphs: readonly string[]): OwnCopy =>
  placeCopy('copy.txt', textOf(paragraphs), { passages: base.anchors, article: base });
const sentences = (text: string): readonly string[] => text.split(/(?<=[.!?]”?) (?=\p{Lu})/u);
/** What is shown under a passage: its own words, and in brackets what is marked as none of it. */
const shown = (copy: OwnCopy, at: number): readonly string[] =>
  shownUnder(copy, order[at] as string, order).map(({ paragraph, mark }) => {
    const text = copy.paragraphs[paragraph]?.text ?? '';
    return mark === null ? text : `[${text}]`;
  });

describe('A sketch', () => {
  const letters = lettersOf(bare[3] as string).letters;
  const sketch = readSketch(makeSketch(letters)) as Sketch;

  it('is less than half a bit for each letter, of which English has about one: the text is not in it', () => {
    const all = bare.map((text) => lettersOf(text).letters);
    const bits = all.reduce((sum, each) => {
      const { size, set } = readSketch(makeSketch(each)) as Sketch;
      const part = set / size;
      // Shannon: what `size` bits tell of which a part is set.
      return sum - size * (part * Math.log2(part) + (1 - part) * Math.log2(1 - part));
    }, 0);
    expect(bits / all.join('').length).toBeLessThan(0.5);
  });

  it('has every run of its paragraph, whatever typesetting did to it, and one in four of another text', () => {
    const runs = runsOf(lettersOf((bare[3] as string).toUpperCase().replace(/ /g, '\u00a0')).letters);
    expect(runs.length).toBeGreaterThan(40);
    expect(runs.filter(({ hash }) => !sketchHasRun(sketch, hash))).toEqual([]);
    const others = runsOf(lettersOf(bare.slice(4).join(' ')).letters);
    const part = others.filter(({ hash }) => sketchHasRun(sketch, hash)).length / others.length;
    expect(part).toBeGreaterThan(0.15);
    expect(part).toBeLessThan(0.35);
  });

  it('that is damaged is no sketch', () => {
    expect(readSketch('§')).toBeNull();
    expect(readSketch('')).toBeNull();
  });
});

describe('A text that is not the article', () => {
  const refused = (copy: OwnCopy): void => {
    expect(copy.report.verdict).toBe('other');
    expect(copy.passages).toBeDefined();
  };

  it('on its subject, with phrases of it and the same order, is refused, however often it is tried', () => {
    for (let seed = 1; seed <= 16; seed++) {
      const { report } = place(...anotherArticle(base, seed));
      expect(report.verdict, `seed ${seed}: ${report.placed.join()} / ${report.agreeing}`).toBe('other');
    }
  });

  it('has phrases of it by chance: without sketches some of these texts were opened', () => {
    const plain = base.anchors.map(({ id, anchor }) => ({ id, anchor }));
    const opened = Array.from({ length: 16 }, (_, seed) =>
      placeCopy('copy.txt', textOf(anotherArticle(base, seed + 1)), { passages: plain, article: base }),
    ).filter(({ report }) => report.verdict !== 'other');
    expect(opened.length).toBeGreaterThan(4);
  });

  it('that tells it again in other words is refused', () => {
    refused(place(...bare.map((text, at) => paraphrase(text, at + 1))));
  });

  it('that reviews it and quotes a sentence of every third paragraph is refused', () => {
    const quotes = bare.flatMap((text, at) =>
      at % 3 ? [filler(at, 60)] : [`${filler(at, 40)} “${sentences(text)[0]}” ${filler(at + 99, 30)}`],
    );
    refused(place(...quotes));
  });

  it('that is a page of news and quotes three paragraphs whole is refused', () => {
    const news = Array.from({ length: 12 }, (_, at) => filler(at, 90));
    refused(
      place(...news.slice(0, 4), ...bare.slice(15, 17), ...news.slice(4, 9), bare[20] as string, ...news.slice(9)),
    );
  });

  it('is told what was looked for', () => {
    const { report } = place(`By ${base.author}`, ...anotherArticle(base, 3));
    expect(report).toMatchObject({ verdict: 'other', named: false, byAuthor: true });
    expect(report.agreeing).toBeLessThan(9);
  });
});

describe('A part of the article', () => {
  it.each([
    ['every second paragraph', bare.filter((_, at) => at % 2 === 0), 17],
    ['every third paragraph', bare.filter((_, at) => at % 3 === 0), 12],
    ['two pages', bare.slice(9, 16), 7],
    [
      'one page that begins and ends inside a paragraph',
      [
        sentences(bare[4] as string)
          .slice(-1)
          .join(' '),
        ...bare.slice(5, 8),
        sentences(bare[8] as string)[0] as string,
      ],
      3,
    ],
    ['one paragraph', bare.slice(12, 13), 1],
  ])('%s is opened, and each of its paragraphs is found', (_what, paragraphs, found) => {
    const { report, ...copy } = place(...paragraphs);
    expect(report.verdict).toBe('part');
    expect(report.placed.length).toBeGreaterThanOrEqual(found);
    for (const id of report.placed) expect(copy.passages[id]?.doubt).toBeNull();
  });

  it('of which less than half a paragraph is there says so', () => {
    const [first, ...rest] = sentences(bare[12] as string);
    const copy = place(bare[10] as string, bare[11] as string, rest.at(-1) as string, ...bare.slice(13, 16));
    expect(first).toBeDefined();
    expect(copy.passages[order[12] as string]?.doubt).toBe('part');
  });
});

describe('A longer document with the article in it', () => {
  it('is opened with the article’s part alone', () => {
    const before = Array.from({ length: 60 }, (_, at) => filler(at, 110));
    const after = Array.from({ length: 80 }, (_, at) => filler(at + 500, 110));
    const copy = place(...before, ...anotherArticle(base, 5), ...bare, ...anotherArticle(base, 6), ...after);
    expect(copy.report).toMatchObject({ verdict: 'whole', doubt: [], missing: [] });
    bare.forEach((text, at) => expect(shown(copy, at), order[at]).toEqual([text]));
  });

  it('and cut in two by another text leaves that out and says how many words it has', () => {
    const other = Array.from({ length: 10 }, (_, at) => filler(at, 100));
    const copy = place(...bare.slice(0, 20), ...other, ...bare.slice(20));
    expect(shown(copy, 19)).toEqual([bare[19]]);
    expect(copy.report.beside).toBe(1000);
  });
});

describe('Words under a passage', () => {
  const notice = 'Sign up today for our weekly letter and never miss the finest recipes of the season.';

  it('that are none of it are marked, between its paragraphs and inside one', () => {
    const [first, ...rest] = sentences(bare[12] as string);
    const copy = place(
      ...bare.slice(0, 6),
      notice,
      ...bare.slice(6, 12),
      `${first} ${notice} ${rest.join(' ')}`,
      ...bare.slice(13),
    );
    expect(shown(copy, 5)).toEqual([bare[5], `[${notice}]`]);
    expect(shown(copy, 12)).toEqual([first, `[${notice}]`, rest.join(' ')]);
    expect(copy.report.beside).toBe(2 * notice.split(' ').length);
  });

  it('are its own where the copy has several passages in one paragraph, or one in several', () => {
    const merged = place(bare.slice(0, 12).join(' '), ...bare.slice(12));
    bare.forEach((text, at) => expect(shown(merged, at), order[at]).toEqual([text]));
    const split = place(...bare.flatMap(sentences));
    bare.forEach((text, at) => expect(shown(split, at).join(' '), order[at]).toBe(text));
  });

  it('are found where its phrase is read too badly to be found', () => {
    const { anchor, id } = base.anchors[14] as (typeof base.anchors)[number];
    const text = (bare[14] as string).replace(anchor.exact, anchor.exact.replace(/[aeo]/g, 'x'));
    const copy = place(...bare.slice(0, 14), text, ...bare.slice(15));
    expect(copy.report.placed).toContain(id);
    expect(shown(copy, 14).join(' ')).toContain(text.slice(-60));
    expect(shown(copy, 13)).toEqual([bare[13]]);
  });

  it('keep their marks where a paragraph is cut', () => {
    const text = `${bare[0]} ${bare[1]}`;
    const marks = [
      { at: 10, number: 1 },
      { at: (bare[0] as string).length, number: 2 },
      { at: text.length, number: 3 },
    ];
    const sketches = base.anchors.map(({ sketch }) => readSketch(sketch ?? ''));
    const paragraphs = [{ text, marks }];
    const cut = cutByPassage(paragraphs, alignWithSketches(paragraphs, sketches).stretches, order);
    expect(cut.map(({ text: own, marks: kept }) => [own, kept])).toEqual([
      [bare[0], marks.slice(0, 2)],
      [bare[1], [{ at: (bare[1] as string).length, number: 3 }]],
    ]);
  });

  it('stand where they stand with one or three letters in a hundred wrong', () => {
    let beside = 0;
    for (let seed = 1; seed <= 16; seed++) {
      const rate = seed % 2 ? 0.03 : 0.012;
      const next = random(seed);
      const noisy = bare.map((text) =>
        [...text].map((letter) => (/\p{L}/u.test(letter) && next() < rate ? 'q' : letter)).join(''),
      );
      const copy = place(...noisy);
      expect(copy.report.verdict).toBe('whole');
      beside += copy.report.beside;
      const wrong = noisy.filter((text, at) =>
        shown(copy, at).some((each) => !each.startsWith('[') && !text.includes(each)),
      );
      expect(wrong, `seed ${seed}`).toEqual([]);
    }
    // Of some thirty-five thousand words.
    expect(beside).toBeLessThan(90);
  });
});
