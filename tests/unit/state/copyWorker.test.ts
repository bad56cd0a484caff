/** The worker that reads a copy, without a browser: what it is asked and what it answers. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CopyText } from '../../../src/copy/model';
import type { CopyAnswer, CopyRequest } from '../../../src/state/copyWorker';
import { baseArticle } from '../../fixtures/copyVariants';
import { syntheticArticle } from '../../fixtures/synthetic-article';
import { makePdf } from '../../helpers/makePdf';

const base = baseArticle();
const by = { passages: base.anchors, article: base };
const answers: CopyAnswer[] = [];
let done: (answer: CopyAnswer) => void = () => {};
let hear: (event: { readonly data: CopyRequest }) => void = () => {};

// Before each: what a test puts into the page's place is taken back after it.
beforeEach(async () => {
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof hear) => (hear = listener));
  vi.stubGlobal('postMessage', (answer: CopyAnswer) => {
    answers.push(answer);
    if (answer.type !== 'progress') done(answer);
  });
  await import('../../../src/state/copyWorker');
});

/** The last answer of the worker to a request; all of them are in `answers`. */
function ask(
  request: { readonly name: string } & (
    { readonly file: Blob } | { readonly text: string } | { readonly copy: CopyText }
  ),
): Promise<CopyAnswer> {
  answers.length = 0;
  const answered = new Promise<CopyAnswer>((resolve) => (done = resolve));
  hear({ data: { ...request, by } });
  return answered;
}

/** What the worker says of a file that it cannot read; empty where it reads it. */
async function fault(name: string, bytes: Uint8Array): Promise<string> {
  const answer = await ask({ name, file: new Blob([bytes.slice()]) });
  return answer.type === 'failed' ? answer.message : '';
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const { title, footnotes, paragraphs } = syntheticArticle;
const article = { title, footnotes, paragraphs: paragraphs.map((text) => ({ text })) };

describe('A file that cannot be read', () => {
  it.each<readonly [string, () => Promise<Uint8Array>, RegExp, RegExp]>([
    ['locked.pdf', () => makePdf(article, { password: 'ford' }), /locked with a password\./, /Save a copy without/],
    ['broken.pdf', async () => bytesOf('%PDF-1.7 and no more'), /damaged, cut short/, /Save or download it again/],
    ['broken.docx', async () => bytesOf('PK\u0003\u0004word/document.xml'), /is damaged/, /save it again\./],
    ['old.doc', async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4), /older Word/, /save it as DOCX/],
    ['blank.txt', async () => bytesOf(' \n'), /holds no text\./, /Choose the file/],
  ])('%s: it is said what is wrong, and what to do', async (name, make, what, remedy) => {
    const message = await fault(name, await make());
    expect(message).toMatch(what);
    expect(message).toMatch(remedy);
  });
});

describe('A copy that is read', () => {
  const whole = base.paragraphs.join('\n\n').replace(/\{\{\d+\}\}/g, '');
  const copyOf = (answer: CopyAnswer) => (answer.type === 'placed' ? answer.copy : null);

  it('is placed under its name, from a file, from pasted text, and from what was kept of it', async () => {
    const fromFile = copyOf(await ask({ name: 'mine.txt', file: new Blob([whole]) }));
    const fromText = copyOf(await ask({ name: 'Pasted text', text: whole }));
    expect([fromFile?.name, fromText?.name]).toEqual(['mine.txt', 'Pasted text']);
    expect(fromFile?.report.placed).toHaveLength(base.anchors.length);
    expect(fromText?.report).toEqual(fromFile?.report);
    const { format, paragraphs, footnotes } = fromFile!;
    const again = copyOf(await ask({ name: 'mine.txt', copy: { format, paragraphs, footnotes } }));
    expect(again?.report).toEqual(fromFile?.report);
  });

  it('tells how far it is, from nothing to all of it and never back, reading first', async () => {
    const pdf = await makePdf({ ...article, paragraphs: base.paragraphs.map((text) => ({ text })) });
    const answer = await ask({ name: 'mine.pdf', file: new Blob([pdf.slice()]) });
    expect(answer.type).not.toBe('failed');
    const told = answers.flatMap((each) => (each.type === 'progress' ? [each] : []));
    const parts = told.map(({ part }) => part);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    const finding = told.filter(({ doing }) => doing === 'Finding the paragraphs');
    const reading = told.filter(({ doing }) => doing !== 'Finding the paragraphs');
    expect(reading.length).toBeGreaterThan(0);
    // Reading takes the larger share.
    expect(reading.at(-1)?.part).toBeGreaterThan(0.5);
    expect(reading.at(-1)?.part).toBeLessThan(1);
    for (const { part } of finding) {
      expect(part).toBeGreaterThanOrEqual(reading.at(-1)!.part);
      expect(part).toBeLessThanOrEqual(1);
    }
  });

  it('is not read where something unforeseen happens, which is said with what to do', async () => {
    const unreadable = { arrayBuffer: () => Promise.reject(new Error('gone')) } as unknown as Blob;
    await expect(ask({ name: 'mine.txt', file: unreadable })).resolves.toEqual({
      type: 'failed',
      message: '“mine.txt” could not be read (gone). Try another format of it.',
    });
    const odd = { arrayBuffer: () => Promise.reject('no more') } as unknown as Blob;
    await expect(ask({ name: 'mine.txt', file: odd })).resolves.toMatchObject({
      message: expect.stringContaining('(no more)') as string,
    });
  });
});

describe('A text of millions of letters', () => {
  it('has its passages found while it is told how far that is', async () => {
    const words = 'They met by the river and spoke of grain for nine days. ';
    const filler = `${words.repeat(60)}\n\n`.repeat(280);
    const text = `${filler}${base.paragraphs.join('\n\n').replace(/\{\{\d+\}\}/g, '')}\n\n${filler}`;
    expect(text.length).toBeGreaterThan(1_800_000);
    const answer = await ask({ name: 'Pasted text', text });
    expect(answer.type === 'placed' && answer.copy.report.placed.length).toBe(base.anchors.length);
    const told = answers.flatMap((each) => (each.type === 'progress' ? [each] : []));
    expect(told.length).toBeGreaterThan(0);
    for (const { part, doing } of told) {
      expect(doing).toBe('Finding the paragraphs');
      expect(part).toBeGreaterThan(0.5);
      expect(part).toBeLessThanOrEqual(1);
    }
    expect(told.at(-1)!.part).toBeGreaterThan(0.95);
  }, 60_000);
});

// These load the worker anew and come last.
describe('A file whose reader does not arrive', () => {
  it.each<readonly [string, string, () => Promise<Uint8Array>]>([
    ['copy.html', '../../../src/copy/read/html', async () => bytesOf('<p>Words</p>')],
    ['copy.pdf', 'pdfjs-dist/legacy/build/pdf.mjs', () => makePdf(article)],
  ])('%s: the connection is at fault, not the file', async (name, part, make) => {
    vi.doMock(part, () => {
      throw new Error('no network');
    });
    vi.resetModules();
    await import('../../../src/state/copyWorker');
    const message = await fault(name, await make());
    expect(message).toMatch(/could not be loaded\. Check the connection and open “copy\.\w+” again\.$/);
    vi.doUnmock(part);
  });
});
