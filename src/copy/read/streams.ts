/**
 * Adds the iterator of streams that pdf.js uses. WebKit lacks it as of version 26, Chrome before 124: every page of a PDF and every
 * compressed part of one would fail there.
 */

/**
 * Adds `ReadableStream.prototype[Symbol.asyncIterator]` where the engine lacks it (Streams Standard, section 4.2.5, "asynchronous
 * iteration": the reader is released at the end, and a loop that is left early cancels the stream). Does nothing elsewhere.
 */
export function makeStreamsIterable(): void {
  const { prototype } = ReadableStream as { prototype: object };
  if (Symbol.asyncIterator in prototype) return;
  Object.defineProperty(prototype, Symbol.asyncIterator, { value: chunksOf, configurable: true, writable: true });
}

/** Yields the chunks of a stream. */
async function* chunksOf<Chunk>(this: ReadableStream<Chunk>): AsyncGenerator<Chunk, void, undefined> {
  const reader = this.getReader();
  let isEnded = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        isEnded = true;
        return;
      }
      yield value;
    }
  } catch (error) {
    // A stream that failed has nothing left to cancel.
    isEnded = true;
    throw error;
  } finally {
    if (!isEnded) await reader.cancel();
    reader.releaseLock();
  }
}
