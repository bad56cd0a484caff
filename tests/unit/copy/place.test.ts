import { describe, expect, it } from 'vitest';
import type { CopyText } from '../../../src/copy/model';
import { lettersOf } from '../../../src/copy/normalise';
import { passagesAt, placeCopy, shownUnder, type OwnCopy } from '../../../src/copy/place';
import { makeSketch } from '../../../src/copy/sketch';
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

describe('A verdict', () => {
  /** What is said of a copy that has so many of ten passages, by their phrases. */
  const of = (count: number, total = 8): string =>
    placeCopy('copy', copyOf(...paragraphs.slice(0, count)), { passages: passages.slice(0, total), article }).report
      .verdict;
  it('needs three phrases for a part, or half of the passages where they are few', () => {
    expect([of(0), of(2), of(3), of(7), of(8)]).toEqual(['other', 'other', 'part', 'part', 'whole']);
    expect([of(1, 4), of(2, 4)]).toEqual(['other', 'part']);
    expect([of(1, 3), of(2, 3)]).toEqual(['other', 'part']);
  });

  it('counts passages in doubt as found', () => {
    expect(place(first, second, third, third, fourth, ...rest).report.verdict).toBe('whole');
  });
});

describe('With sketches', () => {
  const whole = syntheticArticle.paragraphs.map((text) => words(text).join(' '));
  const sketched = whole.map((text, at) => {
    const all = words(text);
    const part = (from: number, to: number): string => all.slice(from, to).join(' ');
    return {
      id: `q${at}`,
      anchor: { exact: part(5, 13), prefix: part(2, 5), suffix: part(13, 16) },
      sketch: makeSketch(lettersOf(text).letters),
    };
  });
  const heard: number[] = [];
  const read = (texts: readonly string[]): OwnCopy =>
    placeCopy('copy', copyOf(...texts), { passages: sketched, article }, (part) => void heard.push(part));

  it('a copy is whole with nine of ten passages', () => {
    const { report } = read(whole);
    expect(report).toEqual({
      verdict: 'whole',
      placed: sketched.map(({ id }) => id),
      doubt: [],
      missing: [],
      named: false,
      byAuthor: false,
      agreeing: whole.length,
      beside: 0,
    });
    expect(heard).toEqual([1]);
  });

  it('a copy with fewer is a part, and the others are missing', () => {
    const { report } = read(whole.slice(3));
    expect(report).toMatchObject({ verdict: 'whole', missing: ['q0', 'q1', 'q2'].slice(0, report.missing.length) });
    const part = read(whole.slice(10, 20)).report;
    expect(part).toMatchObject({ verdict: 'part', placed: sketched.slice(10, 20).map(({ id }) => id), doubt: [] });
    expect(part.missing).toEqual([...sketched.slice(0, 10), ...sketched.slice(20)].map(({ id }) => id));
  });

  it('a passage whose phrase is changed is a doubt, and counts as found', () => {
    const changed = whole.map((text, at) =>
      at === 4
        ? text.replace(sketched[4]?.anchor.exact ?? '', 'wholly other words are in its place now and here')
        : text,
    );
    const { report } = read(changed);
    expect(report.doubt.concat(report.missing, report.placed)).toContain('q4');
    expect(report.placed.filter((id) => report.doubt.includes(id))).toEqual([]);
    expect(report.verdict).toBe('whole');
  });

  it('a text that has only the phrases is another text', () => {
    const phrases = sketched
      .slice(0, 10)
      .map(({ anchor: { prefix, exact, suffix } }) => `${prefix} ${exact} ${suffix} and nothing else`);
    const copy = read(phrases);
    expect(copy.report).toMatchObject({ verdict: 'other', beside: 0 });
    expect(copy.report.agreeing).not.toBeNull();
  });
});

