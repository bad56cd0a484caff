/**
 * Adds the asynchronous iterator of streams, which pdf.js uses. WebKit lacks it as of version 26, and Chrome before 124: there every page
 * of a PDF and every compressed part would fail.
 */

/**
 * Adds `ReadableStream.prototype[Symbol.asyncIterator]` if the browser lacks it (Streams Standard, section 4.2.5, "asynchronous
 * iteration": the reader is released at the end, and leaving the loop early cancels the stream).
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
    // A stream that has failed need not be cancelled.
    isEnded = true;
    throw error;
  } finally {
    if (!isEnded) await reader.cancel();
    reader.releaseLock();
  }
}
