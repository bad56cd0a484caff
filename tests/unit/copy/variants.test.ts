/**
 * Copies of the article as readers come by them. The article's path is taken from `ARTICLE_FILE`; without it an article written for
 * the purpose stands in, so that the suite passes anywhere.
 */
import search from 'approx-string-match';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CopyText } from '../../../src/copy/model';
import { lettersOf } from '../../../src/copy/normalise';
import { placeCopy, type OwnCopy } from '../../../src/copy/place';
import { readCopy } from '../../../src/copy/read/readCopy';
import { baseArticle, copyVariants, type BaseArticle, type CopyVariant } from '../../fixtures/copyVariants';
import { countWords, type CopyWords } from '../../fixtures/copyWords';

const MARKS = /\{\{\d+\}\}/g;
const letters = (text: string): string => lettersOf(text.replace(MARKS, ''))['letters'];

interface Outcome {
  readonly variant: CopyVariant;
  readonly copy: OwnCopy;
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  /** Passages that are in the copy and were not placed. */
  readonly lost: readonly string[];
  /** Passages that are not in the copy and were placed. */
  readonly invented: readonly string[];
  /** What stands under each passage, word by word. */
  readonly words: CopyWords;
}

const base = baseArticle();
let outcomes: readonly Outcome[];

async function read(variant: CopyVariant): Promise<CopyText> {
  const result = await readCopy(variant, () => {});
  if (!result.ok) throw new Error(`${variant.what}: ${result.issues.map(({ message }) => message).join(' ')}`);
  return result.value;
}

/** Whether a placed anchor is where the article has it: among the letters that stand around it there. */
function isRight(article: BaseArticle, copy: OwnCopy, kept: readonly number[], at: number): boolean {
  const { id, anchor } = article.anchors[at] as BaseArticle['anchors'][number];
  const found = copy.passages[id];
  if (!found) return false;
  const place = found;
  // Known by its words, its phrase being read badly: the words are counted below.
  if (place.anchor.from === place.anchor.to) return true;
  // What stands in a paragraph that is none of it, a note, is passed over.
  return (
    isRightAmong(copy.paragraphs.map(({ text }) => letters(text))) ||
    isRightAmong(copy.paragraphs.map(({ passage, text }) => (passage === null ? '' : letters(text))))
  );

  function isRightAmong(text: readonly string[]): boolean {
    const { text: own } = copy.paragraphs[place.paragraph] as OwnCopy['paragraphs'][number];
    const start = text.slice(0, place.paragraph).join('').length + letters(own.slice(0, place.anchor.from)).length;
    const whole = text.join('');
    const quote = letters(anchor.exact);
    const paragraph = letters(article.paragraphs[at] as string);
    const inside = paragraph.indexOf(quote);
    expect(inside, `the anchor of ${id} in its paragraph`).toBeGreaterThanOrEqual(0);
    const near = (wanted: string, found: string): boolean =>
      wanted.length < 8 || search(found, wanted, Math.floor(wanted.length * 0.25)).length > 0;
    const itself = near(quote, whole.slice(Math.max(0, start - 4), start + quote.length + 8));
    const before = near(
      paragraph.slice(Math.max(0, inside - 30), inside),
      whole.slice(Math.max(0, start - 45), start + 4),
    );
    const after = near(
      paragraph.slice(inside + quote.length, inside + quote.length + 30),
      whole.slice(start + quote.length - 4, start + quote.length + 45),
    );
    // An abstract has the same words: the paragraph stands after the one before it.
    const previous = kept.filter((index) => index < at).at(-1);
    const follows =
      previous === undefined ||
      near(letters(article.paragraphs[previous] as string).slice(-40, -8), whole.slice(0, start));
    return itself && follows && (before || after);
  }
}

beforeAll(async () => {
  const found: Outcome[] = [];
  for (const variant of await copyVariants(base)) {
    const copy = placeCopy(variant.name, await read(variant), { passages: base.anchors, article: base });
    const kept = variant.kept ?? base.paragraphs.map((_, at) => at);
    const ids = kept.map((at) => base.anchors[at]?.id as string);
    const { placed } = copy.report;
    const right = kept.filter((at) => placed.includes(base.anchors[at]?.id as string) && isRight(base, copy, kept, at));
    const rightIds = right.map((at) => base.anchors[at]?.id as string);
    found.push({
      variant,
      copy,
      right: rightIds,
      wrong: placed.filter((id) => ids.includes(id) && !rightIds.includes(id)),
      lost: ids.filter((id) => !placed.includes(id)),
      invented: placed.filter((id) => !ids.includes(id)),
      words: countWords(base, copy, variant.kept),
    });
  }
  outcomes = found;
  if (process.env['COPY_TABLE']) {
    console.table(
      outcomes.map(({ variant, right, wrong, lost, invented, copy }) => ({
        what: variant.what,
        in: variant.kept?.length ?? base.paragraphs.length,
        right: right.length,
        wrong: wrong.join(),
        lost: lost.map((id) => `${id}${copy.passages[id]?.doubt ?? ''}`).join(),
        invented: invented.join(),
        paragraphs: copy.paragraphs.length,
        notes: copy.footnotes.length,
      })),
    );
    console.table(
      outcomes.map(({ variant: { what }, words: { words, right, doubt, wrong, missing, foreign } }) => ({
        what,
        words,
        right,
        doubt,
        missing,
        wrong,
        foreign,
      })),
    );
    for (const { variant, words } of outcomes)
      for (const fault of words.faults) console.log(`${variant.what}: ${fault}`);
  }
}, 120_000);

