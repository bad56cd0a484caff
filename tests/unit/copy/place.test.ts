import { describe, expect, it } from 'vitest';
import type { CopyText } from '../../../src/copy/model';
import { lettersOf } from '../../../src/copy/normalise';
import { passagesAt, placeCopy, type OwnCopy } from '../../../src/copy/place';
import { syntheticArticle } from '../../fixtures/synthetic-article';

const words = (text: string): string[] => text.replace(/\{\{\d+\}\}/g, '').split(/\s+/);
const paragraphs = syntheticArticle.paragraphs.slice(0, 8).map((text) => words(text).join(' '));
const passages = paragraphs.map((text, at) => {
  const all = words(text);
  const part = (from: number, to: number): string => all.slice(from, to).join(' ');
  return { id: `p0${at + 1}`, anchor: { exact: part(5, 13), prefix: part(2, 5), suffix: part(13, 16) } };
});
const order = passages.map(({ id }) => id);
const article = { title: syntheticArticle.title, doi: '10.0000/made-up', author: 'Ottilie Farnhaven' };
const copyOf = (...texts: readonly string[]): CopyText => ({
  format: 'text',
  paragraphs: texts.map((text) => ({ text, marks: [] })),
  footnotes: [],
});
const place = (...texts: readonly string[]): OwnCopy => placeCopy('copy', copyOf(...texts), { passages, article });
const [first, second, third, fourth, ...rest] = paragraphs as [string, string, string, string, ...string[]];

describe('A passage', () => {
  it('is placed at its phrase', () => {
    const copy = place(...paragraphs);
    expect(copy.report).toMatchObject({ verdict: 'whole', doubt: [], missing: [] });
    for (const { id, anchor } of passages) {
      const found = copy.passages[id];
      const text = copy.paragraphs[found?.paragraph ?? -1]?.text ?? '';
      expect(lettersOf(text.slice(found?.anchor.from, found?.anchor.to)).letters).toBe(lettersOf(anchor.exact).letters);
    }
  });

  it('that the copy has twice is a doubt, not a guess', () => {
    const { report } = place(first, second, third, third, fourth, ...rest);
    expect(report.doubt).toEqual(['p03']);
    expect(report.placed).not.toContain('p03');
  });

  it('is not looked for in the abstract, which has its words', () => {
    const copy = place(third, first, second, third, fourth, ...rest);
    expect(copy.report.placed).toContain('p03');
    expect(copy.passages['p03']?.paragraph).toBe(3);
    // And where the abstract is all there is of it, it is not placed.
    expect(place(third, first, second, ...rest).report).toMatchObject({
      placed: ['p01', 'p02', 'p05', 'p06', 'p07', 'p08'],
    });
  });

  it('out of order is a doubt', () => {
    const { report } = place(first, second, fourth, ...rest, third);
    expect(report.doubt).toEqual(['p03']);
  });

  it('that the copy lacks is missing', () => {
    const { report } = place(first, second, fourth, ...rest);
    expect(report).toMatchObject({ verdict: 'part', missing: ['p03'], doubt: [] });
  });

  it('goes on to the next one found where the copy splits it', () => {
    const [start, end] = [words(second).slice(0, 25).join(' '), words(second).slice(25).join(' ')];
    const copy = place(first, start, end, third, fourth, ...rest);
    expect(copy.passages['p02']).toMatchObject({ paragraph: 1, after: [2] });
    expect(copy.passages['p03']?.paragraph).toBe(3);
  });

  it('that shares a paragraph of the copy with another is shown once, with what follows it', () => {
    const copy = place(first, `${second} ${third}`, 'And more of it.', fourth, ...rest);
    expect(copy.passages['p02']).toMatchObject({ paragraph: 1, under: null, after: [2] });
    expect(copy.passages['p03']).toMatchObject({ paragraph: 1, under: 'p02', after: [] });
    expect(passagesAt(copy, 1, order)).toEqual(['p02', 'p03']);
  });

  it('that strayed into the paragraph of another takes nothing from it', () => {
    const copy = place(first, second, fourth, ...rest.slice(0, -1), `${third} ${rest.at(-1)}`);
    expect(copy.passages['p03']).toMatchObject({ doubt: 'sequence', under: null, after: [] });
    expect(copy.passages['p08']).toMatchObject({ doubt: null, under: null });
    expect(passagesAt(copy, 6, order)).toEqual(['p08']);
  });

  it('that is missing may be what stands between its neighbours: no number is made up for it', () => {
    const copy = place('Front matter.', first, second, 'Other words.', fourth, ...rest, 'Notes.');
    expect(copy.report.missing).toEqual(['p03']);
    expect(passagesAt(copy, 3, order)).toEqual(['p02', 'p03', 'p04']);
    expect(passagesAt(copy, 0, order)).toEqual([]);
    expect(passagesAt(copy, copy.paragraphs.length - 1, order)).toEqual([]);
  });
});

describe('A copy', () => {
  it('of another text is known to be one', () => {
    const { report } = place(...syntheticArticle.paragraphs.slice(12, 30));
    expect(report).toMatchObject({ verdict: 'other', placed: [], named: false });
  });

  it('that only cites the article is another text, and said to name it', () => {
    const { report } = place(`See “${syntheticArticle.title}”.`, ...syntheticArticle.paragraphs.slice(12, 20));
    expect(report).toMatchObject({ verdict: 'other', named: true });
  });

  it('without any text is another text', () => {
    expect(place().report.verdict).toBe('other');
  });
});

describe('Letters', () => {
  it('are the same whatever was done to the page', () => {
    const wanted = lettersOf('Türkiye’s official finding').letters;
    for (const text of [
      'TÜRKIYE’S OFFICIAL FINDING',
      "Turkiye's  official\u00a0finding",
      'Tu\u0308rkiye’s oﬃcial ﬁnding',
      'Türki\u00adye’s offi-\ncial find-\n ing',
      'Türkıye’s official12 finding',
    ]) {
      expect(lettersOf(text).letters, text).toBe(wanted);
    }
  });

  it('know where they stood', () => {
    const text = 'A ﬁ, “Ü”.';
    const { letters, offsets } = lettersOf(text);
    expect([...letters].map((letter, at) => `${letter}${offsets[at]}`)).toEqual(['a0', 'f2', 'i2', 'u6']);
    expect(offsets.at(-1)).toBe(text.length);
  });
});
