/**
 * Words of the news that the article is said not to use: held against the article itself where `ARTICLE_FILE` names a copy of it, and
 * against the digest always.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plainText } from '../../src/domain/plainText';
import { real } from '../fixtures/real-atlas';

const file = process.env['ARTICLE_FILE'];
const { words, passages } = real.atlas;
const terms = words.flatMap((word) => word.terms);
/** Terms that a text has as whole words. */
const usedIn = (text: string): readonly string[] =>
  terms.filter((term) => new RegExp(`(?<!\\p{L})${term.replaceAll(' ', '\\s+')}(?!\\p{L})`, 'iu').test(text));

it.skipIf(!file)('The article uses none of the words that it is said not to use', () => {
  const text = readFileSync(file as string, 'utf8');
  expect(text.length).toBeGreaterThan(10_000);
  expect(usedIn(text)).toEqual([]);
});

it('The digest, which tells what the article says, uses none of them either', () => {
  expect(terms.length).toBeGreaterThan(15);
  expect(usedIn(passages.map(({ digest }) => plainText(digest)).join(' '))).toEqual([]);
});
