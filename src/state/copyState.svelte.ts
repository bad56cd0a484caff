/**
 * The reader's own copy of the article: opens it, shows it, keeps it on the device and deletes it. The copy is only in memory unless the
 * reader asks to keep it.
 */
import type { AtlasIndex } from '../domain/links';
import type { CopyText } from '../copy/model';
import type { OwnCopy, PlaceBy } from '../copy/place';
import { faultOfSize } from '../copy/read/readCopy';
import type { CopyAnswer, CopyRequest } from './copyWorker';
import type { DeviceStore, KeptCopy } from './deviceStore';

/** Which text is shown for each paragraph: the digest, the original from the copy, or both. */
export type ReadingText = 'digest' | 'original' | 'both';

/** Progress of a file that is being read. */
export interface CopyReading {
  readonly name: string;
  /** Share of the file that has been read, 0 to 1. */
  readonly part: number;
  readonly doing: string;
}

/** The part of the `Worker` interface that is used here, so that tests can pass a fake worker. */
export type CopyWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** A request to the worker: to read a file or a pasted text, or to place again the passages of a copy that was read before. */
type Asked = { readonly name: string } & (
  { readonly file: Blob } | { readonly text: string } | { readonly copy: CopyText }
);

/** State of the reader's own copy: there is at most one open copy. */
export class CopyState {
  readonly #by: PlaceBy;
  readonly #store: DeviceStore;
  readonly #makeWorker: () => CopyWorker;
  #worker: CopyWorker | null = null;
  #copy = $state.raw<OwnCopy | null>(null);
  #reading = $state.raw<CopyReading | null>(null);
  #fault = $state('');
  /** The file that was asked for last; null if that was no file. */
  #asked = $state.raw<File | null>(null);
  /** Name of the copy that the device keeps; null if it keeps none, or while this is not known yet. */
  #keptName = $state<string | null>(null);
  /** Whether this tab kept the stored copy, or opened and showed it again. Only then may this tab replace it. */
  #isKeptHere = false;
  /** Whether another tab has kept or deleted a copy since this tab read the device's storage. */
  #isKeptChanged = false;
  /** The kept copy whose opening was interrupted because the reader opened another file. */
  #interrupted: KeptCopy | null = null;
  /** The kept copy that is being opened now. */
  #restoring: KeptCopy | null = null;
  /** Number of calls of `forget`; a `restore` that is running compares it to see that the copy was deleted meanwhile. */
  #forgotten = 0;
  /** The last call to the device's storage; the next call waits for it. */
  #stored: Promise<unknown> = Promise.resolve();
  #shows = $state<ReadingText>('digest');