describe('In every copy of the article', () => {
  it('there are enough kinds of copies, and each has the article', () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(20);
    expect(outcomes.filter(({ copy }) => copy.report.verdict === 'other')).toEqual([]);
  });

  it('no passage is placed where it does not stand', () => {
    const wrong = outcomes.flatMap(({ variant, wrong }) => wrong.map((id) => `${variant.what}: ${id}`));
    expect(wrong).toEqual([]);
  });

  it('no passage that the copy lacks is placed: it is said to be missing or in doubt', () => {
    const invented = outcomes.flatMap(({ variant, invented }) => invented.map((id) => `${variant.what}: ${id}`));
    expect(invented).toEqual([]);
    const cut = outcomes.filter(({ variant }) => variant.kept && variant.kept.length < base.paragraphs.length);
    expect(cut.length).toBeGreaterThanOrEqual(4);
    expect(cut.filter(({ copy }) => copy.report.missing.length === 0)).toEqual([]);
  });

  it('at least 99 in a hundred of the passages that it has are placed', () => {
    const right = outcomes.reduce((sum, outcome) => sum + outcome.right.length, 0);
    const all = right + outcomes.reduce((sum, outcome) => sum + outcome.lost.length + outcome.wrong.length, 0);
    expect(all).toBeGreaterThan(600);
    const lost = outcomes.flatMap(({ variant, lost }) => lost.map((id) => `${variant.what}: ${id}`));
    expect(right / all, lost.join('; ')).toBeGreaterThanOrEqual(0.99);
  });

  it('at least 995 words in a thousand stand under their own passage', () => {
    const all = outcomes.reduce((sum, { words }) => sum + words.words, 0);
    const right = outcomes.reduce((sum, { words }) => sum + words.right, 0);
    expect(all).toBeGreaterThan(40_000);
    expect(right / all, faultsOf(outcomes)).toBeGreaterThanOrEqual(0.995);
  });

  it('they do so in each kind of copy, and no word of a note, a head or another text stands among them without a mark', () => {
    const low = outcomes.filter(({ words }) => words.right < LEAST_RIGHT * words.words || words.foreign > 0);
    // Both ways: a kind that needs its exception no longer is taken off the list.
    const exceptions = process.env['ARTICLE_FILE'] ? OF_THE_ARTICLE : OF_THE_MADE_ONE;
    expect(low.map(({ variant }) => variant.what).sort(), faultsOf(low)).toEqual(Object.keys(exceptions).sort());
    for (const { variant, words } of low) {
      const exception = exceptions[variant.what] as Exception;
      expect(words.right / words.words, variant.what).toBeGreaterThanOrEqual(exception.right);
      expect(words.foreign, variant.what).toBeLessThanOrEqual(exception.foreign);
    }
  });
});

/** Part of the words that stand under their own passage, at least, in a kind of copy that is no exception. */
const LEAST_RIGHT = 0.995;

/** What a kind of copy that falls short comes to. */
interface Exception {
  /** Part of the words that stand under their own passage, at least. */
  readonly right: number;
  /** Words that are not the passage's and stand there without a mark, at most. */
  readonly foreign: number;
}

/** Kinds that fall short where the copies are made from the invented article. */
const OF_THE_MADE_ONE: Readonly<Record<string, Exception>> = {
  // Two words with wrong letters in both are no longer known as the passage's.
  'one letter in a hundred wrong, other ones': { right: LEAST_RIGHT, foreign: 2 },
};

/** Kinds that fall short where they are made from the article itself. */
const OF_THE_ARTICLE: Readonly<Record<string, Exception>> = {
  // The first words of a paragraph have too many wrong letters to be sure of: they are shown with the doubt said.
  'one letter in a hundred wrong': { right: 0.991, foreign: 0 },
  // Where nothing tells that a paragraph ends, two words before its last mark are taken for the next one's first.
  'paragraphs merged': { right: LEAST_RIGHT, foreign: 2 },
  'one single line': { right: LEAST_RIGHT, foreign: 2 },
  // The address of a note that goes on after the last paragraph.
  'PDF of one column': { right: LEAST_RIGHT, foreign: 1 },
};

const faultsOf = (of: readonly Outcome[]): string =>
  of.flatMap(({ variant, words }) => words.faults.map((fault) => `${variant.what}: ${fault}`)).join('\n');
