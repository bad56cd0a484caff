/** The reader's own copy of the article: opening it, showing it, keeping it on the device and forgetting it. It is in memory only, unless the reader asks the device to keep it. */
import type { AtlasIndex } from '../domain/links';
import type { CopyText } from '../copy/model';
import type { OwnCopy, PlaceBy } from '../copy/place';
import { faultOfSize } from '../copy/read/readCopy';
import type { CopyAnswer, CopyRequest } from './copyWorker';
import type { DeviceStore, KeptCopy } from './deviceStore';

/** What the reader shows of each paragraph. */
export type ReadingText = 'digest' | 'original' | 'both';

/** A file being read. */
export interface CopyReading {
  readonly name: string;
  /** 0 to 1. */
  readonly part: number;
  readonly doing: string;
}

/** The part of a worker that is used here, so that tests can give their own. */
export type CopyWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** What a worker is asked for: a file, a pasted text, or a copy that was read before. */
type Asked = { readonly name: string } & (
  { readonly file: Blob } | { readonly text: string } | { readonly copy: CopyText }
);

/** The state of the reader's own copy: there is one at a time, or none. */
export class CopyState {
  readonly #by: PlaceBy;
  readonly #store: DeviceStore;
  readonly #makeWorker: () => CopyWorker;
  #worker: CopyWorker | null = null;
  #copy = $state.raw<OwnCopy | null>(null);
  #reading = $state.raw<CopyReading | null>(null);
  #fault = $state('');
  /** Name of the copy that the device keeps; null if it keeps none or that is not known yet. */
  #keptName = $state<string | null>(null);
  /** Whether this tab kept that copy, or opened and showed it again. This tab must not replace any other. */
  #isKeptHere = false;
  /** Whether another tab has kept or forgotten a copy since this one read what the device keeps. */
  #isKeptChanged = false;
  /** The kept copy whose opening was interrupted by another file. */
  #interrupted: KeptCopy | null = null;
  /** The kept copy that is being opened. */
  #restoring: KeptCopy | null = null;
  /** Counts calls of `forget`: one of them ends a `restore` that is under way. */
  #forgotten = 0;
  /** The last call of the store. */
  #stored: Promise<unknown> = Promise.resolve();
  #shows = $state<ReadingText>('digest');

