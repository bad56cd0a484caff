/**
 * Copies that were read wrongly once, as files: `CASES_DIR` is the folder they lie in, `ARTICLE_FILE` the article they are copies of.
 * Neither is part of the project; without them this suite is left out, and the same kinds are made by the suites beside it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeCopy } from '../../../src/copy/place';
import { readCopy } from '../../../src/copy/read/readCopy';
import { baseArticle } from '../../fixtures/copyVariants';
import { countWords } from '../../fixtures/copyWords';

const folder = process.env['CASES_DIR'];
const article = process.env['ARTICLE_FILE'];
const every = Array.from({ length: 34 }, (_, at) => at);

/** Copies of the article, and the paragraphs that each of them has. */
const COPIES: readonly (readonly [string, readonly number[]])[] = [
  ['lo_two.pdf', every],
  ['lo_twohead.pdf', every],
  ['rot90.pdf', every],
  ['odd_only.txt', every.filter((at) => at % 2 === 0)],
  ['ocr_3pc_s1.txt', every],
  ['saved_ads_comments.html', every],
  ['utf16le_nobom.txt', every],
];

/** Copies in which words that are not the passage's stand there without a mark, and how many. */
const FOREIGN: Readonly<Record<string, number>> = {
  // Two words before the last mark of a paragraph that a page ends are taken for the next one's first.
  'lo_twohead.pdf': 2,
  // A word that was read badly, with the number of a note grown to it.
  'ocr_3pc_s1.txt': 1,
};

describe.skipIf(!folder || !article)('A copy that was read wrongly once', () => {
  const base = baseArticle();
  const path = (file: string): string => (file === 'article' ? (article as string) : join(folder as string, file));

  it.each(['other_article.txt', 'other_article_natural.txt'])('%s is not taken for the article', async (file) => {
    const result = await readCopy({ name: file, bytes: new Uint8Array(readFileSync(path(file))) }, () => {});
    if (!result.ok) throw new Error(file);
    expect(placeCopy(file, result.value, { passages: base.anchors, article: base }).report.verdict).toBe('other');
  });

  it('enc_user.pdf is refused with what to do', async () => {
    const result = await readCopy(
      { name: 'x.pdf', bytes: new Uint8Array(readFileSync(path('enc_user.pdf'))) },
      () => {},
    );
    expect(result.ok ? [] : result.issues).toMatchObject([
      { message: expect.stringMatching(/password/), remedy: expect.stringMatching(/without the password/) },
    ]);
  });

  it.each([['article', every] as const, ...COPIES])('%s', async (file, kept) => {
    const result = await readCopy({ name: file, bytes: new Uint8Array(readFileSync(path(file))) }, () => {});
    expect(result.ok ? [] : result.issues).toEqual([]);
    if (!result.ok) return;
    const copy = placeCopy(file, result.value, { passages: base.anchors, article: base });
    const { faults, ...words } = countWords(base, copy, kept);
    if (process.env['COPY_TABLE']) {
      const { verdict, placed, doubt, missing } = copy.report;
      const found = { verdict, placed: placed.length, doubt: doubt.length, notIn: missing.length };
      console.log([file, JSON.stringify({ ...words, ...found }), ...faults].join('\n'));
    }
    expect.soft(words.right / words.words, faults.join('\n')).toBeGreaterThanOrEqual(0.995);
    // Both ways: a copy that needs its exception no longer is taken off the list.
    expect.soft(words.foreign, faults.join('\n')).toBe(FOREIGN[file] ?? 0);
  });
});