describe('The names in a copy', () => {
  const named = (text: string, by: Partial<typeof article> = {}, footnote = ''): readonly boolean[] => {
    const copy: CopyText = { ...copyOf(text), footnotes: [{ number: 1, text: footnote }] };
    const { report } = placeCopy('copy', copy, { passages, article: { ...article, ...by } });
    return [report.named, report.byAuthor];
  };
  it('are the title or DOI, and the author, in any letters and in the notes too', () => {
    expect(named('nothing')).toEqual([false, false]);
    expect(named(article.title.toUpperCase())).toEqual([true, false]);
    expect(named('See DOI 10.0000/MADE-UP.')).toEqual([true, false]);
    expect(named('See 10.0000/made-up.', { doi: '10.0000/MADE-UP' })).toEqual([true, false]);
    expect(named('by OTTILIE FARNHAVEN')).toEqual([false, true]);
    expect(named('nothing', {}, 'Ottilie Farnhaven, 10.0000/made-up')).toEqual([true, true]);
    expect(named('nothing', { title: '', doi: '', author: '' })).toEqual([false, false]);
    expect(named('See 10.0000/made', {}, '-up')).toEqual([false, false]);
  });
});

describe('Under a passage', () => {
  const at = (paragraph: number, more: object = {}): OwnCopy['passages'][string] => ({
    paragraph,
    anchor: { from: 0, to: 1 },
    doubt: null,
    under: null,
    after: [],
    ...more,
  });
  const made = (
    found: OwnCopy['passages'],
    owners: readonly (string | null | undefined)[] = Array(9).fill(undefined),
  ): OwnCopy => ({
    ...place(),
    passages: found,
    paragraphs: owners.map((passage) => ({ text: 'x', marks: [], ...(passage === undefined ? {} : { passage }) })),
  });
  const shown = (copy: OwnCopy, passage: string): readonly string[] =>
    shownUnder(copy, passage, ['a', 'b', 'c', 'd']).map(
      (each) => `${each.paragraph} ${each.passages.join('+')} ${each.mark}`,
    );

  it('is its paragraph and those up to the next passage', () => {
    expect(shown(made({ a: at(1, { after: [2, 3] }), b: at(4) }), 'a')).toEqual(['1 a null', '2 a null', '3 a null']);
  });
  it('is nothing where it was not found, or where an earlier one has its paragraph', () => {
    const copy = made({ a: at(1), b: at(1, { under: 'a' }) });
    expect(shown(copy, 'c')).toEqual([]);
    expect(shown(copy, 'b')).toEqual([]);
    expect(shown(copy, 'a')).toEqual(['1 a+b null']);
  });
  it('are words in doubt, with the doubt', () => {
    expect(shown(made({ a: at(1, { doubt: 'twice', after: [2] }) }), 'a')).toEqual(['1 a twice', '2 a twice']);
    expect(shown(made({ a: at(1), b: at(1, { doubt: 'sequence' }) }), 'b')).toEqual(['1 b sequence']);
  });
  it('are with sketches the paragraphs before it too, and what is beside its words is marked', () => {
    const copy = made({ a: at(2, { before: [1], after: [3, 4] }) }, [null, 'a', 'a', null, 'a']);
    expect(shown(copy, 'a')).toEqual(['1 a null', '2 a null', '3 a beside', '4 a null']);
    const doubt = made({ a: at(2, { before: [], after: [3], doubt: 'twice' }) }, [null, null, 'a', null]);
    expect(shown(doubt, 'a')).toEqual(['2 a twice', '3 a beside']);
    const unlike = made({ a: at(2, { before: [], after: [], doubt: 'unlike' }) }, [null, null, null]);
    expect(shown(unlike, 'a')).toEqual(['2 a unlike']);
  });

  it('a paragraph belongs to the passages in it, or to those around it', () => {
    const of = (copy: OwnCopy, paragraph: number): string =>
      passagesAt(copy, paragraph, ['a', 'b', 'c', 'd']).join('+');
    const copy = made({ a: at(1), c: at(4), d: at(4) });
    expect([0, 1, 2, 3, 4, 5].map((paragraph) => of(copy, paragraph))).toEqual(['', 'a', 'a+b+c', 'a+b+c', 'c+d', '']);
    expect(of(made({ a: at(1), b: at(3, { doubt: 'sequence' }) }), 2)).toBe('');
    const owned = made({ a: at(1), c: at(4) }, [null, 'a', null, 'b', null]);
    expect([0, 1, 2, 3, 4].map((paragraph) => of(owned, paragraph))).toEqual(['', 'a', '', 'b', 'c']);
    expect(of(made({ a: at(0), c: at(2) }), 1)).toBe('a+b+c');
    expect(of(made({ b: at(0) }), 3)).toBe('');
    expect(of(made({ b: at(3) }), 0)).toBe('');
  });
});
