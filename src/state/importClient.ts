/** Reads a reader's files in a worker. The page stays responsive however large they are; to cancel, the worker is ended. */
import type { OwnFeature, OwnLayer, OwnLook, StyledLayer } from '../domain/ownData';
import { heldOn, placedOn } from '../domain/ownSpans';
import type { Issue } from '../domain/result';
import type { Steps } from '../domain/steps';
import { randomUuid } from '../domain/uuid';
import { boundsOfMost } from '../formats/import/bulk';
import type {
  ImportOptions,
  ImportOutcome,
  ImportProgress,
  TableAnswer,
  TableQuestion,
} from '../formats/import/outcome';
import type { ImportAnswer, ImportRequest } from './importMessages';
import { shapesOf } from '../symbology/ownLook';
import { openOtherHost, type OtherHost } from './otherHost';
import { finishInTurns } from '../domain/turns';

/** Greatest size of a file that is read, in bytes. */
export const MOST_IMPORT_BYTES = 500_000_000;

/**
 * Seconds without a word from the worker after which the import is given up: a damaged file can keep the reader of its format busy for
 * ever. They are counted in steps, so that a computer that slept counts one step and not the night.
 */
const PATIENCE = 60;
const STEP = 5;

/** What can be read: a file, a text that was pasted, with a name for it, or a file at another host to which the reader has said yes. */
export type ImportSource =
  File | { readonly name: string; readonly text: string } | { readonly name: string; readonly address: string };

/** Is told what happens while a file is read. */
export interface ImportListener {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** The file is a table, and the reader is asked about it. The import waits for `answer`. */
  readonly onQuestion?: (question: TableQuestion) => void;
}

/** A file that is being read. */
export interface ImportJob {
  /** Resolves once, and never rejects. */
  readonly done: Promise<ImportOutcome>;
  /** Answers the question about a table, and goes on with the import. */
  readonly answer: (answer: TableAnswer) => void;
  /** Ends the import at once; `done` is then `cancelled`. */
  readonly cancel: () => void;
}

/** The part of the `Worker` interface that is used here, so that tests can pass a worker of their own. */
export type ImportWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Starts the worker that reads files. */
function startWorker(): ImportWorker {
  return new Worker(new URL('./importWorker.ts', import.meta.url), { type: 'module' });
}

/** What is asked of every layer once it is listed. Each costs a walk over all of its features, and is kept where it was found. */
const ASKED: readonly ((layer: OwnLayer) => unknown)[] = [
  (layer) => heldOn(layer, { from: 0, to: 1 }),
  (layer) => placedOn(layer, { from: 0, to: 1 }),
  boundsOfMost,
  shapesOf,
];

/** Asks all of that of layers, each in a step of its own: in one task they would hold up the page. */
function* learn(layers: readonly OwnLayer[]): Steps<void> {
  for (const layer of layers) {
    for (const ask of ASKED) {
      ask(layer);
      yield;
    }
  }
}