  constructor({ atlas }: AtlasIndex, store: DeviceStore, makeWorker: () => CopyWorker) {
    this.#by = {
      passages: atlas.passages.map(({ id, anchor, sketch }) => ({ id, anchor, ...(sketch ? { sketch } : {}) })),
      article: { title: atlas.article.title, doi: atlas.article.doi, author: atlas.article.author },
    };
    this.#store = store;
    this.#makeWorker = makeWorker;
    // Called when another tab has kept or deleted a copy.
    store.onCopyChange?.((keptName) => {
      this.#keptName = keptName;
      this.#isKeptHere = false;
      this.#isKeptChanged = true;
    });
  }

  /** The open copy; null if none was opened. A file that cannot be read leaves it open. */
  get copy(): OwnCopy | null {
    return this.#copy;
  }

  /** Progress of the file that is being read; null if none is. */
  get reading(): CopyReading | null {
    return this.#reading;
  }

  /** A sentence that says why the last file could not be used; empty if there was no fault. */
  get fault(): string {
    return this.#fault;
  }

  /** The file that `fault` is about; null if there is no fault, or if it is about no file. */
  get refused(): File | null {
    return this.#fault === '' ? null : this.#asked;
  }

  /** Whether this device keeps a copy. */
  get isKept(): boolean {
    return this.#keptName !== null;
  }

  /** Name of the copy that this device keeps, which may differ from the open one; null if it keeps none. */
  get keptName(): string | null {
    return this.#keptName;
  }

  /** Which text is shown; always the digest if no copy is open. */
  get shows(): ReadingText {
    return this.#copy ? this.#shows : 'digest';
  }

  /** Chooses which text is shown. */
  show = (shows: ReadingText): void => {
    this.#shows = shows;
  };

  /** Reads a copy from a file. */
  open = (file: File): void => {
    this.#asked = file;
    const fault = faultOfSize(file.name, file.size);
    // This fault is known before the file is read, so no worker is started.
    if (fault) this.#fail(fault);
    else this.#ask({ name: file.name, file });
  };

  /** Reads a copy from pasted text. */
  paste = (text: string): void => {
    this.#asked = null;
    this.#ask({ name: 'Pasted text', text });
  };

  /** Stops reading a file. The open copy stays open; if a kept copy was being opened before, its opening continues. */
  cancel = (): void => {
    this.#stop();
    this.#resume();
  };

  /** Closes the copy, and deletes it from the device if the device keeps this one. A different copy on the device stays. */
  close = async (): Promise<void> => {
    this.#interrupted = null;
    this.#stop();
    this.#copy = null;
    this.#fault = '';
    if (this.#isKeptHere) await this.forget();
  };

  /** Keeps the copy on this device. */
  keep = async (): Promise<void> => {
    const copy = this.#copy;
    if (!copy) return;
    const { name, format, paragraphs, footnotes } = copy;
    try {
      await this.#inTurn(() => this.#store.keepCopy({ name, copy: { format, paragraphs, footnotes } }));
    } catch (error) {
      const isFull = error instanceof Error && error.name === 'QuotaExceededError';
      this.#fault = isFull
        ? 'There is no room left on this device to keep the copy. Free some and try again. The copy stays open until the page is closed.'
        : 'This browser does not let the page keep anything. The copy stays open until the page is closed.';
      return;
    }
    this.#keptName = name;
    this.#isKeptHere = true;
    this.#fault = '';
    // The copy was closed or replaced while it was being stored: the reader did not ask to keep the new one.
    if (this.#copy !== copy) await this.forget();
  };

  /** Deletes the copy that this device keeps; an open copy stays open. */
  forget = async (): Promise<void> => {
    this.#forgotten++;
    this.#interrupted = null;
    if (this.#restoring) this.#stop();
    try {
      await this.#inTurn(this.#store.forgetCopy);
      this.#keptName = null;
      this.#isKeptHere = false;
    } catch {
      // If the browser blocks storage, it cannot have kept a copy, so there is nothing to report.
      if (this.#keptName !== null)
        this.#fault = 'The copy could not be deleted. Clear this site’s data in the browser’s settings.';
    }
  };

  /** Opens the copy that this device keeps, if it keeps one. */
  restore = async (): Promise<void> => {
    const forgotten = this.#forgotten;
    let kept: KeptCopy | null;
    this.#isKeptChanged = false;
    try {
      kept = await this.#inTurn(this.#store.readCopy);
    } catch (error) {
      // If the browser blocks storage, it cannot have kept a copy, so there is nothing to report.
      const isBlocked =
        !(error instanceof Error) || ['SecurityError', 'InvalidStateError', 'TypeError'].includes(error.name);
      if (!isBlocked)
        this.#fault ||=
          'The copy that this device keeps could not be read. It is still there: load the page again, or open the file.';
      return;
    }
    // The copy was deleted from the device while it was being read.
    if (!kept || forgotten !== this.#forgotten) return;
    this.#keptName = kept.name;
    // A file that was opened meanwhile takes precedence. The kept copy is not deleted: the reader decides which of the two to keep.
    if (this.#copy) return;
    if (this.#reading) this.#interrupted = kept;
    else this.#reopen(kept);
  };

  /** Removes the message about the last file. */
  dismissFault = (): void => {
    this.#asked = null;
    this.#fault = '';
  };

  /** Calls the device's storage after all earlier calls have ended. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const next = this.#stored.then(call, call);
    this.#stored = next.catch(() => {});
    return next;
  }

  /** Ends the worker without starting another. */
  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#reading = null;
    this.#restoring = null;
  }

  /**
   * Opens a kept copy. Its passages are placed again, because the digest may have changed since. A message about an earlier file stays.
   */
  #reopen(kept: KeptCopy): void {
    const fault = this.#fault;
    this.#ask({ name: kept.name, copy: kept.copy });
    if (fault) this.#fault = fault;
    if (this.#reading) this.#restoring = kept;
  }

  /** Continues to open a kept copy that a file interrupted, after that file failed. */
  #resume(): void {
    const kept = this.#interrupted;
    this.#interrupted = null;
    if (kept && !this.#copy) this.#reopen(kept);
  }

  /** Ends the running worker and starts a new one for a request. */
  #ask(asked: Asked): void {
    this.#interrupted ??= this.#restoring;
    this.#stop();
    this.#fault = '';
    let worker: CopyWorker;
    try {
      worker = this.#makeWorker();
    } catch {
      // A sandboxed page has its own origin and may not start the site's workers (HTML, "Dedicated workers").
      this.#fail(
        'This browser does not let the page start the program that reads files. Open the page in a tab of its own and try again.',
      );
      return;
    }
    this.#reading = { name: asked.name, part: 0, doing: 'Opening' };
    this.#worker = worker;
    worker.addEventListener('message', (event) => {
      if (worker === this.#worker) this.#receive((event as MessageEvent<CopyAnswer>).data, 'copy' in asked);
    });
    worker.addEventListener('error', () => {
      if (worker === this.#worker)
        this.#fail('The program that reads files could not be loaded. Check the connection and try again.');
    });
    worker.postMessage({ ...asked, by: this.#by } satisfies CopyRequest);
  }

  /** Handles an answer of the worker. `wasKept` is true if the copy was read from the device's storage. */
  #receive(answer: CopyAnswer, wasKept: boolean): void {
    if (answer.type === 'progress') {
      this.#reading = { name: this.#reading?.name ?? '', part: answer.part, doing: answer.doing };
      return;
    }
    if (answer.type === 'failed') {
      this.#fail(answer.message);
      return;
    }
    const { copy } = answer;
    if (copy.report.verdict === 'other') {
      this.#fail(otherText(copy, this.#by));
      return;
    }
    this.#stop();
    this.#copy = copy;
    // A reader who opens a copy wants to read it, so the original is shown.
    if (this.#shows === 'digest') this.#shows = 'original';
    if (wasKept) {
      this.#isKeptHere = !this.#isKeptChanged;
      return;
    }
    this.#asked = null;
    // The new copy replaces the kept one that was open, so the kept one must not return at the next visit. A copy that another tab has
    // kept meanwhile, or that was never open in this tab, is not deleted.
    if (this.#isKeptHere) void this.forget();
  }

  /** Ends reading and shows a message. */
  #fail(message: string): void {
    this.#stop();
    this.#fault = message;
    this.#resume();
  }
}

/** The message for a text that is not the article: what was looked for, what was found, and what the reader can do. */
function otherText({ name, report }: OwnCopy, { passages, article }: PlaceBy): string {
  const there = (isFound: boolean): string => (isFound ? 'there' : 'not there');
  const phrases = report.placed.length + report.doubt.length;
  const sought = [
    `its title or DOI (${there(report.named)})`,
    `its author ${article.author} (${there(report.byAuthor)})`,
    `a phrase of each of its ${passages.length} paragraphs (${phrases} there)`,
    ...(report.agreeing === null ? [] : [`the words around them (most words of ${report.agreeing} paragraphs there)`]),
  ];
  return [
    `“${name}” does not seem to be this article.`,
    `Looked for: ${sought.join(', ')}.`,
    report.named || phrases > 0 ? 'It may be a text that cites the article or is on its subject.' : '',
    `Open a file with “${article.title}” or whole paragraphs of it.`,
  ]
    .filter(Boolean)
    .join(' ');
}
