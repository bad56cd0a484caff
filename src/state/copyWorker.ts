/**
 * The web worker that reads a copy and places its passages. The page stays responsive however large the file is; to stop reading, the
 * page ends the worker.
 */
import { sayIssues } from '../domain/result';
import { PartMissing } from '../files/loadPart';
import type { CopyText } from '../copy/model';
import { placeCopy, type OwnCopy, type PlaceBy } from '../copy/place';
import { readCopy, readText } from '../copy/read/readCopy';

/** A request to the worker: a file, a pasted text, or a copy that was read before. */
export type CopyRequest = { readonly name: string; readonly by: PlaceBy } & (
  { readonly file: Blob } | { readonly text: string } | { readonly copy: CopyText }
);

/** An answer of the worker: progress any number of times, then the copy, or a sentence that says why reading failed. */
export type CopyAnswer =
  | { readonly type: 'progress'; readonly part: number; readonly doing: string }
  | { readonly type: 'placed'; readonly copy: OwnCopy }
  | { readonly type: 'failed'; readonly message: string };

/** Share of the progress bar for reading the file; the rest is for placing the passages. */
const READING = 0.7;

const answer = (message: CopyAnswer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<CopyRequest>) => {
  work(data).then(answer, (error: unknown) => {
    answer({ type: 'failed', message: faultText(data.name, error) });
  });
});

/** The sentence shown to the reader for an error that was thrown. */
function faultText(name: string, error: unknown): string {
  // When the reader opens the file again, the next worker fetches the missing part of the program again.
  if (error instanceof PartMissing) return `${error.message} Check the connection and open “${name}” again.`;
  const why = error instanceof Error ? error.message : String(error);
  return `“${name}” could not be read (${why}). Try another format of it.`;
}

/** Reads a copy and places its passages. */
async function work(request: CopyRequest): Promise<CopyAnswer> {
  const { name, by } = request;
  const tell = (part: number, doing: string): void => answer({ type: 'progress', part: part * READING, doing });
  let copy: CopyText;
  if ('copy' in request) copy = request.copy;
  else {
    const read =
      'text' in request
        ? await readText(name, request.text)
        : await readCopy({ name, bytes: new Uint8Array(await request.file.arrayBuffer()) }, tell);
    if (!read.ok) return { type: 'failed', message: sayIssues(read.issues) };
    copy = read.value;
  }
  const placed = placeCopy(name, copy, by, (part) =>
    answer({ type: 'progress', part: READING + part * (1 - READING), doing: 'Finding the paragraphs' }),
  );
  return { type: 'placed', copy: placed };
}