  constructor({ atlas }: AtlasIndex, store: DeviceStore, makeWorker: () => CopyWorker) {
    this.#by = {
      passages: atlas.passages.map(({ id, anchor, sketch }) => ({ id, anchor, ...(sketch ? { sketch } : {}) })),
      article: { title: atlas.article.title, doi: atlas.article.doi, author: atlas.article.author },
    };
    this.#store = store;
    this.#makeWorker = makeWorker;
    // Another tab has kept or forgotten a copy.
    store.onCopyChange?.((keptName) => {
      this.#keptName = keptName;
      this.#isKeptHere = false;
      this.#isKeptChanged = true;
    });
  }

  /** The copy; null until one was opened. A file that cannot be read does not change it. */
  get copy(): OwnCopy | null {
    return this.#copy;
  }

  /** The file that is being read; null if none is. */
  get reading(): CopyReading | null {
    return this.#reading;
  }

  /** Why the last file could not be used, as a sentence; empty if nothing is wrong. */
  get fault(): string {
    return this.#fault;
  }

  /** Whether this device keeps a copy. */
  get isKept(): boolean {
    return this.#keptName !== null;
  }

  /** Name of the copy that this device keeps, which may differ from the open one; null if it keeps none. */
  get keptName(): string | null {
    return this.#keptName;
  }

  /** What is shown: always the digest if there is no copy. */
  get shows(): ReadingText {
    return this.#copy ? this.#shows : 'digest';
  }

  /** Chooses what is shown. */
  show = (shows: ReadingText): void => {
    this.#shows = shows;
  };

  /** Reads a file. */
  open = (file: File): void => {
    const fault = faultOfSize(file.name, file.size);
    // This is known before the file is read: no worker is needed.
    if (fault) this.#fail(fault);
    else this.#ask({ name: file.name, file });
  };

  /** Reads text that was pasted. */
  paste = (text: string): void => this.#ask({ name: 'Pasted text', text });

  /** Stops reading. The open copy stays; the opening of a kept copy is resumed. */
  cancel = (): void => {
    this.#stop();
    this.#resume();
  };

  /** Closes the copy, and forgets it if this device keeps it. Another copy that the device keeps stays. */
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
    // It was closed or replaced meanwhile: the reader did not ask to keep the other.
    if (this.#copy !== copy) await this.forget();
  };

  /** Deletes the copy that this device keeps; the open copy stays open. */
  forget = async (): Promise<void> => {
    this.#forgotten++;
    this.#interrupted = null;
    if (this.#restoring) this.#stop();
    try {
      await this.#inTurn(this.#store.forgetCopy);
      this.#keptName = null;
      this.#isKeptHere = false;
    } catch {
      // A browser that keeps nothing has kept no copy.
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
      // A browser that keeps nothing has kept no copy.
      const isBlocked =
        !(error instanceof Error) || ['SecurityError', 'InvalidStateError', 'TypeError'].includes(error.name);
      if (!isBlocked)
        this.#fault ||=
          'The copy that this device keeps could not be read. It is still there: load the page again, or open the file.';
      return;
    }
    // It was forgotten meanwhile.
    if (!kept || forgotten !== this.#forgotten) return;
    this.#keptName = kept.name;
    // A file that was opened meanwhile comes first. The kept copy is not deleted: the reader decides which of the two to keep.
    if (this.#copy) return;
    if (this.#reading) this.#interrupted = kept;
    else this.#reopen(kept);
  };

  /** Removes the sentence about the last file. */
  dismissFault = (): void => {
    this.#fault = '';
  };

  /** Calls the store after all earlier calls have ended. */
  #inTurn<T>(call: () => Promise<T>): Promise<T> {
    const next = this.#stored.then(call, call);
    this.#stored = next.catch(() => {});
    return next;
  }

  /** Ends the worker and starts nothing else. */
  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#reading = null;
    this.#restoring = null;
  }

  /** Opens a kept copy. Its passages are placed again, because the digest may have changed. The message about an earlier file stays. */
  #reopen(kept: KeptCopy): void {
    const fault = this.#fault;
    this.#ask({ name: kept.name, copy: kept.copy });
    if (fault) this.#fault = fault;
    if (this.#reading) this.#restoring = kept;
  }

  /** Opens the kept copy whose opening was interrupted by a file that failed. */
  #resume(): void {
    const kept = this.#interrupted;
    this.#interrupted = null;
    if (kept && !this.#copy) this.#reopen(kept);
  }

  /** Starts a worker for a request, in place of the one before. */
  #ask(asked: Asked): void {
    this.#interrupted ??= this.#restoring;
    this.#stop();
    this.#fault = '';
    let worker: CopyWorker;
    try {
      worker = this.#makeWorker();
    } catch {
      // HTML, "Dedicated workers": a sandboxed page has an origin of its own, and may not start workers from the site's.
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

  /** Handles an answer of the worker. `wasKept`: the copy came from the device. */
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
    this.#interrupted = null;
    this.#copy = copy;
    // A reader who opens a copy wants to read it.
    if (this.#shows === 'digest') this.#shows = 'original';
    if (wasKept) {
      this.#isKeptHere = !this.#isKeptChanged;
      return;
    }
    // The kept copy was open and this one replaces it: the kept one must not return at the next visit. A copy that another tab has kept
    // since, or that was never open here, is not deleted.
    if (this.#isKeptHere) void this.forget();
  }

  /** Ends reading with a message. */
  #fail(message: string): void {
    this.#stop();
    this.#fault = message;
    this.#resume();
  }
}

/** The message for a text that is not the article: what was looked for, what was found, and what to do. */
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
