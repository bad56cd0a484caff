import { describe, expect, it } from 'vitest';
import { PDFDocument } from 'pdfkit';
import { readPdf } from '../../../../src/exchange/ownCopy/pdf';
import { syntheticArticle } from '../../../fixtures/synthetic-article';
import { bytesOf, makePdf, type PdfOptions } from '../../../helpers/makePdf';
import type { CopyText } from '../../../../src/exchange/ownCopy/model';

const { title, abstract, footnotes } = syntheticArticle;
const article = { title, abstract, footnotes, paragraphs: syntheticArticle.paragraphs.map((text) => ({ text })) };

/** A text without what a copy may change. */
const bare = (text: string): string => text.replace(/[\s\u00ad-]+/gu, '');
const plain = (text: string): string => text.replace(/\{\{\d+\}\}/g, '');
const expected = syntheticArticle.paragraphs.map((text) => bare(plain(text)));

async function read(bytes: Uint8Array): Promise<CopyText> {
  const result = await readPdf(bytes, () => undefined);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(' '));
  return result.value;
}

/** Marks as number and the letters before them in the whole paragraph. */
function marksOf(text: string): readonly string[] {
  const marks: string[] = [];
  for (const { index, 1: number } of text.matchAll(/\{\{(\d+)\}\}/g)) marks.push(`${number}:${bare(plain(text.slice(0, index)))}`);
  return marks;
}

const VARIANTS: readonly (readonly [string, PdfOptions])[] = [
  ['one column', {}],
  ['two columns', { columns: 2 }],
  ['three columns', { columns: 3, size: 8 }],
  ['heads and feet', { heads: true }],
  ['notes at the foot', { footnotesOnPage: true }],
  ['notes with raised numbers', { footnotesOnPage: true, raisedNumbers: true, columns: 2 }],
  ['hyphens', { hyphenate: true }],
  ['a drop cap', { dropCap: true }],
  ['first lines moved in', { indent: true, heads: true, footnotesOnPage: true }],
  ['ragged lines', { ragged: true, columns: 2, indent: true }],
  ['two columns with all of it', { columns: 2, heads: true, footnotesOnPage: true, hyphenate: true, dropCap: true }],
  ['two columns with all of it, moved in', { columns: 2, heads: true, footnotesOnPage: true, hyphenate: true, dropCap: true, indent: true, raisedNumbers: true }],
  ['one column with all of it, large', { heads: true, footnotesOnPage: true, hyphenate: true, dropCap: true, size: 13 }],
];

describe.each(VARIANTS)('A PDF with %s', (name, options) => {
  it('x', async () => {
    const bytes = await makePdf(article, options);
    (await import('node:fs')).writeFileSync(`/tmp/x/${name}.pdf`, bytes);
    const copy = await read(bytes);
    const got = copy.paragraphs.map(({ text }) => bare(text));
    const missed = expected.filter((text) => !got.includes(text));
    const extra = copy.paragraphs.map(({ text }) => text).filter((text) => !expected.includes(bare(text)));
    console.log(name, expected.length - missed.length, '/', expected.length, 'extra', extra.map((t) => t.slice(0, 90) + ' … ' + t.slice(-60)));
    const notes = copy.footnotes.map(({ number, text }) => `${number}:${bare(text)}`);
    const want = footnotes.map(({ number, text }) => `${number}:${bare(text)}`);
    console.log('notes', want.filter((n) => notes.includes(n)).length, notes.length, notes.filter((n) => !want.includes(n)));
    const marks = copy.paragraphs.flatMap(({ text, marks }) => marks.map(({ at, number }) => `${number}:${bare(text.slice(0, at))}`));
    const wantMarks = syntheticArticle.paragraphs.flatMap(marksOf);
    console.log('marks', wantMarks.filter((n) => marks.includes(n)).length, marks.length);
    expect(missed.length).toBe(0);
  });
});
it('y', () => { void PDFDocument; void bytesOf; });