/** Reads a file or text. Without `onQuestion`, a table is read as it was guessed. */
export function importFile(
  source: ImportSource,
  listener: ImportListener = {},
  options: ImportOptions = {},
  makeWorker: () => ImportWorker = startWorker,
  openHost: (address: string) => OtherHost = openOtherHost,
): ImportJob {
  let finish: (outcome: ImportOutcome) => void = () => {};
  const done = new Promise<ImportOutcome>((resolve) => (finish = resolve));
  let worker: ImportWorker | null = null;
  let host: OtherHost | null = null;
  let clock: ReturnType<typeof setInterval> | null = null;
  /** Seconds without a word from the worker; while the reader is asked something none are counted. */
  let [silent, isAsking] = [0, false];
  const end = (outcome: ImportOutcome): void => {
    if (clock) clearInterval(clock);
    worker?.terminate();
    host?.close();
    worker = null;
    finish(outcome);
  };
  /** Ends once the page knows what it asks of every layer. The reader can still cancel. */
  const endWith = (outcome: ImportOutcome, layers: readonly OwnLayer[]): void => {
    if (clock) clearInterval(clock);
    void finishInTurns(learn(layers)).then(() => end(outcome));
  };
  const say = (request: ImportRequest, given: Transferable[] = []): void => worker?.postMessage(request, given);
  const job: ImportJob = {
    done,
    answer: (answer) => {
      isAsking = false;
      say({ type: 'answer', answer });
    },
    cancel: () => end({ type: 'cancelled' }),
  };
  const fault = faultOfSize(source);
  if (fault) {
    end({ type: 'refused', issues: [fault] });
    return job;
  }
  try {
    worker = makeWorker();
  } catch {
    // A sandboxed page has its own origin and may not start the site's workers (HTML, "Dedicated workers").
    end(refused('This browser does not let the page start the program that reads files.', OWN_TAB));
    return job;
  }
  const layers: OwnLayer[] = [];
  /** The looks of a project's layers, in the same order. */
  const looks: OwnLook[] = [];
  let features: OwnFeature[] = [];
  const receive = (answer: ImportAnswer): void => {
    if (!worker) return;
    silent = 0;
    switch (answer.type) {
      case 'progress':
        listener.onProgress?.(answer.progress);
        break;
      case 'question':
        isAsking = true;
        if (listener.onQuestion) listener.onQuestion(answer.question);
        else job.answer(answer.question.guess);
        break;
      case 'features':
        for (const feature of answer.features) features.push(feature);
        // The page asks for the next batch in a task of its own, so that it can draw in between.
        setTimeout(() => say({ type: 'more' }));
        break;
      case 'layer':
        layers.push({ id: answer.kept?.id ?? `own-data-${randomUuid()}`, ...answer.layer, features });
        if (answer.kept) looks.push(answer.kept.look);
        features = [];
        break;
      case 'done':
        endWith({ type: 'layers', layers }, layers);
        break;
      case 'other':
        end({ type: 'other', file: answer.file });
        break;
      case 'project': {
        const styled = looks.map((look, at): StyledLayer => ({ layer: layers[at] as OwnLayer, look }));
        const reading = { project: { ...answer.rest, layers: styled }, issues: answer.issues };
        endWith({ type: 'project', reading }, layers);
        break;
      }
      case 'refused':
        end({ type: 'refused', issues: answer.issues });
        break;
    }
  };
  worker.addEventListener('message', (event) => receive((event as MessageEvent<ImportAnswer>).data));
  worker.addEventListener('messageerror', () => end(refused('The features could not be handed to the page.', ANEW)));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(refused('The program that reads files could not be loaded, or had no room left in memory.', ANEW));
  });
  clock = setInterval(() => {
    if (!isAsking) silent += STEP;
    if (silent >= PATIENCE)
      end(refused(`Nothing more of “${source.name}” could be read for a minute, and it was given up.`, STUCK));
  }, STEP * 1000);
  if ('address' in source) {
    host = openHost(source.address);
    const { port } = host;
    say({ type: 'read-host', name: source.name, address: source.address, port, options }, [port]);
  } else say({ type: 'read', name: source.name, file: source instanceof Blob ? source : source.text, options });
  return job;
}

const OWN_TAB = 'Open the page in a tab of its own and try again.';
const STUCK = 'It is damaged, or too much for this device. Save it anew, in another format, or a part of it.';
const ANEW = 'Check the connection and try again, or try a part of the file.';

function refused(message: string, remedy: string): ImportOutcome {
  return { type: 'refused', issues: [{ message, remedy }] };
}

/** What is wrong with the size of a file, which is known before it is read; null if nothing is. */
function faultOfSize(source: ImportSource): Issue | null {
  // That of a file at another host is limited while it is read.
  if ('address' in source) return null;
  const bytes = source instanceof Blob ? source.size : source.text.length;
  if (bytes === 0) return { message: `“${source.name}” is empty.`, remedy: 'Choose the file that holds the data.' };
  if (bytes <= MOST_IMPORT_BYTES) return null;
  const [megabytes, most] = [bytes, MOST_IMPORT_BYTES].map((each) => Math.round(each / 1_000_000));
  return {
    message: `“${source.name}” has ${megabytes} MB; the limit here is ${most} MB.`,
    remedy: 'Choose a part of it: fewer features, fewer columns or simpler lines.',
  };
}
