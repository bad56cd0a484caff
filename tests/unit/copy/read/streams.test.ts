import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/copy/read/pdf/pdf';
import { makeStreamsIterable } from '../../../../src/copy/read/streams';
import { anchorParagraphs } from '../../../fixtures/anchorCopy';
import { makePdf } from '../../../helpers/makePdf';

/** What WebKit lacks is taken from this engine, too. */
const native = Object.getOwnPropertyDescriptor(ReadableStream.prototype, Symbol.asyncIterator) as PropertyDescriptor;

describe('In an engine whose streams cannot be iterated', () => {
  beforeEach(() => {
    delete (ReadableStream.prototype as { [Symbol.asyncIterator]?: unknown })[Symbol.asyncIterator];
  });
  afterEach(() => void Object.defineProperty(ReadableStream.prototype, Symbol.asyncIterator, native));

  const streamOf = (chunks: readonly number[], onCancel = () => {}): ReadableStream<number> =>
    new ReadableStream({
      start: (controller) => chunks.forEach((chunk) => controller.enqueue(chunk)),
      cancel: onCancel,
    });

  it('a PDF is read', async () => {
    const paragraphs = anchorParagraphs().map((text) => ({ text }));
    const pdf = await makePdf({ title: 'Made up', paragraphs, footnotes: [] });
    const read = await readPdf(pdf, () => {});
    expect(read.ok && read.value.paragraphs.length).toBeGreaterThanOrEqual(paragraphs.length);
  });

  it('a loop sees every chunk and lets go of the stream', async () => {
    makeStreamsIterable();
    const stream = new ReadableStream<number>({
      start(controller) {
        [1, 2, 3].forEach((chunk) => controller.enqueue(chunk));
        controller.close();
      },
    });
    const seen: number[] = [];
    for await (const chunk of stream) seen.push(chunk);
    expect(seen).toEqual([1, 2, 3]);
    expect(stream.locked).toBe(false);
  });

  it('a loop that is left early cancels the stream', async () => {
    makeStreamsIterable();
    let isCancelled = false;
    const stream = streamOf([1, 2], () => (isCancelled = true));
    for await (const chunk of stream) {
      expect(chunk).toBe(1);
      break;
    }
    expect(isCancelled).toBe(true);
    expect(stream.locked).toBe(false);
  });

  it('the fault of a stream reaches the loop', async () => {
    makeStreamsIterable();
    const stream = new ReadableStream<number>({ start: (controller) => controller.error(new Error('torn')) });
    const loop = async (): Promise<void> => {
      for await (const chunk of stream) expect(chunk).toBeNull();
    };
    await expect(loop()).rejects.toThrow('torn');
    expect(stream.locked).toBe(false);
  });
});

it('leaves the iterator of an engine that has one', () => {
  makeStreamsIterable();
  const now = Object.getOwnPropertyDescriptor(ReadableStream.prototype, Symbol.asyncIterator);
  expect(now?.value).toBe(native.value);
});
