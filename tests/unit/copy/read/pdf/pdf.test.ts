import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import type { CopyText } from '../../../../../src/copy/model';
import { readPdf } from '../../../../../src/copy/read/pdf/pdf';
import { syntheticArticle } from '../../../../fixtures/synthetic-article';
import { bytesOf, makePdf, type PdfOptions } from '../../../../helpers/makePdf';

const { title, abstract, footnotes } = syntheticArticle;
const article = { title, abstract, footnotes, paragraphs: syntheticArticle.paragraphs.map((text) => ({ text })) };

/** The article set as a PDF; each setting is made once. */
const made = new Map<string, Promise<Uint8Array>>();
function articleAs(options: PdfOptions = {}): Promise<Uint8Array> {
  const key = JSON.stringify(options);
  const pdf = made.get(key) ?? makePdf(article, options);
  made.set(key, pdf);
  return pdf;
}

/** A text without what setting it may change. */
const bare = (text: string): string => text.replace(/[\s\u00ad-]+/gu, '');
const plain = (text: string): string => text.replace(/\{\{\d+\}\}/g, '');
/** A mark as its number and the letters before it in its paragraph. */
const mark = (number: number | string, before: string): string => `${number}: ${bare(plain(before))}`;

const EXPECTED = {
  paragraphs: [title, abstract, ...syntheticArticle.paragraphs].map((text) => bare(plain(text))),
  footnotes: footnotes.map(({ number, text }) => `${number}: ${bare(text)}`),
  marks: syntheticArticle.paragraphs.flatMap((text) =>
    [...text.matchAll(/\{\{(\d+)\}\}/g)].map(({ index, 1: number }) => mark(number as string, text.slice(0, index))),
  ),
};

async function read(bytes: Uint8Array): Promise<CopyText> {
  const result = await readPdf(bytes, () => undefined);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(' '));
  return result.value;
}

/** What a copy comes to, in the form of what is expected of it. */
function found(copy: CopyText): typeof EXPECTED {
  return {
    paragraphs: copy.paragraphs.map(({ text }) => bare(text)),
    footnotes: copy.footnotes.map(({ number, text }) => `${number}: ${bare(text)}`),
    marks: copy.paragraphs.flatMap(({ text, marks }) => marks.map(({ at, number }) => mark(number, text.slice(0, at)))),
  };
}

/** The one issue of a file that cannot be read. */
async function issueOf(bytes: Uint8Array): Promise<string> {
  const result = await readPdf(bytes, () => undefined);
  if (result.ok) throw new Error('It was read.');
  expect(result.issues).toHaveLength(1);
  return `${result.issues[0]?.message} ${result.issues[0]?.remedy}`;
}

const ALL: PdfOptions = { heads: true, footnotesOnPage: true, hyphenate: true, dropCap: true };

/** As word processors set notes. They go on at the foot of the next column where their own is full. */
const LARGE: PdfOptions = { largeNotes: true, footnotesOnPage: true, raisedNumbers: true };
/** Quarter turns of the page, as it says of itself, and of the text on it. */
const TURNS: readonly PdfOptions[] = [
  { rotate: 1 },
  { rotate: 2 },
  { rotate: 3 },
  { turned: 1 },
  { turned: 2 },
  { turned: 3 },
  { rotate: 1, turned: 3 },
];

