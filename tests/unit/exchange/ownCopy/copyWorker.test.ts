/** The worker that reads a copy, without a browser: what it is asked and what it answers. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CopyAnswer, CopyRequest } from '../../../../src/state/copyWorker';
import { baseArticle } from '../../../fixtures/copyVariants';
import { makePdf } from '../../../helpers/makePdf';

const base = baseArticle();
const by = { passages: base.anchors, article: base };
const answers: CopyAnswer[] = [];
let done: (answer: CopyAnswer) => void = () => {};
let hear: (event: { readonly data: CopyRequest }) => void = () => {};

beforeAll(async () => {
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof hear) => (hear = listener));
  vi.stubGlobal('postMessage', (answer: CopyAnswer) => {
    answers.push(answer);
    if (answer.type !== 'progress') done(answer);
  });
  await import('../../../../src/state/copyWorker');
});

function ask(
  request: { readonly name: string } & ({ readonly file: Blob } | { readonly text: string }),
): Promise<CopyAnswer> {
  answers.length = 0;
  const answered = new Promise<CopyAnswer>((resolve) => (done = resolve));
  hear({ data: { ...request, by } });
  return answered;
}

describe('The worker', () => {
  it('says what is wrong with a file and what to do, also where its reader keeps the two apart', async () => {
    const article = { title: 'Made up', paragraphs: [{ text: 'They met.' }], footnotes: [] };
    const locked = await makePdf(article, { password: 'secret' });
    expect(await ask({ name: 'locked.pdf', file: new Blob([locked.slice()]) })).toEqual({
      type: 'failed',
      message: expect.stringMatching(/locked with a password\..*without the password/) as string,
    });
    expect(await ask({ name: 'torn.pdf', file: new Blob(['%PDF-1.7 torn']) })).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/Save or download it again/) as string,
    });
  });

  it('finds the passages of a text of millions of letters while it tells how far it is', async () => {
    const words = 'They met by the river and spoke of grain for nine days. ';
    const filler = `${words.repeat(60)}\n\n`.repeat(280);
    const text = `${filler}${base.paragraphs.join('\n\n').replace(/\{\{\d+\}\}/g, '')}\n\n${filler}`;
    expect(text.length).toBeGreaterThan(1_800_000);
    const answer = await ask({ name: 'Pasted text', text });
    expect(answer.type === 'placed' && answer.copy.report.placed.length).toBe(base.anchors.length);
    expect(answers.filter(({ type }) => type === 'progress').length).toBeGreaterThan(0);
  }, 60_000);
});
