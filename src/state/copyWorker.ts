/** The worker that reads a copy and places its passages. The page stays responsive however large the file is; ending the worker stops it. */
import { sayIssues } from '../domain/result';
import { PartMissing } from '../copy/read/loadPart';
import type { CopyText } from '../copy/model';
import { placeCopy, type OwnCopy, type PlaceBy } from '../copy/place';
import { readCopy, readText } from '../copy/read/readCopy';

/** A request to the worker: a file, a pasted text, or a copy that was read before. */
export type CopyRequest = { readonly name: string; readonly by: PlaceBy } & (
  { readonly file: Blob } | { readonly text: string } | { readonly copy: CopyText }
);

/** An answer of the worker: progress any number of times, then the copy, or a sentence that says why it failed. */
export type CopyAnswer =
  | { readonly type: 'progress'; readonly part: number; readonly doing: string }
  | { readonly type: 'placed'; readonly copy: OwnCopy }
  | { readonly type: 'failed'; readonly message: string };

/** The part of the work that reading is; the rest is placing the passages. */
const READING = 0.7;

const answer = (message: CopyAnswer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<CopyRequest>) => {
  work(data).then(answer, (error: unknown) => {
    answer({ type: 'failed', message: faultText(data.name, error) });
  });
});

/** The sentence for an error that was thrown. */
function faultText(name: string, error: unknown): string {
  // The next worker fetches the part again when the file is opened again.
  if (error instanceof PartMissing) return `${error.message} Check the connection and open “${name}” again.`;
  const why = error instanceof Error ? error.message : String(error);
  return `“${name}” could not be read (${why}). Try another format of it.`;
}

/** Reads and places a copy. */
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