describe('The article as a PDF', () => {
  it.each<readonly [string, PdfOptions]>([
    ['one column', {}],
    ['two columns', { columns: 2 }],
    ['three columns', { columns: 3, size: 8 }],
    ['heads and feet', { heads: true }],
    ['notes at the foot', { footnotesOnPage: true }],
    ['notes at the foot of columns, with raised numbers', { footnotesOnPage: true, raisedNumbers: true, columns: 2 }],
    ['notes as large as the text under a rule', { ...LARGE, size: 12 }],
    ...[10, 12, 14].map((size): [string, PdfOptions] => [
      `notes as large as the text, at ${size} points in two columns`,
      { ...LARGE, columns: 2, size },
    ]),
    ['hyphens', { hyphenate: true }],
    ['a drop cap', { dropCap: true }],
    ['first lines moved in', { indent: true, heads: true, footnotesOnPage: true }],
    ['ragged lines', { ragged: true, columns: 2, indent: true }],
    ['all of it in one column', { ...ALL, size: 13 }],
    ['all of it in two columns', { ...ALL, columns: 2 }],
    ['all of it in two columns, first lines moved in', { ...ALL, columns: 2, indent: true, raisedNumbers: true }],
    ['all of it in three columns', { ...ALL, columns: 3, size: 7.5, indent: true }],
  ])('with %s comes out as it went in', async (_, options) => {
    expect(found(await read(await articleAs(options)))).toEqual(EXPECTED);
  });

  it('keeps spaces, quotes, dashes and letters', async () => {
    const { paragraphs } = await read(await articleAs());
    // Whether a hyphen at a line's end belongs to the word is not to be seen.
    const withoutHyphens = (text: string): string => text.replace(/-(?=\p{Ll})/gu, '');
    expect(paragraphs.map(({ text }) => withoutHyphens(text))).toEqual(
      [title, abstract, ...syntheticArticle.paragraphs].map((text) => withoutHyphens(plain(text))),
    );
  });

  it.each(TURNS)('set sideways or upside down (%j) comes out as it went in', async (turns) => {
    const copy = await read(await articleAs({ ...ALL, columns: 2, ...turns }));
    expect(found(copy)).toEqual(EXPECTED);
  });

  /** Neither a gap nor an indent separates these paragraphs, and nothing but its number a note. */
  const DENSE: PdfOptions = { dense: true, heads: true, footnotesOnPage: true, largeNotes: true };
  it.each<readonly [string, PdfOptions]>([
    ['one column', DENSE],
    ['two columns, notes and hyphens', { ...DENSE, columns: 2, hyphenate: true, ragged: true }],
  ])(
    'has its paragraphs and notes from the tags of a tagged PDF where nothing else tells them (%s)',
    async (_, options) => {
      expect(found(await read(await articleAs({ ...options, tagged: 'paragraphs' })))).toEqual(EXPECTED);
      expect(found(await read(await articleAs(options)))).not.toEqual(EXPECTED);
    },
  );

  it('comes out as it went in where a tagged PDF has each line as a paragraph', async () => {
    expect(found(await read(await articleAs({ ...ALL, columns: 2, tagged: 'lines' })))).toEqual(EXPECTED);
  });

  it('with pages left out gives the rest', async () => {
    const whole = found(await read(await articleAs({ ...ALL, columns: 2 })));
    const part = found(await read(await articleAs({ ...ALL, columns: 2, leaveOutPages: [2] })));
    const kept = part.paragraphs.filter((text) => whole.paragraphs.includes(text));
    expect(kept.length).toBeGreaterThan(15);
    expect(part.paragraphs.length - kept.length).toBeLessThanOrEqual(2);
    expect(part.footnotes.length).toBeLessThan(whole.footnotes.length);
    expect(part.footnotes.filter((note) => !whole.footnotes.includes(note)).length).toBeLessThanOrEqual(2);
  });
});

describe('Reading a PDF', () => {
  it('tells how far it is, and leaves the bytes as they are', async () => {
    const bytes = await articleAs();
    const before = bytes.slice();
    const parts: number[] = [];
    const doing: string[] = [];
    const result = await readPdf(bytes, (part, what) => void (parts.push(part), doing.push(what)));
    expect(result.ok && result.value.format).toBe('pdf');
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect([parts[0], parts.at(-1)]).toEqual([0, 1]);
    expect(doing).toEqual(expect.arrayContaining([expect.stringMatching(/^Reading page 2 of \d$/)]));
    expect(bytes).toEqual(before);
  });

  it('can be done twice at once', async () => {
    const bytes = await articleAs();
    const [first, second] = await Promise.all([read(bytes), read(bytes)]);
    expect(first).toEqual(second);
  });

  it('refuses one that is locked', async () => {
    const bytes = await articleAs({ password: 'anchor' });
    expect(await issueOf(bytes)).toBe(
      'This PDF is locked with a password. Save a copy without the password, or open another format.',
    );
  });

  it('refuses pictures of pages', async () => {
    const doc = new PDFDocument();
    doc.rect(50, 50, 300, 400).fill('#888');
    doc.fillColor('#000').text('Scanned', 60, 60);
    expect(await issueOf(await bytesOf(doc))).toBe(
      'This PDF holds pictures of pages, not text. Run text recognition on it first, or open another format.',
    );
  });

  it.each<readonly [string, () => Promise<Uint8Array>]>([
    ['a file that is empty', async () => new Uint8Array()],
    ['a text with the name of a PDF', async () => new TextEncoder().encode('Words, and no PDF at all.\n'.repeat(40))],
    ['the first bytes of a PDF', async () => (await articleAs()).slice(0, 2000)],
  ])('refuses %s', async (_, bytes) => {
    expect(await issueOf(await bytes())).toBe(
      'This file is no PDF that can be read: it is damaged, cut short, or another kind of file. ' +
        'Save or download it again, or open another format.',
    );
  });

  it('does not throw at a PDF whose end is missing', async () => {
    const bytes = await articleAs();
    for (const part of [0.5, 0.9, 0.99]) {
      const result = await readPdf(bytes.slice(0, Math.floor(bytes.length * part)), () => undefined);
      if (!result.ok) expect(result.issues[0]?.remedy).toBeTruthy();
    }
  });
});
