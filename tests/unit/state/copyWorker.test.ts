import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CopyAnswer, CopyRequest } from '../../../src/state/copyWorker';
import { syntheticArticle } from '../../fixtures/synthetic-article';
import { makePdf } from '../../helpers/makePdf';

let ask: (event: { readonly data: CopyRequest }) => void;
let hear: (answer: CopyAnswer) => void;

beforeAll(async () => {
  vi.stubGlobal('addEventListener', (_: string, listener: typeof ask) => (ask = listener));
  vi.stubGlobal('postMessage', (answer: CopyAnswer) => hear(answer));
  await import('../../../src/state/copyWorker');
});

/** What the worker says of a file that it cannot read. */
function fault(name: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    hear = (answer) => {
      if (answer.type === 'failed') resolve(answer.message);
      if (answer.type === 'placed') resolve('');
    };
    const file = new Blob([bytes.slice()]);
    ask({
      data: {
        name,
        by: { passages: [], article: { title: 'On fords', doi: '10.0000/made-up', author: 'A. Ferry' } },
        file,
      },
    });
  });
}

describe('A file that cannot be read', () => {
  const { title, footnotes, paragraphs } = syntheticArticle;
  const article = { title, footnotes, paragraphs: paragraphs.map((text) => ({ text })) };
  const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each<readonly [string, () => Promise<Uint8Array>, RegExp, RegExp]>([
    ['locked.pdf', () => makePdf(article, { password: 'ford' }), /locked with a password\./, /Save a copy without/],
    ['broken.pdf', async () => bytesOf('%PDF-1.7 and no more'), /damaged, cut short/, /download it again/],
    ['broken.docx', async () => bytesOf('PK\u0003\u0004word/document.xml'), /is damaged/, /save it again\./],
    ['old.doc', async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4), /older Word/, /save it as DOCX/],
    ['blank.txt', async () => bytesOf(' \n'), /holds no text\./, /Choose the file/],
  ])('%s: it is said what is wrong, and what to do', async (name, make, what, remedy) => {
    const message = await fault(name, await make());
    expect(message).toMatch(what);
    expect(message).toMatch(remedy);
  });
});

describe('A file whose reader does not arrive', () => {
  const { title, footnotes, paragraphs } = syntheticArticle;

  it.each<readonly [string, string, () => Promise<Uint8Array>]>([
    ['copy.html', '../../../src/exchange/ownCopy/html', async () => new TextEncoder().encode('<p>Words</p>')],
    [
      'copy.pdf',
      'pdfjs-dist/legacy/build/pdf.mjs',
      () => makePdf({ title, footnotes, paragraphs: paragraphs.map((text) => ({ text })) }),
    ],
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
