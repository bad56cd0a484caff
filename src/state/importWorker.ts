/** The web worker that reads a reader's files. The page stays responsive however large they are; to cancel, the page ends the worker. */
import type { OwnFeature } from '../domain/ownData';
import type { TableAnswer } from '../formats/import/outcome';
import { otherByStart, readFile } from '../formats/import/readFile';
import type { ImportAnswer, ImportRequest } from './importMessages';

/** So many bytes are looked at before a file is read. */
const LOOKED_AT = 65_536;

const say = (answer: ImportAnswer): void => postMessage(answer);

/** What the import waits for: the reader's answer, or the page's word that it has taken a batch. */
let answered: (answer: TableAnswer) => void = () => {};
let taken: () => void = () => {};

addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  if (data.type === 'answer') answered(data.answer);
  else if (data.type === 'more') taken();
  else void read(data);
});

async function read({ name, file, options }: Extract<ImportRequest, { type: 'read' }>): Promise<void> {
  let bytes: Uint8Array;
  try {
    if (typeof file === 'string') bytes = new TextEncoder().encode(file);
    else {
      say({ type: 'progress', progress: { words: 'Opening', share: null } });
      const other = otherByStart(name, new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()));
      if (other) {
        say({ type: 'other', file: other });
        return;
      }
      bytes = new Uint8Array(await file.arrayBuffer());
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const remedy = 'Was it moved, changed or locked? Choose it again.';
    say({ type: 'refused', issues: [{ message: `“${name}” could not be opened (${why}).`, remedy }] });
    return;
  }
  const end = await readFile(
    { name, bytes },
    {
      tell: (progress) => say({ type: 'progress', progress }),
      ask: (question) =>
        new Promise((resolve) => {
          answered = resolve;
          say({ type: 'question', question });
        }),
    },
    {
      // The page says when it wants more, so that batches do not pile up before it.
      features: (features: readonly OwnFeature[]) =>
        new Promise((resolve) => {
          taken = resolve;
          say({ type: 'features', features });
        }),
      layer: (layer) => say({ type: 'layer', layer }),
    },
    options,
  );
  say(end);
}
